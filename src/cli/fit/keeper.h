/* keeper - saves the run of a training in progress. What another program has put there since is kept, and the run goes
 * beside it. */
#ifndef LC_CLI_KEEPER_H
#define LC_CLI_KEEPER_H

#include "cli/fit.h"

/* When the next save is due, by lc_clock_seconds, and which file the run is, as far as this process knows. */
typedef struct lc_keeper {
    const lc_fit *fit;
    double every, due;
    bool saved, warned;
    struct stat file;
    bool unseen;              /* what is saved could not be looked at, so that it cannot be told from another's */
    char beside[LC_TEXT_MAX]; /* where the run goes once another program has written fit->run; "": fit->run itself */
} lc_keeper;

lc_keeper lc_keeper_new(const lc_fit *fit);

/* After a step: saves if a checkpoint is due. */
void lc_keeper_checkpoint(lc_keeper *keeper);

/* Saves, at that signal: LC_E_STOPPED, saying what is saved. */
lc_status lc_keeper_stop(lc_keeper *keeper, const lc_progress *progress, const char *signal);

/* Of a training that failed: its status; of one that diverged the best weights before that are saved, and the message says so. */
lc_status lc_keeper_best(lc_keeper *keeper, lc_status status);

/* Saves what is trained; LC_E_IO also where it is saved under another name. */
lc_status lc_keeper_last(lc_keeper *keeper);

#endif
