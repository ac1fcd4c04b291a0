/* calendar - which days there are: the calendars of the CF conventions that count from 1970-01-01.
 *
 *     #include <lanecast.h>
 *     #include <stdio.h>
 *
 *     int main(void)
 *     {
 *         int64_t time[] = {58 * 86400, 59 * 86400};
 *         lc_series series = {.rows = 2, .time = time};
 *         char stamp[LC_STAMP_TEXT];
 *         for (int i = 0; i < LC_CALENDARS; i++) {
 *             const lc_calendar calendar = (lc_calendar)i;
 *             series.calendar = calendar;
 *             lc_series_stamp(stamp, &series, 1);
 *             printf("%s: %s\n", lc_calendar_name(calendar), stamp);
 *         }
 *         return 0;
 *     }
 */
#ifndef LANECAST_CALENDAR_H
#define LANECAST_CALENDAR_H

#include <lanecast/base.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef enum lc_calendar {
    LC_CALENDAR_GREGORIAN, /* as everywhere, also before 1582 ("proleptic") */
    LC_CALENDAR_NOLEAP,    /* every year has 365 days */
    LC_CALENDAR_ALL_LEAP,  /* every year has 366 days */
    LC_CALENDAR_360_DAY,   /* every month has 30 days */
    LC_CALENDAR_JULIAN,    /* every fourth year has 366 days, 1900 too */
    LC_CALENDARS
} lc_calendar;

/* Its name in CF: "proleptic_gregorian", "noleap", "all_leap", "360_day", "julian". */
const char *lc_calendar_name(lc_calendar calendar);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
