/* gaussian - a normal distribution, its mean and deviation: negative log likelihood (Nix & Weigend 1994).
 *
 *     L = ln s + z^2 / 2 + ln(2 pi) / 2,   z = (target - m) / s,   s = ln(1 + e^r) + floor
 */
#include "core/normal.h"
#include "nn/head.h"
#include "nn/softplus.h"

enum { MEAN, DEVIATION, OUTPUTS };

typedef struct gaussian {
    double floor;
} gaussian;

static const lc_option knobs[] = {
    LC_KNOB_NUMBER(gaussian, floor, "0.001", 1e-6, 1, "least standard deviation, in scaled units"),
    LC_KNOBS_END,
};

static const double root_pi = 1.77245385090551602730;

static size_t outputs(const void *values)
{
    (void)values;
    return OUTPUTS;
}

/* dL/dm = -z / s, dL/dr = (1 - z^2) / s * ds/dr */
static void loss(const lc_head_cell *c)
{
    const double floor = ((const gaussian *)c->knobs)->floor;
    for (size_t lane = 0; lane < c->lanes; lane++) {
        const double raw = (double)c->y[c->lanes + lane], s = lc_softplus(raw) + floor;
        const bool known = !isnan(c->target[lane]);
        const double z = -lc_head_error(c, lane) / s, scale = known ? c->scale : 0;
        c->loss[lane] += known ? log(s) + z * z / 2 + lc_normal_half_log_2_pi : 0;
        if (!c->dy)
            continue;
        c->dy[lane] = lc_lane_real(-z / s * scale);
        c->dy[c->lanes + lane] = lc_lane_real((1 - z * z) / s * lc_softplus_slope(raw) * scale);
    }
}

static void read(double *value, double shift, double scale, const void *values)
{
    value[MEAN] = value[MEAN] * scale + shift;
    value[DEVIATION] = (lc_softplus(value[DEVIATION]) + ((const gaussian *)values)->floor) * scale;
}

static double quantile(const double *value, double level, const void *values)
{
    (void)values;
    return value[MEAN] + value[DEVIATION] * lc_normal_quantile(level);
}

/* s (z (2 F(z) - 1) + 2 f(z) - 1 / sqrt(pi)): Gneiting et al. 2005 */
static double crps(const double *value, double truth, const void *values)
{
    (void)values;
    const double z = (truth - value[MEAN]) / value[DEVIATION], density = exp(-z * z / 2) / lc_normal_root_2_pi;
    return value[DEVIATION] * (z * (2 * lc_normal_cdf(z) - 1) + 2 * density - 1 / root_pi);
}

const lc_head lc_head_gaussian = {
    .help = "a normal distribution: ln s + ((target - m) / s)^2 / 2; says its mean, any quantile, samples",
    .says = "the mean",
    .knobs = knobs,
    .density = true,
    .outputs = outputs,
    .loss = loss,
    .read = read,
    .quantile = quantile,
    .crps = crps,
};
