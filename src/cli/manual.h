/* manual - lanecast --manual: the source of the manual pages. */
#ifndef LC_CLI_MANUAL_H
#define LC_CLI_MANUAL_H

#include "core/status.h"

/* For scdoc: the page of lanecast(1) (page NULL), of lanecast.ini(5), or of a command. LC_E_USAGE for another. */
lc_status lc_manual_print(const char *page);

#endif
