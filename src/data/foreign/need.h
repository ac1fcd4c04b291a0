/* need - the memory that plans will take. */
#ifndef LC_DATA_FOREIGN_NEED_H
#define LC_DATA_FOREIGN_NEED_H

#include "data/foreign/plan.h"

/* LC_E_FAILURE, saying both, if the datasets that plans become, and what is held while they are read, take more memory than there
 * is. */
lc_status lc_need_check(const lc_plan *plan, size_t plans);

#endif
