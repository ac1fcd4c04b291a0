/* ensembles - runs side by side: the networks of each by itself, since an average of five is not one network. */
#include "cli/ensemble.h"
#include "cli/versus/figure.h"
#include "core/mem.h"

#include <math.h>
#include <stdio.h>

static bool has_ensemble(const lc_versus *v)
{
    for (size_t i = 0; i < v->runs; i++)
        if (v->evaluation[i]->members)
            return true;
    return false;
}

/* Of one network its own figure, without a spread. */
static lc_status put(lc_table *table, const lc_versus *v, size_t run, const lc_figure *f)
{
    lc_deviation d = {lc_figure_of(v, run, f), NAN};
    if (v->evaluation[run]->members && lc_versus_compares(v, f->metric))
        d = lc_ensemble_deviation(v->evaluation[run], f->space, f->metric);
    CHECK(lc_table_number(table, d.mean, LC_VERSUS_DECIMALS));
    return lc_table_number(table, d.spread, LC_VERSUS_DECIMALS);
}

static lc_status add_columns(lc_table *table, const lc_versus *v, const lc_figure *f, size_t count)
{
    char spread[LC_NAME_MAX];
    CHECK(lc_table_column(table, "forecaster", LC_TABLE_LEFT));
    CHECK(lc_table_column(table, "networks", LC_TABLE_RIGHT));
    for (size_t i = 0; i < count; i++) {
        const char *title = lc_figure_title(v, &f[i]);
        snprintf(spread, sizeof spread, "%s sd", title);
        CHECK(lc_table_column(table, title, LC_TABLE_RIGHT));
        CHECK(lc_table_column(table, spread, LC_TABLE_RIGHT));
    }
    return LC_OK;
}

lc_status lc_versus_ensembles(const lc_versus_printing *p)
{
    lc_status status = LC_OK;
    const lc_versus *v = p->versus;
    lc_table *table = NULL;
    lc_figure *f = NULL;
    size_t count;
    if (!has_ensemble(v))
        return LC_OK;
    TRY(lc_figure_choose(&f, &count, v, LC_OF_ALL));
    TRY(lc_table_new(&table));
    TRY(add_columns(table, v, f, count));
    for (size_t i = 0; i < v->runs; i++) {
        const size_t members = v->evaluation[i]->members;
        TRY(lc_table_text(table, "%s", v->line[i].name));
        TRY(lc_table_number(table, members ? (double)members : 1, 0));
        for (size_t j = 0; j < count; j++)
            TRY(put(table, v, i, &f[j]));
    }
    if (count)
        TRY(lc_versus_table(table, p, "Each network by itself: mean and standard deviation (sd) over seeds"));
done:
    lc_free(f);
    lc_table_free(table);
    return status;
}
