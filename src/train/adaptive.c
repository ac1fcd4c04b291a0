/* adaptive - the rule that adam and adamw share. */
#include "train/adaptive.h"

#include <math.h>

void lc_adaptive_update(lc_real *restrict w, lc_real *const *moment, const lc_real *restrict g, size_t count,
                        const lc_optim_step *step, const lc_adaptive *rule)
{
    lc_real *restrict m = moment[0], *restrict v = moment[1];
    const double n = (double)step->number;
    const lc_real rate = (lc_real)(step->rate / (1 - pow(rule->beta1, n))), root = (lc_real)(1 / sqrt(1 - pow(rule->beta2, n)));
    const lc_real keep1 = (lc_real)rule->beta1, take1 = (lc_real)(1 - rule->beta1), keep2 = (lc_real)rule->beta2,
                  take2 = (lc_real)(1 - rule->beta2), eps = (lc_real)LC_OPTIM_EPSILON, kept = (lc_real)rule->keep;
    for (size_t i = 0; i < count; i++) {
        m[i] = keep1 * m[i] + take1 * g[i];
        v[i] = keep2 * v[i] + take2 * g[i] * g[i];
        w[i] = kept * w[i] - rate * m[i] / ((lc_real)sqrt(v[i]) * root + eps);
    }
}
