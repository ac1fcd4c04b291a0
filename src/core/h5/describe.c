/* describe - a file as texts, each with its 0, which core/h5/tree.c makes a tree of: the form in which it passes between processes.
 *
 *     file   = cut nodes
 *     node   = kind path; array: type axes sizes scale dimensions filters unreadable fields; attributes
 *     type   = class bytes count order
 *     field  = name type
 *     attribute = name type values
 */
#include <hdf5_hl.h>
#include <inttypes.h>
#include <string.h>

#include "core/buffer.h"
#include "core/h5/describe.h"
#include "core/mem.h"
#include "core/text.h"

enum {
    NODES_MOST = 100000,
    DEPTH_MOST = 32,
    FIELDS_MOST = 4096,
    VALUES_MOST = 256,     /* of an attribute */
    BYTES_MOST = 1 << 20,  /* of its texts */
    AXES_MOST = H5S_MAX_RANK,
};

typedef struct walk {
    const lc_h5 *file;
    lc_buffer *out;
    size_t nodes, depth;
    char *prefix; /* of the paths: "" or "group/" */
    haddr_t *seen; /* groups with several names */
    size_t seen_count, seen_room;
    bool cut;
    lc_status status;
} walk;

static void add_text(lc_buffer *out, const char *text)
{
    lc_buffer_bytes(out, text, strlen(text) + 1);
}

static void add_count(lc_buffer *out, uint64_t count)
{
    char text[24];
    snprintf(text, sizeof text, "%" PRIu64, count);
    add_text(out, text);
}

static void add_number(lc_buffer *out, double value)
{
    char text[40];
    lc_text_print(text, sizeof text, "%.17g", value);
    add_text(out, text);
}

/* --- types ------------------------------------------------------------------------------------------------------------ */

static lc_h5_class class_of(hid_t type)
{
    switch (H5Tget_class(type)) {
    case H5T_INTEGER:
        return H5Tget_sign(type) == H5T_SGN_NONE ? LC_H5_UNSIGNED : LC_H5_SIGNED;
    case H5T_BITFIELD: /* booleans of PyTables */
        return LC_H5_UNSIGNED;
    case H5T_FLOAT:
        return LC_H5_FLOAT;
    case H5T_ENUM:
        return LC_H5_ENUM;
    case H5T_STRING:
        return H5Tis_variable_str(type) > 0 ? LC_H5_LABEL : LC_H5_TEXT;
    case H5T_COMPOUND:
        return LC_H5_COMPOUND;
    default:
        return LC_H5_STRANGE;
    }
}

hid_t lc_h5_bits(hid_t stored, hid_t wanted)
{
    return H5Tget_class(stored) == H5T_BITFIELD ? H5T_NATIVE_B64 : wanted;
}

lc_h5_element lc_h5_element_of(hid_t type)
{
    hsize_t size[AXES_MOST];
    lc_h5_element e = {.class = class_of(type), .bytes = H5Tget_size(type), .count = 1, .big = H5Tget_order(type) == H5T_ORDER_BE};
    if (H5Tget_class(type) != H5T_ARRAY)
        return e;
    const int axes = H5Tget_array_ndims(type);
    hid_t base = H5Tget_super(type);
    if (axes > 0 && axes <= AXES_MOST && H5Tget_array_dims2(type, size) == axes && H5Tget_class(base) != H5T_ARRAY) {
        e = lc_h5_element_of(base);
        for (int axis = 0; axis < axes; axis++)
            e.count = size[axis] && e.count > SIZE_MAX / size[axis] ? 0 : e.count * size[axis];
    }
    lc_h5_release(base);
    return e;
}

static void add_type(lc_buffer *out, hid_t type)
{
    const lc_h5_element e = lc_h5_element_of(type);
    add_count(out, (uint64_t)e.class);
    add_count(out, e.bytes);
    add_count(out, e.count);
    add_count(out, e.big);
}

static void add_fields(lc_buffer *out, hid_t type)
{
    const int fields = H5Tget_class(type) == H5T_COMPOUND ? H5Tget_nmembers(type) : 0;
    const int shown = fields < 0 ? 0 : fields > FIELDS_MOST ? FIELDS_MOST : fields;
    add_count(out, (uint64_t)shown);
    for (int i = 0; i < shown; i++) {
        char *name = H5Tget_member_name(type, (unsigned)i);
        hid_t member = H5Tget_member_type(type, (unsigned)i);
        add_text(out, name ? name : "");
        add_type(out, member);
        lc_h5_release(member);
        H5free_memory(name);
    }
}

/* --- attributes ------------------------------------------------------------------------------------------------------- */

static void add_numbers(lc_buffer *out, hid_t attribute, hid_t type, lc_h5_class class, size_t count)
{
    union {
        double real[VALUES_MOST];
        int64_t whole[VALUES_MOST];
    } value;
    const bool real = class == LC_H5_FLOAT, positive = class == LC_H5_UNSIGNED;
    const hid_t wanted = real ? H5T_NATIVE_DOUBLE : positive ? H5T_NATIVE_UINT64 : H5T_NATIVE_INT64;
    const bool read = H5Aread(attribute, lc_h5_bits(type, wanted), &value) >= 0;
    add_count(out, read ? count : 0);
    for (size_t i = 0; read && i < count; i++)
        add_number(out, real ? value.real[i] : positive ? (double)(uint64_t)value.whole[i] : (double)value.whole[i]);
}

static void add_fixed(lc_buffer *out, hid_t attribute, hid_t type, size_t count)
{
    const size_t length = H5Tget_size(type);
    char *block = NULL;
    const bool read = length <= BYTES_MOST / count && lc_new(&block, count * length + 1, 1) == LC_OK &&
                      H5Aread(attribute, type, block) >= 0;
    add_count(out, read ? count : 0);
    for (size_t i = 0; read && i < count; i++) {
        lc_buffer_bytes(out, block + i * length, strnlen(block + i * length, length));
        add_text(out, "");
    }
    lc_free(block);
}

static void add_labels(lc_buffer *out, hid_t attribute, hid_t type, hid_t space, size_t count)
{
    char *text[VALUES_MOST] = {0};
    const bool read = H5Aread(attribute, type, text) >= 0;
    add_count(out, read ? count : 0);
    for (size_t i = 0; read && i < count; i++) {
        const char *value = text[i] ? text[i] : "";
        lc_buffer_bytes(out, value, strnlen(value, BYTES_MOST));
        add_text(out, "");
    }
    if (read)
        H5Dvlen_reclaim(type, space, H5P_DEFAULT, text);
}

static void add_values(lc_buffer *out, hid_t attribute, hid_t type)
{
    hid_t space = H5Aget_space(attribute);
    const hssize_t found = H5Sget_simple_extent_npoints(space);
    const lc_h5_class class = class_of(type);
    const bool none = found <= 0 || found > VALUES_MOST || H5Sget_simple_extent_type(space) == H5S_NULL;
    if (!none && class <= LC_H5_FLOAT)
        add_numbers(out, attribute, type, class, (size_t)found);
    else if (!none && class == LC_H5_TEXT)
        add_fixed(out, attribute, type, (size_t)found);
    else if (!none && class == LC_H5_LABEL)
        add_labels(out, attribute, type, space, (size_t)found);
    else
        add_count(out, 0);
    lc_h5_release(space);
}

static herr_t add_attribute(hid_t owner, const char *name, const H5A_info_t *info, void *context)
{
    lc_buffer *out = ((walk *)context)->out;
    hid_t attribute = H5Aopen(owner, name, H5P_DEFAULT), type = H5Aget_type(attribute);
    (void)info;
    add_text(out, "@");
    add_text(out, name);
    add_type(out, type);
    add_values(out, attribute, type);
    lc_h5_release(type);
    lc_h5_release(attribute);
    return 0;
}

/* "@" before each, "." after the last. */
static void add_attributes(walk *w, hid_t object)
{
    hsize_t at = 0;
    if (H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_INC, &at, add_attribute, w) < 0)
        H5Eclear2(H5E_DEFAULT);
    add_text(w->out, ".");
}

/* --- arrays ----------------------------------------------------------------------------------------------------------- */

/* The path of a scale, or "". */
static herr_t add_scale(hid_t array, unsigned axis, hid_t scale, void *context)
{
    char path[LC_TEXT_MAX];
    const ssize_t length = H5Iget_name(scale, path, sizeof path);
    (void)array;
    (void)axis;
    add_text(context, length > 0 && (size_t)length < sizeof path ? path + (*path == '/') : "");
    return 1; /* the first one only */
}

static void add_dimensions(walk *w, hid_t array, int axes)
{
    const htri_t scale = H5DSis_scale(array);
    add_count(w->out, scale > 0);
    for (int axis = 0; axis < axes && axis < LC_H5_RANK_MAX; axis++) {
        const bool has = scale <= 0 && H5DSget_num_scales(array, (unsigned)axis) > 0;
        if (!has || H5DSiterate_scales(array, (unsigned)axis, NULL, add_scale, w->out) <= 0)
            add_text(w->out, "");
    }
    H5Eclear2(H5E_DEFAULT);
}

static const char *filter_name(H5Z_filter_t filter, const char *stored)
{
    static const struct {
        H5Z_filter_t filter;
        const char *name;
    } known[] = {{H5Z_FILTER_DEFLATE, "deflate"}, {H5Z_FILTER_SHUFFLE, "shuffle"}, {H5Z_FILTER_FLETCHER32, "fletcher32"},
                 {H5Z_FILTER_SZIP, "szip"},       {H5Z_FILTER_NBIT, "nbit"},       {H5Z_FILTER_SCALEOFFSET, "scaleoffset"},
                 {305, "lzo"},                    {307, "bzip2"},                  {32000, "lzf"},
                 {32001, "blosc"},                {32004, "lz4"},                  {32008, "bitshuffle"},
                 {32013, "zfp"},                  {32015, "zstd"},                 {32026, "blosc2"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].filter == filter)
            return known[i].name;
    return *stored ? stored : "unknown";
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
    if (H5Pget_external_count(creation) > 0)
        snprintf(why, sizeof why, "values in another file");
    if (H5Pget_layout(creation) == H5D_VIRTUAL)
        snprintf(why, sizeof why, "a virtual dataset");
    add_text(out, names);
    add_text(out, why);
    lc_h5_release(creation);
}

static void add_array(walk *w, hid_t array)
{
    hsize_t size[AXES_MOST] = {0};
    hid_t type = H5Dget_type(array), space = H5Dget_space(array);
    int axes = H5Sget_simple_extent_dims(space, size, NULL);
    if (axes < 0 || H5Sget_simple_extent_type(space) == H5S_NULL)
        axes = 0;
    add_type(w->out, type);
    add_count(w->out, (uint64_t)axes);
    for (int axis = 0; axis < axes; axis++)
        add_count(w->out, size[axis]);
    add_dimensions(w, array, axes);
    add_storage(w->out, array);
    add_fields(w->out, type);
    lc_h5_release(space);
    lc_h5_release(type);
}

/* --- the walk --------------------------------------------------------------------------------------------------------- */

static herr_t add_member(hid_t group, const char *name, const H5L_info_t *info, void *context);

/* A group with several names is walked once: it may contain itself. */
static bool is_known(walk *w, const H5O_info_t *info)
{
    if (info->rc <= 1)
        return false;
    for (size_t i = 0; i < w->seen_count; i++)
        if (w->seen[i] == info->addr)
            return true;
    w->status = lc_grow(&w->seen, &w->seen_room, w->seen_count + 1, sizeof *w->seen);
    if (w->status == LC_OK)
        w->seen[w->seen_count++] = info->addr;
    return w->status != LC_OK;
}

static void walk_members(walk *w, hid_t group, const char *name)
{
    unsigned order = 0;
    hid_t creation = H5Gget_create_plist(group);
    H5Pget_link_creation_order(creation, &order);
    const H5_index_t by = order & H5P_CRT_ORDER_TRACKED ? H5_INDEX_CRT_ORDER : H5_INDEX_NAME;
    lc_h5_release(creation);
    char *outer = w->prefix;
    lc_buffer prefix = {0};
    lc_buffer_add(&prefix, outer);
    lc_buffer_add(&prefix, name);
    lc_buffer_add(&prefix, *name ? "/" : "");
    w->status = lc_buffer_take(&w->prefix, &prefix);
    w->depth++;
    if (w->status == LC_OK && H5Literate(group, by, H5_ITER_INC, NULL, add_member, w) < 0 && w->status == LC_OK && !w->cut)
        w->status = lc_h5_fail_read(w->file, *w->prefix ? w->prefix : NULL);
    w->depth--;
    if (w->prefix != outer)
        lc_free(w->prefix);
    w->prefix = outer;
}

static void add_object(walk *w, hid_t object, const char *name)
{
    H5O_info_t info;
    const H5I_type_t kind = H5Iget_type(object);
    const bool known = H5Oget_info2(object, &info, H5O_INFO_BASIC) >= 0;
    const lc_h5_node_kind found = !known ? LC_H5_OTHER : kind == H5I_GROUP ? LC_H5_GROUP : kind == H5I_DATASET ? LC_H5_ARRAY : LC_H5_OTHER;
    lc_buffer *out = w->out;
    add_count(out, found);
    lc_buffer_add(out, w->prefix);
    add_text(out, name);
    if (found == LC_H5_ARRAY)
        add_array(w, object);
    add_attributes(w, object);
    w->nodes++;
    if (found != LC_H5_GROUP || is_known(w, &info))
        return;
    if (w->depth >= DEPTH_MOST)
        w->cut = true;
    else
        walk_members(w, object, name);
}

static herr_t add_member(hid_t group, const char *name, const H5L_info_t *info, void *context)
{
    walk *w = context;
    if (w->nodes >= NODES_MOST || w->status != LC_OK) {
        w->cut = true;
        return -1;
    }
    if (info->type != H5L_TYPE_HARD) {
        add_count(w->out, LC_H5_LINK);
        lc_buffer_add(w->out, w->prefix);
        add_text(w->out, name);
        add_text(w->out, ".");
        w->nodes++;
        return 0;
    }
    hid_t object = H5Oopen(group, name, H5P_DEFAULT);
    add_object(w, object, name);
    lc_h5_release(object);
    H5Eclear2(H5E_DEFAULT);
    return w->status == LC_OK ? 0 : -1;
}

lc_status lc_h5_describe(char **out, size_t *bytes, lc_h5 *file)
{
    char none[] = "";
    lc_buffer text = {0};
    walk w = {.file = file, .out = &text, .prefix = none};
    hid_t root = H5Gopen2(file->id, "/", H5P_DEFAULT);
    add_object(&w, root, "");
    lc_h5_release(root);
    lc_free(w.seen);
    add_text(&text, "end");
    add_count(&text, w.cut);
    *bytes = text.length;
    if (w.status == LC_OK)
        return lc_buffer_take(out, &text);
    lc_buffer_free(&text);
    return w.status;
}
