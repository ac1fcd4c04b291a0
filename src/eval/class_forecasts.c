/* class_forecasts - the class that came, the class that is said, what is said of each, and the baselines' classes. */
#include "eval/class_forecasts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/status.h"
#include "eval/portion.h"

enum { WINDOWS = 1024 /* at a time */, TRUTH = 0, POINT = 1, OWN = 2 };

struct lc_class_forecasts {
    const lc_forecaster *forecaster;
    const lc_classes *of;
    lc_choice choice;
    lc_windows *windows; /* of the choice; NULL: all */
    char **name;         /* (columns) */
    bool *share;         /* (columns) */
    size_t columns, baselines;
    const char **baseline; /* (baselines) */
    double *say;           /* (WINDOWS, cells, classes) */
    double *value;         /* (WINDOWS, cells, columns) */
};

static size_t cells_of(const lc_class_forecasts *t)
{
    return t->of->steps * t->of->targets;
}

/* Those that forecast classes, except for the forecaster itself. */
static lc_status choose_baselines(lc_class_forecasts *t)
{
    CHECK(lc_new(&t->baseline, lc_names_count(lc_baseline_table_names), sizeof *t->baseline));
    for (const char *const *name = lc_baseline_table_names; *name; name++)
        if (lc_baseline_check(*name, &t->forecaster->config) == LC_OK && t->forecaster->baseline != lc_baseline_find(*name))
            t->baseline[t->baselines++] = *name;
    return LC_OK;
}

static lc_status name_column(lc_class_forecasts *t, bool share, const char *before, const char *name)
{
    char text[2 * LC_TEXT_MAX];
    snprintf(text, sizeof text, "%s%s", before, name);
    t->share[t->columns] = share;
    return lc_copy_text(&t->name[t->columns++], text);
}

static lc_status name_columns(lc_class_forecasts *t)
{
    const size_t most = OWN + t->of->count + t->baselines;
    const char *kind = lc_forecaster_says_shares(t->forecaster) ? "p_" : "score_";
    CHECK(lc_new(&t->name, most, sizeof *t->name));
    CHECK(lc_new(&t->share, most, sizeof *t->share));
    CHECK(name_column(t, false, "", "truth"));
    CHECK(name_column(t, false, "", "forecast"));
    for (size_t k = 0; k < t->of->count; k++)
        CHECK(name_column(t, true, kind, t->of->name[k]));
    for (size_t i = 0; i < t->baselines; i++)
        CHECK(name_column(t, false, "", t->baseline[i]));
    return LC_OK;
}

static void describe(lc_forecast_table *table, const lc_class_forecasts *t)
{
    table->horizon = t->of->steps;
    table->lead = t->of->lead;
    table->targets = t->of->targets;
    table->columns = t->columns;
    table->column = (const char *const *)t->name;
    table->share = t->share;
    table->classes = t->of;
    table->value = t->value;
}

lc_status lc_class_forecasts_new(lc_class_forecasts **out, lc_forecast_table *table, const lc_forecaster *f, lc_part part,
                                 const char *series)
{
    lc_status status = LC_OK;
    lc_class_forecasts *t = NULL;
    TRY(lc_new(&t, 1, sizeof *t));
    t->forecaster = f;
    t->of = f->task->classes;
    TRY(lc_choice_new(&t->choice, f->task->dataset, series));
    TRY(lc_portion_choose(&table->windows, &t->windows, f, part, &t->choice));
    TRY(lc_portion_count(&table->total, f->task, table->windows));
    TRY(choose_baselines(t));
    TRY(name_columns(t));
    TRY(lc_new(&t->say, WINDOWS * cells_of(t) * t->of->count, sizeof *t->say));
    TRY(lc_new(&t->value, WINDOWS * cells_of(t) * t->columns, sizeof *t->value));
    describe(table, t);
    *out = t;
    t = NULL;
done:
    lc_class_forecasts_free(t);
    return status;
}

void lc_class_forecasts_free(lc_class_forecasts *t)
{
    if (!t)
        return;
    lc_windows_free(t->windows);
    lc_choice_free(&t->choice);
    lc_free_texts(t->name, t->columns);
    lc_free(t->share);
    lc_free(t->baseline);
    lc_free(t->say);
    lc_free(t->value);
    lc_free(t);
}

static void put_truth(const lc_class_forecasts *t, const lc_forecast_table *table)
{
    const size_t cells = cells_of(t);
    for (size_t i = 0; i < table->count; i++) {
        const lc_window w = lc_windows_at(table->windows, table->first + i);
        const lc_real *is = t->of->row->value[w.series] + (w.origin + t->of->lead) * t->of->targets;
        for (size_t cell = 0; cell < cells; cell++)
            t->value[(i * cells + cell) * t->columns + TRUTH] = (double)is[cell];
    }
}

/* The class that t->say means, into a column. */
static void put_class(const lc_class_forecasts *t, size_t count, size_t column)
{
    for (size_t i = 0; i < count * cells_of(t); i++)
        t->value[i * t->columns + column] = (double)lc_class_most(t->say + i * t->of->count, t->of->count);
}

static void put_shares(const lc_class_forecasts *t, size_t count)
{
    for (size_t i = 0; i < count * cells_of(t); i++)
        memcpy(t->value + i * t->columns + OWN, t->say + i * t->of->count, t->of->count * sizeof *t->say);
}

lc_status lc_class_forecasts_next(const lc_forecast_table **out, lc_forecast_table *table, lc_class_forecasts *t)
{
    const lc_forecaster *f = t->forecaster;
    table->first += table->count;
    table->count = table->total - table->first < WINDOWS ? table->total - table->first : WINDOWS;
    *out = NULL;
    if (table->count == 0)
        return LC_OK;
    put_truth(t, table);
    CHECK(lc_forecaster_predict(t->say, f, table->windows, table->first, table->count));
    put_class(t, table->count, POINT);
    put_shares(t, table->count);
    for (size_t i = 0; i < t->baselines; i++) {
        const lc_forecast_request request = {.task = f->task,
                                             .windows = table->windows,
                                             .first = table->first,
                                             .count = table->count,
                                             .threads = lc_forecaster_threads(f)};
        CHECK(lc_baseline_predict(t->say, t->baseline[i], &f->config.model.knobs, NULL, &request));
        put_class(t, table->count, OWN + t->of->count + i);
    }
    *out = table;
    return LC_OK;
}
