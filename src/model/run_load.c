/* run_load - a run file back into a forecaster: to forecast, or to train on. */
#include <string.h>

#include "core/mem.h"
#include "core/status.h"
#include "lane/lane.h"
#include "model/entry.h"
#include "model/run_loading.h"
#include "model/start.h"
#include "train/optim.h"
#include "train/schedule.h"

/* --- what may differ from how it was trained ------------------------------------------------------------------------- */

/* For a forecast, what the weights do not depend on: the data file, its split, season and gaps, which windows are looked at,
 * threads; of a decoder, the horizon. */
static void allow_forecasting(lc_config *allowed, const lc_config *asked)
{
    memcpy(allowed->data.split, asked->data.split, sizeof allowed->data.split);
    memcpy(allowed->data.missing, asked->data.missing, sizeof allowed->data.missing);
    allowed->data.limit = asked->data.limit;
    allowed->data.season = asked->data.season;
    allowed->window.stride = asked->window.stride;
    allowed->window.shortest = asked->window.shortest;
    memcpy(allowed->window.gaps, asked->window.gaps, sizeof allowed->window.gaps);
    allowed->window.drop_last = asked->window.drop_last;
    if (lc_task_horizon_is_free(&allowed->model))
        allowed->window.horizon = asked->window.horizon;
}

/* For training, what only decides when it ends; and an ensemble may grow. */
static void allow_training(lc_config *allowed, const lc_config *asked)
{
    allowed->train.epochs = asked->train.epochs;
    allowed->train.patience = asked->train.patience;
    if (asked->run.seeds > allowed->run.seeds)
        allowed->run.seeds = asked->run.seeds;
}

static lc_status check_config(const lc_config *trained, const lc_config *asked, void (*allow)(lc_config *, const lc_config *),
                              const char *path)
{
    lc_config allowed = *trained;
    memcpy(allowed.data.file, asked->data.file, sizeof allowed.data.file);
    allowed.run.threads = asked->run.threads;
    allowed.run.checkpoint = asked->run.checkpoint;
    allow(&allowed, asked);
    lc_entry was = {0}, is = {0};
    while (lc_entry_next(&was, &allowed) && lc_entry_next(&is, asked))
        if (strcmp(was.value, is.value) != 0)
            return lc_fail(LC_E_CONFIG, "%s was trained with %s.%s = %s, not %s: train again to change it", path, was.section,
                           was.key, was.value, is.value);
    return LC_OK;
}

/* --- loading --------------------------------------------------------------------------------------------------------- */

/* What is beside its network, or what is to be taken over by that. */
static lc_status read_beside(lc_forecaster *f, const lc_loading *l)
{
    CHECK(lc_run_read_ridge(&f->beside, l->h5, f->task, l->path));
    return f->beside ? LC_OK : lc_run_read_choice(&f->as, l->h5, f->task->window.horizon, l->path);
}

/* A forecaster without its member. */
static lc_status begin(lc_forecaster **out, lc_loading *l)
{
    lc_status status = LC_OK;
    lc_task *task = NULL;
    lc_forecaster *f = NULL;
    TRY(lc_loading_task(&task, l));
    TRY(lc_forecaster_begin(&f, task, l->config));
    f->owned = task;
    task = NULL;
    if (!f->baseline)
        TRY(lc_run_read_seen(&f->seen, l->h5, l->place, l->dataset->series_count, l->path));
    if (f->neural && f->task->window.horizon == l->run->config.window.horizon)
        TRY(read_beside(f, l));
    TRY(lc_run_read_interval(&f->interval, l->h5, f, l->path));
    f->from_digest = l->run->from_digest;
    f->alias = l->alias;
    l->alias = NULL;
    *out = f;
    f = NULL;
done:
    lc_forecaster_free(f);
    lc_task_free(task);
    return status;
}

/* The first one has weights to forecast with, or there are none. */
static lc_status check_first(const lc_forecaster *f, const lc_loading *l)
{
    const lc_member *member = lc_neural_member(f->neural, 0);
    if (member->best_round == 0 && member->training != LC_TRAINING_FINISHED)
        return lc_fail(LC_E_USAGE, "%s: training is %s and no epoch of it is done, so there are no best weights yet%s%s", l->path,
                       lc_training_name(member->training),
                       member->training == LC_TRAINING_UNFINISHED ? ": continue with lanecast resume " : "",
                       member->training == LC_TRAINING_UNFINISHED ? l->path : "");
    return LC_OK;
}

static lc_status check_members(const lc_loading *l)
{
    if (l->run->members == 0)
        return lc_fail(LC_E_DATA, "%s: it has no trained network, and its configuration names one", l->path);
    return LC_OK;
}

static lc_status give_regression(lc_forecaster *f, const lc_loading *l)
{
    lc_ridge *ridge = NULL;
    CHECK(lc_run_read_ridge(&ridge, l->h5, f->task, l->path));
    if (!ridge)
        return lc_fail(LC_E_DATA, "%s: it has no ridge regression, and its configuration names one", l->path);
    lc_regression_give(f->regression, ridge);
    return LC_OK;
}

static lc_status give_members(lc_forecaster *f, const lc_loading *l)
{
    if (f->regression)
        return give_regression(f, l);
    if (f->baseline)
        return LC_OK;
    CHECK(check_members(l));
    for (size_t i = 0; i < l->run->members; i++) {
        lc_member *member;
        CHECK(lc_run_read_member(&member, l->h5, i, lc_neural_net(f->neural), l->path));
        CHECK(lc_neural_give(f->neural, member, NULL));
    }
    return check_first(f, l);
}

/* A baseline of training rows has no other place for what they said. */
static lc_status check_training_rows(const lc_loading *l)
{
    const lc_baseline *baseline = lc_baseline_find(l->run->config.model.kind);
    if (!baseline || !baseline->trained)
        return LC_OK;
    if (lc_dataset_digest(l->dataset) == l->run->data_digest && strcmp(l->config->data.split, l->run->config.data.split) == 0)
        return LC_OK;
    return lc_fail(
        LC_E_MISMATCH,
        "%s: %s forecasts from the training rows of its own data, and this is other data, or another data.split: train "
        "it again",
        l->path, l->run->config.model.kind);
}

static lc_status check_loadable(lc_loading *l)
{
    CHECK(lc_run_match(l->place, &l->alias, l->h5, l->dataset, l->path));
    CHECK(check_training_rows(l));
    return check_config(&l->run->config, l->config, allow_forecasting, l->path);
}

/* For one use or the other: `check` says whether run, data and configuration allow it, `fill` gives the forecaster its
 * network. */
typedef struct purpose {
    lc_status (*check)(lc_loading *);
    lc_status (*fill)(lc_forecaster *, const lc_loading *);
} purpose;

static lc_status load(lc_forecaster **out, const lc_run_source *source, const lc_dataset *dataset, const lc_config *config,
                      const purpose *to)
{
    lc_status status = LC_OK;
    lc_forecaster *f = NULL;
    const lc_config today = lc_loading_config(config ? config : &source->run.config, &source->run.config);
    lc_loading l = {.h5 = source->h5, .path = source->path, .run = &source->run, .dataset = dataset, .config = &today};
    TRY(lc_new(&l.place, dataset->series_count, sizeof *l.place));
    TRY(to->check(&l));
    TRY(begin(&f, &l));
    TRY(to->fill(f, &l));
    *out = f;
    f = NULL;
done:
    lc_forecaster_free(f);
    lc_free(l.place);
    lc_free(l.alias);
    return status;
}

static lc_status open_and_load(lc_forecaster **out, const char *path, const lc_dataset *dataset, const lc_config *config,
                               const purpose *to)
{
    lc_run_source source;
    CHECK(lc_run_source_open(&source, path));
    const lc_status status = load(out, &source, dataset, config, to);
    lc_run_source_close(&source);
    return status;
}

static const purpose to_forecast = {check_loadable, give_members};

lc_status lc_run_source_load(lc_forecaster **out, const lc_run_source *source, const lc_dataset *dataset, const lc_config *config)
{
    return load(out, source, dataset, config, &to_forecast);
}

lc_status lc_forecaster_load(lc_forecaster **out, const char *path, const lc_dataset *dataset, const lc_config *config)
{
    return open_and_load(out, path, dataset, config, &to_forecast);
}

lc_status lc_forecaster_restore(lc_forecaster **out, const void *run, size_t bytes, const lc_dataset *dataset,
                                const lc_config *config)
{
    lc_run_source source;
    CHECK(lc_run_source_open_bytes(&source, run, bytes));
    const lc_status status = load(out, &source, dataset, config, &to_forecast);
    lc_run_source_close(&source);
    return status;
}

/* --- training on ----------------------------------------------------------------------------------------------------- */

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

static lc_status check_resumable(lc_loading *l)
{
    const lc_run_names names = {l->path, l->config->data.file};
    CHECK(as(LC_E_MISMATCH, LC_E_DATA, lc_run_match(l->place, &l->alias, l->h5, l->dataset, l->path), NULL));
    CHECK(check_config(&l->run->config, l->config, allow_training, l->path));
    if (l->run->training == LC_TRAINING_DIVERGED)
        return lc_fail(LC_E_USAGE, "%s: training diverged, and would again: train anew with a lower train.rate", l->path);
    CHECK(check_schedule(l));
    CHECK(lc_run_check_level(l->run, l->path));
    return lc_run_check_data(l->h5, l->place, l->dataset, &names);
}

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

/* What one network's training has left, to go on with. */
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
        return lc_fail(LC_E_USAGE, "%s: a ridge regression is fitted whole and has nothing to go on with", l->path);
    CHECK(check_members(l));
    for (size_t i = 0; i < l->run->members; i++)
        CHECK(give_training(f->neural, l, i));
    CHECK(check_all_patience(f->neural, l));
    if (f->from_digest && l->config->run.seeds > l->run->members)
        CHECK(lc_start_again(f, l->path));
    lc_interval_free(f->interval); /* of the weights that were; it is measured again in the end */
    f->interval = NULL;
    return as(LC_E_DATA, LC_E_MISMATCH, lc_neural_begin(f->neural, lc_forecaster_threads(f)), l->path);
}

static const purpose to_train = {check_resumable, continue_training};

lc_status lc_run_source_resume(lc_forecaster **out, const lc_run_source *source, const lc_dataset *dataset,
                               const lc_config *config)
{
    return load(out, source, dataset, config, &to_train);
}

lc_status lc_forecaster_resume(lc_forecaster **out, const char *path, const lc_dataset *dataset, const lc_config *config)
{
    return open_and_load(out, path, dataset, config, &to_train);
}

/* --- without data ---------------------------------------------------------------------------------------------------- */

lc_status lc_run_source_flow(lc_flow **out, const lc_run_source *source)
{
    lc_h5 *member;
    lc_flow *flow = NULL;
    if (source->run.members) {
        CHECK(lc_run_open_member(&member, source->h5, 0));
        const lc_status status = lc_run_take_flow(&flow, member, source->path);
        lc_h5_close(member);
        CHECK(status);
    }
    *out = flow;
    return LC_OK;
}

lc_status lc_run_read_flow(lc_flow **out, const char *path)
{
    lc_run_source source;
    CHECK(lc_run_source_open(&source, path));
    const lc_status status = lc_run_source_flow(out, &source);
    lc_run_source_close(&source);
    return status;
}
