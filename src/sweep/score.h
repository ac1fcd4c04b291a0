/* score - how good trials were, on a scale that a normal distribution may be assumed of. */
#ifndef LC_SWEEP_SCORE_H
#define LC_SWEEP_SCORE_H

#include "sweep/sampler.h"

/* A trial that has ended, and its score: less is better. */
typedef struct lc_scored {
    size_t number;
    double score;
} lc_scored;

/* Trials whose result counts, and those that failed, the best first; out: room for all trials. Of the complete ones with a finite
 * loss the better half, up to the median m, has the score (loss - m) / s, s^2 = mean (loss - m)^2. The others are worse by an
 * amount that may be anything: nothing but their order counts, and their scores are the quantiles of the upper half of a standard
 * normal distribution, equal ones for equal losses. They are the rest of those by their loss; then the pruned ones as
 * lc_best_order has them; then, all alike, those that failed or whose loss is not finite. */
lc_status lc_score_trials(lc_scored *out, size_t *count, const lc_sampling *sampling);

#endif
