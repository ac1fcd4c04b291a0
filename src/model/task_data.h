/* task_data - what a task reads: its channels and covariates, and the numbers that networks see. */
#ifndef LC_MODEL_TASK_DATA_H
#define LC_MODEL_TASK_DATA_H

#include "core/buffer.h"
#include "model/task.h"

/* Channels and covariates, and a dataset without rows of the future. */
lc_status lc_task_choose_channels(lc_task *task, const lc_config *config);

/* These, calendars, and filled values. fitted: as in lc_task_new_fitted; NULL: nothing. */
lc_status lc_task_choose(lc_task *task, const lc_config *config, const lc_fitted *fitted);

/* A copy of a dataset without the rows of the future that a configuration names, for lc_past_free before the dataset is; NULL:
 * there are none. */
lc_status lc_task_past(lc_dataset **out, const lc_dataset *whole, const lc_config *config);

/* The channels of data.known; *out: lc_free. */
lc_status lc_task_future_channels(size_t **out, size_t *count, const lc_task *task);

/* Scalers (or those fitted before, which it takes over; NULL: fits them) and scaled values. After the split. */
lc_status lc_task_scale(lc_task *task, const lc_config *config, lc_fitted *fitted);

/* Classes, where they are forecast, or those fitted before. After the scaling. */
lc_status lc_task_classify(lc_task *task, lc_fitted *fitted);

/* What of this a user should know whose model.kind is this one, after the lines that are there; it empties them. */
lc_status lc_task_note(lc_task *task, lc_buffer *notes, const char *kind);

/* Of its windows: series without any, those left out, those that read filled values, a split that cuts series at different
 * dates. */
lc_status lc_task_note_windows(lc_buffer *notes, const lc_task *task);

#endif
