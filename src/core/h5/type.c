/* type - types and sizes of elements. */
#include "core/h5/handle.h"

size_t lc_h5_type_size(lc_h5_type type)
{
    return type == LC_H5_F32 || type == LC_H5_I32 ? 4 : 8;
}

hid_t lc_h5_memory_type(lc_h5_type type)
{
    const hid_t known[LC_H5_TYPES] = {H5T_NATIVE_FLOAT, H5T_NATIVE_DOUBLE, H5T_NATIVE_INT32, H5T_NATIVE_INT64, H5T_NATIVE_UINT64};
    return known[type];
}

size_t lc_h5_elements(const lc_h5_shape *shape, size_t axis)
{
    size_t count = 1;
    for (; axis < shape->rank; axis++)
        count *= shape->size[axis];
    return count;
}

uint64_t lc_h5_most(uint64_t stored)
{
    return 8 * (LC_H5_PLAIN + LC_H5_EXPANSION * stored);
}
