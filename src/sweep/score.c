/* score - losses of the better half, ranks of the others. */
#include "sweep/score.h"

#include "core/mem.h"
#include "core/normal.h"
#include "sweep/best.h"

static bool is_finite(const lc_trial *t)
{
    return t->state == LC_TRIAL_COMPLETE && isfinite(t->objective[0]);
}

static bool has_failed(const lc_trial *t)
{
    return t->state == LC_TRIAL_FAIL || (t->state == LC_TRIAL_COMPLETE && !is_finite(t));
}

static size_t append(lc_scored *out, size_t count, const lc_sampling *s, size_t number)
{
    out[count] = (lc_scored){number, lc_study_loss(s->study, &s->trial[number], 0)};
    return count + 1;
}

/* Complete ones, pruned ones, failed ones. How many have a finite loss: *finite. */
static size_t put_in_order(lc_scored *out, size_t *finite, const lc_sampling *s, const size_t *order, size_t known)
{
    size_t count = 0;
    for (size_t i = 0; i < known; i++)
        if (is_finite(&s->trial[order[i]]))
            count = append(out, count, s, order[i]);
    *finite = count;
    for (size_t i = 0; i < known; i++)
        if (s->trial[order[i]].state == LC_TRIAL_PRUNED)
            count = append(out, count, s, order[i]);
    for (size_t n = 0; n < s->known; n++)
        if (has_failed(&s->trial[n]))
            count = append(out, count, s, n);
    return count;
}

/* --- scores ----------------------------------------------------------------------------------------------------------- */

/* How many losses are up to the median. */
static size_t half_of(const lc_scored *out, size_t finite)
{
    size_t half = (finite + 1) / 2;
    while (half < finite && out[half].score == out[half - 1].score)
        half++;
    return half;
}

/* They are made small first, so that no difference overflows. */
static void score_half(lc_scored *good, size_t count)
{
    const double largest = count ? fmax(fabs(good[0].score), fabs(good[count - 1].score)) : 0, unit = largest > 0 ? largest : 1;
    const double median = count ? good[count - 1].score / unit : 0;
    double squares = 0;
    for (size_t i = 0; i < count; i++) {
        good[i].score = good[i].score / unit - median;
        squares += good[i].score * good[i].score;
    }
    for (size_t i = 0; i < count && squares > 0; i++)
        good[i].score /= sqrt(squares / (double)count);
}

static bool are_alike(const lc_trial *trial, const lc_scored *a, const lc_scored *b)
{
    const lc_trial *left = &trial[a->number], *right = &trial[b->number];
    return (has_failed(left) && has_failed(right)) || (is_finite(left) && is_finite(right) && a->score == b->score);
}

/* Those that are alike share the middle of their ranks. */
static void score_ranks(lc_scored *bad, size_t count, const lc_trial *trial)
{
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && are_alike(trial, &bad[first], &bad[end]);)
            end++;
        const double rank = (double)(first + end) / 2;
        for (size_t i = first; i < end; i++)
            bad[i].score = lc_normal_quantile(0.5 + rank / (double)count / 2);
    }
}

lc_status lc_score_trials(lc_scored *out, size_t *count, const lc_sampling *s)
{
    size_t *order = NULL, known, finite;
    CHECK(lc_new(&order, s->number, sizeof *order));
    const lc_status status = lc_best_order(order, &known, s);
    if (status == LC_OK) {
        *count = put_in_order(out, &finite, s, order, known);
        const size_t half = half_of(out, finite);
        score_half(out, half);
        score_ranks(out + half, *count - half, s->trial);
    }
    lc_free(order);
    return status;
}
