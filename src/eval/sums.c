#include "eval/sums.h"

#include <math.h>

#include "core/mem.h"

lc_status lc_sums_new(lc_sums **out, size_t horizon, size_t targets)
{
    lc_status status = LC_OK;
    lc_sums *s = NULL;
    TRY(lc_new(&s, 1, sizeof *s));
    *s = (lc_sums){.horizon = horizon, .targets = targets, .cells = horizon * targets};
    for (; lc_metric_table[s->metrics] && s->metrics < LC_METRICS_MAX; s->metrics++) {
        s->first[s->metrics] = s->terms;
        s->terms += lc_metric_table[s->metrics]->terms;
    }
    TRY(lc_new(&s->sum, s->terms * s->cells, sizeof *s->sum));
    *out = s;
    s = NULL;
done:
    lc_sums_free(s);
    return status;
}

void lc_sums_free(lc_sums *s)
{
    if (!s)
        return;
    lc_free(s->sum);
    lc_free(s);
}

void lc_sums_add(lc_sums *s, size_t first, const lc_cells *cells)
{
    for (size_t m = 0; m < s->metrics; m++) {
        double *sum[LC_TERMS_MAX];
        for (size_t term = 0; term < lc_metric_table[m]->terms; term++)
            sum[term] = s->sum + (s->first[m] + term) * s->cells + first;
        lc_metric_table[m]->add(sum, cells);
    }
}

/* Cells first, first + step, ... of which there are count, as one value. */
static double value_of(const lc_sums *s, size_t metric, size_t first, size_t step, size_t count)
{
    double sum[LC_TERMS_MAX] = {0};
    for (size_t term = 0; term < lc_metric_table[metric]->terms; term++)
        for (size_t i = 0; i < count; i++)
            sum[term] += s->sum[(s->first[metric] + term) * s->cells + first + i * step];
    return lc_metric_table[metric]->value(sum);
}

/* The mean of what is a number. */
static double mean_of(double sum, size_t count)
{
    return count ? sum / (double)count : NAN;
}

/* Steps [first, first + steps) of every channel: pooled, or the mean of the channels' own values. */
static double value_of_steps(const lc_sums *s, size_t metric, size_t first, size_t steps)
{
    double sum = 0;
    size_t known = 0;
    if (!lc_metric_table[metric]->by_channel)
        return value_of(s, metric, first * s->targets, 1, steps * s->targets);
    for (size_t t = 0; t < s->targets; t++) {
        double value = value_of(s, metric, first * s->targets + t, s->targets, steps);
        known += isfinite(value);
        sum += isfinite(value) ? value : 0;
    }
    return mean_of(sum, known);
}

lc_status lc_scores_new(lc_scores *out, const lc_sums *s)
{
    lc_status status = LC_OK;
    lc_scores scores = {0};
    TRY(lc_new(&scores.overall, s->metrics, sizeof(double)));
    TRY(lc_new(&scores.per_step, s->horizon * s->metrics, sizeof(double)));
    TRY(lc_new(&scores.per_channel, s->targets * s->metrics, sizeof(double)));
    for (size_t m = 0; m < s->metrics; m++) {
        scores.overall[m] = value_of_steps(s, m, 0, s->horizon);
        for (size_t step = 0; step < s->horizon; step++)
            scores.per_step[step * s->metrics + m] = value_of_steps(s, m, step, 1);
        for (size_t t = 0; t < s->targets; t++)
            scores.per_channel[t * s->metrics + m] = value_of(s, m, t, s->targets, s->horizon);
    }
    *out = scores;
    scores = (lc_scores){0};
done:
    lc_scores_free(&scores);
    return status;
}

void lc_scores_free(lc_scores *scores)
{
    lc_free(scores->overall);
    lc_free(scores->per_step);
    lc_free(scores->per_channel);
}
