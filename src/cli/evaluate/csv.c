/* csv - the errors of every series by every forecaster, as a CSV file. */
#include "cli/csv.h"
#include "cli/evaluate.h"

#include <math.h>
#include <string.h>

static lc_status write_names(lc_file *file, const char *const *name, size_t count)
{
    for (size_t m = 0; m < count; m++)
        CHECK(lc_file_text(file, ",scaled_%s", name[m]));
    for (size_t m = 0; m < count; m++)
        CHECK(lc_file_text(file, ",%s", name[m]));
    return LC_OK;
}

static lc_status write_header(lc_file *file, const lc_evaluation *e)
{
    CHECK(lc_file_text(file, "series,forecaster,windows,values"));
    CHECK(write_names(file, e->metric, e->metrics));
    if (e->spread)
        CHECK(write_names(file, e->spread->measure, e->spread->measures));
    return lc_file_text(file, "\n");
}

/* Cells of what does not exist are empty: a baseline has no intervals, and errors of targets without one unit have no sum. */
static lc_status write_cell(lc_file *file, double value)
{
    return isnan(value) ? lc_file_text(file, ",") : lc_file_text(file, ",%.17g", value);
}

static lc_status write_errors(lc_file *file, const lc_evaluation *e, const lc_forecaster *f, size_t series, size_t line)
{
    const lc_scores *score = e->line[line].score;
    const size_t first = series * e->metrics;
    for (size_t m = 0; m < e->metrics; m++)
        CHECK(write_cell(file, score[LC_SCALED].per_series[first + m]));
    for (size_t m = 0; m < e->metrics; m++)
        CHECK(write_cell(file, lc_evaluate_pools_metric(f, m) ? score[LC_UNITS].per_series[first + m] : (double)NAN));
    return LC_OK;
}

static bool has_measure(const lc_forecaster *f, size_t line, int space, size_t measure)
{
    return line == 0 && (space == LC_SCALED || lc_evaluate_pools_measure(f, measure));
}

static lc_status write_spread(lc_file *file, const lc_spread *s, const lc_forecaster *f, size_t series, size_t line)
{
    for (int space = 0; space < LC_SPACES; space++)
        for (size_t m = 0; m < s->measures; m++)
            CHECK(write_cell(file, has_measure(f, line, space, m) ? s->score[space].per_series[series * s->measures + m]
                                                                  : (double)NAN));
    return LC_OK;
}

static lc_status write_row(lc_file *file, const lc_evaluation *e, const lc_forecaster *f, size_t series, size_t line)
{
    const lc_evaluated *of = &e->of_series[series];
    CHECK(lc_csv_name(file, lc_evaluated_name(e, f, series)));
    CHECK(lc_file_text(file, ",%s,%zu,%zu", e->line[line].name, of->windows, of->values));
    CHECK(write_errors(file, e, f, series, line));
    if (e->spread)
        CHECK(write_spread(file, e->spread, f, series, line));
    return lc_file_text(file, "\n");
}

static lc_status write_series(lc_file *file, const lc_evaluation *e, const lc_forecaster *f, size_t series)
{
    for (size_t line = 0; line < e->lines; line++)
        if (!lc_evaluate_repeats(line, e->line[line].name, e->line[0].name))
            CHECK(write_row(file, e, f, series, line));
    return LC_OK;
}

lc_status lc_evaluate_csv(const lc_evaluation *e, const lc_forecaster *f, const char *path)
{
    lc_status status = LC_OK;
    lc_file *file = NULL;
    TRY(lc_file_create(&file, path));
    TRY(write_header(file, e));
    for (size_t series = 0; series < e->series; series++)
        TRY(write_series(file, e, f, series));
    TRY(lc_file_commit(file));
done:
    lc_file_close(file);
    return status;
}
