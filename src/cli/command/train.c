/* train - fits a forecaster and writes its run file. */
#include "cli/fit.h"
#include "cli/idle.h"
#include "cli/load.h"
#include "cli/stop.h"
#include "cli/whole.h"
#include "core/counted.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/parallel.h"
#include "core/reserve.h"
#include "core/words.h"
#include "model/beside.h"
#include "model/forecaster.h"
#include "train/optim.h"

#include <string.h>

typedef struct job {
    const lc_args *args;
    const char *output;
    const char *kept; /* the run whose configuration it is, except for the flags; NULL: none */
    struct stat file; /* which it was at the start */
    lc_subject subject;
    lc_config config;
    lc_dataset *dataset;
    lc_forecaster *forecaster;
    size_t data_bytes;
} job;

/* A training that can continue is not thrown away. What is not a run, or a damaged one, is found by lc_args_replaces. */
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
                   j->output, lc_shell(j->output).text);
}

/* Whether the run file can be written is known before hours of training, not after. */
static lc_status check_output(job *j)
{
    if (!j->output)
        return lc_fail(LC_E_USAGE, "train needs --output RUN.h5; see lanecast train --help");
    CHECK(lc_file_look(&j->file, j->output));
    CHECK(check_finished(j));
    return lc_file_may_create(j->output);
}

/* Neither the run file nor the log may be what is read, or each other, or replace a file of another kind. */
static lc_status check_apart(const job *j)
{
    const char *const read[] = {j->config.data.file, j->config.train.from};
    for (size_t i = 0; i < 2; i++) {
        CHECK(lc_args_apart(j->args, "output", read[i]));
        CHECK(lc_args_apart(j->args, "log", read[i]));
    }
    CHECK(lc_args_replaces(j->args, "output", LC_OUTPUT_RUN));
    return lc_args_replaces(j->args, "log", LC_OUTPUT_TEXT);
}

/* Of what the configuration comes: the word, or the run whose weights training begins with; then the flags. */
static lc_status read_config(job *j)
{
    const char *from = lc_args_text(j->args, "from");
    CHECK(lc_subject_read(&j->config, &j->subject, j->args));
    if (j->subject == LC_SUBJECT_RUN)
        j->kept = lc_args_word(j->args, 0);
    if (from && (j->subject == LC_SUBJECT_NONE || j->subject == LC_SUBJECT_DATA)) {
        const lc_config given = j->config;
        CHECK(lc_subject_run(&j->config, from));
        if (j->subject == LC_SUBJECT_DATA)
            memcpy(j->config.data.file, given.data.file, sizeof given.data.file);
        j->kept = from;
    }
    CHECK(j->kept ? lc_args_config_kept(&j->config, j->args, j->kept) : lc_args_config(&j->config, j->args));
    return lc_whole_choose(&j->config, j->subject, j->args);
}

/* What is forecast, by what: of flags only. */
static void note_subject(const job *j)
{
    const lc_config *c = &j->config;
    lc_few targets = {0};
    size_t count;
    const size_t *target = lc_forecaster_targets(&count, j->forecaster);
    for (size_t i = 0; i < count; i++)
        lc_few_add(&targets, j->dataset->channel[target[i]].name, "");
    lc_note(j->args,
            "%s: no configuration: forecasts %s%s; context %zu, horizon %zu, %s; other keys by --set (lanecast config explain)",
            c->data.file, lc_few_text(&targets), strcmp(c->data.target, "*") == 0 ? " (--target chooses)" : "", c->window.context,
            c->window.horizon, lc_forecaster_title(j->forecaster));
    lc_few_free(&targets);
}

static void note_beginning(const job *j)
{
    const lc_config *c = &j->config;
    if (j->subject == LC_SUBJECT_DATA && !*c->train.from)
        note_subject(j);
    if (*c->train.from)
        lc_note(j->args, "begins with the weights of %s; values are scaled %s", c->train.from,
                strcmp(c->train.from_scaler, "run") == 0 ? "as it scales them" : "anew");
}

/* Weights know channels by their names in the run that they are of, whose data were read as these are. */
static lc_status read_data(job *j)
{
    lc_run_source source = {.h5 = NULL};
    const bool begins = *j->config.train.from;
    if (begins)
        CHECK(lc_run_source_open(&source, j->config.train.from));
    lc_status status = lc_fit_data(&j->dataset, &j->config, j->args, begins ? &source : NULL);
    if (status == LC_OK && begins)
        status = lc_args_take_channels(j->dataset, j->args, &source);
    lc_run_source_close(&source);
    return status;
}

static lc_status prepare(job *j)
{
    CHECK(read_config(j));
    CHECK(check_apart(j));
    CHECK(read_data(j));
    if (j->subject == LC_SUBJECT_DATA)
        lc_note_dataset(j->args, j->dataset, j->config.data.file);
    j->data_bytes = lc_mem_bytes();
    if (lc_args_has(j->args, "dry-run"))
        lc_reserve_begin();
    CHECK(lc_forecaster_new(&j->forecaster, j->dataset, &j->config));
    CHECK(lc_whole_take(j->forecaster, j->kept, j->args));
    note_beginning(j);
    lc_note_lines(j->args, lc_forecaster_notes(j->forecaster));
    lc_note_idle(j->args, j->forecaster);
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
    const lc_forecaster *f = j->forecaster;
    return lc_forecaster_wants_beside(f) ? lc_beside_bytes(f->task, parameters, lc_forecaster_threads(f)) : 0;
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
    CHECK(lc_subject_need(j->args, "prices.csv --target Close --horizon 5 -o run.h5"));
    if (!plan) {
        lc_stop_watch();
        CHECK(check_output(j));
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
    lc_reserve_end();
    return status;
}

static const lc_flag flags[] = {
    {.name = "output", .letter = 'o', .value = "RUN.h5", .help = "the run file to write; needed without --dry-run"},
    {.name = "from", .value = "RUN.h5", .key = "train.from", .help = "begin with the weights of this run, by a new optimizer"},
    {.name = "scaler",
     .value = "WHICH",
     .key = "train.from_scaler",
     .help = "with --from: run: values are scaled as in that run; new: by these training rows (default: run)"},
    {.name = "on",
     .value = "ROWS",
     .choices = lc_whole_names,
     .help = "split: the training rows of data.split; all: every row, none to validate or test (default: split)"},
    {.name = "log", .value = "FILE", .help = "write a JSON line per epoch to this file"},
    {.name = "dry-run", .help = "print the number of windows and parameters and the memory needed, then stop"},
    {.name = NULL},
};

const lc_command lc_command_train = {
    .group = LC_GROUP_MODELS,
    .summary = "fit a forecaster",
    .words = "[CONFIG.ini | DATA | RUN.h5]",
    .words_most = 1,
    .flags = flags,
    .details = "Reads the configuration and its dataset, trains, and writes the best weights with\n"
               "all that is needed to forecast, evaluate and train again. Relative file names\n"
               "begin at the working folder. lanecast config explain lists the keys.\n\n"
               "DATA is a dataset or a text file (CSV), which is read as lanecast import reads it\n"
               "when nothing is asked for: then there is no configuration but the flags, and the run\n"
               "file keeps it. With RUN.h5 the configuration is that of a run. The common keys are\n"
               "flags, all others are set by --set. - is a configuration on standard input.\n\n"
               "With --from, training begins with the weights of a run, and its configuration is the\n"
               "run's except for the flags, unless CONFIG.ini is given. What gives weights their meaning\n"
               "must be the same: cell, sizes, channels, horizon; rows, rates, dropout and loss may\n"
               "differ. The run's scaler stays, for its weights know values so; --scaler new makes one of\n"
               "these training rows, as further series need it. Windows that the run has seen count\n"
               "as seen in evaluations; validation windows that it was trained on are said, since\n"
               "they look too good (valid_seen_in_training of --json).\n\n"
               "With --on all, training sees every row, as one does before a model is used: nothing\n"
               "is left that could say how good it is, or when to stop. It trains for as many epochs as\n"
               "the best one of RUN.h5 (the mean of several networks), or as configured. A ridge\n"
               "regression has the penalties, look-backs and levels that RUN.h5 has chosen.\n\n"
               "While it trains, RUN.h5 is saved every run.checkpoint seconds, and when SIGINT,\n"
               "SIGTERM, SIGHUP, SIGUSR1 or SIGXCPU comes: then the exit status is 75, and lanecast\n"
               "resume RUN.h5 continues. A second signal ends at once.",
    .examples = "    lanecast train prices.csv --target Close --horizon 5 -o run.h5\n"
                "    lanecast train prices.ini --set model.cell=gru -o gru.h5\n"
                "    lanecast train --from run.h5 newer.csv -o tuned.h5\n"
                "    lanecast train run.h5 --on all -o live.h5",
    .takes = LC_TAKES_CONFIG | LC_TAKES_KEYS | LC_TAKES_PROGRESS | LC_TAKES_FORCE,
    .run = run,
};
