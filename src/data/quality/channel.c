/* channel - moments of a channel, and the values in it that look like "missing". */
#include "core/sort.h"
#include "data/quality/quality.h"

#include <math.h>
#include <stdlib.h>

#include "data/rounding.h"

enum { REPEATED = 3, FAR_LISTED = 1, FAR_OTHER = 10 }; /* times it occurs; ranges away */

static const double listed[] = {-99,   -99.9,   -99.99,  -999,     -999.9, -999.99, 999,     999.9,  999.99,
                                -9900, -9999,   -9999.9, -9999.99, 9999,   9999.9,  9999.99, -99999, 99999,
                                -1234, -123321, -7777,   -8888,    -32768, 32767,   65535,   1e20};

static bool is_listed(double value)
{
    for (size_t i = 0; i < sizeof listed / sizeof listed[0]; i++)
        if (value == listed[i])
            return true;
    return false;
}

/* The known values in order of rows; their number. */
static size_t gather(double *value, const lc_series *series, size_t channel, size_t channels)
{
    size_t count = 0;
    for (size_t row = 0; row < series->rows; row++)
        if (!isnan(series->value[row * channels + channel]))
            value[count++] = series->value[row * channels + channel];
    return count;
}

/* Deviations are taken from the first value first, so that those of a constant are exactly 0. */
static void find_moments(lc_channel_quality *q, const double *value, size_t count)
{
    double sum = 0, squares = 0;
    q->mean = q->sd = NAN;
    if (count == 0)
        return;
    for (size_t i = 0; i < count; i++)
        sum += value[i] - value[0];
    double shift = sum / (double)count;
    for (size_t i = 0; i < count; i++)
        squares += (value[i] - value[0] - shift) * (value[i] - value[0] - shift);
    q->mean = value[0] + shift;
    q->sd = sqrt(squares / (double)count);
}

static void find_range(lc_channel_quality *q, const double *sorted, size_t count)
{
    q->min = count ? sorted[0] : NAN;
    q->max = count ? sorted[count - 1] : NAN;
    q->constant = count > 1 && lc_is_rounding(q->max - q->min, fmax(fabs(q->min), fabs(q->max)));
}

/* --- sentinels ------------------------------------------------------------------------------------------------------- */

static void suspect(lc_channel_quality *q, double value, size_t times, size_t *most)
{
    q->sentinels += times;
    if (times > *most) {
        *most = times;
        q->sentinel = value;
    }
}

/* Outside the values between two others by more than `ranges` of their ranges. */
static bool is_far(double value, double one, double other, double ranges)
{
    double low = fmin(one, other), high = fmax(one, other);
    return fmax(low - value, value - high) > ranges * (high - low);
}

/* Takes off a repeated value at an end of the sorted ones, if it is far from those up to the other end. */
static void trim_end(lc_channel_quality *q, const double *sorted, size_t *end, size_t other, size_t *most)
{
    size_t at = *end, times = 0;
    while (at != other && (sorted[at] == sorted[*end] || is_listed(sorted[at]))) {
        times += sorted[at] == sorted[*end];
        at = at < other ? at + 1 : at - 1;
    }
    if (times >= REPEATED && sorted[at] != sorted[other] && is_far(sorted[*end], sorted[at], sorted[other], FAR_OTHER)) {
        suspect(q, sorted[*end], times, most);
        *end = at;
    }
}

static void find_sentinels(lc_channel_quality *q, const double *sorted, size_t count)
{
    size_t low = 0, high = count - 1, most = 0;
    while (low < count && is_listed(sorted[low]))
        low++;
    if (low >= count)
        return;
    while (is_listed(sorted[high]))
        high--;
    trim_end(q, sorted, &low, high, &most);
    trim_end(q, sorted, &high, low, &most);
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && sorted[end] == sorted[first];)
            end++;
        if (is_listed(sorted[first]) && is_far(sorted[first], sorted[low], sorted[high], FAR_LISTED))
            suspect(q, sorted[first], end - first, &most);
    }
}

/* How much of the larger of two values their difference is. */
static double relative_step(double a, double b)
{
    return fabs(a - b) / fmax(a, b);
}

/* Zeros in a series of positive values that hardly ever halve from row to row and stay above a twentieth of the largest:
 * prices, pressures. */
static void find_zeros(lc_channel_quality *q, const double *value, size_t count)
{
    size_t zeros = 0, halved = 0, falls = 0, sudden = 0;
    double before = 0, earlier = 0, lowest = INFINITY, largest = 0;
    for (size_t i = 0; i < count; i++) {
        if (value[i] < 0)
            return;
        zeros += value[i] == 0;
        lowest = value[i] > 0 ? fmin(lowest, value[i]) : lowest;
        largest = fmax(largest, value[i]);
        halved += value[i] > 0 && before > 0 && relative_step(value[i], before) > 0.5;
        const bool falls_here = value[i] == 0 && earlier > 0 && value[i - 1] > 0;
        falls += falls_here;
        sudden += falls_here && before > FAR_OTHER * fabs(before - earlier);
        earlier = value[i] > 0 ? before : earlier;
        before = value[i] > 0 ? value[i] : before;
    }
    if (lowest < largest / 20 || zeros * 10 > count || halved * 1000 > count || sudden == 0 || sudden * 2 < falls)
        return;
    q->sentinels = zeros;
    q->sentinel = 0;
}

void lc_quality_channel(lc_channel_quality *out, double *work, const lc_series *series, size_t channel, size_t channels)
{
    lc_channel_quality q = {.sentinel = NAN, .outlier = NAN};
    size_t count = gather(work, series, channel, channels);
    q.missing = series->rows - count;
    find_moments(&q, work, count);
    find_zeros(&q, work, count);
    qsort(work, count, sizeof *work, lc_sort_real);
    find_range(&q, work, count);
    if (count > 0 && !q.sentinels)
        find_sentinels(&q, work, count);
    lc_quality_outliers(&q, work, count);
    *out = q;
}
