/* acquire - the point of a domain from which the most is expected: where the improvement that a Gaussian process expects there is
 * the largest. */
#ifndef LC_SWEEP_ACQUIRE_H
#define LC_SWEEP_ACQUIRE_H

#include "core/rng.h"
#include "sweep/cube.h"
#include "sweep/gp.h"

typedef struct lc_acquisition {
    const lc_cube *cube;
    lc_gp *gp;           /* conditioned */
    const double *tried; /* (tries, dimensions of the cube) places that are not taken again as long as another one is found */
    size_t tries;
    const double *start; /* (starts, domain->count) points that a search begins at, besides those that are drawn */
    size_t starts;
} lc_acquisition;

/* value (domain->count), all of them. 512 points are drawn, one in each 512th part of every dimension (McKay, Beckman & Conover
 * 1979). The four best of them and each start climb: by a step along one dimension, or along all that were better, half as far
 * where none was; a choice becomes any other one. The highest of these is it. */
lc_status lc_acquire(double *value, const lc_acquisition *a, lc_rng *rng);

#endif
