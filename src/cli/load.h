/* load - data, and a run with its data, as the commands open them. */
#ifndef LC_CLI_LOAD_H
#define LC_CLI_LOAD_H

#include "cli/command.h"

#include <lanecast/forecaster.h>

/* Reads a dataset; what reading had to decide is told in notes. */
lc_status lc_args_dataset(lc_dataset **out, const lc_args *args, const char *path);

/* The run named by the first word over the dataset of --data, else of its configuration; --set, --threads are put over the
 * configuration. Both belong to the caller, the dataset to be freed last. A note is given where the data is not what the run was
 * trained on. */
lc_status lc_args_load(lc_forecaster **forecaster, lc_dataset **dataset, const lc_args *args);

#endif
