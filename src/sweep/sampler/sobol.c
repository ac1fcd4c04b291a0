/* sobol - points that fill the space evenly (Sobol 1967), each dimension shifted by the seed (a rotation: Cranley & Patterson
 * 1976). */
#include "sweep/quasi.h"

#include <gsl/gsl_qrng.h>

static lc_status suggest(double *value, const lc_sampling *s)
{
    return lc_quasi_suggest(value, s, gsl_qrng_sobol);
}

const lc_sampler lc_sampler_sobol = {
    .help = "even over the space, Sobol 1967, shifted by the seed", .dimensions_most = 40, .suggest = suggest};
