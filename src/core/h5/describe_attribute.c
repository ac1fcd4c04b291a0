/* describe_attribute - the attributes of an object, with their values. */
#include <string.h>

#include "core/h5/describe.h"
#include "core/mem.h"
#include "core/text.h"

enum {
    VALUES_MOST = 256,    /* numbers of an attribute */
    TEXTS_MOST = 1 << 16, /* its texts: names of columns */
    BYTES_MOST = 1 << 20, /* of its texts */
};

static void add_number(lc_buffer *out, double value)
{
    char text[40];
    lc_text_print(text, sizeof text, "%.17g", value);
    lc_h5_say_text(out, text);
}

/* Adding values: false where they are there and cannot be read. */
static bool add_numbers(lc_buffer *out, hid_t attribute, hid_t type, lc_h5_class class, size_t count)
{
    union {
        double real[VALUES_MOST];
        int64_t whole[VALUES_MOST];
    } value;
    const bool real = class == LC_H5_FLOAT, positive = class == LC_H5_UNSIGNED;
    const hid_t wanted = real ? H5T_NATIVE_DOUBLE : positive ? H5T_NATIVE_UINT64 : H5T_NATIVE_INT64;
    const bool read = H5Aread(attribute, lc_h5_bits(type, wanted), &value) >= 0;
    lc_h5_say_count(out, read ? count : 0);
    for (size_t i = 0; read && i < count; i++)
        add_number(out, real ? value.real[i] : positive ? (double)(uint64_t)value.whole[i] : (double)value.whole[i]);
    return read;
}

static bool add_fixed(lc_buffer *out, hid_t attribute, hid_t type, size_t count)
{
    const size_t length = H5Tget_size(type);
    char *block = NULL;
    const bool fits = length <= BYTES_MOST / count && lc_new(&block, count * length + 1, 1) == LC_OK;
    const bool read = fits && H5Aread(attribute, type, block) >= 0;
    lc_h5_say_count(out, read ? count : 0);
    for (size_t i = 0; read && i < count; i++) {
        lc_buffer_bytes(out, block + i * length, strnlen(block + i * length, length));
        lc_h5_say_text(out, "");
    }
    lc_free(block);
    return read || !fits;
}

/* Whether they are not too long; of one, the beginning is enough. Many may be the same bytes of the file. */
static bool are_short(char *const *text, size_t count)
{
    size_t bytes = 0;
    for (size_t i = 0; i < count && count > 1; i++)
        bytes += text[i] ? strnlen(text[i], BYTES_MOST) : 0;
    return bytes <= BYTES_MOST;
}

static bool add_labels(lc_buffer *out, hid_t attribute, hid_t type, hid_t space, size_t count)
{
    char **text = NULL;
    const bool read = lc_new(&text, count, sizeof *text) == LC_OK && H5Aread(attribute, type, text) >= 0;
    const bool said = read && are_short(text, count);
    lc_h5_say_count(out, said ? count : 0);
    for (size_t i = 0; said && i < count; i++) {
        const char *value = text[i] ? text[i] : "";
        lc_buffer_bytes(out, value, strnlen(value, BYTES_MOST));
        lc_h5_say_text(out, "");
    }
    if (read)
        H5Dvlen_reclaim(type, space, H5P_DEFAULT, text);
    lc_free(text);
    return read;
}

/* Whether it is of numbers or texts, and not of lists of them, or of times, which are passed over. */
static bool is_plain(hid_t type)
{
    const H5T_class_t class = H5Tget_class(type);
    return class == H5T_INTEGER || class == H5T_FLOAT || class == H5T_STRING;
}

static bool add_values(lc_buffer *out, hid_t attribute, hid_t type)
{
    hid_t space = H5Aget_space(attribute);
    const hssize_t found = H5Sget_simple_extent_npoints(space);
    const lc_h5_class class = lc_h5_element_of(type).class;
    const bool none =
        found <= 0 || found > (class <= LC_H5_FLOAT ? VALUES_MOST : TEXTS_MOST) || H5Sget_simple_extent_type(space) == H5S_NULL;
    bool read = true;
    if (!none && class <= LC_H5_FLOAT)
        read = add_numbers(out, attribute, type, class, (size_t)found);
    else if (!none && class == LC_H5_TEXT)
        read = add_fixed(out, attribute, type, (size_t)found);
    else if (!none && class == LC_H5_LABEL)
        read = add_labels(out, attribute, type, space, (size_t)found);
    else
        lc_h5_say_count(out, 0);
    lc_h5_release(space);
    return read || !is_plain(type);
}

typedef struct reading {
    lc_buffer *out;
    bool damaged; /* some attribute cannot be read */
} reading;

static herr_t add_attribute(hid_t owner, const char *name, const H5A_info_t *info, void *context)
{
    reading *r = context;
    hid_t attribute = H5Aopen(owner, name, H5P_DEFAULT), type = H5Aget_type(attribute);
    (void)info;
    lc_h5_say_text(r->out, "@");
    lc_h5_say_text(r->out, name);
    lc_h5_say_type(r->out, type);
    r->damaged |= !add_values(r->out, attribute, type);
    lc_h5_release(type);
    lc_h5_release(attribute);
    return 0;
}

void lc_h5_describe_attributes(lc_buffer *out, hid_t object)
{
    hsize_t at = 0;
    reading r = {.out = out};
    const bool listed = H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_INC, &at, add_attribute, &r) >= 0;
    if (!listed || r.damaged)
        H5Eclear2(H5E_DEFAULT);
    lc_h5_say_text(out, object < 0 ? "HDF5 cannot open it" : listed && !r.damaged ? "." : "HDF5 cannot read its attributes");
}
