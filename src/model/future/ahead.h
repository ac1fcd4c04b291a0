/* ahead - what is known of the rows that a forecast of the future has. */
#ifndef LC_MODEL_AHEAD_H
#define LC_MODEL_AHEAD_H

#include "model/task.h"

/* Room for the known covariates of `rows` rows after a window of each series, and of those of a last forecast that are not asked
 * for, which are 0. *out (lc_ahead_free) is NULL where the task has none. */
lc_status lc_task_ahead(lc_ahead **out, const lc_task *task, size_t rows);

/* Those of a window, whose rows to come have the stamps of `future`. LC_E_DATA, naming covariate and stamp, where one is not
 * known. */
lc_status lc_task_look_ahead(lc_ahead *ahead, const lc_task *task, const lc_series *future, const lc_window *window);

/* Values of the row of a series that has a stamp, at or after a window's origin: as models read them where it is of the past, as
 * they are where it is of the future; NULL: there is no such row. */
const double *lc_task_values_at(const lc_task *task, const lc_window *window, int64_t time);

#endif
