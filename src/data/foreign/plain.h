/* plain - what files of plain arrays share: which of them may be the time. */
#ifndef LC_DATA_FOREIGN_PLAIN_H
#define LC_DATA_FOREIGN_PLAIN_H

#include "data/foreign/place.h"

/* Whether an array is a list of numbers or texts; one of MATLAB has two axes. */
bool lc_plain_is_list(const lc_h5_node *node);

/* The axis of an array's rows: the longer of a list; the last of MATLAB and Octave, where it is the first. */
size_t lc_plain_axis(const lc_h5_node *node);
size_t lc_plain_length(const lc_h5_node *node);

/* The array that is most likely the time; second: one that may be it as well; NULL if there is none. */
lc_status lc_plain_find_time(const lc_h5_node **out, const lc_h5_node **second, const lc_plan *plan);

/* The times that groups without one may share: lists named so, or asked for. */
lc_status lc_plain_find_shared(lc_nodes *out, const lc_plan *plan);

/* More columns than that are not channels. As of a text. */
enum { LC_CHANNELS_MOST = 1 << 20 };

/* An attribute of an array with texts that name its columns; NULL if it has none. */
const lc_h5_attribute *lc_plain_column_names(const lc_h5_node *node, size_t columns);

/* Whether an array is named as a clock beside a date. */
bool lc_plain_has_clock(const lc_plan *plan);

#endif
