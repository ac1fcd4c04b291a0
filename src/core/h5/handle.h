/* handle - what the files of the door to HDF5 share. Nobody else includes it. */
#ifndef LC_CORE_H5_HANDLE_H
#define LC_CORE_H5_HANDLE_H

#include "core/file.h"
#include "core/h5.h"
#include "core/seal.h"

#include <hdf5.h>

enum {
    LC_H5_PLAIN = 1 << 20,  /* bytes of an array that is read without a look at what it takes in the file */
    LC_H5_EXPANSION = 1100, /* deflate cannot expand further than 1032 */
    /* What HDF5 takes for itself while it writes. It crashes, or ends the process, where an allocation of its own fails: so the
     * memory is looked for before. */
    LC_H5_SPARE = 16 << 20,
};

/* Whether `stored` bytes of a file can be an array of that many. */
static inline bool lc_h5_is_plausible(uint64_t bytes, uint64_t stored)
{
    return bytes <= LC_H5_PLAIN || bytes / LC_H5_EXPANSION <= stored;
}

struct lc_h5 {
    hid_t id;        /* of the file or group, unless another process reads it */
    uint32_t number; /* by which that process knows it; the file itself is 0 */
    lc_h5 *root;     /* the file; the rest is of it only */
    char *label;     /* "prices.h5", "prices.h5:AAPL": how messages name it */
    lc_seal seal;

    /* of an opened one */
    int descriptor;           /* -1: none of its own */
    hid_t driver;             /* by which HDF5 reads it; HDF5 needs it until after the file is closed */
    uint64_t bytes;           /* its size */
    struct lc_remote *remote; /* the process that reads it; NULL: this one */
    bool fixed;               /* texts of variable length are refused */

    /* of a created one */
    lc_file *file;      /* what commit makes real */
    lc_seal_part *part; /* (parts) where the values of its arrays are */
    size_t parts, capacity;
};

/* A handle without an identifier yet: of a file (parent NULL), or of a group in a parent. */
lc_status lc_h5_handle(lc_h5 **out, lc_h5 *parent, const char *name);

/* Failures say what HDF5 itself found at the bottom of its stack. What lies below HDF5 comes first, whatever the code: a read
 * that failed is LC_E_IO, missing memory LC_E_FAILURE. object: a member of h5; NULL: h5 itself. */
lc_status lc_h5_fail(lc_status code, const lc_h5 *h5, const char *object, const char *what);
lc_status lc_h5_fail_write(const lc_h5 *h5, const char *object);
lc_status lc_h5_fail_read(const lc_h5 *h5, const char *object);

/* Why reading from a descriptor failed last in this thread (errno), once; 0: it did not. */
int lc_h5_take_cause(void);

/* Closes what an identifier names; one that was never opened is fine. */
void lc_h5_release(hid_t id);

/* Errors are reported by lc_status, never printed; foreign code is not loaded because a file asks for it. */
void lc_h5_quiet(void);

/* How a file is opened, or built in memory. H5I_INVALID_HID, which no call takes, if there is no memory for it. */
hid_t lc_h5_access(bool writing);

/* No time stamps, and members remember the order they were made in: the same calls give the same bytes. H5I_INVALID_HID, which no
 * call takes, if there is no memory for it. */
hid_t lc_h5_creation(hid_t class);

/* The level at which chunks are deflated: two thirds of the time of 4, for files that are 4 % larger. */
enum { LC_H5_DEFLATE = 1 };

/* Whether to shuffle `count` numbers of `element` bytes before that. */
bool lc_h5_shuffles(const void *data, size_t element, size_t count);

/* Only what is in this very file is read: a soft or external link is LC_E_DATA. */
lc_status lc_h5_refuse_link(lc_h5 *h5, const char *name);

/* HDF5 reads from a file that is open already. *driver: released after the file. */
bool lc_h5_use_descriptor(hid_t *driver, hid_t access, int descriptor);

/* Opens what a descriptor reads, in this process. The seal is set. */
lc_status lc_h5_open_descriptor(lc_h5 *h5, int descriptor);

/* Bytes that content may have which `stored` bytes hold, compressed: as texts, or as numbers of a wider type. */
uint64_t lc_h5_most(uint64_t stored);

/* UTF-8 of `length` bytes, or of H5T_VARIABLE. */
hid_t lc_h5_text_type(size_t length);

/* A new array. given: the type of `data` in memory. */
lc_status lc_h5_write_elements(lc_h5 *h5, const char *name, const lc_h5_shape *shape, hid_t stored, hid_t given,
                               const void *data);

/* Notes where a written array's values are. */
lc_status lc_h5_note_extent(lc_h5 *h5, const char *name, hid_t array);

/* Refuses an array whose values are outside the file, or whose shape or chunks are more than its bytes can hold. */
lc_status lc_h5_check_storage(const lc_h5 *h5, const char *name, hid_t array, const lc_h5_shape *shape);

/* Refuses numbers that nobody wrote, where nobody has said what those are. */
lc_status lc_h5_check_written(const lc_h5 *h5, const char *name, hid_t array, const lc_h5_shape *shape);

/* An array, its shape and its type (release both). LC_E_DATA if its content is outside the file, or its shape or chunks are
 * larger than its bytes can be. */
lc_status lc_h5_open_array(hid_t *array, hid_t *type, lc_h5_shape *shape, lc_h5 *h5, const char *name);

/* Bytes of an element in memory. */
size_t lc_h5_type_size(lc_h5_type type);
hid_t lc_h5_memory_type(lc_h5_type type);

/* Elements of the axes from `axis` on. */
size_t lc_h5_elements(const lc_h5_shape *shape, size_t axis);

/* Elements between the spaces `given` (of memory) and `stored`. The checksums of chunks are skipped where the seal has said it
 * all: they cost more than it does. */
bool lc_h5_read_elements(void *to, const lc_h5 *h5, hid_t array, hid_t type, hid_t given, hid_t stored);

/* The same as lc_h5_open_array, of numbers only. */
lc_status lc_h5_open_numbers(hid_t *array, lc_h5_shape *shape, lc_h5 *h5, const char *name);

#endif
