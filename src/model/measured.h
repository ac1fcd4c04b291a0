/* measured - how the data of a run were measured, so that newer data which are measured otherwise are not taken for more of the
 * same: units of channels, the step and the calendar of each series, where its clocks were, and how its files were read. */
#ifndef LC_MODEL_MEASURED_H
#define LC_MODEL_MEASURED_H

#include "core/h5.h"
#include "model/task.h"

/* All 0 for a run that does not say it. */
typedef struct lc_measured {
    char **units; /* (channels) */
    double *size; /* (channels) the mean size of their values (data/size.h); NULL for a run that does not say it */
    size_t channels;
    /* (series) "Asia/Tokyo"; "+09:00" where all rows have that offset, "+01:00 +02:00" where they have either; LC_ZONE_LOCAL
     * where offsets are of a zone that is not known; "" for stamps without one */
    char **zone;
    int64_t *step; /* (series) in nanoseconds; 0 where steps are not even */
    size_t series;
    lc_axis *calendar; /* (calendars) each that a series has, but for equal steps */
    size_t calendars;
    int64_t *holiday; /* (holidays) closed days since 1970, ascending */
    size_t holidays;
    char *history; /* the commands that made the dataset; NULL: not known */
} lc_measured;

/* Of the data of a task. */
lc_status lc_run_write_measured(lc_h5 *h5, const lc_task *task);

/* LC_E_DATA, naming it, for what contradicts the run's own channels and series, and for days and calendars that cannot be. */
lc_status lc_run_read_measured(lc_measured *out, lc_h5 *h5, const char *path);
void lc_measured_clear(lc_measured *measured);

/* In nanoseconds; 0 where steps are not even. */
int64_t lc_measured_step(const lc_axis *axis);

#endif
