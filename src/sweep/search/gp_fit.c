/* gp_fit - how likely scale, lengths and noise are, and those that are most. */
#include "core/combine.h"
#include "core/descent.h"
#include "core/mem.h"
#include "sweep/search/gp_kernel.h"

#include <string.h>

/* A normal distribution of a logarithm. */
typedef struct prior {
    double middle, deviation;
} prior;

static prior prior_of(const lc_gp *gp, size_t i)
{
    static const prior length = {0, 1}, scale = {0, 2}, noise = {-9.2, 2};
    return i < gp->dimensions ? length : i == gp->dimensions ? scale : noise;
}

/* -(t - m)^2 / (2 d^2), and what that adds to the gradient. */
static double add_prior(double *gradient, const lc_gp *gp)
{
    double sum = 0;
    for (size_t i = 0; i < gp->dimensions + 2; i++) {
        const prior p = prior_of(gp, i);
        const double z = (gp->theta[i] - p.middle) / p.deviation;
        sum -= z * z / 2;
        gradient[i] -= z / p.deviation;
    }
    return sum;
}

/* W = w w' - (K + v I)^-1; d evidence / d t = 1/2 sum of W dK/dt. */
static void fill_slopes(double *w, const lc_gp *gp)
{
    const size_t points = gp->points;
    memset(w, 0, points * points * sizeof *w);
    for (size_t i = 0; i < points; i++)
        w[i * points + i] = 1;
    lc_cholesky_solve(w, points, gp->factor, points);
    for (size_t i = 0; i < points; i++)
        for (size_t j = 0; j < points; j++)
            w[i * points + j] = gp->weight[i] * gp->weight[j] - w[i * points + j];
}

/* Of two points and both their orders: dk/d(ln l_i) = 5/3 s^2 (1 + a) e^-a d_i^2 / l_i^2; dk/d(ln s^2) = k */
static void add_pair(double *gradient, const lc_gp *gp, const double *a, const double *b, double w)
{
    const double away = lc_gp_away(gp, a, b), one = w * gp->scale * exp(-away), length = one * 5 / 3 * (1 + away);
    for (size_t i = 0; i < gp->dimensions; i++)
        gradient[i] += length * lc_gp_part(gp, i, a, b);
    gradient[gp->dimensions] += one * (1 + away + away * away / 3);
}

double lc_gp_posterior(double *gradient, lc_gp *gp)
{
    const size_t points = gp->points, n = gp->dimensions;
    const double *w = gp->scratch;
    for (size_t i = 0; i < n + 2; i++)
        if (!(fabs(gp->theta[i]) < 40))
            return (double)-INFINITY;
    lc_gp_condition(gp);
    memset(gradient, 0, (n + 2) * sizeof *gradient);
    fill_slopes(gp->scratch, gp);
    for (size_t i = 0; i < points; i++) {
        gradient[n] += w[i * points + i] * gp->scale / 2;
        gradient[n + 1] += w[i * points + i] * gp->noise / 2;
        for (size_t j = i + 1; j < points; j++)
            add_pair(gradient, gp, gp->x + i * n, gp->x + j * n, w[i * points + j]);
    }
    return lc_gp_evidence(gp) + add_prior(gradient, gp);
}

/* --- uphill ----------------------------------------------------------------------------------------------------------- */

static double value(double *gradient, const double *theta, void *ctx)
{
    lc_gp *gp = ctx;
    memcpy(gp->theta, theta, (gp->dimensions + 2) * sizeof *theta);
    const double most = lc_gp_posterior(gradient, gp);
    for (size_t i = 0; i < gp->dimensions + 2; i++)
        gradient[i] = -gradient[i];
    return -most;
}

/* Where the prior is most; shorter lengths; much noise. */
static void begin(double *theta, const lc_gp *gp, int start)
{
    for (size_t i = 0; i < gp->dimensions + 2; i++)
        theta[i] = prior_of(gp, i).middle;
    for (size_t i = 0; i < gp->dimensions && start == 1; i++)
        theta[i] -= 2.5;
    if (start == 2)
        theta[gp->dimensions + 1] = log(0.1);
}

lc_status lc_gp_fit(lc_gp *gp)
{
    enum { STARTS = 3, STEPS = 80 };
    const size_t count = gp->dimensions + 2;
    const lc_descent descent = {value, gp, count, STEPS, 1e-3};
    double *room, least = INFINITY;
    CHECK(lc_new(&room, lc_descent_room(count) + 2 * count, sizeof *room));
    double *theta = room, *best = room + count;
    begin(best, gp, 0);
    for (int start = 0; start < STARTS; start++) {
        begin(theta, gp, start);
        const double found = lc_descend(theta, &descent, room + 2 * count);
        if (found < least) {
            memcpy(best, theta, count * sizeof *best);
            least = found;
        }
    }
    memcpy(gp->theta, best, count * sizeof *best);
    lc_free(room);
    lc_gp_condition(gp);
    return LC_OK;
}
