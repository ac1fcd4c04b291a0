/* teacher - the chance of being forced, and its draws: a stream for each sum, so that they do not depend on threads. */
#include "nn/teacher.h"
#include "core/names.h"

#include <math.h>

enum { CONSTANT, LINEAR, INVERSE_SIGMOID };

static const char *const decays[] = {[CONSTANT] = "constant", [LINEAR] = "linear", [INVERSE_SIGMOID] = "inverse_sigmoid", NULL};

const char *const *lc_teacher_decays(void)
{
    return decays;
}

double lc_teacher_chance(const lc_teacher *t, double epoch)
{
    const double k = t->epochs;
    switch (lc_names_find(decays, t->decay)) {
    case LINEAR:
        return t->teacher * fmax(0, 1 - epoch / k);
    case INVERSE_SIGMOID:
        return t->teacher * k / (k + exp(epoch / k));
    default:
        return t->teacher;
    }
}

void lc_teacher_draw(bool *forced, const lc_shard *shard, size_t steps, double chance)
{
    const size_t lanes = shard->lanes / shard->sums;
    for (size_t sum = 0; sum < shard->sums; sum++) {
        lc_rng rng = shard->teacher[sum];
        for (size_t step = 0; step < steps; step++)
            for (size_t lane = 0; lane < lanes; lane++)
                forced[step * shard->lanes + sum * lanes + lane] = lc_rng_uniform(&rng) < chance;
    }
}
