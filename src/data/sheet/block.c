/* block - the longest run of rows of one width, and what its columns hold. */
#include "data/sheet/block.h"

#include <string.h>

#include "core/counted.h"
#include "core/mem.h"

enum { SAMPLE = 200 };

lc_cell_kind lc_block_kind(const lc_block *b, size_t row, size_t column)
{
    return lc_sheet_kind(b->s, lc_csv_cell(b->s->csv, row, column));
}

/* 2019, among months and quarters. */
static bool is_year(const char *cell)
{
    return strspn(cell, "0123456789") == 4 && !cell[4] && (cell[0] == '1' || cell[0] == '2');
}

lc_block_counts lc_block_count(const lc_block *b, size_t row)
{
    lc_block_counts c = {0};
    for (size_t column = 0; column < b->width; column++) {
        const lc_cell_kind kind = lc_block_kind(b, row, column);
        c.filled += *lc_csv_cell(b->s->csv, row, column) != 0;
        if (b->kind[column] == LC_CELL_NUMBER) {
            c.names_time |= kind == LC_CELL_WORD && lc_name_heads_time(lc_csv_cell(b->s->csv, row, column));
            c.numbers += kind == LC_CELL_NUMBER;
            c.words += kind == LC_CELL_WORD || kind == LC_CELL_TIME;
        }
        if (b->kind[column] == LC_CELL_TIME) {
            c.times += kind == LC_CELL_TIME || is_year(lc_csv_cell(b->s->csv, row, column));
            c.word_for_time |= kind == LC_CELL_WORD;
        }
    }
    return c;
}

/* A row of data: it has a time if the others have one, else more numbers than words, of which none is the name of a time. */
bool lc_block_fits(const lc_block *b, size_t row)
{
    const lc_block_counts c = lc_block_count(b, row);
    return b->times ? c.times > 0 : c.numbers > 0 && c.numbers >= c.words && !c.names_time;
}

bool lc_block_only_words(const lc_block *b, size_t row)
{
    size_t words = 0;
    for (size_t column = 0; column < b->s->csv->row[row].width; column++) {
        const lc_cell_kind kind = lc_block_kind(b, row, column);
        if (kind == LC_CELL_NUMBER || kind == LC_CELL_TIME)
            return false;
        words += kind == LC_CELL_WORD;
    }
    return words > 0;
}

/* Whether a row in the second half of a run has a number or a time. */
static bool has_values(const lc_block *b, size_t begin, size_t end)
{
    const size_t half = begin + (end - begin) / 2, step = (end - half) / SAMPLE + 1;
    for (size_t row = half; row < end; row += step)
        for (size_t column = 0; column < b->s->csv->row[row].width; column++) {
            const lc_cell_kind kind = lc_block_kind(b, row, column);
            if (kind == LC_CELL_NUMBER || kind == LC_CELL_TIME)
                return true;
        }
    return false;
}

/* Of all runs, or of those with values: a preamble may have more lines than the table. */
static void find_longest(lc_block *b, size_t from, bool valued)
{
    const lc_csv *c = b->s->csv;
    for (size_t begin = from, end; begin < c->rows; begin = end) {
        for (end = begin + 1; end < c->rows && c->row[end].width == c->row[begin].width;)
            end++;
        if (end - begin > b->end - b->begin && (!valued || has_values(b, begin, end))) {
            b->begin = begin;
            b->end = end;
            b->width = c->row[begin].width;
        }
    }
}

/* Empty cells after the last column, as a separator at the end of some lines makes them, are not cells. */
static size_t cut_empty(const lc_block *b, size_t from)
{
    lc_csv *c = b->s->csv;
    size_t cut = 0;
    for (size_t row = from; row < c->rows; row++) {
        size_t width = c->row[row].width;
        while (width > b->width && !*lc_csv_cell(c, row, width - 1))
            width--;
        if (width != b->width || width == c->row[row].width)
            continue;
        c->row[row].width = width;
        cut++;
    }
    return cut;
}

/* What most cells of a column are, among rows of the second half. */
static lc_cell_kind learn_column(const lc_block *b, size_t column)
{
    const size_t half = b->begin + (b->end - b->begin) / 2, rows = b->end - half, step = rows / SAMPLE + 1;
    size_t count[LC_CELL_WORD + 1] = {0};
    for (size_t row = half; row < b->end; row += step)
        count[lc_block_kind(b, row, column)]++;
    if (count[LC_CELL_TIME] && count[LC_CELL_TIME] >= count[LC_CELL_NUMBER] + count[LC_CELL_WORD])
        return LC_CELL_TIME;
    if (count[LC_CELL_NUMBER] && count[LC_CELL_NUMBER] >= count[LC_CELL_WORD] + count[LC_CELL_TIME])
        return LC_CELL_NUMBER;
    return count[LC_CELL_WORD] + count[LC_CELL_TIME] ? LC_CELL_WORD : LC_CELL_EMPTY;
}

static lc_status learn(lc_block *b)
{
    CHECK(lc_new(&b->kind, b->width, sizeof *b->kind));
    for (size_t column = 0; column < b->width; column++) {
        b->kind[column] = learn_column(b, column);
        b->times |= b->kind[column] == LC_CELL_TIME;
    }
    return LC_OK;
}

/* A row that has what the block has, and a word more. */
static bool has_word_more(const lc_block *b, size_t row, const char *word)
{
    const lc_csv *c = b->s->csv;
    if (c->row[row].width != b->width + 1 || strcmp(lc_csv_cell(c, row, b->width), word) != 0)
        return false;
    for (size_t column = 0; column < b->width; column++) {
        const lc_cell_kind kind = lc_block_kind(b, row, column);
        if (kind != b->kind[column] && kind != LC_CELL_EMPTY)
            return false;
    }
    return lc_block_kind(b, row, b->width) == LC_CELL_WORD;
}

/* Rows between blanks, right below the block, that have one word more, the same in all: "Provisional". */
static void take_marked(lc_block *b)
{
    lc_csv *c = b->s->csv;
    const size_t begin = b->end;
    if (c->separator != ' ' || begin == c->rows || c->row[begin].width != b->width + 1)
        return;
    const char *word = lc_csv_cell(c, begin, b->width);
    for (; b->end < c->rows && has_word_more(b, b->end, word); b->end++)
        c->row[b->end].width = b->width;
    if (b->end > begin)
        lc_sheet_note(b->s, "'%.60s' behind the last column of %s is passed over", word, lc_counted(b->end - begin, "line").text);
}

size_t lc_block_counted(const lc_block *b, const lc_csv_row *names, size_t column)
{
    const size_t gap = b->s->gap, fewer = names->width < b->width ? b->width - names->width : 0;
    if (!fewer || column < gap)
        return column;
    return column - gap < fewer ? names->width : column - fewer;
}

bool lc_block_has_data(const lc_block *b)
{
    for (size_t column = 0; column < b->width; column++)
        if (b->kind[column] == LC_CELL_NUMBER || b->kind[column] == LC_CELL_TIME)
            return true;
    return false;
}

lc_status lc_block_find(lc_block *b, size_t from)
{
    find_longest(b, from, true);
    const bool valued = b->begin < b->end;
    if (!valued)
        find_longest(b, from, false);
    const size_t cut = b->width > 1 ? cut_empty(b, from) : 0;
    if (cut)
        find_longest(b, from, valued);
    if (cut)
        lc_sheet_note(b->s, "%s %s an empty cell after the last column: passed over", lc_counted(cut, "line").text,
                      lc_if_one(cut, "has", "have"));
    CHECK(learn(b));
    take_marked(b);
    return LC_OK;
}
