/* append - newer files added to a dataset. */
#ifndef LC_CLI_APPEND_H
#define LC_CLI_APPEND_H

#include "cli/command.h"

#include <lanecast/import.h>

/* *dataset (lc_dataset_free) is the one that --append names, with the rows of the files after its last: each file by itself, the
 * one that begins first first, so that their order does not matter; with --join all of them as one table.
 * What the request does not say is as it was for the dataset; notes say what that is, and what each file adds. The
 * history has a line for each. */
lc_status lc_append(lc_dataset **dataset, const lc_args *args, const lc_import *request);

#endif
