/* cube - forecasts of many windows as arrays of netCDF-4/CF: forecast_file.h has the layout. */
#ifndef LC_CLI_FORECAST_CUBE_H
#define LC_CLI_FORECAST_CUBE_H

#include "cli/forecast_file.h"

typedef struct lc_forecast_cube lc_forecast_cube;

/* The shape is borrowed. Windows are kept in memory until commit. */
lc_status lc_forecast_cube_new(lc_forecast_cube **out, const char *path, const lc_told_shape *shape);
lc_status lc_forecast_cube_add(lc_forecast_cube *cube, const lc_told_window *window);
lc_status lc_forecast_cube_commit(lc_forecast_cube *cube);
void lc_forecast_cube_free(lc_forecast_cube *cube);

#endif
