/* mixture - several normal distributions, with weights: a mixture density network (Bishop 1994).
 *
 *     L = -ln sum over k of w_k N(target; m_k, s_k),   w = softmax(a),   s = ln(1 + e^r) + floor
 *
 * Outputs: a_1 ... a_K, m_1 ... m_K, r_1 ... r_K.
 */
#include "core/invert.h"
#include "core/normal.h"
#include "nn/head.h"
#include "nn/softmax.h"
#include "nn/softplus.h"

enum { PARTS_MAX = 16, EACH = 3 };

typedef struct mixture {
    size_t parts;
    double floor;
} mixture;

static const lc_option knobs[] = {
    LC_KNOB_COUNT(mixture, parts, "3", 1, PARTS_MAX, "normal distributions in the mixture"),
    LC_KNOB_NUMBER(mixture, floor, "0.01", 1e-6, 1, "least standard deviation of each, in scaled units"),
    LC_KNOBS_END,
};

static size_t outputs(const void *values)
{
    return EACH * ((const mixture *)values)->parts;
}

/* --- loss ------------------------------------------------------------------------------------------------------------ */

/* One lane: number k of its outputs is at y[k * lanes]. */
typedef struct lane_of {
    size_t parts, lanes;
    const lc_real *y;
    lc_real *dy;
    double target, floor, scale;
} lane_of;

/* dL/da_k = w_k - q_k, dL/dm_k = -q_k z_k / s_k, dL/dr_k = q_k (1 - z_k^2) / s_k * ds/dr; q: the shares of the likelihood. */
static void put_slopes(const lane_of *l, size_t k, double weight, double share)
{
    const double raw = (double)l->y[(2 * l->parts + k) * l->lanes], s = lc_softplus(raw) + l->floor;
    const double z = (l->target - (double)l->y[(l->parts + k) * l->lanes]) / s;
    l->dy[k * l->lanes] = lc_lane_real((weight - share) * l->scale);
    l->dy[(l->parts + k) * l->lanes] = lc_lane_real(-share * z / s * l->scale);
    l->dy[(2 * l->parts + k) * l->lanes] = lc_lane_real(share * (1 - z * z) / s * lc_softplus_slope(raw) * l->scale);
}

static double lane_loss(const lane_of *l)
{
    double weight[PARTS_MAX], share[PARTS_MAX];
    for (size_t k = 0; k < l->parts; k++) {
        const double s = lc_softplus((double)l->y[(2 * l->parts + k) * l->lanes]) + l->floor;
        const double z = (l->target - (double)l->y[(l->parts + k) * l->lanes]) / s;
        weight[k] = (double)l->y[k * l->lanes];
        share[k] = weight[k] - z * z / 2 - log(s) - lc_normal_half_log_2_pi;
    }
    const double loss = lc_softmax(weight, l->parts) - lc_softmax(share, l->parts);
    for (size_t k = 0; l->dy && k < l->parts; k++)
        put_slopes(l, k, weight[k], share[k]);
    return loss;
}

static void loss(const lc_head_cell *c)
{
    const mixture *m = c->knobs;
    for (size_t lane = 0; lane < c->lanes; lane++) {
        const bool known = !isnan(c->target[lane]);
        const lane_of l = {m->parts,
                           c->lanes,
                           c->y + lane,
                           c->dy ? c->dy + lane : NULL,
                           known ? (double)c->target[lane] : 0,
                           m->floor,
                           known ? c->scale : 0};
        const double own = lane_loss(&l);
        c->loss[lane] += known ? own : 0;
    }
}

/* --- what it says: after read weights, means, deviations -------------------------------------------------------------- */

static void read(double *value, double shift, double scale, const void *values)
{
    const mixture *m = values;
    double *mean = value + m->parts, *deviation = mean + m->parts;
    lc_softmax(value, m->parts);
    for (size_t k = 0; k < m->parts; k++) {
        mean[k] = mean[k] * scale + shift;
        deviation[k] = (lc_softplus(deviation[k]) + m->floor) * scale;
    }
}

/* The mean: sum of w_k m_k */
static double point(const double *value, const void *values)
{
    const size_t parts = ((const mixture *)values)->parts;
    double sum = 0;
    for (size_t k = 0; k < parts; k++)
        sum += value[k] * value[parts + k];
    return sum;
}

/* A read cell. */
typedef struct said {
    const double *weight, *mean, *deviation;
    size_t parts;
} said;

static said said_of(const double *value, const void *values)
{
    const size_t parts = ((const mixture *)values)->parts;
    return (said){value, value + parts, value + 2 * parts, parts};
}

static double pdf(const void *of, double x)
{
    const said *s = of;
    double sum = 0;
    for (size_t k = 0; k < s->parts; k++) {
        const double z = (x - s->mean[k]) / s->deviation[k];
        sum += s->weight[k] / s->deviation[k] * exp(-z * z / 2) / lc_normal_root_2_pi;
    }
    return sum;
}

static double cdf(const void *of, double x)
{
    const said *s = of;
    double sum = 0;
    for (size_t k = 0; k < s->parts; k++)
        sum += s->weight[k] * lc_normal_cdf((x - s->mean[k]) / s->deviation[k]);
    return sum;
}

/* It is between the lowest and the highest quantile of the parts. */
static double quantile(const double *value, double level, const void *values)
{
    const said s = said_of(value, values);
    const double z = lc_normal_quantile(level);
    double low = INFINITY, high = -INFINITY;
    for (size_t k = 0; k < s.parts; k++) {
        low = fmin(low, s.mean[k] + s.deviation[k] * z);
        high = fmax(high, s.mean[k] + s.deviation[k] * z);
    }
    return lc_invert(&(lc_rising){cdf, pdf, &s}, level, low, high);
}

/* E|X| of a normal X */
static double mean_size(double mean, double deviation)
{
    const double z = mean / deviation;
    return mean * (2 * lc_normal_cdf(z) - 1) + 2 * deviation * exp(-z * z / 2) / lc_normal_root_2_pi;
}

/* E|X - truth| - E|X - X'| / 2: Grimit et al. 2006 */
static double crps(const double *value, double truth, const void *values)
{
    const said s = said_of(value, values);
    double away = 0, apart = 0;
    for (size_t k = 0; k < s.parts; k++) {
        away += s.weight[k] * mean_size(truth - s.mean[k], s.deviation[k]);
        for (size_t i = 0; i < s.parts; i++)
            apart += s.weight[k] * s.weight[i] *
                     mean_size(s.mean[k] - s.mean[i], sqrt(s.deviation[k] * s.deviation[k] + s.deviation[i] * s.deviation[i]));
    }
    return away - apart / 2;
}

const lc_head lc_head_mixture = {
    .help = "a mixture of normal distributions: -ln sum w N(target; m, s); says its mean, any quantile, samples",
    .says = "the mean",
    .knobs = knobs,
    .density = true,
    .unfed = true,
    .outputs = outputs,
    .loss = loss,
    .read = read,
    .point = point,
    .quantile = quantile,
    .crps = crps,
};
