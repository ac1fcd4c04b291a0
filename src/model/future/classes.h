/* classes - forecasts of classes as channels of a dataset: of each target the class, as an index, and a share of each. */
#ifndef LC_MODEL_FUTURE_CLASSES_H
#define LC_MODEL_FUTURE_CLASSES_H

#include "model/future.h"

/* Names and room: class, p_down, p_flat, p_up, or score_down, ... where the loss gives no probabilities; with the target's name
 * before them where there are several. */
lc_status lc_future_class_channels(lc_dataset *dataset, const lc_forecaster *forecaster);

/* Values of all series of `future`, which are the plan's, by what is known of their rows; only rows that have a class remain. */
lc_status lc_future_classes(lc_dataset *future, const lc_future_plan *plan, const lc_ahead *ahead);

#endif
