/* parzen - how dense points are: a sum of kernels, one at each point and one over the whole range, each a product over the
 * dimensions (Bergstra et al. 2011; widths and weights as Optuna 5 has them).
 *
 * A number has a normal kernel, in logarithms where its range is; between the ends of the range, which are half a step wider
 * where there are steps. A choice has a table.
 */
#ifndef LC_SWEEP_PARZEN_H
#define LC_SWEEP_PARZEN_H

#include "sweep/domain.h"
#include "sweep/uniforms.h"

typedef struct lc_kernels {
    const lc_dimension *dimension;
    double low, high;
    double *center, *width; /* (kernels) the last is that over the whole range; of a choice: its index, and no width */
    double *norm;           /* (kernels) the logarithm of what its height is divided by: its mass in the range, and its width */
    size_t *twin;           /* (kernels) the first kernel with the same center and width */
} lc_kernels;

typedef struct lc_parzen {
    size_t dimensions, kernels;
    double *weight, *log_weight; /* (kernels) their sum is 1 */
    lc_kernels *of;              /* (dimensions) */
    void *room;
} lc_parzen;

/* point: (points, dimensions), the oldest first. even: all weigh the same; else the last 25 weigh most, where there are more.
 * Dimensions are borrowed. lc_parzen_free. */
lc_status lc_parzen_new(lc_parzen *out, const lc_dimension *const *dimension, size_t dimensions, const double *point,
                        size_t points, bool even);
void lc_parzen_free(lc_parzen *parzen);

/* x: (count, dimensions) */
lc_status lc_parzen_draw(double *x, const lc_parzen *parzen, size_t count, const lc_uniforms *uniforms);

/* out (count): the logarithm of the density at x; of its share of the range where there are steps or choices. */
lc_status lc_parzen_density(double *out, const lc_parzen *parzen, const double *x, size_t count);

#endif
