/* idle - keys that other keys, or the data, leave without effect. */
#include "cli/idle.h"
#include "cli/fit.h"
#include "core/counted.h"
#include "core/knob.h"
#include "model/forecaster.h"
#include "nn/arch.h"
#include "nn/teacher.h"
#include "train/schedule.h"

#include <string.h>

typedef struct subject {
    const lc_args *args;
    const lc_forecaster *forecaster;
    const lc_config *config;
} subject;

/* A rate that would fall only after training has stopped. */
static void note_late_fall(const subject *s)
{
    const lc_train_config *c = &s->config->train;
    const lc_schedule *schedule = lc_schedule_find(c->schedule);
    const lc_option *knob = schedule->of_validation ? lc_knobs_find(schedule->knobs, "patience") : NULL;
    lc_knob_values values;
    if (!knob || lc_knobs_read(&values, &c->knobs, c->schedule, schedule->knobs) != LC_OK)
        return;
    const size_t borne = *(const size_t *)(const void *)(values.byte + knob->offset);
    if (c->patience && borne >= c->patience)
        lc_note(s->args, "%s.patience = %zu has hardly an effect: train.patience = %zu stops training first", c->schedule, borne,
                c->patience);
}

/* A rate that would fall after the last epoch. */
static void note_flat_rate(const subject *s)
{
    const lc_train_config *c = &s->config->train;
    const lc_schedule *schedule = lc_schedule_find(c->schedule);
    lc_knob_values values;
    if (schedule->of_validation || !schedule->knobs || lc_knobs_read(&values, &c->knobs, c->schedule, schedule->knobs) != LC_OK)
        return;
    const lc_rate_step last = {.epoch = c->epochs - 1, .epochs = c->epochs, .step = 0, .steps = 1, .knobs = &values};
    const double factor = schedule->factor(&last);
    if (factor >= 1 && factor <= 1)
        lc_note(s->args, "train.schedule = %s has no effect: the rate is as it was in the last of %s, too", c->schedule,
                lc_counted(c->epochs, "epoch").text);
}

/* Every epoch ends in a validation anyway; or there is none at all. */
static void note_rare_validations(const subject *s)
{
    const lc_train_config *c = &s->config->train;
    if (c->validate_every && lc_fit_windows(s->forecaster, LC_VALID) == 0) {
        lc_note(s->args, "train.validate_every = %zu has no effect: there are no validation windows", c->validate_every);
        return;
    }
    const size_t steps = (lc_fit_windows(s->forecaster, LC_TRAIN) + c->batch - 1) / c->batch;
    if (c->validate_every >= steps)
        lc_note(s->args, "train.validate_every = %zu has no effect: an epoch has %zu step%s", c->validate_every, steps,
                lc_if_one(steps, "", "s"));
}

static bool reads_others(const lc_task *task)
{
    bool others = task->calendar_count || task->future_count;
    for (size_t i = 0; i < task->input_count; i++) {
        bool target = false;
        for (size_t k = 0; k < task->target_count; k++)
            target |= task->inputs[i] == task->targets[k];
        others |= !target;
    }
    return others;
}

static void note_ridge(const subject *s)
{
    if (!lc_ridge_is(&s->config->model))
        return;
    if (reads_others(s->forecaster->task))
        lc_note(s->args,
                "model.kind = ridge forecasts each channel from its own past: other channels of data.input, data.calendar and "
                "data.known have no effect");
    if (s->config->run.seeds > 1)
        lc_note(s->args, "run.seeds = %zu has no effect: ridge draws no numbers", s->config->run.seeds);
    if (lc_fit_windows(s->forecaster, LC_VALID) == 0 && !s->forecaster->as)
        lc_note(s->args,
                "no validation windows: ridge takes the first of what each of its options names, and of auto windows * 0.001, "
                "the context and its last value");
}

static void note_baseline(const subject *s)
{
    const lc_task *task = s->forecaster->task;
    const char *kind = s->config->model.kind;
    if (!lc_baseline_find(kind))
        return;
    if (s->config->run.seeds > 1)
        lc_note(s->args, "run.seeds = %zu has no effect: %s has nothing to train", s->config->run.seeds, kind);
    if (task->calendar_count || task->future_count)
        lc_note(s->args, "model.kind = %s forecasts each channel from its own past: data.calendar and data.known have no effect",
                kind);
}

static void note_layers(const subject *s)
{
    const lc_model_config *model = &s->config->model;
    if (lc_model_layers(model) > 1)
        return;
    if (model->dropout > 0)
        lc_note(s->args, "model.dropout = %g has no effect: it acts between layers, and there is only one", model->dropout);
    if (model->residual)
        lc_note(s->args, "model.residual has no effect: it acts between layers, and there is only one");
}

static void note_data(const subject *s)
{
    const lc_config *c = s->config;
    const bool fills = strcmp(c->data.missing, "error") != 0 && strcmp(c->data.missing, "skip") != 0;
    if (c->train.balanced && lc_forecaster_dataset(s->forecaster)->series_count == 1)
        lc_note(s->args, "train.balanced has no effect: there is only one series");
    if (c->data.limit && !fills)
        lc_note(s->args, "data.limit = %zu has no effect: data.missing = %s fills nothing", c->data.limit, c->data.missing);
    if (c->window.shortest == c->window.context)
        lc_note(s->args, "window.shortest = %zu has no effect: it is window.context", c->window.shortest);
    if (!c->train.from[0] && strcmp(c->train.from_scaler, "run") != 0)
        lc_note(s->args, "train.from_scaler = %s has no effect without train.from", c->train.from_scaler);
    if (c->train.warmup > c->train.epochs)
        lc_note(s->args, "train.warmup = %zu epochs, and there are %zu: the rate never reaches its full size", c->train.warmup,
                c->train.epochs);
}

static void note_given(const subject *s, const lc_knobs *given, const char *key, const char *because)
{
    for (size_t i = 0; i < given->count; i++)
        if (strcmp(given->given[i].key, key) == 0)
            lc_note(s->args, "%s = %s has no effect: %s", key, given->given[i].value, because);
}

/* Knobs that another knob leaves without effect. */
static void note_knobs(const subject *s)
{
    char value[LC_TEXT_MAX];
    const lc_config *c = s->config;
    if (lc_config_get(value, c, "model", "seq2seq.teacher") == LC_OK && strcmp(value, "0") == 0) {
        note_given(s, &c->model.knobs, "seq2seq.decay", "seq2seq.teacher = 0");
        note_given(s, &c->model.knobs, "seq2seq.epochs", "seq2seq.teacher = 0");
    } else if (lc_config_get(value, c, "model", "seq2seq.decay") == LC_OK && strcmp(value, lc_teacher_decays()[0]) == 0)
        note_given(s, &c->model.knobs, "seq2seq.epochs", "seq2seq.decay = constant");
    if (lc_config_get(value, c, "train", "adamw.decay") == LC_OK && strcmp(value, "0") == 0)
        note_given(s, &c->train.knobs, "adamw.biases", "adamw.decay = 0");
}

/* Levels that no truth will ever move. */
static void note_interval(const subject *s)
{
    if (strcmp(s->config->model.interval, "adaptive") == 0 && lc_fit_windows(s->forecaster, LC_TEST) == 0)
        lc_note(s->args, "model.interval = adaptive is as conformal: levels follow the test part, and there is none");
}

/* How the rows of training are gone through, and what does not act then. */
static void note_streams(const subject *s)
{
    const size_t rows = s->config->train.truncate, windows = rows ? lc_fit_windows(s->forecaster, LC_TRAIN) : 0;
    const size_t places = s->config->train.batch < windows ? s->config->train.batch : windows;
    if (places == 0)
        return;
    lc_note(s->args,
            "train.truncate = %zu: %s of %s in %zu stretch%s, in order of time: train.order and "
            "window.stride do not act on them",
            rows, lc_counted(windows, "window").text, lc_counted(rows, "row").text, places, lc_if_one(places, "", "es"));
    if (windows < 2 * places)
        lc_note(s->args, "with so few windows no state is carried over%s: a smaller train.batch has longer stretches",
                windows > places ? " in most stretches" : "");
}

void lc_note_idle(const lc_args *args, const lc_forecaster *forecaster)
{
    const subject s = {args, forecaster, lc_forecaster_config(forecaster)};
    const lc_config *c = s.config;
    note_interval(&s);
    note_ridge(&s);
    note_baseline(&s);
    if (!lc_arch_find(c->model.kind)) {
        lc_note_untrained(args, c);
        return;
    }
    note_late_fall(&s);
    note_flat_rate(&s);
    note_rare_validations(&s);
    note_knobs(&s);
    note_layers(&s);
    note_data(&s);
    note_streams(&s);
}
