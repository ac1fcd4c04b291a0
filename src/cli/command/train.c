/* train - fits a forecaster and writes its run file. */
#include "cli/command.h"
#include "cli/fit.h"
#include "cli/stop.h"
#include "core/counted.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/parallel.h"
#include "model/beside.h"
#include "model/forecaster.h"
#include "nn/arch.h"
#include "train/optim.h"
#include "train/schedule.h"

typedef struct job {
    const lc_args *args;
    const char *output;
    struct stat file; /* which it was at the start */
    lc_config config;
    lc_dataset *dataset;
    lc_forecaster *forecaster;
    size_t data_bytes;
} job;

/* A training that can continue is not thrown away. What is not a run, or a damaged one, cannot. */
static lc_status check_finished(const job *j)
{
    lc_run run;
    if (!S_ISREG(j->file.st_mode) || lc_args_has(j->args, "force"))
        return LC_OK;
    const lc_status status = lc_run_read(&run, j->output);
    if (status == LC_E_DATA || (status == LC_OK && run.training != LC_TRAINING_UNFINISHED))
        return LC_OK;
    if (status != LC_OK)
        return lc_fail(status, "%s; it is not replaced without --force", lc_error_message());
    return lc_fail(LC_E_USAGE, "%s: its training is unfinished: continue it with lanecast resume %s, or replace it with --force",
                   j->output, j->output);
}

/* Whether the run file can be written is known before hours of training, not after. */
static lc_status check_output(job *j)
{
    lc_file *file = NULL;
    if (!j->output)
        return lc_fail(LC_E_USAGE, "train needs --output RUN.h5; see lanecast train --help");
    CHECK(lc_file_look(&j->file, j->output));
    CHECK(check_finished(j));
    lc_status status = lc_file_create(&file, j->output);
    lc_file_close(file);
    return status;
}

/* Neither the run file nor the log may be what is read, or each other, or replace a file of another kind. */
static lc_status check_apart(const job *j)
{
    const char *log = lc_args_text(j->args, "log"), *dataset = j->config.data.file;
    CHECK(lc_args_apart(j->args, "output", dataset));
    CHECK(lc_args_apart(j->args, "log", dataset));
    if (j->output && log)
        CHECK(lc_file_apart(log, j->output));
    CHECK(lc_args_replaces(j->args, "output", LC_OUTPUT_RUN));
    return lc_args_replaces(j->args, "log", LC_OUTPUT_TEXT);
}

/* A rate that would fall only after training has stopped. */
static void note_late_fall(const job *j)
{
    const lc_train_config *c = &j->config.train;
    const lc_schedule *schedule = lc_schedule_find(c->schedule);
    const lc_option *knob = schedule->of_validation ? lc_knobs_find(schedule->knobs, "patience") : NULL;
    lc_knob_values values;
    if (!knob || lc_knobs_read(&values, &c->knobs, c->schedule, schedule->knobs) != LC_OK)
        return;
    const size_t borne = *(const size_t *)(const void *)(values.byte + knob->offset);
    if (c->patience && borne >= c->patience)
        lc_note(j->args, "%s.patience = %zu has hardly an effect: train.patience = %zu stops training first", c->schedule, borne,
                c->patience);
}

/* Every epoch ends in a validation anyway. */
static void note_rare_validations(const job *j)
{
    const lc_train_config *c = &j->config.train;
    const size_t steps = (lc_fit_windows(j->forecaster, LC_TRAIN) + c->batch - 1) / c->batch;
    if (c->validate_every >= steps)
        lc_note(j->args, "train.validate_every = %zu has no effect: an epoch has %zu step%s", c->validate_every, steps,
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

static void note_ridge(const job *j)
{
    if (!lc_ridge_is(&j->config.model))
        return;
    if (reads_others(j->forecaster->task))
        lc_note(j->args,
                "model.kind = ridge forecasts each channel from its own past: other channels of data.input, data.calendar and "
                "data.known have no effect");
    if (j->config.run.seeds > 1)
        lc_note(j->args, "run.seeds = %zu has no effect: ridge draws no numbers", j->config.run.seeds);
    if (lc_fit_windows(j->forecaster, LC_VALID) == 0)
        lc_note(j->args,
                "no validation windows: ridge takes the first of what each of its options names, and of auto windows * 0.001, "
                "the context and its last value");
}

/* What the configuration asks for without effect. */
static void note_without_effect(const job *j)
{
    const lc_model_config *model = &j->config.model;
    note_late_fall(j);
    note_rare_validations(j);
    note_ridge(j);
    if (j->config.run.seeds > 1 && lc_baseline_find(model->kind))
        lc_note(j->args, "run.seeds = %zu has no effect: %s has nothing to train", j->config.run.seeds, model->kind);
    if (model->dropout > 0 && lc_model_layers(model) == 1)
        lc_note(j->args, "model.dropout = %g has no effect: it acts between layers, and there is only one", model->dropout);
    if (model->residual && lc_model_layers(model) == 1)
        lc_note(j->args, "model.residual has no effect: it acts between layers, and there is only one");
}

/* How the rows of training are gone through, and what does not act then. */
static void note_streams(const job *j)
{
    const size_t rows = j->config.train.truncate, windows = rows ? lc_fit_windows(j->forecaster, LC_TRAIN) : 0;
    const size_t places = j->config.train.batch < windows ? j->config.train.batch : windows;
    if (places == 0)
        return;
    lc_note(j->args,
            "train.truncate = %zu: %s of %s in %zu stretch%s, in order of time: train.order and "
            "window.stride do not act on them",
            rows, lc_counted(windows, "window").text, lc_counted(rows, "row").text, places, lc_if_one(places, "", "es"));
    if (windows < 2 * places)
        lc_note(j->args, "with so few windows no state is carried over%s: a smaller train.batch has longer stretches",
                windows > places ? " in most stretches" : "");
}

static lc_status prepare(job *j)
{
    CHECK(lc_config_read(&j->config, lc_args_word(j->args, 0)));
    CHECK(lc_args_config(&j->config, j->args));
    CHECK(check_apart(j));
    CHECK(lc_fit_data(&j->dataset, &j->config, j->args));
    j->data_bytes = lc_mem_bytes();
    CHECK(lc_forecaster_new(&j->forecaster, j->dataset, &j->config));
    lc_note_lines(j->args, lc_forecaster_notes(j->forecaster));
    note_without_effect(j);
    note_streams(j);
    return LC_OK;
}

static void note_plan(const job *j)
{
    size_t parameters;
    if (!lc_args_has(j->args, "verbose"))
        return;
    lc_forecaster_weights(&parameters, j->forecaster);
    lc_note(j->args, "%s to train, %zu to validate; %zu parameters; %zu of %s with work, level %s",
            lc_counted(lc_fit_windows(j->forecaster, LC_TRAIN), "window").text, lc_fit_windows(j->forecaster, LC_VALID),
            parameters, lc_forecaster_workers(j->forecaster),
            lc_counted(lc_parallel_threads(j->config.run.threads), "thread").text, lc_level_name());
}

/* Notes why a part has no windows. */
static size_t plan_windows(const job *j, lc_part part)
{
    size_t count = lc_fit_windows(j->forecaster, part);
    if (count == 0)
        lc_note(j->args, "%s: %s", lc_part_name(part), lc_error_message());
    return count;
}

/* A file is built in memory and then taken out whole: weights, best weights, moments and average, twice. */
static size_t saving_bytes(const job *j, size_t parameters)
{
    const lc_optim *optim = lc_optim_find(j->config.train.optimizer);
    const size_t blocks = 2 + (optim ? optim->moments : 0) + (j->config.train.average > 0);
    return 2 * j->config.run.seeds * blocks * parameters * sizeof(lc_real);
}

/* What is fitted beside a network takes this before the first step. */
static size_t ridge_bytes(const job *j, size_t parameters)
{
    const bool wanted = j->forecaster->neural && j->config.model.ridge && !j->forecaster->task->classes;
    return wanted ? lc_beside_bytes(j->forecaster->task, parameters, lc_parallel_threads(j->config.run.threads)) : 0;
}

static lc_status print_plan(const job *j)
{
    size_t all_bytes = lc_mem_bytes(), parameters, windows[LC_PARTS];
    lc_forecaster_weights(&parameters, j->forecaster);
    const size_t ridge = ridge_bytes(j, parameters);
    for (lc_part part = 0; part < LC_PARTS; part++)
        windows[part] = plan_windows(j, part);
    if (lc_args_json(j->args))
        return lc_print_json(json_pack("{ss s{sI sI sI} sI s{sI sI sI sI}}", "schema", "lanecast-train-plan-1", "windows",
                                       "train", (json_int_t)windows[LC_TRAIN], "valid", (json_int_t)windows[LC_VALID], "test",
                                       (json_int_t)windows[LC_TEST], "parameters", (json_int_t)parameters, "memory_bytes", "data",
                                       (json_int_t)j->data_bytes, "training", (json_int_t)(all_bytes - j->data_bytes), "saving",
                                       (json_int_t)saving_bytes(j, parameters), "ridge", (json_int_t)ridge));
    printf("windows     %zu to train, %zu to validate, %zu to test\n"
           "parameters  %zu\n"
           "memory      %.1f MB: %.1f of data, %.1f of windows, weights and workspace;\n"
           "            training needs no more, but %.1f MB for a ridge regression before its\n"
           "            first step, and %.1f MB for a moment to save\n",
           windows[LC_TRAIN], windows[LC_VALID], windows[LC_TEST], parameters, 1e-6 * (double)all_bytes,
           1e-6 * (double)j->data_bytes, 1e-6 * (double)(all_bytes - j->data_bytes), 1e-6 * (double)ridge,
           1e-6 * (double)saving_bytes(j, parameters));
    return LC_OK;
}

static lc_status train(const job *j)
{
    lc_fit fit = {.forecaster = j->forecaster, .args = j->args, .run = j->output, .file = j->file};
    CHECK(lc_log_open(&fit.log, j->args, false));
    note_plan(j);
    return lc_fit_print(&fit, "lanecast-train-1", lc_fit_run(&fit));
}

static lc_status work(job *j)
{
    bool plan = lc_args_has(j->args, "dry-run");
    if (!plan) {
        CHECK(check_output(j));
        lc_stop_watch();
    }
    CHECK(prepare(j));
    return plan ? print_plan(j) : train(j);
}

static lc_status run(const lc_args *args)
{
    job j = {.args = args, .output = lc_args_text(args, "output"), .config = lc_config_default()};
    lc_status status = work(&j);
    lc_forecaster_free(j.forecaster);
    lc_dataset_free(j.dataset);
    return status;
}

static const lc_flag flags[] = {
    {.name = "output", .letter = 'o', .value = "RUN.h5", .help = "the run file to write; needed without --dry-run"},
    {.name = "log", .value = "FILE", .help = "write a JSON line per epoch to this file"},
    {.name = "dry-run", .help = "print the number of windows and parameters and the memory needed, then stop"},
    {.name = NULL},
};

const lc_command lc_command_train = {
    .group = LC_GROUP_MODELS,
    .summary = "fit a forecaster",
    .words = "CONFIG.ini",
    .words_least = 1,
    .words_most = 1,
    .flags = flags,
    .details = "Reads the configuration and its dataset, trains, and writes the best weights with\n"
               "all that is needed to forecast, evaluate and train again. Relative file names\n"
               "begin at the working folder. lanecast config explain lists the keys.\n\n"
               "While it trains, RUN.h5 is saved every run.checkpoint seconds, and when SIGINT,\n"
               "SIGTERM, SIGHUP, SIGUSR1 or SIGXCPU comes: then the exit status is 75, and lanecast\n"
               "resume RUN.h5 continues. A second signal ends at once.",
    .takes = LC_TAKES_CONFIG | LC_TAKES_PROGRESS | LC_TAKES_FORCE,
    .run = run,
};
