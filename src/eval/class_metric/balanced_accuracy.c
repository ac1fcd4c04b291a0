/* balanced_accuracy - the mean over classes of the share of their forecasts that name them (Brodersen et al. 2010); classes that
 * never are do not count. */
#include "eval/class_metric.h"

static double value(const lc_tally *t)
{
    double sum = 0, classes = 0;
    for (size_t k = 0; k < t->classes; k++) {
        const double is = lc_tally_is(t, k);
        sum += is > 0 ? (double)t->said[k][k] / is : 0;
        classes += is > 0;
    }
    return sum / classes;
}

const lc_class_metric lc_class_metric_balanced_accuracy = {.help = "mean over classes of right / those that are", .value = value};
