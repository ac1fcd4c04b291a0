/* echo - columns of whole numbers that say once more what the date of their row says: its year, its hour, its weekday. They are
 * no measurements; data.calendar reads the date itself. */
#include <stdio.h>
#include <string.h>

#include "core/calendar.h"
#include "data/time/room.h"

enum { DAY = 86400, HOUR = 3600, MINUTE = 60, ROWS_LEAST = 3, FORMS = 4 };

/* What a date says, in the ways that it is counted. */
typedef enum echo { YEAR, MONTH, DAY_OF_MONTH, HOUR_OF_DAY, MINUTE_OF_HOUR, QUARTER, WEEKDAY, DAY_OF_YEAR, PACKED, ECHOES } echo;

static const char *const words[ECHOES] = {
    [YEAR] = "year yr yyyy jahr annee ano anno jaar",
    [MONTH] = "month mnth mm monat mois mes mese maand monthofyear",
    [DAY_OF_MONTH] = "day dd mday dayofmonth dom tag jour dia giorno dag",
    [HOUR_OF_DAY] = "hour hours hr hrs hh stunde heure hora ora uur hourofday",
    [MINUTE_OF_HOUR] = "minute minutes mi minuten",
    [QUARTER] = "quarter qtr quartal trimestre",
    [WEEKDAY] = "weekday weekdays wday dow dayofweek isoweekday wochentag",
    [DAY_OF_YEAR] = "doy yday yearday dayofyear dayoftheyear tagimjahr",
    [PACKED] = NULL, /* whatever it is called: no number is a date in each row by chance */
};

/* Of local time; the first `count` of value. */
typedef struct said {
    int value[FORMS];
    size_t count;
} said;

static said once(int64_t value)
{
    return (said){{(int)value}, 1};
}

static said say(echo of, int64_t local)
{
    const int64_t days = lc_floor_divide(local, DAY), seconds = local - days * DAY;
    const lc_day day = lc_calendar_day(LC_CALENDAR_GREGORIAN, days);
    const int weekday = lc_calendar_weekday(local);
    const int yearday = (int)(days - lc_calendar_days(LC_CALENDAR_GREGORIAN, (lc_day){day.year, 1, 1}));
    switch (of) {
    case YEAR:
        return once(day.year);
    case MONTH:
        return once(day.month);
    case DAY_OF_MONTH:
        return once(day.day);
    case HOUR_OF_DAY:
        return (said){{(int)(seconds / HOUR), (int)(seconds / HOUR) + 1}, 2};
    case MINUTE_OF_HOUR:
        return once(seconds % HOUR / MINUTE);
    case QUARTER:
        return once((day.month + 2) / 3);
    case WEEKDAY: /* Monday 0 or 1, Sunday 0 or 1 */
        return (said){{weekday, weekday + 1, (weekday + 1) % 7, (weekday + 1) % 7 + 1}, 4};
    case DAY_OF_YEAR:
        return (said){{yearday + 1, yearday}, 2};
    default: /* 20230103, 230103, 202301 */
        return (said){{(day.year * 100 + day.month) * 100 + day.day, (day.year % 100 * 100 + day.month) * 100 + day.day,
                       day.year * 100 + day.month},
                      3};
    }
}

/* Whether cells have the digits of dates, six or eight, and are not all the same, as those of an id are. */
static bool are_packed(const lc_view *v, size_t column)
{
    bool differ = false;
    for (size_t row = 0; row < v->rows; row++) {
        const char *cell = lc_view_cell(v, row, column);
        if (strlen(cell) != 6 && strlen(cell) != 8)
            return false;
        differ |= strcmp(cell, lc_view_cell(v, 0, column)) != 0;
    }
    return differ;
}

/* Whether each cell is what the date of its row says, all counted in one way. */
static bool repeats(const lc_view *v, const lc_time_columns *c, size_t column, echo of)
{
    bool may[FORMS] = {true, true, true, true}, any = true;
    for (size_t row = 0; row < v->rows && any; row++) {
        lc_moment at;
        int number;
        if (!lc_count_read(&number, lc_view_cell(v, row, column), 0, 99999999) || lc_row_moment(&at, v, c, row) != LC_OK)
            return false;
        const said s = say(of, at.second + at.date.offset);
        any = false;
        for (size_t i = 0; i < s.count; i++) {
            may[i] = may[i] && number == s.value[i];
            any |= may[i];
        }
    }
    return any;
}

void lc_time_leave_out_echoes(lc_time_columns *c, const lc_view *v)
{
    for (size_t column = 0; column < v->columns && v->rows >= ROWS_LEAST; column++)
        for (echo of = 0; of < ECHOES; of++)
            if ((words[of] ? lc_name_is(lc_view_name(v, column), words[of]) : are_packed(v, column)) && !lc_time_has(c, column) &&
                !lc_time_has_other(c, column) && repeats(v, c, column, of))
                lc_time_leave_out(c, column, v);
}
