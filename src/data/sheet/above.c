/* above - the header of a text file above the block of its data: of its width, or of another that is plain. */
#include <string.h>

#include "core/counted.h"
#include "core/words.h"
#include "data/sheet/block.h"

enum { LINES_MOST = 8, REACH = 4 }; /* of a header; rows that are looked at for it */

size_t lc_block_time(const lc_block *b)
{
    size_t time = 0;
    while (time < b->width && b->kind[time] != LC_CELL_TIME)
        time++;
    return time;
}

/* The column that a header one cell shorter has no name for: the first, of row names, unless that would shift the time's name off
 * its column; the last, if it is empty: separators end the lines; a time of day after a date, split by a blank. */
static size_t find_gap(const lc_block *b, size_t row)
{
    const lc_csv *c = b->s->csv;
    const size_t time = lc_block_time(b);
    if (b->kind[b->width - 1] == LC_CELL_EMPTY)
        return b->width - 1;
    if (time + 1 < b->width && lc_name_mentions_time(lc_csv_cell(c, row, time)))
        return c->separator == ' ' && b->kind[time + 1] == LC_CELL_TIME ? time + 1 : b->width;
    return 0;
}

/* Whether the columns from one on are empty: separators end the lines. */
static bool are_empty(const lc_block *b, size_t from)
{
    while (from < b->width && b->kind[from] == LC_CELL_EMPTY)
        from++;
    return from == b->width;
}

/* Whether the first columns are a date and its time of day between blanks, as R and pandas print them without a name. */
static bool is_split_time(const lc_block *b)
{
    return b->s->csv->separator == ' ' && b->width > 2 && b->kind[0] == LC_CELL_TIME && b->kind[1] == LC_CELL_TIME;
}

bool lc_block_header_beside(lc_block *b, size_t row)
{
    lc_sheet *s = b->s;
    const size_t width = s->csv->row[row].width;
    const char *first = lc_csv_cell(s->csv, row, 0);
    if (width > 1 && width < b->width && are_empty(b, width)) {
        s->gap = b->width - 1;
        return true;
    }
    if (width == b->width + 1)
        return !*lc_csv_cell(s->csv, row, width - 1);
    if (width + 2 == b->width && is_split_time(b) && !lc_name_mentions_time(first)) {
        s->gap = 0;
        return true;
    }
    if (width + 1 != b->width || (is_split_time(b) && !lc_name_mentions_time(first)))
        return false;
    s->gap = find_gap(b, row);
    if (s->gap == 0 && b->kind[0] == LC_CELL_TIME)
        lc_sheet_note(
            s, "line %zu has %s for %zu columns: the first, the time, has none (if a cell has a separator in it: quote it)",
            s->csv->row[row].line, lc_counted(width, "name").text, b->width);
    return s->gap < b->width;
}

bool lc_block_names_index(const lc_block *b, size_t row)
{
    const lc_csv *c = b->s->csv;
    return row > 0 && c->row[row].width == 1 && lc_name_mentions_time(lc_csv_cell(c, row, 0));
}

/* Lines of words of one width, up to a line of the header. */
static size_t begin_of(const lc_block *b, size_t row)
{
    const lc_csv_row *line = b->s->csv->row;
    size_t begin = row;
    while (begin > 0 && row - begin + 1 < LINES_MOST && line[begin - 1].width == line[row].width &&
           lc_block_only_words(b, begin - 1))
        begin--;
    return begin;
}

size_t lc_block_full_width(const lc_block *b)
{
    size_t width = b->width;
    while (width > 2 && b->kind[width - 1] == LC_CELL_EMPTY)
        width--;
    return width;
}

/* Whether a line names the time, and its other names may be numbers: as wide as the columns that are not empty, or one column
 * less, that of row names. */
static bool names_time_beside(lc_block *b, size_t row)
{
    const lc_csv *c = b->s->csv;
    const size_t width = c->row[row].width, full = lc_block_full_width(b);
    const size_t time = lc_block_time(b);
    const bool named = width + 1 == full && time > 0 && lc_name_mentions_time(lc_csv_cell(c, row, time - 1));
    if (!named && !(width == full && full < b->width && time < width && lc_name_mentions_time(lc_csv_cell(c, row, time))))
        return false;
    b->s->gap = named ? 0 : b->width - 1;
    return true;
}

/* Above the block: of its own width, with narrower lines of units between; one cell shorter; or longer by an empty one. */
void lc_block_find_header_above(lc_block *b)
{
    lc_sheet *s = b->s;
    const lc_csv *c = s->csv;
    const size_t reach = s->first > REACH ? s->first - REACH : 0;
    for (size_t row = s->first; row-- > reach && lc_block_only_words(b, row);)
        if (c->row[row].width == b->width) {
            s->header = row;
            return;
        }
    if (s->first > 0 && names_time_beside(b, s->first - 1)) {
        s->header = s->first - 1;
        return;
    }
    if (s->first == 0 || !lc_block_only_words(b, s->first - 1))
        return;
    if (lc_block_header_beside(b, s->first - 1))
        s->header = begin_of(b, s->first - 1);
    else if (lc_block_names_index(b, s->first - 1) && lc_block_only_words(b, s->first - 2) &&
             lc_block_header_beside(b, s->first - 2))
        s->header = s->first - 2;
}
