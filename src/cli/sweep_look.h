/* sweep_look - what a ledger says of its dimensions: their importances and slices; and both, and the trials, as CSV. */
#ifndef LC_CLI_SWEEP_LOOK_H
#define LC_CLI_SWEEP_LOOK_H

#include "cli/sweep.h"
#include "sweep/slice.h"

lc_status lc_sweep_look(const lc_sweep_read_back *back);

/* {"train.rate": {"importance": 0.6, "slices": [{"from": 1e-4, "to": 3e-4, "trials": 7, "best": .1, "median": .2}, ...]}, ...} */
lc_status lc_sweep_look_json(json_t **out, const lc_sweep_read_back *back);

/* *out (trials), lc_free: the numbers of all trials, the best first, and at the end those that are not complete. */
lc_status lc_sweep_order(size_t **out, const lc_sweep_read_back *back);

/* Numbers of the trials that no other is better than in all objectives, in their order; lc_free. */
lc_status lc_sweep_front(size_t **out, size_t *count, const lc_sweep_read_back *back);

/* What slices are made of; and *out (dimensions), lc_free: NaN of fewer than two complete trials, which say nothing of it. */
lc_outcome lc_sweep_outcome(const lc_sweep_read_back *back);
lc_status lc_sweep_importances(double **out, const lc_sweep_read_back *back);

/* A row for each trial; for each slice of each dimension. */
lc_status lc_sweep_csv(const lc_sweep_read_back *back, const char *path);
lc_status lc_sweep_slices_csv(const lc_sweep_read_back *back, const char *path);

/* The study as Optuna's JournalStorage reads it. */
lc_status lc_sweep_journal(const lc_sweep_read_back *back, const char *path);

#endif
