/* import - text files into a dataset of the native layout. */
#include "cli/append.h"
#include "cli/import.h"
#include "cli/load.h"
#include "core/file.h"

#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static json_t *series_json(const lc_series *s)
{
    char first[LC_STAMP_TEXT], last[LC_STAMP_TEXT];
    if (s->rows == 0)
        return json_pack("{s:o, s:i, s:n, s:n}", "name", lc_json_text(s->name), "rows", 0, "first", "last");
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

static bool is_text(const char *path)
{
    lc_output found = LC_OUTPUT_DATASET;
    return lc_output_find(&found, path) == LC_OK && (found == LC_OUTPUT_TEXT || found == LC_OUTPUT_CSV);
}

/* A text of a folder that is read is not written, --force or not. */
static lc_status check_folders(const lc_args *args, const char *output)
{
    const char *slash = strrchr(output, '/');
    const size_t words = is_text(output) ? lc_args_words(args) : 0;
    for (size_t i = 0; i < words; i++) {
        char path[PATH_MAX];
        struct stat info;
        if (stat(lc_args_word(args, i), &info) != 0 || !S_ISDIR(info.st_mode))
            continue;
        snprintf(path, sizeof path, "%s/%s", lc_args_word(args, i), slash ? slash + 1 : output);
        CHECK(lc_file_apart(output, path));
    }
    return LC_OK;
}

/* Refuses to add rows to a text, which --force would replace by a dataset: the two files are the wrong way round. */
static lc_status check_append(const char *append)
{
    if (!is_text(append))
        return LC_OK;
    return lc_fail(LC_E_USAGE,
                   "--append %s: is a text, and would become a dataset: rows of NEW.csv are added to a dataset by "
                   "import NEW.csv --append DATA.h5, to a text with --output DATA.h5",
                   append);
}

/* --output, or the dataset that is appended to. */
static lc_status choose_output(const char **out, const lc_args *args)
{
    const char *append = lc_args_text(args, "append"), *output = lc_args_text(args, "output");
    if (!append && !output)
        return lc_fail(LC_E_USAGE, "--output FILE.h5 is missing: the dataset to write");
    if (!output)
        CHECK(check_append(append));
    CHECK(lc_args_apart(args, "output", lc_args_has(args, "holidays") ? lc_args_text(args, "holidays") : ""));
    *out = output ? output : append;
    CHECK(check_folders(args, *out));
    return lc_args_replaces(args, output ? "output" : "append", LC_OUTPUT_DATASET);
}

/* The dataset with the new rows. In place, rows that another command appends meanwhile would be lost: it waits. */
static lc_status append_rows(lc_dataset **out, int *held, const lc_args *args, const lc_import *request)
{
    if (lc_args_has(args, "holidays") || lc_args_has(args, "grid"))
        return lc_fail(
            LC_E_USAGE,
            "--holidays and --grid are for a whole dataset: they do not go with --append; import DATA.h5 -o NEW.h5 with them");
    if (!lc_args_has(args, "output"))
        CHECK(lc_file_hold(held, lc_args_text(args, "append")));
    return lc_append(out, args, request);
}

static lc_status run(const lc_args *args)
{
    lc_status status = LC_OK;
    int held = -1;
    lc_dataset *dataset = NULL;
    lc_import_flags asked = {.request = {.path = NULL}};
    char *notes = NULL;
    const char *append = lc_args_text(args, "append"), *output = NULL;
    TRY(lc_import_flags_read(&asked, args));
    TRY(choose_output(&output, args));
    if (append) {
        TRY(append_rows(&dataset, &held, args, &asked.request));
    } else {
        TRY(lc_dataset_import(&dataset, &notes, &asked.request));
        lc_note_lines(args, notes);
        TRY(lc_import_adjust(dataset, args));
    }
    TRY(lc_dataset_write(dataset, output));
    lc_note_dataset(args, dataset, output);
    if (lc_args_json(args))
        TRY(print_json(dataset, output));
done:
    if (held >= 0)
        close(held);
    lc_import_flags_free(&asked);
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
    {.name = "output", .letter = 'o', .value = "FILE.h5", .help = "the dataset to write; needed without --append"},
    {.name = "append", .value = "DATA.h5", .help = "add the rows after its last ones to this dataset, in place or into --output"},
    {.name = "join",
     .help = "put the columns of further files to those of the first, on its stamps (default: a series per file)"},
    {.name = "encoding", .value = "NAME", .help = "of letters: CP932, GB18030, EUC-KR (default: UTF-8, UTF-16 or Windows-1252)"},
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
     .help =
         "a cell that means missing, in addition to those that pandas knows and ?; a number by value; COLUMN=TEXT in one column"},
    {.name = "value",
     .value = "WORD=NUMBER",
     .repeated = true,
     .help = "what a word means, as T=0 for a trace of rain; 1 M=1e6 where M is behind numbers and a blank, 1M=1e6 without one; "
             "COLUMN=WORD=NUMBER "
             "in one "
             "column"},
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
    {.name = "duplicates",
     .value = "WHICH",
     .choices = lc_duplicates_names,
     .help = "of rows of one series and time, those of the dataset and of --append too, which stays: equal (they must be equal), "
             "first or last (default: a few stay, many are refused)"},
    {.name = "time", .value = "NAMES", .help = "the columns of the time, separated by commas (default: found)"},
    {.name = "time-format",
     .value = "FORMAT",
     .help = "how they are written: %d.%m.%y %H:%M; epoch_s, _ms, _us, _ns, _d, gps, excel, matlab, jd, mjd, filetime, dotnet, "
             "or 'seconds since 1904-01-01' (default: found)"},
    {.name = "time-parts",
     .value = "WORDS",
     .help =
         "what each column of --time holds, in its order: date, year, month, day, clock, hour (0 to 23), hour1 (1 to 24), hhmm, "
         "period:1800 (seconds) and others that inspect shows (default: found)"},
    {.name = "zone",
     .value = "ZONE",
     .help = "where clocks showed that time, as in Europe/Berlin or +01:00; of stamps with UTC offsets, what is wanted"},
    {.name = "calendar",
     .value = "NAME",
     .help = "of dates that only it has: noleap, all_leap, 360_day, julian; whose years are others: buddhist, minguo (default: "
             "standard)"},
    {.name = "date-order",
     .value = "ORDER",
     .choices = lc_date_order_names,
     .help = "ymd, dmy or mdy (default: decided by the column)"},
    {.name = "start", .value = "STAMP", .help = "make up a time axis that begins at this time"},
    {.name = "step", .value = "STEP", .help = "from row to row: seconds, or with a unit: 0.5s, 1.5h, 1month (default: a day)"},
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
               "panel with a series per file, named after it; files of a folder that are called alike but\n"
               "for years, months or days (2021-01.csv, 2021/01.csv, oslo_202101.csv), each after another\n"
               "in time, are one series. A file becomes a panel where a column (ticker, unique_id) names\n"
               "the series of each row, where each row is a series (M4), and in the .tsf format of the\n"
               "Monash archive. - is standard input.\n\n"
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
               "Abbreviations of one meaning (UTC, CET, JST) are offsets; EST, BST and IST need the zone.\n\n"
               "If dates do not distinguish day and month, the order is used in which most of them\n"
               "are dates, then the one in which rows are in order of time, then the one with even\n"
               "steps; a note says which. Where none of these decides, --date-order must.\n\n"
               "HDF5 of others: netCDF-4/CF, pandas to_hdf, NREL, tables of records, arrays with\n"
               "times. Stations with names become a panel; a cell of a grid is chosen with --at.\n"
               "lanecast inspect lists what is in a file.\n\n"
               "A text has at most 2 GB, 64 MB in a line and 1,048,576 columns. It may come from a\n"
               "pipe, but not from a device.\n",
    .examples = "    lanecast import prices.csv -o prices.h5\n"
                "    lanecast import tickers/ --columns Close,Volume -o panel.h5\n"
                "    lanecast import new.csv --append prices.h5\n"
                "    zcat new.csv.gz | lanecast import - --append prices.h5\n"
                "    lanecast import era5.nc --at lat=52.5,lon=13.4 -o berlin.h5",
    .takes = LC_TAKES_FORCE,
    .run = run,
};
