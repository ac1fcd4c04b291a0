/* data - what was read: the quality of the data, the rows and windows of every part, and what is left out. */
#include "cli/report.h"

#include "cli/evaluate.h"
#include "cli/inspect.h"
#include "eval/metric.h"
#include "model/forecaster.h"

#include <string.h>

enum { WARNINGS_MOST = 100000, CHANNELS_EACH = 12 /* series of which each has a table of channels */ };

lc_status lc_report_data_add(lc_page *page, const lc_report_run *run)
{
    lc_status status = LC_OK;
    const lc_dataset *dataset = lc_forecaster_dataset(run->forecaster);
    lc_inspection seen = {.path = lc_forecaster_config(run->forecaster)->data.file, .dataset = dataset};
    lc_quality *quality = NULL;
    char *warnings = NULL;
    lc_page_heading(page, 2, "Data");
    TRY(lc_quality_new(&quality, dataset));
    TRY(lc_quality_warnings(&warnings, quality, dataset, WARNINGS_MOST));
    seen.quality = quality;
    seen.warnings = warnings;
    seen.all = dataset->series_count <= CHANNELS_EACH;
    TRY(lc_inspect_show(page, &seen));
    TRY(lc_report_pictures_add(page, run, LC_FROM_DATA));
    if (!seen.all)
        lc_page_line(page, "The channels of each series: lanecast inspect -v.");
done:
    lc_string_free(warnings);
    lc_quality_free(quality);
    return status;
}

/* --- parts ----------------------------------------------------------------------------------------------------------- */

/* Rows of a part over all series, and where it begins and ends. */
typedef struct extent {
    size_t rows, series, first, last; /* series that have the first and the last row; first and last row of them */
    size_t of_first, of_last;
} extent;

static extent extent_of(const lc_forecaster *f, lc_part part)
{
    const lc_split *split = lc_forecaster_split(f);
    const lc_series *s = lc_forecaster_dataset(f)->series;
    extent x = {0};
    for (size_t i = 0; i < split->series_count; i++) {
        const lc_rows r = split->part[i * LC_PARTS + part];
        if (r.first == r.end)
            continue;
        if (!x.series || s[i].time[r.first] < s[x.of_first].time[x.first]) {
            x.of_first = i;
            x.first = r.first;
        }
        if (!x.series || s[i].time[r.end - 1] > s[x.of_last].time[x.last]) {
            x.of_last = i;
            x.last = r.end - 1;
        }
        x.series++;
        x.rows += r.end - r.first;
    }
    return x;
}

static lc_status add_part(lc_table *table, const lc_forecaster *f, lc_part part)
{
    const extent x = extent_of(f, part);
    const lc_series *s = lc_forecaster_dataset(f)->series;
    const lc_windows *windows = NULL;
    char first[LC_STAMP_TEXT] = "-", last[LC_STAMP_TEXT] = "-";
    const bool some = lc_forecaster_windows(&windows, f, part) == LC_OK;
    if (x.series) {
        lc_series_stamp(first, &s[x.of_first], x.first);
        lc_series_stamp(last, &s[x.of_last], x.last);
    }
    CHECK(lc_table_text(table, "%s", lc_part_name(part)));
    CHECK(lc_table_text(table, "%s", first));
    CHECK(lc_table_text(table, "%s", last));
    CHECK(lc_table_text(table, "%zu", x.series));
    CHECK(lc_table_text(table, "%zu", x.rows));
    CHECK(lc_table_text(table, "%zu", some ? lc_windows_count(windows) : 0));
    CHECK(lc_table_text(table, "%zu", some ? lc_windows_skipped(windows) : 0));
    return lc_table_text(table, "%zu", some ? lc_task_filled(f->task, windows, lc_windows_count(windows)) : 0);
}

/* Windows that a part lacks, series without one, in words. */
static lc_status add_left_out(lc_page *page, const lc_report_run *run)
{
    const lc_windows *windows;
    char *notes = NULL;
    if (lc_forecaster_windows(&windows, run->forecaster, run->part) != LC_OK)
        return LC_OK;
    CHECK(lc_windows_notes(&notes, windows, lc_forecaster_dataset(run->forecaster)));
    if (*notes)
        lc_page_lines(page, notes);
    else
        lc_page_line(page, "Nothing is left out of the %s part: every window counts.", lc_part_name(run->part));
    lc_string_free(notes);
    return LC_OK;
}

lc_status lc_report_rows_add(lc_page *page, const lc_report_run *run, int level)
{
    static const char *const title[] = {"part", "first row", "last row", "series", "rows", "windows", "left out", "filled"};
    lc_status status = LC_OK;
    lc_table *table = NULL;
    const char *notes = lc_forecaster_notes(run->forecaster);
    lc_page_heading(page, level, "Rows, and what is left out");
    TRY(lc_table_new(&table));
    for (size_t i = 0; i < sizeof title / sizeof *title; i++)
        TRY(lc_table_column(table, title[i], i < 3 ? LC_TABLE_LEFT : LC_TABLE_RIGHT));
    for (lc_part part = 0; part < LC_PARTS; part++)
        TRY(add_part(table, run->forecaster, part));
    TRY(lc_page_table(
        page, table,
        "Rows and windows of every part (left out: windows in which a value is missing; filled: windows that read one as "
        "data.missing fills it)"));
    TRY(add_left_out(page, run));
    if (*notes) {
        lc_page_line(page, "What was decided of rows and scales:");
        lc_page_lines(page, notes);
    }
done:
    lc_table_free(table);
    return status;
}

/* --- what figures mean ----------------------------------------------------------------------------------------------- */

static lc_status add_formulas(lc_table *table, const char *const *name, const char *(*formula)(size_t))
{
    for (size_t i = 0; name[i]; i++) {
        CHECK(lc_table_text(table, "%s", name[i]));
        CHECK(lc_table_text(table, "%s", formula(i)));
    }
    return LC_OK;
}

static const char *spread_formula(size_t measure)
{
    return lc_spread_table[measure]->help;
}

lc_status lc_report_figures_add(lc_page *page, const lc_report_run *run)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    lc_page_heading(page, 2, "What the figures mean");
    TRY(lc_table_new(&table));
    TRY(lc_table_column(table, "figure", LC_TABLE_LEFT));
    TRY(lc_table_column(table, "formula", LC_TABLE_LEFT));
    if (run->classes)
        TRY(add_formulas(table, lc_class_metric_names(), lc_class_metric_formula));
    else
        TRY(add_formulas(table, lc_metric_names(), lc_metric_formula));
    if (run->evaluation && run->evaluation->spread)
        TRY(add_formulas(table, lc_spread_table_names, spread_formula));
    TRY(lc_page_table(page, table,
                      run->classes ? "Measures" : "Measures; e = forecast - truth, * is of (value - shift) / scale"));
    lc_page_line(page,
                 "All forecasters are judged on the same windows. Baselines are trained on nothing but the training rows. The "
                 "best baseline is chosen after the fact, so that a model which beats it beats all.");
done:
    lc_table_free(table);
    return status;
}
