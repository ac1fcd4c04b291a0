/* best - which trials a sampler takes for good ones: the best tenth, as Optuna 5 has it. */
#ifndef LC_SWEEP_BEST_H
#define LC_SWEEP_BEST_H

#include "sweep/sampler.h"

/* below (number): whether a trial is among the best tenth of those complete or pruned: 25 of them at most for one objective. A
 * complete one comes before a pruned one, and of these one that was pruned later before one pruned earlier. */
lc_status lc_best_tenth(bool *below, const lc_sampling *sampling);

/* The trials that are complete or pruned, for one objective in that order, the best first; number: room for all of them. How many
 * they are. */
lc_status lc_best_order(size_t *number, size_t *count, const lc_sampling *sampling);

/* The losses (complete, objectives) of trials that are complete with finite objectives, less is better, and their numbers; room
 * for all trials. How many they are. */
size_t lc_best_losses(double *loss, size_t *number, const lc_study *study, const lc_trial *trial, size_t trials);

/* How many trials are complete or pruned. */
size_t lc_best_known(const lc_sampling *sampling);

#endif
