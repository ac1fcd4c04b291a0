/* names - what the name of an array says about it. */
#include <string.h>
#include <strings.h>

#include "core/names.h"
#include "data/foreign/plan.h"
#include "data/time/time.h"

int lc_foreign_names_time(const char *name)
{
    static const char *const sure[] = {
        "time",  "times",      "time_index", "timestamp", "timestamps", "date",      "dates",  "datetime",     "date_time", "ts",
        "epoch", "valid_time", "unixtime",   "unix_time", "time_utc",   "datetimes", "tstamp", "datetime_utc", NULL};
    static const char *const perhaps[] = {"t", "index", "when", "datenum", NULL};
    return lc_names_among(name, sure) ? 2 : lc_names_among(name, perhaps);
}

bool lc_foreign_names_clock(const char *name)
{
    static const char *const known[] = {"tod", "hour_of_day", "time_of_day", NULL};
    return lc_names_among(name, known) || lc_name_is_clock(name);
}

bool lc_foreign_names_part(const char *name)
{
    static const char *const known[] = {
        "yyyymm",   "yyyymmdd", "decimal_year", "decimalyear", "dec_year", "decyear", "year_decimal",
        "yearfrac", "ds",       "dt",           "datum",       "period",   NULL};
    return lc_names_among(name, known) || lc_name_is_part(name) || lc_foreign_names_clock(name) || lc_foreign_names_day(name);
}

int lc_foreign_names_day(const char *name)
{
    static const char *const julian[] = {"jd",        "julian",      "julian_date", "julian_day", "juliandate",
                                         "julianday", "julian_days", "bjd",         "hjd",        NULL};
    static const char *const modified[] = {"mjd", "modified_julian_date", "modified_julian_day", "mjd_utc", NULL};
    return lc_names_among(name, julian) ? 1 : lc_names_among(name, modified) ? 2 : 0;
}

bool lc_foreign_names_moment(const char *name)
{
    static const char *const known[] = {"decimal_year", "decimalyear", "dec_year", "decyear", "year_decimal", NULL};
    return lc_names_among(name, known) || (lc_foreign_names_day(name) && strcasecmp(name, "julian") != 0) ||
           lc_foreign_names_time(name) == 2;
}
