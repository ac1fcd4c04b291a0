/* rng - streams of Philox, named by seed, purpose and index. */
#include "core/rng.h"

#include <Random123/philox.h>
#include <gsl/gsl_cdf.h>
#include <string.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "core/normal.h"

lc_rng lc_rng_new(uint64_t seed, const char *stream, uint64_t index)
{
    uint64_t key = XXH3_64bits_withSeed(stream, strlen(stream), index);
    return (lc_rng){.seed = seed, .stream = (uint32_t)key, .index = (uint32_t)(key >> 32)};
}

static void refill(lc_rng *rng)
{
    philox4x32_key_t key = {{(uint32_t)rng->seed, (uint32_t)(rng->seed >> 32)}};
    philox4x32_ctr_t counter = {{(uint32_t)rng->counter, (uint32_t)(rng->counter >> 32), rng->stream, rng->index}};
    philox4x32_ctr_t out = philox4x32(counter, key);
    memcpy(rng->block, out.v, sizeof rng->block);
    rng->counter++;
    rng->left = 4;
}

uint32_t lc_rng_bits(lc_rng *rng)
{
    if (rng->left == 0)
        refill(rng);
    return rng->block[--rng->left];
}

lc_rng lc_rng_ahead(const lc_rng *rng, uint64_t numbers)
{
    lc_rng ahead = *rng;
    const uint64_t word = 4 * rng->counter - rng->left + 2 * numbers;
    ahead.counter = word / 4;
    ahead.left = 0;
    if (word % 4) {
        refill(&ahead);
        ahead.left = 4 - word % 4;
    }
    return ahead;
}

double lc_rng_uniform(lc_rng *rng)
{
    uint64_t high = lc_rng_bits(rng), low = lc_rng_bits(rng);
    uint64_t bits = (high << 32 | low) >> 12;
    return ((double)bits + 0.5) * 0x1p-52;
}

size_t lc_rng_below(lc_rng *rng, size_t count)
{
    uint64_t limit = UINT64_MAX - UINT64_MAX % count;
    for (;;) {
        uint64_t high = lc_rng_bits(rng), low = lc_rng_bits(rng);
        uint64_t bits = high << 32 | low;
        if (bits < limit)
            return (size_t)(bits % count);
    }
}

double lc_rng_normal(lc_rng *rng)
{
    return lc_normal_quantile(lc_rng_uniform(rng));
}

double lc_rng_student(lc_rng *rng, double degrees)
{
    return gsl_cdf_tdist_Pinv(lc_rng_uniform(rng), degrees);
}

void lc_rng_shuffle(size_t *item, size_t count, lc_rng *rng)
{
    for (size_t i = count; i > 1; i--) {
        size_t j = lc_rng_below(rng, i), kept = item[i - 1];
        item[i - 1] = item[j];
        item[j] = kept;
    }
}
