/* teacher - scheduled sampling (Bengio et al. 2015): how often a decoder in training reads a target in place of what it said
 * itself, and when. */
#ifndef LC_NN_TEACHER_H
#define LC_NN_TEACHER_H

#include "nn/net.h"

/* The knobs that an architecture has for it. */
typedef struct lc_teacher {
    double teacher;
    char decay[LC_NAME_MAX];
    double epochs;
} lc_teacher;

/* constant, linear, inverse_sigmoid. */
const char *const *lc_teacher_decays(void);

/* The chance of a target in place of an output, after e = `epoch` epochs:
 *
 *     constant: teacher   linear: teacher max(0, 1 - e / epochs)   inverse_sigmoid: teacher k / (k + exp(e / k)), k = epochs */
double lc_teacher_chance(const lc_teacher *teacher, double epoch);

/* Draws it for every step and lane of a shard in training, from its streams as they are: forced (steps, lanes). */
void lc_teacher_draw(bool *forced, const lc_shard *shard, size_t steps, double chance);

#endif
