/* outliers - a few values that are far from all others: a slip of the point, a broken sensor, a number that overflowed. */
#include "data/quality/quality.h"

#include <math.h>

enum { VALUES_LEAST = 20, ONE_OF = 100, RANGES = 10 };

/* How many values at one end, `most` at the most, lie outside all others by more than RANGES times the range of these. */
static size_t outside(const double *sorted, size_t count, size_t most, bool high)
{
    size_t n = most;
    for (; n > 0; n--) {
        const double least = sorted[high ? 0 : n], largest = sorted[high ? count - n - 1 : count - 1];
        const double away = high ? sorted[count - n] - largest : least - sorted[n - 1];
        if (largest > least && away > RANGES * (largest - least))
            break;
    }
    return n;
}

void lc_quality_outliers(lc_channel_quality *q, const double *sorted, size_t count)
{
    const size_t most = count < ONE_OF ? 1 : count / ONE_OF;
    if (count < VALUES_LEAST || q->sentinels)
        return;
    size_t high = outside(sorted, count, most, true);
    const size_t low = outside(sorted, count - high, most, false);
    if (!high)
        high = outside(sorted + low, count - low, most, true); /* of which those at the other end hid that they are far */
    q->outliers = high + low;
    if (q->outliers)
        q->outlier = high && (!low || sorted[count - 1] > -sorted[0]) ? sorted[count - 1] : sorted[0];
}
