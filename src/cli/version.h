/* version - lanecast --version. */
#ifndef LC_CLI_VERSION_H
#define LC_CLI_VERSION_H

#include "core/status.h"

/* As text, or as a JSON object. */
lc_status lc_version_print(bool json);

#endif
