/* size - of numbers, their means and ends. */
#include "data/size.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define LEAST 0.3
#define MOST  3.0

/* Of a channel's values. */
typedef struct ends {
    double least, most, sum;
    size_t count;
    bool whole; /* all are */
} ends;

static void add(ends *e, double value)
{
    if (!isfinite(value))
        return;
    e->least = e->count ? fmin(e->least, value) : value;
    e->most = e->count ? fmax(e->most, value) : value;
    e->whole &= floor(value) == value;
    e->sum += fabs(value);
    e->count++;
}

static ends find_ends(const lc_dataset *d, size_t channel, size_t count)
{
    ends e = {.whole = true};
    for (size_t i = 0; i < count; i++)
        for (size_t row = 0; row < d->series[i].rows; row++)
            add(&e, d->series[i].value[row * d->channels + channel]);
    return e;
}

double lc_size_of(const lc_dataset *d, size_t channel, size_t count)
{
    const ends e = find_ends(d, channel, count);
    return e.count ? e.sum / (double)e.count : 0;
}

/* How many times as large numbers are without the sign behind them: percents beside parts of one, 1200 beside 1.2K. */
static double scale_of(const char *units)
{
    return strcmp(units, "%") == 0 || strcasecmp(units, "percent") == 0 ? 0.01
           : strcasecmp(units, "k") == 0                                ? 1e3
           : strcasecmp(units, "m") == 0                                ? 1e6
                                                                        : 0;
}

bool lc_size_is_bare(const char *units)
{
    return !*units || strcmp(units, "1") == 0;
}

bool lc_size_may_differ(const char *units, const char *other)
{
    return (lc_size_is_bare(units) && scale_of(other) > 0) || (lc_size_is_bare(other) && scale_of(units) > 0);
}

double lc_size_times(const char *units, double size, const char *other_units, double other_size)
{
    if (!lc_size_may_differ(units, other_units))
        return 0;
    const double times = lc_size_is_bare(units) ? 1 / scale_of(other_units) : scale_of(units);
    const double part = other_size / size / times;
    return part > LEAST && part < MOST ? times : 0;
}

void lc_size_text(char out[LC_TEXT_MAX], const char *units, const char *before, const char *other_units, double times)
{
    if (lc_size_is_bare(units))
        snprintf(out, LC_TEXT_MAX, "has '%s' behind its numbers here, and not in %s, where they are about %g times as large",
                 other_units, before, 1 / times);
    else
        snprintf(out, LC_TEXT_MAX, "has '%s' behind its numbers in %s, and not here, where they are about %g times as large",
                 units, before, times);
}

bool lc_size_is_parts(const lc_dataset *parts, size_t channel, const lc_dataset *percents, size_t other)
{
    const ends a = find_ends(parts, channel, parts->series_count), b = find_ends(percents, other, percents->series_count);
    const double times = b.sum / (double)b.count / (a.sum / (double)a.count) / 100;
    return a.count && b.count && a.least >= 0 && a.most <= 1 && !a.whole && b.least >= 0 && b.most > 1 && b.most <= 100 &&
           times > LEAST && times < MOST;
}

double lc_size_power(double large, double small)
{
    for (double times = 1e3; times <= 1e9; times *= 1e3)
        if (large > LEAST * times * small && large < MOST * times * small)
            return times;
    return 0;
}

double lc_size_thousands(const lc_dataset *large, size_t channel, const lc_dataset *small, size_t other)
{
    const ends a = find_ends(large, channel, large->series_count), b = find_ends(small, other, small->series_count);
    if (!a.count || !b.count || b.least <= 0 || a.least < 10 * b.most)
        return 0;
    return lc_size_power(a.sum / (double)a.count, b.sum / (double)b.count);
}
