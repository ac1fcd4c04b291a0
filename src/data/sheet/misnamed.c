/* misnamed - words between blanks that are names of columns as they are counted, where they may be parts of names. */
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "data/sheet/print.h"

/* Whether one blank is between all words of a row, or more than one. */
static bool is_even(const lc_csv *c, size_t row)
{
    size_t narrow = 0;
    for (size_t i = 1; i < c->row[row].width; i++) {
        const size_t end = lc_place_of(c, &c->row[row], i - 1, LC_LETTERS).end;
        narrow += lc_place_of(c, &c->row[row], i, LC_LETTERS).begin == end + 1;
    }
    return narrow == 0 || narrow + 1 == c->row[row].width;
}

/* Whether words of a print are over cells of other columns than those that they count for. */
static lc_status is_beside(bool *out, const lc_block *b, size_t names)
{
    lc_print p = {0};
    CHECK(lc_print_look(&p, b, b->s->first, LC_LETTERS));
    *out = p.apart && !lc_print_is_over(&p, names) && !is_even(b->s->csv, names);
    lc_free(p.field);
    return LC_OK;
}

size_t lc_block_find_misnamed(const lc_block *b, const lc_csv_row *names)
{
    const lc_csv *c = b->s->csv;
    const size_t time = lc_block_time(b), next = time + 1;
    if (time == b->width)
        return b->width;
    const size_t name = lc_block_counted(b, names, time), behind = lc_block_counted(b, names, next);
    if (name < names->width && !lc_name_mentions_time(c->cell[names->first + name]))
        return time;
    const bool clock = next < b->width && b->kind[next] == LC_CELL_TIME && strchr(lc_csv_cell(c, b->s->first, next), ':') &&
                       !strchr(lc_csv_cell(c, b->s->first, time), ':');
    return clock && behind < names->width && !lc_name_mentions_time(c->cell[names->first + behind]) ? next : b->width;
}

/* Whether a sign ends all words of a row but the last: date, a, b. */
static bool is_listed(const lc_csv *c, size_t row)
{
    size_t listed = 0;
    for (size_t i = 0; i + 1 < c->row[row].width; i++) {
        const char *cell = lc_csv_cell(c, row, i);
        const size_t length = strlen(cell);
        listed += length > 1 && strchr(",;|", cell[length - 1]);
    }
    return listed > 0 && listed + 1 == c->row[row].width;
}

/* The flags that say which row has the names. */
static void say_header(char out[LC_TEXT_MAX], const lc_block *b, size_t names)
{
    const size_t line = b->s->csv->row[names].line;
    char skip[64] = "";
    if (line > 1)
        snprintf(skip, sizeof skip, "--skip %zu ", line - 1);
    snprintf(out, LC_TEXT_MAX, "%s--header %zu", skip, b->s->first - names);
}

lc_status lc_block_refuse_counted(const lc_block *b, size_t names)
{
    const lc_csv *c = b->s->csv;
    const lc_csv_row *row = &c->row[names];
    bool beside = false;
    char header[LC_TEXT_MAX];
    if (c->separator != ' ' || row->placed || row->comment || lc_print_is_quoted(c, names))
        return LC_OK;
    if (is_listed(c, names))
        return lc_fail(
            LC_E_DATA,
            "%s:%zu: names that are apart by another sign than the rows, which have blanks: write the file with one; to "
            "read it without names: --skip %zu",
            c->path, row->line, row->line);
    say_header(header, b, names);
    if (!c->tabs)
        CHECK(is_beside(&beside, b, names));
    if (beside)
        return lc_fail(LC_E_DATA,
                       "%s:%zu: the names are not over the cells of their columns: write the table with commas (pandas: to_csv); "
                       "where none has a blank, and each column has one: %s",
                       c->path, row->line, header);
    const size_t misnamed = lc_block_find_misnamed(b, row);
    if (misnamed < b->width) {
        const char *name = c->cell[row->first + lc_block_counted(b, row, misnamed)];
        return lc_fail(LC_E_DATA,
                       "%s:%zu: '%s' would be the name of column %zu, which has times: put names that have blanks in quotes, or "
                       "write the table with commas (pandas: to_csv); where none has: %s",
                       c->path, row->line, name, misnamed + 1, header);
    }
    return LC_OK;
}
