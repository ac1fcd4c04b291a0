/* settle - the sums of a series in a form that adds up, and what all settled series give: scores. */
#include "eval/sums.h"

#include <math.h>
#include <string.h>

#include "core/mem.h"

/* A column of a metric's terms; `to` gets it added. */
static void add_column(double *to, size_t to_width, const double *from, size_t from_width, size_t terms)
{
    for (size_t term = 0; term < terms; term++)
        to[term * to_width] += from[term * from_width];
}

/* A metric's terms of one cell. */
static void take_cell(double *to, const lc_sums *s, size_t metric, size_t terms, size_t cell)
{
    for (size_t term = 0; term < terms; term++)
        to[term] = s->sum[s->row[s->first[metric] + term] * s->cells + cell];
}

/* Facts are the same for every cell of a channel. */
static void settle_channel(lc_sums *s, size_t metric, size_t target, const double *fact)
{
    const lc_metric *m = s->table[metric];
    const size_t terms = lc_metric_terms(m), row = s->first[metric];
    double all[LC_TERMS_MAX] = {0}, one[LC_TERMS_MAX];
    for (size_t cell = target; cell < s->cells; cell += s->targets) {
        take_cell(one, s, metric, terms, cell);
        add_column(all, 1, one, 1, terms);
        if (m->settle)
            m->settle(one, fact);
        add_column(s->by_step + row * s->cells + cell, s->cells, one, 1, terms);
    }
    if (m->settle)
        m->settle(all, fact);
    add_column(s->by_channel + row * s->targets + target, s->targets, all, 1, terms);
    add_column(s->of_series + row * s->targets + target, s->targets, all, 1, terms);
}

static void settle_metric(lc_sums *s, size_t metric, const double *const *fact)
{
    double own[LC_FACTS_MAX];
    for (size_t target = 0; target < s->targets; target++) {
        for (size_t i = 0; i < s->table[metric]->facts; i++)
            own[i] = fact[i][target];
        settle_channel(s, metric, target, own);
    }
}

/* Neighbouring channels as one value, from sums of that width: pooled, or the mean of their own values. */
static double value_of(const lc_metric *m, const double *sum, size_t width, size_t channels)
{
    double pooled[LC_TERMS_MAX] = {0}, total = 0;
    size_t known = 0;
    for (size_t i = 0; i < channels; i++) {
        double one[LC_TERMS_MAX] = {0};
        add_column(one, 1, sum + i, width, lc_metric_terms(m));
        add_column(pooled, 1, one, 1, lc_metric_terms(m));
        if (!m->exists || !m->exists(one))
            continue;
        total += m->value(one);
        known++;
    }
    if (!m->exists)
        return m->value(pooled);
    return known ? total / (double)known : NAN;
}

/* How many values of neighbouring channels a metric exists for: what its first term says. */
static double count_of(const lc_metric *m, const double *sum, size_t width, size_t channels)
{
    double count = 0;
    for (size_t i = 0; i < channels; i++) {
        double one[LC_TERMS_MAX] = {0};
        add_column(one, 1, sum + i, width, lc_metric_terms(m));
        count += m->exists && !m->exists(one) ? 0 : one[0];
    }
    return count;
}

/* As many as the metric that leaves out fewest counts. */
static double values_of(const lc_sums *s, const double *by_channel)
{
    double most = 0;
    for (size_t m = 0; m < s->metrics; m++)
        most = fmax(most, count_of(s->table[m], by_channel + s->first[m] * s->targets, s->targets, s->targets));
    return most;
}

void lc_sums_settle(lc_sums *s, size_t series, const double *const *fact)
{
    memset(s->of_series, 0, s->terms * s->targets * sizeof *s->of_series);
    for (size_t m = 0; m < s->metrics; m++) {
        settle_metric(s, m, fact);
        fact += s->table[m]->facts;
        s->per_series[series * s->metrics + m] =
            value_of(s->table[m], s->of_series + s->first[m] * s->targets, s->targets, s->targets);
    }
    s->values[series] = values_of(s, s->of_series);
    memset(s->sum, 0, s->summands * s->cells * sizeof *s->sum);
}

/* --- scores ---------------------------------------------------------------------------------------------------------- */

static lc_status take_scores(lc_scores *scores, const lc_sums *s)
{
    CHECK(lc_new(&scores->overall, s->metrics, sizeof(double)));
    CHECK(lc_new(&scores->left_out, s->metrics, sizeof(size_t)));
    CHECK(lc_new(&scores->mean, s->metrics, sizeof(double)));
    CHECK(lc_new(&scores->per_step, s->horizon * s->metrics, sizeof(double)));
    CHECK(lc_new(&scores->per_channel, s->targets * s->metrics, sizeof(double)));
    return lc_new(&scores->per_series, s->series * s->metrics, sizeof(double));
}

/* Of the series that have one. */
static double mean_over_series(const lc_sums *s, size_t metric)
{
    double sum = 0;
    size_t count = 0;
    for (size_t i = 0; i < s->series; i++) {
        const double own = s->per_series[i * s->metrics + metric];
        sum += isnan(own) ? 0 : own;
        count += !isnan(own);
    }
    return count ? sum / (double)count : NAN;
}

static void fill_scores(lc_scores *scores, const lc_sums *s, size_t m)
{
    const double *step_sum = s->by_step + s->first[m] * s->cells, *channel_sum = s->by_channel + s->first[m] * s->targets;
    scores->overall[m] = value_of(s->table[m], channel_sum, s->targets, s->targets);
    scores->left_out[m] = (size_t)(values_of(s, s->by_channel) - count_of(s->table[m], channel_sum, s->targets, s->targets));
    scores->mean[m] = mean_over_series(s, m);
    for (size_t step = 0; step < s->horizon; step++)
        scores->per_step[step * s->metrics + m] = value_of(s->table[m], step_sum + step * s->targets, s->cells, s->targets);
    for (size_t t = 0; t < s->targets; t++)
        scores->per_channel[t * s->metrics + m] = value_of(s->table[m], channel_sum + t, s->targets, 1);
}

lc_status lc_scores_new(lc_scores *out, const lc_sums *s)
{
    lc_status status = LC_OK;
    lc_scores scores = {0};
    TRY(take_scores(&scores, s));
    for (size_t m = 0; m < s->metrics; m++)
        fill_scores(&scores, s, m);
    if (s->series)
        memcpy(scores.per_series, s->per_series, s->series * s->metrics * sizeof(double));
    *out = scores;
    scores = (lc_scores){0};
done:
    lc_scores_free(&scores);
    return status;
}

void lc_scores_free(lc_scores *scores)
{
    lc_free(scores->overall);
    lc_free(scores->left_out);
    lc_free(scores->mean);
    lc_free(scores->per_step);
    lc_free(scores->per_channel);
    lc_free(scores->per_series);
}
