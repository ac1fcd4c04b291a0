/* keep - the best runs of a sweep as run files beside its ledger. Which they are at the end does not depend on the order in which
 * trials end: one of the best N is among the best N whenever it comes. */
#ifndef LC_SWEEP_KEEP_H
#define LC_SWEEP_KEEP_H

#include "sweep/ledger.h"

#include <lanecast/forecaster.h>

typedef struct lc_keep {
    char folder[LC_TEXT_MAX - 3 * LC_NAME_MAX], begin[2 * LC_NAME_MAX]; /* "sweep.d", "trial-" */
    size_t most, count;
    lc_trial *best; /* (count) numbers, states and objectives; from the best on */
} lc_keep;

/* Beside a ledger: its path without the ending, with ".d"; in it trial-N.h5, STUDY-trial-N.h5 of a study that is not called
 * sweep. most 0: none. */
lc_status lc_keep_new(lc_keep *out, const char *ledger, const char *study, size_t most);

/* Of a study without trials: LC_E_USAGE if there are runs that would be taken for those of its trials. */
lc_status lc_keep_check_none(const char *ledger, const char *study);
void lc_keep_clear(lc_keep *keep);

/* A trial of before, if its file is there. */
lc_status lc_keep_recall(lc_keep *keep, const lc_study *study, const lc_trial *trial);

/* A trial has ended; its forecaster (NULL: it has none) is saved if it is among the best, and the file of one that no longer
 * is goes. */
lc_status lc_keep_offer(lc_keep *keep, const lc_study *study, const lc_trial *trial, const lc_forecaster *forecaster);

#endif
