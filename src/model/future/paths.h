/* paths - what a forecast beyond the horizon says besides the point: samples that continue. */
#ifndef LC_MODEL_PATHS_H
#define LC_MODEL_PATHS_H

#include "model/future.h"

/* As lc_rollout, of an outlook of points and samples: the next rows of each column are forecast from its own earlier ones.
 * Sample k is a path then, what one gets who appends sample k to the data and forecasts again. */
lc_status lc_paths(lc_dataset *future, const lc_future_plan *plan, lc_ahead *ahead);

#endif
