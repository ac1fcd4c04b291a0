/* future_classes - forecasts of classes as channels of a dataset: of each target the class, as an index, and a share of each. */
#ifndef LC_MODEL_FUTURE_CLASSES_H
#define LC_MODEL_FUTURE_CLASSES_H

#include "model/forecaster.h"

/* Channels of a forecast: those of its classes, or the targets. */
size_t lc_future_channels(const lc_task *task);

/* Names and room: class, p_down, p_flat, p_up, or score_down, ... where the loss gives no probabilities; with the target's name
 * before them where there are several. */
lc_status lc_future_class_channels(lc_dataset *dataset, const lc_forecaster *forecaster);

/* What is said of one window (cells, classes) as the values of a series, of which the rows that have a class remain. */
void lc_future_class_values(lc_series *series, const lc_task *task, const double *say);

#endif
