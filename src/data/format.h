/* format - one file format a dataset can be read from: a strategy file in data/format.
 *
 * lc_dataset_read shows the first bytes of a file to every format and takes the one that recognizes it most strongly; of several,
 * the first of the table.
 */
#ifndef LC_DATA_FORMAT_H
#define LC_DATA_FORMAT_H

#include "core/registry.h"
#include <lanecast/dataset.h>

/* How many first bytes of a file a format is shown, at most. */
enum { LC_FORMAT_HEAD = 4096 };

/* How sure a format is that a file is its own, from not at all to certain. */
typedef enum lc_match {
    LC_MATCH_NONE,
    LC_MATCH_GUESS,     /* nothing speaks against it: text of any sort */
    LC_MATCH_ENDING,    /* the file's name ends so */
    LC_MATCH_SIGNATURE, /* the first bytes are the format's */
    LC_MATCH_LAYOUT,    /* and what is inside is laid out as the format wants it */
} lc_match;

typedef struct lc_format {
    const char *help; /* one line */

    /* The match of the file at path with these first bytes (length 0: an empty file). */
    lc_match (*recognize)(const char *path, const unsigned char *head, size_t length);

    /* (optional) Whether what is inside a file is laid out as the format wants it. Asked only of formats whose signature the file
     * has, if there are several. */
    bool (*owns)(const char *path);

    /* As lc_dataset_read, which afterwards refuses two channels of one name, infinite values and time going back. *notes is NULL
     * and may stay so. */
    lc_status (*read)(lc_dataset **out, char **notes, const char *path);
} lc_format;

LC_REGISTRY(lc_format, lc_format);

#endif
