/* grid - every combination of values once, in an order that the seed shuffles. */
#include "core/rng.h"
#include "sweep/sampler.h"

#include <math.h>
#include <string.h>

enum { COMBINATIONS_MOST = 10000000, DIMENSIONS_MOST = 64, HALF_MOST = 12 /* bits: 2^24 are more than that */, ROUNDS = 6 };
#define ROOT SIZE_MAX /* what counts always is under it */

typedef struct grid {
    size_t points;
} grid;

static const lc_option knobs[] = {
    LC_KNOB_COUNT(grid, points, "5", 2, 1000, "values of a range that has no steps, from end to end"),
    LC_KNOBS_END,
};

/* Point `index` of `points` from end to end of a range, on its steps. */
static double spread_at(const lc_dimension *d, size_t index, size_t points)
{
    const lc_dimension open = {.low = d->low, .high = d->high, .log = d->log};
    const double x = lc_dimension_at(&open, (double)index / (double)(points - 1));
    return d->step > 0 ? d->low + d->step * (double)(long long)((x - d->low) / d->step + 0.5) : x;
}

/* A whole number with a logarithm is not tried in steps of one. */
static bool is_spread(const lc_dimension *d, const grid *g)
{
    const size_t values = lc_dimension_values(d);
    return values == 0 || (d->log && values > g->points);
}

/* Value `index` of a dimension, both ends among them; of points that are on the same step the first one counts. *values: how many
 * there are. */
static double value_at(size_t *values, const lc_dimension *d, size_t index, const grid *g)
{
    double found = d->low;
    *values = lc_dimension_values(d);
    if (!is_spread(d, g))
        return d->low + d->step * (double)index;
    *values = 0;
    for (size_t i = 0; i < g->points; i++) {
        const double x = spread_at(d, i, g->points);
        if (i > 0 && x == spread_at(d, i - 1, g->points))
            continue;
        found = *values == index ? x : found;
        (*values)++;
    }
    return found;
}

static size_t values_of(const lc_dimension *d, const grid *g)
{
    size_t values;
    (void)value_at(&values, d, 0, g);
    return values;
}

/* --- a dimension, and those that count only at some of its values, as a tree --------------------------------------------- */

static size_t combinations_under(size_t dimension, const lc_domain *domain, const grid *g);

/* Whether a dimension counts only at some values of another; of no other: under the ROOT. */
static bool is_under(const lc_domain *domain, size_t i, size_t parent)
{
    const char *above = domain->dimension[i].only_key;
    return parent == ROOT ? !*above : strcmp(above, domain->dimension[parent].key) == 0;
}

static bool is_leaf(const lc_domain *domain, size_t dimension)
{
    size_t i = 0;
    while (i < domain->count && !is_under(domain, i, dimension))
        i++;
    return i == domain->count;
}

/* More than are allowed are one more. */
static size_t limited(size_t combinations)
{
    return combinations <= COMBINATIONS_MOST ? combinations : COMBINATIONS_MOST + 1;
}

/* Of what counts where a dimension has that value; value[parent] is set. */
static size_t combinations_at(const double *value, size_t parent, const lc_domain *domain, const grid *g)
{
    size_t all = 1;
    for (size_t i = 0; i < domain->count; i++)
        if (is_under(domain, i, parent) && lc_domain_counts(domain, i, value))
            all = limited(all * combinations_under(i, domain, g));
    return all;
}

static size_t combinations_under(size_t dimension, const lc_domain *domain, const grid *g)
{
    const lc_dimension *d = &domain->dimension[dimension];
    size_t values = values_of(d, g), all = 0;
    double value[DIMENSIONS_MOST];
    if (is_leaf(domain, dimension))
        return limited(values);
    for (size_t v = 0; v < values; v++) {
        value[dimension] = value_at(&values, d, v, g);
        all = limited(all + combinations_at(value, dimension, domain, g));
    }
    return all;
}

static void place(double *value, size_t dimension, size_t index, const lc_domain *domain, const grid *g);

/* Combination `index` of what counts where a dimension has that value. */
static void place_at(double *value, size_t parent, size_t index, const lc_domain *domain, const grid *g)
{
    for (size_t i = 0; i < domain->count; i++)
        if (is_under(domain, i, parent) && lc_domain_counts(domain, i, value)) {
            const size_t under = combinations_under(i, domain, g);
            place(value, i, index % under, domain, g); /* NOLINT: each dimension has a value */
            index /= under;
        }
}

/* Combination `index` of a dimension and of those under it. */
static void place(double *value, size_t dimension, size_t index, const lc_domain *domain, const grid *g)
{
    const lc_dimension *d = &domain->dimension[dimension];
    size_t values, v = 0;
    if (is_leaf(domain, dimension)) {
        value[dimension] = value_at(&values, d, index, g);
        return;
    }
    for (size_t here = 0;; index -= here, v++) {
        value[dimension] = value_at(&values, d, v, g);
        here = combinations_at(value, dimension, domain, g);
        if (index < here)
            break;
    }
    place_at(value, dimension, index, domain, g);
}

static lc_status size(size_t *out, const lc_domain *domain, const void *own)
{
    if (domain->count > DIMENSIONS_MOST)
        return lc_fail(LC_E_CONFIG, "sweep.sampler = grid: more than %d dimensions; choose another sampler", DIMENSIONS_MOST);
    *out = combinations_at(NULL, ROOT, domain, own);
    if (*out > COMBINATIONS_MOST)
        return lc_fail(LC_E_CONFIG, "sweep.sampler = grid: more than %d combinations; give steps, or another sampler",
                       COMBINATIONS_MOST);
    return LC_OK;
}

/* --- their order ------------------------------------------------------------------------------------------------------ */

/* Another number of as many bits, by a key: a Feistel network, which makes a permutation of any function. */
static size_t mixed(size_t index, unsigned half, uint64_t seed)
{
    const size_t mask = ((size_t)1 << half) - 1;
    size_t left = index >> half, right = index & mask;
    for (size_t round = 0; round < ROUNDS; round++) {
        lc_rng rng = lc_rng_new(seed, "grid", round << HALF_MOST | right);
        const size_t next = left ^ (lc_rng_bits(&rng) & mask);
        left = right;
        right = next;
    }
    return left << half | right;
}

/* Place `index` of a permutation of 0 .. all - 1 that needs no table: what is outside is mixed on until it is inside, which it
 * was at first (Black & Rogaway 2002). */
static size_t shuffled(size_t index, size_t all, uint64_t seed)
{
    unsigned half = 1;
    while ((size_t)1 << 2 * half < all)
        half++;
    do
        index = mixed(index, half, seed);
    while (index >= all);
    return index;
}

static lc_status suggest(double *value, const lc_sampling *s)
{
    size_t all = 0;
    CHECK(size(&all, s->domain, s->knobs));
    const size_t index = shuffled(s->number % all, all, s->seed); /* NOLINT: each dimension has a value */
    for (size_t i = 0; i < s->domain->count; i++)
        value[i] = NAN;
    place_at(value, ROOT, index, s->domain, s->knobs);
    return LC_OK;
}

const lc_sampler lc_sampler_grid = {
    .help = "every combination of values once, shuffled by the seed", .knobs = knobs, .size = size, .suggest = suggest};
