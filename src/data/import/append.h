/* append - which channels of a dataset newer rows have, and what of the others is known there. */
#ifndef LC_DATA_APPEND_H
#define LC_DATA_APPEND_H

#include "core/buffer.h"
#include "core/zone.h"

#include <lanecast/dataset.h>

/* The channels of the dataset in `more`: from[c] is more->channels where it does not have one. */
typedef struct lc_append {
    const lc_dataset *dataset, *more;
    size_t *from;
    const char *hot; /* columns whose words are channels, COLUMN=WORD (data/hot_words.h); NULL: none */
    size_t *column;  /* (channels of the dataset) which of these each is of; 0: none */
    lc_zones *zones; /* of the series */
    bool checks;     /* all is looked at, and nothing changed yet */
} lc_append;

/* Sets `from` and `column`, for lc_free. doubt: names channels that the new file lacks. LC_E_DATA for a column that the dataset
 * does not have, and for one in other units. */
lc_status lc_append_match(lc_append *append, lc_buffer *doubt);

/* What a row of the new file says of a channel of the dataset; NaN where that is not known. */
double lc_append_value(const lc_append *append, const lc_series *new, size_t row, size_t channel);

#endif
