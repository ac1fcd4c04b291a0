/* sampler - how a sweep chooses its points: a file in sweep/sampler. A suggestion is a function of what it is given, so that
 * it does not depend on how many workers there are. */
#ifndef LC_SWEEP_SAMPLER_H
#define LC_SWEEP_SAMPLER_H

#include "core/knob.h"
#include "core/registry.h"
#include "sweep/domain.h"
#include "sweep/trial.h"

typedef struct lc_sampling {
    const lc_domain *domain;
    uint64_t seed;
    size_t number; /* of the trial that wants a point */
    const lc_trial
        *trial; /* (number) those before it: the results that count are there; of the others, which are RUNNING, the points */
    const void *knobs;
} lc_sampling;

typedef struct lc_sampler {
    const char *help; /* one line */
    const lc_option *knobs;
    size_t dimensions_most; /* 0: any number */
    bool learns;            /* from trials before: their results decide */

    /* (optional) Trials after which there is nothing new; 0: never; LC_E_CONFIG if the space does not suit. */
    lc_status (*size)(size_t *out, const lc_domain *domain, const void *knobs);

    /* value (dimensions), all of them: what does not count is trimmed by the caller. */
    lc_status (*suggest)(double *value, const lc_sampling *sampling);
} lc_sampler;

LC_REGISTRY_WITH_KNOBS(lc_sampler, lc_sampler);

#endif
