/* reader - a series being read from a group of a file. */
#ifndef LC_DATA_NATIVE_READER_H
#define LC_DATA_NATIVE_READER_H

#include "core/zone.h"
#include "data/foreign/stored.h"

#include <lanecast/dataset.h>

typedef struct lc_reader {
    lc_dataset *dataset; /* channels are those of its first series */
    lc_series *series;
    lc_h5 *group;
    const char *path; /* of the file, for messages */
    uint64_t layout;
    bool parted; /* the rows are many series': they are held twice while they are parted */
    size_t each; /* rows of a series, where arrays are (series, rows); 0: they are not */
    lc_h5 *file;
    const lc_h5_tree *tree; /* of a file without a seal: another program may have written anything; NULL: as we wrote it */
    const char *place;      /* the path of the group; "" of the file itself */
    lc_buffer *notes;
    lc_zones *zones; /* of the files so far */
} lc_reader;

/* The text of an attribute, or another if it is missing. */
lc_status lc_reader_text(char **out, const lc_reader *reader, const char *object, const char *name, const char *otherwise);

/* A member of the group, of a file that has a tree. */
lc_status lc_reader_node(const lc_h5_node **out, const lc_reader *reader, const char *member);

/* LC_E_DATA if a member's numbers are packed: only channels may be. */
lc_status lc_reader_refuse_packed(const lc_reader *reader, const char *member);

/* The shape of an array that has a number for each row. */
lc_h5_shape lc_reader_rows(const lc_reader *reader);

/* The values of an array of that shape, for lc_free. */
lc_status lc_reader_values(double **out, const lc_reader *reader, const char *member, const lc_h5_shape *shape);

/* LC_E_FAILURE, saying how much it is, if an array of elements of `element` bytes does not fit into memory. */
lc_status lc_reader_fits(const lc_reader *reader, const char *member, size_t element);

/* The time axis: stamps, ticks, calendar, offsets. */
lc_status lc_reader_time(const lc_reader *reader);

/* The channels' names and units (of the first series), and their values. */
lc_status lc_reader_channels(const lc_reader *reader);

#endif
