/* verdict - a baseline that beats the model is named in words, so that nobody has to look for it. */
#include "cli/evaluate.h"

#include <math.h>
#include <string.h>

double lc_score_of(const lc_evaluation *e, size_t line, lc_space space, const char *metric)
{
    return e->line[line].score[space].overall[lc_metric_index(metric)];
}

/* The best baseline in scaled MAE, if the model's is not less. */
static size_t better_in_mae(const lc_evaluation *e)
{
    size_t best = 0;
    for (size_t i = 1; i < e->lines; i++)
        if (e->line[i].baseline && lc_score_of(e, i, LC_SCALED, "mae") < lc_score_of(e, best, LC_SCALED, "mae"))
            best = i;
    return best;
}

static void print_mae(lc_page *page, const lc_evaluation *e)
{
    const size_t best = better_in_mae(e);
    if (best)
        lc_page_line(page, "But in scaled MAE %s is better: %.4g, the model's is %.4g.", e->line[best].name,
                     lc_score_of(e, best, LC_SCALED, "mae"), lc_score_of(e, 0, LC_SCALED, "mae"));
}

static void print_not_better(lc_page *page, const lc_comparison *c, const char *model)
{
    if (c->model == 0)
        lc_page_line(page, "Neither the model nor %s makes an error here.", c->name);
    else if (strcmp(model, c->name) == 0)
        lc_page_line(page, "The model is itself the best baseline: its scaled MSE is %.4g.", c->model);
    else
        lc_page_line(page, "The model is no better than the best baseline, %s: the scaled MSE of both is %.4g.", c->name,
                     c->model);
}

lc_comparison lc_comparison_of(const lc_evaluation *e)
{
    return (lc_comparison){.model = lc_score_of(e, 0, LC_SCALED, "mse"),
                           .best = lc_score_of(e, e->reference, LC_SCALED, "mse"),
                           .ridge = e->ridge ? lc_score_of(e, e->ridge, LC_SCALED, "mse") : 0,
                           .name = e->reference ? e->line[e->reference].name : NULL};
}

void lc_comparison_print_ridge(lc_page *page, const lc_comparison *c)
{
    if (c->ridge > 0 && c->model >= 2 * c->ridge)
        lc_page_line(page, "The model has %.3g times the scaled MSE of a ridge regression of the same context, %.4g.",
                     c->model / c->ridge, c->ridge);
    else if (c->ridge > 0 && c->model != c->ridge)
        lc_page_line(page, "The model is %.3g %% %s than a ridge regression of the same context, whose scaled MSE is %.4g.",
                     100 * fabs(c->model / c->ridge - 1), c->model > c->ridge ? "worse" : "better", c->ridge);
}

static void print_against_baseline(lc_page *page, const lc_evaluation *e, const lc_comparison *c)
{
    if (!c->name)
        return;
    if (c->best < c->model) {
        lc_page_line(page, "A baseline beats the model: %s.", c->name);
        if (c->best > 0)
            lc_page_line(page, "Its scaled MSE is %.4g, the model's %.4g, %.3f times as much.", c->best, c->model,
                         c->model / c->best);
        else
            lc_page_line(page, "It makes no error; the model's scaled MSE is %.4g.", c->model);
        return;
    }
    if (c->model < c->best)
        lc_page_line(page, "The model's scaled MSE, %.4g, is %.3f times that of the best baseline, %s.", c->model,
                     c->model / c->best, c->name);
    else if (c->model == c->best)
        print_not_better(page, c, e->line[0].name);
    print_mae(page, e);
}

/* Squares are dominated by the largest errors: which is better may depend on the measure. */
static void print_ridge_mae(lc_page *page, const lc_evaluation *e, const lc_comparison *c)
{
    const double own = lc_score_of(e, 0, LC_SCALED, "mae"), other = e->ridge ? lc_score_of(e, e->ridge, LC_SCALED, "mae") : 0;
    if (e->ridge && c->model < c->ridge && other < own)
        lc_page_line(page, "But in scaled MAE the ridge regression is better: %.4g, the model's is %.4g.", other, own);
}

static void print_skill(lc_page *page, const lc_evaluation *e)
{
    const lc_skill *s = &e->skill;
    if (isnan(s->value))
        return;
    if (isnan(s->low))
        lc_page_line(
            page,
            "Skill against %s: %.3f, the share of its scaled MSE that the model saves; an interval needs %zu windows, five "
            "blocks of context + horizon rows.",
            e->line[s->against].name, s->value, s->needed);
    else
        lc_page_line(page,
                     "Skill against %s: %.3f, the share of its scaled MSE that the model saves; 95 %% interval %.3f to %.3f.",
                     e->line[s->against].name, s->value, s->low, s->high);
}

void lc_verdict_print(lc_page *page, const lc_evaluation *e)
{
    const lc_comparison c = lc_comparison_of(e);
    print_against_baseline(page, e, &c);
    lc_comparison_print_ridge(page, &c);
    print_ridge_mae(page, e, &c);
    print_skill(page, e);
}

static void print_accuracy(const lc_comparison *c, const char *part)
{
    if (c->best > c->model)
        lc_print_line(NULL, "%s: %s beats the model: accuracy %.4g against %.4g", part, c->name, c->best, c->model);
    else
        lc_print_line(NULL, "%s: accuracy %.4g, that of the best baseline, %s, is %.4g", part, c->model, c->name, c->best);
}

static void print_comparison(const lc_comparison *c, const char *part)
{
    if (!c->name)
        return;
    if (c->accuracy) {
        print_accuracy(c, part);
        return;
    }
    if (c->best < c->model)
        lc_print_line(NULL, "%s: %s beats the model: scaled MSE %.4g against %.4g", part, c->name, c->best, c->model);
    else if (c->model < c->best)
        lc_print_line(NULL, "%s: %.3f times the scaled MSE of the best baseline, %s", part, c->model / c->best, c->name);
    else if (c->model == c->best)
        lc_print_line(NULL, "%s: no better than the best baseline, %s: scaled MSE %.4g", part, c->name, c->best);
}

void lc_comparison_print(const lc_comparison *c, const char *part)
{
    print_comparison(c, part);
    lc_comparison_print_ridge(NULL, c);
}

json_t *lc_comparison_ridge_json(const lc_comparison *c)
{
    if (!(c->ridge > 0))
        return json_null();
    return json_pack("{so so so}", "scaled_mse", lc_json_number(c->ridge), "model_scaled_mse", lc_json_number(c->model), "ratio",
                     lc_json_number(c->model / c->ridge));
}

json_t *lc_comparison_json(const lc_comparison *c)
{
    if (!c->name)
        return json_null();
    if (c->accuracy)
        return json_pack("{ss so so}", "name", c->name, "accuracy", lc_json_number(c->best), "model_accuracy",
                         lc_json_number(c->model));
    return json_pack("{ss so so so}", "name", c->name, "scaled_mse", lc_json_number(c->best), "model_scaled_mse",
                     lc_json_number(c->model), "ratio", lc_json_number(c->model / c->best));
}
