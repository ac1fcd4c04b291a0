/* history - how the networks of a run file were trained, for pictures: no data are needed. */
#ifndef LC_CLI_HISTORY_H
#define LC_CLI_HISTORY_H

#include "cli/picture.h"

#include <lanecast/forecaster.h>

/* One network's. */
typedef struct lc_history {
    lc_epoch *round; /* (rounds) */
    size_t rounds;
    lc_member_facts facts;
} lc_history;

typedef struct lc_histories {
    size_t count;
    lc_history *item; /* (count) */
    lc_run run;
} lc_histories;

/* LC_E_USAGE for a run that was not trained. lc_histories_free, also after a failure. */
lc_status lc_histories_new(lc_histories *out, const char *path);
void lc_histories_free(lc_histories *histories);

/* Adds a section for each network, "networkN": epochs, loss, validation loss, gradient norm, rate. */
void lc_histories_add(lc_sketch *sketch, const lc_histories *histories);

#endif
