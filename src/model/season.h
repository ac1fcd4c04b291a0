/* season - what data.season = auto becomes. */
#ifndef LC_MODEL_SEASON_H
#define LC_MODEL_SEASON_H

#include "core/buffer.h"
#include "model/task.h"

/* Puts a number of rows in the place of LC_AUTO in the task's data.season, and adds a line to the notes that says why. Of the
 * seasons that rows of such a step usually have, two of which must be in the training rows of the longest series: the one whose
 * seasonal-naive forecast has the least scaled MSE over the validation windows, and 0 where that of the last value is not above
 * it (of model.kind = seasonal_naive it is never 0 then); the shortest where there are no such windows. 0 of classes. After the
 * windows are cut. */
lc_status lc_season_choose(lc_task *task, lc_buffer *notes, const lc_config *config);

#endif
