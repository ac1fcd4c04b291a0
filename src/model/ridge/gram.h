/* gram - products of all pairs of rows of windows, summed over windows: what a ridge regression knows of its data.
 *
 *     S[i][j] = sum over windows w of u_w[i] u_w[j]      u_w: the context, then the horizon
 *
 * of one channel, scaled. Windows that follow each other row by row share all products but the first and the last of a diagonal,
 * so that n of them take n (context + horizon) products for the first number of every diagonal and two for each of the others,
 * where one by one they would take n (context + horizon)^2 / 2. Summed in one order, in double. */
#ifndef LC_MODEL_RIDGE_GRAM_H
#define LC_MODEL_RIDGE_GRAM_H

#include "model/task.h"

typedef struct lc_gram {
    size_t rows;              /* context + horizon */
    size_t windows;           /* that are summed */
    size_t left_out;          /* windows with an unknown value, or with fewer rows than the context has */
    double *diagonal;         /* of lag 0 (rows numbers), then of lag 1 (rows - 1), ... */
    double *column, *centred; /* (longest series) one series' values of the channel; those of a run without their mean */
} lc_gram;

/* For windows of a task: lc_gram_clear. */
lc_status lc_gram_new(lc_gram *out, const lc_task *task);
void lc_gram_clear(lc_gram *gram);

/* Bytes that it takes. */
size_t lc_gram_bytes(const lc_task *task);

/* Back to no window. */
void lc_gram_empty(lc_gram *gram);

/* Adds the windows of a part, if it has some, for one target. Of each run of windows the mean is taken off all its values, which
 * a regression on what a level was taken off does not see, and which keeps digits. */
void lc_gram_add(lc_gram *gram, const lc_task *task, lc_part part, size_t target);

/* S[i][j] */
static inline double lc_gram_at(const lc_gram *gram, size_t i, size_t j)
{
    const size_t lag = i < j ? j - i : i - j, first = i < j ? i : j;
    return gram->diagonal[lag * gram->rows - lag * (lag - 1) / 2 + first];
}

#endif
