/* point - where training is, in a run file: the group `point` of a member. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/status.h"
#include "model/run_file.h"

lc_status lc_run_write_point(lc_h5 *member, const lc_point *p)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    const lc_h5_shape shape = {1, {p->length}}, four = {1, {4}};
    const double sums[] = {p->loss_sum, p->weight_sum, p->norm_sum, p->seconds};
    TRY(lc_h5_group_create(&group, member, "point"));
    TRY(lc_h5_write_count(group, NULL, "epochs_done", p->epoch));
    TRY(lc_h5_write_count(group, NULL, "steps_done", p->step));
    TRY(lc_h5_write_count(group, NULL, "windows_done", p->windows_done));
    TRY(lc_h5_write_array(group, "sums", LC_H5_F64, &four, sums));
    for (size_t i = 0; i < p->blocks; i++)
        TRY(lc_h5_write_plain(group, lc_point_block(p, i), lc_run_real, &shape, p->block[i]));
    if (p->state)
        TRY(lc_h5_write_plain(group, "state", lc_run_real, &(lc_h5_shape){1, {p->state_length}}, p->state));
done:
    lc_h5_close(group);
    return status;
}

/* Files of before 0.5.0 do not say how many epochs are done: as many as the history has rounds. */
static lc_status read_counts(lc_point *p, lc_h5 *group, size_t rounds)
{
    uint64_t epoch = rounds, step, windows_done;
    bool found;
    CHECK(lc_h5_has_attribute(&found, group, NULL, "epochs_done"));
    if (found)
        CHECK(lc_h5_read_count(&epoch, group, NULL, "epochs_done"));
    CHECK(lc_h5_read_count(&step, group, NULL, "steps_done"));
    CHECK(lc_h5_read_count(&windows_done, group, NULL, "windows_done"));
    p->epoch = (size_t)epoch;
    p->step = (size_t)step;
    p->windows_done = (size_t)windows_done;
    return LC_OK;
}

/* Sums of what is not negative but the losses; of norms they may be beyond the largest number. */
static lc_status read_sums(lc_point *p, lc_h5 *group, const char *path)
{
    double sums[4];
    CHECK(lc_h5_read_into(sums, &(lc_h5_shape){1, {4}}, group, "sums", LC_H5_F64));
    if (!isfinite(sums[0] + sums[1] + sums[3]) || !(sums[1] >= 0 && sums[2] >= 0 && sums[3] >= 0))
        return lc_fail(LC_E_DATA, "%s: point/sums are %g, %g, %g and %g, which no steps add up to; train again", path, sums[0],
                       sums[1], sums[2], sums[3]);
    p->loss_sum = sums[0];
    p->weight_sum = sums[1];
    p->norm_sum = sums[2];
    p->seconds = sums[3];
    return LC_OK;
}

static lc_status read_block(lc_point *p, lc_h5 *group, const char *path)
{
    const size_t block = p->blocks;
    CHECK(lc_new(&p->block[block], p->length, sizeof *p->block[block]));
    p->blocks++;
    const char *name = lc_point_block(p, block);
    CHECK(lc_h5_read_into(p->block[block], &(lc_h5_shape){1, {p->length}}, group, name, lc_run_real));
    return lc_run_check_finite(p->block[block], p->length, "point", name, path);
}

/* Of a training with train.truncate that is within an epoch. */
static lc_status read_state(lc_point *p, lc_h5 *group, const char *path)
{
    lc_h5_shape shape;
    CHECK(lc_h5_find_array(&p->state, &shape, group, "state", lc_run_real));
    if (!p->state)
        return LC_OK;
    p->state_length = shape.rank == 1 ? shape.size[0] : 0;
    return lc_run_check_finite(p->state, p->state_length, "point", "state", path);
}

/* The moments that are there, then the average. */
static lc_status read_blocks(lc_point *p, lc_h5 *group, const char *path)
{
    bool found = true;
    while (found && p->blocks <= LC_MOMENTS_MAX) {
        CHECK(lc_h5_has(&found, group, lc_point_block(p, p->blocks)));
        if (found)
            CHECK(read_block(p, group, path));
    }
    CHECK(lc_h5_has(&p->averaged, group, "average"));
    return p->averaged ? read_block(p, group, path) : LC_OK;
}

lc_status lc_run_read_point(lc_point *out, lc_h5 *parent, const lc_member *member, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    lc_point p = {.length = member->length};
    bool found = false;
    TRY(lc_h5_has(&found, parent, "point"));
    if (!found)
        FAIL(LC_E_USAGE,
             "%s: it does not hold where training was, since it was saved by a program that had loaded it to forecast: "
             "train again",
             path);
    TRY(lc_h5_group_open(&group, parent, "point"));
    TRY(read_counts(&p, group, member->rounds));
    TRY(read_sums(&p, group, path));
    TRY(read_blocks(&p, group, path));
    TRY(read_state(&p, group, path));
    *out = p;
    p = (lc_point){0};
done:
    lc_point_clear(&p);
    lc_h5_close(group);
    return status;
}
