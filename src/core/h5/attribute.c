/* attribute - attributes: one text or one number each. */
#include <math.h>
#include <string.h>

#include "core/h5/remote.h"
#include "core/mem.h"

enum { TEXT_BYTES = 1 << 24 }; /* most bytes of one */

/* The object that carries attributes: h5 itself, or an array in it. Close with H5Oclose. */
static lc_status open_object(hid_t *out, lc_h5 *h5, const char *object)
{
    if (object)
        CHECK(lc_h5_refuse_link(h5, object));
    *out = H5Oopen(h5->id, object ? object : ".", H5P_DEFAULT);
    if (*out < 0)
        return lc_h5_fail_read(h5, object);
    return LC_OK;
}

/* owner: the open object. */
static lc_status find_attribute(bool *out, const lc_h5 *h5, hid_t owner, const char *name)
{
    const htri_t found = H5Aexists(owner, name);
    if (found < 0)
        return lc_h5_fail_read(h5, name);
    *out = found > 0;
    return LC_OK;
}

lc_status lc_h5_has_attribute(bool *out, lc_h5 *h5, const char *object, const char *name)
{
    lc_status status = LC_OK;
    hid_t owner = H5I_INVALID_HID;
    if (h5->root->remote)
        return lc_h5_ask_flag(out, h5, LC_H5_HAS_ATTRIBUTE, object, name);
    TRY(open_object(&owner, h5, object));
    TRY(find_attribute(out, h5, owner, name));
done:
    lc_h5_release(owner);
    return status;
}

/* A value: its space, its type in the file and that in memory. */
typedef struct content {
    hid_t space, stored, given;
    const void *value;
} content;

/* The space is released. */
static lc_status write_content(lc_h5 *h5, const char *object, const char *name, const content *c)
{
    lc_status status = LC_OK;
    hid_t owner = H5I_INVALID_HID, attribute = H5I_INVALID_HID;
    TRY(open_object(&owner, h5, object));
    attribute = H5Acreate2(owner, name, c->stored, c->space, H5P_DEFAULT, H5P_DEFAULT);
    if (attribute < 0 || H5Awrite(attribute, c->given, c->value) < 0)
        TRY(lc_h5_fail_write(h5, name));
done:
    lc_h5_release(attribute);
    lc_h5_release(c->space);
    lc_h5_release(owner);
    return status;
}

static lc_status write_attribute(lc_h5 *h5, const char *object, const char *name, hid_t stored, hid_t given, const void *value)
{
    return write_content(h5, object, name, &(content){H5Screate(H5S_SCALAR), stored, given, value});
}

lc_status lc_h5_write_numbers(lc_h5 *h5, const char *object, const char *name, const double *value, size_t count)
{
    const hsize_t size = count;
    const content c = {H5Screate_simple(1, &size, NULL), H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, value};
    return write_content(h5, object, name, &c);
}

lc_status lc_h5_write_text(lc_h5 *h5, const char *object, const char *name, const char *text)
{
    size_t length = strlen(text);
    hid_t type = lc_h5_text_type(length ? length : 1);
    lc_status status = write_attribute(h5, object, name, type, type, text);
    lc_h5_release(type);
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

/* An attribute of one element, and its type (release both). owner: the open object. */
static lc_status open_attribute(hid_t *out, hid_t *type, const lc_h5 *h5, hid_t owner, const char *name)
{
    lc_status status = LC_OK;
    hid_t space = H5I_INVALID_HID;
    *out = H5Aopen(owner, name, H5P_DEFAULT);
    if (*out < 0)
        TRY(lc_h5_fail_read(h5, name));
    *type = H5Aget_type(*out);
    space = H5Aget_space(*out);
    if (H5Sget_simple_extent_npoints(space) != 1)
        FAIL(LC_E_DATA, "%s: attribute '%s' is not a single value", h5->label, name);
done:
    lc_h5_release(space);
    return status;
}

static lc_status fail_missing(const lc_h5 *h5, const char *object, const char *name)
{
    return lc_fail(LC_E_DATA, "%s: attribute '%s'%s%s is missing", h5->label, name, object ? " of " : "", object ? object : "");
}

/* The object of an attribute that must be there. */
static lc_status open_owner(hid_t *owner, lc_h5 *h5, const char *object, const char *name)
{
    bool found = false;
    CHECK(open_object(owner, h5, object));
    CHECK(find_attribute(&found, h5, *owner, name));
    return found ? LC_OK : fail_missing(h5, object, name);
}

/* HDF5 1.10 keeps texts of variable length in a heap without checksums, and does not survive damage to it. */
static lc_status check_length(const lc_h5 *h5, const char *name, hid_t type)
{
    if (!h5->root->fixed || H5Tis_variable_str(type) <= 0)
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
            TRY(lc_h5_fail_read(h5, name));
        TRY(lc_copy_text(&text, given ? given : ""));
    } else {
        size_t size = H5Tget_size(type);
        if (size > TEXT_BYTES)
            FAIL(LC_E_DATA, "%s: attribute '%s' has %zu bytes, at most %d are read", h5->label, name, size, TEXT_BYTES);
        TRY(lc_new(&text, size + 1, 1));
        if (H5Aread(attribute, type, text) < 0)
            TRY(lc_h5_fail_read(h5, name));
    }
    *out = text;
    text = NULL;
done:
    H5free_memory(given);
    lc_free(text);
    return status;
}

lc_status lc_h5_find_text(char **out, lc_h5 *h5, const char *object, const char *name)
{
    lc_status status = LC_OK;
    hid_t owner = H5I_INVALID_HID, attribute = H5I_INVALID_HID, type = H5I_INVALID_HID;
    bool found = false;
    if (h5->root->remote)
        return lc_h5_ask_text(out, h5, object, name);
    TRY(open_object(&owner, h5, object));
    TRY(find_attribute(&found, h5, owner, name));
    if (found) {
        TRY(open_attribute(&attribute, &type, h5, owner, name));
        TRY(take_text(out, h5, name, attribute, type));
    }
done:
    lc_h5_release(type);
    lc_h5_release(attribute);
    lc_h5_release(owner);
    return status;
}

lc_status lc_h5_read_text(char **out, lc_h5 *h5, const char *object, const char *name)
{
    char *text = NULL;
    CHECK(lc_h5_find_text(&text, h5, object, name));
    if (!text)
        return fail_missing(h5, object, name);
    *out = text;
    return LC_OK;
}

static lc_status read_numeric(double *out, const lc_h5 *h5, hid_t owner, const char *name)
{
    lc_status status = LC_OK;
    hid_t attribute = H5I_INVALID_HID, type = H5I_INVALID_HID;
    TRY(open_attribute(&attribute, &type, h5, owner, name));
    H5T_class_t class = H5Tget_class(type);
    if (class != H5T_INTEGER && class != H5T_FLOAT)
        FAIL(LC_E_DATA, "%s: attribute '%s' is not a number", h5->label, name);
    if (H5Aread(attribute, H5T_NATIVE_DOUBLE, out) < 0)
        TRY(lc_h5_fail_read(h5, name));
done:
    lc_h5_release(type);
    lc_h5_release(attribute);
    return status;
}

lc_status lc_h5_read_numbers(double *value, lc_h5 *h5, const char *object, const char *const *name, size_t count)
{
    lc_status status = LC_OK;
    hid_t owner = H5I_INVALID_HID;
    if (h5->root->remote)
        return lc_h5_ask_numbers(value, h5, object, name, count);
    TRY(open_object(&owner, h5, object));
    for (size_t i = 0; i < count; i++) {
        bool found = false;
        TRY(find_attribute(&found, h5, owner, name[i]));
        if (found)
            TRY(read_numeric(&value[i], h5, owner, name[i]));
    }
done:
    lc_h5_release(owner);
    return status;
}

/* HDF5 would make 2 of 2.5, and 0 of -1. */
static lc_status read_whole(uint64_t *out, const lc_h5 *h5, hid_t owner, const char *name)
{
    lc_status status = LC_OK;
    hid_t attribute = H5I_INVALID_HID, type = H5I_INVALID_HID;
    int64_t sign = 0;
    TRY(open_attribute(&attribute, &type, h5, owner, name));
    if (H5Tget_class(type) != H5T_INTEGER)
        FAIL(LC_E_DATA, "%s: attribute '%s' is not a whole number", h5->label, name);
    if (H5Aread(attribute, H5T_NATIVE_UINT64, out) < 0 || H5Aread(attribute, H5T_NATIVE_INT64, &sign) < 0)
        TRY(lc_h5_fail_read(h5, name));
    if (sign < 0)
        FAIL(LC_E_DATA, "%s: attribute '%s' is negative, and a count", h5->label, name);
done:
    lc_h5_release(type);
    lc_h5_release(attribute);
    return status;
}

lc_status lc_h5_read_count(uint64_t *out, lc_h5 *h5, const char *object, const char *name)
{
    lc_status status = LC_OK;
    hid_t owner = H5I_INVALID_HID;
    if (h5->root->remote)
        return lc_h5_ask_count(out, h5, object, name);
    TRY(open_owner(&owner, h5, object, name));
    TRY(read_whole(out, h5, owner, name));
done:
    lc_h5_release(owner);
    return status;
}

lc_status lc_h5_missing(lc_h5 *h5, const char *name)
{
    lc_status status = LC_OK;
    hid_t array = H5Dopen2(h5->id, name, H5P_DEFAULT), type = H5Dget_type(array);
    const double missing = (double)NAN;
    const int64_t least = H5Tget_size(type) == sizeof(int32_t) ? LC_H5_MISSING_I32 : LC_H5_MISSING_I64;
    if (H5Tget_class(type) == H5T_INTEGER)
        TRY(write_attribute(h5, name, "_FillValue", type, H5T_NATIVE_INT64, &least));
    else
        TRY(write_attribute(h5, name, "_FillValue", type, H5T_NATIVE_DOUBLE, &missing));
done:
    lc_h5_release(type);
    lc_h5_release(array);
    return status;
}
