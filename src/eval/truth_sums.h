/* truth_sums - what is summed of the truth alone: once, for all who forecast the same windows. */
#ifndef LC_EVAL_TRUTH_SUMS_H
#define LC_EVAL_TRUTH_SUMS_H

#include "eval/sums.h"

typedef struct lc_truth_sums {
    lc_sums *sums[LC_SPACES];    /* of the series at hand */
    size_t ended, most, rows;    /* series that ended, in order; summands of the truth */
    double *of_ended[LC_SPACES]; /* (most, rows, cells) */
} lc_truth_sums;

/* Of the metrics of points; room for `most` series that end. */
lc_status lc_truth_sums_new(lc_truth_sums **out, size_t horizon, size_t targets, size_t most);
void lc_truth_sums_free(lc_truth_sums *truths);

/* The windows of the series at hand are all added: the next ones are of another. */
void lc_truth_sums_end(lc_truth_sums *truths);

/* Gives sums (LC_SPACES) of errors those of the truth, of the series that ended as `index`. */
void lc_truth_sums_give(lc_sums *const *sums, const lc_truth_sums *truths, size_t index);

#endif
