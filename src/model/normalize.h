/* normalize - what model.normalize = auto becomes. */
#ifndef LC_MODEL_NORMALIZE_H
#define LC_MODEL_NORMALIZE_H

#include "core/buffer.h"
#include "model/task.h"

/* Whether the choice is still to be made: for a network, and auto. */
bool lc_normalize_is_open(const lc_config *config);

/* Puts a choice that is not open in the place of one that is, and adds a line to the notes that says why (NULL: it does not):
 * what is taken off is the last value where repeating it, or the mean of the context, errs no more over the validation windows,
 * in scaled units, than the mean of the training rows; nothing where the rest of the configuration needs values as they are.
 * Baselines do not read it. */
lc_status lc_normalize_choose(lc_config *config, lc_buffer *notes, const lc_task *task);

#endif
