/* left_out - columns that are no channels by themselves, for the rows that follow, of which a few need not show it. */
#ifndef LC_DATA_FOREIGN_LEFT_OUT_H
#define LC_DATA_FOREIGN_LEFT_OUT_H

#include "data/foreign/plan.h"

/* The names of columns that are left out, a list, where some of them are by what is in them; NULL where none is, or where
 * --columns decides. *out is for lc_free. */
lc_status lc_left_out_names(char **out, const lc_plan *plan);

/* Says which columns are left out since they were in the rows before. */
void lc_left_out_note(const lc_plan *plan);

#endif
