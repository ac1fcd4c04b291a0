/* future - forecasts beyond known rows: what each series is forecast from, and what a user should know about it. */
#ifndef LC_MODEL_FUTURE_H
#define LC_MODEL_FUTURE_H

#include "core/buffer.h"
#include "data/axis.h"
#include "model/forecaster.h"

/* The title of a dataset of forecasts. */
#define LC_FUTURE_TITLE "Forecasts"

/* The series that are forecast, in the dataset's order. */
typedef struct lc_future_plan {
    const lc_forecaster *forecaster;
    const lc_future *request;
    const lc_axis *axis;      /* (series of the dataset), borrowed */
    lc_window *window;        /* (count) */
    const char **stamps;      /* (count) why the stamps are a guess; NULL if they are not */
    const char **zone;        /* (count) why the offsets from UTC are a guess; NULL if they are not */
    const size_t *row;        /* (series) where each is forecast from, SIZE_MAX: it is not; NULL: as the request says */
    size_t horizon;           /* rows of a forecast */
    size_t round;             /* rows that are said at once: window.horizon, or all of them */
    size_t count, left;       /* forecast, and left out, of those that were asked for */
    char reason[LC_TEXT_MAX]; /* why the first one was left out */
} lc_future_plan;

/* The first row of a series at or after what a request calls a time. */
size_t lc_future_row_at(const lc_series *series, const lc_future *request, int64_t time);

/* The stamp of the row after the last one of a series that has rows and a step, as a series of it alone, for lc_series_clear. */
lc_status lc_future_after(lc_series *out, lc_zones *zones, const lc_task *task, size_t series);

/* LC_E_DATA if no series can be forecast, with the reason of the first, and for a name that no series has. row: as above. */
lc_status lc_future_plan_new(lc_future_plan *out, const lc_forecaster *forecaster, const lc_future *request, const size_t *row);
void lc_future_plan_free(lc_future_plan *plan);

/* One more series is left out, for the reason of the last error. */
void lc_future_plan_left(lc_future_plan *plan);

/* Stamps and values of what is planned. A series of whose horizon data.known is not known is left out of the plan; LC_E_DATA and
 * a count of 0 if that leaves none. */
lc_status lc_future_make(lc_dataset **out, lc_future_plan *plan);

/* A line each: series left out, ended ones, stamps that are guesses, values that are old. */
void lc_future_notes(lc_buffer *notes, const lc_future_plan *plan);

#endif
