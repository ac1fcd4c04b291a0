/* closed - the holidays of a dataset. */
#include "data/axis/learn.h"

/* The number of holidays before a day. */
static size_t closed_before(const lc_axis *axis, int64_t day)
{
    size_t low = 0, high = axis->holidays;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (axis->holiday[middle] < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool lc_axis_is_closed(const lc_axis *axis, int64_t day)
{
    size_t at = closed_before(axis, day);
    return at < axis->holidays && axis->holiday[at] == day;
}

size_t lc_axis_closed_between(const lc_axis *axis, int64_t after, int64_t before)
{
    return before > after ? closed_before(axis, before) - closed_before(axis, after + 1) : 0;
}
