/* extent - where in a new file the values of its arrays are, for the seal. */
#include <stdio.h>
#include <string.h>

#include "core/h5/handle.h"
#include "core/mem.h"

typedef struct extent {
    haddr_t first, end; /* end 0: nothing yet */
} extent;

static void widen(extent *e, haddr_t first, hsize_t bytes)
{
    if (e->end == 0 || first < e->first)
        e->first = first;
    if (e->end < first + bytes)
        e->end = first + bytes;
}

/* From the first chunk to the last; what is between them is the array's index, made at the same time. */
static bool chunk_extent(extent *e, hid_t array)
{
    hid_t space = H5Dget_space(array);
    hsize_t count = 0, at[LC_H5_RANK_MAX], bytes;
    haddr_t first;
    unsigned filters;
    bool known = H5Dget_num_chunks(array, space, &count) >= 0;
    for (hsize_t i = 0; known && i < count; i++) {
        known = H5Dget_chunk_info(array, space, i, at, &filters, &first, &bytes) >= 0;
        if (known)
            widen(e, first, bytes);
    }
    lc_h5_release(space);
    return known;
}

/* "AAPL/close": the path of a member within the file. */
static lc_status path_of(char **out, const lc_h5 *h5, const char *name)
{
    const char *groups = h5->label + strlen(h5->root->label);
    const size_t room = strlen(groups) + strlen(name) + 2;
    CHECK(lc_new(out, room, 1));
    snprintf(*out, room, "%s%s%s", groups + (*groups != 0), *groups ? "/" : "", name);
    for (char *c = *out; *c; c++)
        *c = *c == ':' ? '/' : *c;
    return LC_OK;
}

lc_status lc_h5_note_extent(lc_h5 *h5, const char *name, hid_t array)
{
    lc_h5 *root = h5->root;
    extent e = {0};
    hid_t creation = H5Dget_create_plist(array);
    const bool chunked = H5Pget_layout(creation) == H5D_CHUNKED;
    const haddr_t first = H5Dget_offset(array);
    lc_h5_release(creation);
    if (creation < 0 || (chunked && !chunk_extent(&e, array)))
        return lc_h5_fail_write(h5, name);
    if (!chunked && first != HADDR_UNDEF)
        widen(&e, first, H5Dget_storage_size(array));
    if (e.end == 0)
        return LC_OK;
    CHECK(lc_grow(&root->part, &root->capacity, root->parts + 1, sizeof *root->part));
    root->part[root->parts] = (lc_seal_part){.first = e.first, .end = e.end};
    CHECK(path_of(&root->part[root->parts].name, h5, name));
    root->parts++;
    return LC_OK;
}
