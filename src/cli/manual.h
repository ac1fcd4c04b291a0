/* manual - lanecast --manual: the manual pages. */
#ifndef LC_CLI_MANUAL_H
#define LC_CLI_MANUAL_H

#include "core/status.h"

/* In the language of man(7): the page of lanecast(1) (page NULL), of lanecast.ini(5), or of a command. LC_E_USAGE for another. */
lc_status lc_manual_print(const char *page);

#endif
