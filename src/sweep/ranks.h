/* ranks - a sweep by several processes: rank 0 hands out trials and writes the ledger, each other one trains one at a time. The
 * ledger's content is that of one process. */
#ifndef LC_SWEEP_RANKS_H
#define LC_SWEEP_RANKS_H

#include "sweep/sweep_state.h"

/* Of rank 0: until no trial is left, or something ends the sweep. LC_E_MISMATCH if another rank has another plan, data
 * included. */
lc_status lc_ranks_lead(lc_sweep *sweep);

/* Of the others, until rank 0 is done. */
lc_status lc_ranks_serve(lc_sweep *sweep);

#endif
