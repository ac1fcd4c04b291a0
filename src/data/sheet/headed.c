/* headed - whether a row that looks like data is the header: years, days of Excel or hours above columns of values. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/sheet/block.h"

enum { SAMPLE = 50, COUNTED_LEAST = 6, EVEN_LEAST = 4, SPARSE_LEAST = 3, YEAR_LEAST = 1500, YEAR_MOST = 2200 };

/* A row and the run of names in it that could be times. */
typedef struct candidate {
    const lc_block *block;
    size_t row;
    lc_headings run;
    bool above_numbers; /* a word of it is above a column of numbers or times */
} candidate;

static char *const *cells_of(const candidate *c)
{
    const lc_csv *csv = c->block->s->csv;
    return csv->cell + csv->row[c->row].first;
}

/* Words, or nothing, beside the run; *found: there is nothing else. */
static bool has_words_only(candidate *c)
{
    const lc_block *b = c->block;
    for (size_t column = 0; column < b->width; column++) {
        const bool inside = column >= c->run.first && column < c->run.end;
        const lc_cell_kind kind = lc_block_kind(b, c->row, column);
        if (!inside && (kind == LC_CELL_NUMBER || kind == LC_CELL_TIME))
            return false;
        c->above_numbers |=
            !inside && kind == LC_CELL_WORD && (b->kind[column] == LC_CELL_NUMBER || b->kind[column] == LC_CELL_TIME);
    }
    return true;
}

/* Whether the row's first cell occurs again below it: then it names a series, not the names of series. */
static bool is_repeated(const candidate *c)
{
    const lc_block *b = c->block;
    const char *first = cells_of(c)[0];
    for (size_t row = c->row + 1; row < b->end && *first && c->run.first > 0; row++)
        if (strcasecmp(lc_csv_cell(b->s->csv, row, 0), first) == 0)
            return true;
    return false;
}

/* Whether most rows below have such numbers too: years among years. */
static bool is_alike(const candidate *c)
{
    const lc_block *b = c->block;
    size_t alike = 0, rows = 0;
    for (size_t row = c->row + 1; row < b->end && rows < SAMPLE; row++, rows++) {
        const lc_headings run =
            lc_headings_find(b->s->csv->cell + b->s->csv->row[row].first + c->run.first, c->run.end - c->run.first, NULL);
        alike += run.kind == c->run.kind && run.bare && run.end - run.first == c->run.end - c->run.first;
    }
    return 2 * alike > rows;
}

/* Whether a row has a name above each column, but perhaps the first, no two neighbours equal: no row below it is a header. */
static bool has_names(const lc_block *b, size_t row)
{
    const lc_csv *csv = b->s->csv;
    for (size_t column = 0; column < b->width; column++) {
        const char *cell = lc_csv_cell(csv, row, column);
        const lc_cell_kind kind = lc_block_kind(b, row, column);
        if (kind == LC_CELL_NUMBER || (kind == LC_CELL_EMPTY && column > 0) ||
            (column > 0 && strcmp(cell, lc_csv_cell(csv, row, column - 1)) == 0))
            return false;
    }
    return true;
}

/* Month,2021: a part of time and the only year. */
static bool names_year(const candidate *c)
{
    const lc_headings last = lc_headings_last(cells_of(c), c->block->width, NULL);
    return c->block->width == 2 && last.kind == LC_HEADING_YEAR && lc_name_mentions_time(cells_of(c)[0]) &&
           c->block->kind[0] == LC_CELL_WORD;
}

typedef enum answer { NO, YES, DOUBT } answer;

static answer judge(candidate *c)
{
    const size_t count = c->run.end - c->run.first;
    if (names_year(c))
        return YES;
    if (c->run.kind == LC_HEADING_NONE || !c->run.bare || !has_words_only(c) || is_repeated(c))
        return NO;
    if (c->run.kind == LC_HEADING_PART)
        return c->run.even && count >= COUNTED_LEAST && (c->above_numbers || c->run.first > 0) ? YES : NO;
    if (c->run.first == 0 && count < EVEN_LEAST && !c->above_numbers)
        return NO;
    const bool alike = is_alike(c);
    if (c->run.shuffled && count == c->block->width)
        return alike ? NO : DOUBT;
    if (c->run.even && count >= EVEN_LEAST && !alike)
        return YES;
    if (count >= SPARSE_LEAST || c->run.even)
        return c->above_numbers || !alike ? YES : DOUBT;
    return NO;
}

/* Whether all numbers of a row are years, perhaps with months after a point: three at least. */
static bool is_years(const lc_block *b, size_t row)
{
    size_t years = 0, numbers = 0;
    for (size_t column = 0; column < b->width; column++) {
        const char *cell = lc_csv_cell(b->s->csv, row, column);
        const double value = lc_block_kind(b, row, column) == LC_CELL_NUMBER ? strtod(cell, NULL) : 0;
        numbers += lc_block_kind(b, row, column) == LC_CELL_NUMBER;
        years += value >= YEAR_LEAST && value < YEAR_MOST && strspn(cell, "0123456789") == 4;
    }
    return years >= SPARSE_LEAST && years == numbers;
}

/* Years in any order above values that are none, with words beside them. */
static bool is_doubtful(const candidate *c)
{
    const lc_block *b = c->block;
    size_t alike = 0, rows = 0;
    if (!is_years(b, c->row) || is_repeated(c))
        return false;
    for (size_t row = c->row + 1; row < b->end && rows < SAMPLE; row++, rows++)
        alike += is_years(b, row);
    return 2 * alike <= rows;
}

/* How many lines a header has that begins with the block and has a row of times: with the words below that. */
static size_t lines_to(const lc_block *b, size_t row)
{
    while (row + 1 < b->end && lc_block_only_words(b, row + 1))
        row++;
    return row - b->begin + 1;
}

lc_status lc_block_find_times(size_t *out, const lc_block *b, size_t reach)
{
    const lc_csv *csv = b->s->csv;
    *out = b->end;
    for (size_t row = b->begin; row + 1 < b->end && row < b->begin + reach; row++) {
        candidate c = {.block = b, .row = row};
        c.run = lc_headings_find(cells_of(&c), b->width, b->s->request->time_format);
        answer found = judge(&c);
        if (found == NO && is_doubtful(&c) && !b->times)
            found = DOUBT;
        if (found == DOUBT)
            return lc_fail(LC_E_DATA,
                           "%s:%zu: may be a header of times, or a row of values: --header %zu or --header none decides",
                           csv->path, csv->row[row].line, lines_to(b, row));
        if (found == YES)
            *out = row;
        if (found == YES || lc_block_count(b, row).numbers > 0 || has_names(b, row))
            return LC_OK;
    }
    return LC_OK;
}
