/* gaps - rows without a time: refused, or left out and counted where a marker of missing values (--na) says so. */
#ifndef LC_DATA_FOREIGN_GAPS_H
#define LC_DATA_FOREIGN_GAPS_H

#include "data/foreign/plan.h"

#define LC_GAP_WORD "NaT" /* what a number that is not a time is called */

/* Whether a marker of the request says that a cell of that column is missing: COLUMN=WORD, or a WORD that is
 * no number, which is of values. */
bool lc_gaps_marked(const lc_plan *plan, const char *column, const char *cell);

/* Remembers which rows of the plan's axis are LC_NO_STAMP, counts them in a note, and gives them stamps between those around
 * them, so that the others can be looked at. LC_E_DATA if all are. Nothing where the plan knows its parts: they are settled. */
lc_status lc_gaps_take(lc_plan *plan);

/* Leaves these rows out of the plan's parts. */
lc_status lc_gaps_part(lc_plan *plan);

/* Leaves them out of a series that has all rows of the plan. */
void lc_gaps_drop(lc_series *series, const lc_plan *plan, size_t channels);

#endif
