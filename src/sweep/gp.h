/* gp - a Gaussian process (Rasmussen & Williams 2006): what a function may be between the points where it was seen.
 *
 * Points are places in the unit cube (sweep/cube.h). Two of them vary together as a Matern kernel of 5/2 says (4.17), with a
 * length for each dimension; two choices are the same or not, d_i = 0 or 1:
 *
 *     k(x, x') = s^2 (1 + a + a^2 / 3) e^-a,  a = sqrt(5) r,  r^2 = sum over i of d_i^2 / l_i^2,  d_i = x_i - x'_i
 *
 * The mean is 0, and what is seen has a noise of its own: y = f(x) + noise, of variance v. Scale, lengths and noise are kept as
 * their logarithms, theta = (ln l_1, ..., ln l_n, ln s^2, ln v).
 */
#ifndef LC_SWEEP_GP_H
#define LC_SWEEP_GP_H

#include "core/status.h"

typedef struct lc_gp {
    size_t dimensions, points; /* points may be fewer than there is room for, and grow again */
    const bool *choice;        /* (dimensions) borrowed: whether it is one */
    double *x;                 /* (room, dimensions) */
    double *y;                 /* (room) */
    double *theta;             /* (dimensions + 2) */
    double *inverse_square;    /* (dimensions) 1 / l^2, and s^2 and v, of a theta that it is conditioned on */
    double scale, noise;
    double *factor; /* (points, points) Cholesky's, of K + v I */
    double *weight; /* (points) (K + v I)^-1 y */
    double *scratch;
    double *memory; /* of all these */
} lc_gp;

/* Without points, and with room for some. Owned: lc_gp_free. */
lc_status lc_gp_new(lc_gp *out, size_t dimensions, size_t room, const bool *choice);
void lc_gp_free(lc_gp *gp);

/* Factor and weights of x, y and theta, which is between -40 and 40 (algorithm 2.1). Where rounding leaves no factor the noise
 * v becomes ten times larger, until there is one. */
void lc_gp_condition(lc_gp *gp);

/* ln p(y), of a gp that is conditioned (2.30). */
double lc_gp_evidence(const lc_gp *gp);

/* mean, variance (count) of f, without noise, at x (count, dimensions) (2.25, 2.26). */
void lc_gp_predict(double *mean, double *variance, lc_gp *gp, const double *x, size_t count);

/* The least mean of f at a point that it has. */
double lc_gp_least(const lc_gp *gp);

/* more points of x that are not in it yet: what is seen there is the mean, so that it is known where they are and not how good
 * (the kriging believer of Ginsbourger, Le Riche & Carraro 2010). It is conditioned, and becomes so again. */
void lc_gp_believe(lc_gp *gp, size_t more);

/* ln p(y) + ln p(theta), with its gradient (dimensions + 2) (5.9); it is conditioned then; -INFINITY where theta is too far off.
 * The prior is log-normal: lengths about 1, with a deviation of 1; s^2 about 1 and the noise about 1e-4, with one of 2. */
double lc_gp_posterior(double *gradient, lc_gp *gp);

/* theta where that is most, uphill from a few fixed points; conditioned. */
lc_status lc_gp_fit(lc_gp *gp);

#endif
