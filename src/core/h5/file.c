/* file - files of HDF5: made in memory and committed whole. */
#include <stdio.h>
#include <string.h>

#include "core/h5/handle.h"
#include "core/mem.h"

enum { IMAGE_STEP = 1 << 20 /* by how much a file being built grows */ };

void lc_h5_quiet(void)
{
    H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
    H5PLset_loading_state(0);
}

/* A file never updated in place needs no lock. A new file is built in memory, and its bytes are then written by us: HDF5 1.10
 * crashes at exit after a write that failed, as on a full disk. The earliest version of the format does (creation order brings
 * object headers with checksums anyway): for later ones HDF5 1.10 hands out an image whose first checksum is wrong. */
hid_t lc_h5_access(bool writing)
{
    hid_t list = H5Pcreate(H5P_FILE_ACCESS);
    if (H5Pset_libver_bounds(list, H5F_LIBVER_EARLIEST, writing ? H5F_LIBVER_V18 : H5F_LIBVER_LATEST) >= 0 &&
        H5Pset_fclose_degree(list, H5F_CLOSE_STRONG) >= 0 && H5Pset_file_locking(list, false, true) >= 0 &&
        (!writing || H5Pset_fapl_core(list, IMAGE_STEP, false) >= 0))
        return list;
    lc_h5_release(list);
    return H5I_INVALID_HID;
}

hid_t lc_h5_creation(hid_t class)
{
    const unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    hid_t list = H5Pcreate(class);
    if (H5Pset_obj_track_times(list, false) >= 0 && H5Pset_attr_creation_order(list, order) >= 0 &&
        (class == H5P_DATASET_CREATE || H5Pset_link_creation_order(list, order) >= 0))
        return list;
    lc_h5_release(list);
    return H5I_INVALID_HID;
}

const char *lc_h5_version(void)
{
    return &H5_VERS_INFO[strlen("HDF5 library version: ")];
}

lc_status lc_h5_create(lc_h5 **out, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *h5 = NULL;
    char name[64];
    hid_t access = H5I_INVALID_HID, creation = H5I_INVALID_HID;
    TRY(lc_spare(LC_H5_SPARE));
    lc_h5_quiet();
    TRY(lc_h5_handle(&h5, NULL, path ? path : "a file in memory"));
    if (path)
        TRY(lc_file_create(&h5->file, path));
    access = lc_h5_access(true);
    creation = lc_h5_creation(H5P_FILE_CREATE);
    snprintf(name, sizeof name, "/dev/null/%p", (void *)h5); /* HDF5 looks for the file first, and would read an old one */
    h5->id = H5Fcreate(name, H5F_ACC_TRUNC, creation, access);
    if (h5->id < 0)
        FAIL(LC_E_IO, "%s: cannot be written: HDF5 cannot create it", h5->label);
    *out = h5;
    h5 = NULL;
done:
    lc_h5_release(access);
    lc_h5_release(creation);
    lc_h5_close(h5);
    return status;
}

/* The whole file as HDF5 would write it, for lc_free. */
static lc_status take_image(char **out, size_t *length, const lc_h5 *file)
{
    lc_status status = LC_OK;
    char *image = NULL;
    CHECK(lc_spare(LC_H5_SPARE));
    if (H5Fflush(file->id, H5F_SCOPE_GLOBAL) < 0)
        return lc_h5_fail_write(file, NULL);
    ssize_t bytes = H5Fget_file_image(file->id, NULL, 0);
    if (bytes < 0)
        return lc_h5_fail_write(file, NULL);
    TRY(lc_new(&image, (size_t)bytes, 1));
    if (H5Fget_file_image(file->id, image, (size_t)bytes) != bytes)
        TRY(lc_h5_fail_write(file, NULL));
    *out = image;
    *length = (size_t)bytes;
    image = NULL;
done:
    lc_free(image);
    return status;
}

/* The image, and the seal that ends the file; both for lc_free. */
static lc_status take_both(char **out, size_t *length, char **seal, const lc_h5 *file)
{
    CHECK(take_image(out, length, file));
    return lc_seal_new(seal, file->part, file->parts, *out, *length, file->seal.content);
}

lc_status lc_h5_take(char **out, size_t *bytes, lc_h5 *file)
{
    lc_status status = LC_OK;
    char *image = NULL, *seal = NULL;
    size_t length = 0, capacity;
    TRY(take_both(&image, &length, &seal, file));
    const size_t sealed = strlen(seal);
    capacity = length;
    TRY(lc_grow(&image, &capacity, length + sealed, 1));
    memcpy(image + length, seal, sealed); /* NOLINT: bytes, no text */
    *bytes = length + sealed;
    *out = image;
    image = NULL;
done:
    lc_free(seal);
    lc_free(image);
    return status;
}

lc_status lc_h5_commit(lc_h5 *file)
{
    lc_status status = LC_OK;
    char *image = NULL, *seal = NULL;
    size_t length = 0;
    TRY(take_both(&image, &length, &seal, file));
    TRY(lc_file_bytes(file->file, image, length));
    TRY(lc_file_bytes(file->file, seal, strlen(seal)));
    TRY(lc_file_commit(file->file));
done:
    lc_free(seal);
    lc_free(image);
    return status;
}

void lc_h5_seal(lc_h5 *file, uint64_t content)
{
    file->seal.content = content;
}

uint64_t lc_h5_seal_of(const lc_h5 *file)
{
    return file->seal.content;
}

bool lc_h5_is_checked(const lc_h5 *file)
{
    return file->seal.length > 0;
}
