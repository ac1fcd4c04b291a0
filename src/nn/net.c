/* net - a network: an architecture, a head, and the table of its parameters. */
#include "nn/net.h"
#include "core/mem.h"
#include "core/names.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

lc_status lc_net_new(lc_net **out, const lc_net_shape *shape, const lc_model_config *config)
{
    const lc_lane *lane;
    lc_status status = lc_lane_choose(&lane);
    return status == LC_OK ? lc_net_new_at(out, shape, config, lane) : status;
}

/* The architecture and the head that the configuration names, and their knobs. */
static lc_status find_variants(lc_net *net)
{
    const lc_model_config *config = &net->config;
    net->arch = lc_arch_find(config->kind);
    net->head = lc_head_find(config->loss);
    net->normalize = lc_normalize_find(config->normalize);
    if (!net->arch)
        return lc_names_refuse(LC_E_CONFIG, "model.kind", config->kind, lc_arch_names());
    if (!net->head)
        return lc_names_refuse(LC_E_CONFIG, "model.loss", config->loss, lc_head_names());
    if (!net->normalize)
        return lc_names_refuse(LC_E_CONFIG, "model.normalize", config->normalize, lc_normalize_table_names);
    CHECK(lc_knobs_read(&net->arch_knobs, &config->knobs, config->kind, net->arch->knobs));
    return lc_knobs_read(&net->head_knobs, &config->knobs, config->loss, net->head->knobs);
}

/* Whether they can be, and be together. */
static lc_status check_variants(const lc_net *net)
{
    const lc_model_config *config = &net->config;
    if (net->head->check)
        CHECK(net->head->check(&net->head_knobs));
    if (lc_net_is_ragged(net) && !net->arch->take)
        return lc_fail(LC_E_CONFIG, "model.kind = %s reads whole contexts only: set window.shortest = 0", config->kind);
    if (lc_net_is_every(net) && !net->arch->every)
        return lc_fail(LC_E_CONFIG, "model.kind = %s forecasts after the last row only: set model.output = last", config->kind);
    if (net->head->classes != (net->shape.classes > 0))
        return lc_fail(LC_E_CONFIG, "model.loss = %s is of %s", config->loss,
                       net->head->classes ? "classes: classes.of says which, classes.limits where they end"
                                          : "numbers, and the targets are classes: choose softmax or hinge");
    return LC_OK;
}

/* The map of known covariates, where there are some. */
static lc_status add_known(lc_net *net)
{
    const lc_init_rule rule = {.role = LC_INIT_CONSTANT, .gates = 1, .fan = 1};
    if (lc_net_mapped(net) == 0)
        return LC_OK;
    return lc_net_add(&net->known, net, &rule, net->shape.targets * net->outputs, net->shape.known, "known.weight");
}

lc_status lc_net_new_at(lc_net **out, const lc_net_shape *shape, const lc_model_config *config, const lc_lane *lane)
{
    lc_status status = LC_OK;
    lc_net *net = NULL;
    TRY(lc_new(&net, 1, sizeof *net));
    net->shape = *shape;
    net->config = *config;
    TRY(find_variants(net));
    TRY(check_variants(net));
    net->outputs = net->head->classes ? net->shape.classes : lc_head_outputs(net->head, &net->head_knobs);
    assert(net->outputs <= LC_HEAD_OUTPUTS_MAX);
    net->lane = lane;
    TRY(net->arch->create(net));
    TRY(add_known(net));
    *out = net;
    net = NULL;
done:
    lc_net_free(net);
    return status;
}

void lc_net_free(lc_net *net)
{
    if (!net)
        return;
    for (size_t i = 0; i < net->count; i++)
        lc_free((char *)(uintptr_t)net->parameter[i].name);
    lc_free(net->parameter);
    lc_free(net->rule);
    lc_free(net->parts);
    lc_free(net);
}

lc_status lc_net_add(size_t *offset, lc_net *net, const lc_init_rule *rule, size_t rows, size_t columns, const char *format, ...)
{
    char name[LC_NAME_MAX], *copy = NULL;
    size_t length;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(name, sizeof name, format, arguments);
    va_end(arguments);
    if (__builtin_mul_overflow(rows, columns, &length) || length > SIZE_MAX / sizeof(double) / 4 - net->length)
        return lc_fail(LC_E_CONFIG, "model: %s of %zu x %zu numbers is too large", name, rows, columns);
    CHECK(lc_grow(&net->parameter, &net->capacity, net->count + 1, sizeof *net->parameter));
    CHECK(lc_grow(&net->rule, &net->rule_capacity, net->count + 1, sizeof *net->rule));
    CHECK(lc_copy_text(&copy, name));
    net->parameter[net->count] = (lc_parameter){.name = copy, .rows = rows, .columns = columns, .offset = net->length};
    net->rule[net->count++] = *rule;
    *offset = net->length;
    net->length += length;
    return LC_OK;
}

const lc_parameter *lc_net_parameters(size_t *count, const lc_net *net)
{
    *count = net->count;
    return net->parameter;
}

size_t lc_net_length(const lc_net *net)
{
    return net->length;
}

bool lc_net_is_bias(const lc_net *net, size_t parameter)
{
    const lc_init_role role = net->rule[parameter].role;
    const bool known = net->shape.known && net->parameter[parameter].offset == net->known;
    return role != LC_INIT_INPUT && role != LC_INIT_RECURRENT && !known;
}

void lc_net_init(lc_real *weights, const lc_net *net, uint64_t seed)
{
    lc_net_begin(weights, net, seed, 1);
}

void lc_net_begin(lc_real *weights, const lc_net *net, uint64_t seed, size_t threads)
{
    const lc_init init = lc_init_of(net->config.init);
    for (size_t i = 0; i < net->count; i++)
        lc_init_parameter(weights + net->parameter[i].offset, &net->parameter[i], &net->rule[i], init, seed, threads);
}

const char *const *lc_arch_names(void)
{
    return lc_arch_table_names;
}

const char *const *lc_head_names(void)
{
    return lc_head_table_names;
}

const char *const *lc_cell_names(void)
{
    return lc_lane_cell_names();
}
