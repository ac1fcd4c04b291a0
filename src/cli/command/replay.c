/* replay - trains again from what a run file holds, and says whether the same weights came out. */
#include "cli/command.h"
#include "cli/fit.h"
#include "cli/load.h"
#include "model/forecaster.h"
#include "model/run_file.h"
#include "model/start.h"

#include <string.h>

typedef struct replayed {
    lc_run run;
    uint64_t data_digest, weights_digest;
    double seconds;
} replayed;

static lc_status check_possible(const lc_run *run, const char *path, const lc_args *args)
{
    if (run->training != LC_TRAINING_FINISHED)
        return lc_fail(LC_E_USAGE, "%s: training %s: only what is finished can be compared with a replay", path,
                       run->training == LC_TRAINING_DIVERGED ? "diverged" : "is unfinished; continue it with lanecast resume");
    CHECK(lc_run_check_level(run, path));
    lc_note_version(args, run, path);
    return LC_OK;
}

static lc_status check_data(const replayed *r, const char *path, const char *data)
{
    if (r->data_digest == r->run.data_digest)
        return LC_OK;
    return lc_fail(LC_E_MISMATCH, "the data differ: %s was trained on data with digest %016llx, %s has %016llx", path,
                   (unsigned long long)r->run.data_digest, data, (unsigned long long)r->data_digest);
}

/* The weights in the file must have the digest in the file, or comparing with it would prove nothing. */
static lc_status check_stored(const char *path, const lc_dataset *dataset, const lc_config *config)
{
    lc_forecaster *stored = NULL;
    lc_status status = lc_forecaster_load(&stored, path, dataset, config);
    lc_forecaster_free(stored);
    return status;
}

/* A training that began with the weights of another run begins with the same ones. */
static lc_status check_from(const lc_run *run, const char *path)
{
    const char *from = run->config.train.from;
    lc_run start;
    if (!run->from_digest)
        return LC_OK;
    CHECK(lc_run_read(&start, from));
    return lc_start_check(run->from_digest, &start, from, path);
}

/* The data of the run; channels in another order are put into the run's, as when it was resumed. */
static lc_status take_data(lc_dataset **out, replayed *r, const char *path, const lc_args *args)
{
    lc_run_source source = {.h5 = NULL};
    lc_status status = LC_OK;
    CHECK(lc_run_source_open(&source, path));
    TRY(lc_fit_data(out, &r->run.config, args, &source));
    r->data_digest = lc_dataset_digest(*out);
    if (r->data_digest != r->run.data_digest)
        TRY(lc_args_take_channels(*out, args, &source));
    r->data_digest = lc_dataset_digest(*out);
done:
    lc_run_source_close(&source);
    return status;
}

static lc_status train_again(replayed *r, const char *path, const lc_args *args)
{
    lc_status status = LC_OK;
    lc_dataset *dataset = NULL;
    lc_forecaster *forecaster = NULL;
    TRY(lc_args_config_kept(&r->run.config, args, path));
    TRY(take_data(&dataset, r, path, args));
    TRY(check_data(r, path, r->run.config.data.file));
    TRY(check_stored(path, dataset, &r->run.config));
    TRY(check_from(&r->run, path));
    TRY(lc_forecaster_new(&forecaster, dataset, &r->run.config));
    TRY(lc_forecaster_choose_as(forecaster, path));
    lc_fit fit = {.forecaster = forecaster, .args = args};
    TRY(lc_fit_run(&fit));
    r->seconds = fit.seconds;
    r->weights_digest = lc_forecaster_digest(forecaster);
done:
    lc_forecaster_free(forecaster);
    lc_dataset_free(dataset);
    return status;
}

static lc_status print_result(const replayed *r, const char *path, const lc_args *args)
{
    bool equal = r->weights_digest == r->run.weights_digest;
    char data[LC_NAME_MAX], before[LC_NAME_MAX], now[LC_NAME_MAX];
    snprintf(data, sizeof data, "%016llx", (unsigned long long)r->data_digest);
    snprintf(before, sizeof before, "%016llx", (unsigned long long)r->run.weights_digest);
    snprintf(now, sizeof now, "%016llx", (unsigned long long)r->weights_digest);
    if (lc_args_json(args))
        return lc_print_json(json_pack("{ss so sb ss ss ss ss so}", "schema", "lanecast-replay-1", "run", lc_json_text(path),
                                       "equal", equal, "level", lc_level_name(), "data_digest", data, "weights_digest", before,
                                       "replayed_digest", now, "seconds", lc_json_number(r->seconds)));
    if (equal)
        lc_print_line(path, "trained again, equal in every bit: weights %s, data %s", now, data);
    return LC_OK;
}

static lc_status run(const lc_args *args)
{
    replayed r = {0};
    const char *path = lc_args_word(args, 0);
    CHECK(lc_run_read(&r.run, path));
    CHECK(check_possible(&r.run, path, args));
    CHECK(train_again(&r, path, args));
    CHECK(print_result(&r, path, args));
    if (r.weights_digest != r.run.weights_digest)
        return lc_fail(LC_E_MISMATCH, "the weights differ: %s has %016llx, training again gave %016llx", path,
                       (unsigned long long)r.run.weights_digest, (unsigned long long)r.weights_digest);
    return LC_OK;
}

const lc_command lc_command_replay = {
    .group = LC_GROUP_MODELS,
    .summary = "train again from what a run file holds, and compare",
    .words = "RUN.h5",
    .words_least = 1,
    .words_most = 1,
    .details = "The data are compared first, then the weights, by their digests; if they differ,\n"
               "the exit status is 7. A file whose weights are not those that were saved is\n"
               "refused before that, with status 4. The dataset is found by the name in the\n"
               "file, from the working folder, or with --data.",
    .examples = "    lanecast replay run.h5",
    .takes = LC_TAKES_DATA | LC_TAKES_THREADS | LC_TAKES_PROGRESS,
    .run = run,
};
