/* quasi - a sequence from its beginning to the point that is wanted: a suggestion has no memory. */
#include "sweep/quasi.h"

#include "core/mem.h"
#include "core/rng.h"

#include <math.h>

lc_status lc_quasi_suggest(double *value, const lc_sampling *s, const gsl_qrng_type *type)
{
    const size_t count = s->domain->count;
    lc_rng shift = lc_rng_new(s->seed, "quasi", 0);
    gsl_qrng *sequence = gsl_qrng_alloc(type, (unsigned)count);
    if (!sequence)
        return lc_fail(LC_E_FAILURE, "out of memory for %zu dimensions", count);
    for (size_t i = 0; i <= s->number; i++)
        gsl_qrng_get(sequence, value);
    gsl_qrng_free(sequence);
    for (size_t i = 0; i < count; i++)
        value[i] = lc_dimension_at(&s->domain->dimension[i], fmod(value[i] + lc_rng_uniform(&shift), 1));
    return LC_OK;
}
