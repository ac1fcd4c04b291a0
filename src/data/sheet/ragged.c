/* ragged - rows of a text file that end before the last column. */
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/words.h"
#include "data/sheet/block.h"

/* Whether the cells that a row has are what the block's columns hold, a time among them, or a number. */
static bool is_like(const lc_block *b, size_t row)
{
    const lc_csv *c = b->s->csv;
    size_t numbers = 0, times = 0;
    for (size_t column = 0; column < b->width && column < c->row[row].width; column++) {
        const lc_cell_kind kind = lc_block_kind(b, row, column);
        if (kind != b->kind[column] && kind != LC_CELL_EMPTY && b->kind[column] != LC_CELL_EMPTY &&
            b->kind[column] != LC_CELL_WORD)
            return false;
        numbers += kind == LC_CELL_NUMBER;
        times += kind == LC_CELL_TIME;
    }
    return b->times ? times > 0 && c->row[row].width > 1 : numbers > 0;
}

/* The line of names right above the block, or rows like it; the number of rows without one. from: behind a given header. */
static size_t find_names(const lc_block *b, size_t from)
{
    size_t row = b->begin;
    while (row > 0 && row >= from && !lc_block_only_words(b, row) && is_like(b, row))
        row--;
    return lc_block_only_words(b, row) && b->s->csv->row[row].width >= b->width ? row : b->s->csv->rows;
}

/* How many columns have a name, empty cells at its end aside. */
static size_t count_names(const lc_csv *c, size_t names)
{
    size_t width = c->row[names].width;
    while (width && !*lc_csv_cell(c, names, width - 1))
        width--;
    return width;
}

static bool any_is_short(const lc_csv *c, size_t names, size_t width)
{
    size_t row = names + 1;
    while (row < c->rows && c->row[row].width >= width)
        row++;
    return row < c->rows;
}

/* The row behind the last one that is right below the names, without words or, before a short one, a blank line between. step: to
 * the next line, or over one that was taken out. */
static size_t find_end(const lc_block *b, size_t names, size_t step)
{
    const lc_csv *c = b->s->csv;
    size_t row = names + 1;
    while (row < c->rows && (c->row[row].width == c->row[names].width || c->row[row].line <= c->row[row - 1].line + step) &&
           c->row[row].width <= c->row[names].width && is_like(b, row))
        row++;
    return row;
}

/* What rows have in the columns that some of them end before. */
typedef struct tail {
    size_t least, rows, first; /* cells of the shortest; how many are short, and which is the first */
    bool numbers, empties;     /* other rows have numbers there; or nothing */
} tail;

static tail look(const lc_block *b, size_t names, size_t end)
{
    const lc_csv *c = b->s->csv;
    const size_t width = c->row[names].width;
    tail t = {.least = width};
    for (size_t row = end; row-- > names + 1;)
        if (c->row[row].width < width) {
            t.least = c->row[row].width < t.least ? c->row[row].width : t.least;
            t.first = row;
            t.rows++;
        }
    for (size_t row = names + 1; row < end && t.rows; row++) {
        for (size_t column = t.least; column < c->row[row].width; column++)
            t.numbers |= lc_block_kind(b, row, column) == LC_CELL_NUMBER;
        t.empties |= c->row[row].width == width && !*lc_csv_cell(c, row, width - 1);
    }
    return t;
}

/* Empty cells behind those of short rows. */
static lc_status widen(lc_csv *c, size_t begin, size_t end, size_t width, size_t count)
{
    size_t cells;
    CHECK(lc_csv_add_cells(&cells, c, count * width));
    for (size_t row = begin; row < end; row++) {
        lc_csv_row *r = &c->row[row];
        if (r->width >= width)
            continue;
        char *last = c->cell[r->first + r->width - 1], *empty = last + strlen(last);
        memcpy(c->cell + cells, c->cell + r->first, r->width * sizeof *c->cell);
        for (size_t column = r->width; column < width; column++)
            c->cell[cells + column] = empty;
        r->first = cells;
        r->width = width;
        cells += width;
    }
    return LC_OK;
}

/* No row is as wide as the header: the last columns may be empty, or a name have a separator in it. Leaving the last one out says
 * the former. */
static lc_status refuse_narrow(const lc_block *b, size_t names, size_t width)
{
    const lc_csv *c = b->s->csv;
    const lc_import *r = b->s->request;
    const char *last = lc_csv_cell(c, names, width - 1);
    if ((r->drop && lc_names_has(r->drop, last)) || (r->columns && !lc_names_has(r->columns, last)))
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "%s:%zu: has %zu names, and no line below it as many cells: a name with '%c' in it is to be in quotes; if the "
                   "last columns are empty: --drop %s",
                   c->path, c->row[names].line, width, c->separator, lc_typed_name(last).text);
}

/* Where cells of numbers are cut off, several rows must show that an empty cell is not written: a separator may be lost, or the
 * last line broken. */
static lc_status fill(bool *changed, lc_block *b, size_t from, size_t step)
{
    lc_csv *c = b->s->csv;
    const size_t names = find_names(b, from);
    if (names == c->rows || count_names(c, names) < b->width || !any_is_short(c, names, count_names(c, names)))
        return LC_OK;
    const size_t end = find_end(b, names, step), width = c->row[names].width;
    const tail t = look(b, names, end);
    if (!t.rows || t.least < 2 || (t.numbers && (t.empties || t.rows == 1)))
        return LC_OK;
    if (t.rows == end - names - 1)
        CHECK(refuse_narrow(b, names, count_names(c, names)));
    lc_sheet_note(b->s, "%s %s fewer cells than the header (the first: line %zu): what is behind them is missing",
                  lc_counted(t.rows, "line").text, lc_if_one(t.rows, "has", "have"), c->row[t.first].line);
    CHECK(widen(c, names + 1, end, width, t.rows));
    *changed = true;
    return LC_OK;
}

static lc_status find_again(lc_block *b, size_t from)
{
    lc_free(b->kind);
    *b = (lc_block){.s = b->s};
    return lc_block_find(b, from);
}

/* Each once: what is mended may be seen otherwise by the other. Between blanks any cell may be the missing one. */
lc_status lc_block_find_mended(lc_block *b, size_t from)
{
    bool changed = false;
    CHECK(find_again(b, from));
    if (b->width > 1)
        CHECK(lc_block_drop_remarks(&changed, b, from));
    if (changed)
        CHECK(find_again(b, from));
    const size_t step = changed ? 2 : 1;
    changed = false;
    if (b->width > 1 && b->s->csv->separator != ' ')
        CHECK(fill(&changed, b, from, step));
    return changed ? find_again(b, from) : LC_OK;
}
