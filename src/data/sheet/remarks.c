/* remarks - rows of words between the rows of a text file, "0.24 Dividend" between prices. */
#include <ctype.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "data/sheet/block.h"

enum { LETTERS = 3, SHOWN = 3, DAY_LONG = 8 };

/* Whether a cell is a time of its row, in digits too: 20210228. */
static bool is_time(const lc_block *b, size_t row, size_t column)
{
    const char *cell = lc_csv_cell(b->s->csv, row, column);
    return b->kind[column] == LC_CELL_TIME || (!b->times && strspn(cell, "0123456789") >= DAY_LONG && lc_time_looks(cell));
}

/* The column of numbers in which a row has a word, and nothing but a time beside it; the block's width: it is no such row. */
static size_t find_word(const lc_block *b, size_t row)
{
    const lc_csv *c = b->s->csv;
    size_t found = b->width, filled = 0, letters = 0;
    for (size_t column = 0; column < c->row[row].width && column < b->width && filled < 2; column++)
        if (*lc_csv_cell(c, row, column) && !is_time(b, row, column)) {
            found = column;
            filled++;
        }
    if (filled != 1 || b->kind[found] != LC_CELL_NUMBER || lc_block_kind(b, row, found) == LC_CELL_EMPTY)
        return b->width;
    for (const char *at = lc_csv_cell(c, row, found); *at && letters < LETTERS; at++)
        letters = isalpha((unsigned char)*at) ? letters + 1 : 0;
    return letters == LETTERS ? found : b->width;
}

/* Whether a row has times, and the other one the same. */
static bool same_time(const lc_block *b, size_t one, size_t other)
{
    const lc_csv *c = b->s->csv;
    size_t times = 0;
    for (size_t column = 0; column < b->width && column < c->row[one].width; column++) {
        if (!is_time(b, one, column))
            continue;
        if (column >= c->row[other].width || strcmp(lc_csv_cell(c, one, column), lc_csv_cell(c, other, column)) != 0)
            return false;
        times += *lc_csv_cell(c, one, column) != '\0';
    }
    return times > 0;
}

/* A word between prices, "0.24 Dividend", beside a row of values of the same time: no value and no time is lost with it. */
static bool is_remark(const lc_block *b, size_t row)
{
    const lc_csv *c = b->s->csv;
    if (find_word(b, row) == b->width)
        return false;
    return (row + 1 < c->rows && same_time(b, row, row + 1) && find_word(b, row + 1) == b->width) ||
           (row > 0 && same_time(b, row, row - 1) && find_word(b, row - 1) == b->width);
}

lc_status lc_block_drop_remarks(bool *changed, lc_block *b, size_t from)
{
    lc_status status = LC_OK;
    lc_csv *c = b->s->csv;
    bool *drop = NULL;
    size_t dropped = 0, kept = from;
    TRY(lc_new(&drop, c->rows, sizeof *drop));
    for (size_t row = from; row < c->rows && b->width > 2; row++) {
        drop[row] = is_remark(b, row);
        if (drop[row] && dropped++ < SHOWN)
            lc_sheet_note(b->s, "line %zu passed over: '%.60s' is no value, and another row has its time", c->row[row].line,
                          lc_csv_cell(c, row, find_word(b, row)));
    }
    if (dropped > SHOWN)
        lc_sheet_note(b->s, "%s more like these passed over", lc_counted(dropped - SHOWN, "line").text);
    for (size_t row = from; row < c->rows && dropped; row++)
        if (!drop[row])
            c->row[kept++] = c->row[row];
    c->rows = dropped ? kept : c->rows;
    *changed |= dropped > 0;
done:
    lc_free(drop);
    return status;
}
