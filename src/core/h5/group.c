/* group - groups, and the members of a file or group. */
#include "core/h5/remote.h"
#include "core/mem.h"

lc_status lc_h5_group_create(lc_h5 **out, lc_h5 *parent, const char *name)
{
    lc_status status = LC_OK;
    lc_h5 *h5 = NULL;
    hid_t creation = lc_h5_creation(H5P_GROUP_CREATE);
    TRY(lc_h5_handle(&h5, parent, name));
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

lc_status lc_h5_has(bool *out, lc_h5 *h5, const char *name)
{
    if (h5->root->remote)
        return lc_h5_ask_flag(out, h5, LC_H5_HAS, NULL, name);
    const htri_t found = H5Lexists(h5->id, name, H5P_DEFAULT);
    if (found < 0)
        return lc_h5_fail_read(h5, name);
    *out = found > 0;
    return LC_OK;
}

lc_status lc_h5_refuse_link(lc_h5 *h5, const char *name)
{
    H5L_info_t info;
    bool found = false;
    CHECK(lc_h5_has(&found, h5, name));
    if (!found)
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
    TRY(lc_h5_handle(&h5, parent, name));
    if (parent->root->remote)
        TRY(lc_h5_ask_group(h5, parent, name));
    else {
        TRY(lc_h5_refuse_link(parent, name));
        h5->id = H5Gopen2(parent->id, name, H5P_DEFAULT);
        if (h5->id < 0)
            TRY(lc_h5_fail(LC_E_DATA, parent, name, "is not a group"));
    }
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
    if (h5->root->remote)
        return lc_h5_ask_texts(out, count, h5, LC_H5_NAMES, NULL, NULL);
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
