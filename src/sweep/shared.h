/* shared - tasks that trials have in common: data, split, scaler and windows are made once for each setting of [data] and
 * [window]. */
#ifndef LC_SWEEP_SHARED_H
#define LC_SWEEP_SHARED_H

#include "model/task.h"

typedef struct lc_shared lc_shared;

/* The dataset is borrowed for life. Calls are made by one thread at a time. */
lc_status lc_shared_new(lc_shared **out, const lc_dataset *dataset);
void lc_shared_free(lc_shared *shared);

/* The task of a configuration, until it is given back. Some that nobody uses are kept. */
lc_status lc_shared_take(const lc_task **out, lc_shared *shared, const lc_config *config);
void lc_shared_give(lc_shared *shared, const lc_task *task);

#endif
