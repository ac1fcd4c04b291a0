/* known - lists of names and words, each of them once. */
#include "data/known.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/names.h"
#include "core/text.h"
#include "data/time/time.h"

/* As lc_name_is takes them, without blanks and marks. Names of nothing else; those that values may have too; of kinds of places
 * and things, which parts of series have too. */
static const char sure[] =
    "id uniqueid seriesid series ticker tic symbol station stationid site siteid itemid isin permno sensorid deviceid "
    "meterid usaf wban name sensor storeid stationsid";
static const char perhaps[] =
    "item tsid entityid entity uid uuid gid ids stn staid souid stationnumber stations stationname stationcode stationno "
    "sites siteno sitecode sitename location locations locationid locid gauge gaugeid wmo wmoid city cityid cityname "
    "timeseries tickers symbols cusip stockid stockcode asset assetid instrument sensorname device meter nodeid turbineid "
    "wellid machineid vehicleid householdid buildingid customerid userid clientid productid plantid unitid store storenbr "
    "sku shopid accountid";
static const char places[] =
    "ric security pair region area regionid mapcode country countryregion province provincestate county district "
    "biddingzone geo node pnode pnodename duid settlementpoint settlementpointname plant turbine turbinename commodity "
    "crop shop numposte nomusuel indicativo stationsname messstelle place placename building well customer company firm "
    "issuer fund airport icao iata room";

bool lc_known_series(const char *name)
{
    return lc_name_is(name, sure);
}

bool lc_known_series_perhaps(const char *name)
{
    return lc_name_is(name, sure) || lc_name_is(name, perhaps);
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

bool lc_known_series_list(const char *name)
{
    char word[LC_NAME_MAX];
    snprintf(word, sizeof word, "%.*s", (int)strcspn(name, "_-. "), name);
    return lc_known_series_perhaps(name) || lc_known_series_perhaps(word);
}

bool lc_known_place(const char *name)
{
    return lc_known_series_perhaps(name) || lc_known_id(name) || lc_name_is(name, places);
}

bool lc_known_latitude(const char *name)
{
    return lc_name_is(name, "lat latitude");
}

bool lc_known_longitude(const char *name)
{
    return lc_name_is(name, "lon long lng longitude");
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

bool lc_known_constant(const char *column, bool number)
{
    return lc_known_series(column) || (!number && lc_known_place(column));
}

bool lc_known_nameless(const char *word)
{
    return lc_known_missing(word) && strcmp(word, "NA") != 0;
}

bool lc_known_add_constant(size_t *list, size_t *count, size_t index, const char *column)
{
    const bool enough = lc_known_series(column);
    *count = enough ? 0 : *count;
    list[(*count)++] = index;
    return enough;
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
