/* quasi - what samplers of evenly spread points share. */
#ifndef LC_SWEEP_QUASI_H
#define LC_SWEEP_QUASI_H

#include "sweep/sampler.h"

#include <gsl/gsl_qrng.h>

/* Point `number` of a sequence of GSL's, each dimension shifted by a random number of the seed, modulo 1. */
lc_status lc_quasi_suggest(double *value, const lc_sampling *sampling, const gsl_qrng_type *type);

#endif
