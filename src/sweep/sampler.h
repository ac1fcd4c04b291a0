/* sampler - how a sweep chooses its points: a file in sweep/sampler. A suggestion is a function of what it is given, so that
 * it does not depend on how many workers there are. */
#ifndef LC_SWEEP_SAMPLER_H
#define LC_SWEEP_SAMPLER_H

#include "core/knob.h"
#include "core/registry.h"
#include "sweep/domain.h"
#include "sweep/study.h"

typedef struct lc_sampling {
    const lc_domain *domain;
    const lc_study *study;
    uint64_t seed;
    size_t number;         /* of the trial that wants a point */
    const lc_trial *trial; /* (number) those before it */
    size_t known;          /* the first `known` of them count with their results, the others with their points only */
    const void *knobs;
} lc_sampling;

/* Whether the result of a trial counts: it is complete, or pruned. */
static inline bool lc_sampling_knows(const lc_sampling *s, size_t number)
{
    return number < s->known && (s->trial[number].state == LC_TRIAL_COMPLETE || s->trial[number].state == LC_TRIAL_PRUNED);
}

/* Whether a trial has a point of which nothing is known yet. */
static inline bool lc_sampling_awaits(const lc_sampling *s, size_t number)
{
    return number >= s->known || s->trial[number].state == LC_TRIAL_RUNNING;
}

typedef struct lc_sampler {
    const char *help; /* one line */
    const lc_option *knobs;
    size_t dimensions_most; /* 0: any number */
    bool learns;            /* from trials before: their results decide */
    bool one_objective;     /* it cannot compare trials by several */

    /* (optional) Trials after which there is nothing new; 0: never; LC_E_CONFIG if the space does not suit. */
    lc_status (*size)(size_t *out, const lc_domain *domain, const void *knobs);

    /* value (dimensions), all of them: what does not count is trimmed by the caller. */
    lc_status (*suggest)(double *value, const lc_sampling *sampling);
} lc_sampler;

LC_REGISTRY_WITH_KNOBS(lc_sampler, lc_sampler);

/* Trials after which the sampler of that name has nothing new; 0: never. LC_E_CONFIG if the space does not suit it. */
lc_status lc_sampler_check(size_t *size, const char *name, const lc_domain *domain, const void *knobs);

#endif
