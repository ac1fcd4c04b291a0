/* calendar - which days there are: the calendars of the CF conventions that count from 1970-01-01. */
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
