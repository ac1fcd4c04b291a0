/* scale - the axes of arrays: dimension scales as netCDF-4 has them. */
#include <hdf5_hl.h>
#include <stdio.h>

#include "core/h5/handle.h"

lc_status lc_h5_scale(lc_h5 *h5, const char *name)
{
    hid_t array = H5Dopen2(h5->id, name, H5P_DEFAULT);
    herr_t made = H5DSset_scale(array, name);
    lc_h5_release(array);
    return made < 0 ? lc_h5_fail_write(h5, name) : LC_OK;
}

lc_status lc_h5_attach(lc_h5 *h5, const char *array, size_t axis, const char *scale)
{
    hid_t values = H5Dopen2(h5->id, array, H5P_DEFAULT), dimension = H5Dopen2(h5->id, scale, H5P_DEFAULT);
    herr_t made = H5DSattach_scale(values, dimension, (unsigned)axis);
    lc_h5_release(dimension);
    lc_h5_release(values);
    return made < 0 ? lc_h5_fail_write(h5, array) : LC_OK;
}

lc_status lc_h5_dimension(lc_h5 *h5, const char *name, size_t size)
{
    char title[80]; /* by which netCDF-C knows that there are no values */
    snprintf(title, sizeof title, "This is a netCDF dimension but not a netCDF variable.%10zu", size);
    hsize_t length = size;
    hid_t space = H5Screate_simple(1, &length, NULL), creation = lc_h5_creation(H5P_DATASET_CREATE);
    hid_t array = H5Dcreate2(h5->id, name, H5T_IEEE_F32BE, space, H5P_DEFAULT, creation, H5P_DEFAULT);
    herr_t made = H5DSset_scale(array, title);
    lc_h5_release(array);
    lc_h5_release(creation);
    lc_h5_release(space);
    return made < 0 ? lc_h5_fail_write(h5, name) : LC_OK;
}
