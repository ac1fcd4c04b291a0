/* mcc - Matthews correlation coefficient of any number of classes (Gorodkin 2004): 1 is perfect, 0 no better than chance; 0 too
 * where only one class is, or is said. */
#include "eval/class_metric.h"

#include <math.h>

/* (n right - sum is said) / sqrt((n^2 - sum is^2) (n^2 - sum said^2)) */
static double value(const lc_tally *t)
{
    const double n = lc_tally_count(t);
    double right = 0, both = 0, is = 0, said = 0;
    for (size_t k = 0; k < t->classes; k++) {
        right += (double)t->said[k][k];
        both += lc_tally_is(t, k) * lc_tally_said(t, k);
        is += lc_tally_is(t, k) * lc_tally_is(t, k);
        said += lc_tally_said(t, k) * lc_tally_said(t, k);
    }
    const double spread = (n * n - is) * (n * n - said);
    return n > 0 ? spread > 0 ? (n * right - both) / sqrt(spread) : 0 : NAN;
}

const lc_class_metric lc_class_metric_mcc = {.help = "correlation of what is and what is said, -1 to 1", .value = value};
