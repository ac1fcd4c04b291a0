/* net: what is not a network is refused by name, before memory is taken for it. */
#include <lanecast/config.h>
#include <lanecast/net.h>

#include "nn/net.h"
#include "unit.h"

static lc_status make(const lc_net_shape *shape, const char *kind, const char *cell, const char *loss)
{
    lc_net *net = NULL;
    lc_config config = lc_config_default();
    snprintf(config.model.kind, sizeof config.model.kind, "%s", kind);
    snprintf(config.model.cell, sizeof config.model.cell, "%s", cell);
    snprintf(config.model.loss, sizeof config.model.loss, "%s", loss);
    lc_status status = lc_net_new(&net, shape, &config.model);
    assert_int_equal(net != NULL, status == LC_OK);
    lc_net_free(net);
    return status;
}

static void names_that_are_none_are_refused_with_those_there_are(void **state)
{
    (void)state;
    const lc_net_shape shape = {.context = 4, .inputs = 2, .horizon = 3, .targets = 1};
    assert_ok(make(&shape, "recurrent", "gru", "mae"));
    assert_fails(make(&shape, "recurent", "gru", "mae"), LC_E_CONFIG, "model.kind: 'recurent' is not one of ");
    assert_fails(make(&shape, "recurrent", "gruu", "mae"), LC_E_CONFIG, "model.cell: 'gruu' is not one of ");
    assert_fails(make(&shape, "recurrent", "gru", "mea"), LC_E_CONFIG, "model.loss: 'mea' is not one of ");
}

static void a_network_beyond_all_memory_is_refused_by_the_part_that_is(void **state)
{
    (void)state;
    const size_t giant = (size_t)1 << 55;
    assert_fails(make(&(lc_net_shape){.context = 4, .inputs = giant, .horizon = 3, .targets = 1}, "recurrent", "gru", "mse"),
                 LC_E_CONFIG, "model: weight_ih_l0 of 192 x 36028797018963968 numbers is too large");
    assert_fails(make(&(lc_net_shape){.context = 4, .inputs = 1, .horizon = giant, .targets = 1}, "recurrent", "gru", "mse"),
                 LC_E_CONFIG, "model: head.weight of 36028797018963968 x 64 numbers is too large");
}

/* A memory of both directions is twice as wide as what asks it. */
static void parameters_have_the_shapes_of_their_equations(void **state)
{
    (void)state;
    const lc_net_shape shape = {.context = 4, .inputs = 2, .horizon = 3, .targets = 1};
    static const struct {
        const char *name;
        size_t rows, columns;
    } wanted[] = {
        {"encoder.weight_ih_l0", 9, 2}, {"encoder.weight_hh_l0", 9, 3},   {"encoder.weight_hh_l0_reverse", 9, 3},
        {"decoder.weight_hh_l0", 9, 3}, {"attention.query.weight", 6, 3}, {"attention.query.bias", 6, 1},
    };
    lc_net *net;
    lc_config config = lc_config_default();
    assert_ok(lc_config_set(&config, "model.kind=seq2seq"));
    assert_ok(lc_config_set(&config, "model.cell=gru"));
    assert_ok(lc_config_set(&config, "model.hidden=3"));
    assert_ok(lc_config_set(&config, "model.bidirectional=yes"));
    assert_ok(lc_config_set(&config, "model.seq2seq.attention=dot"));
    assert_ok(lc_net_new(&net, &shape, &config.model));
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        size_t k = 0;
        while (k < net->count && strcmp(net->parameter[k].name, wanted[i].name) != 0)
            k++;
        assert_true(k < net->count && net->parameter[k].rows == wanted[i].rows && net->parameter[k].columns == wanted[i].columns);
    }
    lc_net_free(net);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_that_are_none_are_refused_with_those_there_are),
                                       cmocka_unit_test(a_network_beyond_all_memory_is_refused_by_the_part_that_is),
                                       cmocka_unit_test(parameters_have_the_shapes_of_their_equations)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
