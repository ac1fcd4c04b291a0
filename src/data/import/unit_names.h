/* unit_names - columns that are one quantity in two units: t (C), t (F). */
#ifndef LC_DATA_IMPORT_UNIT_NAMES_H
#define LC_DATA_IMPORT_UNIT_NAMES_H

#include <lanecast/dataset.h>

/* Whether two names are one but for the units in brackets at their ends, which differ. */
bool lc_unit_names_differ(const char *a, const char *b);

/* The channel of a dataset that is so beside a name; the channels: there is none. */
size_t lc_unit_names_find(const lc_dataset *dataset, const char *name);

#endif
