/* origins - forecast --origins: from every origin of a range, beside what came where that is known. */
#ifndef LC_CLI_ORIGINS_H
#define LC_CLI_ORIGINS_H

#include "cli/command.h"

#include <lanecast/forecaster.h>

/* "FROM..TO", of which one or both may be empty, as stamps; a day without a clock is whole. The range points into *stamp.
 * LC_E_USAGE for another text. */
lc_status lc_origins_read(lc_origin_range *range, int64_t stamp[2], const char *text);

/* A stamp as it was read from a text. *utc: that says its offset, and the stamp becomes UTC. LC_E_USAGE, naming the flag, if no
 * series has a known one. */
lc_status lc_origin_moment(bool *utc, int64_t *stamp, const char *flag, const char *text, const lc_dataset *dataset);

/* The same of both ends of a range, of which both have an offset, or none. LC_E_USAGE too for one that ends before it begins. */
lc_status lc_origins_moments(bool *utc, int64_t stamp[2], const char *text, const lc_dataset *dataset);

/* Writes them as forecast_file.h says, and notes how many there are, and how many are left out. */
lc_status lc_origins_write(const char *path, const lc_forecaster *forecaster, const lc_origin_range *range, const lc_args *args);

#endif
