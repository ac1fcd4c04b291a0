/* spread - what a forecaster says beyond the point against what came: sums of the measures in eval/spread, and how many truths
 * are between neighbouring quantiles. */
#ifndef LC_EVAL_SPREAD_H
#define LC_EVAL_SPREAD_H

#include "eval/chunk.h"
#include "model/outlook.h"

typedef struct lc_spread_sums {
    const lc_outlook *outlook; /* borrowed: the point, then the quantiles */
    size_t levels, cells;
    double *level;
    double *said;         /* (windows of a chunk, cells, columns) */
    double *crps, *truth; /* (windows of a chunk, cells) the score in closed form, and what it is of; NULL: from quantiles */
    double *bin;          /* (levels + 1, cells) truths above that many quantiles */
    lc_sums *sums[LC_SPACES];
} lc_spread_sums;

/* *out NULL for an outlook without quantiles. most: windows of a chunk. */
lc_status lc_spread_sums_new(lc_spread_sums **out, const lc_outlook *outlook, size_t most, size_t series);
void lc_spread_sums_free(lc_spread_sums *spread);

/* Forecasts a chunk: all that is said, and the point into chunk->forecast. */
lc_status lc_spread_forecast(lc_chunk *chunk, const lc_spread_sums *spread);

/* Adds what was said of the chunk's windows [from, to), all of one series, which is at hand in its facts. */
void lc_spread_add(lc_spread_sums *spread, const lc_chunk *chunk, size_t from, size_t to);

/* All series are settled: what they give. lc_spread_free. */
lc_status lc_spread_new(lc_spread **out, const lc_spread_sums *spread, size_t horizon, size_t targets);
void lc_spread_free(lc_spread *spread);

#endif
