/* score - a forecaster's own scores over a part, without baselines beside it. */
#ifndef LC_EVAL_SCORE_H
#define LC_EVAL_SCORE_H

#include "eval/measure.h"

#include <lanecast/evaluate.h>

/* out (measures of lc_measure_names): scaled, pooled over all series; NaN: it does not exist, of numbers those of classes and the
 * other way round, without quantiles those of quantiles. quantiles: whether these are wanted, which takes longer. LC_E_DATA if
 * the part has no window. */
lc_status lc_score(double *out, const lc_forecaster *forecaster, lc_part part, bool quantiles);

/* Of a forecaster of classes: the share of wrong ones in each window of a part that has known classes, in order. *out:
 * lc_free. */
lc_status lc_window_mistakes(double **out, size_t *count, const lc_forecaster *forecaster, lc_part part);

#endif
