/* tpe - a tree of Parzen estimators (Bergstra et al. 2011), as Optuna 5 has it: points are drawn where good trials are dense, and
 * the one is taken where they are densest beside the others. Trials that run count as others: no two go to the same place.
 *
 * The dimensions that all trials have are drawn together, where there is one objective; each of the rest by itself.
 */
#ifndef LC_SWEEP_TPE_H
#define LC_SWEEP_TPE_H

#include "sweep/sampler.h"
#include "sweep/uniforms.h"

typedef struct lc_tpe {
    size_t startup, candidates;
} lc_tpe;

/* value (dimensions), NaN where one does not count. With Optuna's random numbers it is Optuna's point. */
lc_status lc_tpe_suggest(double *value, const lc_sampling *sampling, const lc_tpe *tpe, const lc_uniforms *uniforms);

#endif
