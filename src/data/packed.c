#include "data/packed.h"

#include <math.h>

#include "core/status.h"

static lc_status read_or(double *out, lc_h5 *group, const char *name, const char *attribute, double otherwise)
{
    *out = otherwise;
    return lc_h5_has_attribute(group, name, attribute) ? lc_h5_read_number(out, group, name, attribute) : LC_OK;
}

bool lc_packed(lc_h5 *group, const char *name)
{
    return lc_h5_has_attribute(group, name, "scale_factor") || lc_h5_has_attribute(group, name, "add_offset");
}

lc_status lc_packed_read(double *value, size_t count, lc_h5 *group, const char *name)
{
    lc_status status = LC_OK;
    double fill, missing, scale, offset;
    TRY(read_or(&fill, group, name, "_FillValue", (double)NAN));
    TRY(read_or(&missing, group, name, "missing_value", (double)NAN));
    TRY(read_or(&scale, group, name, "scale_factor", 1));
    TRY(read_or(&offset, group, name, "add_offset", 0));
    const bool packed = lc_packed(group, name); /* if not, -0 stays -0 */
    for (size_t i = 0; i < count; i++)
        if (value[i] == fill || value[i] == missing)
            value[i] = (double)NAN;
        else if (packed)
            value[i] = value[i] * scale + offset;
done:
    return status;
}
