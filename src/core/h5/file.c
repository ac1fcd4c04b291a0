/* file - files of HDF5: made in memory and committed whole, or opened for reading. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/h5/remote.h"
#include "core/mem.h"

enum {
    IMAGE_STEP = 1 << 20, /* by how much a file being built grows */
    PADDING_MOST = 4096,  /* bytes after the end of a file that nobody means */
};

/* Errors are reported by lc_status, never printed; foreign code is not loaded because a file asks for it. */
static void quiet(void)
{
    H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
    H5PLset_loading_state(0);
}

/* H5I_INVALID_HID, which no call takes, if there is no memory for it.
 * A file never updated in place needs no lock. A new file is built in memory, and its bytes are then written by us: HDF5 1.10
 * crashes at exit after a write that failed, as on a full disk. The earliest version of the format does (creation order brings
 * object headers with checksums anyway): for later ones HDF5 1.10 hands out an image whose first checksum is wrong. */
static hid_t access_list(bool writing)
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
    quiet();
    TRY(lc_h5_handle(&h5, NULL, path ? path : "a file in memory"));
    if (path)
        TRY(lc_file_create(&h5->file, path));
    access = access_list(true);
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
    memcpy(image + length, seal, sealed);
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

enum { SIGNATURE = 8 };

/* The signature is at byte 0, 512, 1024, 2048 and so on. */
bool lc_h5_begins(const unsigned char *head, size_t length)
{
    for (size_t at = 0; at + SIGNATURE <= length; at = at ? 2 * at : 512)
        if (memcmp(head + at, "\211HDF\r\n\032\n", SIGNATURE) == 0)
            return true;
    return false;
}

static lc_status find_signature(bool *found, const lc_h5 *file)
{
    unsigned char head[SIGNATURE];
    size_t length;
    *found = false;
    for (uint64_t at = 0; at < file->bytes && !*found; at = at ? 2 * at : 512) {
        CHECK(lc_file_part(head, &length, sizeof head, file->descriptor, at, file->label));
        *found = lc_h5_begins(head, length);
    }
    return LC_OK;
}

/* Why HDF5 does not know a file. */
static lc_status refuse_content(const lc_h5 *file)
{
    char head[3] = "";
    size_t length;
    CHECK(lc_file_part(head, &length, sizeof head, file->descriptor, 0, file->label));
    if (length == 0)
        return lc_fail(LC_E_DATA, "%s: not an HDF5 file: it is empty", file->label);
    if (memcmp(head, "CDF", sizeof head) == 0)
        return lc_fail(LC_E_DATA,
                       "%s: not an HDF5 file but the older NetCDF-3; convert it with: nccopy -k nc4 OLD NEW, or in Python "
                       "xarray.open_dataset(OLD).to_netcdf(NEW)",
                       file->label);
    return lc_fail(LC_E_DATA, "%s: not an HDF5 file: the signature is missing", file->label);
}

__attribute__((weak)) const char *lc_h5_reader(void)
{
    return NULL;
}

/* Whether bytes of a file are blanks, line ends or zeros, as some programs add them on its way. */
static bool is_padding(const lc_h5 *h5, int descriptor, uint64_t at, uint64_t bytes)
{
    char part[PADDING_MOST];
    size_t length = 0;
    if (bytes > sizeof part || lc_file_part(part, &length, bytes, descriptor, at, h5->label) != LC_OK)
        return false;
    for (size_t i = 0; i < length; i++)
        if (part[i] && !strchr(" \r\n", part[i]))
            return false;
    return true;
}

/* Behind the end that HDF5 knows there is the seal or nothing; in files of others, padding. */
static lc_status check_end(lc_h5 *h5, int descriptor)
{
    hid_t creation = H5Fget_create_plist(h5->id);
    hsize_t bytes = 0, block = 0;
    haddr_t end = 0;
    const bool known =
        H5Pget_userblock(creation, &block) >= 0 && H5Fget_eoa(h5->id, &end) >= 0 && H5Fget_filesize(h5->id, &bytes) >= 0;
    lc_h5_release(creation);
    if (!known)
        return lc_h5_fail_read(h5, NULL);
    h5->bytes = bytes;
    if (bytes <= block + end + h5->seal.length)
        return LC_OK;
    if (H5Aexists(h5->id, "lanecast") == 0 && is_padding(h5, descriptor, block + end, bytes - block - end))
        return LC_OK;
    return lc_fail(LC_E_DATA, "%s: damaged: the %llu bytes after its end are not a seal, or not a whole one", h5->label,
                   (unsigned long long)(bytes - block - end));
}

lc_status lc_h5_open_descriptor(lc_h5 *h5, int descriptor)
{
    lc_status status = LC_OK;
    hid_t access = access_list(false);
    quiet();
    if (!lc_h5_use_descriptor(&h5->driver, access, descriptor))
        TRY(lc_h5_fail(LC_E_FAILURE, h5, NULL, "cannot be opened"));
    h5->id = H5Fopen("/file", H5F_ACC_RDONLY, access);
    if (h5->id < 0)
        TRY(lc_h5_fail(LC_E_DATA, h5, NULL, "a damaged HDF5 file, perhaps cut short"));
    TRY(check_end(h5, descriptor));
done:
    lc_h5_release(access);
    return status;
}

/* Opens what the descriptor of a handle reads. */
static lc_status open_found(lc_h5 *h5)
{
    const char *reader = lc_h5_reader();
    bool found;
    CHECK(lc_seal_check(&h5->seal, h5->descriptor, h5->bytes, h5->label));
    CHECK(find_signature(&found, h5));
    if (!found)
        CHECK(refuse_content(h5));
    return reader ? lc_h5_ask_open(h5, reader) : lc_h5_open_descriptor(h5, h5->descriptor);
}

lc_status lc_h5_open(lc_h5 **out, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *h5 = NULL;
    TRY(lc_h5_handle(&h5, NULL, path));
    TRY(lc_file_descriptor(&h5->descriptor, &h5->bytes, path));
    TRY(open_found(h5));
    *out = h5;
    h5 = NULL;
done:
    lc_h5_close(h5);
    return status;
}

/* HDF5, and the process that may read for us, read from descriptors: memory has one too. */
lc_status lc_h5_open_bytes(lc_h5 **out, const void *bytes, size_t count, const char *label)
{
    lc_status status = LC_OK;
    lc_h5 *h5 = NULL;
    TRY(lc_h5_handle(&h5, NULL, label));
    h5->descriptor = memfd_create("lanecast", MFD_CLOEXEC);
    h5->bytes = count;
    if (h5->descriptor < 0 || !lc_write_all(h5->descriptor, bytes, count))
        FAIL(LC_E_FAILURE, "%s: no memory for its %zu bytes: %s", label, count, strerror(errno));
    TRY(open_found(h5));
    *out = h5;
    h5 = NULL;
done:
    lc_h5_close(h5);
    return status;
}

void lc_h5_refuse_variable(lc_h5 *file)
{
    lc_remote_answer answer;
    file->root->fixed = true;
    if (file->root->remote)
        lc_h5_ask(&answer, NULL, file, LC_H5_REFUSE_VARIABLE, NULL, NULL);
}
