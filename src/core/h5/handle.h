/* handle - what the files of the door to HDF5 share. Nobody else includes it. */
#ifndef LC_CORE_H5_HANDLE_H
#define LC_CORE_H5_HANDLE_H

#include "core/file.h"
#include "core/h5.h"

#include <hdf5.h>

enum {
    LC_H5_PLAIN = 1 << 20,  /* bytes of an array that is read without a look at what it takes in the file */
    LC_H5_EXPANSION = 1100, /* deflate cannot expand further than 1032 */
};

struct lc_h5 {
    hid_t id;       /* of the file or group, unless another process reads it */
    char *label;    /* "prices.h5", "prices.h5:AAPL": how messages name it */
    lc_file *file;  /* of a created file: what commit makes real */
    uint64_t bytes; /* of an opened file: its size */
    int descriptor; /* of an opened file; -1: none */
    struct lc_remote *remote;
    uint32_t number; /* by which the other process knows it */
    bool fixed;      /* texts of variable length are refused */
    uint64_t seal;   /* of a file; 0 without one */
};

/* A handle without an identifier yet: of a file (group NULL), or of a group of the file or group that is called `path`. */
lc_status lc_h5_handle(lc_h5 **out, const char *path, const char *group);

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

/* HDF5 reads from a file that is open already. */
bool lc_h5_use_descriptor(hid_t access, int descriptor);

/* An opened file, read in this process. Its descriptor is borrowed. */
lc_status lc_h5_open_descriptor(lc_h5 **out, const char *path, int descriptor);

/* Bytes that content may have which `stored` bytes hold, compressed: as texts, or as numbers of a wider type. */
uint64_t lc_h5_most(uint64_t stored);

/* UTF-8 of `length` bytes, or of H5T_VARIABLE. */
hid_t lc_h5_text_type(size_t length);

/* A new array. given: the type of `data` in memory. */
lc_status lc_h5_write_elements(lc_h5 *h5, const char *name, const lc_h5_shape *shape, hid_t stored, hid_t given,
                               const void *data);

/* An array, its shape and its type (release both). LC_E_DATA if its content is outside the file, or its shape or chunks are
 * larger than its bytes can be. */
lc_status lc_h5_open_array(hid_t *array, hid_t *type, lc_h5_shape *shape, lc_h5 *h5, const char *name);

/* Bytes of an element in memory. */
size_t lc_h5_type_size(lc_h5_type type);
hid_t lc_h5_memory_type(lc_h5_type type);

/* Elements of the axes from `axis` on. */
size_t lc_h5_elements(const lc_h5_shape *shape, size_t axis);

/* The same of numbers only. */
lc_status lc_h5_open_numbers(hid_t *array, hid_t *type, lc_h5_shape *shape, lc_h5 *h5, const char *name);

#endif
