/* pick - what another regression has chosen, among the values of a plan. */
#ifndef LC_MODEL_RIDGE_PICK_H
#define LC_MODEL_RIDGE_PICK_H

#include "model/ridge/plan.h"

/* What some steps were fitted with. */
typedef struct lc_ridge_choice {
    double lookback, trailing, penalty; /* rows; rows whose mean is taken off; as it was added */
    double windows;                     /* over which squares were summed beside that penalty */
} lc_ridge_choice;

/* Places in the lists of a plan. */
typedef struct lc_ridge_pick {
    size_t lookback, trailing, penalty;
} lc_ridge_pick;

/* Those of the values that are nearest to a choice: the same ones, where the plan is the one that it was made from. */
lc_ridge_pick lc_ridge_pick_of(const lc_ridge_plan *plan, const lc_ridge_choice *as);

/* How many rows a share of a look-back is, 1 at least. */
size_t lc_ridge_level(double share, size_t lookback);

#endif
