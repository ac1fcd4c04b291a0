/* times - a growing list of milliseconds. */
#include "bench/times.h"

#include <math.h>
#include <stdlib.h>

#include "core/mem.h"

lc_status lc_times_add(lc_times *t, double ms)
{
    CHECK(lc_grow(&t->ms, &t->capacity, t->count + 1, sizeof *t->ms));
    t->ms[t->count++] = ms;
    return LC_OK;
}

void lc_times_free(lc_times *t)
{
    lc_free(t->ms);
    *t = (lc_times){0};
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double lc_times_median(lc_times *t)
{
    if (t->count == 0)
        return NAN;
    qsort(t->ms, t->count, sizeof *t->ms, compare);
    return t->ms[t->count / 2];
}

double lc_times_least(const lc_times *t)
{
    double least = t->count ? t->ms[0] : NAN;
    for (size_t i = 1; i < t->count; i++)
        least = fmin(least, t->ms[i]);
    return least;
}
