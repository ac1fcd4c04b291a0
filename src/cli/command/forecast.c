/* forecast - writes the rows that a run expects after the last known row, or from an origin on. */
#include <string.h>
#include <unistd.h>

#include "cli/csv.h"
#include "cli/curve.h"
#include "cli/forecast_file.h"
#include "cli/load.h"
#include "cli/origins.h"
#include "cli/outlook.h"
#include "core/counted.h"
#include "core/date.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/text.h"
#include "data/native/write.h"
#include "data/stamp.h"

static lc_status write_header(lc_file *file, const lc_dataset *d)
{
    CHECK(lc_file_text(file, "series,time"));
    for (size_t i = 0; i < d->channels; i++) {
        CHECK(lc_file_text(file, ","));
        CHECK(lc_csv_name(file, d->channel[i].name));
    }
    return lc_file_text(file, "\n");
}

/* A number, or the class that it stands for. */
static lc_status write_value(lc_file *file, const lc_channel *channel, double value, const lc_classes *classes)
{
    if (!channel->meanings)
        return lc_file_text(file, ",%.9g", value);
    CHECK(lc_file_text(file, ","));
    return lc_csv_name(file, classes->name[(size_t)value]);
}

static lc_status write_rows(lc_file *file, const lc_dataset *d, const lc_series *s, const lc_classes *classes)
{
    char stamp[LC_STAMP_TEXT];
    for (size_t row = 0; row < s->rows; row++) {
        lc_series_stamp(stamp, s, row);
        CHECK(lc_csv_name(file, s->name));
        CHECK(lc_file_text(file, ",%s", stamp));
        for (size_t i = 0; i < d->channels; i++)
            CHECK(write_value(file, &d->channel[i], s->value[row * d->channels + i], classes));
        CHECK(lc_file_text(file, "\n"));
    }
    return LC_OK;
}

static lc_status write_csv(const lc_dataset *d, const lc_classes *classes, const char *path)
{
    lc_status status = LC_OK;
    lc_file *file = NULL;
    TRY(lc_file_output(&file, path));
    TRY(write_header(file, d));
    for (size_t i = 0; i < d->series_count; i++)
        TRY(write_rows(file, d, &d->series[i], classes));
    TRY(lc_file_commit(file));
done:
    lc_file_close(file);
    return status;
}

/* "1 channel", "2 channels in 20 columns": quantiles and samples are columns of a channel. */
static void spell_channels(char out[LC_TEXT_MAX], const lc_dataset *d, const lc_forecaster *f)
{
    size_t count;
    lc_forecaster_targets(&count, f);
    if (lc_forecaster_classes(f) || count == d->channels)
        snprintf(out, LC_TEXT_MAX, "%s", lc_counted(d->channels, lc_forecaster_classes(f) ? "column" : "channel").text);
    else
        snprintf(out, LC_TEXT_MAX, "%s in %zu columns", lc_counted(count, "channel").text, d->channels);
}

static void note_point(const lc_args *args, const lc_forecaster *f, const char *point)
{
    size_t count;
    lc_few names = {0};
    const size_t *target = lc_forecaster_targets(&count, f);
    for (size_t i = 0; i < count; i++)
        lc_few_add(&names, lc_forecaster_dataset(f)->channel[target[i]].name, "");
    lc_note(args, count == 1 ? "the point forecast, column %s, is %s" : "the point forecasts, columns %s, are %s",
            lc_few_text(&names), point);
    lc_few_free(&names);
}

/* The stamps of the earliest row of all series, and of the latest. */
static void find_span(char first[LC_STAMP_TEXT], char last[LC_STAMP_TEXT], const lc_dataset *d)
{
    const lc_series *begins = d->series, *ends = d->series;
    for (const lc_series *s = d->series; s < d->series + d->series_count; s++) {
        begins = lc_series_second(s, 0) < lc_series_second(begins, 0) ? s : begins;
        ends = lc_series_second(s, s->rows - 1) > lc_series_second(ends, ends->rows - 1) ? s : ends;
    }
    lc_series_stamp(first, begins, 0);
    lc_series_stamp(last, ends, ends->rows - 1);
}

static lc_status print_result(const lc_args *args, const lc_dataset *d, const lc_forecaster *f, const char *path)
{
    const lc_series *s = &d->series[0];
    char first[LC_STAMP_TEXT], last[LC_STAMP_TEXT], channels[LC_TEXT_MAX], point[LC_TEXT_MAX];
    spell_channels(channels, d, f);
    lc_forecaster_point(point, f);
    find_span(first, last, d);
    if (lc_args_json(args))
        return lc_print_json(json_pack("{ss so ss so sI sI ss sI ss ss}", "schema", "lanecast-forecast-1", "file",
                                       lc_json_text(path), "training", lc_training_name(lc_forecaster_training(f)), "run_series",
                                       lc_json_text(lc_forecaster_alias(f)), "series", (json_int_t)d->series_count, "channels",
                                       (json_int_t)d->channels, "point", point, "horizon", (json_int_t)s->rows, "first", first,
                                       "last", last));
    lc_note(args, "%s: %s, %s, %s%s; '%s' %s", lc_shown_output(path), lc_counted(d->series_count, "series").text, channels,
            lc_counted(s->rows, "row").text, lc_if_one(d->series_count, "", " each"), s->name, lc_stretch(s).text);
    if (*point)
        note_point(args, f, point);
    if (lc_curve_wanted(args, STDERR_FILENO))
        lc_curve_forecast(stderr, lc_forecaster_dataset(f), d);
    return LC_OK;
}

/* Beyond its horizon most forecasters have points and samples; whoever asks for quantiles there is refused later. */
static lc_status choose_columns(lc_outlook **out, const lc_forecaster *f, const lc_args *args, size_t horizon)
{
    static const double none;
    const size_t own = lc_forecaster_config(f)->window.horizon;
    size_t columns, samples = 0;
    CHECK(lc_args_outlook(out, f, args));
    lc_outlook_columns(&columns, *out);
    CHECK(lc_args_count(&samples, args, "samples"));
    if (columns == 1 + samples || horizon <= own || lc_args_has(args, "levels") || lc_forecaster_quantiles_continue(f))
        return LC_OK;
    lc_note(args, "%s only: %zu rows are more than window.horizon = %zu, the last for which there are quantiles",
            samples ? "points and samples" : "points", horizon, own);
    lc_outlook_free(*out);
    *out = NULL;
    return lc_outlook_new(out, f, &none, 0, samples);
}

typedef struct job {
    const lc_args *args;
    const char *output;
    int64_t stamp[2];
    lc_future request;
    lc_origin_range range; /* with --origins */
    lc_dataset *dataset;
    lc_forecaster *forecaster;
    lc_outlook *outlook;
} job;

static bool is_csv(const job *j)
{
    return strcmp(j->output, "-") == 0 || lc_text_ends(j->output, ".csv");
}

static lc_status check_output(const job *j)
{
    if (!is_csv(j) && !lc_forecast_file_is_hdf5(j->output))
        return lc_fail(LC_E_USAGE, "--output %s: expected a name that ends in .csv, .h5 or .nc, or - for CSV on standard output",
                       j->output);
    if (strcmp(j->output, "-") == 0 && lc_args_json(j->args))
        return lc_fail(LC_E_USAGE, "--output - and --json: both would be printed; name a file");
    return LC_OK;
}

/* What is asked for, before what is read. */
static lc_status read_flags(job *j)
{
    const char *origin = lc_args_text(j->args, "origin"), *origins = lc_args_text(j->args, "origins");
    CHECK(check_output(j));
    if (origin && origins)
        return lc_fail(LC_E_USAGE, "--origin and --origins: give one of them");
    if (origin && !lc_date_parse(&j->stamp[0], origin))
        return lc_fail(LC_E_USAGE, "--origin %s: expected a time stamp such as 2016-07-01 or '2016-07-01 12:00:00'", origin);
    if (origins)
        CHECK(lc_origins_read(&j->range, j->stamp, origins));
    CHECK(lc_args_count(&j->request.horizon, j->args, "horizon"));
    if (lc_args_has(j->args, "horizon") && j->request.horizon == 0)
        return lc_fail(LC_E_USAGE, "--horizon 0: expected 1 row or more");
    j->request.series = lc_args_text(j->args, "series");
    j->request.origin = origin ? &j->stamp[0] : NULL;
    return LC_OK;
}

static lc_status check_replaced(const job *j)
{
    const lc_output wanted = is_csv(j) ? LC_OUTPUT_CSV : lc_args_has(j->args, "origins") ? LC_OUTPUT_FORECASTS : LC_OUTPUT_FUTURE;
    if (strcmp(j->output, "-") == 0)
        return LC_OK;
    CHECK(lc_args_apart(j->args, "output", lc_forecaster_config(j->forecaster)->data.file));
    return lc_args_replaces(j->args, "output", wanted);
}

static lc_status write_future(const job *j)
{
    lc_status status = LC_OK;
    lc_dataset *future = NULL;
    char *notes = NULL;
    TRY(lc_forecaster_future(&future, &notes, j->forecaster, &j->request));
    lc_note_lines(j->args, notes);
    TRY(is_csv(j) ? write_csv(future, lc_forecaster_classes(j->forecaster), j->output)
                  : lc_dataset_write_grid(future, j->output));
    TRY(print_result(j->args, future, j->forecaster, j->output));
done:
    lc_string_free(notes);
    lc_dataset_free(future);
    return status;
}

static lc_status find_moment(job *j)
{
    const char *origins = lc_args_text(j->args, "origins");
    if (origins)
        return lc_origins_moments(&j->request.utc, j->stamp, origins, j->dataset);
    return lc_origin_moment(&j->request.utc, &j->stamp[0], "--origin", lc_args_text(j->args, "origin"), j->dataset);
}

static lc_status work(job *j)
{
    CHECK(read_flags(j));
    CHECK(lc_args_load(&j->forecaster, &j->dataset, j->args));
    CHECK(find_moment(j));
    CHECK(check_replaced(j));
    CHECK(choose_columns(&j->outlook, j->forecaster, j->args, j->request.horizon));
    j->request.outlook = j->outlook;
    j->range.of = j->request;
    return lc_args_has(j->args, "origins") ? lc_origins_write(j->output, j->forecaster, &j->range, j->args) : write_future(j);
}

static lc_status run(const lc_args *args)
{
    job j = {.args = args, .output = lc_args_text(args, "output")};
    const lc_status status = work(&j);
    lc_outlook_free(j.outlook);
    lc_forecaster_free(j.forecaster);
    lc_dataset_free(j.dataset);
    return status;
}

static const lc_flag flags[] = {
    {.name = "output",
     .letter = 'o',
     .value = "FILE",
     .needed = true,
     .help = "file for the forecasts: .csv, or .h5 or .nc (netCDF-4/CF); -: CSV on standard output"},
    {.name = "origin",
     .value = "STAMP",
     .help = "the first row to forecast: the first one at or after this time (default: the row after the last)"},
    {.name = "origins",
     .value = "FROM..TO",
     .help = "a forecast that begins with each row of this range, beside what came; FROM or TO may be left out"},
    {.name = "horizon",
     .value = "N",
     .help = "rows to forecast (default: window.horizon); more: a decoder continues, other networks read their own forecasts"},
    {.name = "levels", .value = "NUMBERS", .help = "quantiles to write, as \"0.05 0.5 0.95\" (default: the model's own)"},
    {.name = "samples",
     .value = "N",
     .help = "samples of a distribution to write (default: none); beyond window.horizon each continues by itself"},
    {.name = "series", .value = "NAMES", .help = "only these series: names between commas or blanks (default: all)"},
    {.name = NULL},
};

const lc_command lc_command_forecast = {
    .group = LC_GROUP_ERRORS,
    .summary = "the future of every series, with real time stamps",
    .words = "RUN.h5 [DATA]",
    .words_least = 1,
    .words_most = 2,
    .data_word = 2,
    .flags = flags,
    .details = "Values are in the data's own units. A model that says more than a point has more\n"
               "columns per target: Close, Close_q0.1, ... Close_q0.9, Close_sample1, ...\n"
               "(docs/probability.md). Of classes there are the class and what is said of each:\n"
               "class, p_down, p_flat, p_up (docs/classes.md). With DATA (or --data), a dataset or a text\n"
               "file (-: on standard input), newer rows of the same series are the context; a single\n"
               "series may have another name. Channels are found by name: others are left out, and those that the\n"
               "run neither reads nor forecasts may be missing.\n\n"
               "Stamps continue as the calendar of the series does: months, weekdays, sessions,\n"
               "without the dataset's holidays, in local time. What is a guess is said in a note.\n\n"
               "With --origins there is a forecast for each first row from FROM to TO (a day or\n"
               "month without a clock is whole), the row after the last one too; a FROM later than\n"
               "that is refused. The form is that of lanecast evaluate --forecasts: series, origin\n"
               "(in files the last row that is known, the one before the first that is forecast), step,\n"
               "time, channel, truth, forecast, quantiles; as .h5 arrays (series, window, lead). The\n"
               "truth is left empty where it is not known yet.\n\n"
               "A context has no gap, as in training. A series with a gap in it, or between it and\n"
               "the row to forecast from, has no forecast, and a note or an error says where. Wait until\n"
               "window.context rows follow the gap, choose an --origin before it, or cross it:\n"
               "window.gaps = ignore.",
    .examples = "    lanecast forecast run.h5 -o next.csv\n"
                "    lanecast forecast run.h5 newer.csv --horizon 10 -o next.h5\n"
                "    lanecast forecast run.h5 --origins 2026-01-01..2026-03-31 -o quarter.csv",
    .takes = LC_TAKES_RUN | LC_TAKES_FORCE,
    .run = run,
};
