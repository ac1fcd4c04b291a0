/* cube - points of a domain as places in the unit cube, for samplers that measure how far apart they are. */
#ifndef LC_SWEEP_CUBE_H
#define LC_SWEEP_CUBE_H

#include "sweep/domain.h"

/* The dimensions that have more than one value. */
typedef struct lc_cube {
    const lc_domain *domain; /* borrowed */
    size_t dimensions;
    size_t *of;   /* (dimensions) of the domain */
    bool *choice; /* (dimensions) */
} lc_cube;

/* Owned: lc_cube_free. */
lc_status lc_cube_new(lc_cube *out, const lc_domain *domain);
void lc_cube_free(lc_cube *cube);

/* x (dimensions): the share of its range at which a number is, the index of a choice. Where a dimension does not count it is in
 * the middle, or at the first choice. False where one counts and has no value. */
bool lc_cube_place(double *x, const lc_cube *cube, const double *value);

#endif
