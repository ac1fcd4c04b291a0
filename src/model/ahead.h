/* ahead - what is known of the rows that a forecast of the future has. */
#ifndef LC_MODEL_AHEAD_H
#define LC_MODEL_AHEAD_H

#include "model/task.h"

/* Known covariates of the horizons of windows, one per series of `future`, whose rows have the stamps; of the rows of a
 * last forecast that are not asked for they are 0. *out (lc_ahead_free) is
 * NULL where the task has none. LC_E_DATA, naming covariate and stamp, where one is missing. */
lc_status lc_task_ahead(lc_ahead **out, const lc_task *task, const lc_dataset *future, const lc_window *window);

/* Values of the row of a series that has a stamp, at or after a window's origin: as models read them where it is of the past, as
 * they are where it is of the future; NULL: there is no such row. */
const double *lc_task_values_at(const lc_task *task, const lc_window *window, int64_t time);

#endif
