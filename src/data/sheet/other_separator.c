/* other_separator - rows whose cells are apart by another sign than those of the table: two exports put together. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "data/sheet/block.h"
#include "data/sheet/number.h"

enum { CELL = 48 };

/* The next cell of a line, its quotes and blanks taken off; what is after it, NULL behind the last. */
static const char *next_cell(char out[CELL], const char *at, char separator)
{
    const size_t length = strcspn(at, (char[]){separator, 0});
    size_t from = strspn(at, " \""), to = length;
    from = from < length ? from : length;
    while (to > from && strchr(" \"", at[to - 1]))
        to--;
    snprintf(out, CELL, "%.*s", (int)(to - from), at + from);
    at += length;
    return *at ? at + (separator == ' ' ? strspn(at, " ") : 1) : NULL;
}

/* Whether a line has a time, of two words between blanks too, and numbers behind it, as many as a row has. */
static bool is_row(const lc_block *b, const char *at, char separator)
{
    char cell[CELL], time[2 * CELL + 1];
    size_t cells = 1;
    at = next_cell(time, at, separator);
    if (at && separator == ' ' && strchr(at, ':') && strcspn(at, ":") < 3) {
        at = next_cell(cell, at, separator);
        snprintf(time + strlen(time), CELL + 1, " %s", cell);
    }
    for (; at; cells++) {
        at = next_cell(cell, at, separator);
        if (lc_number_writing(cell) == LC_WRITES_TEXT)
            return false;
    }
    return cells == b->width && cells > 1 && lc_time_looks(time);
}

/* The other separator of a row of data; 0: the line is none. */
static char other_separator(const lc_block *b, size_t row)
{
    const char *cell = lc_csv_cell(b->s->csv, row, 0);
    for (const char *at = ";,\t| "; *at; at++)
        if (*at != b->s->csv->separator && is_row(b, cell, *at))
            return *at;
    return 0;
}

static const char *called(const char *sign)
{
    return *sign == '\t' ? "a tab" : *sign == ' ' ? "blanks" : sign;
}

lc_status lc_block_refuse_separator(const lc_block *b, size_t row)
{
    const lc_csv *c = b->s->csv;
    const char other = b->times ? other_separator(b, row) : 0;
    const bool before = row < b->s->first;
    size_t last = row;
    if (!other)
        return LC_OK;
    while (before && last + 1 < b->s->first && other_separator(b, last + 1))
        last++;
    return lc_fail(
        LC_E_DATA,
        "%s:%zu: a row of data whose cells are apart by another sign (%s) than those of the table: write the file with "
        "one; to pass such rows over: --%s %zu",
        c->path, c->row[row].line, called((char[]){other, 0}), before ? "skip" : "footer",
        before ? c->row[last].line : lc_csv_lines_from(c, row));
}

/* Whether a line has a word for each column between other signs; between blanks, which sentences have, the first names a time. */
static bool is_names(const lc_block *b, const char *at, char separator)
{
    char cell[CELL];
    size_t cells = 0;
    for (; at; cells++) {
        at = next_cell(cell, at, separator);
        if (!*cell || lc_number_writing(cell) != LC_WRITES_TEXT || lc_time_looks(cell) ||
            (separator == ' ' && cells == 0 && !lc_name_heads_time(cell)))
            return false;
    }
    return cells == b->width;
}

lc_status lc_block_refuse_other_names(const lc_block *b)
{
    const lc_csv *c = b->s->csv;
    const size_t row = b->s->first - 1;
    if (b->s->header < b->s->first || b->s->first == 0 || c->row[row].width > 1 || b->width == 1)
        return LC_OK;
    for (const char *at = ";,\t| "; *at; at++)
        if (*at != c->separator && is_names(b, lc_csv_cell(c, row, 0), *at))
            return lc_fail(LC_E_DATA,
                           "%s:%zu: names that are apart by another sign (%s) than the rows: write the file with one; to read it "
                           "without names: --skip %zu",
                           c->path, c->row[row].line, called((char[]){*at, 0}), c->row[row].line);
    return LC_OK;
}
