/* shares - what each series has of the model's squared error, and whether one of them dominates a pooled figure. */
#ifndef LC_EVAL_SHARES_H
#define LC_EVAL_SHARES_H

#include <lanecast/evaluate.h>

/* Fills of_series[].share and dominant, from the lines and of_series[].values. */
void lc_shares_find(lc_evaluation *evaluation);

#endif
