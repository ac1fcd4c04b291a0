/* spread - runs side by side: what they say beyond the point, and whether it compares. */
#include "cli/evaluate.h"
#include "cli/versus/printing.h"
#include "eval/spread.h"

#include <math.h>
#include <string.h>

static bool same_levels(const lc_spread *a, const lc_spread *b)
{
    return a->levels == b->levels && memcmp(a->level, b->level, a->levels * sizeof *a->level) == 0;
}

/* Whether all runs that say more than a point say quantiles of the same levels; whether their CRPS is made alike. */
static void compare(bool *levels, bool *crps, const lc_versus *v)
{
    const lc_spread *any = lc_versus_spread(v);
    *levels = *crps = true;
    for (size_t i = 0; i < v->runs; i++) {
        const lc_spread *s = v->line[i].spread;
        *levels &= !s || same_levels(any, s);
        *crps &= !s || s->closed == any->closed;
    }
}

static double value_of(const lc_versus *v, const lc_spread *s, size_t m)
{
    const lc_space space = v->scaled ? LC_SCALED : LC_UNITS;
    return v->scaled || lc_evaluate_pools_measure(v->forecaster[0], m) ? s->score[space].overall[m] : (double)NAN;
}

/* Of proper scores the least is the best; a width alone is none. */
static double best_of(const lc_versus *v, size_t m)
{
    double best = NAN;
    for (size_t i = 0; i < v->runs && lc_spread_table[m]->proper; i++)
        if (v->line[i].spread)
            best = fmin(best, value_of(v, v->line[i].spread, m));
    return best;
}

/* crps: whether that of all runs is made alike. */
static lc_status put_run(lc_table *table, const lc_versus *v, size_t run, bool compares, bool crps)
{
    const lc_spread *s = v->line[run].spread;
    CHECK(lc_table_text(table, "%s", v->line[run].name));
    CHECK(lc_table_text(table, "%zu, %g to %g", s->levels, s->level[0], s->level[s->levels - 1]));
    for (size_t m = 0; m < s->measures; m++) {
        CHECK(lc_table_number(table, value_of(v, s, m), LC_VERSUS_DECIMALS));
        if (compares && (crps || strcmp(s->measure[m], "crps") != 0))
            CHECK(lc_table_best(table, best_of(v, m)));
    }
    return LC_OK;
}

static void say_what_compares(lc_page *page, bool levels, bool crps)
{
    if (!levels)
        lc_page_line(page, "Quantiles of other levels do not compare: --levels '0.1 0.5 0.9' asks all runs for the same.");
    else if (!crps)
        lc_page_line(page,
                     "crps is a distribution's in closed form where there is one, else integrated over the levels: they do not "
                     "compare.");
}

lc_status lc_versus_spreads(const lc_versus_printing *p)
{
    lc_status status = LC_OK;
    const lc_versus *v = p->versus;
    const lc_spread *any = lc_versus_spread(v);
    lc_table *table = NULL;
    bool levels, crps;
    if (!any)
        return LC_OK;
    compare(&levels, &crps, v);
    TRY(lc_table_new(&table));
    TRY(lc_table_column(table, "forecaster", LC_TABLE_LEFT));
    TRY(lc_table_column(table, "levels", LC_TABLE_LEFT));
    for (size_t m = 0; m < any->measures; m++)
        TRY(lc_table_column(table, any->measure[m], LC_TABLE_RIGHT));
    for (size_t i = 0; i < v->runs; i++)
        if (v->line[i].spread)
            TRY(put_run(table, v, i, levels, crps));
    TRY(lc_versus_table(table, p, v->scaled ? "What is said beyond the point, scaled" : "What is said beyond the point"));
    if (strcmp(p->form, "text") == 0)
        say_what_compares(p->page, levels, crps);
done:
    lc_table_free(table);
    return status;
}
