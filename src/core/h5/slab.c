/* slab - parts of arrays: of each axis a run of places, of a compound array one field. */
#include "core/h5/slab.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/h5/describe.h"
#include "core/h5/remote.h"
#include "core/mem.h"

lc_h5_slab lc_h5_slab_of(const lc_h5_shape *shape)
{
    lc_h5_slab slab = {.rank = shape->rank};
    memcpy(slab.count, shape->size, shape->rank * sizeof *shape->size);
    return slab;
}

/* --- opening ---------------------------------------------------------------------------------------------------------- */

/* The same numbers in memory as a field has: one, or an array of them. */
static hid_t memory_of(hid_t member, hid_t number)
{
    hsize_t size[H5S_MAX_RANK];
    if (H5Tget_class(member) != H5T_ARRAY)
        return H5Tcopy(lc_h5_bits(member, number));
    hid_t base = H5Tget_super(member);
    number = lc_h5_bits(base, number);
    lc_h5_release(base);
    return H5Tarray_create2(number, (unsigned)H5Tget_array_dims2(member, size), size);
}

/* A compound of one field: HDF5 reads past the others. */
static lc_status choose_field(lc_h5_part *p, hid_t stored, lc_h5_type type)
{
    const char *field = p->slab.field;
    const int index = H5Tget_class(stored) == H5T_COMPOUND ? H5Tget_member_index(stored, field) : -1;
    if (index < 0)
        return lc_fail(LC_E_DATA, "%s: '%s' has no field '%s'", p->h5->label, p->name, field);
    hid_t member = H5Tget_member_type(stored, (unsigned)index), memory = H5I_INVALID_HID;
    const lc_h5_element e = lc_h5_element_of(member);
    const bool numbers = e.class <= LC_H5_ENUM && e.count > 0 && e.count <= p->h5->root->bytes;
    if (numbers)
        memory = memory_of(member, lc_h5_memory_type(type));
    p->width = e.count;
    p->type = numbers ? H5Tcreate(H5T_COMPOUND, e.count * lc_h5_type_size(type)) : H5I_INVALID_HID;
    const bool made = numbers && H5Tinsert(p->type, field, 0, memory) >= 0;
    lc_h5_release(memory);
    lc_h5_release(member);
    if (!numbers)
        return lc_fail(LC_E_DATA, "%s: '%s' does not hold numbers in field '%s'", p->h5->label, p->name, field);
    return made ? LC_OK : lc_h5_fail_read(p->h5, p->name);
}

static lc_status choose_type(lc_h5_part *p, hid_t stored, lc_h5_type type)
{
    const H5T_class_t class = H5Tget_class(stored);
    if (p->slab.field)
        return choose_field(p, stored, type);
    if (class != H5T_INTEGER && class != H5T_FLOAT && class != H5T_ENUM && class != H5T_BITFIELD)
        return lc_fail(LC_E_DATA, "%s: '%s' does not hold numbers", p->h5->label, p->name);
    p->width = 1;
    p->type = H5Tcopy(lc_h5_bits(stored, lc_h5_memory_type(type)));
    return LC_OK;
}

/* An array without axes is read as one of a single element. */
static lc_status check_part(lc_h5_part *p, const lc_h5_shape *shape, size_t element)
{
    bool inside = p->slab.rank == shape->rank;
    for (size_t axis = 0; inside && axis < shape->rank; axis++)
        inside = p->slab.start[axis] <= shape->size[axis] && p->slab.count[axis] <= shape->size[axis] - p->slab.start[axis];
    if (!inside)
        return lc_fail(LC_E_DATA, "%s: '%s' has no such part", p->h5->label, p->name);
    if (p->slab.rank == 0)
        p->slab.count[0] = 1;
    p->row_bytes = p->width * element;
    for (size_t axis = 1; axis < shape->rank; axis++)
        if (__builtin_mul_overflow(p->row_bytes, p->slab.count[axis], &p->row_bytes))
            return lc_fail(LC_E_DATA, "%s: '%s' claims more elements than there can be", p->h5->label, p->name);
    size_t all;
    if (__builtin_mul_overflow(p->row_bytes, p->slab.count[0], &all))
        return lc_fail(LC_E_DATA, "%s: '%s' claims more elements than there can be", p->h5->label, p->name);
    return LC_OK;
}

lc_status lc_h5_part_open(lc_h5_part *out, lc_h5 *h5, const char *name, lc_h5_type type, const lc_h5_slab *slab)
{
    lc_status status = LC_OK;
    hid_t stored = H5I_INVALID_HID;
    lc_h5_shape shape = {0};
    *out = (lc_h5_part){.h5 = h5, .name = name, .array = H5I_INVALID_HID, .type = H5I_INVALID_HID, .slab = *slab};
    TRY(lc_h5_open_array(&out->array, &stored, &shape, h5, name));
    TRY(choose_type(out, stored, type));
    TRY(check_part(out, &shape, lc_h5_type_size(type)));
done:
    lc_h5_release(stored);
    return status;
}

void lc_h5_part_close(lc_h5_part *p)
{
    lc_h5_release(p->type);
    lc_h5_release(p->array);
}

/* --- reading ---------------------------------------------------------------------------------------------------------- */

size_t lc_h5_part_rows(const lc_h5_part *p, size_t bytes)
{
    hsize_t chunk[LC_H5_RANK_MAX] = {1};
    hid_t creation = H5Dget_create_plist(p->array);
    if (p->slab.rank && H5Pget_layout(creation) == H5D_CHUNKED)
        H5Pget_chunk(creation, (int)p->slab.rank, chunk);
    lc_h5_release(creation);
    const size_t wanted = p->row_bytes < bytes ? bytes / p->row_bytes : 1;
    const size_t rows = wanted < chunk[0] ? chunk[0] : wanted / chunk[0] * chunk[0];
    return rows < p->slab.count[0] ? rows : p->slab.count[0];
}

bool lc_h5_part_read(void *to, const lc_h5_part *p, size_t first, size_t rows)
{
    hsize_t start[LC_H5_RANK_MAX], count[LC_H5_RANK_MAX];
    if (p->slab.rank == 0)
        return lc_h5_read_elements(to, p->h5, p->array, p->type, H5S_ALL, H5S_ALL);
    for (size_t axis = 0; axis < p->slab.rank; axis++) {
        start[axis] = p->slab.start[axis] + (axis ? 0 : first);
        count[axis] = axis ? p->slab.count[axis] : rows;
    }
    hid_t stored = H5Dget_space(p->array), given = H5Screate_simple((int)p->slab.rank, count, NULL);
    const bool read = H5Sselect_hyperslab(stored, H5S_SELECT_SET, start, NULL, count, NULL) >= 0 &&
                      lc_h5_read_elements(to, p->h5, p->array, p->type, given, stored);
    lc_h5_release(given);
    lc_h5_release(stored);
    return read;
}

lc_status lc_h5_read_slab(void *out, size_t *count, lc_h5 *h5, const char *name, lc_h5_type type, const lc_h5_slab *slab)
{
    lc_status status = LC_OK;
    lc_h5_part part = {.array = H5I_INVALID_HID, .type = H5I_INVALID_HID};
    void *data = NULL;
    if (h5->root->remote)
        return lc_h5_ask_slab(out, count, h5, name, type, slab);
    TRY(lc_h5_part_open(&part, h5, name, type, slab));
    TRY(lc_new(&data, part.slab.count[0], part.row_bytes));
    if (part.slab.count[0] && part.row_bytes && !lc_h5_part_read(data, &part, 0, part.slab.count[0]))
        TRY(lc_h5_fail_read(h5, name));
    memcpy(out, &data, sizeof data);
    *count = part.slab.count[0] * part.row_bytes / lc_h5_type_size(type);
    data = NULL;
done:
    lc_free(data);
    lc_h5_part_close(&part);
    return status;
}

/* --- as text ---------------------------------------------------------------------------------------------------------- */

void lc_h5_part_print(char out[LC_H5_PART_TEXT], const lc_h5_slab *slab)
{
    size_t used = 0;
    *out = '\0';
    for (size_t axis = 0; axis < slab->rank; axis++)
        used += (size_t)snprintf(out + used, LC_H5_PART_TEXT - used, "%zu %zu ", slab->start[axis], slab->count[axis]);
}

bool lc_h5_part_parse(lc_h5_slab *slab, const char *text)
{
    char *end;
    for (slab->rank = 0; *text && slab->rank < LC_H5_RANK_MAX; slab->rank++) {
        slab->start[slab->rank] = strtoull(text, &end, 10);
        if (*end != ' ')
            return false;
        slab->count[slab->rank] = strtoull(end + 1, &end, 10);
        if (*end != ' ')
            return false;
        text = end + 1;
    }
    return *text == '\0';
}
