/* Networks that forecast after every step, of windows of different lengths, against PyTorch: loss and every gradient.
 * tests/golden/nn/every.txt, made by scripts/golden/every.py. */
#include "golden/numbers.h"

#include "core/mem.h"

#ifdef LC_REAL_DOUBLE
static const double tolerance = 1e-12;
#else
static const double tolerance = 1e-5;
#endif

enum { LANES = 16, MOST = 16 };

typedef struct trial {
    lc_net *net;
    lc_packed *packed;
    lc_shard *shard;
    lc_real *weights, *gradient;
    size_t batch;
} trial;

/* Window b begins with step 2 b; a seventh of the targets is not known. */
static void fill(trial *t)
{
    const lc_net_shape *shape = &t->net->shape;
    lc_shard *s = t->shard;
    for (size_t step = 0; step < shape->context; step++)
        for (size_t b = 0; b < t->batch; b++)
            for (size_t k = 0; k < shape->inputs; k++)
                s->x[(step * shape->inputs + k) * LANES + b] =
                    (lc_real)golden_value(50, (step * t->batch + b) * shape->inputs + k, 1);
    for (size_t row = 0; row < shape->context - 1 + shape->horizon; row++)
        for (size_t b = 0; b < LANES; b++) {
            const size_t i = row * t->batch + b;
            s->target[row * LANES + b] = b < t->batch && i % 7 != 3 ? (lc_real)golden_value(60, i, 1) : (lc_real)NAN;
        }
    for (size_t b = 0; b < t->batch; b++) {
        s->late.step[b] = (uint32_t)(2 * b % shape->context);
        s->late.most = s->late.step[b] > s->late.most ? s->late.step[b] : s->late.most;
    }
}

/* number: of a case line, from the cell on. */
static void open_trial(trial *t, const char *cell, const double *number)
{
    lc_net_shape shape = {
        .inputs = (size_t)number[1], .context = (size_t)number[3], .horizon = (size_t)number[4], .targets = 1, .shortest = 1};
    lc_model_config config = {.kind = "recurrent",
                              .loss = "mse",
                              .normalize = "none",
                              .output = "every",
                              .hidden = {(size_t)number[2]},
                              .hidden_count = 1};
    size_t count;
    snprintf(config.cell, sizeof config.cell, "%s", cell);
    config.layers = (size_t)number[6];
    *t = (trial){.batch = (size_t)number[5]};
    assert_ok(lc_net_new(&t->net, &shape, &config));
    assert_ok(lc_packed_new(&t->packed, t->net, true));
    assert_ok(lc_shard_new(&t->shard, t->net, LANES, 1));
    assert_ok(lc_new(&t->weights, lc_net_length(t->net), sizeof(lc_real)));
    assert_ok(lc_new(&t->gradient, lc_net_length(t->net), sizeof(lc_real)));
    const lc_parameter *parameter = lc_net_parameters(&count, t->net);
    golden_fill(t->weights, parameter, count, config.hidden[0]);
    fill(t);
}

static void close_trial(trial *t)
{
    lc_free(t->weights);
    lc_free(t->gradient);
    lc_shard_free(t->shard);
    lc_packed_free(t->packed);
    lc_net_free(t->net);
}

static void assert_near(double found, double expected, double scale, const char *what)
{
    if (!(fabs(found - expected) <= tolerance * (scale + fabs(expected))))
        fail_msg("%s: %.17g, PyTorch %.17g", what, found, expected);
}

static void check_loss(trial *t, FILE *file)
{
    char name[GOLDEN_WORD], word[GOLDEN_WORD];
    double number[MOST], loss;
    size_t count;
    assert_true(golden_line(file, name, word, number, &count, MOST));
    for (size_t piece = 0; piece < lc_net_pack_pieces(t->net); piece++)
        lc_net_pack(t->packed, t->net, t->weights, piece);
    lc_net_forward(t->shard, t->net, t->packed);
    lc_net_loss(&loss, t->shard, t->net, 1 / number[1]);
    lc_net_backward(&t->gradient, t->shard, t->net, t->packed);
    assert_int_equal(lc_shard_known(t->shard, t->net), (size_t)number[1]);
    assert_near(loss / number[1], number[0], 1, "loss");
}

/* A dot product loses what its terms cancel: errors are measured against the sum of their magnitudes. */
static void check_gradient(const trial *t, FILE *file)
{
    char name[GOLDEN_WORD], word[GOLDEN_WORD];
    double number[MOST];
    size_t parameters, count;
    const lc_parameter *p = lc_net_parameters(&parameters, t->net);
    for (size_t stream = 0; stream < parameters; stream++) {
        assert_true(golden_line(file, name, word, number, &count, MOST));
        assert_string_equal(name, p[stream].name);
        for (size_t k = 0; k < count; k++) {
            double sum = 0, magnitude = 0;
            for (size_t i = 0; i < p[stream].rows * p[stream].columns; i++) {
                double term = (double)t->gradient[p[stream].offset + i] * golden_value(100 + 10 * stream + k, i, 1);
                sum += term;
                magnitude += fabs(term);
            }
            assert_near(sum, number[k], 1 + magnitude, name);
        }
    }
}

static void forecasts_after_every_step_have_the_loss_and_gradients_of_pytorch(void **state)
{
    (void)state;
    char name[GOLDEN_WORD], word[GOLDEN_WORD];
    double number[MOST];
    size_t count, cases = 0;
    FILE *file = golden_open("nn", "every");
    while (golden_line(file, name, word, number, &count, MOST)) {
        trial t;
        assert_string_equal(name, "case");
        open_trial(&t, word, number);
        check_loss(&t, file);
        check_gradient(&t, file);
        close_trial(&t);
        cases++;
    }
    fclose(file);
    assert_int_equal(cases, 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(forecasts_after_every_step_have_the_loss_and_gradients_of_pytorch)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
