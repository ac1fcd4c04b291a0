/* ahead - what is known of the rows that a forecast of the future has. */
#ifndef LC_MODEL_AHEAD_H
#define LC_MODEL_AHEAD_H

#include "model/task.h"

/* Known covariates of the horizons of windows, one per series of `future`, whose rows have the stamps. *out (lc_ahead_free) is NULL
 * where the task has none. LC_E_DATA, naming covariate and stamp, where one is missing. */
lc_status lc_task_ahead(lc_ahead **out, const lc_task *task, const lc_dataset *future, const lc_window *window);

#endif
