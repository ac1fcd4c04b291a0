/* figure - a figure of each line of runs side by side, and which line has the best. */
#include "cli/versus/figure.h"

#include "core/mem.h"

#include <math.h>
#include <string.h>

double lc_figure_of(const lc_versus *v, size_t line, const lc_figure *f)
{
    const lc_class_line *c = v->line[line].judged;
    if (!c && !lc_versus_compares(v, f->metric))
        return NAN;
    if (!c)
        return lc_scores_of(&v->line[line].score[f->space], f->scope)[f->row * v->evaluation[0]->metrics + f->metric];
    const double *const value[] = {
        [LC_OF_ALL] = c->overall, [LC_OF_STEP] = c->per_step, [LC_OF_CHANNEL] = c->per_target, [LC_OF_SERIES] = c->per_series};
    return value[f->scope][f->row * v->classes[0]->measures + f->metric];
}

lc_status lc_figure_choose(lc_figure **out, size_t *count, const lc_versus *v, lc_scope scope)
{
    const char *const scaled[] = {"mse", "mae"};
    lc_figure *f;
    CHECK(lc_new(&f, 2 + v->evaluation[0]->metrics, sizeof *f));
    *count = 0;
    for (size_t i = 0; v->scaled && i < 2; i++)
        f[(*count)++] = (lc_figure){lc_metric_index(scaled[i]), LC_SCALED, scope, 0};
    for (size_t m = 0; m < v->evaluation[0]->metrics; m++)
        if (lc_versus_compares(v, m) && lc_evaluate_pools_metric(v->forecaster[0], m))
            f[(*count)++] = (lc_figure){m, LC_UNITS, scope, 0};
    *out = f;
    return LC_OK;
}

const char *lc_figure_title(const lc_versus *v, const lc_figure *f)
{
    const char *name = v->evaluation[0]->metric[f->metric];
    return f->space == LC_UNITS ? name : strcmp(name, "mse") ? "MAE*" : "MSE*";
}

static bool has_role(const lc_versus_line *l, lc_versus_role role)
{
    const bool has[] = {
        [LC_VERSUS_RUN] = l->run, [LC_VERSUS_BASELINE] = l->baseline, [LC_VERSUS_RIDGE] = l->ridge, [LC_VERSUS_ANY] = true};
    return l->rival && has[role];
}

size_t lc_figure_best_but(const lc_versus *v, const lc_figure *f, lc_versus_role role, size_t but)
{
    const bool less = v->classes[0] ? lc_class_metric_less_is_better(f->metric) : lc_metric_less_is_better(f->metric);
    const double sign = less ? 1 : -1;
    size_t best = v->lines;
    for (size_t i = 0; i < v->lines; i++) {
        const double value = sign * lc_figure_of(v, i, f);
        if (i != but && has_role(&v->line[i], role) && isfinite(value) &&
            (best == v->lines || value < sign * lc_figure_of(v, best, f)))
            best = i;
    }
    return best;
}

size_t lc_figure_best(const lc_versus *v, const lc_figure *f, lc_versus_role role)
{
    return lc_figure_best_but(v, f, role, v->lines);
}

lc_figure lc_figure_main(const lc_versus *v, lc_scope scope, size_t row)
{
    if (v->scaled)
        return (lc_figure){lc_metric_index("mse"), LC_SCALED, scope, row};
    return (lc_figure){lc_metric_index(lc_evaluate_pools(v->forecaster[0]) ? "mae" : "mase"), LC_UNITS, scope, row};
}

const char *lc_figure_main_name(const lc_versus *v)
{
    return v->scaled ? "Scaled MSE" : lc_evaluate_pools(v->forecaster[0]) ? "MAE" : "MASE";
}

lc_status lc_figure_put(lc_table *table, const lc_versus *v, size_t line, const lc_figure *f)
{
    const double value = lc_figure_of(v, line, f);
    const size_t best = lc_figure_best(v, f, LC_VERSUS_ANY);
    CHECK(lc_table_number(table, value, LC_VERSUS_DECIMALS));
    return best < v->lines && v->line[line].rival ? lc_table_best(table, lc_figure_of(v, best, f)) : LC_OK;
}

lc_status lc_figure_put_row(lc_table *table, const lc_versus *v, const lc_figure *f)
{
    for (size_t i = 0; i < v->lines; i++)
        CHECK(lc_figure_put(table, v, i, f));
    return LC_OK;
}

lc_status lc_figure_columns(lc_table **out, const lc_versus *v, const char *first, lc_table_side side)
{
    CHECK(lc_table_new(out));
    CHECK(lc_table_column(*out, first, side));
    for (size_t i = 0; i < v->lines; i++)
        CHECK(lc_table_column(*out, v->line[i].name, LC_TABLE_RIGHT));
    lc_table_alike(*out);
    return LC_OK;
}
