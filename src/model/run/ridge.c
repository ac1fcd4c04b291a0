/* ridge - a ridge regression in a run file: /ridge with attributes weights_digest, windows, left_out, valid_windows,
 * valid_left_out; weight (maps x context, horizon), choice (maps x blocks, 4): rows read, rows whose mean is taken off, penalty,
 * windows; error (2): training and validation.
 * /ridge_as, before there is /ridge: what an earlier one has chosen, for it, as choice. */
#include <math.h>

#include "core/mem.h"
#include "core/status.h"
#include "model/forecaster.h"
#include "model/run_file.h"

enum { CHOSEN = sizeof(lc_ridge_choice) / sizeof(double), ERRORS = 2 };

static lc_status write_arrays(lc_h5 *group, const lc_ridge *r)
{
    const double error[ERRORS] = {r->train, r->valid};
    CHECK(lc_h5_write_count(group, NULL, "weights_digest", lc_ridge_digest(r)));
    CHECK(lc_h5_write_count(group, NULL, "windows", r->windows));
    CHECK(lc_h5_write_count(group, NULL, "left_out", r->left_out));
    CHECK(lc_h5_write_count(group, NULL, "valid_windows", r->valid_windows));
    CHECK(lc_h5_write_count(group, NULL, "valid_left_out", r->valid_left_out));
    CHECK(lc_h5_write_array(group, "weight", LC_H5_F64, &(lc_h5_shape){2, {r->maps * r->context, r->horizon}}, r->weight));
    CHECK(lc_h5_write_array(group, "choice", LC_H5_F64, &(lc_h5_shape){2, {r->maps * r->blocks, CHOSEN}}, r->choice));
    return lc_h5_write_array(group, "error", LC_H5_F64, &(lc_h5_shape){1, {ERRORS}}, error);
}

lc_status lc_run_write_ridge(lc_h5 *h5, const lc_ridge *r)
{
    lc_h5 *group;
    if (!r)
        return LC_OK;
    CHECK(lc_h5_group_create(&group, h5, "ridge"));
    const lc_status status = write_arrays(group, r);
    lc_h5_close(group);
    return status;
}

/* What is to be taken over by a regression that is not fitted yet. */
lc_status lc_run_write_choice(lc_h5 *h5, const lc_ridge *r)
{
    if (!r)
        return LC_OK;
    return lc_h5_write_array(h5, "ridge_as", LC_H5_F64, &(lc_h5_shape){2, {r->maps * r->blocks, CHOSEN}}, r->choice);
}

/* --- reading --------------------------------------------------------------------------------------------------------- */

static lc_status read_errors(lc_ridge *r, lc_h5 *group, const char *path)
{
    double *error = NULL;
    lc_h5_shape shape;
    CHECK(lc_h5_read_array(&error, &shape, group, "error", LC_H5_F64));
    const bool right = shape.rank == 1 && shape.size[0] == ERRORS;
    r->train = right ? error[0] : (double)NAN;
    r->valid = right ? error[1] : (double)NAN;
    lc_free(error);
    return right ? LC_OK : lc_fail(LC_E_DATA, "%s: ridge/error does not have %d numbers", path, ERRORS);
}

static lc_status read_counts(lc_ridge *r, uint64_t *digest, lc_h5 *group)
{
    static const char *const name[] = {"windows", "left_out", "valid_windows", "valid_left_out"};
    size_t *const to[] = {&r->windows, &r->left_out, &r->valid_windows, &r->valid_left_out};
    uint64_t count;
    CHECK(lc_h5_read_count(digest, group, NULL, "weights_digest"));
    for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
        CHECK(lc_h5_read_count(&count, group, NULL, name[i]));
        *to[i] = (size_t)count;
    }
    return LC_OK;
}

static lc_status refuse_choice(const char *path)
{
    return lc_fail(LC_E_DATA, "%s: its ridge regression does not say how each of its maps was fitted", path);
}

/* Numbers that a fit could have had. */
static lc_status check_choice(const lc_ridge *r, const char *path)
{
    for (size_t i = 0; i < r->maps * r->blocks; i++) {
        const lc_ridge_choice *c = &r->choice[i];
        if (!(c->lookback >= 1 && c->lookback < 1e9 && c->trailing >= 1 && c->penalty > 0 && c->windows > 0) ||
            !isfinite(c->trailing + c->penalty + c->windows) || c->lookback != floor(c->lookback) ||
            c->trailing != floor(c->trailing))
            return refuse_choice(path);
    }
    return LC_OK;
}

/* One map, or one for each target; targets 0: as many as there are. */
static lc_status read_maps(lc_ridge *r, lc_h5 *group, size_t targets, const char *path)
{
    lc_h5_shape weight, choice;
    CHECK(lc_h5_read_array(&r->weight, &weight, group, "weight", LC_H5_F64));
    CHECK(lc_h5_read_array(&r->choice, &choice, group, "choice", LC_H5_F64));
    r->maps = weight.rank == 2 ? weight.size[0] / r->context : 0;
    if (weight.rank != 2 || weight.size[1] != r->horizon || weight.size[0] != r->maps * r->context || r->maps == 0 ||
        (r->maps != 1 && targets && r->maps != targets))
        return lc_fail(LC_E_DATA, "%s: ridge/weight does not have %zu numbers for each row of a context of %zu", path, r->horizon,
                       r->context);
    if (choice.rank != 2 || choice.size[0] != r->maps * r->blocks || choice.size[1] != CHOSEN)
        return refuse_choice(path);
    CHECK(check_choice(r, path));
    for (size_t i = 0; i < r->maps * r->blocks; i++)
        if (r->choice[i].lookback > (double)r->context)
            return refuse_choice(path);
    for (size_t i = 0; i < r->maps * r->context * r->horizon; i++)
        if (!isfinite(r->weight[i]))
            return lc_fail(LC_E_DATA, "%s: ridge/weight has a number that is not finite", path);
    return LC_OK;
}

static lc_status read_group(lc_ridge *r, lc_h5 *group, size_t targets, const char *path)
{
    uint64_t digest;
    CHECK(read_counts(r, &digest, group));
    CHECK(read_maps(r, group, targets, path));
    CHECK(read_errors(r, group, path));
    if (lc_ridge_digest(r) != digest)
        return lc_fail(LC_E_DATA, "%s: its ridge regression is not the one that was saved: its digest is %016llx, not %016llx",
                       path, (unsigned long long)lc_ridge_digest(r), (unsigned long long)digest);
    return LC_OK;
}

static lc_status read_ridge(lc_ridge **out, lc_h5 *h5, const lc_window_config *window, size_t targets, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    lc_ridge *r = NULL;
    bool there;
    CHECK(lc_h5_has(&there, h5, "ridge"));
    if (!there)
        return LC_OK;
    TRY(lc_new(&r, 1, sizeof *r));
    r->context = window->context;
    r->horizon = window->horizon;
    r->blocks = lc_ridge_blocks(r->horizon);
    TRY(lc_h5_group_open(&group, h5, "ridge"));
    TRY(read_group(r, group, targets, path));
    *out = r;
    r = NULL;
done:
    lc_h5_close(group);
    lc_ridge_free(r);
    return status;
}

lc_status lc_run_read_ridge(lc_ridge **out, lc_h5 *h5, const lc_task *task, const char *path)
{
    return read_ridge(out, h5, &task->window, task->target_count, path);
}

lc_status lc_run_source_ridge(lc_ridge **out, const lc_run_source *source)
{
    *out = NULL;
    return read_ridge(out, source->h5, &source->run.config.window, 0, source->path);
}

static lc_status read_choice(lc_ridge *r, lc_h5 *group, const char *name, const char *path)
{
    lc_h5_shape shape;
    CHECK(lc_h5_read_array(&r->choice, &shape, group, name, LC_H5_F64));
    r->maps = shape.rank == 2 ? shape.size[0] / r->blocks : 0;
    return r->maps && shape.size[0] == r->maps * r->blocks && shape.size[1] == CHOSEN ? check_choice(r, path)
                                                                                      : refuse_choice(path);
}

static lc_status take_choice(lc_ridge **out, lc_h5 *group, const char *name, size_t horizon, const char *path)
{
    lc_ridge *r = NULL;
    bool there;
    CHECK(lc_h5_has(&there, group, name));
    if (!there)
        return LC_OK;
    CHECK(lc_new(&r, 1, sizeof *r));
    r->horizon = horizon;
    r->blocks = lc_ridge_blocks(horizon);
    const lc_status status = read_choice(r, group, name, path);
    if (status == LC_OK)
        *out = r;
    else
        lc_ridge_free(r);
    return status;
}

lc_status lc_run_read_choice(lc_ridge **out, lc_h5 *h5, size_t horizon, const char *path)
{
    lc_h5 *group;
    bool there;
    CHECK(lc_h5_has(&there, h5, "ridge"));
    if (!there)
        return take_choice(out, h5, "ridge_as", horizon, path);
    CHECK(lc_h5_group_open(&group, h5, "ridge"));
    const lc_status status = take_choice(out, group, "choice", horizon, path);
    lc_h5_close(group);
    return status;
}

lc_status lc_run_read_ridge_digest(uint64_t *out, lc_h5 *h5)
{
    lc_h5 *group;
    CHECK(lc_h5_group_open(&group, h5, "ridge"));
    const lc_status status = lc_h5_read_count(out, group, NULL, "weights_digest");
    lc_h5_close(group);
    return status;
}
