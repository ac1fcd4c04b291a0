/* classes - runs of classes side by side: a table for each thought, and all rows as data. */
#include "cli/versus/classes.h"

#include "cli/classes.h"
#include "cli/versus/figure.h"
#include "core/mem.h"
#include "core/text.h"

#include <math.h>
#include <string.h>

enum { ROWS_SHOWN = 12, NAME_SHOWN = 24, SERIES_SHOWN = 10 };

/* --- a line per forecaster ------------------------------------------------------------------------------------------- */

static lc_status print_lines(const lc_versus_printing *p)
{
    lc_status status = LC_OK;
    const lc_versus *v = p->versus;
    const lc_class_evaluation *e = v->classes[0];
    lc_table *table = NULL;
    TRY(lc_table_new(&table));
    TRY(lc_table_column(table, "forecaster", LC_TABLE_LEFT));
    for (size_t m = 0; m < e->measures; m++)
        TRY(lc_table_column(table, e->measure[m], LC_TABLE_RIGHT));
    for (size_t i = 0; i < v->lines; i++) {
        TRY(lc_table_text(table, "%s", v->line[i].name));
        for (size_t m = 0; m < e->measures; m++)
            TRY(lc_figure_put(table, v, i, &(lc_figure){m, LC_UNITS, LC_OF_ALL, 0}));
    }
    TRY(lc_versus_table(
        table, p, e->of->steps > 1 ? "Measures over all windows, steps and targets" : "Measures over all windows and targets"));
done:
    lc_table_free(table);
    return status;
}

static lc_status print_confusions(const lc_versus_printing *p)
{
    for (size_t i = 0; i < p->versus->runs; i++) {
        char title[2 * LC_TEXT_MAX];
        lc_table *table;
        CHECK(lc_classes_confusion(&table, p->page, p->versus->classes[i], 0));
        snprintf(title, sizeof title, "What %s takes each class for", p->versus->line[i].name);
        const lc_status status = lc_versus_table(table, p, title);
        lc_table_free(table);
        CHECK(status);
    }
    return LC_OK;
}

/* --- a column per forecaster ----------------------------------------------------------------------------------------- */

static size_t rows_of(const lc_class_evaluation *e, lc_scope of)
{
    return of == LC_OF_ALL ? 1 : of == LC_OF_STEP ? e->of->steps : of == LC_OF_CHANNEL ? e->of->targets : e->series;
}

static lc_status print_row(lc_table *table, const lc_versus_printing *p, lc_scope of, size_t row)
{
    const lc_versus *v = p->versus;
    const lc_class_evaluation *e = v->classes[0];
    if (of == LC_OF_STEP)
        CHECK(lc_table_number(table, (double)(e->of->lead + row + 1), 0));
    else
        CHECK(lc_page_name(p->page, table,
                           of == LC_OF_CHANNEL ? e->of->target[row]
                                               : lc_forecaster_dataset(v->forecaster[0])->series[e->of_series[row].series].name,
                           NAME_SHOWN));
    return lc_figure_put_row(table, v, &(lc_figure){lc_class_metric_index("accuracy"), LC_UNITS, of, row});
}

static bool shows(const lc_versus_printing *p, const lc_table *table, lc_scope of, size_t row)
{
    const lc_class_evaluation *e = p->versus->classes[0];
    if (of == LC_OF_STEP)
        return lc_evaluate_shows(e->of->steps, row + 1, p->all);
    if (of == LC_OF_CHANNEL)
        return p->all || e->of->targets <= 2 * ROWS_SHOWN || row < ROWS_SHOWN;
    return e->of_series[row].windows && (p->all || lc_table_rows(table) < SERIES_SHOWN);
}

/* first: the title of what rows are of. */
static lc_status print_accuracy(const lc_versus_printing *p, lc_scope of, const char *first)
{
    lc_status status = LC_OK;
    char title[LC_TEXT_MAX];
    const lc_versus *v = p->versus;
    size_t there = 0;
    lc_table *table = NULL;
    TRY(lc_figure_columns(&table, v, first, of == LC_OF_STEP ? LC_TABLE_RIGHT : LC_TABLE_LEFT));
    for (size_t row = 0; row < rows_of(v->classes[0], of); row++) {
        there += of != LC_OF_SERIES || v->classes[0]->of_series[row].windows;
        if (shows(p, table, of, row))
            TRY(print_row(table, p, of, row));
    }
    snprintf(title, sizeof title, "Accuracy per %s%s", first, lc_table_rows(table) == there ? "" : " (all: -v)");
    TRY(lc_versus_table(table, p, title));
done:
    lc_table_free(table);
    return status;
}

/* --- all of it ------------------------------------------------------------------------------------------------------- */

lc_status lc_versus_classes_tables(const lc_versus_printing *p)
{
    const lc_class_evaluation *e = p->versus->classes[0];
    CHECK(print_lines(p));
    CHECK(print_confusions(p));
    if (e->of->steps > 1)
        CHECK(print_accuracy(p, LC_OF_STEP, "step"));
    if (e->of->targets > 1)
        CHECK(print_accuracy(p, LC_OF_CHANNEL, "target"));
    return e->series > 1 ? print_accuracy(p, LC_OF_SERIES, "series") : LC_OK;
}

void lc_versus_classes_head(lc_page *page, const lc_versus *v)
{
    const lc_class_evaluation *e = v->classes[0];
    lc_page_line(page, "%zu runs on the same %zu %s windows, classes %zu, targets %zu, horizon %zu, series %zu", v->runs,
                 e->windows, lc_part_name(e->part), e->of->count, e->of->targets,
                 lc_forecaster_config(v->forecaster[0])->window.horizon, e->series);
    lc_page_line(page, "%s the best of a column, or of a row where forecasters are columns.", page ? "Bold is" : "> is before");
    for (size_t i = 0; i < v->runs; i++) {
        lc_evaluate_training(page, v->forecaster[i]);
        if (i == 0 || e->part != LC_TRAIN)
            lc_evaluate_seen(page, v->line[i].name, v->classes[i]->seen, e->part);
    }
}

void lc_versus_classes_verdict(lc_page *page, const lc_versus *v)
{
    const lc_figure accuracy = {lc_class_metric_index("accuracy"), LC_UNITS, LC_OF_ALL, 0};
    const size_t baseline = lc_figure_best(v, &accuracy, LC_VERSUS_BASELINE);
    const size_t run = lc_figure_best_but(v, &accuracy, LC_VERSUS_RUN, baseline);
    if (run == v->lines || baseline == v->lines)
        return;
    const double own = lc_figure_of(v, run, &accuracy), other = lc_figure_of(v, baseline, &accuracy);
    lc_page_gap(page);
    lc_page_line(
        page,
        own > other ? "The best run, %s, has an accuracy of %.4g, the best baseline, %s, of %.4g."
        : v->line[baseline].run
            ? "No other run is better than the best baseline: the best of these, %s, has an accuracy of %.4g, %s of %.4g."
            : "No run is better than the best baseline: the best run, %s, has an accuracy of %.4g, %s of %.4g.",
        v->line[run].name, own, v->line[baseline].name, other);
}

/* --- data ------------------------------------------------------------------------------------------------------------ */

static lc_status add_rows(lc_table *table, const lc_versus *v, lc_scope of, const char *name, size_t row, const char *item)
{
    for (size_t i = 0; i < v->lines; i++) {
        CHECK(lc_table_text(table, "%s", v->line[i].name));
        CHECK(lc_table_text(table, "%s", v->line[i].run ? "run" : "baseline"));
        CHECK(lc_table_text(table, "%s", name));
        CHECK(lc_table_text(table, "%s", item));
        for (size_t m = 0; m < v->classes[0]->measures; m++)
            CHECK(lc_table_number(table, lc_figure_of(v, i, &(lc_figure){m, LC_UNITS, of, row}), 6));
    }
    return LC_OK;
}

static lc_status add_all(lc_table *table, const lc_versus *v)
{
    const lc_class_evaluation *e = v->classes[0];
    char step[LC_NAME_MAX];
    CHECK(add_rows(table, v, LC_OF_ALL, "all", 0, ""));
    for (size_t i = 0; i < e->of->steps; i++) {
        snprintf(step, sizeof step, "%zu", e->of->lead + i + 1);
        CHECK(add_rows(table, v, LC_OF_STEP, "step", i, step));
    }
    for (size_t i = 0; i < e->of->targets; i++)
        CHECK(add_rows(table, v, LC_OF_CHANNEL, "target", i, e->of->target[i]));
    for (size_t i = 0; i < e->series; i++)
        CHECK(add_rows(table, v, LC_OF_SERIES, "series", i,
                       lc_forecaster_dataset(v->forecaster[0])->series[e->of_series[i].series].name));
    return LC_OK;
}

lc_status lc_versus_classes_rows(lc_table **out, const lc_versus *v)
{
    static const char *const titles[] = {"forecaster", "role", "of", "item"};
    lc_status status = LC_OK;
    lc_table *table = NULL;
    TRY(lc_table_new(&table));
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        TRY(lc_table_column(table, titles[i], LC_TABLE_LEFT));
    for (size_t m = 0; m < v->classes[0]->measures; m++)
        TRY(lc_table_column(table, v->classes[0]->measure[m], LC_TABLE_RIGHT));
    TRY(add_all(table, v));
    *out = table;
    table = NULL;
done:
    lc_table_free(table);
    return status;
}
