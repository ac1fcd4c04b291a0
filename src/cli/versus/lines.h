/* lines - the rows of tables of several runs. */
#ifndef LC_CLI_VERSUS_LINES_H
#define LC_CLI_VERSUS_LINES_H

#include "cli/versus.h"

/* LC_E_USAGE if --names is there and does not give as many different names as there are runs. */
lc_status lc_versus_check_names(const lc_args *args);

/* versus->line, of runs that are evaluated: what two of them have alike is there once. */
lc_status lc_versus_add_lines(lc_versus *versus, const lc_args *args);

#endif
