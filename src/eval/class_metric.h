/* class_metric - a measure of forecasts that name a class: a file in eval/class_metric. Pure arithmetic over a tally. */
#ifndef LC_EVAL_CLASS_METRIC_H
#define LC_EVAL_CLASS_METRIC_H

#include "core/registry.h"
#include "eval/tally.h"

typedef struct lc_class_metric {
    const char *help; /* the formula */
    bool less_is_better;
    bool of_shares;                         /* it measures probabilities: NaN where there are none */
    double (*value)(const lc_tally *tally); /* NaN of nothing */
} lc_class_metric;

LC_REGISTRY(lc_class_metric, lc_class_metric);

#endif
