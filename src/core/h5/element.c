/* element - the types of elements, as the tree has them. */
#include "core/h5/describe.h"

enum { AXES_MOST = H5S_MAX_RANK };

static lc_h5_class class_of(hid_t type)
{
    switch (H5Tget_class(type)) {
    case H5T_INTEGER:
        return H5Tget_sign(type) == H5T_SGN_NONE ? LC_H5_UNSIGNED : LC_H5_SIGNED;
    case H5T_BITFIELD: /* booleans of PyTables */
        return LC_H5_UNSIGNED;
    case H5T_FLOAT:
        return LC_H5_FLOAT;
    case H5T_TIME: /* of PyTables; they are read as seconds */
        return H5Tequal(type, H5T_UNIX_D64LE) > 0   ? LC_H5_FLOAT
               : H5Tequal(type, H5T_UNIX_D32LE) > 0 ? LC_H5_SIGNED
                                                    : LC_H5_STRANGE;
    case H5T_ENUM:
        return LC_H5_ENUM;
    case H5T_STRING:
        return H5Tis_variable_str(type) > 0 ? LC_H5_LABEL : LC_H5_TEXT;
    case H5T_COMPOUND:
        return LC_H5_COMPOUND;
    default:
        return LC_H5_STRANGE;
    }
}

hid_t lc_h5_bits(hid_t stored, hid_t wanted)
{
    return H5Tget_class(stored) == H5T_BITFIELD ? H5T_NATIVE_B64 : wanted;
}

lc_h5_element lc_h5_element_of(hid_t type)
{
    hsize_t size[AXES_MOST];
    lc_h5_element e = {
        .class = class_of(type), .bytes = H5Tget_size(type), .count = 1, .big = H5Tget_order(type) == H5T_ORDER_BE};
    if (H5Tget_class(type) != H5T_ARRAY)
        return e;
    const int axes = H5Tget_array_ndims(type);
    hid_t base = H5Tget_super(type);
    if (axes > 0 && axes <= AXES_MOST && H5Tget_array_dims2(type, size) == axes && H5Tget_class(base) != H5T_ARRAY) {
        e = lc_h5_element_of(base);
        for (int axis = 0; axis < axes; axis++)
            e.count = size[axis] && e.count > SIZE_MAX / size[axis] ? 0 : e.count * size[axis];
    }
    lc_h5_release(base);
    return e;
}
