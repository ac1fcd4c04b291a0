/* fit - reads the dataset with its warnings, and steps: what is shown, logged and noted. */
#include "cli/fit.h"
#include "cli/flow.h"
#include "cli/fit/keeper.h"
#include "cli/load.h"
#include "cli/progress.h"
#include "cli/ridge.h"
#include "cli/stop.h"
#include "core/clock.h"
#include "core/counted.h"
#include "core/mem.h"
#include "model/channels.h"
#include "model/forecaster.h"

#include <math.h>

#include <lanecast/quality.h>

enum { WARNINGS_SHOWN = 8 };

/* Of channels that training does not read nothing need be checked. A wrong name is refused later. */
static lc_status keep_read(lc_quality *quality, const lc_dataset *dataset, const lc_config *config)
{
    bool *read = NULL;
    CHECK(lc_new(&read, dataset->channels, sizeof *read));
    const bool named = lc_channels_read(read, dataset, config) == LC_OK;
    for (size_t i = 0; named && i < quality->series_count * quality->channels; i++)
        if (!read[i % quality->channels]) {
            lc_channel_quality *channel = &quality->series[i / quality->channels].channel[i % quality->channels];
            channel->missing = channel->sentinels = channel->outliers = 0;
            channel->constant = false;
        }
    lc_free(read);
    return LC_OK;
}

static lc_status warn(const lc_dataset *dataset, const lc_config *config, const lc_args *args)
{
    lc_status status = LC_OK;
    lc_quality *quality = NULL;
    char *warnings = NULL;
    const char *path = config->data.file;
    TRY(lc_quality_new(&quality, dataset));
    TRY(keep_read(quality, dataset, config));
    TRY(lc_quality_warnings(&warnings, quality, dataset, WARNINGS_SHOWN));
    if (*warnings)
        lc_note(args, "%s: please check (lanecast inspect shows more):", path);
    lc_note_lines(args, warnings);
done:
    lc_string_free(warnings);
    lc_quality_free(quality);
    return status;
}

lc_status lc_fit_data(lc_dataset **out, const lc_config *config, const lc_args *args, const lc_run_source *like)
{
    lc_status status = LC_OK;
    lc_dataset *dataset = NULL;
    if (!*config->data.file)
        FAIL(LC_E_CONFIG, "data.file is not set: name a dataset there, or with --data FILE");
    TRY(lc_args_dataset_like(&dataset, args, config->data.file, like));
    TRY(warn(dataset, config, args));
    *out = dataset;
    dataset = NULL;
done:
    lc_dataset_free(dataset);
    return status;
}

size_t lc_fit_windows(const lc_forecaster *forecaster, lc_part part)
{
    const lc_windows *windows;
    const lc_status status = part == LC_TRAIN ? lc_forecaster_training_windows(&windows, forecaster)
                                              : lc_forecaster_windows(&windows, forecaster, part);
    return status == LC_OK ? lc_windows_count(windows) : 0;
}

static json_t *epoch_json(const lc_progress *progress, const lc_epoch *epoch)
{
    json_t *object =
        json_pack("{sI so so so so so so so}", "epoch", (json_int_t)progress->epoch, "epochs_done", lc_json_number(epoch->epochs),
                  "loss", lc_json_number(epoch->loss), "valid_loss", lc_json_number(epoch->valid_loss), "gradient_norm",
                  lc_json_number(epoch->gradient_norm), "rate", lc_json_number(epoch->rate), "seconds",
                  lc_json_number(epoch->seconds), "windows_per_second", lc_json_number(progress->windows_per_second));
    if (object && progress->members > 1)
        json_object_set_new(object, "member", json_integer((json_int_t)progress->member));
    return object;
}

/* --- steps ------------------------------------------------------------------------------------------------------------ */

/* The first step here. */
typedef struct opening {
    uint64_t weights; /* digest of the first network before it */
    double loss;      /* NaN: before it */
    bool resumed;
} opening;

/* Of the first network; 0: there is none. */
static uint64_t first_digest(const lc_forecaster *f)
{
    return lc_forecaster_members(f) ? lc_forecaster_member(f, 0).weights_digest : 0;
}

static void note_step(lc_fit *fit, opening *o, const lc_progress *p)
{
    if (isnan(o->loss)) {
        o->loss = p->loss;
        o->resumed = p->epoch > 1 || p->step > 1;
    }
    fit->epochs += p->steps ? 1 / (double)p->steps : 0;
}

static void show_step(lc_fit *fit, lc_display *display, const lc_progress *p)
{
    const lc_forecaster *f = fit->forecaster;
    size_t rounds;
    lc_display_member(display, p, lc_forecaster_config(f)->run.seed);
    if (lc_forecaster_members(f))
        lc_display_step(display, p);
    else
        lc_display_maps(display, p);
    const lc_epoch *history = lc_forecaster_history(&rounds, f);
    if (!p->round_done || rounds == 0)
        return;
    if (!lc_forecaster_ridge(f))
        lc_display_round(display, p, &history[rounds - 1]);
    lc_log_add(&fit->log, epoch_json(p, &history[rounds - 1]));
}

/* --- what is noted after the last one --------------------------------------------------------------------------------- */

/* How many times the first loss a last one is that was not trained but driven away. */
static const double far_above = 4;

/* Not finite is an error; far worse than at the beginning is not. Of a training that was resumed, that is its first epoch. */
static void note_if_worse(const lc_fit *fit, const opening *o)
{
    size_t rounds;
    const lc_epoch *history = lc_forecaster_history(&rounds, fit->forecaster);
    const double first = rounds && o->resumed ? history[0].loss : o->loss;
    const double last = rounds ? history[rounds - 1].loss : NAN;
    if (fit->epochs > 0 && last > far_above * first)
        lc_note(fit->args,
                "the loss of the last epoch, %.4g, is far above the first one, %.4g: train.rate = %g is too high; try a "
                "lower one, a train.clip of 1 or less, or a train.warmup",
                last, first, lc_forecaster_config(fit->forecaster)->train.rate);
}

/* A rate so small that adding to a weight leaves it as it is. */
static void note_if_still(const lc_fit *fit, const opening *o)
{
    const lc_train_config *c = &lc_forecaster_config(fit->forecaster)->train;
    const bool network = lc_forecaster_members(fit->forecaster) > 0;
    if (network && fit->epochs > 0 && !o->resumed && first_digest(fit->forecaster) == o->weights)
        lc_note(
            fit->args,
            "training has changed no weight: train.rate = %g, train.clip = %g and train.clip_value = %g leave too little to add",
            c->rate, c->clip, c->clip_value);
}

/* Training that patience has ended. */
static void note_if_early(const lc_fit *fit)
{
    size_t rounds;
    const lc_train_config *c = &lc_forecaster_config(fit->forecaster)->train;
    const lc_epoch *history = lc_forecaster_history(&rounds, fit->forecaster);
    const size_t best = lc_forecaster_best_round(fit->forecaster);
    char done[32];
    if (rounds == 0 || c->patience == 0 || rounds - best < c->patience || history[rounds - 1].epochs >= (double)c->epochs)
        return;
    lc_spell_epochs(done, sizeof done, history[rounds - 1].epochs);
    lc_note(fit->args, "stopped early, after %s of %zu epochs: no better for %s (train.patience = %zu)", done, c->epochs,
            lc_counted(rounds - best, "validation").text, c->patience);
}

static void note_all(const lc_fit *fit, const opening *o)
{
    const lc_forecaster *f = fit->forecaster;
    const lc_ridge *own = lc_forecaster_ridge(f), *ridge = own ? own : lc_forecaster_beside(f);
    if (ridge)
        lc_ridge_note(fit->args, ridge);
    if (*lc_forecaster_unridged(f))
        lc_note(fit->args, "no line of a ridge regression in evaluations (model.ridge): %s", lc_forecaster_unridged(f));
    if (lc_args_has(fit->args, "verbose"))
        lc_flow_note(fit->args, lc_forecaster_flow(f), &lc_forecaster_config(f)->model);
    note_if_early(fit);
    note_if_worse(fit, o);
    note_if_still(fit, o);
}

static bool is_stopping(void)
{
    return lc_stop_signal();
}

static lc_status train(lc_fit *fit, lc_display *display)
{
    lc_progress progress = {0};
    lc_keeper k = lc_keeper_new(fit);
    opening o = {.weights = first_digest(fit->forecaster), .loss = NAN};
    if (fit->run)
        lc_forecaster_watch(fit->forecaster, is_stopping);
    while (!progress.done) {
        if (fit->run && lc_stop_signal())
            return lc_keeper_stop(&k, &progress, lc_stop_signal());
        const lc_status status = lc_forecaster_step(&progress, fit->forecaster);
        if (status == LC_E_STOPPED && lc_stop_signal())
            return lc_keeper_stop(&k, &progress, lc_stop_signal());
        if (status != LC_OK)
            return lc_keeper_best(&k, status);
        note_step(fit, &o, &progress);
        show_step(fit, display, &progress);
        if (!progress.done)
            lc_keeper_checkpoint(&k);
    }
    note_all(fit, &o);
    return fit->run ? lc_keeper_last(&k) : LC_OK;
}

lc_status lc_fit_run(lc_fit *fit)
{
    lc_display display = lc_display_new(fit->args);
    double begun = lc_clock_seconds();
    size_t rounds, best = lc_forecaster_best_round(fit->forecaster);
    const lc_epoch *history = lc_forecaster_history(&rounds, fit->forecaster);
    if (best)
        display.best = history[best - 1].valid_loss;
    lc_status status = train(fit, &display);
    fit->seconds = lc_clock_seconds() - begun;
    lc_display_end(&display);
    return status;
}
