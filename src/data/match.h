/* match - channels and series found by their names. */
#ifndef LC_DATA_MATCH_H
#define LC_DATA_MATCH_H

#include "core/buffer.h"
#include "core/counted.h"
#include "core/labels.h"

#include <lanecast/dataset.h>

/* The index of the channel of that name; the number of channels if none has it. */
size_t lc_match_channel(const lc_dataset *dataset, const char *name);

/* The series of that name, borrowed; NULL if none has it. */
const lc_series *lc_match_named(const lc_dataset *dataset, const char *name);

/* index: for each series of one dataset the first of the same name in another; as many as the other has where it has none. */
lc_status lc_match_series(size_t *index, const lc_dataset *of, const lc_dataset *in);

/* The places of names of one list in another; where one has none, that of the name that is the same when capitals and blanks do
 * not count, if each list has it once, which is said of the columns or series (what) of a file. notes: NULL: it is not said. */
lc_status lc_match_alike(size_t *index, lc_buffer *notes, const char *path, const char *what, const lc_texts *of,
                         const lc_texts *in);

/* Names that are another one but for case and blanks, "'A' beside 'a'". */
lc_status lc_match_twins(lc_few *twins, const lc_texts *names);

/* The names of the series, and of the channels, borrowed. */
lc_texts lc_series_names(const lc_dataset *dataset);
lc_texts lc_channel_names(const lc_dataset *dataset);

#endif
