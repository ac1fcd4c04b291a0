/* majority - the class that most training rows have; its probabilities are the shares of them all. */
#include "model/baseline.h"

static void classify(double *p, const lc_task *task, lc_window window, size_t target)
{
    (void)window;
    const lc_classes *c = task->classes;
    const double rows = (double)lc_classes_rows(c, target);
    for (size_t k = 0; k < c->count; k++)
        p[k] = (double)c->seen[target * c->count + k] / rows;
}

const lc_baseline lc_baseline_majority = {
    .help = "the class that most training rows have; only with classes.of",
    .plainest = true,
    .classes = true,
    .classify = classify,
};
