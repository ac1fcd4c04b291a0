/* forecast_file - forecasts of many windows as a file: CSV, a row for each value; or netCDF-4/CF (.h5, .nc), arrays of series,
 * windows and rows ahead that xarray reads.
 *
 *     series(series)                     their names
 *     window(window)                     number of a series' forecast, from 1
 *     lead(lead)                         1, 2, ... rows ahead
 *     origin(series, window)             time of the last row that is known: CF's forecast_reference_time
 *     time(series, window, lead)         when a step is
 *     TARGET_COLUMN(series, window, lead)    Close_truth, Close_forecast, Close_q0_1, Close_repeat_last; NaN where not known; of
 *                                        classes an index, flag_meanings its names; :channel and :column are the two names
 *     utc_offset(series, window, lead)   where it is known: seconds that local time is ahead of time
 *
 * Of a series with fewer windows than another all is missing behind its last one.
 */
#ifndef LC_CLI_FORECAST_FILE_H
#define LC_CLI_FORECAST_FILE_H

#include "cli/command.h"

#include <lanecast/classes.h>
#include <lanecast/dataset.h>

/* One column of the forecasts of every target. */
typedef struct lc_told_column {
    const char *name;
    bool is_class;       /* an index of `classes` */
    const char *comment; /* what it is; NULL: its name says it */
} lc_told_column;

/* What every window has. Texts are borrowed for the life of the file. */
typedef struct lc_told_shape {
    size_t steps, targets, columns;
    size_t lead;                  /* rows ahead before the first step */
    const lc_told_column *column; /* (columns) */
    const char *const *target;    /* (targets) names */
    const char *const *units;     /* (targets) */
    const lc_classes *classes;    /* NULL: numbers */
} lc_told_shape;

/* The forecasts of one window. Times of its steps are those of rows [first, first + steps) of `at`. */
typedef struct lc_told_window {
    const lc_series *series; /* and the last row of it that is known */
    size_t known;
    size_t index; /* of the series in its dataset */
    const lc_series *at;
    size_t first;
    const double *value; /* (steps, targets, columns); NaN: not known */
} lc_told_window;

typedef struct lc_forecast_file lc_forecast_file;

/* The attribute `lanecast` of such a file in netCDF-4. */
#define LC_FORECAST_FILE_WORD "forecasts"

/* The attributes of its arrays that say of which target, and which column, they are. */
#define LC_FORECAST_CHANNEL "channel"
#define LC_FORECAST_COLUMN  "column"

/* "-" is CSV on standard output; a name that ends in .h5 or .nc is netCDF-4/CF; any other is CSV. */
bool lc_forecast_file_is_hdf5(const char *path);
lc_status lc_forecast_file_new(lc_forecast_file **out, const char *path, const lc_told_shape *shape);
lc_status lc_forecast_file_add(lc_forecast_file *file, const lc_told_window *window);
lc_status lc_forecast_file_commit(lc_forecast_file *file);
void lc_forecast_file_free(lc_forecast_file *file);

#endif
