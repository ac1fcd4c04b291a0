/* keep - the best runs of a sweep as run files beside its ledger. Which they are at the end does not depend on the order in which
 * trials end: one of the best N is among the best N whenever it comes. */
#ifndef LC_SWEEP_KEEP_H
#define LC_SWEEP_KEEP_H

#include "sweep/ledger.h"

#include <lanecast/forecaster.h>

typedef struct lc_keep {
    char folder[LC_TEXT_MAX - LC_NAME_MAX];
    size_t most, count;
    lc_trial *best; /* (count) numbers, states and objectives; from the best on */
} lc_keep;

/* Beside a ledger: its path without the ending, with ".d". most 0: none. */
lc_status lc_keep_new(lc_keep *out, const char *ledger, size_t most);
void lc_keep_clear(lc_keep *keep);

/* A trial of before, if its file is there. */
void lc_keep_recall(lc_keep *keep, const lc_study *study, const lc_trial *trial);

/* A trial has ended; its forecaster (NULL: it has none) is saved if it is among the best, and the file of one that no longer
 * is goes. */
lc_status lc_keep_offer(lc_keep *keep, const lc_study *study, const lc_trial *trial, const lc_forecaster *forecaster);

#endif
