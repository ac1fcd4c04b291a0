/* texts - lists of texts. */
#include <string.h>

#include "core/h5/handle.h"
#include "core/mem.h"

hid_t lc_h5_text_type(size_t length)
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
    type = lc_h5_text_type(length);
    TRY(lc_h5_write_elements(h5, name, &(lc_h5_shape){1, {count}}, type, type, block));
done:
    lc_h5_release(type);
    lc_free(block);
    return status;
}

lc_status lc_h5_write_labels(lc_h5 *h5, const char *name, const char *const *text, size_t count)
{
    hid_t type = lc_h5_text_type(H5T_VARIABLE);
    lc_status status = lc_h5_write_elements(h5, name, &(lc_h5_shape){1, {count}}, type, type, text);
    lc_h5_release(type);
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
    TRY(lc_h5_open_array(&array, &type, &shape, h5, name));
    if (H5Tget_class(type) != H5T_STRING || H5Tis_variable_str(type) > 0 || shape.rank != 1)
        FAIL(LC_E_DATA, "%s: '%s' is not a list of texts of fixed length", h5->label, name);
    TRY(lc_new(&block, shape.size[0], H5Tget_size(type)));
    if (H5Dread(array, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, block) < 0)
        TRY(lc_h5_fail_read(h5, name));
    TRY(cut_texts(out, block, shape.size[0], H5Tget_size(type)));
    *count = shape.size[0];
done:
    lc_free(block);
    lc_h5_release(type);
    lc_h5_release(array);
    return status;
}
