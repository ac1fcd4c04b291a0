/* yardstick - what the errors of a target are measured by: its own training rows. */
#ifndef LC_EVAL_YARDSTICK_H
#define LC_EVAL_YARDSTICK_H

#include "model/forecaster.h"

typedef struct lc_yardstick {
    double naive; /* mean |y_t - y_{t-m}|, m = data.season or 1: MASE's scale (Hyndman & Koehler 2006); 0: none */
    double level; /* the first known value */
} lc_yardstick;

/* Of a channel, in own units. */
lc_yardstick lc_yardstick_of(const lc_forecaster *f, size_t series, size_t channel);

#endif
