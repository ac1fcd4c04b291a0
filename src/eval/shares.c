/* shares - squared errors of series against their sum. */
#include "eval/shares.h"

#include <math.h>

/* A pooled figure is one series' own if that makes more than half of it, and clearly more than its part of the values. */
static const double half = 0.5, clearly = 1.5;

/* Of many series none makes half, but one can weigh like ten, if it weighs at all. */
static const double ten_times = 10, notable = 0.05;

static bool dominates(const lc_evaluation *e, size_t series, lc_space space)
{
    const double share = e->of_series[series].share[space];
    const double values = (double)e->of_series[series].values / (double)e->values;
    return (share > half && share > clearly * values) || (share > ten_times * values && share >= notable);
}

/* share = n_s MSE_s / sum n_s MSE_s */
static void find_space(lc_evaluation *e, lc_space space)
{
    const size_t mse = lc_metric_index("mse");
    const double *own = e->line[0].score[space].per_series;
    double sum = 0;
    size_t most = 0;
    for (size_t i = 0; i < e->series; i++) {
        const size_t values = e->of_series[i].values;
        e->of_series[i].share[space] = values ? (double)values * own[i * e->metrics + mse] : 0;
        sum += e->of_series[i].share[space];
    }
    for (size_t i = 0; i < e->series; i++) {
        e->of_series[i].share[space] /= sum;
        if (e->of_series[i].share[space] > e->of_series[most].share[space])
            most = i;
    }
    e->dominant[space] = dominates(e, most, space) ? most : e->series;
}

void lc_shares_find(lc_evaluation *e)
{
    find_space(e, LC_SCALED);
    find_space(e, LC_UNITS);
}
