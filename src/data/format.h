/* format - one file format a dataset can be read from: a strategy file in data/format.
 *
 * lc_dataset_read shows the first bytes of a file to every format and takes the first that knows it.
 */
#ifndef LC_DATA_FORMAT_H
#define LC_DATA_FORMAT_H

#include "core/registry.h"

#include <lanecast/dataset.h>

/* How many first bytes of a file a format is shown, at most. */
enum { LC_FORMAT_HEAD = 4096 };

typedef struct lc_format {
    const char *help; /* one line */

    /* A format without a signature of its own (text of any sort): asked after all others. */
    bool guess;

    /* Whether a file of these first bytes (length 0: an empty file) is of this format. */
    bool (*recognize)(const char *path, const unsigned char *head, size_t length);

    /* As lc_dataset_read, which afterwards refuses infinite values and time going back. *notes is NULL and may stay so. */
    lc_status (*read)(lc_dataset **out, char **notes, const char *path);

    /* (optional) As lc_dataset_write. */
    lc_status (*write)(const lc_dataset *dataset, const char *path);
} lc_format;

LC_REGISTRY(lc_format, lc_format);

#endif
