/* run_epochs - how the networks of a run file were trained, epoch by epoch, for pictures: no data are needed. */
#ifndef LC_CLI_RUN_EPOCHS_H
#define LC_CLI_RUN_EPOCHS_H

#include "cli/picture.h"

#include <lanecast/forecaster.h>

/* One network's; a round is an epoch, or a part of one. */
typedef struct lc_network_epochs {
    lc_epoch *round; /* (rounds) */
    size_t rounds;
    lc_member_facts facts;
} lc_network_epochs;

typedef struct lc_run_epochs {
    size_t count;
    lc_network_epochs *item; /* (count) */
    lc_run run;
} lc_run_epochs;

/* LC_E_USAGE for a run that was not trained. lc_run_epochs_free, also after a failure. */
lc_status lc_run_epochs_new(lc_run_epochs *out, const char *path);
void lc_run_epochs_free(lc_run_epochs *epochs);

/* Adds a section for each network, "networkN": epochs, loss, validation loss, gradient norm, rate. */
void lc_run_epochs_add(lc_sketch *sketch, const lc_run_epochs *epochs);

/* The axis of epochs. */
void lc_run_epochs_axis(lc_sketch *sketch, const lc_run_epochs *epochs);

#endif
