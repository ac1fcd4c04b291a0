/* evaluate - the errors of a run, next to those of the baselines. */
#include "cli/classes.h"
#include "cli/evaluate.h"
#include "cli/forecast_file.h"
#include "cli/forecasts.h"
#include "cli/load.h"
#include "cli/outlook.h"
#include "cli/versus.h"

#include <string.h>

/* One run: what is asked for, and of what. */
typedef struct job {
    const lc_args *args;
    const lc_forecaster *forecaster;
    const lc_outlook *outlook;
    lc_part part;
    bool json;
} job;

static lc_status write_forecasts(const job *j)
{
    const char *path = lc_args_text(j->args, "forecasts");
    const lc_told told = {.forecaster = j->forecaster, .outlook = j->outlook};
    return path ? lc_forecasts_write(path, &told, 1, j->part, lc_args_text(j->args, "series")) : LC_OK;
}

static lc_status print_classes(const job *j)
{
    lc_status status = LC_OK;
    lc_class_evaluation *e = NULL;
    const char *csv = lc_args_text(j->args, "csv");
    TRY(lc_evaluate_classes(&e, j->forecaster, j->part, lc_args_text(j->args, "series")));
    if (csv)
        TRY(lc_classes_csv(e, j->forecaster, csv));
    TRY(write_forecasts(j));
    TRY(j->json ? lc_classes_json(e, j->forecaster) : lc_classes_show(NULL, e, j->forecaster, lc_args_has(j->args, "verbose")));
done:
    lc_class_evaluation_free(e);
    return status;
}

static lc_status print_errors(const job *j)
{
    lc_status status = LC_OK;
    lc_evaluation *e = NULL;
    const char *csv = lc_args_text(j->args, "csv");
    TRY(lc_evaluate_outlook(&e, j->outlook, j->part, lc_args_text(j->args, "series")));
    if (csv)
        TRY(lc_evaluate_csv(e, j->forecaster, csv));
    TRY(write_forecasts(j));
    TRY(j->json ? lc_evaluate_json(e, j->forecaster) : lc_evaluate_show(NULL, e, j->forecaster, lc_args_has(j->args, "verbose")));
done:
    lc_evaluation_free(e);
    return status;
}

/* Files that the command writes are not those that it reads, and replace only their like. */
static lc_status check_outputs(const lc_args *args, const lc_forecaster *f)
{
    static const char *const output[] = {"csv", "forecasts"};
    const char *forecasts = lc_args_text(args, "forecasts");
    for (size_t i = 0; i < sizeof output / sizeof *output; i++)
        CHECK(lc_args_apart(args, output[i], lc_forecaster_config(f)->data.file));
    CHECK(lc_args_replaces(args, "csv", LC_OUTPUT_CSV));
    return lc_args_replaces(args, "forecasts",
                            forecasts && lc_forecast_file_is_hdf5(forecasts) ? LC_OUTPUT_FORECASTS : LC_OUTPUT_CSV);
}

static lc_status run_versus(const lc_args *args, const char *form, lc_part part)
{
    lc_status status = LC_OK;
    lc_versus *versus = NULL;
    if (lc_args_has(args, "csv"))
        return lc_fail(LC_E_USAGE, "--csv is for one run as text: of several, or with another form, write --format csv");
    TRY(lc_versus_new(&versus, args, part));
    for (size_t i = 0; i < versus->runs; i++)
        TRY(check_outputs(args, versus->forecaster[i]));
    if (lc_args_has(args, "forecasts"))
        TRY(lc_versus_forecasts(versus, args, lc_args_text(args, "forecasts")));
    TRY(strcmp(form, "json") == 0 ? lc_versus_json(versus, args) : lc_versus_print(versus, form, lc_args_has(args, "verbose")));
done:
    lc_versus_free(versus);
    return status;
}

static lc_status run_one(const lc_args *args, lc_part part, bool json)
{
    lc_status status = LC_OK;
    lc_dataset *dataset = NULL;
    lc_forecaster *forecaster = NULL;
    lc_outlook *outlook = NULL;
    TRY(lc_args_load(&forecaster, &dataset, args));
    TRY(check_outputs(args, forecaster));
    TRY(lc_args_outlook(&outlook, forecaster, args));
    const job j = {.args = args, .forecaster = forecaster, .outlook = outlook, .part = part, .json = json};
    TRY(lc_forecaster_classes(forecaster) ? print_classes(&j) : print_errors(&j));
    TRY(lc_args_note_outlook(args, outlook));
done:
    lc_outlook_free(outlook);
    lc_forecaster_free(forecaster);
    lc_dataset_free(dataset);
    return status;
}

/* One run as text or JSON has tables of its own; any other is a comparison, of one run with the baselines. */
static lc_status run(const lc_args *args)
{
    lc_part part = LC_TEST;
    const char *form = lc_args_json(args) ? "json" : "text";
    if (lc_args_text(args, "split"))
        CHECK(lc_part_find(&part, lc_args_text(args, "split")));
    if (lc_args_has(args, "format") && lc_args_json(args) && strcmp(lc_args_text(args, "format"), "json") != 0)
        return lc_fail(LC_E_USAGE, "--json and --format %s: write one of them", lc_args_text(args, "format"));
    if (lc_args_has(args, "format"))
        form = lc_args_text(args, "format");
    const bool alone = lc_args_words(args) == 1 && (strcmp(form, "text") == 0 || strcmp(form, "json") == 0);
    if (alone && lc_args_has(args, "names"))
        return lc_fail(LC_E_USAGE, "--names: is of several runs, or of another --format; one run is called what it is");
    if (alone)
        return run_one(args, part, strcmp(form, "json") == 0);
    return run_versus(args, form, part);
}

static const lc_flag flags[] = {
    {.name = "split", .value = "PART", .choices = lc_part_names, .help = "train, valid or test (default: test)"},
    {.name = "series", .value = "NAMES", .help = "only these series: names between commas or blanks (default: all)"},
    {.name = "names", .value = "NAMES", .help = "what the runs are called, between commas: 'LSTM,Ours' (default: what they are)"},
    {.name = "levels", .value = "NUMBERS", .help = "quantiles to measure, as \"0.05 0.5 0.95\" (default: the model's own)"},
    {.name = "format", .value = "FORM", .choices = lc_versus_forms, .help = "text, markdown, latex, csv or json (default: text)"},
    {.name = "csv", .value = "FILE", .help = "also write the errors of every series, by every forecaster, to this file"},
    {.name = "forecasts",
     .value = "FILE",
     .help = "also write every forecast, beside what came: .h5 or .nc (netCDF-4/CF), else CSV"},
    {.name = NULL},
};

const lc_command lc_command_evaluate = {
    .group = LC_GROUP_ERRORS,
    .summary = "errors per step, channel and series, next to the baselines",
    .words = "RUN.h5 [RUN.h5 ...]",
    .words_least = 1,
    .words_most = (size_t)-1,
    .flags = flags,
    .details = "Every metric is given for the model and for each baseline on the same windows, in\n"
               "scaled units (*) and in the data's own. best_possible is the true conditional\n"
               "mean, which is known for simulated data. zero is listed where all targets are near\n"
               "0 on average (returns): within a quarter of their spread in the training rows.\n\n"
               "The last lines compare the model with the best baseline, the one of the least\n"
               "scaled MSE. It is chosen after the fact, so that a model which beats it beats all.\n"
               "ridge is a ridge regression of the same context, fitted when the network was trained\n"
               "(model.ridge); the model is compared with it apart from the baselines.\n\n"
               "The skill is 1 - MSE / MSE of seasonal_naive (of repeat_last without a season), scaled.\n"
               "Its interval is the middle 95 % of 1000 draws of the windows, in blocks of context +\n"
               "horizon rows; below five blocks there is none. It is of these windows: what another\n"
               "seed would do is not in it (run.seeds). Where the model loses, a line says what to try.\n\n"
               "What these figures rest on: every window of the part counts, unless window.drop_last\n"
               "says otherwise; weights, look-backs and penalties are chosen on validation rows, never\n"
               "on test rows; the scale is that of training rows. For a comparison that others can\n"
               "trust choose all settings on the validation part (lanecast sweep), train several seeds\n"
               "and report their spread (run.seeds = 5), and name the loss.\n\n"
               "Errors in own units are averaged over channels only where all have one unit that is\n"
               "known; else they are given per channel, and over all only what has no unit (mape,\n"
               "mase, r2, smape). Such cells of CSV are empty. --json has them all, and one_unit\n"
               "says whether they mean anything.\n"
               "They are averaged as plain numbers: where series differ in size, the largest dominate.\n"
               "Then compare scaled errors, or the mean over series of each one's own figure (as the\n"
               "M4 competition averages). A series that dominates is named: one that makes more than half of the\n"
               "squared error, or 5 % and ten times its part of the values. R2 uses each series'\n"
               "own mean and is averaged over channels; it is shown only if the forecast of every\n"
               "channel is known. What a metric leaves out is counted below the table.\n\n"
               "A model that says more than a point is measured by its quantiles too: pinball\n"
               "loss, CRPS, the score, coverage and width of the interval between the lowest and\n"
               "the highest quantile, and how many truths are between neighbouring quantiles, the\n"
               "PIT histogram (docs/probability.md).\n\n"
               "Of several networks (run.seeds) the model is their average; the mean and the\n"
               "standard deviation of what each errs by itself are below, and with -v each.\n\n"
               "Several runs are set side by side, with the baselines, on the same windows: one table\n"
               "for each thought, > before the best of a column (of a row, where forecasters are\n"
               "columns). They must have the same data, targets, horizon, classes and windows. --format\n"
               "markdown and latex print tables to paste, csv one table of all rows: forecaster,\n"
               "role, of (all, step, channel, series ...), item, space, and the metrics; of classes\n"
               "there are targets for channels, and no space. The schema of --json is\n"
               "lanecast-evaluate-runs-1, of classes lanecast-evaluate-classes-runs-1: an object of\n"
               "each run.\n\n"
               "The file of --forecasts has a row for each value: series, origin (the last row that\n"
               "is known), step, time, channel, truth, forecast, its quantiles, and every baseline.\n"
               "Of several runs the columns are the lines of the tables, with the same names. Of\n"
               "classes there are names, and what is said of each. A name that ends in .h5 or\n"
               ".nc becomes netCDF-4/CF: arrays (series, window, lead), as Close_truth and\n"
               "Close_forecast, with origin and time.\n\n"
               "Windows of every part begin window.stride rows apart, in training, validation and\n"
               "test: with window.stride = 4 the errors are of every fourth window; --set\n"
               "window.stride=1 judges all of them.\n\n"
               "If training or validation already used targets of these windows, by their time\n"
               "stamps (with another split, or other data), the result begins with a warning;\n"
               "seen_in_training and seen_in_validation of --json count such windows.\n\n"
               "Of classes (classes.of) there are accuracy, balanced accuracy, macro F1, the Matthews\n"
               "correlation (mcc), the Brier score, the log loss, and the confusion matrix,\n"
               "next to the majority of the training rows and the last known class; the best baseline\n"
               "is that of the highest accuracy. The schema of --json is lanecast-evaluate-classes-1.",
    .examples = "    lanecast evaluate run.h5\n"
                "    lanecast evaluate lstm.h5 gru.h5 --format markdown\n"
                "    lanecast evaluate run.h5 --split valid --forecasts forecasts.csv",
    .takes = LC_TAKES_RUN | LC_TAKES_FORCE,
    .run = run,
};
