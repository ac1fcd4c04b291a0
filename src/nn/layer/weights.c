/* weights - the parameters that a layer has, and how they begin. */
#include "nn/layer_step.h"

size_t lc_layer_weights(lc_layer_weight *weight, lc_layer *l)
{
    const lc_cell_type *cell = l->cell;
    const size_t rows = lc_layer_rows(l);
    size_t count = 0;
    lc_init_rule rule = {.role = LC_INIT_INPUT, .gates = cell->gates, .fan = l->hidden};
    weight[count++] = (lc_layer_weight){&l->weight_ih, "weight_ih", rows, l->inputs, rule};
    rule.role = LC_INIT_RECURRENT;
    if (!cell->scan)
        weight[count++] = (lc_layer_weight){&l->weight_hh, "weight_hh", rows, l->hidden, rule};
    rule.role = LC_INIT_BIAS;
    rule.bias = cell->bias;
    weight[count++] = (lc_layer_weight){&l->bias_ih, "bias_ih", rows, 1, rule};
    rule.bias = NULL;
    if (!cell->scan)
        weight[count++] = (lc_layer_weight){&l->bias_hh, "bias_hh", rows, 1, rule};
    for (size_t i = 0; i < LC_OWN_MAX && cell->own[i].vectors; i++) {
        const lc_cell_own *own = &cell->own[i];
        rule = (lc_init_rule){.role = LC_INIT_CONSTANT, .gates = own->vectors, .bias = own->start};
        weight[count++] = (lc_layer_weight){&l->own[i], own->name, own->vectors * l->hidden, 1, rule};
    }
    return count;
}
