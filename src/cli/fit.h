/* fit - data for training, and training with its progress shown and its run kept: what train, resume and replay share. */
#ifndef LC_CLI_FIT_H
#define LC_CLI_FIT_H

#include "cli/log.h"

#include <lanecast/forecaster.h>

#include "model/run_file.h"

#include <sys/stat.h>

/* Reads the dataset of data.file, a text as the data of the run `like` (NULL: none) were read, and notes what looks wrong in it.
 * LC_E_CONFIG if that is not set. */
lc_status lc_fit_data(lc_dataset **out, const lc_config *config, const lc_args *args, const lc_run_source *like);

typedef struct lc_fit {
    lc_forecaster *forecaster;
    const lc_args *args;
    lc_log log;       /* gets a JSON line per epoch */
    const char *run;  /* saved there every run.checkpoint seconds, when a signal comes, and at the end; NULL: never */
    struct stat file; /* which file `run` was when it was read, or the command began; all 0: not there */
    double epochs;    /* trained here, parts of one included; and the seconds that they took */
    double seconds;
} lc_fit;

/* Trains until done; call lc_stop_watch before what takes long. LC_E_STOPPED, saying what is saved, after a signal (cli/stop.h);
 * LC_E_DIVERGED as lc_forecaster_step says, with the best weights before that saved, if there are any. */
lc_status lc_fit_run(lc_fit *fit);

/* Closes the log, and prints the result as text or JSON, by the command of that schema: "lanecast-train-1". status: what
 * lc_fit_run said, which is passed on; of a training that a signal has stopped, the JSON says what is saved. */
lc_status lc_fit_print(lc_fit *fit, const char *schema, lc_status status);

/* Windows of a part; if 0, lc_error_message says why. */
size_t lc_fit_windows(const lc_forecaster *forecaster, lc_part part);

#endif
