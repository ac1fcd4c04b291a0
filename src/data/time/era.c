/* era - from when a table counts its years: of the Gregorian calendar, of the Buddhist era, of the Republic of China. */
#include <string.h>

#include "data/time/room.h"

enum { BUDDHIST = -543, MINGUO = 1911 };

lc_status lc_time_take_calendar(lc_time_columns *c, const char *name)
{
    static const struct {
        const char *name;
        int era;
    } eras[] = {{"buddhist", BUDDHIST}, {"minguo", MINGUO}};
    for (size_t i = 0; i < sizeof eras / sizeof *eras; i++)
        if (strcmp(name, eras[i].name) == 0) {
            c->era = eras[i].era;
            return LC_OK;
        }
    if (!lc_calendar_find(&c->calendar, name))
        return lc_fail(LC_E_USAGE,
                       "unknown calendar '%s': standard, noleap, all_leap, 360_day, julian, buddhist or minguo; weekdays and "
                       "hours of trading are learnt from the stamps, closed days are those of --holidays",
                       name);
    return LC_OK;
}

/* Years in which nobody measured, and those that are now elsewhere; of whole years, which tree rings and models have, and of
 * months some alone. NULL for a usual one. */
static const char *doubt_of(int64_t year, lc_date_unit unit)
{
    const bool day = unit == LC_DATE_DAY, month = unit == LC_DATE_MONTH;
    if (!day && year <= 2400 && !(month && year >= 1300 && year < 1500))
        return NULL;
    if (year < 1000)
        return "may be of another era: --calendar minguo counts years from 1912 on (113 is 2024), --calendar standard as written";
    if (year > 2400)
        return "may be of another era: --calendar buddhist counts years as in Thailand (2567 is 2024), --calendar standard as "
               "written";
    if (year >= 1300 && year < 1500)
        return "may be of the Persian or the Islamic calendar, which are not read: write such dates as 2024-03-20; --calendar "
               "standard reads the year as written";
    return NULL;
}

lc_status lc_time_check_era(const lc_time_columns *c, const lc_view *v)
{
    const char *doubt = NULL;
    lc_date date;
    for (size_t i = 0; i < 2; i++) { /* one such day may be a mistake, or mean never */
        const size_t row = i * (v->rows - 1);
        CHECK(lc_row_date(&date, v, c, row));
        doubt = date.zoned ? NULL : doubt_of(lc_date_day(&date, c->order, c->pivot).year, date.unit);
        if (!doubt)
            return LC_OK;
    }
    return lc_view_fail(v, 0, c->column[0], doubt);
}
