/* packed - numbers as the conventions of netCDF (CF) pack them: value = stored * scale_factor + add_offset, and a stored
 * _FillValue or missing_value is a missing one. */
#ifndef LC_DATA_PACKED_H
#define LC_DATA_PACKED_H

#include "core/h5.h"

/* Values in place of the stored numbers of the array of that name, NaN for missing ones. LC_E_DATA if an attribute is not a
 * number. */
lc_status lc_packed_read(double *value, size_t count, lc_h5 *group, const char *name);

/* Whether an array's numbers are not its values. LC_E_DATA as above. */
lc_status lc_packed_is(bool *out, lc_h5 *group, const char *name);

#endif
