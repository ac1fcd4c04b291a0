/* beside - what of a file is beside what is read, and is left out by name. */
#ifndef LC_DATA_FOREIGN_BESIDE_H
#define LC_DATA_FOREIGN_BESIDE_H

#include "data/foreign/plan.h"

/* The first node that is not inside of a group. */
size_t lc_beside_end(const lc_h5_tree *tree, size_t group);

/* Says which groups with arrays of numbers are left out, where those of the file itself are read. */
void lc_beside_groups(const lc_plan *base);

/* Whether the plan's group has an array of several axes without elements. */
bool lc_beside_has_empty(const lc_plan *plan);

/* Says which links, and arrays without values, of the plan's group are left out. */
void lc_beside_note(const lc_plan *plan);

/* Says which frames and tables of pandas, of the nodes from first to end, are none of the plans: they have no times. */
void lc_beside_frames(const lc_plan *plan, size_t plans, size_t first, size_t end);

#endif
