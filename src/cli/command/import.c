/* import - text files into a dataset of the native layout. */
#include "cli/command.h"

#include "core/mem.h"
#include "data/grid.h"
#include "data/holiday.h"

#include <lanecast/import.h>

/* What was read, as notes. */
static void report(const lc_args *args, const lc_dataset *d, const char *path, const char *notes)
{
    char first[LC_STAMP_TEXT], last[LC_STAMP_TEXT];
    const lc_series *s = &d->series[0];
    size_t rows = 0;
    lc_note_lines(args, notes);
    for (size_t i = 0; i < d->series_count; i++)
        rows += d->series[i].rows;
    lc_series_stamp(first, s, 0);
    lc_series_stamp(last, s, s->rows - 1);
    lc_note(args, "%s: %zu series, %zu channels, %zu rows; '%s' from %s to %s", path, d->series_count, d->channels, rows, s->name,
            first, last);
}

static json_t *series_json(const lc_series *s)
{
    char first[LC_STAMP_TEXT], last[LC_STAMP_TEXT];
    lc_series_stamp(first, s, 0);
    lc_series_stamp(last, s, s->rows - 1);
    return json_pack("{s:o, s:I, s:s, s:s}", "name", lc_json_text(s->name), "rows", (json_int_t)s->rows, "first", first, "last",
                     last);
}

static lc_status print_json(const lc_dataset *d, const char *path)
{
    json_t *channels = json_array(), *series = json_array();
    for (size_t i = 0; i < d->channels; i++)
        json_array_append_new(channels, lc_json_text(d->channel[i].name));
    for (size_t i = 0; i < d->series_count; i++)
        json_array_append_new(series, series_json(&d->series[i]));
    return lc_print_json(json_pack("{s:s, s:o, s:o, s:o}", "schema", "lanecast-import-1", "file", lc_json_text(path), "channels",
                                   channels, "series", series));
}

/* The values of a flag; the words if flag is NULL. *out is for lc_free. */
static lc_status gather(const char ***out, size_t *count, const lc_args *args, const char *flag)
{
    const char **list = NULL;
    size_t found = 0;
    while (flag ? lc_args_item(args, flag, found) != NULL : found < lc_args_words(args))
        found++;
    CHECK(lc_new(&list, found, sizeof *list));
    for (size_t i = 0; i < found; i++)
        list[i] = flag ? lc_args_item(args, flag, i) : lc_args_word(args, i);
    *out = list;
    *count = found;
    return LC_OK;
}

/* What the flags do to what was read. */
static lc_status adjust(lc_dataset *dataset, const lc_args *args)
{
    lc_buffer notes = {0};
    const char *holidays = lc_args_text(args, "holidays"), *grid = lc_args_text(args, "grid");
    lc_status status = holidays ? lc_dataset_holidays(dataset, holidays) : LC_OK;
    if (status == LC_OK && grid)
        status = lc_dataset_grid(dataset, grid, &notes);
    if (status == LC_OK && notes.text)
        lc_note_lines(args, notes.text);
    lc_buffer_free(&notes);
    return status;
}

static lc_status run(const lc_args *args)
{
    lc_status status = LC_OK;
    lc_dataset *dataset = NULL;
    char *notes = NULL;
    const char **paths = NULL, **missing = NULL, *output = lc_args_text(args, "output");
    size_t step = 0;
    lc_import request = {
        .date_order = lc_args_text(args, "date-order"),
        .columns = lc_args_text(args, "columns"),
        .time = lc_args_text(args, "time"),
        .time_format = lc_args_text(args, "time-format"),
        .at = lc_args_text(args, "at"),
        .group = lc_args_text(args, "group"),
        .start = lc_args_text(args, "start"),
        .output = output,
    };
    TRY(gather(&paths, &request.paths, args, NULL));
    TRY(gather(&missing, &request.missing_count, args, "na"));
    TRY(lc_args_count(&step, args, "step"));
    request.path = paths;
    request.missing = missing;
    request.step = (int64_t)step;
    TRY(lc_dataset_import(&dataset, &notes, &request));
    TRY(adjust(dataset, args));
    TRY(lc_args_replaces(args, "output", LC_OUTPUT_DATASET));
    TRY(lc_dataset_write(dataset, output));
    report(args, dataset, output, notes);
    if (lc_args_json(args))
        TRY(print_json(dataset, output));
done:
    lc_free(paths);
    lc_free(missing);
    lc_string_free(notes);
    lc_dataset_free(dataset);
    return status;
}

static const lc_flag flags[] = {
    {.name = "output", .letter = 'o', .value = "FILE.h5", .needed = true, .help = "the dataset to write"},
    {.name = "na",
     .value = "TEXT",
     .repeated = true,
     .help = "a cell that means missing (NA, NaN, null, ? and empty cells always do)"},
    {.name = "columns",
     .value = "NAMES",
     .help = "columns to keep, separated by commas; a name with a comma in double quotes (default: all columns of numbers)"},
    {.name = "date-order",
     .value = "ORDER",
     .choices = lc_date_order_names,
     .help = "ymd, dmy or mdy (default: decided by the column)"},
    {.name = "time", .value = "NAME", .help = "the time (default: decided by the file)"},
    {.name = "time-format", .value = "FORMAT", .help = "what numbers of time are: epoch_s, epoch_ms, epoch_us, epoch_ns"},
    {.name = "at",
     .value = "PLACE",
     .help = "of HDF5: the place to read: lat=52.5,lon=13.4 (the nearest), station=Montreal, site=3"},
    {.name = "group", .value = "PATH", .help = "of HDF5: the group or table to read"},
    {.name = "start", .value = "STAMP", .help = "make up a time axis that begins at this time"},
    {.name = "step", .value = "SECONDS", .help = "seconds between its rows (default: a day)"},
    {.name = "holidays",
     .value = "FILE",
     .help = "closed days, a date a line (2021-12-25): no gaps, and forecasts pass over them"},
    {.name = "grid",
     .value = "STEP",
     .help = "put rows on a regular grid (30s, 10min, 1h, 1day, 1month): a row that is not there has missing values"},
    {.name = NULL},
};

const lc_command lc_command_import = {
    .group = LC_GROUP_SERIES,
    .summary = "text files (CSV) into a dataset",
    .words = "FILE...",
    .words_least = 1,
    .words_most = (size_t)-1,
    .flags = flags,
    .details = "One file becomes one series; several files, or a folder of .csv and .txt\n"
               "files, become a panel with a series per file, named after it.\n\n"
               "If dates do not distinguish day and month, the order is used in which most of them\n"
               "are dates, then the one in which rows are in order of time, then the one with even\n"
               "steps; a note says which.\n\n"
               "A text has at most 2 GB, 64 MB in a line and 1,048,576 columns. It may come from a\n"
               "pipe, but not from a device.\n",
    .takes = LC_TAKES_FORCE,
    .run = run,
};
