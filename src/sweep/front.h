/* front - the best of points with several losses each: the Pareto front, those after it, and which of one front fill most of the
 * space (Deb et al. 2002, as Optuna 5 has it). */
#ifndef LC_SWEEP_FRONT_H
#define LC_SWEEP_FRONT_H

#include "core/status.h"

/* loss: (points, losses), less is better. rank (points): 0 of a point that no other is better than in all losses, 1 of what is
 * left without these, and so on, until `wanted` points have one; `points` of the others. */
lc_status lc_front_ranks(size_t *rank, const double *loss, size_t points, size_t losses, size_t wanted);

/* chosen (points): the best `wanted` ones. Of the last front those that together dominate most, found one after the other. */
lc_status lc_front_choose(bool *chosen, const double *loss, size_t points, size_t losses, size_t wanted);

#endif
