/* duplicates - rows of one series and time: one of them is kept, as asked. */
#ifndef LC_DATA_DUPLICATES_H
#define LC_DATA_DUPLICATES_H

#include "core/buffer.h"

#include <lanecast/dataset.h>

/* Which of two stays. */
typedef enum lc_duplicates {
    LC_DUPLICATES_EQUAL, /* either: they must be equal */
    LC_DUPLICATES_FIRST,
    LC_DUPLICATES_LAST
} lc_duplicates;
enum { LC_DUPLICATES = LC_DUPLICATES_LAST + 1 };

/* By its word; LC_E_USAGE for another one. */
lc_status lc_duplicates_find(lc_duplicates *out, const char *keep);

/* Of neighbouring rows of one time one stays: the first, the last, or, where all of their values are equal, one of them. notes:
 * how many rows were left out. path: of the file, for messages. LC_E_USAGE for another word; LC_E_DATA, naming
 * series, time, channel and both values, if "equal" finds rows that differ: the dataset then is whole, but not as it was. */
lc_status lc_duplicates_drop(lc_dataset *dataset, const char *keep, const char *path, lc_buffer *notes);

#endif
