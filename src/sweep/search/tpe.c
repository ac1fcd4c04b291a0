/* tpe - good trials and others, a density of each, and the candidate between which they differ most. */
#include "sweep/tpe.h"

#include "core/mem.h"
#include "sweep/parzen.h"
#include "sweep/best.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What a suggestion works on. */
typedef struct search {
    const lc_sampling *sampling;
    const lc_tpe *tpe;
    const lc_uniforms *uniforms;
    bool *below;   /* (number) */
    double *point; /* (number, dimensions) */
    const lc_dimension **dimension;
    size_t dimensions; /* that are drawn together now */
} search;

static size_t index_of(const search *s, size_t i)
{
    return (size_t)(s->dimension[i] - s->sampling->domain->dimension);
}

/* The points of one side in the order of their trials, where they have all dimensions. */
static size_t take_points(double *point, const search *s, bool below)
{
    size_t count = 0;
    for (size_t n = 0; n < s->sampling->number; n++) {
        bool whole = lc_sampling_awaits(s->sampling, n) || lc_sampling_knows(s->sampling, n);
        if (s->below[n] != below)
            continue;
        for (size_t i = 0; i < s->dimensions; i++) {
            const double x = s->sampling->trial[n].value[index_of(s, i)];
            point[count * s->dimensions + i] = x;
            whole = whole && !isnan(x);
        }
        count += whole;
    }
    return count;
}

static lc_status estimate(lc_parzen *out, const search *s, bool below)
{
    const size_t points = take_points(s->point, s, below);
    return lc_parzen_new(out, s->dimension, s->dimensions, s->point, points, below && s->sampling->study->objectives > 1);
}

/* The first candidate with the most of log l(x) - log g(x). What is nothing but rounding makes none better: the same on every
 * processor. */
static size_t find_best(const double *good, const double *other, size_t count)
{
    size_t best = 0;
    for (size_t i = 1; i < count; i++)
        if (good[i] - other[i] > good[best] - other[best] + 1e-12)
            best = i;
    return best;
}

static lc_status choose(double *value, const search *s, const lc_parzen *good, const lc_parzen *others)
{
    lc_status status = LC_OK;
    const size_t count = s->tpe->candidates;
    double *x = NULL, *density = NULL;
    TRY(lc_new(&x, count * s->dimensions, sizeof *x));
    TRY(lc_new(&density, 2 * count, sizeof *density));
    TRY(lc_parzen_draw(x, good, count, s->uniforms));
    TRY(lc_parzen_density(density, good, x, count));
    TRY(lc_parzen_density(density + count, others, x, count));
    const size_t best = find_best(density, density + count, count);
    for (size_t i = 0; i < s->dimensions; i++)
        value[index_of(s, i)] = x[best * s->dimensions + i];
done:
    lc_free(x);
    lc_free(density);
    return status;
}

static lc_status draw(double *value, const search *s)
{
    lc_status status = LC_OK;
    lc_parzen good = {0}, others = {0};
    if (s->dimensions == 0)
        return LC_OK;
    TRY(estimate(&good, s, true));
    TRY(estimate(&others, s, false));
    TRY(choose(value, s, &good, &others));
done:
    lc_parzen_free(&good);
    lc_parzen_free(&others);
    return status;
}

/* --- which dimensions together ---------------------------------------------------------------------------------------- */

static bool has_one_value(const lc_dimension *d)
{
    return lc_dimension_values(d) == 1;
}

/* Whether all trials of which something is known have a dimension. */
static bool is_common(const lc_sampling *s, size_t dimension)
{
    for (size_t n = 0; n < s->number; n++)
        if (lc_sampling_knows(s, n) && isnan(s->trial[n].value[dimension]))
            return false;
    return true;
}

static int by_key(const void *left, const void *right)
{
    const lc_dimension *const *a = left, *const *b = right;
    return strcmp((*a)->key, (*b)->key);
}

/* Sorted by name. */
static void take_common(search *s)
{
    const lc_domain *domain = s->sampling->domain;
    s->dimensions = 0;
    for (size_t i = 0; i < domain->count; i++)
        if (!has_one_value(&domain->dimension[i]) && is_common(s->sampling, i))
            s->dimension[s->dimensions++] = &domain->dimension[i];
    qsort(s->dimension, s->dimensions, sizeof *s->dimension, by_key);
}

/* Those that have no value yet, and count: by themselves, and after what they depend on. */
static lc_status draw_rest(double *value, search *s, bool random)
{
    const lc_domain *domain = s->sampling->domain;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < domain->count; i++) {
            const lc_dimension *d = &domain->dimension[i];
            if (!isnan(value[i]) || !lc_domain_counts(domain, i, value))
                continue;
            s->dimension[0] = d;
            s->dimensions = 1;
            more = true;
            if (has_one_value(d))
                value[i] = d->low;
            else if (random)
                value[i] = lc_dimension_at(d, lc_uniforms_next(s->uniforms));
            else
                CHECK(draw(value, s));
        }
    }
    return LC_OK;
}

static lc_status suggest(double *value, search *s)
{
    if (lc_best_known(s->sampling) < s->tpe->startup)
        return draw_rest(value, s, true);
    CHECK(lc_best_tenth(s->below, s->sampling));
    if (s->sampling->study->objectives == 1) {
        take_common(s);
        CHECK(draw(value, s));
    }
    return draw_rest(value, s, false);
}

lc_status lc_tpe_suggest(double *value, const lc_sampling *sampling, const lc_tpe *tpe, const lc_uniforms *uniforms)
{
    lc_status status = LC_OK;
    const size_t count = sampling->domain->count;
    search s = {.sampling = sampling, .tpe = tpe, .uniforms = uniforms};
    TRY(lc_new(&s.below, sampling->number, sizeof *s.below));
    TRY(lc_new(&s.point, sampling->number * count, sizeof *s.point));
    TRY(lc_new(&s.dimension, count, sizeof *s.dimension));
    for (size_t i = 0; i < count; i++)
        value[i] = NAN;
    TRY(suggest(value, &s));
done:
    lc_free(s.below);
    lc_free(s.point);
    lc_free(s.dimension);
    return status;
}
