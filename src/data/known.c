/* known - lists of names and words, each of them once. */
#include "data/known.h"

#include <string.h>
#include <strings.h>

#include "core/names.h"
#include "core/text.h"

/* Names of nothing else; those that values may have too. */
static const char *const sure[] = {"id",      "unique_id",  "series_id",   "series",   "ticker",  "tic",     "symbol",
                                   "station", "station_id", "stationid",   "site",     "site_id", "item_id", "isin",
                                   "permno",  "sensor_id",  "device_id",   "meter_id", "usaf",    "wban",    "name",
                                   "sensor",  "store_id",   "stations_id", NULL};
static const char *const perhaps[] = {
    "item",        "ts_id",      "entity_id",    "entity",         "uid",         "uuid",         "gid",          "ids",
    "stn",         "staid",      "souid",        "station number", "stations",    "station_name", "station_code", "station_no",
    "stationname", "sites",      "siteid",       "site_no",        "site_code",   "site_name",    "location",     "locations",
    "location_id", "loc_id",     "gauge",        "gauge_id",       "wmo",         "wmo_id",       "city",         "city_id",
    "city_name",   "timeseries", "tickers",      "symbols",        "cusip",       "stock_id",     "stock_code",   "asset",
    "asset_id",    "instrument", "sensor_name",  "device",         "meter",       "node_id",      "turbine_id",   "well_id",
    "machine_id",  "vehicle_id", "household_id", "building_id",    "customer_id", "user_id",      "client_id",    "product_id",
    "plant_id",    "unit_id",    "store",        "store_nbr",      "sku",         "shop_id",      "account_id",   NULL};

bool lc_known_series(const char *name)
{
    return lc_names_among(name, sure);
}

bool lc_known_series_perhaps(const char *name)
{
    return lc_names_among(name, sure) || lc_names_among(name, perhaps);
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

bool lc_known_id(const char *name)
{
    return has_end(name, "id") || has_end(name, "uuid") || has_end(name, "gid") || has_end(name, "ids");
}

bool lc_known_counter(const char *name)
{
    static const char *const known[] = {"#",      "n",     "no",     "no.",     "nr",       "nr.",    "num",     "index",
                                        "idx",    "row",   "rowid",  "row_id",  "rownames", "rownum", "row_num", "rowno",
                                        "record", "recno", "rn",     "obs",     "instant",  "seq",    "line",    "counter",
                                        "lfd",    "lfdnr", "lfd nr", "s.no",    "s.no.",    "sno",    "sl no",   "serial",
                                        "i",      "id",    "f0",     "level_0", NULL};
    static const char *const longer[] = {"record_no", "sequence", "row_number", "observation", "__index_level_0__", NULL};
    return !*name || lc_names_among(name, known) || lc_names_among(name, longer) || lc_text_begins(name, "Unnamed: ");
}

const char *lc_known_marker(const char *text, const char *column)
{
    const size_t length = strlen(column);
    return length && strncmp(text, column, length) == 0 && text[length] == '=' ? text + length + 1 : NULL;
}

bool lc_known_missing(const char *cell)
{
    static const char *const known[] = {"NA",   "N/A",      "n/a", "NaN",    "-NaN",    "null",    "None",     "<NA>", "#NA",
                                        "#N/A", "#N/A N/A", "NaT", "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN", "?",    NULL};
    if (!*cell)
        return true;
    const char *number = cell + (*cell == '-');
    if (*number >= '0' && *number <= '9' && !(number[1] == '.' && number[2] == '#')) /* as nearly all are */
        return false;
    return lc_names_among(cell, known);
}
