/* years_index - a column without a name that is an index of years and their parts. */
#include <math.h>

#include "data/time/room.h"

bool lc_years_are_index(const lc_view *v, size_t column)
{
    enum { LEAST = 6, FINEST = 400 };
    double year, before = 0, step = 0;
    if (column != 0 || !lc_name_bare(v, column))
        return false;
    for (size_t row = 0; row < v->rows; row++, before = year) {
        if (!lc_real_read(&year, lc_view_cell(v, row, column)) || year < 1700 || year >= 2100)
            return false;
        step = row == 1 ? year - before : step;
        if (row && (step < 1.0 / FINEST || step > 0.51 || fabs(year - before - step) > 0.1 * step))
            return false;
    }
    return v->rows >= LEAST;
}
