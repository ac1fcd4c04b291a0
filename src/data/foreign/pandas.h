/* pandas - what the files about frames of pandas share. */
#ifndef LC_DATA_FOREIGN_PANDAS_H
#define LC_DATA_FOREIGN_PANDAS_H

#include "data/foreign/plan.h"

/* A member of the frame's group: "block%zu_values", 2. NULL if there is none. */
const lc_h5_node *lc_pandas_member(const lc_plan *plan, const char *format, size_t number);

/* A text, or the same pickled: "VEurope/Berlin\n". For lc_free. */
lc_status lc_pandas_text(char **out, const char *text);

/* The names of a block's columns, for lc_free_texts. */
lc_status lc_pandas_items(char ***out, size_t *count, const lc_plan *plan, size_t block);

/* A column of a block of numbers. */
lc_status lc_pandas_pick(lc_pick *out, const lc_plan *plan, const lc_h5_node *values, size_t column);

/* Fills in rows, and time where it is found: of the index, of a level of it, of a column of times. Levels that are not the time
 * become keys. axis: "axis1". */
lc_status lc_pandas_index(lc_plan *plan, const char *axis, size_t blocks);

#endif
