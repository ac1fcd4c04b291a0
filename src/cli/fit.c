/* fit - reads the dataset with its warnings, steps, draws, logs and saves. */
#include "cli/fit.h"
#include "cli/curve.h"
#include "cli/ensemble.h"
#include "cli/evaluate.h"
#include "cli/flow.h"
#include "cli/load.h"
#include "cli/progress.h"
#include "cli/ridge.h"
#include "cli/stop.h"
#include "core/clock.h"
#include "core/counted.h"
#include "core/file.h"
#include "model/forecaster.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#include <lanecast/quality.h>

enum { WARNINGS_SHOWN = 8 };

static lc_status warn(const lc_dataset *dataset, const char *path, const lc_args *args)
{
    lc_status status = LC_OK;
    lc_quality *quality = NULL;
    char *warnings = NULL;
    TRY(lc_quality_new(&quality, dataset));
    TRY(lc_quality_warnings(&warnings, quality, dataset, WARNINGS_SHOWN));
    if (*warnings)
        lc_note(args, "%s: please check (lanecast inspect shows more):", path);
    lc_note_lines(args, warnings);
done:
    lc_string_free(warnings);
    lc_quality_free(quality);
    return status;
}

lc_status lc_fit_data(lc_dataset **out, const lc_config *config, const lc_args *args)
{
    lc_status status = LC_OK;
    lc_dataset *dataset = NULL;
    if (!*config->data.file)
        FAIL(LC_E_CONFIG, "data.file is not set: name a dataset there, or with --data FILE");
    TRY(lc_args_dataset(&dataset, args, config->data.file));
    TRY(warn(dataset, config->data.file, args));
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

/* --- the run is kept -------------------------------------------------------------------------------------------------- */

/* The first save comes early: what fails within the first minutes fails often. */
static const double first_checkpoint = 60, most_share = 0.01;

/* How many times the first loss a last one is that was not trained but driven away. */
static const double far_above = 4;

/* When the next save is due, by lc_clock_seconds, and which file the run is, as far as this process knows. */
typedef struct keeper {
    const lc_fit *fit;
    double every, due;
    bool saved, warned;
    struct stat file;
} keeper;

static keeper keeper_new(const lc_fit *fit)
{
    const bool resumable = fit->run && lc_forecaster_members(fit->forecaster);
    keeper k = {.fit = fit, .every = resumable ? lc_forecaster_config(fit->forecaster)->run.checkpoint : 0};
    k.due = lc_clock_seconds() + (k.every < first_checkpoint ? k.every : first_checkpoint);
    k.file = fit->file;
    return k;
}

/* Two trainings of one run may go at once, by mistake: what the other one has saved may be further. */
static lc_status refuse_foreign(const keeper *k)
{
    const char *run = k->fit->run;
    struct stat now = {0};
    CHECK(lc_file_look(&now, run));
    if (!now.st_mode || (now.st_ino == k->file.st_ino && now.st_dev == k->file.st_dev && now.st_size == k->file.st_size &&
                         now.st_mtim.tv_sec == k->file.st_mtim.tv_sec && now.st_mtim.tv_nsec == k->file.st_mtim.tv_nsec))
        return LC_OK;
    return lc_fail(LC_E_IO, "%s: another program has written it since: it is kept as it is, and this training is not saved", run);
}

static lc_status save_unfinished(keeper *k)
{
    const char *run = k->fit->run;
    CHECK(refuse_foreign(k));
    const lc_status status = lc_forecaster_save(k->fit->forecaster, run);
    k->saved |= status == LC_OK;
    stat(run, &k->file); /* also after a failure: it may be in its place, and only its folder not synced */
    return status;
}

/* A checkpoint that fails, on a full disk say, is no reason to end a training: the next one may be written. */
static void checkpoint(keeper *k)
{
    const lc_fit *fit = k->fit;
    double begun = lc_clock_seconds();
    if (k->every == 0 || begun < k->due)
        return;
    lc_status status = save_unfinished(k);
    double took = lc_clock_seconds() - begun, rare = took / most_share;
    k->due = begun + took + (k->every > rare ? k->every : rare);
    if (status != LC_OK && !k->warned)
        lc_note(fit->args, "no checkpoint%s, training continues: %s", k->saved ? " since the last one" : " yet",
                lc_error_message());
    k->warned = status != LC_OK;
}

static lc_status stop(keeper *k, const lc_progress *p, const char *signal)
{
    const lc_fit *fit = k->fit;
    char member[64] = "";
    if (lc_forecaster_members(fit->forecaster) == 0)
        return lc_fail(LC_E_STOPPED, "stopped by %s before all was fitted; nothing is saved: train it again", signal);
    CHECK(save_unfinished(k));
    if (p->steps == 0)
        return lc_fail(LC_E_STOPPED, "%s: stopped by %s before a step; it is saved: continue with lanecast resume %s", fit->run,
                       signal, fit->run);
    if (p->members > 1)
        snprintf(member, sizeof member, " of network %zu of %zu", p->member, p->members);
    return lc_fail(
        LC_E_STOPPED,
        "%s: stopped by %s in epoch %zu%s, after step %zu of %zu; all of it is saved: continue with lanecast resume %s", fit->run,
        signal, p->epoch, member, p->step, p->steps, fit->run);
}

/* The message of the failure, and that the best weights before it are kept. */
static lc_status keep_best(const keeper *k, lc_status status)
{
    const lc_fit *fit = k->fit;
    char message[LC_TEXT_MAX];
    size_t best = lc_forecaster_best_epoch(fit->forecaster), members = lc_forecaster_members(fit->forecaster);
    if (status != LC_E_DIVERGED || !fit->run || (best == 0 && members < 2 && !k->saved))
        return status;
    snprintf(message, sizeof message, "%s", lc_error_message());
    if (refuse_foreign(k) != LC_OK || lc_forecaster_save(fit->forecaster, fit->run) != LC_OK)
        return lc_fail(status, "%s; the weights before that are not saved: %s", message, lc_error_message());
    if (members > 1)
        return lc_fail(status, "%s; that is network %zu: %s has it as it was before, and those of the seeds before it", message,
                       members, fit->run);
    return best ? lc_fail(status, "%s; %s has the best weights before that, of epoch %zu", message, fit->run, best)
                : lc_fail(status, "%s; no epoch was done, so %s has no weights to forecast with", message, fit->run);
}

static lc_status save_last(const keeper *k)
{
    lc_status status = lc_forecaster_save(k->fit->forecaster, k->fit->run);
    if (status == LC_OK || !k->saved)
        return status;
    return lc_fail(status, "%s; its last checkpoint is there: lanecast resume %s", lc_error_message(), k->fit->run);
}

/* Not finite is an error; far worse than at the beginning is not. Of a training that was resumed, that is its first epoch. */
static void say_if_worse(const lc_fit *fit, double step, bool resumed)
{
    size_t rounds;
    const lc_epoch *history = lc_forecaster_history(&rounds, fit->forecaster);
    const double first = rounds && resumed ? history[0].loss : step;
    const double last = rounds ? history[rounds - 1].loss : NAN;
    if (fit->epochs > 0 && last > far_above * first)
        lc_note(fit->args,
                "the loss of the last epoch, %.4g, is far above the first one, %.4g: train.rate = %g is too high; try a "
                "lower one, a train.clip of 1 or less, or a train.warmup",
                last, first, lc_forecaster_config(fit->forecaster)->train.rate);
}

/* Training that patience has ended. */
static void say_if_early(const lc_fit *fit)
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

static lc_status train(lc_fit *fit, lc_display *display)
{
    lc_progress progress = {0};
    keeper k = keeper_new(fit);
    double first = NAN; /* loss, of the first step here */
    bool resumed = false;
    while (!progress.done) {
        size_t rounds;
        if (fit->run && lc_stop_signal())
            return stop(&k, &progress, lc_stop_signal());
        lc_status status = lc_forecaster_step(&progress, fit->forecaster);
        if (status != LC_OK)
            return keep_best(&k, status);
        if (isnan(first)) {
            first = progress.loss;
            resumed = progress.epoch > 1 || progress.step > 1;
        }
        fit->epochs += progress.steps ? 1 / (double)progress.steps : 0;
        lc_display_member(display, &progress, lc_forecaster_config(fit->forecaster)->run.seed);
        if (lc_forecaster_members(fit->forecaster))
            lc_display_step(display, &progress);
        else
            lc_display_maps(display, &progress);
        const lc_epoch *history = lc_forecaster_history(&rounds, fit->forecaster);
        if (progress.round_done && rounds > 0) {
            if (!lc_forecaster_ridge(fit->forecaster))
                lc_display_round(display, &progress, &history[rounds - 1]);
            lc_log_add(&fit->log, epoch_json(&progress, &history[rounds - 1]));
        }
        if (!progress.done)
            checkpoint(&k);
    }
    if (*lc_forecaster_unridged(fit->forecaster))
        lc_note(fit->args, "no line of a ridge regression in evaluations (model.ridge): %s",
                lc_forecaster_unridged(fit->forecaster));
    if (lc_args_has(fit->args, "verbose"))
        lc_flow_note(fit->args, lc_forecaster_flow(fit->forecaster), &lc_forecaster_config(fit->forecaster)->model);
    say_if_early(fit);
    say_if_worse(fit, first, resumed);
    return fit->run ? save_last(&k) : LC_OK;
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

/* --- its result ------------------------------------------------------------------------------------------------------- */

static void print_best(const lc_fit *fit, const lc_epoch *best, const lc_epoch *last)
{
    char loss[32], best_epochs[32], last_epochs[32];
    const bool valid = !isnan(best->valid_loss), whole = lc_forecaster_config(fit->forecaster)->train.validate_every == 0;
    lc_spell_loss(loss, sizeof loss, valid ? best->valid_loss : best->loss);
    lc_spell_epochs(best_epochs, sizeof best_epochs, best->epochs);
    lc_spell_epochs(last_epochs, sizeof last_epochs, last->epochs);
    lc_print_line(fit->run, whole ? "best epoch %s of %s, %s loss %s" : "best after %s of %s epochs, %s loss %s", best_epochs,
                  last_epochs, valid ? "validation" : "training", loss);
}

static void print_ridge(const lc_fit *fit, const lc_ridge *ridge)
{
    char loss[32];
    const bool valid = !isnan(ridge->valid);
    lc_spell_loss(loss, sizeof loss, valid ? ridge->valid : ridge->train);
    lc_print_line(fit->run, "fitted in %.1f s, %s loss %s", fit->seconds, valid ? "validation" : "training", loss);
    lc_ridge_print(ridge);
}

static lc_status print(const lc_fit *fit, const char *schema)
{
    const lc_forecaster *f = fit->forecaster;
    const lc_ridge *ridge = lc_forecaster_ridge(f);
    size_t rounds, parameters, windows = lc_fit_windows(f, LC_TRAIN), best = lc_forecaster_best_round(f);
    lc_member_facts facts[LC_SEEDS_MOST];
    const size_t members = lc_members_of(facts, f);
    const lc_epoch *history = lc_forecaster_history(&rounds, f);
    double valid_loss = best ? history[best - 1].valid_loss : NAN;
    double speed = fit->seconds > 0 ? (double)windows * (ridge ? 1 : fit->epochs) / fit->seconds : 0;
    char digest[LC_NAME_MAX];
    lc_comparison comparison = {0};
    const size_t drop = lc_forecaster_config(f)->window.drop_last;
    if (best && lc_fit_windows(f, LC_VALID) >= (drop ? drop : 1))
        CHECK(lc_compare(&comparison, f, LC_VALID));
    lc_forecaster_weights(&parameters, f);
    parameters = ridge ? ridge->maps * ridge->context * ridge->horizon : parameters;
    snprintf(digest, sizeof digest, "%016llx", (unsigned long long)lc_forecaster_digest(f));
    if (lc_args_json(fit->args))
        return lc_print_json(json_pack(
            "{ss so ss sI sI sI sI so sI sI so so ss so so so so so}", "schema", schema, "run", lc_json_text(fit->run),
            "training", lc_training_name(lc_forecaster_training(f)), "epochs",
            (json_int_t)(rounds ? history[rounds - 1].epochs : 0), "best_epoch", (json_int_t)lc_forecaster_best_epoch(f),
            "rounds", (json_int_t)rounds, "best_round", (json_int_t)best, "valid_loss", lc_json_number(valid_loss), "parameters",
            (json_int_t)parameters, "windows", (json_int_t)windows, "seconds", lc_json_number(fit->seconds), "windows_per_second",
            lc_json_number(speed), "weights_digest", digest, "best_baseline", lc_comparison_json(&comparison), "gradient_flow",
            lc_flow_json(lc_forecaster_flow(f)), "members", lc_members_json(facts, members), "ridge",
            lc_ridge_json(ridge ? ridge : lc_forecaster_beside(f)), "against_ridge", lc_comparison_ridge_json(&comparison)));
    if (ridge) {
        print_ridge(fit, ridge);
        lc_comparison_print(&comparison, "validation");
    } else if (best) {
        if (members > 1)
            lc_members_print(facts, members, fit->run);
        else
            print_best(fit, &history[best - 1], &history[rounds - 1]);
        lc_print_line(NULL, "%zu parameters%s, %.1f s, %.0f windows/s", parameters, members > 1 ? " each" : "", fit->seconds,
                      speed);
        lc_comparison_print(&comparison, "validation");
    } else
        lc_print_line(fit->run, "%s has nothing to train", lc_forecaster_config(f)->model.kind);
    return LC_OK;
}

static void draw_losses(const lc_fit *fit)
{
    size_t rounds;
    const lc_epoch *history = lc_forecaster_history(&rounds, fit->forecaster);
    if (lc_curve_wanted(fit->args, STDOUT_FILENO))
        lc_curve_losses(stdout, history, rounds, lc_forecaster_best_round(fit->forecaster));
}

lc_status lc_fit_print(lc_fit *fit, const char *schema, lc_status status)
{
    status = lc_log_close(&fit->log, status);
    if (status == LC_OK || (status == LC_E_STOPPED && lc_args_json(fit->args)))
        CHECK(print(fit, schema));
    if (status == LC_OK)
        draw_losses(fit);
    return status;
}
