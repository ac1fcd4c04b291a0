/* as_run - newer data read as those that a run was trained on. */
#ifndef LC_CLI_AS_RUN_H
#define LC_CLI_AS_RUN_H

#include "cli/command.h"

#include "model/run_file.h"

/* Reads a dataset; a text, or HDF5 of others, with the flags that the data of a run were read with, on the grid that they were
 * put on. What does not fit that is read by itself, which is said. like: NULL for none. *notes: for lc_string_free. *same: it is
 * what the run was trained on. */
lc_status lc_read_as_run(lc_dataset **out, char **notes, bool *same, const lc_args *args, const char *path,
                         const lc_run_source *like);

#endif
