/* sobol - points that fill the space evenly (Sobol 1967), scrambled as Owen 1995 does: of 2^m points, each 2^m-th part of every
 * dimension has one. The scrambling is a hash, so that a point needs no table (Laine & Karras 2011). */
#include "core/rng.h"
#include "sweep/quasi.h"

static uint32_t reversed(uint32_t x)
{
    uint32_t out = 0;
    for (int i = 0; i < 32; i++)
        out |= (x >> i & 1) << (31 - i);
    return out;
}

/* Each bit is flipped or not by what is above it: on reversed bits, what only carries upwards. Constants of Vegdahl 2021. */
static uint32_t scrambled(uint32_t bits, uint32_t seed)
{
    uint32_t x = reversed(bits);
    x ^= x * 0x3d20adeau;
    x += seed;
    x *= (seed >> 16) | 1;
    x ^= x * 0x05526c56u;
    x ^= x * 0x53a22864u;
    return reversed(x);
}

static lc_status suggest(double *value, const lc_sampling *s)
{
    lc_rng rng = lc_rng_new(s->seed, "sobol", 0);
    CHECK(lc_quasi_point(value, gsl_qrng_sobol, s->number, s->domain->count));
    for (size_t i = 0; i < s->domain->count; i++)
        value[i] = (scrambled((uint32_t)(value[i] * 0x1p32), lc_rng_bits(&rng)) + 0.5) * 0x1p-32;
    lc_quasi_values(value, s->domain);
    return LC_OK;
}

const lc_sampler lc_sampler_sobol = {
    .help = "even over the space, Sobol 1967, scrambled by the seed", .dimensions_most = 40, .suggest = suggest};
