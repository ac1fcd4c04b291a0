/* Variational dropout: a forecast is that of a net without it, whose recurrent weights have the mask in their columns; gradients
 * are those of finite differences; a cell that masks its state itself is refused. */
#include "contract/nets.h"
#include "lane/cell.h"
#include "nn/dropout.h"

enum { HIDDEN = 5, LANES = 16, CONTEXT = 7 };

static const double chance = 0.4;

/* Refused. */
static bool is_refused(const char *cell)
{
    const lc_lane *lane;
    assert_ok(lc_lane_choose(&lane));
    return lc_lane_cell(lane, cell)->masked || lc_lane_cell(lane, cell)->scan;
}

static double deaf_loss(sample *s)
{
    s->shard->dropout[0] = lc_rng_new(3, "dropout", 0);
    return sample_loss(s);
}

/* U m of one lane in place of U; the outputs of that lane. */
static void check_lane(const sample *deaf, const sample_shape *shape, const lc_real *kept, size_t lane)
{
    sample plain;
    size_t count;
    sample_open(&plain, shape);
    const lc_parameter *p = lc_net_parameters(&count, plain.net);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; strstr(p[i].name, "weight_hh") && k < p[i].rows * p[i].columns; k++)
            plain.weights[p[i].offset + k] *= kept[k % HIDDEN * LANES + lane];
    sample_pack(&plain);
    sample_loss(&plain);
    for (size_t i = 0; i < deaf->shard->outputs; i++)
        assert_true(fabs((double)plain.shard->y[i * LANES + lane] - (double)deaf->shard->y[i * LANES + lane]) < 1e-5);
    sample_close(&plain);
}

static void a_mask_is_a_matrix_with_scaled_columns(void **state)
{
    (void)state;
    for (const char *const *cell = lc_cell_names(); *cell; cell++) {
        if (is_refused(*cell))
            continue;
        const sample_shape shape = {*cell, "mse", 2, HIDDEN, CONTEXT, 3, 1, LANES, LANES, false, 0, "recurrent"};
        lc_real kept[HIDDEN * LANES];
        lc_rng rng = lc_rng_new(3, "dropout", 0);
        sample deaf;
        sample_open_with(&deaf, &shape, &(sample_more){.deaf = chance});
        deaf_loss(&deaf);
        lc_dropout_draw(kept, HIDDEN, &(lc_dropout){.chance = chance, .lanes = LANES, .sums = 1, .rng = &rng});
        for (size_t lane = 0; lane < LANES; lane += 5)
            check_lane(&deaf, &shape, kept, lane);
        sample_close(&deaf);
    }
}

static void a_cell_that_masks_its_state_is_refused(void **state)
{
    (void)state;
    lc_net *net;
    lc_config config = lc_config_default();
    const lc_net_shape shape = {.inputs = 1, .context = 4, .horizon = 1, .targets = 1};
    assert_ok(lc_config_set(&config, "model.cell=gru_before"));
    assert_ok(lc_config_set(&config, "model.dropout_recurrent=0.1"));
    assert_fails(lc_net_new(&net, &shape, &config.model), LC_E_CONFIG, "model.cell = gru_before masks its state itself");
}

/* In double: in float, differences drown in rounding. */
static void gradients_are_those_of_finite_differences(void **state)
{
    (void)state;
    const double step = 1e-4;
    if (sizeof(lc_real) != sizeof(double))
        skip();
    for (const char *const *cell = lc_cell_names(); *cell; cell++) {
        const sample_shape shape = {*cell, "mse", 2, HIDDEN, CONTEXT, 3, 2, LANES, 5, true, 0.2, "recurrent"};
        sample s;
        if (is_refused(*cell))
            continue;
        sample_open_with(&s, &shape, &(sample_more){.deaf = chance});
        deaf_loss(&s);
        lc_net_backward(&s.gradient, s.shard, s.net, s.packed);
        for (size_t i = 0; i < lc_net_length(s.net); i++) {
            double loss[2];
            const lc_real kept = s.weights[i];
            for (int up = 0; up < 2; up++) {
                s.weights[i] = kept + (lc_real)(up ? step : -step);
                sample_pack(&s);
                loss[up] = deaf_loss(&s);
            }
            s.weights[i] = kept;
            const double expected = (loss[1] - loss[0]) / (2 * step);
            if (strcmp(*cell, "rnn_relu") != 0) /* has corners */
                assert_true(fabs((double)s.gradient[i] - expected) <= 1e-7 * (fabs(expected) + 1));
        }
        sample_close(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_mask_is_a_matrix_with_scaled_columns),
                                       cmocka_unit_test(a_cell_that_masks_its_state_is_refused),
                                       cmocka_unit_test(gradients_are_those_of_finite_differences)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
