/* titles - tables one below another that only comments tell apart: "# Station A" above a header, "# Station B" above it again. */
#include <ctype.h>
#include <string.h>

#include "data/sheet/block.h"

static bool same_row(const lc_csv *c, size_t a, size_t b)
{
    bool same = c->row[a].width == c->row[b].width;
    for (size_t column = 0; same && column < c->row[a].width; column++)
        same = strcmp(lc_csv_cell(c, a, column), lc_csv_cell(c, b, column)) == 0;
    return same;
}

/* Whether a comment has a time of day: a program writes it when it begins anew. */
static bool has_clock(const lc_csv *c, size_t row)
{
    for (size_t column = 0; column < c->row[row].width; column++)
        for (const char *at = lc_csv_cell(c, row, column); (at = strchr(at, ':')); at++)
            if (isdigit((unsigned char)at[1]))
                return true;
    return false;
}

/* Whether two texts are equal but for their digits: "# part 1" and "# part 2". */
static bool are_alike(const char *a, const char *b)
{
    for (;; a++, b++) {
        a += strspn(a, "0123456789");
        b += strspn(b, "0123456789");
        if (*a != *b || !*a)
            return *a == *b;
    }
}

static bool name_others(const lc_csv *c, size_t a, size_t b)
{
    bool alike = c->row[a].width == c->row[b].width;
    for (size_t column = 0; alike && column < c->row[a].width; column++)
        alike = are_alike(lc_csv_cell(c, a, column), lc_csv_cell(c, b, column));
    return !alike && !has_clock(c, a) && !has_clock(c, b);
}

lc_status lc_block_refuse_titles(const lc_block *b, size_t from)
{
    const lc_csv *c = b->s->csv;
    size_t title = c->rows;
    for (size_t row = from; row + 1 < c->rows && !b->s->request->footer; row++) {
        if (!c->row[row].comment || c->row[row + 1].comment || !lc_block_only_words(b, row + 1))
            continue;
        title = title == c->rows ? row : title;
        if (title < row && same_row(c, title + 1, row + 1) && name_others(c, title, row))
            return lc_fail(LC_E_DATA,
                           "%s:%zu: '%s' is above the header again: another table below the first: --footer %zu reads the "
                           "first, --skip %zu the other",
                           c->path, c->row[row].line, lc_csv_cell(c, row, 0), lc_csv_lines_from(c, row), c->row[row].line);
    }
    return LC_OK;
}
