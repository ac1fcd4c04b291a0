/* levels - lines of a header between blanks that have fewer words than there are columns: a word belongs to the column whose name
 * is below it, or above. */
#include <string.h>

#include "core/labels.h"
#include "data/sheet/block.h"
#include "data/sheet/place.h"

enum { LEVELS_MOST = 3 };

/* The column, from one on, whose name is most below a word; the width of names: none is. */
static size_t column_below(const lc_csv *c, const lc_csv_row *names, lc_place word, size_t from, lc_measure by)
{
    size_t best = names->width, most = 0;
    for (size_t column = from; column < names->width; column++) {
        const size_t common = lc_place_shared(word, lc_place_of(c, names, column, by));
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
    size_t column[LC_MEASURES] = {0};
    for (size_t i = 0; i < names->width; i++)
        cell[i] = empty;
    for (size_t i = 0; i < line->width; i++) {
        for (lc_measure by = LC_LETTERS; by < LC_MEASURES; by++)
            column[by] = column_below(c, names, lc_place_of(c, line, i, by), column[by] + (i > 0), by);
        if (column[LC_LETTERS] == names->width || column[LC_WIDTHS] != column[LC_LETTERS])
            return false;
        cell[column[LC_LETTERS]] = c->cell[line->first + i];
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
    size_t cells;
    CHECK(lc_csv_add_cells(&cells, c, names->width));
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
        c->row[row].level = true;
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
