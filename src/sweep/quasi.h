/* quasi - what samplers of evenly spread points share. */
#ifndef LC_SWEEP_QUASI_H
#define LC_SWEEP_QUASI_H

#include "sweep/sampler.h"

#include <gsl/gsl_qrng.h>

/* share (dimensions): point `index` of a sequence of GSL's, from 1; point 0 is all zero. A suggestion has no memory. */
lc_status lc_quasi_point(double *share, const gsl_qrng_type *type, size_t index, size_t dimensions);

/* share (dimensions) of (0, 1) into values. */
void lc_quasi_values(double *share, const lc_domain *domain);

#endif
