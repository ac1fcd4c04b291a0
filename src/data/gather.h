/* gather - the datasets of several files into one: a panel, rows after rows, channels beside channels. */
#ifndef LC_DATA_GATHER_H
#define LC_DATA_GATHER_H

#include "core/buffer.h"

#include <lanecast/dataset.h>

/* Moves the series of `part` to a panel's. Channels that not all have are left out, and notes name them. LC_E_DATA without a
 * common channel. path: of the part, for messages. An empty panel takes the part as it is. */
lc_status lc_gather_series(lc_dataset *panel, lc_dataset *part, lc_buffer *notes, const char *path);

/* Puts the channels of `other` to those of `base`, on the stamps of base; missing where the other has none. The series are
 * those of one name, or the only one of `other`. Of a channel that both have, the second is named "NAME of the other:
 * channel". LC_E_DATA if no stamp is in both, or if one knows its zone and the other does not. */
lc_status lc_gather_channels(lc_dataset *base, const lc_dataset *other, lc_buffer *notes, const char *path);

/* LC_E_DATA if two series have one name. */
lc_status lc_gather_check(const lc_dataset *panel, const char *path);

#endif
