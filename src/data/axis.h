/* axis - what the stamps of a series say: its step, whether it is regular, how it goes on. */
#ifndef LC_DATA_AXIS_H
#define LC_DATA_AXIS_H

#include <lanecast/dataset.h>

typedef struct lc_axis {
    int64_t step; /* median seconds from row to row; 0 with fewer than two rows */
    bool regular; /* at least 99 % of the steps equal it */
    int64_t gap;  /* a longer step than this is a gap: 1.5 steps where regular; INT64_MAX where it is not: weekends are no gaps */
    bool weekdays; /* a step of one day, and no row on a Saturday or Sunday */
} lc_axis;

lc_status lc_axis_of(lc_axis *out, const lc_series *series);

/* The stamp after one: a step on, past the weekend where the axis knows weekdays alone. */
int64_t lc_axis_next(const lc_axis *axis, int64_t time);

#endif
