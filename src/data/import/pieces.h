/* pieces - a folder whose files, or folders, are named by years, months or days: pieces of one series, one after another. */
#ifndef LC_DATA_PIECES_H
#define LC_DATA_PIECES_H

#include "core/buffer.h"

#include <lanecast/dataset.h>

/* Makes one series, called as the folder, of those of a panel, if each is after another in time and measured alike: else the
 * panel stays, or, if folders are nested, LC_E_DATA says why it cannot. notes say it. */
lc_status lc_pieces_merge(lc_dataset *panel, const char *folder, bool nested, lc_buffer *notes);

/* LC_E_DATA: pieces of one series are in one unit. */
lc_status lc_pieces_refuse_units(const char *folder);

/* Of a file in a nested folder: it is called by its path until then, unless it says the name of its series. */
lc_status lc_pieces_name(lc_dataset *part, const char *path);

#endif
