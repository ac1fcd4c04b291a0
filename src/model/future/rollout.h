/* rollout - a network's forecasts beyond its horizon: a decoder continues, others read their own as newest rows of a context. */
#ifndef LC_MODEL_ROLLOUT_H
#define LC_MODEL_ROLLOUT_H

#include "model/future.h"

/* LC_E_CONFIG, naming the inputs that cannot be continued, if there are some: those that are neither targets, nor constant within
 * series, nor in data.known. */
lc_status lc_rollout_check(const lc_task *task, size_t horizon);

/* Values of all rows of `future`, whose series are the plan's, plan->round rows at a time. ahead: of these rows, with room for
 * the last forecast; NULL where the task has none. */
lc_status lc_rollout(lc_dataset *future, const lc_future_plan *plan, lc_ahead *ahead);

#endif
