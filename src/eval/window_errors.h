/* window_errors - how far a forecast is off in each window: scaled squares over what is known. */
#ifndef LC_EVAL_WINDOW_ERRORS_H
#define LC_EVAL_WINDOW_ERRORS_H

#include "eval/chunk.h"

#include <lanecast/forecaster.h>

/* Of each window of a chunk. */
typedef struct lc_window_sums {
    const lc_chunk *chunk;
    double *sum;   /* (chunk->most) of squared scaled errors */
    size_t *count; /* (chunk->most) of known truths */
} lc_window_sums;

/* chunk is borrowed for life. */
lc_status lc_window_sums_new(lc_window_sums *out, const lc_chunk *chunk);
void lc_window_sums_clear(lc_window_sums *sums);

/* The sums of chunk->forecast. */
void lc_window_sums_take(lc_window_sums *sums);

/* The mean squared scaled error of each window of a part that has known truths, in order. *out: lc_free. */
lc_status lc_window_errors(double **out, size_t *count, const lc_forecaster *forecaster, lc_part part);

/* How many windows, one after the other, share rows: a block of them. */
static inline size_t lc_window_block(const lc_window_config *window)
{
    return (window->context + window->horizon + window->stride - 1) / window->stride;
}

#endif
