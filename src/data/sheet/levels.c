/* levels - lines of a header between blanks that have fewer words than there are columns: a word belongs to the column whose name
 * is below it, or above. */
#include <string.h>

#include "core/labels.h"
#include "core/mem.h"
#include "data/sheet/block.h"

enum { LEVELS_MOST = 3 };

/* Where a cell is in its line. */
typedef struct extent {
    size_t begin, end;
} extent;

/* What places are counted in: letters; or what they take on a screen, where those of East Asia are two wide. */
typedef enum measure { LETTERS, WIDTHS, MEASURES } measure;

/* Of the letter that UTF-8 has from there on: Hangul, kana, ideographs and full-width forms are wide. */
static bool is_wide(const unsigned char *at)
{
    const unsigned code = *at < 0xe0 ? 0 : *at < 0xf0 ? (*at & 0x0fu) << 12 | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu) : 0x20000;
    return (code >= 0x1100 && code < 0x1160) || (code >= 0x2e80 && code < 0xa4d0) || (code >= 0xac00 && code < 0xd7a4) ||
           (code >= 0xf900 && code < 0xfb00) || (code >= 0xfe30 && code < 0xfe70) || (code >= 0xff00 && code < 0xff61) ||
           (code >= 0xffe0 && code < 0xffe7) || code == 0x20000;
}

/* Of UTF-8: bytes that go on with a letter are none. */
static size_t length_between(const char *from, const char *to, measure by)
{
    size_t length = 0;
    for (; from < to; from++)
        if ((*from & 0xc0) != 0x80)
            length += by == WIDTHS && is_wide((const unsigned char *)from) ? 2 : 1;
    return length;
}

static extent extent_of(const lc_csv *c, const lc_csv_row *row, size_t index, measure by)
{
    const char *line = c->cell[row->first], *cell = c->cell[row->first + index];
    while (line > c->text && line[-1] == ' ')
        line--;
    return (extent){length_between(line, cell, by), length_between(line, cell + strlen(cell), by)};
}

static size_t overlap(extent a, extent b)
{
    const size_t begin = a.begin > b.begin ? a.begin : b.begin, end = a.end < b.end ? a.end : b.end;
    return end > begin ? end - begin : 0;
}

/* The column, from one on, whose name is most below a word; the width of names: none is. */
static size_t column_below(const lc_csv *c, const lc_csv_row *names, extent word, size_t from, measure by)
{
    size_t best = names->width, most = 0;
    for (size_t column = from; column < names->width; column++) {
        const size_t common = overlap(word, extent_of(c, names, column, by));
        if (common > most) {
            most = common;
            best = column;
        }
    }
    return best;
}

/* Whether every word of a line is over a column of its own, the same however places are counted. cell: (width of names) the words
 * there, "" elsewhere. */
static bool place_words(char **cell, const lc_csv *c, const lc_csv_row *line, const lc_csv_row *names)
{
    char *empty = c->cell[line->first] + strlen(c->cell[line->first]);
    size_t column[MEASURES] = {0};
    for (size_t i = 0; i < names->width; i++)
        cell[i] = empty;
    for (size_t i = 0; i < line->width; i++) {
        for (measure by = LETTERS; by < MEASURES; by++)
            column[by] = column_below(c, names, extent_of(c, line, i, by), column[by] + (i > 0), by);
        if (column[LETTERS] == names->width || column[WIDTHS] != column[LETTERS])
            return false;
        cell[column[LETTERS]] = c->cell[line->first + i];
    }
    return true;
}

/* Whether the line right above a row may say more about its names. */
static bool is_level(const lc_block *b, size_t row)
{
    const lc_csv_row *line = &b->s->csv->row[row];
    return line->width < b->width && line->line + 1 == line[1].line && lc_block_only_words(b, row);
}

/* The row's cells become those of the columns. */
static lc_status widen(lc_csv *c, lc_csv_row *line, const lc_csv_row *names, bool *placed)
{
    size_t cells = 0;
    for (size_t row = 0; row < c->rows; row++)
        cells = c->row[row].first + c->row[row].width > cells ? c->row[row].first + c->row[row].width : cells;
    size_t capacity = cells;
    CHECK(lc_grow(&c->cell, &capacity, cells + names->width, sizeof *c->cell));
    *placed = place_words(c->cell + cells, c, line, names);
    if (*placed) {
        line->first = cells;
        line->width = names->width;
        line->placed = true;
    }
    return LC_OK;
}

/* Lines above names that are not all different. */
static lc_status take_above(lc_block *b, size_t names)
{
    lc_csv *c = b->s->csv;
    bool placed;
    CHECK(lc_labels_repeat(&placed, c->cell + c->row[names].first, b->width));
    for (size_t row = names; placed && row-- > 0 && names - row <= LEVELS_MOST && is_level(b, row);) {
        CHECK(widen(c, &c->row[row], &c->row[names], &placed));
        if (!placed)
            break;
        b->s->header = row < b->s->header ? row : b->s->header;
    }
    return LC_OK;
}

lc_status lc_block_place_words(lc_block *b, size_t names)
{
    lc_csv *c = b->s->csv;
    bool placed;
    if (c->separator != ' ' || c->tabs || c->row[names].width != b->width)
        return LC_OK;
    CHECK(take_above(b, names));
    for (size_t row = names + 1; row < b->s->first; row++)
        if (c->row[row].width < b->width && lc_block_only_words(b, row))
            CHECK(widen(c, &c->row[row], &c->row[names], &placed));
    return LC_OK;
}
