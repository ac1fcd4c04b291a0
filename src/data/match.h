/* match - channels and series found by their names. */
#ifndef LC_DATA_MATCH_H
#define LC_DATA_MATCH_H

#include "core/counted.h"
#include "core/labels.h"

#include <lanecast/dataset.h>

/* The index of the channel of that name; the number of channels if none has it. */
size_t lc_match_channel(const lc_dataset *dataset, const char *name);

/* index: for each channel, or series, of one dataset the first of the same name in another; as many as the other has where it has
 * none. */
lc_status lc_match_channels(size_t *index, const lc_dataset *of, const lc_dataset *in);
lc_status lc_match_series(size_t *index, const lc_dataset *of, const lc_dataset *in);

/* Of names of one list that have no place in another yet, those that are one when capitals and blanks do not count, where each
 * list has the name once. few: these pairs, 'close' as 'Close'. */
lc_status lc_match_folded(size_t *index, lc_few *few, const lc_texts *of, const lc_texts *in);

/* The names of the series, and of the channels, borrowed. */
lc_texts lc_series_names(const lc_dataset *dataset);
lc_texts lc_channel_names(const lc_dataset *dataset);

#endif
