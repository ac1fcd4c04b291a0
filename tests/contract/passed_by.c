/* Residual connections, and dropout of inputs and of what a head reads: gradients of finite differences, masks by definition, the
 * same bits for any team, and what cannot be is refused. */
#include "trained.h"
#include "contract/nets.h"
#include "nn/dropout.h"

#include "model/forecaster.h"

#include <lanecast/simulate.h>

enum { HIDDEN = 5, LANES = 16, CONTEXT = 7 };

/* --- residuals ------------------------------------------------------------------------------------------------------- */

/* Zero weights of the last layer: with a residual it says what it reads. */
static void a_layer_that_says_nothing_is_passed_by(void **state)
{
    (void)state;
    for (int both = 0; both < 2; both++) {
        const sample_shape two = {"lstm", "mse", 2, HIDDEN, CONTEXT, 3, 2, LANES, LANES, both, 0, "recurrent"};
        sample_shape one = two;
        one.layers = 1;
        sample deep, plain;
        size_t count, other;
        sample_open_with(&deep, &two, &(sample_more){.residual = true});
        sample_open(&plain, &one);
        const lc_parameter *p = lc_net_parameters(&count, deep.net), *q = lc_net_parameters(&other, plain.net);
        for (size_t i = 0; i < count; i++)
            for (size_t k = 0; k < p[i].rows * p[i].columns; k++) {
                size_t same = 0;
                while (same < other && strcmp(q[same].name, p[i].name) != 0)
                    same++;
                deep.weights[p[i].offset + k] = same < other ? plain.weights[q[same].offset + k] : 0;
            }
        sample_pack(&deep);
        const double a = sample_loss(&deep), b = sample_loss(&plain);
        assert_true(fabs(a - b) < 1e-6);
        sample_close(&deep);
        sample_close(&plain);
    }
}

static double loss_of(sample *s)
{
    s->shard->dropout[0] = lc_rng_new(3, "dropout", 0);
    return sample_loss(s);
}

static void check_gradient(const sample_shape *shape, const sample_more *more)
{
    sample s;
    sample_open_with(&s, shape, more);
    sample_check_gradient(&s, loss_of);
    sample_close(&s);
}

static void gradients_are_those_of_finite_differences(void **state)
{
    (void)state;
    static const char *const arch[] = {"recurrent", "recurrent attention=dot", "seq2seq", "seq2seq attention=additive"};
    if (sizeof(lc_real) != sizeof(double))
        skip();
    for (size_t i = 0; i < sizeof arch / sizeof *arch; i++)
        for (int both = 0; both < 2; both++) {
            const bool decodes = strstr(arch[i], "seq2seq");
            const sample_shape shape = {"gru", "mse", 2, HIDDEN, CONTEXT, 3, 3, LANES, 5, both, 0.2, arch[i]};
            check_gradient(&shape, &(sample_more){.residual = true, .numb = decodes ? 0 : 0.3, .deaf = 0.2});
        }
    const sample_shape every = {"lstm", "mse", 2, HIDDEN, CONTEXT, 3, 2, LANES, 5, false, 0, "recurrent"};
    check_gradient(&every, &(sample_more){.residual = true, .numb = 0.3, .output = "every"});
}

static void unequal_layers_are_refused(void **state)
{
    (void)state;
    lc_net *net;
    lc_config config = lc_config_default();
    const lc_net_shape shape = {.inputs = 1, .context = 4, .horizon = 1, .targets = 1},
                       ragged = {.inputs = 1, .context = 4, .horizon = 1, .targets = 1, .shortest = 2};
    assert_ok(lc_config_set(&config, "model.residual=yes"));
    assert_ok(lc_config_set(&config, "model.hidden=4 5"));
    assert_fails(lc_net_new(&net, &shape, &config.model), LC_E_CONFIG, "layers of 4 and 5 units");
    assert_ok(lc_config_set(&config, "model.hidden=4 4"));
    assert_ok(lc_config_set(&config, "model.bidirectional=yes"));
    assert_ok(lc_net_new(&net, &shape, &config.model));
    lc_net_free(net);
    assert_fails(lc_net_new(&net, &ragged, &config.model), LC_E_CONFIG, "window.shortest");
}

/* --- what a head hears ----------------------------------------------------------------------------------------------- */

/* Outputs with a mask are those of a head whose columns have it. */
static void a_head_hears_what_its_mask_lets_pass(void **state)
{
    (void)state;
    const sample_shape shape = {"lstm", "mse", 2, HIDDEN, CONTEXT, 3, 1, LANES, LANES, false, 0, "recurrent"};
    lc_real kept[HIDDEN * LANES];
    lc_rng rng = lc_rng_new(3, "dropout", 0);
    sample numb;
    size_t zeros = 0;
    sample_open_with(&numb, &shape, &(sample_more){.numb = 0.4});
    loss_of(&numb);
    lc_dropout_draw(kept, HIDDEN, &(lc_dropout){.chance = 0.4, .lanes = LANES, .sums = 1, .rng = &rng});
    for (size_t lane = 0; lane < LANES; lane++) {
        sample plain;
        size_t count;
        sample_open(&plain, &shape);
        const lc_parameter *p = lc_net_parameters(&count, plain.net);
        for (size_t i = 0; i < count; i++)
            for (size_t k = 0; strcmp(p[i].name, "head.weight") == 0 && k < p[i].rows * p[i].columns; k++)
                plain.weights[p[i].offset + k] *= kept[k % HIDDEN * LANES + lane];
        for (size_t k = 0; k < HIDDEN; k++)
            zeros += kept[k * LANES + lane] == 0;
        sample_pack(&plain);
        sample_loss(&plain);
        for (size_t i = 0; i < numb.shard->outputs; i++)
            assert_true(fabs((double)plain.shard->y[i * LANES + lane] - (double)numb.shard->y[i * LANES + lane]) < 1e-5);
        sample_close(&plain);
    }
    assert_true(zeros > 15 && zeros < 50);
    sample_close(&numb);
}

static void a_decoders_head_has_no_mask(void **state)
{
    (void)state;
    lc_net *net;
    lc_config config = lc_config_default();
    const lc_net_shape shape = {.inputs = 1, .context = 4, .horizon = 2, .targets = 1};
    assert_ok(lc_config_set(&config, "model.kind=seq2seq"));
    assert_ok(lc_config_set(&config, "model.dropout_head=0.1"));
    assert_fails(lc_net_new(&net, &shape, &config.model), LC_E_CONFIG, "model.dropout_head = 0.1");
}

/* --- inputs ---------------------------------------------------------------------------------------------------------- */

static void inputs_are_kept_or_zero_in_the_order_of_a_stream(void **state)
{
    (void)state;
    enum { ROWS = 40, WIDE = 2 * LANES };
    lc_real x[ROWS * WIDE], kept[ROWS * WIDE];
    lc_rng a[2] = {lc_rng_new(1, "dropout", 0), lc_rng_new(1, "dropout", 1)}, b[2] = {a[0], a[1]}, second = a[1];
    for (size_t i = 0; i < ROWS * WIDE; i++)
        x[i] = 2;
    lc_dropout_apply(x, ROWS, &(lc_dropout){0.3, WIDE, 2, a});
    lc_dropout_draw(kept, ROWS, &(lc_dropout){0.3, WIDE, 2, b});
    for (size_t i = 0; i < ROWS * WIDE; i++)
        assert_true(x[i] == 2 * kept[i]);
    lc_real alone[ROWS * LANES];
    lc_dropout_draw(alone, ROWS, &(lc_dropout){0.3, LANES, 1, &second});
    for (size_t i = 0; i < ROWS * LANES; i++) /* a sum is the same beside another and alone */
        assert_true(alone[i] == kept[i / LANES * WIDE + LANES + i % LANES]);
}

/* --- training -------------------------------------------------------------------------------------------------------- */

static uint64_t digest(const lc_dataset *d, const char *key, const char *value, size_t threads)
{
    lc_config c = lc_config_default();
    static const char *const set[] = {"window.context=12", "window.horizon=3", "model.hidden=6",  "model.layers=2",
                                      "train.epochs=2",    "train.batch=70",   "train.rate=0.01", "model.dropout=0.2"};
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        assert_ok(lc_config_set(&c, set[i]));
    assert_ok(lc_config_put(&c, "model", key, value, "test"));
    c.run.threads = threads;
    lc_forecaster *f = forecaster_trained(d, &c);
    const uint64_t found = lc_forecaster_digest(f);
    lc_forecaster_free(f);
    return found;
}

static void training_has_the_same_bits_for_any_threads(void **state)
{
    (void)state;
    static const char *const key[][2] = {{"dropout_input", "0.2"}, {"dropout_head", "0.2"}, {"residual", "yes"}};
    lc_dataset *d;
    const lc_simulation request = {.kind = "weather", .rows = 300, .series = 1, .horizon = 0, .seed = 3};
    assert_ok(lc_dataset_simulate(&d, &request));
    const uint64_t plain = digest(d, "residual", "no", 1);
    for (size_t i = 0; i < 3; i++) {
        const uint64_t one = digest(d, key[i][0], key[i][1], 1);
        assert_true(one != plain);
        for (size_t threads = 2; threads < 10; threads = 2 * threads + 1)
            assert_true(digest(d, key[i][0], key[i][1], threads) == one);
    }
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_layer_that_says_nothing_is_passed_by),
        cmocka_unit_test(gradients_are_those_of_finite_differences),
        cmocka_unit_test(unequal_layers_are_refused),
        cmocka_unit_test(a_head_hears_what_its_mask_lets_pass),
        cmocka_unit_test(a_decoders_head_has_no_mask),
        cmocka_unit_test(inputs_are_kept_or_zero_in_the_order_of_a_stream),
        cmocka_unit_test(training_has_the_same_bits_for_any_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
