/* truncated - in logarithms, and on the left side, where nothing cancels. */
#include "sweep/truncated.h"

#include "core/normal.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

/* log Phi(x) where x < -20: phi(x) / -x (1 - 1/x^2 + 3/x^4 - 15/x^6 + ...), Abramowitz & Stegun 26.2.12. */
static double log_share_far(double x)
{
    double sum = 1, term = 1;
    for (int i = 1; i < 20 && fabs(term) > DBL_EPSILON / 4; i++) {
        term *= -(2 * i - 1) / (x * x);
        sum += term;
    }
    return -0.5 * x * x - log(-x) - lc_normal_half_log_2_pi + log(sum);
}

static double log_share(double x)
{
    if (x > 6)
        return -lc_normal_cdf(-x);
    return x > -20 ? log(lc_normal_cdf(x)) : log_share_far(x);
}

/* log(e^p - e^q) */
static double log_minus(double p, double q)
{
    return p + log1p(-exp(q - p));
}

/* log(e^p + e^q) */
static double log_plus(double p, double q)
{
    const double more = p > q ? p : q, less = p > q ? q : p;
    return isinf(more) ? more : more + log1p(exp(less - more));
}

/* a < b <= 0 */
static double log_mass_left(double a, double b)
{
    if (b > -20)
        return log(lc_normal_cdf(b) - lc_normal_cdf(a));
    return log_minus(log_share(b), log_share(a));
}

double lc_truncated_log_mass(double a, double b)
{
    if (b <= 0)
        return log_mass_left(a, b);
    if (a > 0)
        return log_mass_left(-b, -a);
    return log1p(-lc_normal_cdf(a) - lc_normal_cdf(-b));
}

/* x with log Phi(x) = y, y <= log(1/2), by Newton's method: x -= (log Phi(x) - y) Phi(x) / phi(x). */
static double inverse(double y)
{
    double x = y > -700 ? lc_normal_quantile(exp(y)) : -sqrt(-2 * (y + lc_normal_half_log_2_pi));
    for (int i = 0; i < 50; i++) {
        const double log_phi = log_share(x), step = (log_phi - y) * exp(log_phi + 0.5 * x * x + lc_normal_half_log_2_pi);
        x -= step;
        if (fabs(step) <= 1e-8 * fabs(x)) /* its square is nothing */
            break;
    }
    return x;
}

/* The same for any y < 0. */
static double inverse_log_share(double y)
{
    const bool right = y > -0.01;
    if (!right && y > -0.6931471805599453) /* above the middle, where the quantile itself is exact */
        return lc_normal_quantile(exp(y));
    return right ? -inverse(log(-expm1(y))) : inverse(y);
}

double lc_truncated_quantile(double q, double a, double b)
{
    const double mass = lc_truncated_log_mass(a, b);
    const double x = a < 0 ? inverse_log_share(log_plus(log_share(a), log(q) + mass))
                           : -inverse_log_share(log_plus(log_share(-b), log1p(-q) + mass));
    return x < a ? a : x > b ? b : x;
}
