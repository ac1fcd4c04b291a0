/* fit - data for training, and training with its progress shown: what train and replay share. */
#ifndef LC_CLI_FIT_H
#define LC_CLI_FIT_H

#include "cli/command.h"

#include <lanecast/forecaster.h>

/* Reads the dataset of data.file, and notes what looks wrong in it. LC_E_CONFIG if that is not set. */
lc_status lc_fit_data(lc_dataset **out, const lc_config *config, const lc_args *args);

/* Trains until done. log: gets a JSON line per epoch; may be NULL. *seconds: how long it took. */
lc_status lc_fit_run(double *seconds, lc_forecaster *forecaster, const lc_args *args, FILE *log);

/* Windows of a part; if 0, lc_error_message says why. */
size_t lc_fit_windows(const lc_forecaster *forecaster, lc_part part);

#endif
