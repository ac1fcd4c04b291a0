/* contender - what is compared on the same windows: the forecaster, the baselines it allows, the ridge regression
 * fitted beside it, and the best possible forecast. */
#ifndef LC_EVAL_CONTENDER_H
#define LC_EVAL_CONTENDER_H

#include "eval/chunk.h"
#include "eval/spread.h"
#include "model/forecaster.h"

typedef struct lc_contender {
    const char *name;
    const lc_ridge *ridge;           /* fitted beside the forecaster; NULL: it is none */
    const lc_forecaster *forecaster; /* all three NULL: the best possible forecast, which the data knows */
    const lc_knobs *baseline;        /* what a configuration gives for the baseline of that name; NULL: it is none */
    size_t member;                   /* of the forecaster's networks the one, from 1, that is compared by itself; 0: all */
    lc_learned learned;              /* what it knows of all series, if it is a baseline */
    lc_sums *sums[LC_SPACES];
    lc_spread_sums *spread; /* of the forecaster where it says more than a point; borrowed; else NULL */
    bool known;             /* it is the forecaster, which is a baseline: its sums are borrowed */
} lc_contender;

typedef struct lc_contenders {
    lc_contender *item;
    size_t count;
} lc_contenders;

/* The forecaster first, the best possible last, if the data knows it; with sums over `series` series. The forecaster is
 * borrowed. */
lc_status lc_contenders_new(lc_contenders **out, const lc_forecaster *forecaster, size_t series);

/* Each network of an ensemble by itself, after the others; how many there are, 0 of what is not one. */
lc_status lc_contenders_add_members(size_t *count, lc_contenders *contenders, const lc_forecaster *forecaster, size_t series);

/* The forecaster only. */
lc_status lc_contenders_alone(lc_contenders **out, const lc_forecaster *forecaster, size_t series);
void lc_contenders_free(lc_contenders *contenders);

bool lc_contender_is_baseline(const lc_contender *contender);

/* Whether a baseline with the error `own` is better than one with `best`; where they err equally, the plainest is. */
bool lc_contender_wins(const lc_contender *baseline, double own, double best);

/* Forecasts the windows of a chunk into chunk->forecast. */
lc_status lc_contender_forecast(lc_chunk *chunk, const lc_contender *contender);

#endif
