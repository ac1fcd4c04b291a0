/* metric_squares - the sums that mse and rmse share: how many, and of squared errors. */
#ifndef LC_EVAL_METRIC_SQUARES_H
#define LC_EVAL_METRIC_SQUARES_H

#include "eval/metric.h"

enum { LC_SQUARES_TERMS = 2 };

/* sum[0] how many, sum[1] sum e^2. One function, so that the second of two metrics borrows the sums of the first. */
void lc_squares_add(double *const *sum, const lc_cells *cells);

#endif
