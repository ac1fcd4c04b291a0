/* inspect - a dataset described, as text and as JSON. */
#ifndef LC_CLI_INSPECT_H
#define LC_CLI_INSPECT_H

#include "cli/command.h"

#include <lanecast/quality.h>

typedef struct lc_inspection {
    const char *path;
    const lc_dataset *dataset;
    const lc_quality *quality;
    const char *warnings; /* a line each */
    bool all;             /* a panel's channels too */
} lc_inspection;

lc_status lc_inspect_text(const lc_inspection *seen);
lc_status lc_inspect_json(const lc_inspection *seen);

#endif
