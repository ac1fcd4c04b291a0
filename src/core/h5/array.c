/* array - arrays of numbers. */
#include <string.h>

#include "core/h5/remote.h"
#include "core/mem.h"

enum { CHUNK_BYTES = 1 << 18 };

static hid_t file_type(lc_h5_type type)
{
    const hid_t known[LC_H5_TYPES] = {H5T_IEEE_F32LE, H5T_IEEE_F64LE, H5T_STD_I32LE, H5T_STD_I64LE, H5T_STD_U64LE};
    return known[type];
}

/* Chunks of whole trailing axes and as many leading ones as fit; shuffled, if that is of use, deflated, with a checksum. */
static bool set_chunks(hid_t creation, const lc_h5_shape *shape, size_t element, bool shuffle)
{
    hsize_t chunk[LC_H5_RANK_MAX];
    size_t budget = element < CHUNK_BYTES ? CHUNK_BYTES / element : 1;
    for (size_t axis = shape->rank; axis-- > 0;) {
        if (shape->size[axis] == 0)
            return true;
        chunk[axis] = shape->size[axis] < budget ? shape->size[axis] : budget;
        budget = budget / chunk[axis] ? budget / chunk[axis] : 1;
    }
    return H5Pset_chunk(creation, (int)shape->rank, chunk) >= 0 && (!shuffle || H5Pset_shuffle(creation) >= 0) &&
           H5Pset_deflate(creation, LC_H5_DEFLATE) >= 0 && H5Pset_fletcher32(creation) >= 0;
}

static hid_t simple_space(const lc_h5_shape *shape)
{
    hsize_t size[LC_H5_RANK_MAX];
    for (size_t axis = 0; axis < shape->rank; axis++)
        size[axis] = shape->size[axis];
    return H5Screate_simple((int)shape->rank, size, NULL);
}

/* What is written: as its type in the file, from that in memory. */
typedef struct elements {
    const lc_h5_shape *shape;
    hid_t stored, given;
    const void *data;
} elements;

static lc_status write_elements(lc_h5 *h5, const char *name, const elements *e, bool chunked)
{
    lc_status status = LC_OK;
    const lc_h5_shape *shape = e->shape;
    hid_t space = simple_space(shape), creation = lc_h5_creation(H5P_DATASET_CREATE), array = H5I_INVALID_HID;
    const bool shuffle = chunked && lc_h5_shuffles(e->data, H5Tget_size(e->given), lc_h5_elements(shape, 0));
    if (chunked && !set_chunks(creation, shape, H5Tget_size(e->stored), shuffle))
        TRY(lc_h5_fail_write(h5, name));
    TRY(lc_spare(LC_H5_SPARE + 3 * lc_h5_elements(shape, 0) * H5Tget_size(e->stored)));
    array = H5Dcreate2(h5->id, name, e->stored, space, H5P_DEFAULT, creation, H5P_DEFAULT);
    if (array < 0 || H5Dwrite(array, e->given, H5S_ALL, H5S_ALL, H5P_DEFAULT, e->data) < 0)
        TRY(lc_h5_fail_write(h5, name));
    TRY(lc_h5_note_extent(h5, name, array));
done:
    lc_h5_release(array);
    lc_h5_release(creation);
    lc_h5_release(space);
    return status;
}

/* A type of variable length has no use for chunks: its content is elsewhere. */
lc_status lc_h5_write_elements(lc_h5 *h5, const char *name, const lc_h5_shape *shape, hid_t stored, hid_t given, const void *data)
{
    return write_elements(h5, name, &(elements){shape, stored, given, data}, H5Tis_variable_str(stored) <= 0);
}

lc_status lc_h5_write_array(lc_h5 *h5, const char *name, lc_h5_type type, const lc_h5_shape *shape, const void *data)
{
    return lc_h5_write_elements(h5, name, shape, file_type(type), lc_h5_memory_type(type), data);
}

lc_status lc_h5_write_plain(lc_h5 *h5, const char *name, lc_h5_type type, const lc_h5_shape *shape, const void *data)
{
    return write_elements(h5, name, &(elements){shape, file_type(type), lc_h5_memory_type(type), data}, false);
}

lc_status lc_h5_open_array(hid_t *array, hid_t *type, lc_h5_shape *shape, lc_h5 *h5, const char *name)
{
    lc_status status = LC_OK;
    hid_t space = H5I_INVALID_HID;
    hsize_t size[LC_H5_RANK_MAX] = {0};
    TRY(lc_h5_refuse_link(h5, name));
    *array = H5Dopen2(h5->id, name, H5P_DEFAULT);
    if (*array < 0)
        TRY(lc_h5_fail(LC_E_DATA, h5, name, "is not an array"));
    *type = H5Dget_type(*array);
    space = H5Dget_space(*array);
    int rank = H5Sget_simple_extent_ndims(space);
    if (rank < 0 || rank > LC_H5_RANK_MAX || H5Sget_simple_extent_type(space) == H5S_NULL)
        FAIL(LC_E_DATA, "%s: '%s' has %d axes, at most %d are read", h5->label, name, rank, LC_H5_RANK_MAX);
    if (H5Sget_simple_extent_dims(space, size, NULL) != rank)
        TRY(lc_h5_fail_read(h5, name));
    *shape = (lc_h5_shape){.rank = (size_t)rank};
    for (int axis = 0; axis < rank; axis++)
        shape->size[axis] = size[axis];
    TRY(lc_h5_check_storage(h5, name, *array, shape));
done:
    lc_h5_release(space);
    return status;
}

bool lc_h5_read_elements(void *to, const lc_h5 *h5, hid_t array, hid_t type, hid_t given, hid_t stored)
{
    hid_t transfer = H5Pcreate(H5P_DATASET_XFER);
    if (lc_h5_is_checked(h5->root))
        H5Pset_edc_check(transfer, H5Z_DISABLE_EDC);
    const herr_t read = H5Dread(array, type, given, stored, transfer, to);
    lc_h5_release(transfer);
    return read >= 0;
}

lc_status lc_h5_open_numbers(hid_t *array, lc_h5_shape *shape, lc_h5 *h5, const char *name)
{
    lc_status status = LC_OK;
    hid_t stored = H5I_INVALID_HID;
    TRY(lc_h5_open_array(array, &stored, shape, h5, name));
    const H5T_class_t class = H5Tget_class(stored);
    if (class != H5T_INTEGER && class != H5T_FLOAT)
        FAIL(LC_E_DATA, "%s: '%s' does not hold numbers", h5->label, name);
done:
    lc_h5_release(stored);
    return status;
}

lc_status lc_h5_read_array(void *out, lc_h5_shape *shape, lc_h5 *h5, const char *name, lc_h5_type type)
{
    lc_status status = LC_OK;
    hid_t array = H5I_INVALID_HID;
    lc_h5_shape found = {0};
    void *data = NULL;
    if (h5->root->remote)
        return lc_h5_ask_array(out, shape, h5, name, type);
    TRY(lc_h5_open_numbers(&array, &found, h5, name));
    TRY(lc_h5_check_written(h5, name, array, &found));
    TRY(lc_new(&data, lc_h5_elements(&found, 0), lc_h5_type_size(type)));
    if (!lc_h5_read_elements(data, h5, array, lc_h5_memory_type(type), H5S_ALL, H5S_ALL))
        TRY(lc_h5_fail_read(h5, name));
    memcpy(out, &data, sizeof data);
    *shape = found;
    data = NULL;
done:
    lc_free(data);
    lc_h5_release(array);
    return status;
}

lc_status lc_h5_find_array(void *out, lc_h5_shape *shape, lc_h5 *h5, const char *name, lc_h5_type type)
{
    bool found;
    CHECK(lc_h5_has(&found, h5, name));
    if (found)
        return lc_h5_read_array(out, shape, h5, name, type);
    *shape = (lc_h5_shape){0};
    return LC_OK;
}

static lc_status check_shape(const lc_h5_shape *found, const lc_h5_shape *wanted, const lc_h5 *h5, const char *name)
{
    if (found->rank == wanted->rank && memcmp(found->size, wanted->size, found->rank * sizeof *found->size) == 0)
        return LC_OK;
    return lc_fail(LC_E_DATA, "%s: '%s' does not have the shape that the configuration requires", h5->label, name);
}

/* The shape first: an array of another one is not sent. */
static lc_status ask_into(void *to, const lc_h5_shape *shape, lc_h5 *h5, const char *name, lc_h5_type type)
{
    lc_status status = LC_OK;
    void *data = NULL;
    lc_h5_shape found = {0};
    TRY(lc_h5_ask_shape(&found, h5, name));
    TRY(check_shape(&found, shape, h5, name));
    if (!to)
        return LC_OK;
    TRY(lc_h5_ask_array(&data, &found, h5, name, type));
    TRY(check_shape(&found, shape, h5, name));
    memcpy(to, data, lc_h5_elements(shape, 0) * lc_h5_type_size(type));
done:
    lc_free(data);
    return status;
}

lc_status lc_h5_read_into(void *to, const lc_h5_shape *shape, lc_h5 *h5, const char *name, lc_h5_type type)
{
    lc_status status = LC_OK;
    hid_t array = H5I_INVALID_HID;
    lc_h5_shape found = {0};
    if (h5->root->remote)
        return ask_into(to, shape, h5, name, type);
    TRY(lc_h5_open_numbers(&array, &found, h5, name));
    TRY(check_shape(&found, shape, h5, name));
    if (to)
        TRY(lc_h5_check_written(h5, name, array, &found));
    if (to && !lc_h5_read_elements(to, h5, array, lc_h5_memory_type(type), H5S_ALL, H5S_ALL))
        TRY(lc_h5_fail_read(h5, name));
done:
    lc_h5_release(array);
    return status;
}

lc_status lc_h5_read_shape(lc_h5_shape *out, lc_h5 *h5, const char *name)
{
    hid_t array = H5I_INVALID_HID;
    if (h5->root->remote)
        return lc_h5_ask_shape(out, h5, name);
    const lc_status status = lc_h5_open_numbers(&array, out, h5, name);
    lc_h5_release(array);
    return status;
}
