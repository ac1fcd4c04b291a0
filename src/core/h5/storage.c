/* storage - what an array claims to be against what the file holds of it, before anything is allocated. */
#include "core/h5/handle.h"

enum {
    CHUNK_COST = 16,      /* bytes that the file has at least for a chunk, in the array's index */
    CHUNKS_LOOKED = 4096, /* of the chunks of an array, how many are looked for: HDF5 1.10 counts from the first each time */
};

/* An array whose storage is being looked at. */
typedef struct claim {
    const lc_h5 *h5;
    const char *name;
    const lc_h5_shape *shape;
    uint64_t element, bytes; /* of one, of all */
    uint64_t stored;
} claim;

static lc_status multiply(uint64_t *product, uint64_t factor, const claim *c)
{
    if (__builtin_mul_overflow(*product, factor, product))
        return lc_fail(LC_E_DATA, "%s: '%s' claims more elements than there can be", c->h5->label, c->name);
    return LC_OK;
}

/* Could `bytes` have been compressed into what is stored? */
static lc_status check_plausible(uint64_t bytes, const char *of, const claim *c)
{
    if (lc_h5_is_plausible(bytes, c->stored))
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "%s: '%s' claims %llu bytes%s, more than its %llu stored bytes can hold: damaged, or most of it was never "
                   "written; to keep its first N rows: in Python with h5py: x = f[NAME][:N]; del f[NAME]; f[NAME] = x",
                   c->h5->label, c->name, (unsigned long long)bytes, of, (unsigned long long)c->stored);
}

/* A chunk outside the shape is one that is missing inside, which HDF5 would fill. */
static lc_status check_places(hid_t array, hid_t space, hsize_t count, const claim *c)
{
    for (hsize_t i = 0; i < count && i < CHUNKS_LOOKED; i++) {
        hsize_t at[LC_H5_RANK_MAX] = {0}, bytes;
        haddr_t first;
        unsigned skipped;
        if (H5Dget_chunk_info(array, space, i, at, &skipped, &first, &bytes) < 0)
            return lc_h5_fail_read(c->h5, c->name);
        if (skipped && c->h5->root->fixed)
            return lc_fail(LC_E_DATA, "%s: damaged: '%s' has a chunk without its filters", c->h5->label, c->name);
        for (size_t axis = 0; axis < c->shape->rank; axis++)
            if (at[axis] >= c->shape->size[axis])
                return lc_fail(LC_E_DATA, "%s: damaged: '%s' has a chunk outside its shape", c->h5->label, c->name);
    }
    return LC_OK;
}

/* What digests do not cover: a file that only we write has all chunks, and nobody's has others. */
static lc_status check_index(uint64_t chunks, hid_t array, const claim *c)
{
    lc_status status = LC_OK;
    hid_t space = H5Dget_space(array);
    hsize_t found = 0;
    if (H5Dget_num_chunks(array, space, &found) < 0)
        TRY(lc_h5_fail_read(c->h5, c->name));
    if (found > chunks || (found < chunks && c->h5->root->fixed))
        FAIL(LC_E_DATA, "%s: damaged: '%s' has %llu of its %llu chunks", c->h5->label, c->name, (unsigned long long)found,
             (unsigned long long)chunks);
    TRY(check_places(array, space, found, c));
done:
    lc_h5_release(space);
    return status;
}

/* HDF5 takes memory for every chunk that the shape has. */
static lc_status check_count(uint64_t chunks, const claim *c)
{
    if (chunks <= LC_H5_PLAIN / CHUNK_COST || chunks <= c->h5->root->bytes / CHUNK_COST)
        return LC_OK;
    return lc_fail(LC_E_DATA, "%s: '%s' claims %llu chunks, more than its file can hold", c->h5->label, c->name,
                   (unsigned long long)chunks);
}

static lc_status check_chunks(hid_t array, hid_t creation, const claim *c)
{
    hsize_t chunk[LC_H5_RANK_MAX] = {0};
    uint64_t bytes = c->element, chunks = 1;
    if (H5Pget_chunk(creation, LC_H5_RANK_MAX, chunk) != (int)c->shape->rank)
        return lc_fail(LC_E_DATA, "%s: '%s' has chunks of other axes than its shape", c->h5->label, c->name);
    for (size_t axis = 0; axis < c->shape->rank; axis++) {
        if (chunk[axis] == 0)
            return lc_fail(LC_E_DATA, "%s: '%s' has chunks of no size", c->h5->label, c->name);
        CHECK(multiply(&bytes, chunk[axis], c));
        CHECK(multiply(&chunks, c->shape->size[axis] / chunk[axis] + (c->shape->size[axis] % chunk[axis] != 0), c));
    }
    CHECK(check_plausible(bytes, " in a chunk", c));
    CHECK(check_count(chunks, c));
    return lc_h5_is_checked(c->h5->root) ? LC_OK : check_index(chunks, array, c);
}

static lc_status check_layout(hid_t array, hid_t creation, claim *c)
{
    const int external = H5Pget_external_count(creation);
    const H5D_layout_t layout = H5Pget_layout(creation);
    if (external < 0 || layout == H5D_LAYOUT_ERROR || c->element == 0)
        return lc_h5_fail_read(c->h5, c->name);
    if (external > 0)
        return lc_fail(LC_E_DATA, "%s: '%s' keeps its values in another file, which is not followed", c->h5->label, c->name);
    if (layout == H5D_VIRTUAL)
        return lc_fail(LC_E_DATA, "%s: '%s' is a virtual dataset, which is not followed", c->h5->label, c->name);
    for (size_t axis = 0; axis < c->shape->rank; axis++)
        CHECK(multiply(&c->bytes, c->shape->size[axis], c));
    CHECK(check_plausible(c->bytes, "", c));
    return layout == H5D_CHUNKED ? check_chunks(array, creation, c) : LC_OK;
}

lc_status lc_h5_check_storage(const lc_h5 *h5, const char *name, hid_t array, const lc_h5_shape *shape)
{
    hid_t creation = H5Dget_create_plist(array), type = H5Dget_type(array);
    const uint64_t stored = H5Dget_storage_size(array), element = H5Tget_size(type);
    claim c = {h5, name, shape, element, element, stored < h5->root->bytes ? stored : h5->root->bytes};
    lc_status status = check_layout(array, creation, &c);
    lc_h5_release(type);
    lc_h5_release(creation);
    return status;
}

/* --- values that were never written ----------------------------------------------------------------------------------- */

static bool has_own_fill(hid_t creation)
{
    H5D_fill_value_t fill = H5D_FILL_VALUE_ERROR;
    return H5Pfill_value_defined(creation, &fill) >= 0 && fill == H5D_FILL_VALUE_USER_DEFINED;
}

/* Chunks that there are, and that the shape has; of an array without chunks all of it is one. */
static lc_status count_chunks(hsize_t *found, hsize_t *chunks, hid_t array, hid_t creation, const claim *c)
{
    hsize_t chunk[LC_H5_RANK_MAX] = {0};
    *chunks = 1;
    *found = c->stored > 0;
    if (H5Pget_layout(creation) != H5D_CHUNKED)
        return LC_OK;
    hid_t space = H5Dget_space(array);
    const bool known =
        H5Pget_chunk(creation, LC_H5_RANK_MAX, chunk) == (int)c->shape->rank && H5Dget_num_chunks(array, space, found) >= 0;
    lc_h5_release(space);
    for (size_t axis = 0; known && axis < c->shape->rank; axis++) /* no chunk is of no size: lc_h5_check_storage */
        *chunks *= c->shape->size[axis] / chunk[axis] + (c->shape->size[axis] % chunk[axis] != 0);
    return known ? LC_OK : lc_h5_fail_read(c->h5, c->name);
}

lc_status lc_h5_check_written(const lc_h5 *h5, const char *name, hid_t array, const lc_h5_shape *shape)
{
    hsize_t found = 0, chunks = 0;
    const claim c = {.h5 = h5, .name = name, .shape = shape, .stored = H5Dget_storage_size(array)};
    if (lc_h5_is_checked(h5->root) || lc_h5_elements(shape, 0) == 0)
        return LC_OK;
    hid_t creation = H5Dget_create_plist(array);
    lc_status status = has_own_fill(creation) ? LC_OK : count_chunks(&found, &chunks, array, creation, &c);
    lc_h5_release(creation);
    if (status == LC_OK && found < chunks)
        status = lc_fail(LC_E_DATA,
                         "%s: '%s' has values that were never written (%llu of %llu pieces are there), and HDF5 makes them up: "
                         "write them, or leave it out",
                         h5->label, name, (unsigned long long)found, (unsigned long long)chunks);
    return status;
}
