/* halving - successive halving (Jamieson & Talwalkar 2016, as Optuna 5 has it): at epochs least * factor^k, the rungs, a trial
 * ends whose report is not among the best 1/factor of those that were there, its own included. */
#ifndef LC_SWEEP_HALVING_H
#define LC_SWEEP_HALVING_H

#include "sweep/pruner.h"

typedef struct lc_halving {
    size_t least, factor;
    size_t skipped;   /* rungs that are passed over */
    size_t bootstrap; /* a trial also ends at a rung that has no more reports than that, its own included */
    size_t brackets;  /* trials compare with those of their own bracket; 0: with all */
    size_t (*bracket)(const char *study, size_t number, const struct lc_halving *halving);
} lc_halving;

bool lc_halving_stops(const lc_pruning *pruning, const lc_halving *halving);

#endif
