/* brier - the mean squared error of probabilities, summed over classes (Brier 1950): 0 to 2; of two classes twice what some
 * print. */
#include "eval/class_metric.h"

static double value(const lc_tally *t)
{
    return t->squares / lc_tally_count(t);
}

const lc_class_metric lc_class_metric_brier = {
    .help = "mean of sum over classes (p - 1 where it is)^2", .less_is_better = true, .of_shares = true, .value = value};
