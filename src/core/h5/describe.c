/* describe - a file as texts, each with its 0, as it passes between processes; core/h5/tree.c makes a tree of them.
 *
 *     file   = cut nodes
 *     node   = kind path; array: type axes sizes scale dimensions filters unreadable fill fields; link: unreadable target;
 *              attributes
 *     type   = class bytes count order words
 *     field  = name type
 *     attribute = name type values
 *     attributes = "@" attribute, for each, and "."; or what of them, or of the node, is damaged
 */
#include <string.h>

#include "core/buffer.h"
#include "core/h5/describe.h"
#include "core/mem.h"

enum { NODES_MOST = 100000, DEPTH_MOST = 32, TEXT_MOST = 1 << 26 };

typedef struct walk {
    const lc_h5 *file;
    lc_buffer *out;
    size_t nodes, depth;
    char *prefix;  /* of the paths: "" or "group/" */
    haddr_t *seen; /* groups with several names */
    size_t seen_count, seen_room;
    bool cut;
    lc_status status;
} walk;

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
    const lc_h5_node_kind found = !known                ? LC_H5_OTHER
                                  : kind == H5I_GROUP   ? LC_H5_GROUP
                                  : kind == H5I_DATASET ? LC_H5_ARRAY
                                                        : LC_H5_OTHER;
    lc_buffer *out = w->out;
    lc_h5_say_count(out, found);
    lc_buffer_add(out, w->prefix);
    lc_h5_say_text(out, name);
    if (found == LC_H5_ARRAY)
        lc_h5_describe_array(out, object);
    lc_h5_describe_attributes(out, object);
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
    if (w->nodes >= NODES_MOST || w->out->length >= TEXT_MOST || w->status != LC_OK) {
        w->cut = true;
        return -1;
    }
    if (info->type != H5L_TYPE_HARD) {
        lc_h5_say_count(w->out, LC_H5_LINK);
        lc_buffer_add(w->out, w->prefix);
        lc_h5_say_text(w->out, name);
        lc_h5_describe_link(w->out, group, name, info);
        lc_h5_say_text(w->out, ".");
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
    lc_h5_say_text(&text, "end");
    lc_h5_say_count(&text, w.cut);
    *bytes = text.length;
    if (w.status == LC_OK)
        return lc_buffer_take(out, &text);
    lc_buffer_free(&text);
    return w.status;
}
