/* possible - a sweep of which no trial can be is refused before its first one. */
#ifndef LC_SWEEP_POSSIBLE_H
#define LC_SWEEP_POSSIBLE_H

#include "sweep/sweep_state.h"

/* LC_E_CONFIG or LC_E_DATA, with what is wrong with the first trial, if every trial of a new sweep has a configuration that
 * cannot be, or for which the data has no windows. Where some can be the others are rows that say so, and so are all of a part
 * (--shard). */
lc_status lc_possible_check(const lc_sweep *sweep);

#endif
