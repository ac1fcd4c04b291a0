/* axis - what the stamps of a series say: its step, whether it is regular, what is a gap, and how to extend it. */
#ifndef LC_DATA_AXIS_H
#define LC_DATA_AXIS_H

#include <lanecast/dataset.h>

typedef struct lc_axis {
    int64_t ticks;        /* per second */
    lc_calendar calendar; /* of months and days */
    int64_t step;         /* median ticks from row to row; 0 with fewer than two rows */
    size_t uneven;        /* steps that are not within a tenth of it */
    bool regular;  /* nearly all steps are within a tenth of it, as months are: 99 % of them, 90 % where it is a day or more */
    bool weekdays; /* a step of one day, and no row on a local Saturday or Sunday */
    int64_t gap;   /* a longer step is a gap: 1.5 steps where regular, 14 days where weekdays, INT64_MAX otherwise */
    int months;    /* calendar months that every regular step takes in local time; 0: steps are not of months */
    int day;       /* of the month, where they are; a shorter month has its last */
} lc_axis;

lc_status lc_axis_of(lc_axis *out, const lc_series *series);

/* The same as window.gaps has it: unless they are "cut", no step is a gap. */
lc_status lc_axis_cut(lc_axis *out, const lc_series *series, const char *gaps);

/* The end of the piece without gap that begins at row first: the next row after a gap, or the series' end. */
size_t lc_axis_piece_end(const lc_axis *axis, const lc_series *series, size_t first);

/* The stamp after one whose local time is `offset` seconds ahead: a step or `months` later, past the weekend where the axis knows
 * weekdays only. */
int64_t lc_axis_next(const lc_axis *axis, int64_t time, int64_t offset);

#endif
