/* counts - what a head of counts asks of its targets. */
#ifndef LC_MODEL_COUNTS_H
#define LC_MODEL_COUNTS_H

#include "model/task.h"

/* LC_E_DATA, naming series, row and channel, for a known target that is not a whole number of 0 or more. */
lc_status lc_counts_check(const lc_task *task, const char *loss);

#endif
