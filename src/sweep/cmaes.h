/* cmaes - the evolution strategy with covariance matrix adaptation (Hansen, "The CMA Evolution Strategy: A Tutorial",
 * arXiv:1604.00772, whose equations are numbered here): a normal distribution over the unit cube that moves to where points are
 * good, and takes the shape of the steps that led there. */
#ifndef LC_SWEEP_CMAES_H
#define LC_SWEEP_CMAES_H

#include "core/status.h"

typedef struct lc_cmaes {
    size_t dimensions, population, parents, generation;
    double parents_effective, one, rank, path_rate, step_rate, damping, expected; /* mu_eff, c_1, c_mu, c_c, c_s, d_s, chi */
    double *weight;                  /* (population) falling; those beyond the parents are negative */
    double step;                     /* sigma */
    double *mean, *path, *step_path; /* (dimensions) m, p_c, p_s */
    double *covariance;              /* (dimensions, dimensions) C = B D^2 B^T */
    double *axis, *length;           /* (dimensions, dimensions) B, an axis a column; (dimensions) D */
    double *scratch;
    double *memory; /* of all these */
} lc_cmaes;

/* The points of a generation if nothing else is wanted: 4 + floor(3 ln n). */
size_t lc_cmaes_population(size_t dimensions);

/* Generation 0: around the middle of the cube, with a sixth of its width. population: at least 4. Owned: lc_cmaes_free. */
lc_status lc_cmaes_new(lc_cmaes *out, size_t dimensions, size_t population);
void lc_cmaes_free(lc_cmaes *c);

/* point (dimensions), anywhere, from as many standard normal numbers. */
void lc_cmaes_draw(double *point, const lc_cmaes *c, const double *normal);

/* The next generation, from the points (population, dimensions) of this one, the best first; they are overwritten. */
void lc_cmaes_learn(lc_cmaes *c, double *point);

#endif
