/* gather - the datasets of several files into one: a panel, rows after rows, channels beside channels. */
#ifndef LC_DATA_GATHER_H
#define LC_DATA_GATHER_H

#include "core/buffer.h"
#include "core/labels.h"

#include <lanecast/dataset.h>

/* A file whose series join those of a panel. */
typedef struct lc_gathering {
    const char *path; /* for messages */
    lc_buffer *notes;
    const char *hot; /* columns whose words are channels, COLUMN=WORD (data/hot_words.h); NULL: none */
    bool known;      /* rows before say which channels there are: one that a file lacks is missing in its rows */
} lc_gathering;

/* Moves the series of `part` to a panel's. A word of a column that both have is 0 where it is not there. Other channels that not
 * all have are left out, unless they are known; notes name them. LC_E_DATA without a common channel. An empty panel takes the
 * part as it is. */
lc_status lc_gather_series(lc_dataset *panel, lc_dataset *part, const lc_gathering *how);

/* A dataset keeps the channels `from`, in its order. */
lc_status lc_gather_keep(lc_dataset *dataset, const size_t *from, size_t count);

/* A file whose channels are put beside those of others. */
typedef struct lc_joining {
    const char *path; /* for messages */
    lc_buffer *notes;
    const char *stem;       /* its name, which is before that of a column that both have */
    bool named, base_named; /* whether it, and the first file, say the name of their only series, which is not the file's */
} lc_joining;

/* Puts the channels of `other` to those of `base`, on the stamps of base; missing where the other has none. The series are
 * those of one name, case and blanks aside, or the only one of `other` if it has no name of its own. Rows of the other after the
 * last of the base are added, as far as its calendar continues to them: the future of known covariates.
 * Of a channel that both have, the second is named "FILE channel". Notes count what is not used. LC_E_DATA if no
 * series belongs to one of the base, no stamp is in both, or one knows its zone and the other does not. The base is whole only on
 * success. */
lc_status lc_gather_channels(lc_dataset *base, const lc_dataset *other, const lc_joining *joining);

/* names: of the series of the files before, borrowed; those of a panel from `first` on, of a file, join them. LC_E_DATA if one is
 * there already. column: what names the file's series; NULL: none. */
lc_status lc_gather_names(lc_labels *names, const lc_dataset *panel, size_t first, const char *path, const char *column);

/* A note of series that are equal to another one of a panel in every row. path: of the panel's files the first. */
lc_status lc_gather_note_copies(lc_buffer *notes, const lc_dataset *panel, const char *path);

/* A note of series whose names differ in case or blanks only. */
lc_status lc_gather_note_twins(lc_buffer *notes, const lc_dataset *panel, const char *path);

/* Whether a part has no channel that the panel has. */
lc_status lc_gather_apart(bool *out, const lc_dataset *panel, const lc_dataset *part);

#endif
