/* interval - intervals in a run file: /interval with level (levels), offset (levels, cells), attribute windows; adaptive:
 * rank (ranks), error (bases x ranks, cells). */
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
    if (v->rate > 0) {
        TRY(lc_h5_write_array(group, "rank", LC_H5_F64, &(lc_h5_shape){1, {v->ranks}}, v->rank));
        TRY(lc_h5_write_array(group, "error", LC_H5_F64, &(lc_h5_shape){2, {v->bases * v->ranks, v->cells}}, v->error));
    }
done:
    lc_h5_close(group);
    return status;
}

static lc_status check_numbers(const double *value, size_t count, const char *name, const char *path)
{
    for (size_t i = 0; i < count; i++)
        if (isnan(value[i]))
            return lc_fail(LC_E_DATA, "%s: interval/%s has a number that is not one", path, name);
    return LC_OK;
}

/* Probabilities, so that each column has an error of its own. */
static lc_status check_rising(const double *value, size_t count, const char *name, const char *path)
{
    for (size_t i = 0; i < count; i++)
        if (!(value[i] > (i ? value[i - 1] : 0) && value[i] < 1))
            return lc_fail(LC_E_DATA, "%s: interval/%s does not rise between 0 and 1", path, name);
    return LC_OK;
}

/* Of an adaptive one; a base for each level, or one. */
static lc_status read_ranks(lc_interval *v, lc_h5 *group, const char *path)
{
    lc_h5_shape rank, error;
    CHECK(lc_h5_read_array(&v->rank, &rank, group, "rank", LC_H5_F64));
    CHECK(lc_h5_read_array(&v->error, &error, group, "error", LC_H5_F64));
    v->ranks = rank.size[0];
    v->bases = v->ranks ? error.size[0] / v->ranks : 0;
    if (rank.rank != 1 || error.rank != 2 || v->ranks == 0 || error.size[0] % v->ranks || error.size[1] != v->cells ||
        (v->bases != 1 && v->bases != v->levels))
        return lc_fail(LC_E_DATA, "%s: interval/error does not have %zu numbers for each of %zu ranks", path, v->cells, v->ranks);
    CHECK(check_rising(v->rank, v->ranks, "rank", path));
    return check_numbers(v->error, v->bases * v->ranks * v->cells, "error", path);
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
    CHECK(check_rising(v->level, v->levels, "level", path));
    CHECK(check_numbers(v->offset, v->levels * v->cells, "offset", path));
    return v->rate > 0 ? read_ranks(v, group, path) : LC_OK;
}

static void keep_first(double *value, size_t rows, size_t from, size_t to)
{
    for (size_t i = 1; i < rows; i++)
        memmove(value + i * to, value + i * from, to * sizeof *value);
}

/* Of a decoder that forecasts another number of rows: those of the first steps, if it has them all. */
static lc_status fit_horizon(lc_interval *v, const lc_forecaster *f, size_t trained, const char *path)
{
    const size_t cells = lc_task_cells(f->task);
    if (cells > v->cells)
        return lc_fail(LC_E_CONFIG,
                       "%s: model.interval = %s was measured for each step of window.horizon = %zu, not of %zu: train for that "
                       "horizon, or leave it as it is; lanecast forecast --horizon %zu writes points",
                       path, f->config.model.interval, trained, f->task->window.horizon, f->task->window.horizon);
    keep_first(v->offset, v->levels, v->cells, cells);
    if (v->rate > 0)
        keep_first(v->error, v->bases * v->ranks, v->cells, cells);
    v->cells = cells;
    return LC_OK;
}

lc_status lc_run_read_interval(lc_interval **out, lc_h5 *h5, const lc_forecaster *f, size_t trained, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    lc_interval *v = NULL;
    bool there;
    CHECK(lc_h5_has(&there, h5, "interval"));
    if (!there)
        return LC_OK;
    TRY(lc_interval_begin(&v, &f->config.model, trained * f->task->target_count));
    TRY(lc_h5_group_open(&group, h5, "interval"));
    TRY(read_arrays(v, group, path));
    TRY(fit_horizon(v, f, trained, path));
    *out = v;
    v = NULL;
done:
    lc_interval_free(v);
    lc_h5_close(group);
    return status;
}
