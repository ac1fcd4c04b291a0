/* accuracy - the share of forecasts that name the class. */
#include "eval/class_metric.h"

static double value(const lc_tally *t)
{
    double right = 0;
    for (size_t k = 0; k < t->classes; k++)
        right += (double)t->said[k][k];
    return right / lc_tally_count(t);
}

const lc_class_metric lc_class_metric_accuracy = {.help = "right forecasts / all", .value = value};
