/* summands - what several metrics sum: these are summed once for all of them. */
#ifndef LC_EVAL_SUMMANDS_H
#define LC_EVAL_SUMMANDS_H

#include "eval/metric.h"

extern const lc_summand lc_sum_known;  /* 1 where the truth is known: of points and of quantiles */
extern const lc_summand lc_sum_size;   /* |e| */
extern const lc_summand lc_sum_square; /* e^2 */

#endif
