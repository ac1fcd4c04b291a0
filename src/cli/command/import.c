/* import - text files into a dataset of the native layout. */
#include "cli/append.h"

#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "data/grid.h"
#include "data/holiday.h"
#include "core/words.h"

#include <lanecast/import.h>

/* What was read, as notes. */
static void report(const lc_args *args, const lc_dataset *d, const char *path)
{
    char first[LC_STAMP_TEXT], last[LC_STAMP_TEXT];
    const lc_series *s = &d->series[0];
    size_t rows = 0;
    for (size_t i = 0; i < d->series_count; i++)
        rows += d->series[i].rows;
    lc_series_stamp(first, s, 0);
    lc_series_stamp(last, s, s->rows - 1);
    lc_note(args, "%s: %s, %s, %s; '%s' from %s to %s", path, lc_counted(d->series_count, "series").text,
            lc_counted(d->channels, "channel").text, lc_counted(rows, "row").text, s->name, first, last);
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

enum { PATHS, MISSING, VALUES, LISTS };

/* What the flags say; the lists are for lc_free. */
static lc_status read_request(lc_import *r, const char **list[LISTS], const lc_args *args)
{
    size_t step = 0;
    *r = (lc_import){
        .skip = lc_args_text(args, "skip"),
        .header = lc_args_text(args, "header"),
        .footer = lc_args_text(args, "footer"),
        .decimal = lc_args_text(args, "decimal"),
        .thousands = lc_args_text(args, "thousands"),
        .columns = lc_args_text(args, "columns"),
        .drop = lc_args_text(args, "drop"),
        .one_hot = lc_args_text(args, "one-hot"),
        .series_column = lc_args_text(args, "series-column"),
        .wide = lc_args_has(args, "wide"),
        .time = lc_args_text(args, "time"),
        .time_format = lc_args_text(args, "time-format"),
        .zone = lc_args_text(args, "zone"),
        .calendar = lc_args_text(args, "calendar"),
        .date_order = lc_args_text(args, "date-order"),
        .start = lc_args_text(args, "start"),
        .at = lc_args_text(args, "at"),
        .group = lc_args_text(args, "group"),
        .join = lc_args_has(args, "join"),
        .output = lc_args_text(args, "append") ? NULL : lc_args_text(args, "output"),
    };
    CHECK(lc_args_count(&step, args, "step"));
    r->step = (int64_t)step;
    CHECK(gather(&list[PATHS], &r->paths, args, NULL));
    CHECK(gather(&list[MISSING], &r->missing_count, args, "na"));
    CHECK(gather(&list[VALUES], &r->value_count, args, "value"));
    r->path = list[PATHS];
    r->missing = list[MISSING];
    r->value = list[VALUES];
    return LC_OK;
}

/* --output, or the dataset that is appended to. */
static lc_status choose_output(const char **out, const lc_args *args)
{
    const char *append = lc_args_text(args, "append"), *output = lc_args_text(args, "output");
    if (!append && !output)
        return lc_fail(LC_E_USAGE, "--output FILE.h5 is missing: the dataset to write");
    *out = output ? output : append;
    return append && !output ? LC_OK : lc_args_replaces(args, "output", LC_OUTPUT_DATASET);
}

/* What the flags do to what was read; the history of the dataset has them too. */
static lc_status adjust(lc_dataset *dataset, const lc_args *args)
{
    lc_status status = LC_OK;
    lc_buffer notes = {0}, history = {0};
    const char *holidays = lc_args_text(args, "holidays"), *grid = lc_args_text(args, "grid");
    if (!holidays && !grid)
        return LC_OK;
    lc_buffer_add(&history, dataset->history ? dataset->history : "");
    if (holidays) {
        TRY(lc_dataset_holidays(dataset, holidays));
        lc_note(args, "%s: %s", holidays, lc_counted(dataset->holidays, "holiday").text);
        lc_buffer_add(&history, " --holidays ");
        lc_shell_word(&history, holidays);
    }
    if (grid) {
        TRY(lc_dataset_grid(dataset, grid, &notes));
        lc_buffer_add(&history, " --grid ");
        lc_shell_word(&history, grid);
    }
    if (notes.text)
        lc_note_lines(args, notes.text);
    lc_free(dataset->history);
    dataset->history = NULL;
    TRY(lc_buffer_take(&dataset->history, &history));
done:
    lc_buffer_free(&history);
    lc_buffer_free(&notes);
    return status;
}

static lc_status run(const lc_args *args)
{
    lc_status status = LC_OK;
    lc_dataset *dataset = NULL;
    lc_import request = {0};
    char *notes = NULL;
    const char *append = lc_args_text(args, "append"), *output = NULL, **list[LISTS] = {NULL};
    TRY(read_request(&request, list, args));
    if (append && (lc_args_has(args, "holidays") || lc_args_has(args, "grid")))
        FAIL(LC_E_USAGE, "--holidays and --grid are for a whole dataset: they do not go with --append");
    if (append) {
        TRY(lc_append(&dataset, args, &request));
    } else {
        if (!lc_args_text(args, "output"))
            TRY(choose_output(&output, args));
        TRY(lc_dataset_import(&dataset, &notes, &request));
        lc_note_lines(args, notes);
        TRY(adjust(dataset, args));
    }
    TRY(choose_output(&output, args));
    TRY(lc_dataset_write(dataset, output));
    report(args, dataset, output);
    if (lc_args_json(args))
        TRY(print_json(dataset, output));
done:
    for (size_t i = 0; i < LISTS; i++)
        lc_free(list[i]);
    lc_string_free(notes);
    lc_dataset_free(dataset);
    return status;
}

static const char *const *decimal_names(void)
{
    static const char *const names[] = {".", ",", NULL};
    return names;
}

static const lc_flag flags[] = {
    {.name = "output", .letter = 'o', .value = "FILE.h5", .help = "the dataset to write"},
    {.name = "append", .value = "DATA.h5", .help = "add the rows after its last ones to this dataset, in place or into --output"},
    {.name = "join",
     .help = "put the columns of further files to those of the first, on its stamps (default: a series per file)"},
    {.name = "skip", .value = "N", .help = "lines before the header (default: found)"},
    {.name = "header", .value = "N", .help = "lines of the header, or none (default: found)"},
    {.name = "footer", .value = "N", .help = "lines after the last row (default: found)"},
    {.name = "decimal",
     .value = "SIGN",
     .choices = decimal_names,
     .help = "what numbers have before their fraction, . or , (default: found)"},
    {.name = "thousands", .value = "SIGN", .help = "what groups their digits: , or . (default: found); blanks and ' may always"},
    {.name = "na",
     .value = "TEXT",
     .repeated = true,
     .help = "a cell that means missing, in addition to those that pandas knows; a number by value; COLUMN=TEXT in one column"},
    {.name = "value", .value = "WORD=NUMBER", .repeated = true, .help = "what a word means, as T=0 for a trace of rain"},
    {.name = "columns",
     .value = "NAMES",
     .help = "columns to keep, separated by commas; a name with a comma in double quotes (default: all columns of numbers)"},
    {.name = "drop", .value = "NAMES", .help = "columns to leave out"},
    {.name = "one-hot", .value = "NAMES", .help = "columns of words: for each of their words a channel COLUMN=WORD of 0 and 1"},
    {.name = "series-column",
     .value = "NAME",
     .help =
         "the column that names the series of each row; several separated by commas; none: all rows are one (default: found)"},
    {.name = "wide", .help = "each row is a series: its name, then its values (default: found)"},
    {.name = "time", .value = "NAMES", .help = "the columns of the time, separated by commas (default: found)"},
    {.name = "time-format",
     .value = "FORMAT",
     .help = "how they are written: %d.%m.%y %H:%M, epoch_s, epoch_ms, epoch_us, epoch_ns, excel or matlab (default: found)"},
    {.name = "zone",
     .value = "ZONE",
     .help = "where clocks showed that time, as in Europe/Berlin or +01:00; of stamps with UTC offsets, what is wanted"},
    {.name = "calendar", .value = "NAME", .help = "of dates that only it has: noleap, all_leap or 360_day (default: standard)"},
    {.name = "date-order",
     .value = "ORDER",
     .choices = lc_date_order_names,
     .help = "ymd, dmy or mdy (default: decided by the column)"},
    {.name = "start", .value = "STAMP", .help = "make up a time axis that begins at this time"},
    {.name = "step", .value = "SECONDS", .help = "seconds between its rows (default: a day)"},
    {.name = "at",
     .value = "PLACE",
     .help = "of HDF5: where: lat=52.5,lon=13.4 (the nearest), station=Montreal, site=3; NAME=all: a series for each"},
    {.name = "group",
     .value = "PATH",
     .help = "of HDF5: the group or table to read (default: the only one, or all that are alike)"},
    {.name = "holidays",
     .value = "FILE",
     .help = "closed days, a date a line (2021-12-25): no gaps, and forecasts pass over them"},
    {.name = "grid",
     .value = "STEP",
     .help =
         "put rows on a regular grid (30s, 10min, 1h, 1day, 1week, 1month, 1year): a row that is not there has missing values"},
    {.name = NULL},
};

const lc_command lc_command_import = {
    .group = LC_GROUP_SERIES,
    .summary = "text files (CSV), netCDF-4 and HDF5 of others into a dataset",
    .words = "FILE...",
    .words_least = 1,
    .words_most = (size_t)-1,
    .flags = flags,
    .details = "One file becomes one series; several files, or a folder of text files, become a\n"
               "panel with a series per file, named after it. A file becomes a panel where a column\n"
               "(ticker, unique_id) names the series of each row, where each row is a series (M4), and\n"
               "in the .tsf format of the Monash archive.\n\n"
               "What is not said by a flag is found: header, units, lines before and after the table,\n"
               "separator, decimal sign, time. What had to be guessed is said in a note; what cannot be\n"
               "known is refused, naming the flag that decides it. The dataset keeps the command that\n"
               "does the same again; inspect shows it.\n\n"
               "Files packed by gzip, xz or zstd are read as they are.\n\n"
               "Time is read as people write it: 2016-07-31 13:00, Jul 31, 2016, 31.07.16, 2016-07,\n"
               "2016Q3, 2016-W30, 20160731T130000Z, 2016073113; seconds since 1970 and their\n"
               "thousandths; days of Excel where a name says date; a date and its clock, hour (0 to 23 or\n"
               "1 to 24) or numbered period in two columns; year, month, day and hour in several.\n"
               "Fractions of a second and UTC offsets are kept. With a zone, stamps are UTC with an\n"
               "offset in each row: the order of rows decides an hour that clocks show twice.\n"
               "Abbreviations such as CET need the zone; only UTC, GMT and Z do not.\n\n"
               "If dates do not distinguish day and month, the order is used in which most of them\n"
               "are dates, then the one in which rows are in order of time, then the one with even\n"
               "steps; a note says which.\n\n"
               "HDF5 of others: netCDF-4/CF, pandas to_hdf, NREL, tables of records, arrays with\n"
               "times. Stations with names become a panel; a cell of a grid is chosen with --at.\n"
               "lanecast inspect lists what is in a file.\n\n"
               "A text has at most 2 GB, 64 MB in a line and 1,048,576 columns. It may come from a\n"
               "pipe, but not from a device.\n",
    .takes = LC_TAKES_FORCE,
    .run = run,
};
