#include "core/h5.h"

#include <stdio.h>
#include <string.h>

#include "core/h5_handle.h"
#include "core/mem.h"

enum { IMAGE_STEP = 1 << 20 }; /* by how much a file being built grows */

/* --- failures -------------------------------------------------------------------------------------------------------- */

static herr_t innermost(unsigned depth, const H5E_error2_t *error, void *out)
{
    (void)depth;
    snprintf(out, 128, "%s", error->desc ? error->desc : "");
    return 1;
}

lc_status lc_h5_fail(lc_status code, const lc_h5 *h5, const char *object, const char *what)
{
    char reason[128] = "no reason given";
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, innermost, reason);
    H5Eclear2(H5E_DEFAULT);
    if (object)
        return lc_fail(code, "%s: '%s' %s (HDF5: %s)", h5->label, object, what, reason);
    return lc_fail(code, "%s: %s (HDF5: %s)", h5->label, what, reason);
}

lc_status lc_h5_fail_write(const lc_h5 *h5, const char *object)
{
    return lc_h5_fail(LC_E_IO, h5, object, "cannot be written");
}

lc_status lc_h5_fail_read(const lc_h5 *h5, const char *object)
{
    return lc_h5_fail(LC_E_DATA, h5, object, "cannot be read; the file is damaged or of another kind");
}

void lc_h5_release(hid_t id)
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

hid_t lc_h5_creation(hid_t class)
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
    creation = lc_h5_creation(H5P_FILE_CREATE);
    h5->id = H5Fcreate(path, H5F_ACC_TRUNC, creation, access);
    if (h5->id < 0)
        FAIL(LC_E_IO, "%s: cannot be written: HDF5 cannot create it", path);
    *out = h5;
    h5 = NULL;
done:
    lc_h5_release(access);
    lc_h5_release(creation);
    lc_h5_close(h5);
    return status;
}

lc_status lc_h5_commit(lc_h5 *file)
{
    lc_status status = LC_OK;
    char *image = NULL;
    if (H5Fflush(file->id, H5F_SCOPE_GLOBAL) < 0)
        TRY(lc_h5_fail_write(file, NULL));
    ssize_t bytes = H5Fget_file_image(file->id, NULL, 0);
    if (bytes < 0)
        TRY(lc_h5_fail_write(file, NULL));
    TRY(lc_new(&image, (size_t)bytes, 1));
    if (H5Fget_file_image(file->id, image, (size_t)bytes) != bytes)
        TRY(lc_h5_fail_write(file, NULL));
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
        TRY(lc_h5_fail(LC_E_DATA, h5, NULL, "a damaged HDF5 file, perhaps cut short"));
    h5->bytes = bytes;
    *out = h5;
    h5 = NULL;
done:
    lc_h5_release(access);
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
    lc_h5_release(h5->id);
    lc_file_close(h5->file);
    lc_free(h5->label);
    lc_free(h5);
}

lc_status lc_h5_group_create(lc_h5 **out, lc_h5 *parent, const char *name)
{
    lc_status status = LC_OK;
    lc_h5 *h5 = NULL;
    hid_t creation = lc_h5_creation(H5P_GROUP_CREATE);
    TRY(handle_new(&h5, parent->label, name));
    h5->id = H5Gcreate2(parent->id, name, H5P_DEFAULT, creation, H5P_DEFAULT);
    if (h5->id < 0)
        TRY(lc_h5_fail_write(parent, name));
    *out = h5;
    h5 = NULL;
done:
    lc_h5_release(creation);
    lc_h5_close(h5);
    return status;
}

/* --- members --------------------------------------------------------------------------------------------------------- */

bool lc_h5_has(lc_h5 *h5, const char *name)
{
    return H5Lexists(h5->id, name, H5P_DEFAULT) > 0;
}

lc_status lc_h5_refuse_link(lc_h5 *h5, const char *name)
{
    H5L_info_t info;
    if (!lc_h5_has(h5, name))
        return lc_fail(LC_E_DATA, "%s: '%s' is missing", h5->label, name);
    if (H5Lget_info(h5->id, name, &info, H5P_DEFAULT) < 0)
        return lc_h5_fail_read(h5, name);
    if (info.type == H5L_TYPE_HARD)
        return LC_OK;
    return lc_fail(LC_E_DATA, "%s: '%s' is %s link, which is not followed", h5->label, name,
                   info.type == H5L_TYPE_SOFT ? "a soft" : "an external");
}

lc_status lc_h5_group_open(lc_h5 **out, lc_h5 *parent, const char *name)
{
    lc_status status = LC_OK;
    lc_h5 *h5 = NULL;
    TRY(lc_h5_refuse_link(parent, name));
    TRY(handle_new(&h5, parent->label, name));
    h5->bytes = parent->bytes;
    h5->fixed = parent->fixed;
    h5->id = H5Gopen2(parent->id, name, H5P_DEFAULT);
    if (h5->id < 0)
        TRY(lc_h5_fail(LC_E_DATA, parent, name, "is not a group"));
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
        TRY(lc_h5_fail_read(h5, NULL));
    H5_index_t by = order & H5P_CRT_ORDER_TRACKED ? H5_INDEX_CRT_ORDER : H5_INDEX_NAME;
    herr_t walked = H5Literate(group, by, H5_ITER_INC, NULL, add_name, &list);
    TRY(list.status);
    if (walked < 0)
        TRY(lc_h5_fail_read(h5, NULL));
    *out = list.item;
    *count = list.count;
    list = (names){0};
done:
    lc_h5_release(creation);
    lc_h5_release(group);
    lc_free_texts(list.item, list.count);
    return status;
}
