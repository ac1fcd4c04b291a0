/* start - training that begins with the weights of a run file (train.from of lc_forecaster_new): what must be the same, what is
 * taken over. */
#ifndef LC_MODEL_START_H
#define LC_MODEL_START_H

#include "model/forecaster.h"

/* LC_E_MISMATCH, naming both, unless the run `start` at `from` has the weights that the training of the run at `path` began
 * with. */
lc_status lc_start_check(uint64_t digest, const lc_run *start, const char *from, const char *path);

/* A run that began so and is trained on (run: its path, for messages): the members to come begin as those that have begun.
 * LC_E_MISMATCH if the file of train.from has other weights than it had. */
lc_status lc_start_again(lc_forecaster *forecaster, const char *run);

#endif
