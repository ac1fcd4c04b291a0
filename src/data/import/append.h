/* append - newer rows beside a dataset: which of its channels and series they have, and how far from UTC they are. */
#ifndef LC_DATA_APPEND_H
#define LC_DATA_APPEND_H

#include "core/buffer.h"
#include "core/zone.h"
#include "data/axis.h"
#include "data/import/duplicates.h"

#include <lanecast/dataset.h>

/* The channels of the dataset in `more`: from[c] is more->channels where it does not have one. */
typedef struct lc_append {
    const lc_dataset *dataset, *more;
    size_t *from;
    const char *hot;    /* columns whose words are channels, COLUMN=WORD (data/hot_words.h); NULL: none */
    size_t *column;     /* (channels of the dataset) which of these each is of; 0: none */
    lc_zones *zones;    /* of the series */
    lc_axis *axis;      /* (series of the dataset) before rows are added */
    lc_duplicates keep; /* of values that both know */
    bool checks;        /* all is looked at, and nothing changed yet */
} lc_append;

/* Sets `from` and `column`, for lc_free. doubt: names channels that the new file lacks. LC_E_DATA for a column that the dataset
 * does not have, and for one in other units. */
lc_status lc_append_match(lc_append *append, lc_buffer *doubt);

/* index: for each new series the one of the dataset that it continues; series_count: none. doubt: says of an only series without
 * a name which. LC_E_DATA for a name that differs from one of the dataset in case or blanks. */
lc_status lc_append_match_series(size_t *index, lc_buffer *doubt, const lc_dataset *dataset, const lc_dataset *more);

/* What a row of the new file says of a channel of the dataset; NaN where that is not known. */
double lc_append_value(const lc_append *append, const lc_series *new, size_t row, size_t channel);

/* New rows without an offset, after those of a series of LC_ZONE_LOCAL: its last offset is theirs. LC_E_DATA if clocks may have
 * changed in between. */
lc_status lc_append_local(lc_series *new, const lc_series *series);

/* New rows whose moments are known get the offsets of the series' zone, or all 0 where those of all its rows are; *taken: some
 * had others. */
lc_status lc_append_zone(lc_series *new, const lc_series *series, lc_zones *zones, bool *taken);

/* LC_E_DATA for new rows whose offsets are more than an hour from all of the series, where neither says a zone. */
lc_status lc_append_near(const lc_series *new, const lc_series *series);

/* New rows in UTC continue with the one offset that the series has; *taken: they do. LC_E_DATA where it has several. */
lc_status lc_append_offset(lc_series *new, const lc_series *series, bool *taken);

/* A file that begins in the hour that clocks show twice, and is read as of the first: where the series has rows after those, up
 * to the second hour, they are of the second, and *later grows by their number. LC_E_DATA where the series ends in between: the
 * first row is the series', or an hour later. */
lc_status lc_append_hour(size_t *later, lc_series *new, const lc_series *series, lc_zones *zones);

#endif
