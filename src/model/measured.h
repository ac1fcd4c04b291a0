/* measured - how the data of a run were measured, so that newer data which are measured otherwise are not taken for more of the
 * same: units of channels, the step and the calendar of each series, where its clocks were, and how its files were read. */
#ifndef LC_MODEL_MEASURED_H
#define LC_MODEL_MEASURED_H

#include "core/buffer.h"
#include "model/run_loading.h"

/* All 0 for a run that does not say it. */
typedef struct lc_measured {
    char **units; /* (channels) */
    size_t channels;
    /* (series) "Asia/Tokyo"; "+09:00" where all rows have that offset; LC_ZONE_LOCAL where offsets are of a zone that is not
     * known; "" for stamps without one */
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

/* Whether clocks of newer rows were those of the run's. Rows in another zone than a known one are elsewhere, and have their
 * moments in it. Of an offset alone it is not known when it holds: rows within an hour are of the same clocks; others, and UTC,
 * are unknown, unless their place is known and had that offset when the run's rows were measured. */
typedef enum lc_clocks { LC_CLOCKS_SAME, LC_CLOCKS_ELSEWHERE, LC_CLOCKS_UNKNOWN } lc_clocks;

/* zone: as lc_measured has it. seen: first and last second of the run's rows; NULL: not known. LC_E_USAGE for an unknown zone. */
lc_status lc_clocks_of(lc_clocks *out, const lc_series *series, const char *zone, const lc_span *seen);

/* LC_E_DATA, naming it, for a channel that the run reads in other units, and, where it reads words of the calendar, a series
 * whose clocks were elsewhere. The places of its series are known. */
lc_status lc_loading_check_measured(const lc_loading *loading);

/* Adds the first series whose step is another to what the forecaster notes. */
lc_status lc_loading_note_measured(lc_forecaster *forecaster, const lc_loading *loading);

#endif
