/* init - how parameters begin. */
#ifndef LC_NN_INIT_H
#define LC_NN_INIT_H

#include <lanecast/net.h>

#include "core/rng.h"

typedef enum lc_init_role { LC_INIT_INPUT, LC_INIT_RECURRENT, LC_INIT_BIAS, LC_INIT_CONSTANT } lc_init_role;

/* A parameter is `gates` blocks of rows. */
typedef struct lc_init_rule {
    lc_init_role role;
    size_t gates;
    size_t fan;         /* PyTorch's bound is 1 / sqrt(fan): hidden size of a cell, inputs of a linear layer */
    const double *bias; /* (gates) where biases begin under glorot and keras, and constants; NULL: 0 */
} lc_init_rule;

/* What model.init may be, NULL-ended; the index of a name. */
typedef enum lc_init { LC_INIT_GLOROT, LC_INIT_KERAS, LC_INIT_PYTORCH } lc_init;
const char *const *lc_init_names(void);
lc_init lc_init_of(const char *name);

/* glorot: input weights Glorot-uniform (Glorot & Bengio 2010), recurrent weights orthogonal (Saxe et al. 2014), each gate by
 * itself, biases as the rule says; keras: the same of all gates at once, as Keras has one kernel for them; pytorch: everything
 * uniform within 1 / sqrt(fan); LC_INIT_CONSTANT is the rule's numbers under all. Depends on seed and name only. Orthogonal
 * weights of more than 512 units are a product of reflections (nn/reflect.h), drawn by that many threads. */
void lc_init_parameter(lc_real *weights, const lc_parameter *parameter, const lc_init_rule *rule, lc_init init, uint64_t seed,
                       size_t threads);

#endif
