/* moments - times of rows in a picture. They are local, as the data has them. Where clocks are changed between the first and the
 * last one, rows would be drawn above each other, or an hour apart that was none: then all are drawn by the clock of the last
 * one, and the axis says so.
 *
 *     lc_time_axis times = {.ticks = 8, .of = series};
 *     lc_moment(times.first, series, 0);
 *     lc_moment(times.last, series, series->rows - 1);
 *     lc_sketch_clock(sketch, &times);
 *     lc_sketch_moment(sketch, moment);
 *     lc_sketch_times(sketch, &times);
 */
#ifndef LC_CLI_MOMENTS_H
#define LC_CLI_MOMENTS_H

#include "cli/sketch.h"

#include <lanecast/dataset.h>

/* A stamp as the data has it, local time and the offset where it is known: "2016-07-01T00:00:00+02:00", with fractions of a
 * second where ticks count them. */
enum { LC_MOMENT = LC_STAMP_TEXT };
void lc_moment(char out[LC_MOMENT], const lc_series *series, size_t row);

/* The same of a stamp's text: what is not part of a time ends it. */
void lc_moment_text(char out[LC_MOMENT], const char *stamp);

/* Seconds from one local time to another; NaN where one is not a time. */
double lc_moments_apart(const char *first, const char *last);

/* From the first to the last moment, about `ticks` ticks; of: NULL where the series is not known. */
typedef struct lc_time_axis {
    char first[LC_MOMENT], last[LC_MOMENT];
    size_t ticks;
    const lc_series *of;
} lc_time_axis;

/* Which clock the moments that come next are drawn by. */
void lc_sketch_clock(lc_sketch *sketch, const lc_time_axis *times);

/* A moment by that clock, without its offset; the same as a column of a row of data. */
typedef struct lc_placed {
    char text[LC_MOMENT];
} lc_placed;
lc_placed lc_sketch_place(const lc_sketch *sketch, const char *moment);
void lc_sketch_moment(lc_sketch *sketch, const char *moment);

/* Sets the clock, and makes the axis of x one of time; its title: "local time, Europe/Berlin". */
void lc_sketch_times(lc_sketch *sketch, const lc_time_axis *times);

#endif
