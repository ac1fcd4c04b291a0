/* verdict - a baseline that beats the model is named in words, so that nobody has to look for it. */
#include "cli/evaluate.h"

#include <math.h>

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

static void print_mae(const lc_evaluation *e, const char *before)
{
    const size_t best = better_in_mae(e);
    if (best)
        lc_print_line(NULL, "%s scaled MAE %s is better: %.4g, the model's is %.4g.", before, e->line[best].name,
                      lc_score_of(e, best, LC_SCALED, "mae"), lc_score_of(e, 0, LC_SCALED, "mae"));
}

void lc_verdict_print(const lc_evaluation *e)
{
    const double model = lc_score_of(e, 0, LC_SCALED, "mse"), best = lc_score_of(e, e->reference, LC_SCALED, "mse");
    const char *name = e->line[e->reference].name;
    if (!e->reference)
        return;
    if (best < model) {
        printf("A baseline beats the model: %s.\n", name);
        lc_print_line(NULL, "Its scaled MSE is %.4g, the model's %.4g, %.3f times as much.", best, model, model / best);
        return;
    }
    if (model == best && model == 0)
        printf("Neither the model nor %s makes an error here.\n", name);
    else if (model == best)
        lc_print_line(NULL, "The model is no better than the best baseline, %s: the scaled MSE of both is %.4g.", name, model);
    else if (model < best)
        lc_print_line(NULL, "The model's scaled MSE, %.4g, is %.3f times that of the best baseline, %s.", model, model / best,
                      name);
    print_mae(e, "But in");
}

json_t *lc_verdict_json(const lc_evaluation *e)
{
    const double best = lc_score_of(e, e->reference, LC_SCALED, "mse");
    if (!e->reference)
        return json_null();
    return json_pack("{ss so so}", "name", e->line[e->reference].name, "scaled_mse", lc_json_number(best), "ratio",
                     lc_json_number(lc_score_of(e, 0, LC_SCALED, "mse") / best));
}
