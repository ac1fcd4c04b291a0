/* weigh - how much each training window counts in the loss, by its age and by how many its series has. */
#ifndef LC_TRAIN_WEIGH_H
#define LC_TRAIN_WEIGH_H

#include <lanecast/train.h>
#include <lanecast/window.h>

#include "core/buffer.h"

/* (windows), for lc_free; NULL where all count alike.
 *
 *     w(i) = 0.5^(age(i) / half_life) / (balanced ? windows of its series : 1), divided by the mean of all
 *
 * age: rows from the window's origin to that of its series' last training window. */
lc_status lc_weigh(double **out, const lc_windows *windows, const lc_train_config *config);

/* A line where all windows together are worth fewer than a batch of equal ones: (sum of w)^2 / sum of w^2 (Kish 1965). */
lc_status lc_weigh_note(lc_buffer *notes, const lc_windows *windows, const lc_train_config *config);

#endif
