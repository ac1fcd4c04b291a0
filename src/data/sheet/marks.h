/* marks - what is written around numbers: currencies, units. */
#ifndef LC_DATA_SHEET_MARKS_H
#define LC_DATA_SHEET_MARKS_H

#include <lanecast/base.h>

/* The longest currency, or unit, that begins here with no letter after it; NULL: none does. */
const char *lc_currency_at(const char *at);
const char *lc_unit_at(const char *at);

/* Whether a text is a unit of measurement, perhaps in brackets: "degC", "m/s", "(C)", "[%]". */
bool lc_is_unit(const char *text);

/* The unit in the name of a column, as in "T (degC)" and "wind [m/s]"; "1" where it has none. *out is for lc_free. */
lc_status lc_units_in_name(char **out, const char *name);

#endif
