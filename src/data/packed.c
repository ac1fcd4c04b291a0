/* packed - values from stored numbers, as CF packs them. */
#include "data/packed.h"

#include <math.h>

#include "core/status.h"

typedef struct packing {
    double fill, missing, scale, offset;
} packing;

static lc_status read_packing(packing *out, lc_h5 *group, const char *name)
{
    static const char *const known[] = {"_FillValue", "missing_value", "scale_factor", "add_offset"};
    double value[] = {(double)NAN, (double)NAN, 1, 0};
    lc_status status = lc_h5_read_numbers(value, group, name, known, sizeof value / sizeof *value);
    *out = (packing){.fill = value[0], .missing = value[1], .scale = value[2], .offset = value[3]};
    return status;
}

static bool changes(const packing *p)
{
    return p->scale != 1 || p->offset != 0;
}

lc_status lc_packed_is(bool *out, lc_h5 *group, const char *name)
{
    packing p;
    lc_status status = read_packing(&p, group, name);
    *out = status == LC_OK && changes(&p);
    return status;
}

lc_status lc_packed_read(double *value, size_t count, lc_h5 *group, const char *name)
{
    packing p;
    CHECK(read_packing(&p, group, name));
    const bool packed = changes(&p); /* if not, -0 stays -0 */
    for (size_t i = 0; i < count; i++)
        if (value[i] == p.fill || value[i] == p.missing)
            value[i] = (double)NAN;
        else if (packed)
            value[i] = value[i] * p.scale + p.offset;
    return LC_OK;
}
