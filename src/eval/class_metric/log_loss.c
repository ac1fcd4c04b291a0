/* log_loss - the mean of -ln p of the class that is (Good 1952); a p of 0 counts as 2^-52. */
#include "eval/class_metric.h"

static double value(const lc_tally *t)
{
    return t->logs / lc_tally_count(t);
}

const lc_class_metric lc_class_metric_log_loss = {
    .help = "mean -ln p of the class that is", .less_is_better = true, .of_shares = true, .value = value};
