/* inspect - what is in a dataset and what looks wrong with it, printed as text or as JSON. */
#ifndef LC_CLI_INSPECT_H
#define LC_CLI_INSPECT_H

#include "cli/page.h"

#include <lanecast/quality.h>

typedef struct lc_inspection {
    const char *path;
    const lc_dataset *dataset;
    const lc_quality *quality;
    const char *warnings; /* a line each */
    bool all;             /* the channels of each series of a panel, too */
} lc_inspection;

lc_status lc_inspect_show(lc_page *page, const lc_inspection *seen);
lc_status lc_inspect_json(const lc_inspection *seen);

/* After a failure to read a dataset, which is passed on, its message too: what a run file says of itself, or what is
 * wrong with it. *done: it is one. */
lc_status lc_inspect_run(bool *done, const lc_args *args, const char *path, lc_status status);

/* Prints the configuration of a run file as INI text, which trains it again. */
lc_status lc_inspect_config(const char *path);

/* After a failure to read a dataset: lists what is in an HDF5 file of another program, and says why it is not one. Any other file
 * is the failure that it was. */
lc_status lc_inspect_hdf5(const lc_args *args, const char *path, lc_status failure);

#endif
