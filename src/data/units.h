/* units - whether values of one name are measured alike: rows of W behind those of kW are not. */
#ifndef LC_DATA_UNITS_H
#define LC_DATA_UNITS_H

#include <lanecast/base.h>

/* Whether two texts are units of one quantity that differ: "kW" and "W", "degC" and "°F", "$" and "EUR". Spellings of one unit
 * do not, nor does what is not known here. */
bool lc_units_differ(const char *a, const char *b);

#endif
