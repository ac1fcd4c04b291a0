/* texts - lists of texts: of fixed length, of variable length, or letter by letter. */
#include <string.h>

#include "core/h5/describe.h"
#include "core/h5/remote.h"
#include "core/mem.h"

hid_t lc_h5_text_type(size_t length)
{
    hid_t type = H5Tcopy(H5T_C_S1);
    H5Tset_size(type, length);
    H5Tset_cset(type, H5T_CSET_UTF8);
    return type;
}

/* The texts one after another, each cut or padded with 0 to `length` bytes. For lc_free. */
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

/* A list of texts being read. memory: the type in memory, which is that of the texts, or of a compound of them only. */
typedef struct texts {
    hid_t array, type, memory;
    lc_h5_shape shape;
    size_t count; /* of texts: of a field that is an array, several a row */
} texts;

/* text: (count) of NULL. */
static lc_status read_fixed(char **text, const texts *t)
{
    lc_status status = LC_OK;
    char *block = NULL;
    size_t length = H5Tget_size(t->type) * (t->shape.rank == 2 ? t->shape.size[1] : 1);
    TRY(lc_new(&block, t->count, length));
    if (H5Dread(t->array, t->memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, block) < 0)
        FAIL(LC_E_DATA, "the texts cannot be read");
    TRY(cut_texts(text, block, t->count, length));
done:
    lc_free(block);
    return status;
}

static lc_status read_variable(char **text, const texts *t)
{
    lc_status status = LC_OK;
    char **given = NULL;
    hid_t space = H5Dget_space(t->array);
    TRY(lc_new(&given, t->count, sizeof *given));
    if (H5Dread(t->array, t->memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, given) < 0)
        FAIL(LC_E_DATA, "the texts cannot be read");
    for (size_t i = 0; i < t->count; i++)
        TRY(lc_copy_text(&text[i], given[i] ? given[i] : ""));
done:
    if (given)
        H5Dvlen_reclaim(t->memory, space, H5P_DEFAULT, given);
    lc_h5_release(space);
    lc_free(given);
    return status;
}

/* Of a field that is an array of texts: the type of one, and how many there are in all. */
static bool open_array_field(texts *t)
{
    const lc_h5_element e = lc_h5_element_of(t->type);
    if (H5Tget_class(t->type) != H5T_ARRAY)
        return true;
    if (e.class != LC_H5_TEXT || e.count == 0 || __builtin_mul_overflow(t->shape.size[0], e.count, &t->count))
        return false;
    hid_t base = H5Tget_super(t->type);
    lc_h5_release(t->type);
    t->type = base;
    return true;
}

/* The types of a field of a compound array; of the texts themselves where field is NULL. */
static lc_status choose_type(texts *t, const lc_h5 *h5, const char *name, const char *field, hid_t stored)
{
    const int index = field && H5Tget_class(stored) == H5T_COMPOUND ? H5Tget_member_index(stored, field) : -1;
    if (field && index < 0)
        return lc_fail(LC_E_DATA, "%s: '%s' has no field '%s'", h5->label, name, field);
    t->type = field ? H5Tget_member_type(stored, (unsigned)index) : H5Tcopy(stored);
    t->count = t->shape.rank ? t->shape.size[0] : 1;
    hid_t member = H5Tcopy(t->type);
    const bool whole = open_array_field(t);
    const bool varies = H5Tis_variable_str(t->type) > 0;
    const bool letters = !field && t->shape.rank == 2 && H5Tget_size(t->type) == 1;
    if (!whole || H5Tget_class(t->type) != H5T_STRING || (varies && h5->root->fixed) || (t->shape.rank > 1 && !letters)) {
        lc_h5_release(member);
        return lc_fail(LC_E_DATA, "%s: '%s' is not a list of texts%s", h5->label, name,
                       h5->root->fixed ? " of fixed length" : "");
    }
    t->memory = field ? H5Tcreate(H5T_COMPOUND, H5Tget_size(member)) : H5Tcopy(t->type);
    const bool inserted = !field || H5Tinsert(t->memory, field, 0, member) >= 0;
    lc_h5_release(member);
    if (!inserted)
        return lc_h5_fail_read(h5, name);
    if (t->count > h5->root->bytes)
        return lc_fail(LC_E_DATA, "%s: '%s' claims %zu texts, more than its file can hold", h5->label, name, t->count);
    return LC_OK;
}

lc_status lc_h5_read_field_texts(char ***out, size_t *count, lc_h5 *h5, const char *name, const char *field)
{
    lc_status status = LC_OK;
    texts t = {H5I_INVALID_HID, H5I_INVALID_HID, H5I_INVALID_HID, {0}, 0};
    hid_t stored = H5I_INVALID_HID;
    char **text = NULL;
    if (h5->root->remote)
        return lc_h5_ask_texts(out, count, h5, field ? LC_H5_READ_FIELD : LC_H5_READ_TEXTS, field, name);
    TRY(lc_h5_open_array(&t.array, &stored, &t.shape, h5, name));
    TRY(choose_type(&t, h5, name, field, stored));
    TRY(lc_new(&text, t.count + 1, sizeof *text));
    status = (H5Tis_variable_str(t.type) > 0 ? read_variable : read_fixed)(text, &t);
    if (status != LC_OK && status != LC_E_FAILURE)
        status = lc_h5_fail_read(h5, name);
    TRY(status);
    *out = text;
    *count = t.count;
    text = NULL;
done:
    lc_free_texts(text, t.count);
    lc_h5_release(t.memory);
    lc_h5_release(t.type);
    lc_h5_release(stored);
    lc_h5_release(t.array);
    return status;
}

lc_status lc_h5_read_texts(char ***out, size_t *count, lc_h5 *h5, const char *name)
{
    return lc_h5_read_field_texts(out, count, h5, name, NULL);
}
