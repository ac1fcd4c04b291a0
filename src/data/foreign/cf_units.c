/* cf_units - units of time, and the calendar they count in. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/names.h"
#include "data/foreign/cf_time.h"

static const int64_t DAY = 86400000000000;

enum { WORD = 32 };

bool lc_cf_unit_find(int64_t *nanoseconds, const char *word)
{
    static const struct {
        const char *names; /* each with a blank after it */
        int64_t nanoseconds;
    } unit[] = {{"ns nanosecond nanoseconds nanosec ", 1},
                {"us microsecond microseconds microsec microsecs ", 1000},
                {"ms millisecond milliseconds millisec millisecs msec msecs ", 1000000},
                {"s second seconds sec secs ", 1000000000},
                {"minute minutes min mins ", 60000000000},
                {"h hr hrs hour hours ", 3600000000000},
                {"d day days ", 86400000000000},
                {"week weeks ", 7 * 86400000000000},
                {"common_year common_years ", 365 * 86400000000000}};
    char wanted[WORD + 2];
    snprintf(wanted, sizeof wanted, "%s ", word);
    for (size_t i = 0; i < sizeof unit / sizeof *unit; i++)
        for (const char *at = unit[i].names; *at; at = strchr(at, ' ') + 1)
            if (strncasecmp(at, wanted, strlen(wanted)) == 0) {
                *nanoseconds = unit[i].nanoseconds;
                return true;
            }
    return false;
}

/* " since ", "after" and "from" are the same in udunits; only the first is in use. */
static const char *find_since(const char *units)
{
    for (const char *at = strchr(units, ' '); at; at = strchr(at + 1, ' '))
        if (strncasecmp(at, " since ", 7) == 0)
            return at;
    return NULL;
}

/* As CDO writes absolute times: 20200101.25. */
static bool is_dated(const char *units)
{
    return strncasecmp(units, "day as %Y%m%d", 13) == 0;
}

bool lc_cf_units_looks(const char *units)
{
    return units && (find_since(units) || is_dated(units));
}

static lc_status read_calendar(lc_cf_units *u, const char *calendar, const char *what)
{
    char lower[WORD] = "standard";
    for (size_t i = 0; calendar && i < sizeof lower - 1; i++) {
        lower[i] = (char)tolower((unsigned char)calendar[i]);
        lower[i + 1] = '\0';
        if (!calendar[i])
            break;
    }
    u->mixed = strcmp(lower, "standard") == 0 || strcmp(lower, "gregorian") == 0;
    if (lc_calendar_find(&u->calendar, lower))
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "%s: the calendar '%s' is not supported; standard, proleptic_gregorian, noleap, all_leap, 360_day and julian "
                   "are; --start "
                   "and --step make an axis up",
                   what, calendar ? calendar : lower);
}

/* Calendar months of a unit; 0 for one of fixed length. */
static int find_months(const char *word)
{
    static const char *const months[] = {"month", "months", "mon", NULL}, *const years[] = {"year", "years", "yr", "yrs", NULL};
    return lc_names_among(word, months) ? 1 : lc_names_among(word, years) ? 12 : 0;
}

/* What is counted, before " since ". */
static lc_status read_unit(lc_cf_units *u, const char *units, const char *since, const char *what)
{
    char word[WORD] = "";
    if (since && since - units < WORD)
        snprintf(word, sizeof word, "%.*s", (int)(since - units), units);
    u->months = find_months(word);
    if (u->calendar == LC_CALENDAR_360_DAY) { /* each of them is as long */
        u->nanoseconds = u->months * 30 * DAY;
        u->months = 0;
    }
    if (u->months || u->nanoseconds || lc_cf_unit_find(&u->nanoseconds, word))
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "%s: units of time are '%s', not days, hours, minutes, seconds (or parts of them), months or years since a "
                   "day; --start and --step make the axis up",
                   what, units);
}

lc_status lc_cf_units_read(lc_cf_units *out, const char *units, const char *calendar, const char *what)
{
    lc_cf_units u = {0};
    const char *since = find_since(units);
    CHECK(read_calendar(&u, calendar, what));
    if (is_dated(units)) {
        *out = (lc_cf_units){.nanoseconds = DAY, .dated = true, .calendar = u.calendar, .mixed = u.mixed};
        return LC_OK;
    }
    CHECK(read_unit(&u, units, since, what));
    if (!lc_cf_since_read(&u, since + strlen(" since ")))
        return lc_fail(
            LC_E_DATA,
            "%s: units of time are '%s', which is not a day of its calendar, year first (2000-01-05); --start and --step make "
            "the axis up",
            what, units);
    if (u.months && u.mixed && u.since < LC_FIRST_GREGORIAN)
        return lc_fail(LC_E_DATA,
                       "%s: months since a day before 1582-10-15, where its calendar is Julian, are not supported; --start and "
                       "--step make an axis up",
                       what);
    *out = u;
    return LC_OK;
}
