/* rng - counter-based streams (Philox 4x32-10 of Random123): (seed, stream name, index) -> numbers.
 * Independent of threads, resumable, the same on every machine. */
#ifndef LC_CORE_RNG_H
#define LC_CORE_RNG_H

#include <lanecast/base.h>

typedef struct lc_rng {
    uint64_t seed;
    uint32_t stream, index;
    uint64_t counter;
    uint32_t block[4];
    unsigned left;
} lc_rng;

/* The stream of that name and index under a seed, at its beginning. */
lc_rng lc_rng_new(uint64_t seed, const char *stream, uint64_t index);

uint32_t lc_rng_bits(lc_rng *rng);

/* The stream after `numbers` more calls of lc_rng_uniform or lc_rng_normal. */
lc_rng lc_rng_ahead(const lc_rng *rng, uint64_t numbers);

/* Uniform on (0, 1), never 0 or 1. */
double lc_rng_uniform(lc_rng *rng);

/* Uniform on {0 .. count-1}, exactly. */
size_t lc_rng_below(lc_rng *rng, size_t count);

/* Standard normal and Student-t by inverse distribution function. Student's is GSL's, so that made-up series keep their digits;
 * forecasts invert nn/head/student_t.c, which has the same bits on every machine. */
double lc_rng_normal(lc_rng *rng);
double lc_rng_student(lc_rng *rng, double degrees);

/* A random permutation in place (Fisher-Yates). */
void lc_rng_shuffle(size_t *item, size_t count, lc_rng *rng);

#endif
