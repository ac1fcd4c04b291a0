/* halton - points that fill the space evenly (Halton 1960), each dimension shifted by the seed (a rotation: Cranley &
 * Patterson 1976). */
#include "core/rng.h"
#include "sweep/quasi.h"

#include <math.h>

static lc_status suggest(double *value, const lc_sampling *s)
{
    lc_rng shift = lc_rng_new(s->seed, "quasi", 0);
    CHECK(lc_quasi_point(value, gsl_qrng_halton, s->number + 1, s->domain->count));
    for (size_t i = 0; i < s->domain->count; i++)
        value[i] = fmod(value[i] + lc_rng_uniform(&shift), 1);
    lc_quasi_values(value, s->domain);
    return LC_OK;
}

const lc_sampler lc_sampler_halton = {
    .help = "even over the space, Halton 1960, shifted by the seed", .dimensions_most = 1229, .suggest = suggest};
