/* rows - the rows of a series, written. */
#ifndef LC_DATA_NATIVE_ROWS_H
#define LC_DATA_NATIVE_ROWS_H

#include "core/h5.h"

#include <lanecast/dataset.h>

/* Time, channels and all else that has rows, along a dimension of that name: "time", which becomes its scale, or another. */
lc_status lc_native_rows(lc_h5 *group, const lc_dataset *dataset, const lc_series *series, const char *axis);

/* That an array's values 0, 1, ... mean these words, with blanks between them (CF 3.5). */
lc_status lc_native_meanings(lc_h5 *group, const char *name, const char *meanings);

/* Texts letter by letter, along an axis and a dimension of their own, which is as long as the longest of them. */
lc_status lc_native_letters(lc_h5 *group, const char *member, const char *axis, const char *dimension, const char *const *text,
                            size_t count);

#endif
