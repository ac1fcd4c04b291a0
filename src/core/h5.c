#include "core/h5.h"

#include <hdf5.h>
#include <hdf5_hl.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/file.h"
#include "core/mem.h"

struct lc_h5 {
    hid_t id;       /* of the file or group */
    char *label;    /* "prices.h5", "prices.h5:AAPL": how messages name it */
    lc_file *file;  /* of a created file: what commit makes real */
    uint64_t bytes; /* of an opened file: its size */
    bool fixed;     /* texts of variable length are refused */
};

enum {
    CHUNK_BYTES = 1 << 18,
    IMAGE_STEP = 1 << 20, /* by how much a file being built grows */
    DEFLATE_LEVEL = 4,
    PLAIN_BYTES = 1 << 20, /* arrays up to here are read without a look at what they take in the file */
    MOST_EXPANSION = 1100, /* deflate cannot expand further than 1032 */
    TEXT_BYTES = 1 << 24,  /* most bytes of one attribute */
};

static hid_t file_type(lc_h5_type type)
{
    const hid_t known[LC_H5_TYPES] = {H5T_IEEE_F32LE, H5T_IEEE_F64LE, H5T_STD_I64LE, H5T_STD_U64LE};
    return known[type];
}

static hid_t memory_type(lc_h5_type type)
{
    const hid_t known[LC_H5_TYPES] = {H5T_NATIVE_FLOAT, H5T_NATIVE_DOUBLE, H5T_NATIVE_INT64, H5T_NATIVE_UINT64};
    return known[type];
}

static size_t type_size(lc_h5_type type)
{
    return type == LC_H5_F32 ? 4 : 8;
}

/* --- failures -------------------------------------------------------------------------------------------------------- */

static herr_t innermost(unsigned depth, const H5E_error2_t *error, void *out)
{
    (void)depth;
    snprintf(out, 128, "%s", error->desc ? error->desc : "");
    return 1;
}

/* Says what HDF5 itself found at the bottom of its stack. */
static lc_status fail_hdf5(lc_status code, const lc_h5 *h5, const char *object, const char *what)
{
    char reason[128] = "no reason given";
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, innermost, reason);
    H5Eclear2(H5E_DEFAULT);
    if (object)
        return lc_fail(code, "%s: '%s' %s (HDF5: %s)", h5->label, object, what, reason);
    return lc_fail(code, "%s: %s (HDF5: %s)", h5->label, what, reason);
}

static lc_status fail_write(const lc_h5 *h5, const char *object)
{
    return fail_hdf5(LC_E_IO, h5, object, "cannot be written");
}

static lc_status fail_read(const lc_h5 *h5, const char *object)
{
    return fail_hdf5(LC_E_DATA, h5, object, "cannot be read; the file is damaged or of another kind");
}

/* Closes whatever an identifier stands for; one that was never opened is fine. */
static void release(hid_t id)
{
    if (id >= 0)
        H5Idec_ref(id);
}

/* --- files and groups ------------------------------------------------------------------------------------------------ */

/* Errors are told through lc_status, never printed; foreign code is not loaded because a file asks for it. */
static void quiet(void)
{
    H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
    H5PLset_loading_state(0);
}

static lc_status handle_new(lc_h5 **out, const char *path, const char *group)
{
    lc_status status = LC_OK;
    lc_h5 *h5 = NULL;
    TRY(lc_new(&h5, 1, sizeof *h5));
    h5->id = H5I_INVALID_HID;
    size_t room = strlen(path) + (group ? strlen(group) + 2 : 1);
    TRY(lc_new(&h5->label, room, 1));
    snprintf(h5->label, room, group ? "%s:%s" : "%s", path, group);
    *out = h5;
    h5 = NULL;
done:
    lc_h5_close(h5);
    return status;
}

/* A file never updated in place needs no lock. A new file is built in memory, and its bytes are then written by us: HDF5 1.10
 * crashes at exit after a write that failed, as on a full disk. The earliest version of the format does (creation order brings
 * object headers with checksums anyway): for later ones HDF5 1.10 hands out an image whose first checksum is wrong. */
static hid_t access_list(bool writing)
{
    hid_t list = H5Pcreate(H5P_FILE_ACCESS);
    H5Pset_libver_bounds(list, H5F_LIBVER_EARLIEST, H5F_LIBVER_V18);
    H5Pset_fclose_degree(list, H5F_CLOSE_STRONG);
    H5Pset_file_locking(list, false, true);
    if (writing)
        H5Pset_fapl_core(list, IMAGE_STEP, false);
    return list;
}

/* No time stamps, and members remember the order they were made in: the same calls give the same bytes. */
static hid_t creation_list(hid_t class)
{
    hid_t list = H5Pcreate(class);
    H5Pset_obj_track_times(list, false);
    H5Pset_attr_creation_order(list, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    if (class != H5P_DATASET_CREATE)
        H5Pset_link_creation_order(list, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    return list;
}

const char *lc_h5_version(void)
{
    return &H5_VERS_INFO[strlen("HDF5 library version: ")];
}

lc_status lc_h5_create(lc_h5 **out, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *h5 = NULL;
    hid_t access = H5I_INVALID_HID, creation = H5I_INVALID_HID;
    quiet();
    TRY(handle_new(&h5, path, NULL));
    TRY(lc_file_create(&h5->file, path));
    access = access_list(true);
    creation = creation_list(H5P_FILE_CREATE);
    h5->id = H5Fcreate(path, H5F_ACC_TRUNC, creation, access);
    if (h5->id < 0)
        FAIL(LC_E_IO, "%s: cannot be written: HDF5 cannot create it", path);
    *out = h5;
    h5 = NULL;
done:
    release(access);
    release(creation);
    lc_h5_close(h5);
    return status;
}

lc_status lc_h5_commit(lc_h5 *file)
{
    lc_status status = LC_OK;
    char *image = NULL;
    if (H5Fflush(file->id, H5F_SCOPE_GLOBAL) < 0)
        TRY(fail_write(file, NULL));
    ssize_t bytes = H5Fget_file_image(file->id, NULL, 0);
    if (bytes < 0)
        TRY(fail_write(file, NULL));
    TRY(lc_new(&image, (size_t)bytes, 1));
    if (H5Fget_file_image(file->id, image, (size_t)bytes) != bytes)
        TRY(fail_write(file, NULL));
    TRY(lc_file_bytes(file->file, image, (size_t)bytes));
    TRY(lc_file_commit(file->file));
done:
    lc_free(image);
    return status;
}

/* Why a file that HDF5 does not know is none. */
static lc_status refuse_content(const char *path)
{
    lc_status status = LC_OK;
    unsigned char head[4] = {0};
    size_t length;
    TRY(lc_file_head(head, &length, sizeof head, path));
    if (length == 0)
        FAIL(LC_E_DATA, "%s: not an HDF5 file: it is empty", path);
    if (memcmp(head, "CDF", 3) == 0)
        FAIL(LC_E_DATA, "%s: not an HDF5 file but the older NetCDF-3; convert it with: nccopy -k nc4 OLD NEW", path);
    FAIL(LC_E_DATA, "%s: not an HDF5 file: the signature is missing", path);
done:
    return status;
}

lc_status lc_h5_open(lc_h5 **out, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *h5 = NULL;
    hid_t access = access_list(false);
    unsigned char head[1];
    size_t length;
    hsize_t bytes = 0;
    quiet();
    TRY(lc_file_head(head, &length, sizeof head, path));
    if (H5Fis_hdf5(path) <= 0)
        TRY(refuse_content(path));
    TRY(handle_new(&h5, path, NULL));
    h5->id = H5Fopen(path, H5F_ACC_RDONLY, access);
    if (h5->id < 0 || H5Fget_filesize(h5->id, &bytes) < 0)
        TRY(fail_hdf5(LC_E_DATA, h5, NULL, "a damaged HDF5 file, perhaps cut short"));
    h5->bytes = bytes;
    *out = h5;
    h5 = NULL;
done:
    release(access);
    lc_h5_close(h5);
    return status;
}

void lc_h5_refuse_variable(lc_h5 *file)
{
    file->fixed = true;
}

void lc_h5_close(lc_h5 *h5)
{
    if (!h5)
        return;
    release(h5->id);
    lc_file_close(h5->file);
    lc_free(h5->label);
    lc_free(h5);
}

lc_status lc_h5_group_create(lc_h5 **out, lc_h5 *parent, const char *name)
{
    lc_status status = LC_OK;
    lc_h5 *h5 = NULL;
    hid_t creation = creation_list(H5P_GROUP_CREATE);
    TRY(handle_new(&h5, parent->label, name));
    h5->id = H5Gcreate2(parent->id, name, H5P_DEFAULT, creation, H5P_DEFAULT);
    if (h5->id < 0)
        TRY(fail_write(parent, name));
    *out = h5;
    h5 = NULL;
done:
    release(creation);
    lc_h5_close(h5);
    return status;
}

/* --- members --------------------------------------------------------------------------------------------------------- */

bool lc_h5_has(lc_h5 *h5, const char *name)
{
    return H5Lexists(h5->id, name, H5P_DEFAULT) > 0;
}

/* Only what stands in this very file is read: a soft or external link is not followed. */
static lc_status refuse_link(lc_h5 *h5, const char *name)
{
    H5L_info_t info;
    if (!lc_h5_has(h5, name))
        return lc_fail(LC_E_DATA, "%s: '%s' is missing", h5->label, name);
    if (H5Lget_info(h5->id, name, &info, H5P_DEFAULT) < 0)
        return fail_read(h5, name);
    if (info.type == H5L_TYPE_HARD)
        return LC_OK;
    return lc_fail(LC_E_DATA, "%s: '%s' is %s link, which is not followed", h5->label, name,
                   info.type == H5L_TYPE_SOFT ? "a soft" : "an external");
}

lc_status lc_h5_group_open(lc_h5 **out, lc_h5 *parent, const char *name)
{
    lc_status status = LC_OK;
    lc_h5 *h5 = NULL;
    TRY(refuse_link(parent, name));
    TRY(handle_new(&h5, parent->label, name));
    h5->bytes = parent->bytes;
    h5->fixed = parent->fixed;
    h5->id = H5Gopen2(parent->id, name, H5P_DEFAULT);
    if (h5->id < 0)
        TRY(fail_hdf5(LC_E_DATA, parent, name, "is not a group"));
    *out = h5;
    h5 = NULL;
done:
    lc_h5_close(h5);
    return status;
}

typedef struct names {
    char **item;
    size_t count, capacity;
    lc_status status;
} names;

static herr_t add_name(hid_t group, const char *name, const H5L_info_t *info, void *context)
{
    names *list = context;
    (void)group;
    (void)info;
    list->status = lc_grow(&list->item, &list->capacity, list->count + 1, sizeof *list->item);
    if (list->status == LC_OK)
        list->status = lc_copy_text(&list->item[list->count], name);
    if (list->status != LC_OK)
        return -1;
    list->count++;
    return 0;
}

lc_status lc_h5_names(char ***out, size_t *count, lc_h5 *h5)
{
    lc_status status = LC_OK;
    names list = {0};
    unsigned order = 0;
    hid_t group = H5Gopen2(h5->id, ".", H5P_DEFAULT), creation = H5Gget_create_plist(group);
    TRY(lc_grow(&list.item, &list.capacity, 1, sizeof *list.item));
    if (H5Pget_link_creation_order(creation, &order) < 0)
        TRY(fail_read(h5, NULL));
    H5_index_t by = order & H5P_CRT_ORDER_TRACKED ? H5_INDEX_CRT_ORDER : H5_INDEX_NAME;
    herr_t walked = H5Literate(group, by, H5_ITER_INC, NULL, add_name, &list);
    TRY(list.status);
    if (walked < 0)
        TRY(fail_read(h5, NULL));
    *out = list.item;
    *count = list.count;
    list = (names){0};
done:
    release(creation);
    release(group);
    lc_free_texts(list.item, list.count);
    return status;
}

/* --- attributes ------------------------------------------------------------------------------------------------------ */

/* The object that carries attributes: h5 itself, or an array in it. Close with H5Oclose. */
static lc_status open_object(hid_t *out, lc_h5 *h5, const char *object)
{
    lc_status status = LC_OK;
    if (object)
        TRY(refuse_link(h5, object));
    *out = H5Oopen(h5->id, object ? object : ".", H5P_DEFAULT);
    if (*out < 0)
        TRY(fail_read(h5, object));
done:
    return status;
}

bool lc_h5_has_attribute(lc_h5 *h5, const char *object, const char *name)
{
    hid_t owner = H5I_INVALID_HID;
    bool has = open_object(&owner, h5, object) == LC_OK && H5Aexists(owner, name) > 0;
    release(owner);
    return has;
}

static lc_status write_attribute(lc_h5 *h5, const char *object, const char *name, hid_t stored, hid_t given, const void *value)
{
    lc_status status = LC_OK;
    hid_t owner = H5I_INVALID_HID, space = H5Screate(H5S_SCALAR), attribute = H5I_INVALID_HID;
    TRY(open_object(&owner, h5, object));
    attribute = H5Acreate2(owner, name, stored, space, H5P_DEFAULT, H5P_DEFAULT);
    if (attribute < 0 || H5Awrite(attribute, given, value) < 0)
        TRY(fail_write(h5, name));
done:
    release(attribute);
    release(space);
    release(owner);
    return status;
}

lc_status lc_h5_write_text(lc_h5 *h5, const char *object, const char *name, const char *text)
{
    hid_t type = H5Tcopy(H5T_C_S1);
    size_t length = strlen(text);
    H5Tset_size(type, length ? length : 1);
    H5Tset_cset(type, H5T_CSET_UTF8);
    lc_status status = write_attribute(h5, object, name, type, type, text);
    release(type);
    return status;
}

lc_status lc_h5_write_number(lc_h5 *h5, const char *object, const char *name, double value)
{
    return write_attribute(h5, object, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, &value);
}

lc_status lc_h5_write_count(lc_h5 *h5, const char *object, const char *name, uint64_t value)
{
    return write_attribute(h5, object, name, H5T_STD_U64LE, H5T_NATIVE_UINT64, &value);
}

/* An attribute of one element of that class; close attribute and type. */
static lc_status open_attribute(hid_t *out, hid_t *type, lc_h5 *h5, const char *object, const char *name)
{
    lc_status status = LC_OK;
    hid_t owner = H5I_INVALID_HID, space = H5I_INVALID_HID;
    TRY(open_object(&owner, h5, object));
    if (H5Aexists(owner, name) <= 0)
        FAIL(LC_E_DATA, "%s: attribute '%s'%s%s is missing", h5->label, name, object ? " of " : "", object ? object : "");
    *out = H5Aopen(owner, name, H5P_DEFAULT);
    if (*out < 0)
        TRY(fail_read(h5, name));
    *type = H5Aget_type(*out);
    space = H5Aget_space(*out);
    if (H5Sget_simple_extent_npoints(space) != 1)
        FAIL(LC_E_DATA, "%s: attribute '%s' is not a single value", h5->label, name);
done:
    release(space);
    release(owner);
    return status;
}

/* HDF5 1.10 keeps texts of variable length in a heap without checksums, and does not survive damage to it. */
static lc_status check_length(const lc_h5 *h5, const char *name, hid_t type)
{
    if (!h5->fixed || H5Tis_variable_str(type) <= 0)
        return LC_OK;
    return lc_fail(LC_E_DATA, "%s: '%s' is a text of variable length, which is not read here", h5->label, name);
}

/* The text of a string attribute, whether of fixed or of variable length. */
static lc_status take_text(char **out, const lc_h5 *h5, const char *name, hid_t attribute, hid_t type)
{
    lc_status status = LC_OK;
    char *text = NULL, *given = NULL;
    if (H5Tget_class(type) != H5T_STRING)
        FAIL(LC_E_DATA, "%s: attribute '%s' is not a text", h5->label, name);
    TRY(check_length(h5, name, type));
    if (H5Tis_variable_str(type) > 0) {
        if (H5Aread(attribute, type, &given) < 0)
            TRY(fail_read(h5, name));
        TRY(lc_copy_text(&text, given ? given : ""));
    } else {
        size_t size = H5Tget_size(type);
        if (size > TEXT_BYTES)
            FAIL(LC_E_DATA, "%s: attribute '%s' has %zu bytes, at most %d are read", h5->label, name, size, TEXT_BYTES);
        TRY(lc_new(&text, size + 1, 1));
        if (H5Aread(attribute, type, text) < 0)
            TRY(fail_read(h5, name));
    }
    *out = text;
    text = NULL;
done:
    H5free_memory(given);
    lc_free(text);
    return status;
}

lc_status lc_h5_read_text(char **out, lc_h5 *h5, const char *object, const char *name)
{
    lc_status status = LC_OK;
    hid_t attribute = H5I_INVALID_HID, type = H5I_INVALID_HID;
    TRY(open_attribute(&attribute, &type, h5, object, name));
    TRY(take_text(out, h5, name, attribute, type));
done:
    release(type);
    release(attribute);
    return status;
}

static lc_status read_numeric(void *out, lc_h5 *h5, const char *object, const char *name, hid_t wanted)
{
    lc_status status = LC_OK;
    hid_t attribute = H5I_INVALID_HID, type = H5I_INVALID_HID;
    TRY(open_attribute(&attribute, &type, h5, object, name));
    H5T_class_t class = H5Tget_class(type);
    if (class != H5T_INTEGER && class != H5T_FLOAT)
        FAIL(LC_E_DATA, "%s: attribute '%s' is not a number", h5->label, name);
    if (H5Aread(attribute, wanted, out) < 0)
        TRY(fail_read(h5, name));
done:
    release(type);
    release(attribute);
    return status;
}

lc_status lc_h5_read_number(double *out, lc_h5 *h5, const char *object, const char *name)
{
    return read_numeric(out, h5, object, name, H5T_NATIVE_DOUBLE);
}

lc_status lc_h5_read_count(uint64_t *out, lc_h5 *h5, const char *object, const char *name)
{
    return read_numeric(out, h5, object, name, H5T_NATIVE_UINT64);
}

/* --- arrays ---------------------------------------------------------------------------------------------------------- */

/* Chunks of whole trailing axes and as many leading ones as fit; shuffled, deflated, with a checksum. */
static void set_chunks(hid_t creation, const lc_h5_shape *shape, size_t element)
{
    hsize_t chunk[LC_H5_RANK_MAX];
    size_t budget = element < CHUNK_BYTES ? CHUNK_BYTES / element : 1;
    for (size_t axis = shape->rank; axis-- > 0;) {
        if (shape->size[axis] == 0)
            return;
        chunk[axis] = shape->size[axis] < budget ? shape->size[axis] : budget;
        budget = budget / chunk[axis] ? budget / chunk[axis] : 1;
    }
    H5Pset_chunk(creation, (int)shape->rank, chunk);
    H5Pset_shuffle(creation);
    H5Pset_deflate(creation, DEFLATE_LEVEL);
    H5Pset_fletcher32(creation);
}

static hid_t simple_space(const lc_h5_shape *shape)
{
    hsize_t size[LC_H5_RANK_MAX];
    for (size_t axis = 0; axis < shape->rank; axis++)
        size[axis] = shape->size[axis];
    return H5Screate_simple((int)shape->rank, size, NULL);
}

/* given: how data lies in memory. A type of variable length has no use for chunks: its content stands elsewhere. */
static lc_status write_elements(lc_h5 *h5, const char *name, const lc_h5_shape *shape, hid_t stored, hid_t given,
                                const void *data)
{
    lc_status status = LC_OK;
    hid_t space = simple_space(shape), creation = creation_list(H5P_DATASET_CREATE);
    if (H5Tis_variable_str(stored) <= 0)
        set_chunks(creation, shape, H5Tget_size(stored));
    hid_t array = H5Dcreate2(h5->id, name, stored, space, H5P_DEFAULT, creation, H5P_DEFAULT);
    if (array < 0 || H5Dwrite(array, given, H5S_ALL, H5S_ALL, H5P_DEFAULT, data) < 0)
        TRY(fail_write(h5, name));
done:
    release(array);
    release(creation);
    release(space);
    return status;
}

lc_status lc_h5_write_array(lc_h5 *h5, const char *name, lc_h5_type type, const lc_h5_shape *shape, const void *data)
{
    return write_elements(h5, name, shape, file_type(type), memory_type(type), data);
}

/* Whether so many bytes can have come from what the array takes in the file. */
static bool plausible(const lc_h5 *h5, hid_t array, uint64_t bytes)
{
    uint64_t stored = H5Dget_storage_size(array);
    if (stored > h5->bytes)
        stored = h5->bytes;
    return bytes <= PLAIN_BYTES || bytes / MOST_EXPANSION <= stored;
}

static lc_status multiply(uint64_t *product, uint64_t factor, const lc_h5 *h5, const char *name)
{
    if (__builtin_mul_overflow(*product, factor, product))
        return lc_fail(LC_E_DATA, "%s: '%s' claims more elements than there can be", h5->label, name);
    return LC_OK;
}

/* Refuses an array whose content stands outside the file, or whose shape or chunks are larger than its bytes can be. */
static lc_status check_storage(const lc_h5 *h5, const char *name, hid_t array, const lc_h5_shape *shape, size_t element)
{
    lc_status status = LC_OK;
    hid_t creation = H5Dget_create_plist(array);
    hsize_t chunk[LC_H5_RANK_MAX] = {0};
    uint64_t bytes = element, chunk_bytes = element;
    if (H5Pget_external_count(creation) != 0)
        FAIL(LC_E_DATA, "%s: '%s' keeps its values in another file, which is not followed", h5->label, name);
    H5D_layout_t layout = H5Pget_layout(creation);
    if (layout == H5D_VIRTUAL)
        FAIL(LC_E_DATA, "%s: '%s' is a virtual dataset, which is not followed", h5->label, name);
    for (size_t axis = 0; axis < shape->rank; axis++)
        TRY(multiply(&bytes, shape->size[axis], h5, name));
    if (layout == H5D_CHUNKED)
        H5Pget_chunk(creation, (int)shape->rank, chunk);
    for (size_t axis = 0; layout == H5D_CHUNKED && axis < shape->rank; axis++)
        TRY(multiply(&chunk_bytes, chunk[axis], h5, name));
    if (!plausible(h5, array, bytes) || !plausible(h5, array, chunk_bytes))
        FAIL(LC_E_DATA, "%s: '%s' claims %llu bytes in chunks of %llu, more than its %llu stored bytes can hold", h5->label, name,
             (unsigned long long)bytes, (unsigned long long)chunk_bytes, (unsigned long long)H5Dget_storage_size(array));
done:
    release(creation);
    return status;
}

/* An array, its shape and its type (close both). */
static lc_status open_array(hid_t *array, hid_t *type, lc_h5_shape *shape, lc_h5 *h5, const char *name)
{
    lc_status status = LC_OK;
    hid_t space = H5I_INVALID_HID;
    hsize_t size[LC_H5_RANK_MAX] = {0};
    TRY(refuse_link(h5, name));
    *array = H5Dopen2(h5->id, name, H5P_DEFAULT);
    if (*array < 0)
        TRY(fail_hdf5(LC_E_DATA, h5, name, "is not an array"));
    *type = H5Dget_type(*array);
    space = H5Dget_space(*array);
    int rank = H5Sget_simple_extent_ndims(space);
    if (rank < 0 || rank > LC_H5_RANK_MAX || H5Sget_simple_extent_type(space) == H5S_NULL)
        FAIL(LC_E_DATA, "%s: '%s' has %d axes, at most %d are read", h5->label, name, rank, LC_H5_RANK_MAX);
    H5Sget_simple_extent_dims(space, size, NULL);
    *shape = (lc_h5_shape){.rank = (size_t)rank};
    for (int axis = 0; axis < rank; axis++)
        shape->size[axis] = size[axis];
    TRY(check_storage(h5, name, *array, shape, H5Tget_size(*type)));
done:
    release(space);
    return status;
}

static size_t elements_of(const lc_h5_shape *shape)
{
    size_t count = 1;
    for (size_t axis = 0; axis < shape->rank; axis++)
        count *= shape->size[axis];
    return count;
}

lc_status lc_h5_read_array(void *out, lc_h5_shape *shape, lc_h5 *h5, const char *name, lc_h5_type type)
{
    lc_status status = LC_OK;
    hid_t array = H5I_INVALID_HID, stored = H5I_INVALID_HID;
    lc_h5_shape found = {0};
    void *data = NULL;
    TRY(open_array(&array, &stored, &found, h5, name));
    H5T_class_t class = H5Tget_class(stored);
    if (class != H5T_INTEGER && class != H5T_FLOAT)
        FAIL(LC_E_DATA, "%s: '%s' does not hold numbers", h5->label, name);
    TRY(lc_new(&data, elements_of(&found), type_size(type)));
    if (H5Dread(array, memory_type(type), H5S_ALL, H5S_ALL, H5P_DEFAULT, data) < 0)
        TRY(fail_read(h5, name));
    memcpy(out, &data, sizeof data);
    *shape = found;
    data = NULL;
done:
    lc_free(data);
    release(stored);
    release(array);
    return status;
}

/* --- arrays of texts ------------------------------------------------------------------------------------------------- */

static hid_t text_type(size_t length)
{
    hid_t type = H5Tcopy(H5T_C_S1);
    H5Tset_size(type, length);
    H5Tset_cset(type, H5T_CSET_UTF8);
    return type;
}

lc_status lc_h5_write_texts(lc_h5 *h5, const char *name, const char *const *text, size_t count)
{
    lc_status status = LC_OK;
    char *block = NULL;
    size_t length = 1;
    hid_t type = H5I_INVALID_HID;
    for (size_t i = 0; i < count; i++)
        if (strlen(text[i]) >= length)
            length = strlen(text[i]) + 1;
    TRY(lc_new(&block, count, length));
    for (size_t i = 0; i < count; i++)
        memcpy(block + i * length, text[i], strlen(text[i]));
    type = text_type(length);
    TRY(write_elements(h5, name, &(lc_h5_shape){1, {count}}, type, type, block));
done:
    release(type);
    lc_free(block);
    return status;
}

lc_status lc_h5_write_labels(lc_h5 *h5, const char *name, const char *const *text, size_t count)
{
    hid_t type = text_type(H5T_VARIABLE);
    lc_status status = write_elements(h5, name, &(lc_h5_shape){1, {count}}, type, type, text);
    release(type);
    return status;
}

/* The texts of a block, each of length bytes at most, with or without a zero at its end. */
static lc_status cut_texts(char ***out, const char *block, size_t count, size_t length)
{
    lc_status status = LC_OK;
    char **text = NULL;
    TRY(lc_new(&text, count + 1, sizeof *text));
    for (size_t i = 0; i < count; i++, block += length) {
        TRY(lc_new(&text[i], strnlen(block, length) + 1, 1));
        memcpy(text[i], block, strnlen(block, length));
    }
    *out = text;
    text = NULL;
done:
    lc_free_texts(text, count);
    return status;
}

lc_status lc_h5_read_texts(char ***out, size_t *count, lc_h5 *h5, const char *name)
{
    lc_status status = LC_OK;
    hid_t array = H5I_INVALID_HID, type = H5I_INVALID_HID;
    lc_h5_shape shape = {0};
    char *block = NULL;
    TRY(open_array(&array, &type, &shape, h5, name));
    if (H5Tget_class(type) != H5T_STRING || H5Tis_variable_str(type) > 0 || shape.rank != 1)
        FAIL(LC_E_DATA, "%s: '%s' is not a list of texts of fixed length", h5->label, name);
    TRY(lc_new(&block, shape.size[0], H5Tget_size(type)));
    if (H5Dread(array, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, block) < 0)
        TRY(fail_read(h5, name));
    TRY(cut_texts(out, block, shape.size[0], H5Tget_size(type)));
    *count = shape.size[0];
done:
    lc_free(block);
    release(type);
    release(array);
    return status;
}

/* --- dimension scales ------------------------------------------------------------------------------------------------ */

lc_status lc_h5_missing(lc_h5 *h5, const char *name)
{
    lc_status status = LC_OK;
    hid_t array = H5Dopen2(h5->id, name, H5P_DEFAULT), type = H5Dget_type(array);
    const double missing = (double)NAN;
    TRY(write_attribute(h5, name, "_FillValue", type, H5T_NATIVE_DOUBLE, &missing));
done:
    release(type);
    release(array);
    return status;
}

lc_status lc_h5_scale(lc_h5 *h5, const char *name)
{
    hid_t array = H5Dopen2(h5->id, name, H5P_DEFAULT);
    herr_t made = H5DSset_scale(array, name);
    release(array);
    return made < 0 ? fail_write(h5, name) : LC_OK;
}

lc_status lc_h5_attach(lc_h5 *h5, const char *array, size_t axis, const char *scale)
{
    hid_t values = H5Dopen2(h5->id, array, H5P_DEFAULT), dimension = H5Dopen2(h5->id, scale, H5P_DEFAULT);
    herr_t made = H5DSattach_scale(values, dimension, (unsigned)axis);
    release(dimension);
    release(values);
    return made < 0 ? fail_write(h5, array) : LC_OK;
}
