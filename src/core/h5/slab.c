/* slab - parts of arrays: of each axis a run of places, of a compound array one field. */
#include "core/h5/slab.h"

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

/* The type in memory of numbers; times, which HDF5 does not convert, stay as they are. */
static hid_t number_of(hid_t stored, hid_t wanted)
{
    if (H5Tget_class(stored) == H5T_TIME)
        return H5Tget_size(stored) == 8 ? H5T_UNIX_D64LE : H5T_UNIX_D32LE;
    return lc_h5_bits(stored, wanted);
}

/* Times become numbers of 8 bytes. */
static bool has_room(hid_t stored, lc_h5_type type)
{
    return H5Tget_class(stored) != H5T_TIME || lc_h5_type_size(type) == 8;
}

/* The same numbers in memory as a field has: one, or an array of them. */
static hid_t memory_of(hid_t member, hid_t number)
{
    hsize_t size[H5S_MAX_RANK];
    if (H5Tget_class(member) != H5T_ARRAY)
        return H5Tcopy(number_of(member, number));
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
    p->time_bytes = H5Tget_class(member) == H5T_TIME ? e.bytes : 0;
    const bool numbers = e.class <= LC_H5_ENUM && has_room(member, type) && e.count > 0 && e.count <= p->h5->root->bytes;
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
    if (class == H5T_ARRAY || class == H5T_COMPOUND || lc_h5_element_of(stored).class > LC_H5_ENUM || !has_room(stored, type))
        return lc_fail(LC_E_DATA, "%s: '%s' does not hold numbers", p->h5->label, p->name);
    p->width = 1;
    p->time_bytes = class == H5T_TIME ? H5Tget_size(stored) : 0;
    p->type = H5Tcopy(number_of(stored, lc_h5_memory_type(type)));
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
    TRY(lc_h5_check_written(h5, name, out->array, &shape));
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

/* Times as PyTables packs them: whole seconds of 32 bits, which become wider; or of 64, seconds in the upper half and millionths
 * in the lower one, which become floating. */
static void convert_times(void *to, const lc_h5_part *p, size_t count)
{
    const size_t apart = p->slab.field ? 8 : p->time_bytes; /* a field has its room to itself */
    for (size_t i = count; i-- > 0;) {
        int64_t packed = 0;
        int32_t low;
        memcpy(&packed, (const char *)to + i * apart, p->time_bytes);
        memcpy(&low, &packed, sizeof low);
        if (p->time_bytes == 8)
            ((double *)to)[i] = (double)(packed >> 32) + 1e-6 * low;
        else
            ((int64_t *)to)[i] = low;
    }
}

static bool read_rows(void *to, const lc_h5_part *p, size_t first, size_t rows)
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

bool lc_h5_part_read(void *to, const lc_h5_part *p, size_t first, size_t rows)
{
    if (!read_rows(to, p, first, rows))
        return false;
    if (p->time_bytes)
        convert_times(to, p, (p->slab.rank ? rows : 1) * p->row_bytes / sizeof(double));
    return true;
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
