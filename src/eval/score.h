/* score - a forecaster's own scores over a part, without baselines beside it. */
#ifndef LC_EVAL_SCORE_H
#define LC_EVAL_SCORE_H

#include <lanecast/evaluate.h>

/* Scaled, pooled over all series: out (metrics of lc_metric_names). LC_E_DATA if the part has no window. */
lc_status lc_score(double *out, const lc_forecaster *forecaster, lc_part part);

#endif
