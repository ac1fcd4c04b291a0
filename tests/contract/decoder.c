/* A decoder that is taught in training: gradients of finite differences through what it reads of itself and of targets, draws that
 * follow from their streams, a chance that falls. A decoder's weights do not know the horizon: a longer one begins with the bits of a
 * shorter one. */
#include "contract/nets.h"
#include "nn/flow.h"
#include "nn/teacher.h"

enum { HORIZON = 19, LANES = 16 };

static void set(lc_model_config *model, const char *key, const char *value)
{
    assert_ok(lc_knobs_put(&model->knobs, model->kind, lc_knobs_find(lc_arch_find(model->kind)->knobs, key), value, key));
}

static void open_decoder(sample *s, const char *chance, const char *attention, size_t horizon)
{
    const lc_net_shape shape = {.inputs = 2, .context = 5, .horizon = horizon, .targets = 2, .known = 1};
    lc_model_config model = lc_config_default().model;
    snprintf(model.kind, sizeof model.kind, "seq2seq");
    model.hidden[0] = 3;
    model.bidirectional = true;
    set(&model, "teacher", chance);
    set(&model, "decay", "constant");
    set(&model, "attention", attention);
    *s = (sample){.used = LANES};
    assert_ok(lc_net_new(&s->net, &shape, &model));
    assert_ok(lc_packed_new(&s->packed, s->net, true));
    assert_ok(lc_shard_new(&s->shard, s->net, LANES, 1));
    assert_ok(lc_new(&s->weights, lc_net_length(s->net), sizeof(lc_real)));
    assert_ok(lc_new(&s->gradient, lc_net_length(s->net), sizeof(lc_real)));
    sample_fill(s->weights, lc_net_length(s->net), "weights", 0.4);
    sample_fill(s->shard->x, sample_rows(s) * LANES, "x", 1);
    sample_fill(s->shard->known, sample_known_rows(s) * LANES, "known", 1);
    sample_fill(s->shard->last, 2 * LANES, "last", 1);
    sample_fill(s->shard->target, s->shard->cells * LANES, "target", 1);
    s->shard->taught = true;
    s->shard->teacher[0] = lc_rng_new(5, "teacher", 0);
    sample_pack(s);
}

#ifdef LC_REAL_DOUBLE
static double slope(sample *s, lc_real *weight)
{
    static const double factor[] = {0.75, -0.15, 1.0 / 60};
    const lc_real kept = *weight;
    double sum = 0;
    for (int k = 1; k <= 3; k++)
        for (int sign = -1; sign <= 1; sign += 2) {
            *weight = kept + sign * k * 1e-3;
            sample_pack(s);
            sum += sign * factor[k - 1] * sample_loss(s);
        }
    *weight = kept;
    return sum / 1e-3;
}

static void check_gradient(const char *chance, const char *attention)
{
    sample s;
    open_decoder(&s, chance, attention, HORIZON);
    for (size_t i = 0; i < s.shard->cells * LANES; i += 7)
        s.shard->target[i] = (lc_real)NAN; /* there its own output is read, whatever is drawn */
    sample_loss(&s);
    lc_net_backward(&s.gradient, s.shard, s.net, s.packed);
    for (size_t i = 0; i < lc_net_length(s.net); i++) {
        const double expected = slope(&s, &s.weights[i]);
        if (fabs(s.gradient[i] - expected) > 1e-7 * (fabs(expected) + 0.01))
            fail_msg("chance %s, attention %s: weight %zu is %.12g, differences say %.12g", chance, attention, i, s.gradient[i],
                     expected);
    }
    sample_close(&s);
}
#endif

static void a_taught_decoder_has_the_gradients_of_finite_differences(void **state)
{
    (void)state;
#ifdef LC_REAL_DOUBLE
    check_gradient("0.5", "none");
    check_gradient("0.5", "additive");
    check_gradient("1", "dot");
#else
    skip(); /* differences drown in rounding */
#endif
}

/* Outputs after the first are others where targets are read, and the same again by the same streams. */
static void draws_follow_from_their_streams(void **state)
{
    (void)state;
    sample none, half, again, other;
    open_decoder(&none, "0", "none", HORIZON);
    open_decoder(&half, "0.5", "none", HORIZON);
    open_decoder(&again, "0.5", "none", HORIZON);
    open_decoder(&other, "0.5", "none", HORIZON);
    other.shard->teacher[0] = lc_rng_new(5, "teacher", 1);
    sample *all[] = {&none, &half, &again, &other};
    for (size_t i = 0; i < 4; i++)
        sample_loss(all[i]);
    const size_t bytes = none.shard->outputs * LANES * sizeof(lc_real);
    assert_memory_equal(none.shard->y, half.shard->y, 2 * LANES * sizeof(lc_real));
    assert_memory_equal(half.shard->y, again.shard->y, bytes);
    assert_memory_not_equal(none.shard->y, half.shard->y, bytes);
    assert_memory_not_equal(other.shard->y, half.shard->y, bytes);
    for (size_t i = 0; i < 4; i++)
        sample_close(all[i]);
}

static void half_of_the_draws_at_a_chance_of_a_half(void **state)
{
    (void)state;
    static bool forced[1000 * LANES];
    sample s;
    size_t count = 0;
    open_decoder(&s, "0.5", "none", HORIZON);
    lc_teacher_draw(forced, s.shard, 1000, 0.5);
    for (size_t i = 0; i < 1000 * LANES; i++)
        count += forced[i];
    assert_in_range(count, 7750, 8250); /* 4 standard deviations of 63 */
    sample_close(&s);
}

static void the_chance_falls_as_its_decay_says(void **state)
{
    (void)state;
    const lc_teacher constant = {0.8, "constant", 4}, linear = {0.8, "linear", 4}, sigmoid = {0.8, "inverse_sigmoid", 4};
    assert_true(lc_teacher_chance(&constant, 0) == 0.8 && lc_teacher_chance(&constant, 100) == 0.8);
    assert_true(lc_teacher_chance(&linear, 0) == 0.8 && lc_teacher_chance(&linear, 2) == 0.4);
    assert_true(lc_teacher_chance(&linear, 4) == 0 && lc_teacher_chance(&linear, 9) == 0);
    assert_true(fabs(lc_teacher_chance(&sigmoid, 0) - 0.8 * 4 / 5) < 1e-15);
    assert_true(fabs(lc_teacher_chance(&sigmoid, 8) - 0.8 * 4 / (4 + exp(2.0))) < 1e-15);
}

static void a_longer_horizon_begins_with_the_bits_of_a_shorter_one(void **state)
{
    (void)state;
    static const char *const attention[] = {"none", "additive", "dot"};
    for (size_t i = 0; i < 3; i++) {
        sample few, many;
        open_decoder(&few, "0", attention[i], HORIZON);
        open_decoder(&many, "0", attention[i], 2 * HORIZON);
        assert_int_equal(lc_net_length(few.net), lc_net_length(many.net));
        memcpy(many.shard->known, few.shard->known, sample_known_rows(&few) * LANES * sizeof(lc_real));
        sample_loss(&few);
        sample_loss(&many);
        assert_memory_equal(few.shard->y, many.shard->y, few.shard->outputs * LANES * sizeof(lc_real));
        for (size_t k = 0; k < many.shard->outputs * LANES; k++)
            assert_true(isfinite((double)many.shard->y[k]));
        sample_close(&few);
        sample_close(&many);
    }
}

static void every_architecture_that_says_so_has_weights_without_a_horizon(void **state)
{
    (void)state;
    size_t found = 0;
    for (const char *const *arch = lc_arch_names(); *arch; arch++) {
        lc_model_config model = lc_config_default().model;
        lc_net *one, *two;
        snprintf(model.kind, sizeof model.kind, "%s", *arch);
        const bool lanes = lc_arch_find(*arch)->layout == LC_CHANNELS_AS_LANES;
        lc_net_shape shape = {.context = 8, .inputs = lanes ? 1 : 2, .horizon = 3, .targets = 1};
        assert_ok(lc_net_new(&one, &shape, &model));
        shape.horizon = 5;
        assert_ok(lc_net_new(&two, &shape, &model));
        assert_int_equal(lc_arch_find(*arch)->horizon_free, lc_net_length(one) == lc_net_length(two));
        found += lc_arch_find(*arch)->horizon_free;
        lc_net_free(one);
        lc_net_free(two);
    }
    assert_true(found >= 1);
}

/* --- how far back gradients reach ---------------------------------------------------------------------------------------- */

enum { UNITS = 3, CONTEXT = 6 };

static void set_all(sample *s, const char *name, double off_diagonal, double diagonal)
{
    size_t count;
    const lc_parameter *p = lc_net_parameters(&count, s->net);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; strcmp(p[i].name, name) == 0 && k < p[i].rows * p[i].columns; k++)
            s->weights[p[i].offset + k] = (lc_real)(k % p[i].columns == k / p[i].columns ? diagonal : off_diagonal);
}

/* |dL/dx(t)| of every lane, added up, by differences. */
static double input_slope(sample *s, size_t step)
{
    const double by = sizeof(lc_real) == 4 ? 1e-2 : 1e-4;
    double sum = 0;
    for (size_t lane = 0; lane < LANES; lane++) {
        double square = 0;
        for (size_t k = 0; k < UNITS; k++) {
            lc_real *x = s->shard->x + (step * UNITS + k) * LANES + lane;
            const lc_real kept = *x;
            double loss[2];
            for (int side = 0; side < 2; side++) {
                *x = kept + (lc_real)(side ? by : -by);
                loss[side] = sample_loss(s);
            }
            *x = kept;
            square += pow((loss[1] - loss[0]) / (2 * by), 2);
        }
        sum += sqrt(square);
    }
    return sum;
}

/* An encoder that is not bent: h(t) = x(t) + U h(t-1) + 5 is above 0, and dL/dh(t) is dL/dx(t). */
static void check_flow(const char *arch)
{
    sample s;
    lc_flow *flow;
    sample_open(&s, &(sample_shape){"rnn_relu", "mse", UNITS, UNITS, CONTEXT, 2, 1, LANES, LANES, false, 0, arch});
    set_all(&s, "encoder.weight_ih_l0", 0, 1);
    set_all(&s, "encoder.weight_hh_l0", 0.1, 0.3);
    set_all(&s, "encoder.bias_ih_l0", 5, 5);
    set_all(&s, "decoder.bias_ih_l0", 5, 5);
    sample_pack(&s);
    assert_ok(lc_flow_new(&flow, s.net));
    sample_loss(&s);
    s.shard->flow = flow;
    lc_net_backward(&s.gradient, s.shard, s.net, s.packed);
    s.shard->flow = NULL;
    for (size_t lag = 0; lag < CONTEXT; lag++) {
        const double wanted = input_slope(&s, CONTEXT - 1 - lag);
        assert_true(wanted > 0 && fabs(flow->h[lag] - wanted) < 0.02 * wanted);
    }
    lc_flow_free(flow);
    sample_close(&s);
}

static void the_flow_of_an_encoder_is_what_reaches_its_steps(void **state)
{
    (void)state;
    check_flow("seq2seq");
    check_flow("seq2seq attention=dot");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_taught_decoder_has_the_gradients_of_finite_differences),
        cmocka_unit_test(draws_follow_from_their_streams),
        cmocka_unit_test(half_of_the_draws_at_a_chance_of_a_half),
        cmocka_unit_test(the_chance_falls_as_its_decay_says),
        cmocka_unit_test(a_longer_horizon_begins_with_the_bits_of_a_shorter_one),
        cmocka_unit_test(the_flow_of_an_encoder_is_what_reaches_its_steps),
        cmocka_unit_test(every_architecture_that_says_so_has_weights_without_a_horizon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
