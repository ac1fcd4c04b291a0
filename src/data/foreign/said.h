/* said - what the attributes of an array of numbers say of the time that these are, whatever wrote them. */
#ifndef LC_DATA_FOREIGN_SAID_H
#define LC_DATA_FOREIGN_SAID_H

#include "data/foreign/plan.h"

/* Numbers of the plan's time that units since a day explain, under any name: "unit = seconds since 2000-01-01". *found, and the
 * plan's form and units are these. LC_E_DATA for such units that cannot be read. */
lc_status lc_said_units(bool *found, lc_plan *plan);

/* Of numbers that by their size are units of some nanoseconds since 1970: LC_E_USAGE, naming `what`, where the time's name or
 * an attribute says another unit, or another beginning. */
lc_status lc_said_check_epoch(const lc_plan *plan, int64_t nanoseconds, const char *what);

#endif
