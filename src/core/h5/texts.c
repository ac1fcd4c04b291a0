/* texts - lists of texts: of fixed length, of variable length, or letter by letter. */
#include <string.h>

#include "core/h5/remote.h"
#include "core/mem.h"

hid_t lc_h5_text_type(size_t length)
{
    hid_t type = H5Tcopy(H5T_C_S1);
    H5Tset_size(type, length);
    H5Tset_cset(type, H5T_CSET_UTF8);
    return type;
}

/* The texts behind one another, each cut or padded with 0 to `length` bytes. For lc_free. */
static lc_status join_texts(char **out, const char *const *text, size_t count, size_t length)
{
    CHECK(lc_new(out, count, length));
    for (size_t i = 0; i < count; i++)
        memcpy(*out + i * length, text[i], strnlen(text[i], length));
    return LC_OK;
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
    TRY(join_texts(&block, text, count, length));
    type = lc_h5_text_type(length);
    TRY(lc_h5_write_elements(h5, name, &(lc_h5_shape){1, {count}}, type, type, block));
done:
    lc_h5_release(type);
    lc_free(block);
    return status;
}

lc_status lc_h5_write_letters(lc_h5 *h5, const char *name, const char *const *text, size_t count, size_t letters)
{
    lc_status status = LC_OK;
    char *block = NULL;
    hid_t type = lc_h5_text_type(1);
    TRY(join_texts(&block, text, count, letters));
    TRY(lc_h5_write_elements(h5, name, &(lc_h5_shape){2, {count, letters}}, type, type, block));
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
static lc_status cut_texts(char **text, const char *block, size_t count, size_t length)
{
    for (size_t i = 0; i < count; i++, block += length) {
        CHECK(lc_new(&text[i], strnlen(block, length) + 1, 1));
        memcpy(text[i], block, strnlen(block, length));
    }
    return LC_OK;
}

/* text: (count) of NULL. */
static lc_status read_fixed(char **text, const lc_h5_shape *shape, hid_t array, hid_t type)
{
    lc_status status = LC_OK;
    char *block = NULL;
    size_t length = H5Tget_size(type) * (shape->rank == 2 ? shape->size[1] : 1);
    TRY(lc_new(&block, shape->size[0], length));
    if (H5Dread(array, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, block) < 0)
        FAIL(LC_E_DATA, "the texts cannot be read");
    TRY(cut_texts(text, block, shape->size[0], length));
done:
    lc_free(block);
    return status;
}

static lc_status read_variable(char **text, const lc_h5_shape *shape, hid_t array, hid_t type)
{
    lc_status status = LC_OK;
    char **given = NULL;
    hid_t space = H5Dget_space(array);
    TRY(lc_new(&given, shape->size[0], sizeof *given));
    if (H5Dread(array, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, given) < 0)
        FAIL(LC_E_DATA, "the texts cannot be read");
    for (size_t i = 0; i < shape->size[0]; i++)
        TRY(lc_copy_text(&text[i], given[i] ? given[i] : ""));
done:
    if (given)
        H5Dvlen_reclaim(type, space, H5P_DEFAULT, given);
    lc_h5_release(space);
    lc_free(given);
    return status;
}

lc_status lc_h5_read_texts(char ***out, size_t *count, lc_h5 *h5, const char *name)
{
    lc_status status = LC_OK;
    hid_t array = H5I_INVALID_HID, type = H5I_INVALID_HID;
    lc_h5_shape shape = {0};
    char **text = NULL;
    if (h5->root->remote)
        return lc_h5_ask_texts(out, count, h5, LC_H5_READ_TEXTS, name);
    TRY(lc_h5_open_array(&array, &type, &shape, h5, name));
    const bool varies = H5Tis_variable_str(type) > 0, letters = shape.rank == 2 && H5Tget_size(type) == 1;
    if (H5Tget_class(type) != H5T_STRING || (varies && h5->root->fixed) || (shape.rank != 1 && !letters))
        FAIL(LC_E_DATA, "%s: '%s' is not a list of texts%s", h5->label, name, h5->root->fixed ? " of fixed length" : "");
    if (shape.size[0] > h5->root->bytes)
        FAIL(LC_E_DATA, "%s: '%s' claims %zu texts, more than its file can hold", h5->label, name, shape.size[0]);
    TRY(lc_new(&text, shape.size[0] + 1, sizeof *text));
    status = (varies ? read_variable : read_fixed)(text, &shape, array, type);
    if (status != LC_OK && status != LC_E_FAILURE)
        status = lc_h5_fail_read(h5, name);
    TRY(status);
    *out = text;
    *count = shape.size[0];
    text = NULL;
done:
    lc_free_texts(text, shape.size[0]);
    lc_h5_release(type);
    lc_h5_release(array);
    return status;
}
