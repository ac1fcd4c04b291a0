/* halton - points that fill the space evenly (Halton 1960), each dimension shifted by the seed (a rotation: Cranley &
 * Patterson 1976). */
#include "sweep/quasi.h"

#include <gsl/gsl_qrng.h>

static lc_status suggest(double *value, const lc_sampling *s)
{
    return lc_quasi_suggest(value, s, gsl_qrng_halton);
}

const lc_sampler lc_sampler_halton = {
    .help = "even over the space, Halton 1960, shifted by the seed", .dimensions_most = 1229, .suggest = suggest};
