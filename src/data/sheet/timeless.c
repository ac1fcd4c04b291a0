/* timeless - the first rows of a file, where they have no time and all below them have one. */
#include <stdio.h>

#include "data/sheet/sheet.h"

size_t lc_sheet_timeless(const lc_sheet *s, size_t column)
{
    enum { MOST = 8 };
    size_t above = 0, row = s->rows;
    while (row > 0 && lc_time_looks(lc_sheet_cell(s, row - 1, column)))
        row--;
    while (above < row && above <= MOST && !lc_time_looks(lc_sheet_cell(s, above, column)))
        above++;
    return above == row && above <= MOST && 2 * above < s->rows ? above : 0;
}

void lc_sheet_hint_header(char out[LC_TEXT_MAX], const lc_sheet *s)
{
    out[0] = '\0';
    for (size_t column = 0; column < s->columns && !*out; column++) {
        const size_t above = lc_sheet_timeless(s, column);
        if (above)
            snprintf(out, LC_TEXT_MAX, "; where the lines above line %zu are all of the header: --header %zu",
                     lc_sheet_line(s, above), s->first + above);
    }
}
