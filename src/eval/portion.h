/* portion - which windows of a part are evaluated, and which of them the model has seen. */
#ifndef LC_EVAL_PORTION_H
#define LC_EVAL_PORTION_H

#include "data/choice.h"
#include "model/forecaster.h"

/* Those of the chosen series; *owned only where they are not all (lc_windows_free). LC_E_DATA if there is none. */
lc_status lc_portion_choose(const lc_windows **out, lc_windows **owned, const lc_forecaster *forecaster, lc_part part,
                            const lc_choice *choice);

/* How many count: window.drop_last leaves out an incomplete last batch. LC_E_DATA if none does. */
lc_status lc_portion_count(size_t *out, const lc_task *task, const lc_windows *windows);

/* seen (LC_TEST): of the first `count` windows, those with a target that training and validation saw. */
void lc_portion_seen(size_t *seen, const lc_forecaster *forecaster, const lc_windows *windows, size_t count);

#endif
