/* reader - a series being read from a group of a file. */
#ifndef LC_DATA_NATIVE_READER_H
#define LC_DATA_NATIVE_READER_H

#include "core/h5.h"

#include <lanecast/dataset.h>

typedef struct lc_reader {
    lc_dataset *dataset; /* channels are those of its first series */
    lc_series *series;
    lc_h5 *group;
    const char *path; /* of the file, for messages */
    uint64_t layout;
} lc_reader;

/* The text of an attribute, or another if it is missing. */
lc_status lc_reader_text(char **out, const lc_reader *reader, const char *object, const char *name, const char *otherwise);

/* LC_E_DATA if a member's numbers are packed: only channels may be. */
lc_status lc_reader_refuse_packed(const lc_reader *reader, const char *member);

/* The channels' names and units (of the first series), and their values. */
lc_status lc_reader_channels(const lc_reader *reader);

#endif
