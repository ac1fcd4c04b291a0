/* outliers - contexts that are far from what a scaler was fitted on. */
#ifndef LC_MODEL_OUTLIERS_H
#define LC_MODEL_OUTLIERS_H

#include "core/buffer.h"
#include "model/forecaster.h"

/* A line if a network's context has a value that is many scales away from its training values. */
void lc_outliers_note(lc_buffer *notes, const lc_forecaster *forecaster, const lc_window *window);

#endif
