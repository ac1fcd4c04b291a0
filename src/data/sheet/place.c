/* place - where cells are in their lines, of a text between blanks: it is cut in place, so each is where the file has it. */
#include "data/sheet/place.h"

#include <string.h>

/* Of the letter that UTF-8 has from there on: Hangul, kana, ideographs and full-width forms are wide. */
static bool is_wide(const unsigned char *at)
{
    const unsigned code = *at < 0xe0 ? 0 : *at < 0xf0 ? (*at & 0x0fu) << 12 | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu) : 0x20000;
    return (code >= 0x1100 && code < 0x1160) || (code >= 0x2e80 && code < 0xa4d0) || (code >= 0xac00 && code < 0xd7a4) ||
           (code >= 0xf900 && code < 0xfb00) || (code >= 0xfe30 && code < 0xfe70) || (code >= 0xff00 && code < 0xff61) ||
           (code >= 0xffe0 && code < 0xffe7) || code == 0x20000;
}

/* Of UTF-8: bytes that go on with a letter are none. */
static size_t length_between(const char *from, const char *to, lc_measure by)
{
    size_t length = 0;
    for (; from < to; from++)
        if ((*from & 0xc0) != 0x80)
            length += by == LC_WIDTHS && is_wide((const unsigned char *)from) ? 2 : 1;
    return length;
}

static const char *line_of(const lc_csv *c, const lc_csv_row *row)
{
    const char *line = c->cell[row->first];
    while (line > c->text && line[-1] == ' ')
        line--;
    return line;
}

lc_place lc_place_of(const lc_csv *c, const lc_csv_row *row, size_t index, lc_measure by)
{
    const char *line = line_of(c, row), *cell = c->cell[row->first + index];
    return (lc_place){length_between(line, cell, by), length_between(line, cell + strlen(cell), by)};
}

size_t lc_place_shared(lc_place a, lc_place b)
{
    const size_t begin = a.begin > b.begin ? a.begin : b.begin, end = a.end < b.end ? a.end : b.end;
    return end > begin ? end - begin : 0;
}

void lc_place_add_row(lc_place *column, const lc_csv *c, const lc_csv_row *row, lc_measure by)
{
    const char *at = line_of(c, row);
    size_t place = 0;
    for (size_t i = 0; i < row->width; i++) {
        const char *cell = c->cell[row->first + i], *end = cell + strlen(cell);
        place += length_between(at, cell, by);
        column[i].begin = place < column[i].begin ? place : column[i].begin;
        place += length_between(cell, end, by);
        column[i].end = place > column[i].end ? place : column[i].end;
        at = end;
    }
}
