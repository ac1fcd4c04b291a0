/* times - a growing list of milliseconds. */
#include "core/sort.h"
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

double lc_times_median(lc_times *t)
{
    if (t->count == 0)
        return NAN;
    qsort(t->ms, t->count, sizeof *t->ms, lc_sort_real);
    return t->ms[t->count / 2];
}

double lc_times_least(const lc_times *t)
{
    double least = t->count ? t->ms[0] : NAN;
    for (size_t i = 1; i < t->count; i++)
        least = fmin(least, t->ms[i]);
    return least;
}
