/* sums - the three tables of sums behind a line of scores. */
#include "eval/sums.h"

#include <math.h>
#include <string.h>

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
    TRY(lc_new(&s->by_step, s->terms * s->cells, sizeof *s->by_step));
    TRY(lc_new(&s->by_channel, s->terms * s->targets, sizeof *s->by_channel));
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
    lc_free(s->by_step);
    lc_free(s->by_channel);
    lc_free(s);
}

void lc_sums_add(lc_sums *s, size_t first, const lc_cells *cells)
{
    lc_cells own = *cells; /* with the metric's own facts */
    for (size_t m = 0; m < s->metrics; m++) {
        const lc_metric *metric = lc_metric_table[m];
        double *sum[LC_TERMS_MAX];
        for (size_t term = 0; term < metric->terms; term++)
            sum[term] = s->sum + (s->first[m] + term) * s->cells + first;
        metric->add(sum, &own);
        own.fact += metric->facts;
    }
}

/* A column of a metric's terms; `to` gets it added. */
static void add_column(double *to, size_t to_width, const double *from, size_t from_width, size_t terms)
{
    for (size_t term = 0; term < terms; term++)
        to[term * to_width] += from[term * from_width];
}

static void settle_channel(lc_sums *s, size_t metric, size_t target)
{
    const lc_metric *m = lc_metric_table[metric];
    double all[LC_TERMS_MAX] = {0};
    for (size_t cell = target; cell < s->cells; cell += s->targets) {
        double one[LC_TERMS_MAX] = {0};
        add_column(one, 1, s->sum + s->first[metric] * s->cells + cell, s->cells, m->terms);
        add_column(all, 1, one, 1, m->terms);
        if (m->settle)
            m->settle(one);
        add_column(s->by_step + s->first[metric] * s->cells + cell, s->cells, one, 1, m->terms);
    }
    if (m->settle)
        m->settle(all);
    add_column(s->by_channel + s->first[metric] * s->targets + target, s->targets, all, 1, m->terms);
}

void lc_sums_settle(lc_sums *s)
{
    for (size_t metric = 0; metric < s->metrics; metric++)
        for (size_t target = 0; target < s->targets; target++)
            settle_channel(s, metric, target);
    memset(s->sum, 0, s->terms * s->cells * sizeof *s->sum);
}

/* Neighbouring channels as one value, from sums of that width: pooled, or the mean of their own values. */
static double value_of(const double *sum, size_t width, size_t metric, size_t channels)
{
    const lc_metric *m = lc_metric_table[metric];
    double pooled[LC_TERMS_MAX] = {0}, total = 0;
    size_t known = 0;
    for (size_t i = 0; i < channels; i++) {
        double one[LC_TERMS_MAX] = {0};
        add_column(one, 1, sum + i, width, m->terms);
        add_column(pooled, 1, one, 1, m->terms);
        if (!m->exists || !m->exists(one))
            continue;
        total += m->value(one);
        known++;
    }
    if (!m->exists)
        return m->value(pooled);
    return known ? total / (double)known : NAN;
}

lc_status lc_scores_new(lc_scores *out, const lc_sums *s)
{
    lc_status status = LC_OK;
    lc_scores scores = {0};
    TRY(lc_new(&scores.overall, s->metrics, sizeof(double)));
    TRY(lc_new(&scores.per_step, s->horizon * s->metrics, sizeof(double)));
    TRY(lc_new(&scores.per_channel, s->targets * s->metrics, sizeof(double)));
    for (size_t m = 0; m < s->metrics; m++) {
        const double *step_sum = s->by_step + s->first[m] * s->cells, *channel_sum = s->by_channel + s->first[m] * s->targets;
        scores.overall[m] = value_of(channel_sum, s->targets, m, s->targets);
        for (size_t step = 0; step < s->horizon; step++)
            scores.per_step[step * s->metrics + m] = value_of(step_sum + step * s->targets, s->cells, m, s->targets);
        for (size_t t = 0; t < s->targets; t++)
            scores.per_channel[t * s->metrics + m] = value_of(channel_sum + t, s->targets, m, 1);
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
