/* other_separator - rows whose cells are apart by another sign than those of the table: two exports put together. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "data/sheet/block.h"
#include "data/sheet/number.h"

/* A time and numbers between blanks, as many as a row has: 2023-01-01 21.05 70.5. */
static bool is_blank_row(const lc_block *b, const char *cell)
{
    char word[48];
    size_t words = 0;
    for (; *cell; words++) {
        const size_t length = strcspn(cell, " ");
        snprintf(word, sizeof word, "%.*s", (int)length, cell);
        if (words ? lc_number_writing(word) == LC_WRITES_TEXT : !lc_time_looks(word))
            return false;
        cell += length + strspn(cell + length, " ");
    }
    return words == b->width && words > 1;
}

/* The other separator of a line that has a time, and a number behind it; 0: it is none of those. */
static char other_separator(const lc_block *b, size_t row)
{
    char time[48];
    const char *cell = lc_csv_cell(b->s->csv, row, 0);
    for (const char *at = ";,\t|"; *at; at++) {
        const char *end = *at != b->s->csv->separator ? strchr(cell, *at) : NULL;
        if (!end || (size_t)(end - cell) >= sizeof time)
            continue;
        snprintf(time, sizeof time, "%.*s", (int)(end - cell), cell);
        if (lc_time_looks(time) && isdigit((unsigned char)end[1 + strspn(end + 1, " \"+-")]))
            return *at;
    }
    return b->s->csv->separator != ' ' && is_blank_row(b, cell) ? ' ' : 0;
}

lc_status lc_block_refuse_separator(const lc_block *b, size_t row)
{
    const lc_csv *c = b->s->csv;
    const char other = b->times ? other_separator(b, row) : 0;
    if (!other)
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "%s:%zu: a row of data whose cells are apart by another sign (%s) than those of the table: write "
                   "the file with one",
                   c->path, c->row[row].line,
                   other == '\t'  ? "a tab"
                   : other == ' ' ? "blanks"
                                  : (char[]){other, 0});
}
