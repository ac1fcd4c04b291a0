/* finite - weights and moments of a run file that no network can work with. */
#include <math.h>

#include "core/status.h"
#include "model/run_file.h"

lc_status lc_run_check_finite(const lc_real *value, size_t count, const char *group, const char *name, const char *path)
{
    for (size_t i = 0; i < count; i++)
        if (!isfinite(value[i]))
            return lc_fail(LC_E_DATA, "%s: %s/%s, element %zu: %g is not finite; train again", path, group, name, i,
                           (double)value[i]);
    return LC_OK;
}

lc_status lc_run_check_squares(const lc_real *value, size_t count, const char *name, const char *path)
{
    for (size_t i = 0; i < count; i++)
        if (value[i] < 0)
            return lc_fail(LC_E_DATA, "%s: point/%s, element %zu: %g is negative, and it is a mean of squares; train again", path,
                           name, i, (double)value[i]);
    return LC_OK;
}
