/* text - errors as tables, one for each thought, and the verdict. */
#include "cli/evaluate.h"

#include "cli/ensemble.h"
#include "cli/hint.h"
#include "cli/ridge.h"

#include <math.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/sort.h"
#include "model/forecaster.h"

enum { ROWS_SHOWN = 12, SERIES_SHOWN = 10, SERIES_OF_PAGE = 500, NAME_SHOWN = 20 };

/* --- what the errors are of ------------------------------------------------------------------------------------------ */

/* Part of the result too: such weights are not what the configuration asks for. */
void lc_evaluate_training(lc_page *page, const lc_forecaster *f)
{
    const size_t members = lc_forecaster_members(f), seeds = lc_forecaster_config(f)->run.seeds;
    if (seeds > 1 && lc_forecaster_training(f) != LC_TRAINING_FINISHED) {
        lc_page_warn(page, "training %s; these are %zu of %zu networks, as far as they are trained.",
                     lc_forecaster_training(f) == LC_TRAINING_UNFINISHED ? "is unfinished" : "diverged", members, seeds);
        return;
    }
    if (lc_forecaster_training(f) == LC_TRAINING_UNFINISHED)
        lc_page_warn(page, "training is unfinished; these are the best weights so far, of epoch %zu.",
                     lc_forecaster_best_epoch(f));
    if (lc_forecaster_training(f) == LC_TRAINING_DIVERGED)
        lc_page_warn(page, "training diverged; these are the best weights before that, of epoch %zu.",
                     lc_forecaster_best_epoch(f));
}

/* Errors on such windows prove nothing. Whoever copies the result must see it: so it is part of the result, not a note. */
void lc_evaluate_seen(lc_page *page, const char *who, const size_t *seen, lc_part of)
{
    if (of == LC_TRAIN)
        lc_page_warn(page, "these are the windows of training: errors on them say nothing of new rows.");
    for (lc_part part = LC_TRAIN; part < of; part++)
        if (seen[part])
            lc_page_warn(page, "%s was %s targets of %zu of these windows.", who, part == LC_TRAIN ? "trained on" : "selected on",
                         seen[part]);
}

static void print_head(lc_page *page, const lc_evaluation *e, const lc_forecaster *f)
{
    char series[LC_NAME_MAX] = "";
    if (e->series > 1)
        snprintf(series, sizeof series, ", series %zu", lc_evaluate_series_count(e));
    lc_page_line(page, "%s windows: %zu, horizon %zu, channels %zu%s", lc_part_name(e->part), e->windows, e->horizon, e->targets,
                 series);
    lc_evaluate_extent_show(page, e, f);
    lc_evaluate_training(page, f);
    lc_evaluate_seen(page, "the model", e->seen, e->part);
    lc_evaluate_measured_show(page, e, f);
}

/* --- all forecasters ------------------------------------------------------------------------------------------------- */

/* A line per forecaster: scaled MSE and MAE, then every metric in the data's own units, of channels of different units those that
 * have none. */
static lc_status print_lines(lc_page *page, const lc_evaluation *e, const lc_forecaster *f, lc_scope scope, const char *of)
{
    char title[LC_TEXT_MAX];
    lc_status status = LC_OK;
    const size_t mse = lc_metric_index("mse"), mae = lc_metric_index("mae");
    lc_table *table = NULL;
    TRY(lc_table_new(&table));
    TRY(lc_table_column(table, "forecaster", LC_TABLE_LEFT));
    TRY(lc_table_column(table, "MSE*", LC_TABLE_RIGHT));
    TRY(lc_table_column(table, "MAE*", LC_TABLE_RIGHT));
    for (size_t m = 0; m < e->metrics; m++)
        if (lc_evaluate_pools_metric(f, m))
            TRY(lc_table_column(table, e->metric[m], LC_TABLE_RIGHT));
    for (size_t i = 0; i < e->lines; i++) {
        if (lc_evaluate_repeats(i, e->line[i].name, e->line[0].name))
            continue;
        TRY(lc_table_text(table, "%s", e->line[i].name));
        TRY(lc_table_number(table, lc_scores_of(&e->line[i].score[LC_SCALED], scope)[mse], 4));
        TRY(lc_table_number(table, lc_scores_of(&e->line[i].score[LC_SCALED], scope)[mae], 4));
        for (size_t m = 0; m < e->metrics; m++)
            if (lc_evaluate_pools_metric(f, m))
                TRY(lc_table_number(table, lc_scores_of(&e->line[i].score[LC_UNITS], scope)[m], 4));
    }
    snprintf(title, sizeof title, "%s (*: scaled; others: %s)", of, lc_evaluate_pools(f) ? "own units" : "without a unit");
    TRY(lc_page_table(page, table, title));
done:
    lc_table_free(table);
    return status;
}

/* What a figure does not count is said below it, apart from the table. */
static void print_left_out(lc_page *page, const lc_evaluation *e, const lc_forecaster *f)
{
    bool some = !lc_evaluate_pools(f);
    for (size_t m = 0; m < e->metrics; m++)
        some |= lc_evaluate_leaves_out(e, m);
    if (some)
        lc_page_gap(page);
    for (size_t m = 0; m < e->metrics; m++)
        lc_evaluate_left_out_show(page, e, m);
    if (!lc_evaluate_pools(f))
        lc_page_line(page, "Errors in own units are below, per channel: the channels are not known to have one unit.");
}

/* --- rows: the model next to the best baseline ----------------------------------------------------------------------- */

/* The best baseline; 0: there is none, or the model is it. */
static size_t beside(const lc_evaluation *e)
{
    return lc_evaluate_repeats(e->reference, e->line[e->reference].name, e->line[0].name) ? 0 : e->reference;
}

/* Scaled MSE and MAE of the model and of the best baseline, row by row; the MAE in own units too where that is one unit. */
static lc_status add_row(lc_table *table, const lc_evaluation *e, size_t row, lc_scope scope, bool units)
{
    const size_t mse = lc_metric_index("mse"), mae = lc_metric_index("mae");
    for (size_t i = 0; i < e->lines; i++) {
        if (i > 0 && i != beside(e))
            continue;
        const double *scaled = lc_scores_of(&e->line[i].score[LC_SCALED], scope) + row * e->metrics,
                     *own = lc_scores_of(&e->line[i].score[LC_UNITS], scope) + row * e->metrics;
        CHECK(lc_table_number(table, scaled[mse], 4));
        CHECK(lc_table_number(table, scaled[mae], 4));
        if (units)
            CHECK(lc_table_number(table, own[mae], 4));
    }
    return LC_OK;
}

static lc_status begin_rows(lc_table **table, const lc_evaluation *e, const char *first, lc_table_side side, bool units)
{
    static const char *const title[] = {"MSE*", "MAE*", "mae", "base MSE*", "base MAE*", "base mae"};
    CHECK(lc_table_new(table));
    CHECK(lc_table_column(*table, first, side));
    for (size_t i = 0; i < (beside(e) ? 6 : 3); i++)
        if (units || i % 3 < 2)
            CHECK(lc_table_column(*table, title[i], LC_TABLE_RIGHT));
    return LC_OK;
}

/* What a row is of, next to which baseline, and how to see the rows that are not shown, if there are any. */
static lc_status print_rows(lc_page *page, const lc_table *table, const lc_evaluation *e, const char *of, const char *more)
{
    char title[LC_TEXT_MAX], next[LC_NAME_MAX + 16] = "";
    if (beside(e))
        snprintf(next, sizeof next, ", next to %s", e->line[beside(e)].name);
    snprintf(title, sizeof title, "%s%s%s", of, next, more);
    return lc_page_table(page, table, title);
}

/* Every step with -v, else about a dozen, with the last. */
static lc_status print_steps(lc_page *page, const lc_evaluation *e, const lc_forecaster *f, bool all)
{
    const bool units = lc_evaluate_pools(f);
    lc_status status = LC_OK;
    lc_table *table = NULL;
    TRY(begin_rows(&table, e, "step", LC_TABLE_RIGHT, units));
    for (size_t step = 1; step <= e->horizon; step++) {
        if (!lc_evaluate_shows(e->horizon, step, all))
            continue;
        TRY(lc_table_number(table, (double)step, 0));
        TRY(add_row(table, e, step - 1, LC_OF_STEP, units));
    }
    TRY(print_rows(page, table, e, "Per horizon step", lc_evaluate_shows_all(e->horizon, all) ? "" : " (all steps: -v)"));
done:
    lc_table_free(table);
    return status;
}

static lc_status print_channels(lc_page *page, const lc_evaluation *e, const lc_forecaster *f, bool all)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    size_t shown = all || e->targets <= 2 * ROWS_SHOWN ? e->targets : ROWS_SHOWN;
    TRY(begin_rows(&table, e, "channel", LC_TABLE_LEFT, true));
    for (size_t t = 0; t < shown; t++) {
        TRY(lc_page_name(page, table, lc_target_name(f, t), NAME_SHOWN));
        TRY(add_row(table, e, t, LC_OF_CHANNEL, true));
    }
    TRY(print_rows(page, table, e, "Per channel", shown == e->targets ? "" : " (all channels: -v)"));
done:
    lc_table_free(table);
    return status;
}

/* --- series: the worst first ----------------------------------------------------------------------------------------- */

/* *out, lc_free: series by falling errors, those with windows first; *count: of these. One whose error is not known is the
 * worst. */
static lc_status rank(size_t **out, size_t *count, const lc_evaluation *e)
{
    const size_t mse = lc_metric_index("mse");
    double *key;
    CHECK(lc_new(&key, e->series, sizeof *key));
    for (size_t i = 0; i < e->series; i++) {
        const double error = e->line[0].score[LC_SCALED].per_series[i * e->metrics + mse];
        key[i] = !e->of_series[i].windows ? (double)INFINITY : isnan(error) ? -(double)INFINITY : -error;
    }
    *count = lc_evaluate_series_count(e);
    const lc_status status = lc_sort_order(out, key, e->series);
    lc_free(key);
    return status;
}

static lc_status print_worst(lc_page *page, const lc_evaluation *e, const lc_forecaster *f)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    size_t *by = NULL, count;
    char of[LC_NAME_MAX];
    TRY(rank(&by, &count, e));
    const size_t most = page ? SERIES_OF_PAGE : SERIES_SHOWN, shown = count < most ? count : most;
    TRY(begin_rows(&table, e, "series", LC_TABLE_LEFT, lc_evaluate_pools(f)));
    for (size_t i = 0; i < shown; i++) {
        TRY(lc_page_name(page, table, lc_evaluated_name(e, f, by[i]), NAME_SHOWN));
        TRY(add_row(table, e, by[i], LC_OF_SERIES, lc_evaluate_pools(f)));
    }
    snprintf(of, sizeof of, shown == count ? "Per series, the worst first" : "The %zu worst of %zu series", shown, count);
    TRY(print_rows(page, table, e, of, shown == count ? "" : " (all: --csv FILE)"));
done:
    lc_free(by);
    lc_table_free(table);
    return status;
}

static lc_status print_series(lc_page *page, const lc_evaluation *e, const lc_forecaster *f)
{
    CHECK(print_lines(page, e, f, LC_OF_MEAN, "Mean over series of each one's own figure"));
    CHECK(print_worst(page, e, f));
    if (lc_evaluate_has_dominant(e, f))
        lc_page_gap(page);
    for (lc_space space = LC_SCALED; space <= LC_UNITS; space++)
        lc_evaluate_dominant_show(page, e, f, space, "");
    return LC_OK;
}

/* --- all of it ------------------------------------------------------------------------------------------------------- */

static lc_status print_tables(lc_page *page, const lc_evaluation *e, const lc_forecaster *f, bool all_rows)
{
    CHECK(print_lines(page, e, f, LC_OF_ALL, "Errors over all windows, steps and channels"));
    print_left_out(page, e, f);
    if (e->members)
        CHECK(lc_ensemble_show(page, e, f, all_rows));
    if (e->horizon > 1)
        CHECK(print_steps(page, e, f, all_rows));
    if (e->targets > 1)
        CHECK(print_channels(page, e, f, all_rows));
    if (lc_evaluate_series_count(e) > 1)
        CHECK(print_series(page, e, f));
    return e->spread ? lc_evaluate_spread_show(page, e, f, all_rows) : LC_OK;
}

static lc_status print_verdict(lc_page *page, const lc_evaluation *e, const lc_forecaster *f)
{
    const lc_comparison comparison = lc_comparison_of(e);
    lc_verdict_print(page, e);
    if (e->ridge)
        lc_ridge_show_few(page, lc_forecaster_beside(f));
    return lc_hint_print(page, f, &comparison);
}

/* A page begins with what matters most; text ends with it, near the next prompt. */
lc_status lc_evaluate_show(lc_page *page, const lc_evaluation *e, const lc_forecaster *f, bool all_rows)
{
    print_head(page, e, f);
    if (page)
        CHECK(print_verdict(page, e, f));
    CHECK(print_tables(page, e, f, all_rows));
    if (page)
        return LC_OK;
    if (e->reference)
        lc_page_gap(page);
    return print_verdict(page, e, f);
}
