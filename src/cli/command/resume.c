/* resume - continues the training of a run file from where it was saved. */
#include "cli/command.h"
#include "cli/fit.h"
#include "cli/load.h"
#include "cli/stop.h"
#include "core/file.h"
#include "model/run_file.h"
#include "train/schedule.h"

typedef struct job {
    const lc_args *args;
    const char *path;
    struct stat file;
    lc_run_source source;
    lc_config config;
    lc_dataset *dataset;
    lc_forecaster *forecaster;
} job;

/* Into the configuration; *changed: whether training may end later than it did, or cannot continue so. */
static lc_status read_options(bool *changed, job *j)
{
    const lc_train_config was = j->config.train, *is = &j->config.train;
    CHECK(lc_args_config_kept(&j->config, j->args, j->path));
    *changed = is->epochs != was.epochs || is->patience != was.patience || lc_args_has(j->args, "set");
    return LC_OK;
}

static lc_status print_finished(const job *j)
{
    char digest[LC_NAME_MAX];
    snprintf(digest, sizeof digest, "%016llx", (unsigned long long)j->source.run.weights_digest);
    if (lc_args_json(j->args))
        return lc_print_json(json_pack("{ss so ss sI ss}", "schema", "lanecast-resume-1", "run", lc_json_text(j->path),
                                       "training", lc_training_name(j->source.run.training), "best_epoch",
                                       (json_int_t)j->source.run.best_epoch, "weights_digest", digest));
    const lc_train_config *train = &j->config.train;
    if (j->source.run.best_epoch && lc_schedule_find(train->schedule)->of_total)
        lc_print_line(j->path, "training is finished, best epoch %zu; with train.schedule = %s it cannot be made longer",
                      j->source.run.best_epoch, train->schedule);
    else if (j->source.run.best_epoch)
        lc_print_line(j->path, "training is finished, best epoch %zu; lanecast resume --help says how to make it longer",
                      j->source.run.best_epoch);
    else
        lc_print_line(j->path, "%s has nothing to train", j->config.model.kind);
    return LC_OK;
}

static void note_point(const job *j)
{
    const lc_run *run = &j->source.run;
    lc_note_version(j->args, run, j->path);
    lc_note_unsealed(j->args, run, j->path);
    if (j->config.run.seeds > 1)
        lc_note(j->args, "%s: continues with %zu of %zu networks begun", j->path, run->members, j->config.run.seeds);
    else
        lc_note(j->args, "%s: continues in epoch %zu of %zu", j->path, run->epochs + 1, j->config.train.epochs);
}

static lc_status train(const job *j)
{
    lc_fit fit = {.forecaster = j->forecaster, .args = j->args, .run = j->path, .file = j->file};
    CHECK(lc_log_open(&fit.log, j->args, true));
    return lc_fit_print(&fit, "lanecast-resume-1", lc_fit_run(&fit));
}

static lc_status work(job *j)
{
    bool changed;
    lc_stop_watch();
    CHECK(lc_file_look(&j->file, j->path));
    CHECK(lc_run_source_open(&j->source, j->path));
    j->config = j->source.run.config;
    CHECK(read_options(&changed, j));
    if (j->source.run.training == LC_TRAINING_FINISHED && !changed)
        return print_finished(j);
    CHECK(lc_args_apart(j->args, "log", j->config.data.file));
    CHECK(lc_args_replaces(j->args, "log", LC_OUTPUT_TEXT));
    CHECK(lc_args_run_file(j->args, j->path, j->config.data.file));
    CHECK(lc_file_may_create(j->path));
    CHECK(lc_fit_data(&j->dataset, &j->config, j->args, &j->source));
    CHECK(lc_args_take_channels(j->dataset, j->args, &j->source));
    CHECK(lc_run_source_resume(&j->forecaster, &j->source, j->dataset, &j->config));
    lc_run_source_close(&j->source);
    if (j->source.run.training == LC_TRAINING_FINISHED && j->source.run.epochs == j->config.train.epochs &&
        j->source.run.config.run.seeds == j->config.run.seeds)
        return print_finished(j);
    note_point(j);
    return train(j);
}

static lc_status run(const lc_args *args)
{
    job j = {.args = args, .path = lc_args_word(args, 0)};
    lc_status status = work(&j);
    lc_run_source_close(&j.source);
    lc_forecaster_free(j.forecaster);
    lc_dataset_free(j.dataset);
    return status;
}

static const lc_flag flags[] = {
    {.name = "epochs",
     .value = "N",
     .key = "train.epochs",
     .help = "epochs in all, those that are done counted (default: as configured)"},
    {.name = "patience",
     .value = "N",
     .key = "train.patience",
     .help = "train.patience from here on; 0: never stop early (default: as configured)"},
    {.name = "log", .value = "FILE", .help = "add a JSON line per epoch to this file"},
    {.name = NULL},
};

const lc_command lc_command_resume = {
    .group = LC_GROUP_MODELS,
    .summary = "continue a training that was stopped",
    .words = "RUN.h5",
    .words_least = 1,
    .words_most = 1,
    .flags = flags,
    .details = "Training continues from the last save to the same weights, bit by bit, as without\n"
               "the interruption, and RUN.h5 is replaced by the result. The dataset is found by the\n"
               "name in the file, from the working folder, or with --data; data that differ from\n"
               "what the run was trained on are refused with status 7, which says what differs.\n\n"
               "A finished training is made longer by --epochs, as if it had been so from the\n"
               "start: refused where train.schedule depends on the number of epochs. What patience\n"
               "has ended needs --patience too. With --set run.seeds=N an ensemble grows, or one\n"
               "network becomes one. Other keys cannot change, except for run.checkpoint (--set).\n"
               "Signals and saves are as in lanecast train.",
    .examples = "    lanecast resume run.h5\n"
                "    lanecast resume run.h5 --epochs 50 --patience 10",
    .takes = LC_TAKES_RUN | LC_TAKES_PROGRESS,
    .run = run,
};
