/* known - what words and names mean in the data of others, whoever reads them: series, ids, counters, missing values. */
#ifndef LC_DATA_KNOWN_H
#define LC_DATA_KNOWN_H

#include <lanecast/base.h>

/* Whether a name is one by which series are told apart; perhaps: also where values have such names too, or kinds of things: city,
 * store, meter. */
bool lc_known_series(const char *name);
bool lc_known_series_perhaps(const char *name);

/* The same of a list of names: ticker, station_names. */
bool lc_known_series_list(const char *name);

/* Whether a name is one that texts have which say of what place or thing a row is: these, ids, region, security. */
bool lc_known_place(const char *name);

/* Whether a name is that of a latitude; of a longitude: together they say of what point a row is. */
bool lc_known_latitude(const char *name);
bool lc_known_longitude(const char *name);

/* Whether a name is one that ids have, any word of which they are the last part: "store_id", "storeId"; one of a column that
 * counts rows. */
bool lc_known_id(const char *name);
bool lc_known_counter(const char *name);

/* Of a column that has one word in all rows, whether it names their series: numbers are ids under the names of ids, and values
 * under others; a word for what is missing names nothing, but NA may be Namibia. */
bool lc_known_constant(const char *column, bool number);
bool lc_known_nameless(const char *word);

/* Adds such a column to those that do so together, (count) indices. Of tickers, ids or stations one is enough: it is the only one
 * then. Returns whether that is so. */
bool lc_known_add_constant(size_t *list, size_t *count, size_t index, const char *column);

/* Of "snow=-9999" and the column snow, what is after the sign; NULL: the text does not begin with that column. */
const char *lc_known_marker(const char *text, const char *column);

/* Whether a cell says that its value is missing: the words of pandas, and ?. */
bool lc_known_missing(const char *cell);

#endif
