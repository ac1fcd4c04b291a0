/* flags - whether the flags of a user are obeyed. */
#ifndef LC_DATA_FOREIGN_FLAGS_H
#define LC_DATA_FOREIGN_FLAGS_H

#include "data/foreign/plan.h"

/* LC_E_USAGE, naming the flag, if one says what the plan does not do. */
lc_status lc_flags_check(const lc_plan *plan);

#endif
