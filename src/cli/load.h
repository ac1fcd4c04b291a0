/* load - data, and a run with its data, as the commands open them. */
#ifndef LC_CLI_LOAD_H
#define LC_CLI_LOAD_H

#include "cli/command.h"

#include <sys/stat.h>

#include <lanecast/forecaster.h>

#include "model/run_file.h"

/* As lc_file_look; LC_E_IO for a folder, which import makes a dataset of. */
lc_status lc_look_no_folder(struct stat *info, const char *path);

/* Reads a dataset; notes say what reading had to decide. */
lc_status lc_args_dataset(lc_dataset **out, const lc_args *args, const char *path);

/* The same; a text is read with the flags that the data of a run were read with, where it can be so. NULL: none. */
lc_status lc_args_dataset_like(lc_dataset **out, const lc_args *args, const char *path, const lc_run_source *like);

/* The run that the first word names, over the dataset of --data or of its configuration, with --set and --threads applied. Both
 * belong to the caller, who frees the dataset last. Notes say if the data is not what the run was trained on. */
lc_status lc_args_load(lc_forecaster **forecaster, lc_dataset **dataset, const lc_args *args);

/* The same of a run by its path. */
lc_status lc_args_load_run(lc_forecaster **forecaster, lc_dataset **dataset, const lc_args *args, const char *path);

/* Finds the channels of the data by the names that the run has, and puts times of another zone into the run's where it reads what
 * clocks show; notes say what was left out, what is missing and what was moved. */
lc_status lc_args_take_channels(lc_dataset *dataset, const lc_args *args, const lc_run_source *source);

/* LC_E_IO, naming --data, if the dataset `file` that the run at `path` names is not there. With --data, reading says so. */
lc_status lc_args_run_file(const lc_args *args, const char *path, const char *file);

/* "from 2021-02-04 00:00:00 to 2021-02-10 00:00:00"; of one row "at 2021-02-04 00:00:00". */
typedef struct lc_stretch_text {
    char text[2 * LC_STAMP_TEXT + 16];
} lc_stretch_text;
lc_stretch_text lc_stretch(const lc_series *series);

/* Notes how many series, channels and rows a dataset has, and when the first series begins and ends. */
void lc_note_dataset(const lc_args *args, const lc_dataset *dataset, const char *path);

/* Notes that another version of the program trained a run; that its file has no digests, since another program has changed it. */
void lc_note_version(const lc_args *args, const lc_run *run, const char *path);
void lc_note_unsealed(const lc_args *args, const lc_run *run, const char *path);

#endif
