/* names - what the name of an array says about it. */
#include <string.h>
#include <strings.h>

#include "core/names.h"
#include "data/foreign/plan.h"

int lc_foreign_names_time(const char *name)
{
    static const char *const sure[] = {
        "time",  "times",      "time_index", "timestamp", "timestamps", "date",      "dates",  "datetime",     "date_time", "ts",
        "epoch", "valid_time", "unixtime",   "unix_time", "time_utc",   "datetimes", "tstamp", "datetime_utc", NULL};
    static const char *const perhaps[] = {"t", "index", "when", NULL};
    return lc_names_among(name, sure) ? 2 : lc_names_among(name, perhaps);
}

/* Whether a name ends so, as a word of its own: "store_id", "storeId", "id". */
static bool has_end(const char *name, const char *end)
{
    const size_t length = strlen(name), tail = strlen(end);
    if (length < tail || strcasecmp(name + length - tail, end) != 0)
        return false;
    const char before = length > tail ? name[length - tail - 1] : '_', first = name[length - tail];
    return strchr("_-. ", before) != NULL || (first >= 'A' && first <= 'Z' && !(before >= 'A' && before <= 'Z'));
}

bool lc_foreign_names_id(const char *name)
{
    return has_end(name, "id") || has_end(name, "uuid") || has_end(name, "gid") || has_end(name, "ids");
}

bool lc_foreign_names_series(const char *name)
{
    static const char *const known[] = {
        "id",          "unique_id",   "series_id",  "series",      "item_id",      "item",         "ts_id",
        "entity_id",   "entity",      "uid",        "uuid",        "gid",          "ids",          "station",
        "stations",    "station_id",  "stationid",  "stations_id", "station_name", "station_code", "station_no",
        "stationname", "site",        "sites",      "site_id",     "siteid",       "site_no",      "site_code",
        "site_name",   "location",    "locations",  "location_id", "loc_id",       "gauge",        "gauge_id",
        "usaf",        "wban",        "wmo",        "wmo_id",      "city",         "city_id",      "city_name",
        "timeseries",  "ticker",      "tickers",    "tic",         "symbol",       "symbols",      "isin",
        "cusip",       "permno",      "stock_id",   "stock_code",  "asset",        "asset_id",     "instrument",
        "name",        "sensor",      "sensor_id",  "sensor_name", "device",       "device_id",    "meter",
        "meter_id",    "node_id",     "turbine_id", "well_id",     "machine_id",   "vehicle_id",   "household_id",
        "building_id", "customer_id", "user_id",    "client_id",   "product_id",   "plant_id",     "unit_id",
        "store",       "store_id",    "store_nbr",  "sku",         "shop_id",      "account_id",   NULL};
    return lc_names_among(name, known);
}

bool lc_foreign_names_counter(const char *name)
{
    static const char *const known[] = {"",    "#",   "no",      "no.",    "nr",       "index",
                                        "idx", "row", "rowid",   "row_id", "rownames", "record",
                                        "rn",  "obs", "instant", "id",     "level_0",  "__index_level_0__",
                                        "f0",  NULL};
    return lc_names_among(name, known) || strncmp(name, "Unnamed: ", 9) == 0;
}

bool lc_foreign_names_clock(const char *name)
{
    static const char *const known[] = {"hour", "hours", "hr",  "hh",   "minute",      "minutes",     "min", "second",
                                        "sec",  "clock", "tod", "hhmm", "hour_of_day", "time_of_day", NULL};
    return lc_names_among(name, known);
}

bool lc_foreign_names_part(const char *name)
{
    static const char *const known[] = {
        "year",         "yr",       "yyyy",     "month",        "mon",         "mm",       "day",
        "dd",           "dom",      "doy",      "dayofyear",    "day_of_year", "yearday",  "quarter",
        "week",         "yyyymm",   "yyyymmdd", "decimal_year", "decimalyear", "dec_year", "decyear",
        "year_decimal", "yearfrac", "ds",       "dt",           "datum",       "period",   NULL};
    return lc_names_among(name, known) || lc_foreign_names_clock(name) || lc_foreign_names_day(name);
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
