/* need - how much memory a trial of a sweep takes, before any is run. */
#ifndef LC_SWEEP_NEED_H
#define LC_SWEEP_NEED_H

#include "sweep/sweep_state.h"

/* The bytes of the largest of some trials with that many threads: numbers as large as they may be, each choice in turn. 0: none
 * of them can be. LC_E_FAILURE if one does not fit into memory. */
lc_status lc_need_find(size_t *out, lc_sweep *sweep, size_t threads);

#endif
