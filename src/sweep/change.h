/* change - what a ledger's sweep may be changed into: trials of both must be trials of one study. */
#ifndef LC_SWEEP_CHANGE_H
#define LC_SWEEP_CHANGE_H

#include "sweep/study.h"

/* Two plans (lc_sweep_plan), that of the ledger at `path` and the present one, of which `study` has the objectives. LC_E_MISMATCH
 * where scores of their trials would not compare (other objectives, other data, other truths, another unit), or their numbers are
 * of other parts of a sweep. */
lc_status lc_change_check(const char *kept, const char *now, const lc_study *study, const char *path);

#endif
