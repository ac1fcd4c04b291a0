/* init - how parameters begin. */
#ifndef LC_NN_INIT_H
#define LC_NN_INIT_H

#include <lanecast/net.h>

#include "core/rng.h"

typedef enum lc_init_role { LC_INIT_INPUT, LC_INIT_RECURRENT, LC_INIT_BIAS, LC_INIT_CONSTANT } lc_init_role;

/* A parameter is `gates` blocks of rows, each initialized by itself. */
typedef struct lc_init_rule {
    lc_init_role role;
    size_t gates;
    size_t fan;         /* PyTorch's bound is 1 / sqrt(fan): hidden size of a cell, inputs of a linear layer */
    const double *bias; /* (gates) where biases begin under glorot, and constants; NULL: 0 */
} lc_init_rule;

/* glorot: input weights Glorot-uniform (Glorot & Bengio 2010), recurrent weights orthogonal (Saxe et al. 2014), biases as the
 * rule says; pytorch: everything uniform within 1 / sqrt(fan); LC_INIT_CONSTANT is the rule's numbers under both. Depends on seed
 * and name only. */
void lc_init_parameter(lc_real *weights, const lc_parameter *parameter, const lc_init_rule *rule, bool pytorch, uint64_t seed);

#endif
