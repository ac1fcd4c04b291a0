/* forecasts - every forecast of a part as a file, beside what came. */
#ifndef LC_CLI_FORECASTS_H
#define LC_CLI_FORECASTS_H

#include "cli/command.h"

#include <lanecast/evaluate.h>

/* A forecaster beside a run: its name, and that of its column, which ends in the file of the run where two runs have it. */
typedef struct lc_told_other {
    const char *kind, *name;
} lc_told_other;

/* A run whose forecasts are written. name: of its columns, "NAME" and "NAME_q0.1"; NULL: "forecast" and "q0.1". other: (others)
 * what is written beside it; NULL: all, by their own names. */
typedef struct lc_told {
    const char *name;
    const lc_forecaster *forecaster;
    const lc_outlook *outlook;
    const lc_told_other *other;
    size_t others;
} lc_told;

/* Writes a row for every value: series, origin (the last row that is known), step, time, channel, truth, the runs' forecasts and
 * quantiles, the baselines. The runs have the same windows, horizon and targets (versus.h). As CSV or as netCDF-4/CF, by the
 * path's ending (forecast_file.h). */
lc_status lc_forecasts_write(const char *path, const lc_told *run, size_t runs, lc_part part, const char *series);

#endif
