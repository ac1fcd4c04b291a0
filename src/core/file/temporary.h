/* temporary - names of files that are not complete yet, and the removal of those that died before they were. */
#ifndef LC_CORE_TEMPORARY_H
#define LC_CORE_TEMPORARY_H

#include "core/status.h"

/* FOLDER/.NAME.PID-START-PLACE-ATTEMPT.tmp, for lc_free: the process that writes it, when that started, and where process
 * numbers are its own: the machine, and the container if it is in one. */
lc_status lc_temporary_name(char **out, const char *folder, const char *name, unsigned attempt);

/* Removes such files of processes of this place that no longer run. What cannot be known, of other machines say, stays. */
void lc_temporary_sweep(const char *folder);

#endif
