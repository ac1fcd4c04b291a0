/* resume - a run file back into a forecaster, to train on from where its training was. */
#include <string.h>

#include "core/mem.h"
#include "core/status.h"
#include "data/beyond.h"
#include "lane/lane.h"
#include "model/measured.h"
#include "model/run_loading.h"
#include "model/start.h"
#include "model/task_data.h"
#include "train/optim.h"
#include "train/schedule.h"

/* --- what must be as it was ------------------------------------------------------------------------------------------ */

/* For training, what only decides when it ends; and an ensemble may grow. */
static void allow_training(lc_config *allowed, const lc_config *asked)
{
    allowed->train.epochs = asked->train.epochs;
    allowed->train.patience = asked->train.patience;
    if (asked->run.seeds > allowed->run.seeds)
        allowed->run.seeds = asked->run.seeds;
}

lc_status lc_run_check_level(const lc_run *run, const char *path)
{
    if (lc_lane_same_bits(run->level, lc_level_name()))
        return LC_OK;
    return lc_fail(LC_E_MISMATCH,
                   "%s was trained at level %s, whose bits differ from those of %s; choose the level with LANECAST_ISA", path,
                   run->level, lc_level_name());
}

static lc_status check_schedule(const lc_loading *l)
{
    const lc_train_config *was = &l->run->config.train, *is = &l->config->train;
    const lc_schedule *schedule = lc_schedule_find(is->schedule);
    if (schedule && schedule->of_total && was->epochs != is->epochs)
        return lc_fail(
            LC_E_CONFIG,
            "%s: the rates of train.schedule = %s depend on the number of epochs, %zu: with another one they would have "
            "been others from the first epoch on; train again with train.epochs = %zu",
            l->path, is->schedule, was->epochs, is->epochs);
    return LC_OK;
}

/* A failure of code `of` as one of code `code`: its message, after the name of a file (may be NULL). */
static lc_status as(lc_status code, lc_status of, lc_status status, const char *path)
{
    if (status != of)
        return status;
    return path ? lc_fail(code, "%s: damaged: %s", path, lc_error_message()) : lc_fail(code, "%s", lc_error_message());
}

/* Rows of the future were not trained on, and may have been filled in. */
static lc_status check_data(const lc_loading *l)
{
    const lc_run_names names = {l->path, l->config->data.file};
    lc_dataset *past = NULL;
    CHECK(lc_task_past(&past, l->dataset, l->config));
    const lc_status status = lc_run_check_data(l->h5, l->place, past ? past : l->dataset, &names);
    lc_past_free(past);
    return status;
}

static lc_status check_resumable(lc_loading *l)
{
    CHECK(as(LC_E_MISMATCH, LC_E_DATA, lc_run_match(l->place, &l->alias, l->h5, l->measured, l->dataset, l->path), NULL));
    CHECK(as(LC_E_MISMATCH, LC_E_DATA, lc_loading_check_measured(l), NULL));
    CHECK(lc_loading_check(l, allow_training));
    if (l->run->training == LC_TRAINING_DIVERGED)
        return lc_fail(LC_E_USAGE, "%s: training diverged, and would again: train anew with a lower train.rate", l->path);
    CHECK(check_schedule(l));
    CHECK(lc_run_check_level(l->run, l->path));
    return check_data(l);
}

/* --- what training has left ------------------------------------------------------------------------------------------ */

/* More epochs are of no use where training ended for another reason. */
static lc_status check_patience(const lc_member *m, const lc_loading *l)
{
    const lc_train_config *c = &l->config->train;
    const char *round = c->validate_every ? "validation" : "epoch";
    if (m->training == LC_TRAINING_FINISHED && c->epochs > lc_member_epochs(m) && c->patience &&
        m->rounds - m->best_round >= c->patience)
        return lc_fail(LC_E_USAGE,
                       "%s: no %s after %zu improved the validation loss, so train.patience = %zu has ended training in %s %zu: "
                       "give a larger patience too, or 0",
                       l->path, round, m->best_round, c->patience, round, m->rounds);
    return LC_OK;
}

static lc_status read_point(lc_point *out, const lc_loading *l, size_t index, const lc_member *member)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    const lc_optim *optim = lc_optim_find(l->config->train.optimizer);
    TRY(lc_run_open_member(&group, l->h5, index));
    TRY(lc_run_read_point(out, group, member, l->path));
    if (optim && optim->squares && out->blocks - out->averaged == 1 + optim->moments)
        TRY(lc_run_check_squares(out->block[optim->moments], out->length, lc_point_block(out, optim->moments), l->path));
done:
    lc_h5_close(group);
    return status;
}

/* Where one network's training was, to continue from. */
static lc_status give_training(lc_neural *neural, const lc_loading *l, size_t index)
{
    lc_status status = LC_OK;
    lc_member *member = NULL;
    lc_point point = {0};
    TRY(lc_run_read_member(&member, l->h5, index, lc_neural_net(neural), l->path));
    TRY(read_point(&point, l, index, member));
    if (point.epoch + (point.step > 0) > l->config->train.epochs)
        FAIL(LC_E_CONFIG, "%s: %zu epochs are done%s, train.epochs cannot be %zu", l->path, point.epoch,
             point.step ? " and a part of the next" : "", l->config->train.epochs);
    status = lc_neural_give(neural, member, &point);
    member = NULL;
    point = (lc_point){0};
done:
    lc_point_clear(&point);
    lc_member_free(member);
    return status;
}

/* Of an ensemble, members that patience has ended stay as they are, unless that is all of them. */
static lc_status check_all_patience(const lc_neural *neural, const lc_loading *l)
{
    lc_status status = l->config->run.seeds > l->run->members ? LC_OK : LC_E_USAGE;
    for (size_t i = 0; i < l->run->members && status != LC_OK; i++)
        status = check_patience(lc_neural_member(neural, i), l);
    return status;
}

static lc_status continue_training(lc_forecaster *f, const lc_loading *l)
{
    if (f->baseline)
        return lc_fail(LC_E_USAGE, "%s: %s is a baseline and has nothing to train", l->path, l->config->model.kind);
    if (f->regression)
        return lc_fail(LC_E_USAGE, "%s: a ridge regression is fitted whole and has nothing to continue", l->path);
    CHECK(lc_loading_has_members(l));
    for (size_t i = 0; i < l->run->members; i++)
        CHECK(give_training(f->neural, l, i));
    CHECK(check_all_patience(f->neural, l));
    if (f->from_digest && l->config->run.seeds > l->run->members)
        CHECK(lc_start_again(f, l->path));
    lc_interval_free(f->interval); /* of the weights that were; it is measured again in the end */
    f->interval = NULL;
    return as(LC_E_DATA, LC_E_MISMATCH, lc_neural_begin(f->neural, lc_forecaster_threads(f)), l->path);
}

static const lc_loading_purpose to_train = {check_resumable, continue_training};

lc_status lc_run_source_resume(lc_forecaster **out, const lc_run_source *source, const lc_dataset *dataset,
                               const lc_config *config)
{
    return lc_loading_run(out, source, dataset, config, &to_train);
}

lc_status lc_forecaster_resume(lc_forecaster **out, const char *path, const lc_dataset *dataset, const lc_config *config)
{
    return lc_loading_file(out, path, dataset, config, &to_train);
}
