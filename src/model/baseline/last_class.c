/* last_class - the class of the last row before the origin that has one, for certain; the shares of training rows where there is
 * none. Of changes over a horizon, that is the change over as many rows that ended with the last known one. */
#include "model/baseline.h"

#include <math.h>

/* The class of the latest row that has one; NaN: none. */
static double last_of(const lc_task *task, lc_window w, size_t target)
{
    const lc_scaled *row = task->classes->row;
    for (size_t back = 1; back <= w.origin; back++) {
        const lc_real k = row->value[w.series][(w.origin - back) * row->channels + target];
        if (!isnan(k))
            return (double)k;
    }
    return NAN;
}

static void classify(double *p, const lc_task *task, lc_window window, size_t target)
{
    const double last = last_of(task, window, target);
    if (isnan(last))
        lc_classes_shares(p, task->classes, target);
    for (size_t k = 0; k < task->classes->count && !isnan(last); k++)
        p[k] = last == (double)k;
}

const lc_baseline lc_baseline_last_class = {
    .help = "the class of the last known row; only with classes.of",
    .classes = true,
    .classify = classify,
};
