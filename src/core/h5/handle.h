/* handle - what the files of the door to HDF5 share. Nobody else includes it. */
#ifndef LC_CORE_H5_HANDLE_H
#define LC_CORE_H5_HANDLE_H

#include "core/file.h"
#include "core/h5.h"
#include "core/seal.h"

#include <hdf5.h>

struct lc_h5 {
    hid_t id;    /* of the file or group */
    lc_h5 *root; /* the file; the rest is of it only */
    char *label; /* "prices.h5", "prices.h5:AAPL": how messages name it */
    lc_seal seal;

    /* of an opened one */
    uint64_t bytes; /* its size */
    bool fixed;     /* texts of variable length are refused */

    /* of a created one */
    lc_file *file;      /* what commit makes real */
    lc_seal_part *part; /* (parts) where the values of its arrays are */
    size_t parts, capacity;
};

/* A handle without an identifier yet: of a file (parent NULL), or of a group in a parent. */
lc_status lc_h5_handle(lc_h5 **out, lc_h5 *parent, const char *name);

/* Failures say what HDF5 itself found at the bottom of its stack. object: a member of h5; NULL: h5 itself. */
lc_status lc_h5_fail(lc_status code, const lc_h5 *h5, const char *object, const char *what);
lc_status lc_h5_fail_write(const lc_h5 *h5, const char *object);
lc_status lc_h5_fail_read(const lc_h5 *h5, const char *object);

/* Closes what an identifier names; one that was never opened is fine. */
void lc_h5_release(hid_t id);

/* No time stamps, and members remember the order they were made in: the same calls give the same bytes. */
hid_t lc_h5_creation(hid_t class);

/* Only what is in this very file is read: a soft or external link is LC_E_DATA. */
lc_status lc_h5_refuse_link(lc_h5 *h5, const char *name);

/* UTF-8 of `length` bytes, or of H5T_VARIABLE. */
hid_t lc_h5_text_type(size_t length);

/* A new array. given: the type of `data` in memory. */
lc_status lc_h5_write_elements(lc_h5 *h5, const char *name, const lc_h5_shape *shape, hid_t stored, hid_t given,
                               const void *data);

/* Notes where a written array's values are. */
lc_status lc_h5_note_extent(lc_h5 *h5, const char *name, hid_t array);

/* Refuses an array whose values are outside the file, or whose shape or chunks are more than its bytes can hold. */
lc_status lc_h5_check_storage(const lc_h5 *h5, const char *name, hid_t array, const lc_h5_shape *shape);

/* An array, its shape and its type (release both). LC_E_DATA if its content is outside the file, or its shape or chunks are
 * larger than its bytes can be. */
lc_status lc_h5_open_array(hid_t *array, hid_t *type, lc_h5_shape *shape, lc_h5 *h5, const char *name);

#endif
