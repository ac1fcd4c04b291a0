/* load - a run file back into a forecaster, to forecast with; to train on: resume.c. */
#include <string.h>

#include "core/mem.h"
#include "core/status.h"
#include "core/words.h"
#include "model/entry.h"
#include "model/run_loading.h"

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

lc_status lc_loading_check(const lc_loading *l, void (*allow)(lc_config *, const lc_config *))
{
    const lc_config *asked = l->config;
    lc_config allowed = l->run->config;
    memcpy(allowed.data.file, asked->data.file, sizeof allowed.data.file);
    allowed.run.threads = asked->run.threads;
    allowed.run.checkpoint = asked->run.checkpoint;
    allow(&allowed, asked);
    lc_entry was = {0}, is = {0};
    while (lc_entry_next(&was, &allowed) && lc_entry_next(&is, asked))
        if (strcmp(was.value, is.value) != 0)
            return lc_fail(LC_E_CONFIG, "%s was trained with %s.%s = %s, not %s: train again to change it", l->path, was.section,
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
        TRY(lc_loading_seen(&f->seen, l));
    if (f->neural && f->task->window.horizon == l->run->config.window.horizon)
        TRY(read_beside(f, l));
    TRY(lc_run_read_interval(&f->interval, l->h5, f, l->run->config.window.horizon, l->path));
    TRY(lc_loading_note_measured(f, l));
    f->from_digest = l->run->from_digest;
    f->valid_seen = l->run->valid_seen;
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
                       member->training == LC_TRAINING_UNFINISHED ? lc_shell(l->path).text : "");
    return LC_OK;
}

lc_status lc_loading_has_members(const lc_loading *l)
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
    CHECK(lc_loading_has_members(l));
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
    CHECK(lc_run_match(l->place, &l->alias, l->h5, l->measured, l->dataset, l->path));
    CHECK(lc_loading_check_measured(l));
    CHECK(check_training_rows(l));
    return lc_loading_check(l, allow_forecasting);
}

lc_status lc_loading_run(lc_forecaster **out, const lc_run_source *source, const lc_dataset *dataset, const lc_config *config,
                         const lc_loading_purpose *to)
{
    lc_status status = LC_OK;
    lc_forecaster *f = NULL;
    const lc_config today = lc_loading_config(config ? config : &source->run.config, &source->run.config);
    lc_loading l = {.h5 = source->h5,
                    .path = source->path,
                    .run = &source->run,
                    .measured = &source->measured,
                    .dataset = dataset,
                    .config = &today};
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

lc_status lc_loading_file(lc_forecaster **out, const char *path, const lc_dataset *dataset, const lc_config *config,
                          const lc_loading_purpose *to)
{
    lc_run_source source;
    CHECK(lc_run_source_open(&source, path));
    const lc_status status = lc_loading_run(out, &source, dataset, config, to);
    lc_run_source_close(&source);
    return status;
}

static const lc_loading_purpose to_forecast = {check_loadable, give_members};

lc_status lc_run_source_load(lc_forecaster **out, const lc_run_source *source, const lc_dataset *dataset, const lc_config *config)
{
    return lc_loading_run(out, source, dataset, config, &to_forecast);
}

lc_status lc_forecaster_load(lc_forecaster **out, const char *path, const lc_dataset *dataset, const lc_config *config)
{
    return lc_loading_file(out, path, dataset, config, &to_forecast);
}

lc_status lc_forecaster_restore(lc_forecaster **out, const void *run, size_t bytes, const lc_dataset *dataset,
                                const lc_config *config)
{
    lc_run_source source;
    CHECK(lc_run_source_open_bytes(&source, run, bytes));
    const lc_status status = lc_loading_run(out, &source, dataset, config, &to_forecast);
    lc_run_source_close(&source);
    return status;
}
