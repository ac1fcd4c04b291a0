/* beyond - rows after the last target: the future, of which covariates are known. */
#ifndef LC_DATA_BEYOND_H
#define LC_DATA_BEYOND_H

#include <lanecast/dataset.h>

/* Some channels. */
typedef struct lc_channels {
    const size_t *item;
    size_t count;
} lc_channels;

/* A copy that ends before the rows of the future: those at the end in which every target is missing, if a known channel is not in
 * one of them. It borrows all but the list of its series: lc_past_free, before the dataset is. *out NULL: there are no such
 * rows. */
lc_status lc_past_new(lc_dataset **out, const lc_dataset *dataset, const lc_channels *targets, const lc_channels *known);
void lc_past_free(lc_dataset *past);

#endif
