/* metric_squares - the sums that mse and rmse share: how many, and of squared errors. */
#ifndef LC_EVAL_METRIC_SQUARES_H
#define LC_EVAL_METRIC_SQUARES_H

#include "eval/metric.h"

enum { LC_SQUARES_TERMS = 2 };

void lc_squares_add(double *const *sum, const lc_cells *cells);

#endif
