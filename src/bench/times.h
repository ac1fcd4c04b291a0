/* times - milliseconds of many steps, and what to say of them. */
#ifndef LC_BENCH_TIMES_H
#define LC_BENCH_TIMES_H

#include "core/status.h"

/* Begins as {0}. */
typedef struct lc_times {
    double *ms;
    size_t count, capacity;
} lc_times;

lc_status lc_times_add(lc_times *times, double ms);
void lc_times_free(lc_times *times);

/* NaN without a time. The median sorts them. */
double lc_times_median(lc_times *times);
double lc_times_least(const lc_times *times);

#endif
