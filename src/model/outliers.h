/* outliers - contexts that are far from what a scaler was fitted on. */
#ifndef LC_MODEL_OUTLIERS_H
#define LC_MODEL_OUTLIERS_H

#include "core/buffer.h"
#include "model/task.h"

/* Whether the context of a window has values more than ten scales from the training values, so that a forecast from there means
 * little; adds a line that says so. notes NULL: does not say it. */
bool lc_outlier_note(lc_buffer *notes, const lc_task *task, const lc_window *window);

#endif
