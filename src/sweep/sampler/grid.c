/* grid - every combination of values once, in an order that the seed shuffles. */
#include "core/rng.h"
#include "sweep/sampler.h"

enum { COMBINATIONS_MOST = 10000000, HALF_MOST = 12 /* bits: 2^24 are more than that */, ROUNDS = 6 };

typedef struct grid {
    size_t points;
} grid;

static const lc_option knobs[] = {
    LC_KNOB_COUNT(grid, points, "5", 2, 1000, "values of a range that has no steps, from end to end"),
    LC_KNOBS_END,
};

/* A whole number with a logarithm is not tried in steps of one. */
static size_t values_of(const lc_dimension *d, const grid *g)
{
    const size_t values = lc_dimension_values(d);
    return values > 0 && !(d->log && values > g->points) ? values : g->points;
}

static lc_status size(size_t *out, const lc_domain *domain, const void *own)
{
    size_t all = 1;
    for (size_t i = 0; i < domain->count; i++) {
        all *= values_of(&domain->dimension[i], own);
        if (all > COMBINATIONS_MOST)
            return lc_fail(LC_E_CONFIG, "sweep.sampler = grid: more than %d combinations; give steps, or another sampler",
                           COMBINATIONS_MOST);
    }
    *out = all;
    return LC_OK;
}

/* Value `index` of `values`, both ends among them. */
static double value_at(const lc_dimension *d, size_t index, size_t values)
{
    if (lc_dimension_values(d) == values && !d->log)
        return d->low + d->step * (double)index;
    const lc_dimension open = {.low = d->low, .high = d->high, .log = d->log};
    const double x = lc_dimension_at(&open, (double)index / (double)(values - 1));
    return d->step > 0 ? d->low + d->step * (double)(long long)((x - d->low) / d->step + 0.5) : x;
}

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
    size_t index = shuffled(s->number % all, all, s->seed);
    for (size_t i = 0; i < s->domain->count; i++) {
        const size_t values = values_of(&s->domain->dimension[i], s->knobs);
        value[i] = value_at(&s->domain->dimension[i], index % values, values);
        index /= values;
    }
    return LC_OK;
}

const lc_sampler lc_sampler_grid = {
    .help = "every combination of values once, shuffled by the seed", .knobs = knobs, .size = size, .suggest = suggest};
