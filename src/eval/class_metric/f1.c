/* f1 - the mean over classes of 2 right / (those that are + those that are said) (van Rijsbergen 1979): macro F1; classes that
 * neither are nor are said do not count. */
#include "eval/class_metric.h"

static double value(const lc_tally *t)
{
    double sum = 0, classes = 0;
    for (size_t k = 0; k < t->classes; k++) {
        const double both = lc_tally_is(t, k) + lc_tally_said(t, k);
        sum += both > 0 ? 2 * (double)t->said[k][k] / both : 0;
        classes += both > 0;
    }
    return sum / classes;
}

const lc_class_metric lc_class_metric_f1 = {.help = "mean over classes of 2 right / (that are + that are said)", .value = value};
