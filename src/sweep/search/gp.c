/* gp - what is known at the points, and what that says elsewhere. */
#include "core/combine.h"
#include "core/mem.h"
#include "core/normal.h"
#include "sweep/search/gp_kernel.h"

#include <string.h>

enum { ABREAST = 64 /* points that are predicted at once */ };

static double *take(double **at, size_t count)
{
    double *part = *at;
    *at += count;
    return part;
}

lc_status lc_gp_new(lc_gp *out, size_t dimensions, size_t room, const bool *choice)
{
    const size_t n = dimensions, matrix = room * room, wide = room > ABREAST ? room : ABREAST;
    lc_gp gp = {.dimensions = n, .choice = choice};
    CHECK(lc_new(&gp.memory, room * n + 2 * room + (2 * n + 2) + matrix + room * wide, sizeof *gp.memory));
    double *at = gp.memory;
    gp.x = take(&at, room * n);
    gp.y = take(&at, room);
    gp.theta = take(&at, n + 2);
    gp.inverse_square = take(&at, n);
    gp.factor = take(&at, matrix);
    gp.weight = take(&at, room);
    gp.scratch = at;
    *out = gp;
    return LC_OK;
}

void lc_gp_free(lc_gp *gp)
{
    lc_free(gp->memory);
    *gp = (lc_gp){0};
}

/* --- at the points ---------------------------------------------------------------------------------------------------- */

/* (1 + a + a^2 / 3) e^-a */
static double matern(double away)
{
    return (1 + away + away * away / 3) * exp(-away);
}

static void fill(lc_gp *gp)
{
    const size_t points = gp->points, n = gp->dimensions;
    for (size_t i = 0; i < points; i++) {
        gp->factor[i * points + i] = gp->scale + gp->noise;
        for (size_t j = i + 1; j < points; j++)
            gp->factor[i * points + j] = gp->scale * matern(lc_gp_away(gp, gp->x + i * n, gp->x + j * n));
    }
}

void lc_gp_condition(lc_gp *gp)
{
    const size_t n = gp->dimensions;
    for (size_t i = 0; i < n; i++)
        gp->inverse_square[i] = exp(-2 * gp->theta[i]);
    gp->scale = exp(gp->theta[n]);
    gp->noise = exp(gp->theta[n + 1]);
    for (fill(gp); !lc_cholesky(gp->factor, gp->points); fill(gp))
        gp->noise = fmax(10 * gp->noise, 1e-12 * gp->scale);
    memcpy(gp->weight, gp->y, gp->points * sizeof *gp->y);
    lc_cholesky_solve(gp->weight, 1, gp->factor, gp->points);
}

/* -1/2 y' (K + v I)^-1 y - sum ln R_ii - n / 2 ln 2 pi */
double lc_gp_evidence(const lc_gp *gp)
{
    double sum = 0;
    for (size_t i = 0; i < gp->points; i++)
        sum += gp->y[i] * gp->weight[i] / 2 + log(gp->factor[i * gp->points + i]) + lc_normal_half_log_2_pi;
    return -sum;
}

/* K (K + v I)^-1 y = y - v (K + v I)^-1 y */
double lc_gp_least(const lc_gp *gp)
{
    double least = INFINITY;
    for (size_t i = 0; i < gp->points; i++)
        least = fmin(least, gp->y[i] - gp->noise * gp->weight[i]);
    return least;
}

/* --- elsewhere -------------------------------------------------------------------------------------------------------- */

/* k: (points, count) of each point with each x; m = k' w; var = s^2 - k' (K + v I)^-1 k */
static void predict(double *mean, double *variance, lc_gp *gp, const double *x, size_t count)
{
    const size_t n = gp->dimensions;
    double *k = gp->scratch;
    for (size_t i = 0; i < gp->points; i++)
        for (size_t c = 0; c < count; c++)
            k[i * count + c] = gp->scale * matern(lc_gp_away(gp, gp->x + i * n, x + c * n));
    memset(mean, 0, count * sizeof *mean);
    lc_combine(mean, &(lc_combined){gp->weight, k, gp->points, count, count});
    lc_cholesky_forward(k, count, gp->factor, gp->points);
    for (size_t c = 0; c < count; c++)
        variance[c] = gp->scale;
    for (size_t i = 0; i < gp->points; i++)
        for (size_t c = 0; c < count; c++)
            variance[c] -= k[i * count + c] * k[i * count + c];
    for (size_t c = 0; c < count; c++)
        variance[c] = fmax(variance[c], 1e-14 * gp->scale); /* what is less is rounding */
}

void lc_gp_predict(double *mean, double *variance, lc_gp *gp, const double *x, size_t count)
{
    for (size_t first = 0; first < count; first += ABREAST) {
        const size_t some = count - first < ABREAST ? count - first : ABREAST;
        predict(mean + first, variance + first, gp, x + first * gp->dimensions, some);
    }
}

void lc_gp_believe(lc_gp *gp, size_t more)
{
    const size_t n = gp->dimensions;
    double *mean = gp->y + gp->points, unused[ABREAST];
    for (size_t first = 0; first < more; first += ABREAST) {
        const size_t some = more - first < ABREAST ? more - first : ABREAST;
        predict(mean + first, unused, gp, gp->x + (gp->points + first) * n, some);
    }
    gp->points += more;
    lc_gp_condition(gp);
}
