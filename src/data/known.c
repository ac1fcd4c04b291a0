/* known - lists of names and words, each of them once. */
#include "data/known.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/names.h"
#include "core/text.h"

/* The next letter or digit of a name; blanks and marks between them say nothing: <TICKER>, "Station Name", site-id. */
static const char *next_letter(const char *at)
{
    while (*at && (unsigned char)*at < 128 && !isalnum((unsigned char)*at))
        at++;
    return at;
}

static bool is_name(const char *name, const char *known)
{
    const char *a = next_letter(name), *b = next_letter(known);
    while (*a && tolower((unsigned char)*a) == tolower((unsigned char)*b)) {
        a = next_letter(a + 1);
        b = next_letter(b + 1);
    }
    return !*a && !*b && a != name;
}

static bool is_among(const char *name, const char *const *known)
{
    for (size_t i = 0; known[i]; i++)
        if (is_name(name, known[i]))
            return true;
    return false;
}

/* Names of nothing else; those that values may have too. */
static const char *const sure[] = {"id",     "unique id", "series id",  "series",    "ticker",      "tic",
                                   "symbol", "station",   "station id", "site",      "site id",     "item id",
                                   "isin",   "permno",    "sensor id",  "device id", "meter id",    "usaf",
                                   "wban",   "name",      "sensor",     "store id",  "stations id", NULL};
static const char *const perhaps[] = {"item",         "ts id",
                                      "entity id",    "entity",
                                      "uid",          "uuid",
                                      "gid",          "ids",
                                      "stn",          "staid",
                                      "souid",        "station number",
                                      "stations",     "station name",
                                      "station code", "station no",
                                      "sites",        "site no",
                                      "site code",    "site name",
                                      "location",     "locations",
                                      "location id",  "loc id",
                                      "gauge",        "gauge id",
                                      "wmo",          "wmo id",
                                      "city",         "city id",
                                      "city name",    "timeseries",
                                      "tickers",      "symbols",
                                      "cusip",        "stock id",
                                      "stock code",   "asset",
                                      "asset id",     "instrument",
                                      "sensor name",  "device",
                                      "meter",        "node id",
                                      "turbine id",   "well id",
                                      "machine id",   "vehicle id",
                                      "household id", "building id",
                                      "customer id",  "user id",
                                      "client id",    "product id",
                                      "plant id",     "unit id",
                                      "store",        "store nbr",
                                      "sku",          "shop id",
                                      "account id",   NULL};
/* Of kinds of places and things, which parts of series have too. */
static const char *const places[] = {"ric",
                                     "security",
                                     "pair",
                                     "region",
                                     "area",
                                     "regionid",
                                     "map code",
                                     "country",
                                     "country region",
                                     "province",
                                     "province state",
                                     "county",
                                     "district",
                                     "bidding zone",
                                     "geo",
                                     "node",
                                     "pnode",
                                     "pnode name",
                                     "duid",
                                     "settlement point",
                                     "settlement point name",
                                     "plant",
                                     "turbine",
                                     "turbine name",
                                     "commodity",
                                     "crop",
                                     "shop",
                                     "num poste",
                                     "nom usuel",
                                     "indicativo",
                                     "stationsname",
                                     "messstelle",
                                     "place",
                                     "place name",
                                     "building",
                                     "well",
                                     "customer",
                                     "company",
                                     "firm",
                                     "issuer",
                                     "fund",
                                     "airport",
                                     "icao",
                                     "iata",
                                     "room",
                                     NULL};
bool lc_known_series(const char *name)
{
    return is_among(name, sure);
}

bool lc_known_series_perhaps(const char *name)
{
    return is_among(name, sure) || is_among(name, perhaps);
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
    return lc_known_series_perhaps(name) || lc_known_id(name) || is_among(name, places);
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
