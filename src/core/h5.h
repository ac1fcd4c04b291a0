/* h5 - the one door to HDF5. No hid_t leaves it.
 *
 * Writing goes to memory; lc_h5_commit makes it the file, whole (core/file.h).
 * Files are reproducible byte for byte: no time stamps, creation order tracked, Fletcher32 and deflate on arrays.
 * Messages of HDF5 itself are turned off in a thread that comes here, its plugins in the whole process.
 * Reading refuses what is not HDF5, external links, external storage, virtual datasets and shapes larger than their bytes can be;
 * and a file of ours that is not what was written, before HDF5 sees it: core/seal.h.
 */
#ifndef LC_CORE_H5_H
#define LC_CORE_H5_H

#include <lanecast/base.h>

/* An open file or group. */
typedef struct lc_h5 lc_h5;

typedef enum lc_h5_type { LC_H5_F32, LC_H5_F64, LC_H5_I32, LC_H5_I64, LC_H5_U64, LC_H5_TYPES } lc_h5_type;

enum { LC_H5_RANK_MAX = 7 };

typedef struct lc_h5_shape {
    size_t rank, size[LC_H5_RANK_MAX];
} lc_h5_shape;

static inline bool lc_h5_same_shape(const lc_h5_shape *a, const lc_h5_shape *b)
{
    bool same = a->rank == b->rank;
    for (size_t axis = 0; same && axis < a->rank; axis++)
        same = a->size[axis] == b->size[axis];
    return same;
}

/* The version of HDF5: "1.10.8". */
const char *lc_h5_version(void);

/* A new file, to become path at commit; path NULL: it becomes none, and lc_h5_take has its bytes. */
lc_status lc_h5_create(lc_h5 **out, const char *path);
lc_status lc_h5_commit(lc_h5 *file);

/* The bytes of which lc_h5_commit makes a file, for lc_free. */
lc_status lc_h5_take(char **out, size_t *bytes, lc_h5 *file);

/* As lc_h5_open, of bytes in memory, which are copied. label: how messages name them. */
lc_status lc_h5_open_bytes(lc_h5 **out, const void *bytes, size_t count, const char *label);

/* Whether the first bytes of a file are HDF5's, perhaps with a block of another program before them, as in files of MATLAB. */
bool lc_h5_begins(const unsigned char *head, size_t length);

/* The same of a whole file, whose block may be of any size; false of a pipe, and where there is no file. LC_E_IO if it cannot be
 * read. */
lc_status lc_h5_is(bool *is, const char *path);

/* An existing file, for reading. LC_E_IO if it cannot be read, LC_E_DATA if it is not HDF5, or not what its seal says. */
lc_status lc_h5_open(lc_h5 **out, const char *path);

/* HDF5 is not made for files that somebody crafted: it may crash, hang or take all memory. So a program may have files read by a
 * process with limits (core/remote.h), one per open file; the functions below then ask it. It is the program that this function
 * names, started once more, which must call lc_h5_serve. The library's own says NULL: files are read in this process. A program
 * that defines the function itself replaces it. */
const char *lc_h5_reader(void);

/* Reads for the process that started this one, until that ends it. path: what messages call the file. */
lc_status lc_h5_serve(const char *path);

/* A file is sealed at commit (core/seal.h); this adds a digest of the content, not 0. */
void lc_h5_seal(lc_h5 *file, uint64_t content);

/* The content's digest of an opened file's seal; 0 without one. */
uint64_t lc_h5_seal_of(const lc_h5 *file);

/* Whether an opened file had digests of all its bytes, and they are right. */
bool lc_h5_is_checked(const lc_h5 *file);

/* From here on texts of variable length in the file are LC_E_DATA, for HDF5 may crash or hang on damaged ones, and so are arrays
 * that do not have all their chunks. For files that only we write. */
void lc_h5_refuse_variable(lc_h5 *file);

/* How messages name it, borrowed. */
const char *lc_h5_label(const lc_h5 *h5);

/* Closes a file or group. A created file that was not committed is removed. NULL is fine. */
void lc_h5_close(lc_h5 *h5);

/* A group inside; close before its parent. */
lc_status lc_h5_group_create(lc_h5 **out, lc_h5 *parent, const char *name);
lc_status lc_h5_group_open(lc_h5 **out, lc_h5 *parent, const char *name);

/* Whether a member of that name is inside, LC_E_DATA if the file does not say; the names of all members in creation order
 * (lc_free_texts). */
lc_status lc_h5_has(bool *out, lc_h5 *h5, const char *name);
lc_status lc_h5_names(char ***out, size_t *count, lc_h5 *h5);

/* Attributes of h5 itself (object NULL) or of an array in it. Texts are written as fixed-length UTF-8, and read whether of fixed
 * or of variable length; a text read belongs to the caller (lc_free). */
lc_status lc_h5_has_attribute(bool *out, lc_h5 *h5, const char *object, const char *name);
lc_status lc_h5_write_text(lc_h5 *h5, const char *object, const char *name, const char *text);
lc_status lc_h5_read_text(char **out, lc_h5 *h5, const char *object, const char *name);

/* The same; *out stays as it is if there is no such attribute. */
lc_status lc_h5_find_text(char **out, lc_h5 *h5, const char *object, const char *name);
lc_status lc_h5_write_number(lc_h5 *h5, const char *object, const char *name, double value);
lc_status lc_h5_write_count(lc_h5 *h5, const char *object, const char *name, uint64_t value);
enum { LC_H5_NUMBERS_MOST = 64 };
lc_status lc_h5_write_numbers(lc_h5 *h5, const char *object, const char *name, const double *value, size_t count);
lc_status lc_h5_read_count(uint64_t *out, lc_h5 *h5, const char *object, const char *name);

/* value[i]: the number of attribute name[i]; unchanged where there is no such attribute. The object is opened once. */
lc_status lc_h5_read_numbers(double *value, lc_h5 *h5, const char *object, const char *const *name, size_t count);

/* A whole array, row-major. The array read belongs to the caller (lc_free); its elements are converted to type. */
lc_status lc_h5_write_array(lc_h5 *h5, const char *name, lc_h5_type type, const lc_h5_shape *shape, const void *data);
lc_status lc_h5_read_array(void *out, lc_h5_shape *shape, lc_h5 *h5, const char *name, lc_h5_type type);

/* The same; *out stays as it is, and the shape has no axis, if there is no such array. */
lc_status lc_h5_find_array(void *out, lc_h5_shape *shape, lc_h5 *h5, const char *name, lc_h5_type type);

/* The same of an array that must have this shape, LC_E_DATA if not, into memory of the caller; NULL: only the shape is looked
 * at. */
lc_status lc_h5_read_into(void *to, const lc_h5_shape *shape, lc_h5 *h5, const char *name, lc_h5_type type);

/* The shape alone of an array of numbers; none of them is read. */
lc_status lc_h5_read_shape(lc_h5_shape *out, lc_h5 *h5, const char *name);

/* A part of an array: of each axis `count` from `start` on. field: of a compound array; NULL: the elements themselves. */
typedef struct lc_h5_slab {
    const char *field;
    size_t rank, start[LC_H5_RANK_MAX], count[LC_H5_RANK_MAX];
} lc_h5_slab;

/* The numbers of a part, row-major, for lc_free; *count: how many (of a field that is an array, its elements are one after
 * another). LC_E_DATA if there is no such part. */
lc_status lc_h5_read_slab(void *out, size_t *count, lc_h5 *h5, const char *name, lc_h5_type type, const lc_h5_slab *slab);

/* Writes one without compression: of numbers of random last digits, as weights are, it would save 15 % of the bytes for 10 times
 * the time. */
lc_status lc_h5_write_plain(lc_h5 *h5, const char *name, lc_h5_type type, const lc_h5_shape *shape, const void *data);

/* Missing values of arrays of integers. */
#define LC_H5_MISSING_I64 INT64_MIN
#define LC_H5_MISSING_I32 INT32_MIN

/* Declares the missing value of an array (the _FillValue of CF): NaN of floats, the least of signed integers. */
lc_status lc_h5_missing(lc_h5 *h5, const char *name);

/* An array of texts (fixed-length UTF-8), one dimension. The array read is NULL-ended: lc_free_texts; it may also be of variable
 * length, a single one, or of letters as below. */
lc_status lc_h5_write_texts(lc_h5 *h5, const char *name, const char *const *text, size_t count);
lc_status lc_h5_read_texts(char ***out, size_t *count, lc_h5 *h5, const char *name);

/* The same of a field of a compound array; of one that is an array itself, its texts are one after another. */
lc_status lc_h5_read_field_texts(char ***out, size_t *count, lc_h5 *h5, const char *name, const char *field);

/* The bytes of an array whose only element is a list of them, as PyTables stores an object of Python; for lc_free. */
lc_status lc_h5_read_blob(char **out, size_t *bytes, lc_h5 *h5, const char *name);

/* The same in variable length, only for others: netCDF-C crashes on texts of fixed length. */
lc_status lc_h5_write_labels(lc_h5 *h5, const char *name, const char *const *text, size_t count);

/* The same as netCDF has had texts from the beginning: an array (count, letters) of single letters, padded with 0. */
lc_status lc_h5_write_letters(lc_h5 *h5, const char *name, const char *const *text, size_t count, size_t letters);

/* Dimension scales, as netCDF-4 wants them: make an array a scale, or a dimension without values, then attach. */
lc_status lc_h5_scale(lc_h5 *h5, const char *name);
lc_status lc_h5_dimension(lc_h5 *h5, const char *name, size_t size);
lc_status lc_h5_attach(lc_h5 *h5, const char *array, size_t axis, const char *scale);

#endif
