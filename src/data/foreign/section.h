/* section - the groups, and tables, of a file that are series. */
#ifndef LC_DATA_FOREIGN_SECTION_H
#define LC_DATA_FOREIGN_SECTION_H

#include "data/foreign/plan.h"

/* Begins as {0}. */
typedef struct lc_sections {
    lc_plan *plan;
    size_t count, capacity;
    lc_nodes dated, shared; /* times of the whole file (lc_plan) */
} lc_sections;
void lc_sections_free(lc_sections *sections);

/* All of a file, or of the group that is asked for. base: the file; of each plan what it has too. */
lc_status lc_sections_find(lc_sections *sections, const lc_plan *base);

/* LC_E_DATA, saying what to do, if there are none, or none that can be read; LC_E_USAGE if the user has to choose. */
lc_status lc_sections_check(const lc_sections *sections, const lc_plan *base);

/* Obeys --at where the series of a plan have names: one of them. */
lc_status lc_section_choose(lc_plan *plan);

/* The path of its group; of a table of pandas, which is always named so, of the group that it is in. */
const char *lc_section_place(const lc_plan *plan);

#endif
