/* years_index - a column without a name that is an index of years and their parts. */
#include <math.h>
#include <stdlib.h>

#include "core/mem.h"
#include "core/sort.h"
#include "data/time/room.h"

enum { LEAST = 6, FINEST = 400 };

/* False: a cell is no number of a year. */
static bool take_years(double *year, const lc_view *v, size_t column)
{
    for (size_t row = 0; row < v->rows; row++)
        if (!lc_real_read(&year[row], lc_view_cell(v, row, column)) || year[row] < 1700 || year[row] >= 2100)
            return false;
    return true;
}

/* Parts of years that follow one another, in order. */
static bool are_even(const double *year, size_t count)
{
    const double step = year[1] - year[0];
    size_t row = 1;
    while (row < count && fabs(year[row] - year[row - 1] - step) <= 0.1 * step)
        row++;
    return row == count && step >= 1.0 / FINEST && step <= 0.51;
}

bool lc_years_are_index(const lc_view *v, size_t column)
{
    double *year;
    if (column != 0 || v->rows < LEAST || !lc_name_bare(v, column) || !lc_real_read(&(double){0}, lc_view_cell(v, 0, column)) ||
        lc_new(&year, v->rows, sizeof *year) != LC_OK)
        return false;
    bool are = take_years(year, v, column);
    qsort(year, v->rows, sizeof *year, lc_sort_real);
    are = are && are_even(year, v->rows);
    lc_free(year);
    return are;
}
