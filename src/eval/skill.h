/* skill - the model's scaled MSE against that of the plain forecast everybody has, with an interval. */
#ifndef LC_EVAL_SKILL_H
#define LC_EVAL_SKILL_H

#include <lanecast/evaluate.h>

#include "eval/contender.h"
#include "eval/window_errors.h"

/* Squared errors of each window, of the model and of what it is held against. */
typedef struct lc_skill_sums {
    size_t against; /* the contender: seasonal_naive, without a season repeat_last; 0: the model is that one, or there is none */
    size_t rows;    /* windows that a block has: those that share rows with its first */
    double *error;  /* (windows, 2) */
    lc_window_sums window;
} lc_skill_sums;

/* chunk is borrowed for life. */
lc_status lc_skill_sums_new(lc_skill_sums *out, const lc_contenders *all, const lc_chunk *chunk);
void lc_skill_sums_clear(lc_skill_sums *sums);

/* Takes chunk->forecast of that contender, if it is one of the two. */
void lc_skill_sums_take(lc_skill_sums *sums, size_t contender);

/* count: of windows. */
lc_skill lc_skill_of(const lc_skill_sums *sums, size_t count, uint64_t seed);

#endif
