/* units - units of time as CF writes them: "milliseconds since 1970-01-01 00:00:00 +00:00". */
#include <stdio.h>
#include <string.h>

#include "core/date.h"
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

/* A day as others write it again: 1970-01-01T00:00:00+00:00, or with a blank before the zone. */
static bool is_epoch(const char *text)
{
    char joined[LC_UNITS_TEXT];
    lc_date date;
    int64_t second;
    if ((size_t)snprintf(joined, sizeof joined, "%s", text) >= sizeof joined)
        return false;
    char *zone = strrchr(joined, ' ');
    if (zone && strchr("+-Z", zone[1]))
        memmove(zone, zone + 1, strlen(zone));
    return lc_date_read(&date, joined) && lc_date_stamp(&second, &date, LC_DATE_UNKNOWN) && second == date.offset;
}

bool lc_native_ticks(int64_t *out, const char *units)
{
    static const char since[] = " since ";
    size_t length = strcspn(units, " ");
    if (strncmp(units + length, since, strlen(since)) != 0 || !is_epoch(units + length + strlen(since)))
        return false;
    for (int i = 0; i < UNITS; i++)
        if (strlen(unit[i].name) == length && strncmp(units, unit[i].name, length) == 0) {
            *out = unit[i].ticks;
            return true;
        }
    return false;
}
