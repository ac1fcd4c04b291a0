/* student_t - Student's distribution: centre, scale and degrees of freedom, all learned (Lange, Little & Taylor 1989).
 *
 *     L = -ln G((v + 1) / 2) + ln G(v / 2) + ln(pi v) / 2 + ln s + (v + 1) / 2 ln(1 + z^2 / v)
 *
 * with z = (target - m) / s, s = ln(1 + e^r) + floor, v = 2 + ln(1 + e^d): above 2, so that mean and variance exist.
 */
#include "core/gamma.h"
#include "core/invert.h"
#include "core/normal.h"
#include "nn/head.h"
#include "nn/softplus.h"

enum { MEAN, WIDTH, DEGREES, OUTPUTS };

typedef struct student {
    double floor;
} student;

static const lc_option knobs[] = {
    LC_KNOB_NUMBER(student, floor, "0.001", 1e-6, 1, "least scale, in scaled units"),
    LC_KNOBS_END,
};

static const double pi = 3.14159265358979323846, least_degrees = 2;

static size_t outputs(const void *values)
{
    (void)values;
    return OUTPUTS;
}

/* --- loss ------------------------------------------------------------------------------------------------------------ */

typedef struct slopes {
    double loss, mean, width, degrees;
} slopes;

static slopes slopes_of(double z, double s, double v)
{
    const double rest = z * z / v, grown = log1p(rest), share = (v + 1) / (v + z * z);
    return (slopes){
        .loss = (log(pi * v) + (v + 1) * grown) / 2 - lc_gamma_half(v / 2) + log(s),
        /* dL/dm = -(v + 1) z / (s (v + z^2)) */
        .mean = -share * z / s,
        /* dL/ds = (1 - (v + 1) z^2 / (v + z^2)) / s */
        .width = (1 - share * z * z) / s,
        /* dL/dv = (1 / v - psi((v + 1) / 2) + psi(v / 2) + ln(1 + z^2 / v) - (v + 1) z^2 / (v (v + z^2))) / 2 */
        .degrees = (1 / v - lc_gamma_half_slope(v / 2) + grown - share * rest) / 2,
    };
}

static void loss(const lc_head_cell *c)
{
    const size_t lanes = c->lanes;
    for (size_t lane = 0; lane < lanes; lane++) {
        const double r = (double)c->y[lanes + lane], d = (double)c->y[2 * lanes + lane];
        const double s = lc_softplus(r) + ((const student *)c->knobs)->floor, v = least_degrees + lc_softplus(d);
        const bool known = !isnan(c->target[lane]);
        const slopes slope = slopes_of(-lc_head_error(c, lane) / s, s, v);
        const double scale = known ? c->scale : 0;
        c->loss[lane] += known ? slope.loss : 0;
        if (!c->dy)
            continue;
        c->dy[lane] = lc_lane_real(slope.mean * scale);
        c->dy[lanes + lane] = lc_lane_real(slope.width * lc_softplus_slope(r) * scale);
        c->dy[2 * lanes + lane] = lc_lane_real(slope.degrees * lc_softplus_slope(d) * scale);
    }
}

/* --- what it says ---------------------------------------------------------------------------------------------------- */

static void read(double *value, double shift, double scale, const void *values)
{
    value[MEAN] = value[MEAN] * scale + shift;
    value[WIDTH] = (lc_softplus(value[WIDTH]) + ((const student *)values)->floor) * scale;
    value[DEGREES] = least_degrees + lc_softplus(value[DEGREES]);
}

/* Of the standard distribution with v degrees of freedom: its density, and the probability below z, I_x(v / 2, 1 / 2) / 2 with
 * x = v / (v + z^2) in the lower half. With very many degrees it is normal, up to terms of 1 / v^2. */
static double pdf(const void *of, double z)
{
    const double v = *(const double *)of;
    return exp(lc_gamma_half(v / 2) - log(pi * v) / 2 - (v + 1) / 2 * log1p(z * z / v));
}

static double cdf(const void *of, double z)
{
    const double v = *(const double *)of, many = 1e6, square = z * z;
    if (v > many)
        return lc_normal_cdf(z * (1 - 1 / (4 * v)) / sqrt(1 + square / (2 * v)));
    const double below = lc_beta_incomplete(v / (v + square), square / (v + square), v / 2, 0.5) / 2;
    return z < 0 ? below : 1 - below;
}

static double quantile(const double *value, double level, const void *values)
{
    (void)values;
    const lc_rising rising = {cdf, pdf, value + DEGREES};
    const double tail = fmin(level, 1 - level);
    double low = -2;
    while (cdf(value + DEGREES, low) > tail)
        low *= 2;
    const double z = level == 0.5 ? 0 : lc_invert(&rising, tail, low, 0);
    return value[MEAN] + value[WIDTH] * (level < 0.5 ? z : -z);
}

/* s (z (2 F - 1) + 2 f (v + z^2) / (v - 1) - 2 sqrt(v) / (v - 1) B(1/2, v - 1/2) / B(1/2, v/2)^2): Jordan, Krueger & Lerch
 * 2019 */
static double crps(const double *value, double truth, const void *values)
{
    (void)values;
    const double v = value[DEGREES], z = (truth - value[MEAN]) / value[WIDTH];
    const double betas = exp(2 * lc_gamma_half(v / 2) - lc_gamma_half(v - 0.5)) / sqrt(pi);
    return value[WIDTH] * (z * (2 * cdf(&v, z) - 1) + 2 * (pdf(&v, z) * (v + z * z) - sqrt(v) * betas) / (v - 1));
}

const lc_head lc_head_student_t = {
    .help =
        "Student's distribution: negative log likelihood of m, s and v degrees of freedom; says its mean, any quantile, samples",
    .says = "the mean",
    .knobs = knobs,
    .density = true,
    .outputs = outputs,
    .loss = loss,
    .read = read,
    .quantile = quantile,
    .crps = crps,
};
