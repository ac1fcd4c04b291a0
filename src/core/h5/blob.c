/* blob - the bytes of a list of variable length: what PyTables makes of an object of Python. */
#include <string.h>

#include "core/h5/remote.h"
#include "core/mem.h"

/* Of an array of one element, which is a list of bytes. */
static bool is_blob(hid_t type, const lc_h5_shape *shape)
{
    hid_t base = H5Tget_class(type) == H5T_VLEN ? H5Tget_super(type) : H5I_INVALID_HID;
    const bool bytes = base >= 0 && H5Tget_class(base) == H5T_INTEGER && H5Tget_size(base) == 1;
    if (base >= 0)
        lc_h5_release(base);
    return bytes && shape->rank == 1 && shape->size[0] == 1;
}

static lc_status ask(char **out, size_t *bytes, const lc_h5 *h5, const char *name)
{
    lc_remote_answer answer;
    CHECK(lc_h5_ask(&answer, out, h5, LC_H5_READ_BLOB, name, NULL));
    *bytes = answer.bytes;
    return LC_OK;
}

static lc_status read(char **out, size_t *bytes, lc_h5 *h5, hid_t array, const char *name)
{
    lc_status status = LC_OK;
    hvl_t list = {0};
    hid_t type = H5Tvlen_create(H5T_NATIVE_UCHAR), space = H5Dget_space(array);
    if (H5Dread(array, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, &list) < 0)
        TRY(lc_h5_fail_read(h5, name));
    TRY(lc_new(out, list.len + 1, 1));
    if (list.len)
        memcpy(*out, list.p, list.len);
    *bytes = list.len;
done:
    H5Dvlen_reclaim(type, space, H5P_DEFAULT, &list);
    lc_h5_release(space);
    lc_h5_release(type);
    return status;
}

lc_status lc_h5_read_blob(char **out, size_t *bytes, lc_h5 *h5, const char *name)
{
    lc_status status = LC_OK;
    hid_t array = H5I_INVALID_HID, type = H5I_INVALID_HID;
    lc_h5_shape shape = {0};
    if (h5->root->remote)
        return ask(out, bytes, h5, name);
    TRY(lc_h5_open_array(&array, &type, &shape, h5, name));
    if (h5->root->fixed || !is_blob(type, &shape))
        FAIL(LC_E_DATA, "%s: '%s' is not an object of Python", h5->label, name);
    TRY(read(out, bytes, h5, array, name));
done:
    lc_h5_release(type);
    lc_h5_release(array);
    return status;
}
