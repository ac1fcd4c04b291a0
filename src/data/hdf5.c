/* hdf5 - who wrote a file decides how it is read. */
#include "data/hdf5.h"

#include <string.h>

#include "core/file.h"
#include "core/h5.h"
#include "data/asked.h"
#include "data/foreign/read.h"
#include "data/native/read.h"

lc_status lc_hdf5_is(bool *is, const char *path)
{
    struct stat info;
    unsigned char head[4];
    size_t length;
    CHECK(lc_h5_is(is, path));
    CHECK(lc_file_look(&info, path));
    if (*is || !S_ISREG(info.st_mode))
        return LC_OK;
    CHECK(lc_file_head(head, &length, sizeof head, path));
    *is = length == sizeof head && memcmp(head, "CDF", 3) == 0 && head[3] <= 5;
    return LC_OK;
}

lc_status lc_hdf5_is_ours(bool *is, const char *path)
{
    lc_h5 *file = NULL;
    CHECK(lc_h5_open(&file, path));
    const lc_status status = lc_h5_has_attribute(is, file, NULL, "lanecast");
    lc_h5_close(file);
    return status;
}

lc_status lc_hdf5_read(lc_dataset **out, const lc_import_source *source)
{
    const lc_import *request = source->request;
    const char *path = source->path;
    lc_status status = LC_OK;
    lc_h5 *file = NULL;
    bool ours = false;
    TRY(lc_h5_open(&file, path));
    TRY(lc_h5_has_attribute(&ours, file, NULL, "lanecast"));
    if (source->kinds)
        *source->kinds |= ours ? LC_KIND_DATASET : LC_KIND_HDF5;
    if (request->paths == 1)
        TRY(lc_asked_check(request, ours ? LC_KIND_DATASET : LC_KIND_HDF5, path));
    TRY(ours ? lc_native_read(out, source->notes, source->zones, file, path) : lc_foreign_read(out, file, source));
done:
    lc_h5_close(file);
    return status;
}
