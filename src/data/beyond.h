/* beyond - rows after the last target: the future, of which covariates are known. */
#ifndef LC_DATA_BEYOND_H
#define LC_DATA_BEYOND_H

#include <lanecast/dataset.h>

/* Some channels. */
typedef struct lc_channels {
    const size_t *item;
    size_t count;
} lc_channels;

/* LC_E_DATA, naming the rows and data.known, if a row is after the last target and another channel is known from there on: the
 * future, which nobody has named. */
lc_status lc_past_check(const lc_dataset *dataset, const lc_series *series, size_t row, const lc_channels *targets);

/* The same of data.missing = error, with the word of it that leaves such rows out. */
lc_status lc_past_refuse(const lc_dataset *dataset, const lc_series *series, size_t row, const lc_channels *targets);

/* A copy that ends before the rows of the future: those at the end in which every target is missing, if one of them knows a
 * channel of `known`. It borrows all except for the list of its series: lc_past_free, before the dataset is. *out NULL: there are
 * no such rows. */
lc_status lc_past_new(lc_dataset **out, const lc_dataset *dataset, const lc_channels *targets, const lc_channels *known);
void lc_past_free(lc_dataset *past);

#endif
