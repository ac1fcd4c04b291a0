/* improvement - ln h(z), h(z) = phi(z) + z Phi(z), and its tail. */
#include "sweep/improvement.h"

#include "core/normal.h"

#include <math.h>

/* Mills' ratio is a continued fraction, R(t) = Phi(-t) / phi(t) = 1 / (t + w), w = 1 / (t + 2 / (t + 3 / (t + ...))) (Abramowitz
 * & Stegun 26.2.14), so that nothing cancels in h(-t) / phi(t) = 1 - t R(t) = w / (t + w). From t = 1.5 on that many terms
 * are enough. */
static double tail(double t)
{
    enum { TERMS = 150 };
    double w = 0;
    for (int k = TERMS; k > 0; k--)
        w = k / (t + w);
    return w / (t + w);
}

/* E max(best - f, 0) = s h(z), z = (best - m) / s */
double lc_improvement_log(double best, double mean, double deviation)
{
    const double z = (best - mean) / deviation, density = -z * z / 2 - lc_normal_half_log_2_pi;
    if (z > -1.5)
        return log(deviation) + log(exp(density) + z * lc_normal_cdf(z));
    return log(deviation) + density + log(tail(-z));
}
