/* append - newer rows beside a dataset: which of its channels and series they have, and how far from UTC they are. */
#ifndef LC_DATA_APPEND_H
#define LC_DATA_APPEND_H

#include "core/buffer.h"
#include "core/zone.h"
#include "data/axis.h"
#include "data/import/duplicates.h"
#include "data/stamp.h"

#include <lanecast/dataset.h>

/* Newer rows and what they continue. dataset, more, before, hot, keep and pieces are given. */
typedef struct lc_append {
    lc_dataset *dataset, *more;
    const char *before; /* what messages call the dataset: "the dataset", "the files before it" */
    const char *hot;    /* columns whose words are channels, COLUMN=WORD (data/hot_words.h); NULL: none */
    lc_duplicates keep; /* of values that both know */
    bool pieces;        /* they are of one series, so that sizes that differ by thousands are refused, else said */
    size_t *from;       /* (channels of the dataset) that of `more`; more->channels where it does not have it */
    size_t *column;     /* (the same) the column of `hot` that it is of; 0: none */
    lc_zones *zones;    /* of the series */
    lc_axis *axis;      /* (series of the dataset) before rows are added */
    bool checks;        /* all is looked at, and nothing changed yet */
} lc_append;

/* What became of the rows. */
typedef struct lc_appended {
    size_t rows, known, filled, kept, series; /* filled, kept: values that the dataset, or the new file, did not know */
    size_t differ;                            /* values of which one was to be kept */
    bool moved;                               /* rows in UTC have the dataset's offset now */
    size_t later;                             /* rows of the second of two equal hours */
    size_t off;                               /* rows on days that the calendar does not have */
    char first_off[LC_STAMP_TEXT];
} lc_appended;

/* As lc_dataset_append; *appended begins as {0}. doubt: what a user should know, "; a step of ..." behind each other. */
lc_status lc_append_rows(lc_appended *appended, lc_append *append, lc_buffer *doubt);

/* Sets `from` and `column`, for lc_free. doubt: names channels that the new file lacks. LC_E_DATA for a column that the dataset
 * does not have, for one in other units, and of pieces for one in other sizes. */
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
