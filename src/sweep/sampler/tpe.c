/* tpe - a tree of Parzen estimators, with random numbers of its own stream. */
#include "core/rng.h"
#include "sweep/tpe.h"

static const lc_option knobs[] = {
    LC_KNOB_COUNT(lc_tpe, startup, "10", 1, 1000000, "trials before it learns from them; these are random"),
    LC_KNOB_COUNT(lc_tpe, candidates, "24", 1, 10000, "points of which it takes the best"),
    LC_KNOBS_END,
};

static double next(void *ctx)
{
    return lc_rng_uniform(ctx);
}

static lc_status suggest(double *value, const lc_sampling *s)
{
    lc_rng rng = lc_rng_new(s->seed, "tpe", s->number);
    return lc_tpe_suggest(value, s, s->knobs, &(lc_uniforms){next, &rng});
}

const lc_sampler lc_sampler_tpe = {
    .help = "dense where good trials are, Bergstra et al. 2011, as Optuna 5", .knobs = knobs, .learns = true, .suggest = suggest};
