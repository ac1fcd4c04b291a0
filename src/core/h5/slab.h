/* slab - parts of arrays, read in bands. */
#ifndef LC_CORE_H5_SLAB_H
#define LC_CORE_H5_SLAB_H

#include "core/h5/handle.h"

/* A part that is open. */
typedef struct lc_h5_part {
    const lc_h5 *h5;
    const char *name;
    hid_t array, type; /* type: in memory */
    lc_h5_slab slab;   /* an array without axes has one of size 1 */
    size_t width;      /* numbers of an element: more than 1 of a field that is an array */
    size_t row_bytes;  /* of one step of the first axis */
    size_t time_bytes; /* of a stored time, which becomes seconds; 0: of any other number */
} lc_h5_part;

/* All of an array. */
lc_h5_slab lc_h5_slab_of(const lc_h5_shape *shape);

/* LC_E_DATA if the array has no such part, or it is not of numbers. Close it also after a failure (ids begin as invalid). */
lc_status lc_h5_part_open(lc_h5_part *out, lc_h5 *h5, const char *name, lc_h5_type type, const lc_h5_slab *slab);
void lc_h5_part_close(lc_h5_part *part);

/* Rows that are read at once, of about `bytes` bytes: whole chunks. */
size_t lc_h5_part_rows(const lc_h5_part *part, size_t bytes);
bool lc_h5_part_read(void *to, const lc_h5_part *part, size_t first, size_t rows);

/* A part as text between processes: start and count of each axis. */
enum { LC_H5_PART_TEXT = LC_H5_RANK_MAX * 2 * 21 + 1 };
void lc_h5_part_print(char out[LC_H5_PART_TEXT], const lc_h5_slab *slab);
bool lc_h5_part_parse(lc_h5_slab *slab, const char *text);

#endif
