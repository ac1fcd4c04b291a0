/* text - measures of classes as tables, which class is taken for which, and the verdict. */
#include "cli/classes.h"
#include "cli/ensemble.h"
#include "cli/evaluate.h"
#include "core/counted.h"
#include "core/shown.h"
#include "eval/judged.h"

#include <string.h>

enum { ROWS_SHOWN = 12, NAME_SHOWN = 20 };

static void print_head(lc_page *page, const lc_class_evaluation *e, const lc_forecaster *f)
{
    const lc_judged_of of = lc_judged_of_classes(e);
    char series[LC_NAME_MAX] = "";
    if (e->series > 1)
        snprintf(series, sizeof series, ", series %zu", e->series);
    lc_page_line(page, "%s windows: %zu, classes %zu, targets %zu, horizon %zu%s%s", lc_part_name(e->part), e->windows,
                 e->of->count, e->of->targets, lc_forecaster_config(f)->window.horizon, series,
                 e->of->steps > 1 ? ", a class of each step" : "");
    lc_evaluate_windows_show(page, &of, f);
    if (e->values < e->windows * e->of->steps * e->of->targets)
        lc_page_line(page, "%zu of %zu classes are not known, and do not count",
                     e->windows * e->of->steps * e->of->targets - e->values, e->windows * e->of->steps * e->of->targets);
    lc_evaluate_training(page, f);
    lc_evaluate_seen(page, "the model", e->seen, e->part);
}

/* --- measures -------------------------------------------------------------------------------------------------------- */

static lc_status begin(lc_table **table, const lc_class_evaluation *e, const char *first)
{
    CHECK(lc_table_new(table));
    CHECK(lc_table_column(*table, first, LC_TABLE_LEFT));
    for (size_t m = 0; m < e->measures; m++)
        CHECK(lc_table_column(*table, e->measure[m], LC_TABLE_RIGHT));
    return LC_OK;
}

static lc_status add_measures(lc_table *table, const lc_class_evaluation *e, const double *row)
{
    for (size_t m = 0; m < e->measures; m++)
        CHECK(lc_table_number(table, row[m], 4));
    return LC_OK;
}

static lc_status print_lines(lc_page *page, const lc_class_evaluation *e)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    TRY(begin(&table, e, "forecaster"));
    for (size_t i = 0; i < e->lines; i++) {
        if (lc_evaluate_repeats(i, e->line[i].name, e->line[0].name))
            continue;
        TRY(lc_table_text(table, "%s", e->line[i].name));
        TRY(add_measures(table, e, e->line[i].overall));
    }
    TRY(lc_page_table(page, table,
                      e->of->steps > 1 ? "Measures over all windows, steps and targets"
                                       : "Measures over all windows and targets"));
done:
    lc_table_free(table);
    return status;
}

static lc_status print_steps(lc_page *page, const lc_class_evaluation *e, bool all)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    const size_t steps = e->of->steps;
    TRY(begin(&table, e, "step"));
    for (size_t step = 1; step <= steps; step++) {
        if (!lc_evaluate_shows(steps, step, all))
            continue;
        TRY(lc_table_text(table, "%zu", step));
        TRY(add_measures(table, e, e->line[0].per_step + (step - 1) * e->measures));
    }
    TRY(lc_page_table(page, table,
                      lc_evaluate_shows_all(steps, all) ? "The model per step" : "The model per step (all steps: -v)"));
done:
    lc_table_free(table);
    return status;
}

static lc_status print_targets(lc_page *page, const lc_class_evaluation *e, bool all)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    const size_t targets = e->of->targets, shown = all || targets <= 2 * ROWS_SHOWN ? targets : ROWS_SHOWN;
    TRY(begin(&table, e, "target"));
    for (size_t t = 0; t < shown; t++) {
        TRY(lc_page_name(page, table, e->of->target[t], NAME_SHOWN));
        TRY(add_measures(table, e, e->line[0].per_target + t * e->measures));
    }
    TRY(lc_page_table(page, table, shown == targets ? "The model per target" : "The model per target (all targets: -v)"));
done:
    lc_table_free(table);
    return status;
}

/* --- confusion ------------------------------------------------------------------------------------------------------- */

static uint64_t cell(const lc_class_evaluation *e, const lc_class_line *line, size_t is, size_t said)
{
    const size_t classes = e->of->count;
    uint64_t sum = 0;
    for (size_t t = 0; t < e->of->targets; t++)
        sum += line->confusion[(t * classes + is) * classes + said];
    return sum;
}

/* A row of what a class is said to be, and which share of it is right. */
static lc_status add_class(const lc_page *page, lc_table *table, const lc_class_evaluation *e, const lc_class_line *line,
                           size_t is)
{
    uint64_t all = 0;
    CHECK(lc_page_name(page, table, e->of->name[is], NAME_SHOWN));
    for (size_t said = 0; said < e->of->count; said++) {
        CHECK(lc_table_text(table, "%llu", (unsigned long long)cell(e, line, is, said)));
        all += cell(e, line, is, said);
    }
    CHECK(lc_table_text(table, "%llu", (unsigned long long)all));
    return lc_table_number(table, (double)cell(e, line, is, is) / (double)all, 3);
}

lc_status lc_classes_confusion(lc_table **out, const lc_page *page, const lc_class_evaluation *e, size_t index)
{
    lc_status status = LC_OK;
    char name[LC_NAME_MAX], title[LC_NAME_MAX + 8];
    lc_table *table = NULL;
    TRY(lc_table_new(&table));
    TRY(lc_table_column(table, "is", LC_TABLE_LEFT));
    for (size_t k = 0; k < e->of->count; k++) {
        lc_shown_short(name, sizeof name, e->of->name[k], NAME_SHOWN);
        snprintf(title, sizeof title, "said %s", name);
        TRY(lc_table_column(table, title, LC_TABLE_RIGHT));
    }
    TRY(lc_table_column(table, "all", LC_TABLE_RIGHT));
    TRY(lc_table_column(table, "right", LC_TABLE_RIGHT));
    for (size_t is = 0; is < e->of->count; is++)
        TRY(add_class(page, table, e, &e->line[index], is));
    *out = table;
    table = NULL;
done:
    lc_table_free(table);
    return status;
}

static lc_status print_confusion(lc_page *page, const lc_class_evaluation *e, size_t index)
{
    char title[LC_TEXT_MAX];
    lc_table *table;
    CHECK(lc_classes_confusion(&table, page, e, index));
    snprintf(title, sizeof title, "What %s takes each class for", index ? e->line[index].name : "the model");
    const lc_status status = lc_page_table(page, table, title);
    lc_table_free(table);
    return status;
}

/* --- the verdict ----------------------------------------------------------------------------------------------------- */

/* The best baseline in a measure, if the model is not as good; 0: it is. */
static size_t better(const lc_class_evaluation *e, size_t m)
{
    const double sign = lc_class_metric_less_is_better(m) ? -1 : 1;
    size_t best = 0;
    for (size_t i = 1; i < e->lines; i++)
        if (sign * e->line[i].overall[m] > sign * e->line[best].overall[m])
            best = i;
    return best;
}

/* The other measures in which a baseline is better, in one sentence. */
static void print_others(lc_page *page, const lc_class_evaluation *e, const lc_comparison *c)
{
    char names[LC_TEXT_MAX] = "";
    const size_t accuracy = lc_class_metric_index("accuracy");
    for (size_t m = 0, used = 0; m < e->measures && used < sizeof names; m++) {
        const size_t best = better(e, m);
        if (best && m != accuracy)
            used += (size_t)snprintf(names + used, sizeof names - used, "%s%s (%s %.4g, the model %.4g)", used ? ", " : "",
                                     e->measure[m], e->line[best].name, e->line[best].overall[m], e->line[0].overall[m]);
    }
    if (*names)
        lc_page_line(page, c->best > c->model ? "A baseline is better in %s too." : "But a baseline is better in %s.", names);
}

static void print_verdict(lc_page *page, const lc_class_evaluation *e)
{
    const lc_comparison c = lc_class_comparison(e);
    if (!c.name)
        return;
    lc_page_gap(page);
    if (strcmp(e->line[0].name, c.name) == 0) {
        lc_page_line(page, "The model is itself the best baseline: its accuracy is %.4g.", c.model);
        return;
    }
    if (c.best > c.model)
        lc_page_line(page, "A baseline beats the model: %s. Its accuracy is %.4g, the model's %.4g.", c.name, c.best, c.model);
    else if (c.best < c.model)
        lc_page_line(page, "The model's accuracy, %.4g, is %.4g above that of the best baseline, %s.", c.model, c.model - c.best,
                     c.name);
    else
        lc_page_line(page, "The model is no better than the best baseline, %s: the accuracy of both is %.4g.", c.name, c.model);
    print_others(page, e, &c);
}

static lc_status print_tables(lc_page *page, const lc_class_evaluation *e, const lc_forecaster *f, bool all_rows)
{
    CHECK(print_lines(page, e));
    if (e->members)
        CHECK(lc_ensemble_classes_show(page, e, f, all_rows));
    CHECK(print_confusion(page, e, 0));
    if (e->reference && !lc_evaluate_repeats(e->reference, e->line[e->reference].name, e->line[0].name))
        CHECK(print_confusion(page, e, e->reference));
    if (e->of->steps > 1)
        CHECK(print_steps(page, e, all_rows));
    return e->of->targets > 1 ? print_targets(page, e, all_rows) : LC_OK;
}

/* As lc_evaluate_show. */
lc_status lc_classes_show(lc_page *page, const lc_class_evaluation *e, const lc_forecaster *f, bool all_rows)
{
    print_head(page, e, f);
    if (page)
        print_verdict(page, e);
    CHECK(print_tables(page, e, f, all_rows));
    if (!page)
        print_verdict(page, e);
    return LC_OK;
}
