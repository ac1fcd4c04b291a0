/* idle - keys that other keys, or the data, leave without effect. */
#include "cli/idle.h"
#include "cli/fit.h"
#include "core/buffer.h"
#include "core/counted.h"
#include "core/names.h"
#include "model/entry.h"
#include "model/forecaster.h"
#include "nn/arch.h"
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

/* Every epoch ends in a validation anyway. */
static void note_rare_validations(const subject *s)
{
    const lc_train_config *c = &s->config->train;
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

static bool is_word(const char *text, size_t length, const char *word)
{
    return strlen(word) == length && strncmp(text, word, length) == 0;
}

/* Of what is no network: keys of its training, and of the model but for what it is itself. */
static bool is_of_networks(const lc_entry *e, const lc_model_config *model)
{
    static const char own[] = "kind, interval, ridge";
    const size_t variant = strcspn(e->key, ".");
    const bool knob = e->key[variant];
    if (strcmp(e->section, "train") == 0)
        return true;
    if (strcmp(e->section, "model") != 0)
        return false;
    if (!knob)
        return !lc_names_has(own, e->key);
    return !(is_word(e->key, variant, model->kind) || is_word(e->key, variant, model->interval));
}

static lc_status list_unused(lc_buffer *out, const lc_config *config)
{
    lc_entry e = {0};
    while (lc_entry_next(&e, config))
        if (is_of_networks(&e, &config->model) && !lc_entry_is_standard(&e))
            lc_buffer_format(out, "%s%s.%s", out->length ? ", " : "", e.section, e.key);
    return out->status;
}

static void note_networks_only(const subject *s)
{
    lc_buffer keys = {0};
    if (list_unused(&keys, s->config) == LC_OK && keys.length)
        lc_note(s->args, "model.kind = %s is no network, and %s %s no effect on it", s->config->model.kind, keys.text,
                strchr(keys.text, ',') ? "have" : "has");
    lc_buffer_free(&keys);
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
    if (c->train.warmup > c->train.epochs)
        lc_note(s->args, "train.warmup = %zu epochs, and there are %zu: the rate never reaches its full size", c->train.warmup,
                c->train.epochs);
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
    note_ridge(&s);
    if (c->run.seeds > 1 && lc_baseline_find(c->model.kind))
        lc_note(args, "run.seeds = %zu has no effect: %s has nothing to train", c->run.seeds, c->model.kind);
    if (!lc_arch_find(c->model.kind)) {
        note_networks_only(&s);
        return;
    }
    note_late_fall(&s);
    note_rare_validations(&s);
    note_layers(&s);
    note_data(&s);
    note_streams(&s);
}
