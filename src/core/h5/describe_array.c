/* describe_array - an array: its type, axes, dimensions, filters and fields. */
#include <hdf5_hl.h>
#include <stdio.h>
#include <string.h>

#include "core/h5/describe.h"
#include "core/text.h"

enum { FIELDS_MOST = 4096, AXES_MOST = H5S_MAX_RANK };

static void add_fields(lc_buffer *out, hid_t type)
{
    const int fields = H5Tget_class(type) == H5T_COMPOUND ? H5Tget_nmembers(type) : 0;
    const int shown = fields < 0 ? 0 : fields > FIELDS_MOST ? FIELDS_MOST : fields;
    lc_h5_say_count(out, (uint64_t)shown);
    for (int i = 0; i < shown; i++) {
        char *name = H5Tget_member_name(type, (unsigned)i);
        hid_t member = H5Tget_member_type(type, (unsigned)i);
        lc_h5_say_text(out, name ? name : "");
        lc_h5_say_type(out, member);
        lc_h5_release(member);
        H5free_memory(name);
    }
}

/* The path of a scale, or "". */
static herr_t add_scale(hid_t array, unsigned axis, hid_t scale, void *context)
{
    char path[LC_TEXT_MAX];
    const ssize_t length = H5Iget_name(scale, path, sizeof path);
    (void)array;
    (void)axis;
    lc_h5_say_text(context, length > 0 && (size_t)length < sizeof path ? path + (*path == '/') : "");
    return 1; /* the first one only */
}

static void add_dimensions(lc_buffer *out, hid_t array, int axes)
{
    const htri_t scale = H5DSis_scale(array);
    lc_h5_say_count(out, scale > 0 ? 1 + (H5Aexists(array, "REFERENCE_LIST") > 0) : 0); /* 2: arrays are attached to it */
    for (int axis = 0; axis < axes && axis < LC_H5_RANK_MAX; axis++) {
        const bool has = scale <= 0 && H5DSget_num_scales(array, (unsigned)axis) > 0;
        if (!has || H5DSiterate_scales(array, (unsigned)axis, NULL, add_scale, out) <= 0)
            lc_h5_say_text(out, "");
    }
    H5Eclear2(H5E_DEFAULT);
}

static const char *filter_name(H5Z_filter_t filter, const char *stored)
{
    static const struct {
        H5Z_filter_t filter;
        const char *name;
    } known[] = {{H5Z_FILTER_DEFLATE, "deflate"},
                 {H5Z_FILTER_SHUFFLE, "shuffle"},
                 {H5Z_FILTER_FLETCHER32, "fletcher32"},
                 {H5Z_FILTER_SZIP, "szip"},
                 {H5Z_FILTER_NBIT, "nbit"},
                 {H5Z_FILTER_SCALEOFFSET, "scaleoffset"},
                 {305, "lzo"},
                 {307, "bzip2"},
                 {32000, "lzf"},
                 {32001, "blosc"},
                 {32004, "lz4"},
                 {32008, "bitshuffle"},
                 {32013, "zfp"},
                 {32015, "zstd"},
                 {32026, "blosc2"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].filter == filter)
            return known[i].name;
    return *stored ? stored : "unknown";
}

/* "values in another file, 'raw.bin'" */
static void say_external(char *why, size_t size, hid_t creation)
{
    char name[LC_NAME_MAX] = "";
    off_t at;
    hsize_t bytes;
    const bool known = H5Pget_external(creation, 0, sizeof name - 1, name, &at, &bytes) >= 0;
    snprintf(why, size, "values in another file%s%s%s", known ? ", '" : "", name, known ? "'" : "");
}

/* "a virtual dataset, of 'src.h5'"; "." is the file itself. */
static void say_virtual(char *why, size_t size, hid_t creation)
{
    char name[LC_NAME_MAX] = "";
    bool known = H5Pget_virtual_filename(creation, 0, name, sizeof name) > 0 && strcmp(name, ".") != 0;
    name[known ? sizeof name - 1 : 0] = '\0';
    snprintf(why, size, "a virtual dataset%s%s%s", known ? ", of '" : "", name, known ? "'" : "");
}

/* "only 709 bytes of its 32000000000 stored". */
static void say_claim(char *why, size_t size, hid_t array)
{
    hid_t space = H5Dget_space(array), type = H5Dget_type(array);
    const hssize_t elements = H5Sget_simple_extent_npoints(space);
    const uint64_t stored = H5Dget_storage_size(array);
    uint64_t bytes = H5Tget_size(type);
    if (elements < 0 || __builtin_mul_overflow(bytes, (uint64_t)elements, &bytes))
        bytes = UINT64_MAX;
    if (!lc_h5_is_plausible(bytes, stored))
        snprintf(why, size, "only %llu bytes of its %llu stored", (unsigned long long)stored, (unsigned long long)bytes);
    lc_h5_release(type);
    lc_h5_release(space);
}

/* Their names; why values cannot be read. */
static void add_storage(lc_buffer *out, hid_t array)
{
    hid_t creation = H5Dget_create_plist(array);
    const int filters = H5Pget_nfilters(creation);
    char names[LC_TEXT_MAX] = "", why[LC_NAME_MAX * 2] = "";
    for (int i = 0; i < filters; i++) {
        char stored[LC_NAME_MAX] = "";
        unsigned flags, config;
        size_t values = 0;
        const H5Z_filter_t filter = H5Pget_filter2(creation, (unsigned)i, &flags, &values, NULL, sizeof stored, stored, &config);
        stored[sizeof stored - 1] = '\0';
        const char *name = filter_name(filter, stored);
        snprintf(names + strlen(names), sizeof names - strlen(names), "%s%s", i ? " " : "", name);
        if (H5Zfilter_avail(filter) <= 0 && !*why)
            snprintf(why, sizeof why, "filter %s (%d)", name, (int)filter);
    }
    if (!*why)
        say_claim(why, sizeof why, array);
    if (H5Pget_external_count(creation) > 0)
        say_external(why, sizeof why, creation);
    if (H5Pget_layout(creation) == H5D_VIRTUAL)
        say_virtual(why, sizeof why, creation);
    lc_h5_say_text(out, names);
    lc_h5_say_text(out, why);
    lc_h5_release(creation);
}

/* The fill value of an array of numbers, where its maker has set one; else "". */
static void add_fill(lc_buffer *out, hid_t array, hid_t type)
{
    hid_t creation = H5Dget_create_plist(array);
    H5D_fill_value_t fill = H5D_FILL_VALUE_ERROR;
    char text[40] = "";
    double value = 0;
    const bool own = H5Pfill_value_defined(creation, &fill) >= 0 && fill == H5D_FILL_VALUE_USER_DEFINED;
    if (own && lc_h5_element_of(type).class <= LC_H5_FLOAT && H5Pget_fill_value(creation, H5T_NATIVE_DOUBLE, &value) >= 0)
        lc_text_print(text, sizeof text, "%.17g", value);
    lc_h5_say_text(out, text);
    lc_h5_release(creation);
}

void lc_h5_describe_array(lc_buffer *out, hid_t array)
{
    hsize_t size[AXES_MOST] = {0};
    hid_t type = H5Dget_type(array), space = H5Dget_space(array);
    int axes = H5Sget_simple_extent_dims(space, size, NULL);
    if (axes < 0 || H5Sget_simple_extent_type(space) == H5S_NULL)
        axes = 0;
    lc_h5_say_type(out, type);
    lc_h5_say_count(out, (uint64_t)axes);
    for (int axis = 0; axis < axes; axis++)
        lc_h5_say_count(out, size[axis]);
    add_dimensions(out, array, axes);
    add_storage(out, array);
    add_fill(out, array, type);
    add_fields(out, type);
    lc_h5_release(space);
    lc_h5_release(type);
}
