/* random - every value uniform over its range, or over the logarithm of that (Bergstra & Bengio 2012). */
#include "core/rng.h"
#include "sweep/sampler.h"

static lc_status suggest(double *value, const lc_sampling *s)
{
    lc_rng rng = lc_rng_new(s->seed, "sweep", s->number);
    for (size_t i = 0; i < s->domain->count; i++)
        value[i] = lc_dimension_at(&s->domain->dimension[i], lc_rng_uniform(&rng));
    return LC_OK;
}

const lc_sampler lc_sampler_random = {.help = "uniform over each range, or over its logarithm", .suggest = suggest};
