/* options - every row of a configuration file: those of the model's table, then those of [sweep]. */
#ifndef LC_CLI_OPTIONS_H
#define LC_CLI_OPTIONS_H

#include <lanecast/config.h>

/* Row i; NULL after the last. */
const lc_option *lc_file_option(size_t i);

#endif
