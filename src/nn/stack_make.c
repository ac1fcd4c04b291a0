/* stack_make - layers and their parameters, named as PyTorch names them. */
#include "nn/stack_make.h"
#include "core/names.h"

static lc_status add_layer(lc_net *net, lc_layer *l, const char *prefix, size_t index)
{
    const char *suffix = l->reverse ? "_reverse" : "";
    size_t rows = l->cell->gates * l->hidden;
    lc_init_rule rule = {.gates = l->cell->gates, .fan = l->hidden};
    rule.role = LC_INIT_INPUT;
    CHECK(lc_net_add(&l->weight_ih, net, &rule, rows, l->inputs, "%sweight_ih_l%zu%s", prefix, index, suffix));
    rule.role = LC_INIT_RECURRENT;
    CHECK(lc_net_add(&l->weight_hh, net, &rule, rows, l->hidden, "%sweight_hh_l%zu%s", prefix, index, suffix));
    rule.role = LC_INIT_BIAS;
    rule.bias = l->cell->bias;
    CHECK(lc_net_add(&l->bias_ih, net, &rule, rows, 1, "%sbias_ih_l%zu%s", prefix, index, suffix));
    rule.bias = NULL;
    return lc_net_add(&l->bias_hh, net, &rule, rows, 1, "%sbias_hh_l%zu%s", prefix, index, suffix);
}

static lc_status add_layers(lc_stack *stack, lc_net *net, const lc_stack_order *order, const lc_layer *pattern)
{
    const lc_model_config *config = &net->config;
    size_t inputs = order->inputs;
    for (size_t i = 0; i < stack->layers; i++) {
        size_t hidden = config->hidden[config->hidden_count == 1 ? 0 : i];
        for (size_t d = 0; d < stack->directions; d++) {
            lc_layer *layer = &stack->layer[i][d];
            *layer = *pattern;
            layer->inputs = inputs;
            layer->hidden = hidden;
            layer->reverse = d;
            layer->adjoint = i || order->adjoint;
            CHECK(add_layer(net, layer, order->prefix, i));
        }
        inputs = stack->directions * hidden;
    }
    return LC_OK;
}

lc_status lc_stack_make(lc_stack *stack, lc_net *net, const lc_stack_order *order)
{
    const lc_model_config *config = &net->config;
    const lc_cell_type *cell = lc_lane_cell(net->lane, config->cell);
    if (!cell)
        return lc_names_refuse(LC_E_CONFIG, "model.cell", config->cell, lc_cell_names());
    CHECK(lc_knobs_read(order->cell_knobs, &config->knobs, config->cell, cell->knobs));
    stack->layers = lc_model_layers(config);
    stack->directions = order->both ? LC_DIRECTIONS : 1;
    stack->dropout = config->dropout;
    return add_layers(stack, net, order, &(lc_layer){.lane = net->lane, .cell = cell, .knobs = order->cell_knobs});
}
