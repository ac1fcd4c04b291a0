/* options - all rows that a configuration may have: those of a run, then those of a sweep. */
#ifndef LC_CLI_OPTIONS_H
#define LC_CLI_OPTIONS_H

#include <lanecast/option.h>

/* The row at an index from 0; NULL after the last. Rows of a section are together. */
const lc_option *lc_options_at(size_t index);

#endif
