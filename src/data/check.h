/* check - what every dataset must be, whether it was read or is about to be written. */
#ifndef LC_DATA_CHECK_H
#define LC_DATA_CHECK_H

#include <lanecast/dataset.h>

/* LC_E_DATA, naming series, row and channel, for what no dataset has: no series or no channel, a name or units that are NULL,
 * two channels or two series of one name, rows without stamps or values, time that goes back, is too far from 1970 or of a year
 * that is not 0 to 9999, an unknown calendar, a zone without offsets, an offset of more than two days, infinite values. path:
 * how the message begins. */
lc_status lc_dataset_check(const lc_dataset *dataset, const char *path);

#endif
