/* run_interval - intervals in a run file: /interval with level (levels), offset (levels, cells), attribute windows. */
#include "core/mem.h"
#include "model/forecaster.h"
#include "model/run_file.h"

#include <math.h>
#include <string.h>

lc_status lc_run_write_interval(lc_h5 *h5, const lc_interval *v)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    if (!v)
        return LC_OK;
    TRY(lc_h5_group_create(&group, h5, "interval"));
    TRY(lc_h5_write_count(group, NULL, "windows", v->windows));
    TRY(lc_h5_write_array(group, "level", LC_H5_F64, &(lc_h5_shape){1, {v->levels}}, v->level));
    TRY(lc_h5_write_array(group, "offset", LC_H5_F64, &(lc_h5_shape){2, {v->levels, v->cells}}, v->offset));
done:
    lc_h5_close(group);
    return status;
}

static lc_status read_arrays(lc_interval *v, lc_h5 *group, const char *path)
{
    lc_h5_shape level, offset;
    uint64_t windows;
    CHECK(lc_h5_read_count(&windows, group, NULL, "windows"));
    v->windows = (size_t)windows;
    CHECK(lc_h5_read_array(&v->level, &level, group, "level", LC_H5_F64));
    CHECK(lc_h5_read_array(&v->offset, &offset, group, "offset", LC_H5_F64));
    v->levels = level.size[0];
    if (level.rank != 1 || offset.rank != 2 || offset.size[0] != v->levels || offset.size[1] != v->cells)
        return lc_fail(LC_E_DATA, "%s: interval/offset does not have %zu numbers for each of %zu levels", path, v->cells,
                       v->levels);
    for (size_t i = 0; i < v->levels * v->cells; i++)
        if (isnan(v->offset[i]))
            return lc_fail(LC_E_DATA, "%s: interval/offset has a number that is not one", path);
    return LC_OK;
}

lc_status lc_run_read_interval(lc_interval **out, lc_h5 *h5, const lc_forecaster *f, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    lc_interval *v = NULL;
    bool there;
    CHECK(lc_h5_has(&there, h5, "interval"));
    if (!there)
        return LC_OK;
    TRY(lc_new(&v, 1, sizeof *v));
    v->cells = lc_task_cells(f->task);
    v->normalized = strcmp(f->config.model.interval, "normalized") == 0;
    TRY(lc_h5_group_open(&group, h5, "interval"));
    TRY(read_arrays(v, group, path));
    *out = v;
    v = NULL;
done:
    lc_interval_free(v);
    lc_h5_close(group);
    return status;
}
