/* csv - the measures of every series by every forecaster of classes, as a CSV file. */
#include "cli/classes.h"
#include "cli/csv.h"
#include "cli/evaluate.h"

#include <math.h>
#include <string.h>

static lc_status write_header(lc_file *file, const lc_class_evaluation *e)
{
    CHECK(lc_file_text(file, "series,forecaster,windows,values"));
    for (size_t m = 0; m < e->measures; m++)
        CHECK(lc_file_text(file, ",%s", e->measure[m]));
    return lc_file_text(file, "\n");
}

/* Cells of what does not exist are empty. */
static lc_status write_row(lc_file *file, const lc_class_evaluation *e, const lc_forecaster *f, size_t series, size_t line)
{
    const lc_evaluated *of = &e->of_series[series];
    const double *value = e->line[line].per_series + series * e->measures;
    CHECK(lc_csv_name(file, lc_forecaster_dataset(f)->series[of->series].name));
    CHECK(lc_file_text(file, ",%s,%zu,%zu", e->line[line].name, of->windows, of->values));
    for (size_t m = 0; m < e->measures; m++)
        CHECK(isnan(value[m]) ? lc_file_text(file, ",") : lc_file_text(file, ",%.17g", value[m]));
    return lc_file_text(file, "\n");
}

lc_status lc_classes_csv(const lc_class_evaluation *e, const lc_forecaster *f, const char *path)
{
    lc_status status = LC_OK;
    lc_file *file = NULL;
    TRY(lc_file_create(&file, path));
    TRY(write_header(file, e));
    for (size_t series = 0; series < e->series; series++)
        for (size_t line = 0; line < e->lines; line++)
            if (!lc_evaluate_repeats(line, e->line[line].name, e->line[0].name))
                TRY(write_row(file, e, f, series, line));
    TRY(lc_file_commit(file));
done:
    lc_file_close(file);
    return status;
}
