/* flow - how far back gradients reach, in a run file: the group `flow` of a member. */
#include "core/mem.h"
#include "core/status.h"
#include "model/run_file.h"

static lc_h5_shape shape_of(const lc_flow *f)
{
    return (lc_h5_shape){3, {f->layers, f->directions, f->lags}};
}

lc_status lc_run_write_flow(lc_h5 *member, const lc_flow *f)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    if (!f || f->windows == 0)
        return LC_OK;
    const lc_h5_shape shape = shape_of(f);
    TRY(lc_h5_group_create(&group, member, "flow"));
    TRY(lc_h5_write_count(group, NULL, "windows", f->windows));
    TRY(lc_h5_write_array(group, "h", LC_H5_F64, &shape, f->h));
    TRY(lc_h5_write_array(group, "c", LC_H5_F64, &shape, f->c));
done:
    lc_h5_close(group);
    return status;
}

/* A lag at least, as long as a verdict needs one. */
static lc_status read_arrays(lc_flow *f, lc_h5 *group, const char *path)
{
    uint64_t windows;
    lc_h5_shape shape;
    CHECK(lc_h5_read_count(&windows, group, NULL, "windows"));
    CHECK(lc_h5_read_array(&f->h, &shape, group, "h", LC_H5_F64));
    if (shape.rank != 3 || shape.size[0] == 0 || shape.size[1] == 0 || shape.size[1] > 2 || shape.size[2] == 0 || windows == 0)
        return lc_fail(LC_E_DATA, "%s: flow/h is not (layers, directions, lags), of some windows", path);
    *f = (lc_flow){shape.size[0], shape.size[1], shape.size[2], (size_t)windows, f->h, NULL};
    CHECK(lc_new(&f->c, f->layers * f->directions * f->lags, sizeof *f->c));
    CHECK(lc_h5_read_into(f->c, &shape, group, "c", LC_H5_F64));
    for (size_t i = 0; i < f->layers * f->directions * f->lags; i++)
        if (f->h[i] < 0 || f->c[i] < 0)
            return lc_fail(LC_E_DATA, "%s: flow has a norm that is negative; train again", path);
    return LC_OK;
}

lc_status lc_run_take_flow(lc_flow **out, lc_h5 *member, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    lc_flow *flow = NULL;
    bool found;
    TRY(lc_h5_has(&found, member, "flow"));
    if (!found)
        return LC_OK;
    TRY(lc_new(&flow, 1, sizeof *flow));
    TRY(lc_h5_group_open(&group, member, "flow"));
    TRY(read_arrays(flow, group, path));
    *out = flow;
    flow = NULL;
done:
    lc_flow_free(flow);
    lc_h5_close(group);
    return status;
}
