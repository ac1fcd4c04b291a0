/* make - layers and their parameters, named as PyTorch names them. */
#include "nn/stack_make.h"
#include "core/names.h"

static lc_status add_layer(lc_net *net, lc_layer *l, const char *prefix, size_t index)
{
    const char *suffix = l->reverse ? "_reverse" : "";
    lc_layer_weight weight[LC_LAYER_WEIGHTS_MAX];
    const size_t count = lc_layer_weights(weight, l);
    for (size_t i = 0; i < count; i++) {
        const lc_layer_weight *w = &weight[i];
        CHECK(lc_net_add(w->offset, net, &w->rule, w->rows, w->columns, "%s%s_l%zu%s", prefix, w->name, index, suffix));
    }
    return LC_OK;
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
            layer->drops = config->dropout_recurrent > 0;
            CHECK(add_layer(net, layer, order->prefix, i));
        }
        inputs = stack->directions * hidden;
    }
    return LC_OK;
}

/* What a layer reads is as wide as what it says, and, read backward, known at the step where it says it. */
static lc_status check_residual(const lc_net *net)
{
    const lc_model_config *config = &net->config;
    for (size_t i = 1; config->residual && i < config->hidden_count; i++)
        if (config->hidden[i] != config->hidden[0])
            return lc_fail(LC_E_CONFIG, "model.residual: layers of %zu and %zu units: give model.hidden one size",
                           config->hidden[0], config->hidden[i]);
    if (config->residual && config->bidirectional && lc_net_is_ragged(net))
        return lc_fail(LC_E_CONFIG,
                       "model.residual: with window.shortest a context that is read backward ends before the first row "
                       "of a layer's input: leave out model.bidirectional, window.shortest or model.residual");
    return LC_OK;
}

lc_status lc_stack_make(lc_stack *stack, lc_net *net, const lc_stack_order *order)
{
    const lc_model_config *config = &net->config;
    const lc_cell_type *cell = lc_lane_cell(net->lane, config->cell);
    if (!cell)
        return lc_names_refuse(LC_E_CONFIG, "model.cell", config->cell, lc_cell_names());
    if (config->dropout_recurrent > 0 && (cell->masked || cell->scan))
        return lc_fail(LC_E_CONFIG, "model.dropout_recurrent = %g: model.cell = %s %s: use another cell, or set it to 0",
                       config->dropout_recurrent, config->cell,
                       cell->scan ? "has gates that hear no state" : "masks its state itself");
    CHECK(lc_knobs_read(order->cell_knobs, &config->knobs, config->cell, cell->knobs));
    stack->layers = lc_model_layers(config);
    stack->directions = order->both ? LC_DIRECTIONS : 1;
    stack->residual = config->residual;
    CHECK(check_residual(net));
    stack->dropout = config->dropout;
    stack->dropout_recurrent = config->dropout_recurrent;
    return add_layers(stack, net, order, &(lc_layer){.lane = net->lane, .cell = cell, .knobs = order->cell_knobs});
}
