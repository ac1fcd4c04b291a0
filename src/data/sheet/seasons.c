/* seasons - the three months of a row by their initials, DJF and JFM: parts of the year of the row, and no names of series. */
#include <string.h>
#include <strings.h>

#include "core/words.h"
#include "data/sheet/search.h"

enum { SEASONS_LEAST = 3 }; /* SON alone is a ticker */

/* Three or more neighbours of the twelve initials, from December on round the year. */
static bool is_season(const char *cell)
{
    static const char initials[] = "jfmamjjasondjfmamjjasond";
    const size_t length = strlen(cell);
    if (length < 3 || length > 11)
        return false;
    for (const char *at = initials; strlen(at) >= length; at++)
        if (strncasecmp(at, cell, length) == 0)
            return true;
    return false;
}

lc_status lc_search_refuse_seasons(const lc_search *q, size_t column)
{
    const lc_sheet *s = q->s;
    size_t row = 0;
    while (row < s->rows && is_season(lc_sheet_cell(s, row, column)))
        row++;
    if (row < s->rows || q->chosen.words.count < SEASONS_LEAST)
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "%s: column '%s' has parts of the year ('%s'), which are read from no initials: write the month of each "
                   "into the file; --series-column %s makes a series of each of them",
                   s->csv->path, s->name[column], lc_sheet_cell(s, 0, column), lc_typed_name(s->name[column]).text);
}
