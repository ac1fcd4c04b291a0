/* empty - channels and series without a value are said: a cell of the sea on land. */
#ifndef LC_DATA_FOREIGN_EMPTY_H
#define LC_DATA_FOREIGN_EMPTY_H

#include "data/foreign/plan.h"

/* Says which channels have no value in the series from one on, and which of these series have none at all. */
void lc_empty_note(const lc_plan *plan, const lc_dataset *dataset, size_t first);

#endif
