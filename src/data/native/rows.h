/* rows - the rows of a series, written. */
#ifndef LC_DATA_NATIVE_ROWS_H
#define LC_DATA_NATIVE_ROWS_H

#include "core/h5.h"

#include <lanecast/dataset.h>

/* What rows lie along: a dimension, "time", which becomes its scale, or another; or two, series and their rows. */
typedef struct lc_native_axes {
    size_t rank;
    const char *name[2];
    size_t size[2]; /* their product is the number of rows */
} lc_native_axes;

/* Time, channels and all else that has rows, along these dimensions. */
lc_status lc_native_rows(lc_h5 *group, const lc_dataset *dataset, const lc_series *series, const lc_native_axes *axes);

/* 1, 2, ... as a scale `horizon`: rows ahead. */
lc_status lc_native_horizon(lc_h5 *group, size_t horizon);

/* That an array's values 0, 1, ... mean these words, with blanks between them (CF 3.5). */
lc_status lc_native_meanings(lc_h5 *group, const char *name, const char *meanings);

/* Texts letter by letter, along an axis and a dimension of their own, which is as long as the longest of them. */
lc_status lc_native_letters(lc_h5 *group, const char *member, const char *axis, const char *dimension, const char *const *text,
                            size_t count);

#endif
