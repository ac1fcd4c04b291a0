/* training_rows - the known training values of one channel: of a series, or of all of them. */
#ifndef LC_MODEL_TRAINING_ROWS_H
#define LC_MODEL_TRAINING_ROWS_H

#include "model/task.h"

/* Count, sum, and sum of squares around `middle`, of values that are known. */
typedef struct lc_moments {
    size_t count;
    double middle, sum, squares;
} lc_moments;

/* Adds the training rows of a series (own units, missing ones left out). The task has a split. */
void lc_moments_add(lc_moments *moments, const lc_task *task, size_t series, size_t channel);

/* Of all series of a task, around `middle`. */
lc_moments lc_moments_of(const lc_task *task, size_t channel, double middle);

/* NaN of no value. */
static inline double lc_moments_mean(const lc_moments *moments)
{
    return moments->sum / (double)moments->count;
}

#endif
