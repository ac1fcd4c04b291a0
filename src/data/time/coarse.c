/* coarse - seconds since 1970 whose writing has lost their last digits: 1.614557e+09 is a moment to 1000 s. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/time/room.h"

/* The power of ten of a number's last digit; without an exponent it has all of them. */
static long last_power(const char *cell)
{
    const char *exponent = strpbrk(cell, "eE");
    return exponent ? strtol(exponent + 1, NULL, 10) - lc_digits_behind(cell) : 0;
}

void lc_time_note_coarse(const lc_view *v, const lc_time_columns *c)
{
    lc_decimal first;
    long least = c->part[0] == LC_TIME_EPOCH && v->rows ? last_power(lc_view_cell(v, 0, c->column[0])) : 0;
    for (size_t row = 1; row < v->rows && least > 0; row++) {
        const long power = last_power(lc_view_cell(v, row, c->column[0]));
        least = power < least ? power : least;
    }
    if (least <= 0 || !lc_decimal_read(&first, lc_view_cell(v, 0, c->column[0])))
        return;
    const int64_t unit = c->epoch ? c->epoch : lc_epoch_unit(first.whole);
    const double seconds = unit ? pow(10, (double)least) / (double)unit : 0;
    if (seconds >= 1)
        lc_view_note(
            v, "column '%s' is written to %.0f s only, as '%.80s': stamps are off by half of that at most; write all digits",
            lc_view_name(v, c->column[0]), seconds, lc_view_cell(v, 0, c->column[0]));
}
