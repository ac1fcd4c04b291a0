/* flags - whether the flags of a user are obeyed. */
#ifndef LC_DATA_FOREIGN_FLAGS_H
#define LC_DATA_FOREIGN_FLAGS_H

#include "data/foreign/plan.h"

/* LC_E_USAGE, naming the flag, if one says what the plan does not do. */
lc_status lc_flags_check(const lc_plan *plan);

/* LC_E_DATA, naming the flag, if a name of a list (NULL: none) is no column's; a single name needs no quotes. */
lc_status lc_flags_check_names(const lc_plan *plan, const char *flag, const char *text);

#endif
