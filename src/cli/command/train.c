/* train - fits a forecaster and writes its run file. */
#include "cli/command.h"
#include "cli/fit.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/parallel.h"

#include <math.h>

typedef struct job {
    const lc_args *args;
    const char *output;
    lc_config config;
    lc_dataset *dataset;
    lc_forecaster *forecaster;
    FILE *log;
    double seconds;
    size_t data_bytes;
} job;

/* Whether the run file can be written is known before hours of training, not after. */
static lc_status check_output(const job *j)
{
    lc_file *file = NULL;
    if (!j->output)
        return lc_fail(LC_E_USAGE, "train needs --output RUN.h5; see lanecast train --help");
    lc_status status = lc_file_create(&file, j->output);
    lc_file_close(file);
    return status;
}

/* Neither the run file nor the log may be what is read, or each other. */
static lc_status check_apart(const job *j)
{
    const char *log = lc_args_text(j->args, "log"), *dataset = j->config.data.file;
    CHECK(lc_args_apart(j->args, "output", dataset));
    CHECK(lc_args_apart(j->args, "log", dataset));
    if (j->output && log)
        CHECK(lc_file_apart(log, j->output));
    return LC_OK;
}

static lc_status open_log(job *j)
{
    const char *path = lc_args_text(j->args, "log");
    if (!path)
        return LC_OK;
    j->log = fopen(path, "w");
    return j->log ? LC_OK : lc_fail(LC_E_IO, "%s: cannot write the log", path);
}

/* What the configuration asks for without effect. */
static void note_without_effect(const job *j)
{
    const lc_model_config *model = &j->config.model;
    if (model->dropout > 0 && lc_model_layers(model) == 1)
        lc_note(j->args, "model.dropout = %g has no effect: it acts between layers, and there is only one", model->dropout);
}

static lc_status prepare(job *j)
{
    CHECK(lc_config_read(&j->config, lc_args_word(j->args, 0)));
    CHECK(lc_args_config(&j->config, j->args));
    CHECK(check_apart(j));
    CHECK(lc_fit_data(&j->dataset, &j->config, j->args));
    j->data_bytes = lc_mem_bytes();
    CHECK(lc_forecaster_new(&j->forecaster, j->dataset, &j->config));
    note_without_effect(j);
    return LC_OK;
}

static void note_plan(const job *j)
{
    size_t parameters;
    if (!lc_args_has(j->args, "verbose"))
        return;
    lc_forecaster_weights(&parameters, j->forecaster);
    lc_note(j->args, "%zu windows to train, %zu to validate; %zu parameters; %zu threads, level %s",
            lc_fit_windows(j->forecaster, LC_TRAIN), lc_fit_windows(j->forecaster, LC_VALID), parameters,
            lc_parallel_threads(j->config.run.threads), lc_level_name());
}

/* Notes why a part has no windows. */
static size_t plan_windows(const job *j, lc_part part)
{
    size_t count = lc_fit_windows(j->forecaster, part);
    if (count == 0)
        lc_note(j->args, "%s: %s", lc_part_name(part), lc_error_message());
    return count;
}

static lc_status print_plan(const job *j)
{
    size_t all_bytes = lc_mem_bytes(), parameters, windows[LC_PARTS];
    lc_forecaster_weights(&parameters, j->forecaster);
    for (lc_part part = 0; part < LC_PARTS; part++)
        windows[part] = plan_windows(j, part);
    if (lc_args_json(j->args))
        return lc_print_json(json_pack("{ss s{sI sI sI} sI s{sI sI}}", "schema", "lanecast-train-plan-1", "windows", "train",
                                       (json_int_t)windows[LC_TRAIN], "valid", (json_int_t)windows[LC_VALID], "test",
                                       (json_int_t)windows[LC_TEST], "parameters", (json_int_t)parameters, "memory_bytes", "data",
                                       (json_int_t)j->data_bytes, "training", (json_int_t)(all_bytes - j->data_bytes)));
    printf("windows     %zu to train, %zu to validate, %zu to test\n"
           "parameters  %zu\n"
           "memory      %.1f MB: %.1f of data, %.1f of windows, weights and workspace;\n"
           "            training needs no more\n",
           windows[LC_TRAIN], windows[LC_VALID], windows[LC_TEST], parameters, 1e-6 * (double)all_bytes,
           1e-6 * (double)j->data_bytes, 1e-6 * (double)(all_bytes - j->data_bytes));
    return LC_OK;
}

static lc_status print_result(const job *j)
{
    size_t epochs, parameters, windows = lc_fit_windows(j->forecaster, LC_TRAIN), best = lc_forecaster_best_epoch(j->forecaster);
    const lc_epoch *history = lc_forecaster_history(&epochs, j->forecaster);
    double valid_loss = best ? history[best - 1].valid_loss : NAN;
    double speed = j->seconds > 0 ? (double)(windows * epochs) / j->seconds : 0;
    char digest[LC_NAME_MAX];
    lc_forecaster_weights(&parameters, j->forecaster);
    snprintf(digest, sizeof digest, "%016llx", (unsigned long long)lc_forecaster_digest(j->forecaster));
    if (lc_args_json(j->args))
        return lc_print_json(json_pack("{ss so sI sI so sI sI so so ss}", "schema", "lanecast-train-1", "run",
                                       lc_json_text(j->output), "epochs", (json_int_t)epochs, "best_epoch", (json_int_t)best,
                                       "valid_loss", lc_json_number(valid_loss), "parameters", (json_int_t)parameters, "windows",
                                       (json_int_t)windows, "seconds", lc_json_number(j->seconds), "windows_per_second",
                                       lc_json_number(speed), "weights_digest", digest));
    if (best) {
        lc_print_line(j->output, "best epoch %zu of %zu, %s loss %.6f", best, epochs,
                      isnan(valid_loss) ? "training" : "validation", isnan(valid_loss) ? history[best - 1].loss : valid_loss);
        lc_print_line(NULL, "%zu parameters, %.1f s, %.0f windows/s", parameters, j->seconds, speed);
    } else
        lc_print_line(j->output, "%s has nothing to train", j->config.model.kind);
    return LC_OK;
}

static lc_status work(job *j)
{
    bool plan = lc_args_has(j->args, "dry-run");
    if (!plan)
        CHECK(check_output(j));
    CHECK(prepare(j));
    if (plan)
        return print_plan(j);
    CHECK(open_log(j));
    note_plan(j);
    CHECK(lc_fit_run(&j->seconds, j->forecaster, j->args, j->log));
    CHECK(lc_forecaster_save(j->forecaster, j->output));
    return print_result(j);
}

static lc_status run(const lc_args *args)
{
    job j = {.args = args, .output = lc_args_text(args, "output"), .config = lc_config_default()};
    lc_status status = work(&j);
    if (j.log && fclose(j.log) != 0 && status == LC_OK)
        status = lc_fail(LC_E_IO, "%s: cannot write the log", lc_args_text(args, "log"));
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
               "begin at the working folder. lanecast config explain lists the keys.",
    .takes = LC_TAKES_CONFIG | LC_TAKES_PROGRESS,
    .run = run,
};
