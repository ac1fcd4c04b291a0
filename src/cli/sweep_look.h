/* sweep_look - what a ledger says of its dimensions: their importances and slices; and its trials as CSV. */
#ifndef LC_CLI_SWEEP_LOOK_H
#define LC_CLI_SWEEP_LOOK_H

#include "cli/sweep.h"

lc_status lc_sweep_look(const lc_sweep_read_back *back);

/* {"train.rate": {"importance": 0.6, "slices": [{"from": 1e-4, "to": 3e-4, "trials": 7, "best": .1, "median": .2}, ...]}, ...} */
lc_status lc_sweep_look_json(json_t **out, const lc_sweep_read_back *back);

/* *out (trials), lc_free: the numbers of all trials, the best first, and at the end those that are not complete. */
lc_status lc_sweep_order(size_t **out, const lc_sweep_read_back *back);

/* Numbers of the trials that no other is better than in all objectives, in their order; lc_free. */
lc_status lc_sweep_front(size_t **out, size_t *count, const lc_sweep_read_back *back);

/* A row for each trial. */
lc_status lc_sweep_csv(const lc_sweep_read_back *back, const char *path);

/* The study as Optuna's JournalStorage reads it. */
lc_status lc_sweep_journal(const lc_sweep_read_back *back, const char *path);

#endif
