/* print - the result of a training, as text or JSON, and its losses as a curve. */
#include "cli/curve.h"
#include "cli/ensemble.h"
#include "cli/evaluate.h"
#include "cli/fit.h"
#include "cli/flow.h"
#include "cli/progress.h"
#include "cli/ridge.h"
#include "model/forecaster.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

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

/* all: over every validation window; NaN: not known. */
static void print_ridge(const lc_fit *fit, const lc_ridge *ridge, double all)
{
    char loss[LC_TEXT_MAX];
    lc_ridge_spell_loss(loss, sizeof loss, ridge, all);
    lc_print_line(fit->run, "fitted in %.1f s, %s", fit->seconds, loss);
    lc_ridge_print(ridge);
}

/* What text and JSON say of a training. */
typedef struct result {
    const lc_ridge *ridge; /* that the forecaster is; NULL: it is a network, or has nothing to train */
    const lc_epoch *history;
    size_t rounds, best, windows, parameters, members;
    double speed;
    lc_member_facts facts[LC_SEEDS_MOST];
    bool compared; /* there are validation windows to compare on */
    lc_comparison comparison;
} result;

static lc_status find_result(result *r, const lc_fit *fit)
{
    const lc_forecaster *f = fit->forecaster;
    const size_t drop = lc_forecaster_config(f)->window.drop_last;
    *r = (result){.ridge = lc_forecaster_ridge(f), .best = lc_forecaster_best_round(f), .windows = lc_fit_windows(f, LC_TRAIN)};
    r->history = lc_forecaster_history(&r->rounds, f);
    r->members = lc_members_of(r->facts, f);
    r->speed = fit->seconds > 0 ? (double)r->windows * (r->ridge ? 1 : fit->epochs) / fit->seconds : 0;
    lc_forecaster_weights(&r->parameters, f);
    if (r->ridge)
        r->parameters = r->ridge->maps * r->ridge->context * r->ridge->horizon;
    r->compared = r->best && lc_fit_windows(f, LC_VALID) >= (drop ? drop : 1);
    return r->compared ? lc_compare(&r->comparison, f, LC_VALID) : LC_OK;
}

static lc_status print_json(const result *r, const lc_fit *fit, const char *schema)
{
    const lc_forecaster *f = fit->forecaster;
    const double valid_loss = r->best ? r->history[r->best - 1].valid_loss : NAN;
    char digest[LC_NAME_MAX];
    snprintf(digest, sizeof digest, "%016llx", (unsigned long long)lc_forecaster_digest(f));
    return lc_print_json(json_pack(
        "{ss so ss sI sI sI sI so sI sI so so ss so so so so so sI}", "schema", schema, "run", lc_json_text(fit->run), "training",
        lc_training_name(lc_forecaster_training(f)), "epochs", (json_int_t)(r->rounds ? r->history[r->rounds - 1].epochs : 0),
        "best_epoch", (json_int_t)lc_forecaster_best_epoch(f), "rounds", (json_int_t)r->rounds, "best_round", (json_int_t)r->best,
        "valid_loss", lc_json_number(valid_loss), "parameters", (json_int_t)r->parameters, "windows", (json_int_t)r->windows,
        "seconds", lc_json_number(fit->seconds), "windows_per_second", lc_json_number(r->speed), "weights_digest", digest,
        "best_baseline", lc_comparison_json(&r->comparison), "gradient_flow", lc_flow_json(lc_forecaster_flow(f)), "members",
        lc_members_json(r->facts, r->members), "ridge", lc_ridge_json(r->ridge ? r->ridge : lc_forecaster_beside(f)),
        "against_ridge", lc_comparison_ridge_json(&r->comparison), "valid_seen_in_training", (json_int_t)f->valid_seen));
}

static void print_network(const result *r, const lc_fit *fit)
{
    if (r->members > 1)
        lc_members_print(r->facts, r->members, fit->run);
    else
        print_best(fit, &r->history[r->best - 1], &r->history[r->rounds - 1]);
    lc_print_line(NULL, "%zu parameters%s, %.1f s, %.0f windows/s", r->parameters, r->members > 1 ? " each" : "", fit->seconds,
                  r->speed);
}

static void print_text(const result *r, const lc_fit *fit)
{
    if (r->ridge)
        print_ridge(fit, r->ridge, r->compared ? r->comparison.model : (double)NAN);
    else if (r->best)
        print_network(r, fit);
    else
        lc_print_line(fit->run, "%s has nothing to train", lc_forecaster_config(fit->forecaster)->model.kind);
    if (r->ridge || r->best)
        lc_comparison_print(&r->comparison, "validation");
    if (fit->forecaster->valid_seen)
        lc_print_line(NULL, "Warning: the run it began with was trained on targets of %zu of these windows.",
                      fit->forecaster->valid_seen);
}

static lc_status print(const lc_fit *fit, const char *schema)
{
    result r;
    CHECK(find_result(&r, fit));
    if (lc_args_json(fit->args))
        return print_json(&r, fit, schema);
    print_text(&r, fit);
    return LC_OK;
}

static void draw_losses(const lc_fit *fit)
{
    size_t rounds;
    const lc_epoch *history = lc_forecaster_history(&rounds, fit->forecaster);
    if (lc_curve_wanted(fit->args, STDOUT_FILENO))
        lc_curve_losses(stdout, history, rounds, lc_forecaster_best_round(fit->forecaster));
}

/* What is printed asks which baselines suit, and their refusals are no failure: why training ended stays the message. */
static lc_status print_ended(const lc_fit *fit, const char *schema, lc_status status)
{
    char message[LC_TEXT_MAX];
    snprintf(message, sizeof message, "%s", lc_error_message());
    CHECK(print(fit, schema));
    return lc_fail(status, "%s", message);
}

lc_status lc_fit_print(lc_fit *fit, const char *schema, lc_status status)
{
    status = lc_log_close(&fit->log, status);
    if (status == LC_E_STOPPED && lc_args_json(fit->args))
        return print_ended(fit, schema, status);
    if (status != LC_OK)
        return status;
    CHECK(print(fit, schema));
    draw_losses(fit);
    return LC_OK;
}
