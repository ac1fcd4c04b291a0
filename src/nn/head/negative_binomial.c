/* negative_binomial - counts: their mean and how far they are spread (Hilbe 2011, NB2; as in Salinas et al. 2020).
 *
 *     P(k) = G(k + r) / (G(r) k!) (1 / (1 + a m))^r (a m / (1 + a m))^k,   r = 1 / a
 *
 * with the mean m = unit (ln(1 + e^y1) + tiny) and the variance m + a m^2, a = ln(1 + e^y2) + floor. A target is a count again
 * when it is multiplied by its unit, which is the scaler's: the likelihood is that of the counts, not of scaled numbers.
 */
#include "core/gamma.h"
#include "nn/head.h"
#include "nn/softplus.h"

enum { MEAN, SPREAD, OUTPUTS };

typedef struct counts {
    double floor;
} counts;

static const lc_option knobs[] = {
    LC_KNOB_NUMBER(counts, floor, "0.001", 1e-4, 1, "least spread a: the variance is m + a m^2"),
    LC_KNOBS_END,
};

static const double tiny = 1e-6; /* a mean of 0 would make any count impossible */

static size_t outputs(const void *values)
{
    (void)values;
    return OUTPUTS;
}

typedef struct slopes {
    double loss, mean, spread;
} slopes;

static slopes slopes_of(double k, double m, double a)
{
    const double r = 1 / a, grown = 1 + a * m, log_grown = log1p(a * m);
    return (slopes){
        .loss = lc_log_gamma(r) - lc_log_gamma(k + r) + lc_log_gamma(k + 1) + (k + r) * log_grown - k * log(a * m),
        /* dL/dm = (m - k) / (m (1 + a m)) */
        .mean = (m - k) / (m * grown),
        /* dL/da = r^2 (psi(k + r) - psi(r) - ln(1 + a m)) + (k + r) m / (1 + a m) - k r */
        .spread = r * r * (lc_digamma(k + r) - lc_digamma(r) - log_grown) + (k + r) * m / grown - k * r,
    };
}

static void loss(const lc_head_cell *c)
{
    const double floor = ((const counts *)c->knobs)->floor;
    for (size_t lane = 0; lane < c->lanes; lane++) {
        const double unit = c->unit ? (double)c->unit[lane] : 1, y1 = (double)c->y[lane], y2 = (double)c->y[c->lanes + lane];
        const bool known = !isnan(c->target[lane]);
        const double k = known ? fmax(rint((double)c->target[lane] * unit), 0) : 0, scale = known ? c->scale : 0;
        const slopes s = slopes_of(k, unit * (lc_softplus(y1) + tiny), lc_softplus(y2) + floor);
        c->loss[lane] += known ? s.loss : 0;
        if (!c->dy)
            continue;
        c->dy[lane] = lc_lane_real(s.mean * unit * lc_softplus_slope(y1) * scale);
        c->dy[c->lanes + lane] = lc_lane_real(s.spread * lc_softplus_slope(y2) * scale);
    }
}

/* shift is 0: no scaler that moves zero is allowed. */
static void read(double *value, double shift, double scale, const void *values)
{
    (void)shift;
    value[MEAN] = (lc_softplus(value[MEAN]) + tiny) * scale;
    value[SPREAD] = lc_softplus(value[SPREAD]) + ((const counts *)values)->floor;
}

/* P(X <= k) = I_{1 / (1 + a m)}(r, k + 1) */
static double cdf(const double *value, double k)
{
    const double spread = value[SPREAD] * value[MEAN];
    return lc_beta_incomplete(1 / (1 + spread), spread / (1 + spread), 1 / value[SPREAD], k + 1);
}

/* The least k with P(X <= k) >= level. */
static double quantile(const double *value, double level, const void *values)
{
    (void)values;
    double low = -1, high = 1;
    while (cdf(value, high) < level && high < 1e15)
        high *= 2;
    while (high - low > 1) {
        const double middle = floor((low + high) / 2);
        *(cdf(value, middle) < level ? &low : &high) = middle;
    }
    return high;
}

const lc_head lc_head_negative_binomial = {
    .help = "a negative binomial distribution of counts: its negative log likelihood; says its mean, any quantile, samples",
    .says = "the mean",
    .knobs = knobs,
    .unshifted = true,
    .counts = true,
    .unfed = true,
    .outputs = outputs,
    .loss = loss,
    .read = read,
    .quantile = quantile,
};
