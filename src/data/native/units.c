/* units - units of time as CF writes them: "milliseconds since 1970-01-01 00:00:00 +00:00". */
#include <stdio.h>

#include "core/status.h"
#include "data/native/layout.h"
#include "data/stamp.h"

static const struct {
    int64_t ticks;
    const char *name;
} unit[] = {{1, "seconds"}, {1000, "milliseconds"}, {1000000, "microseconds"}, {1000000000, "nanoseconds"}};

enum { UNITS = sizeof unit / sizeof *unit };

lc_status lc_native_units(char out[LC_UNITS_TEXT], const lc_series *series)
{
    for (int i = 0; i < UNITS; i++)
        if (unit[i].ticks == lc_series_ticks(series)) {
            snprintf(out, LC_UNITS_TEXT, "%s since 1970-01-01 00:00:00%s", unit[i].name, series->offset ? " +00:00" : "");
            return LC_OK;
        }
    return lc_fail(LC_E_DATA, "series '%s': %lld ticks per second; there may be 1, 1000, 1000000 or 1000000000", series->name,
                   (long long)series->ticks);
}
