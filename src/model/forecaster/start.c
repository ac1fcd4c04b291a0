/* start - a forecaster with random weights, or with those of a run: keys and shapes are compared, then scaler, spans that were
 * seen and weights are taken over. */
#include "model/start.h"

#include <string.h>

#include "core/buffer.h"
#include "core/counted.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/status.h"
#include "core/text.h"
#include "model/entry.h"
#include "model/run_loading.h"
#include "nn/arch.h"

/* --- what must be the same ------------------------------------------------------------------------------------------- */

static bool is_of(const char *key, const char *const *names)
{
    return names[lc_names_find(names, key)] != NULL;
}

/* A knob of the variant: "huber.delta" of huber. */
static bool is_knob_of(const char *key, const char *variant)
{
    return lc_text_begins(key, variant) && key[strlen(variant)] == '.';
}

static bool keeps_scaler(const lc_config *config)
{
    return strcmp(config->train.from_scaler, "run") == 0;
}

static bool binds_data(const char *key, const lc_config *config)
{
    static const char *const meaning[] = {"target", "input", "calendar", "known", "transform", NULL};
    return is_of(key, meaning) || (keeps_scaler(config) && (strcmp(key, "scale") == 0 || strchr(key, '.')));
}

/* What a loss needs of the outputs, their shapes say. */
static bool binds_model(const char *key, const lc_config *config)
{
    static const char *const meaning[] = {"kind",     "cell",      "hidden", "layers", "bidirectional",
                                          "residual", "normalize", "output", NULL};
    return is_of(key, meaning) || is_knob_of(key, config->model.kind) || is_knob_of(key, config->model.cell);
}

/* Whether a key gives weights their meaning. */
static bool binds(const lc_entry *entry, const lc_config *config)
{
    if (strcmp(entry->section, "data") == 0)
        return binds_data(entry->key, config);
    if (strcmp(entry->section, "model") == 0)
        return binds_model(entry->key, config);
    if (strcmp(entry->section, "classes") == 0)
        return strcmp(entry->key, "weights") != 0;
    return strcmp(entry->section, "window") == 0 && strcmp(entry->key, "horizon") == 0 &&
           !lc_task_horizon_is_free(&config->model);
}

static lc_status check_keys(const lc_run_source *source, const lc_config *config)
{
    char was[LC_TEXT_MAX];
    lc_entry is = {0};
    while (lc_entry_next(&is, config)) {
        if (!binds(&is, config))
            continue;
        CHECK(lc_config_get(was, &source->run.config, is.section, is.key));
        if (strcmp(was, is.value) != 0)
            return lc_fail(LC_E_CONFIG, "train.from = %s: it was trained with %s.%s = %s, not %s: its weights would mean others",
                           source->path, is.section, is.key, was, is.value);
    }
    return LC_OK;
}

static lc_status check_members(const lc_run_source *source, const lc_config *config)
{
    const lc_run *run = &source->run;
    if (run->members == 0 || !lc_arch_find(run->config.model.kind))
        return lc_fail(LC_E_CONFIG, "train.from = %s: %s has no weights to begin with", source->path, run->config.model.kind);
    if (run->members != config->run.seeds)
        return lc_fail(LC_E_CONFIG, "train.from = %s: it has %zu trained network%s, and run.seeds = %zu: each begins with one",
                       source->path, run->members, run->members > 1 ? "s" : "", config->run.seeds);
    if (run->best_round == 0 && run->training != LC_TRAINING_FINISHED)
        return lc_fail(LC_E_CONFIG, "train.from = %s: no epoch of its training is done, so there are no best weights yet",
                       source->path);
    return LC_OK;
}

/* --- what is taken over ---------------------------------------------------------------------------------------------- */

/* Members in order, whose weights are those of this network. */
static lc_status give_weights(lc_forecaster *f, const lc_run_source *source)
{
    lc_status status = LC_OK;
    const lc_net *net = lc_neural_net(f->neural);
    lc_member **start = NULL;
    CHECK(lc_run_check_shapes(source->h5, net, source->path));
    CHECK(lc_new(&start, f->config.run.seeds, sizeof *start));
    for (size_t i = 0; i < f->config.run.seeds && status == LC_OK; i++)
        status = lc_run_read_member(&start[i], source->h5, i, net, source->path);
    lc_neural_start(f->neural, start);
    f->from_digest = source->run.weights_digest;
    return status;
}

/* Validation on rows that the weights were trained on says nothing of rows to come. */
static lc_status note_valid_seen(lc_forecaster *f, const lc_loading *l, size_t all)
{
    lc_buffer text = {0};
    char *notes = NULL;
    lc_buffer_add(&text, lc_forecaster_notes(f));
    lc_buffer_line(&text,
                   "%s was trained on targets of %zu of the %s: errors over them, the best epoch and intervals measured on them "
                   "look better than rows to come are; let the validation rows of data.split come after its training rows",
                   l->path, f->valid_seen, lc_counted(all, "validation window").text);
    CHECK(lc_buffer_take(&notes, &text));
    lc_free(f->notes);
    f->notes = notes;
    return LC_OK;
}

static lc_status count_valid_seen(lc_forecaster *f, const lc_loading *l, const lc_span *trained)
{
    const lc_windows *valid;
    const lc_status status = lc_forecaster_windows(&valid, f, LC_VALID);
    if (status != LC_OK)
        return status == LC_E_DATA ? LC_OK : status; /* there are none */
    const size_t all = lc_windows_count(valid);
    f->valid_seen = lc_seen_count(trained, f->task->dataset, valid, all, f->task->window.horizon);
    return f->valid_seen ? note_valid_seen(f, l, all) : LC_OK;
}

/* Rows that the weights knew before count as seen, too: the span from the first to the last of both. */
static lc_status add_seen(lc_forecaster *f, const lc_loading *l)
{
    const size_t count = l->dataset->series_count;
    lc_span *before;
    CHECK(lc_loading_seen(&before, l));
    const lc_status status = count_valid_seen(f, l, before + LC_TRAIN * count);
    for (size_t i = 0; i < LC_TEST * count; i++)
        f->seen[i] = lc_span_hull(f->seen[i], before[i]);
    lc_free(before);
    return status;
}

/* The data must have rows for every part, as in any training. */
static lc_status take_task(lc_task **out, const lc_loading *l)
{
    lc_split *split = NULL;
    if (!keeps_scaler(l->config))
        return lc_task_new(out, l->dataset, l->config);
    CHECK(lc_split_new(&split, l->dataset, l->config->data.split));
    lc_split_free(split);
    return lc_loading_task(out, l);
}

static lc_status begin(lc_forecaster **out, const lc_loading *l, const lc_run_source *source)
{
    lc_status status = LC_OK;
    lc_task *task = NULL;
    lc_forecaster *f = NULL;
    TRY(take_task(&task, l));
    TRY(lc_forecaster_begin(&f, task, l->config));
    f->owned = task;
    task = NULL;
    TRY(lc_loading_note_measured(f, l));
    TRY(lc_seen_new(&f->seen, f->task->dataset, f->task->split));
    TRY(add_seen(f, l));
    TRY(give_weights(f, source));
    TRY(lc_neural_begin(f->neural, lc_forecaster_threads(f)));
    *out = f;
    f = NULL;
done:
    lc_forecaster_free(f);
    lc_task_free(task);
    return status;
}

static lc_status match(lc_loading *l)
{
    if (!keeps_scaler(l->config))
        return lc_run_match_known(l->place, l->h5, l->measured, l->dataset, l->path);
    const lc_status status = lc_run_match(l->place, &l->alias, l->h5, l->measured, l->dataset, l->path);
    return status == LC_E_DATA ? lc_fail(status, "%s; or have a scaler made anew: train.from_scaler = new", lc_error_message())
                               : status;
}

static lc_status start(lc_forecaster **out, const lc_run_source *source, const lc_dataset *dataset, const lc_config *asked)
{
    lc_status status = LC_OK;
    const lc_config config = lc_loading_config(asked, &source->run.config);
    lc_loading l = {.h5 = source->h5,
                    .path = source->path,
                    .run = &source->run,
                    .measured = &source->measured,
                    .dataset = dataset,
                    .config = &config};
    TRY(lc_config_check(&config));
    TRY(check_keys(source, &config));
    TRY(check_members(source, &config));
    TRY(lc_new(&l.place, dataset->series_count, sizeof *l.place));
    TRY(match(&l));
    if (keeps_scaler(&config))
        TRY(lc_loading_check_measured(&l));
    TRY(begin(out, &l, source));
done:
    lc_free(l.place);
    lc_free(l.alias);
    return status;
}

static lc_status start_from(lc_forecaster **out, const lc_dataset *dataset, const lc_config *config)
{
    lc_run_source source;
    CHECK(lc_run_source_open(&source, config->train.from));
    const lc_status status = start(out, &source, dataset, config);
    lc_run_source_close(&source);
    return status;
}

lc_status lc_forecaster_new(lc_forecaster **out, const lc_dataset *dataset, const lc_config *config)
{
    lc_status status = LC_OK;
    lc_task *task = NULL;
    lc_forecaster *f = NULL;
    if (*config->train.from)
        return start_from(out, dataset, config);
    TRY(lc_task_new(&task, dataset, config));
    TRY(lc_forecaster_over(&f, task, config));
    f->owned = task;
    task = NULL;
    *out = f;
done:
    lc_task_free(task);
    return status;
}

lc_status lc_start_check(uint64_t digest, const lc_run *start, const char *from, const char *path)
{
    if (start->weights_digest == digest)
        return LC_OK;
    return lc_fail(LC_E_MISMATCH,
                   "%s: its training began with the weights of %s, which has others now: digest %016llx, and then %016llx", path,
                   from, (unsigned long long)start->weights_digest, (unsigned long long)digest);
}

static lc_status give_again(lc_forecaster *f, const lc_run_source *source, const char *run)
{
    CHECK(lc_start_check(f->from_digest, &source->run, source->path, run));
    CHECK(check_members(source, &f->config));
    return give_weights(f, source);
}

lc_status lc_start_again(lc_forecaster *f, const char *run)
{
    lc_run_source source;
    CHECK(lc_run_source_open(&source, f->config.train.from));
    const lc_status status = give_again(f, &source, run);
    lc_run_source_close(&source);
    return status;
}
