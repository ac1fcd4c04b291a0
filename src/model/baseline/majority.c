/* majority - the class that most training rows have; its probabilities are the shares of them all. */
#include "model/baseline.h"

static void classify(double *p, const lc_task *task, lc_window window, size_t target)
{
    (void)window;
    lc_classes_shares(p, task->classes, target);
}

const lc_baseline lc_baseline_majority = {
    .help = "the class that most training rows have; only with classes.of",
    .plainest = true,
    .classes = true,
    .classify = classify,
};
