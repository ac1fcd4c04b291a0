/* Every cell, direction and depth against PyTorch: outputs, loss, every gradient. tests/golden/lane/cell, made by
 * scripts/golden/recurrent.py. */
#include "golden/numbers.h"

#include "core/mem.h"
#include "nn/net.h"

#ifdef LC_REAL_DOUBLE
static const double tolerance = 1e-12;
#else
static const double tolerance = 1e-5;
#endif

enum { MOST = 4096 };

typedef struct trial {
    lc_net *net;
    lc_packed *packed;
    lc_shard *shard;
    lc_real *weights, *gradient;
    size_t batch;
} trial;

/* number: of a case line, from the cell on. */
static void open_trial(trial *t, const char *cell, const double *number, size_t lanes)
{
    lc_net_shape shape = {.inputs = (size_t)number[1], .context = (size_t)number[3], .horizon = (size_t)number[4], .targets = 1};
    lc_model_config config = {.kind = "recurrent", .loss = "mse", .hidden = {(size_t)number[2]}, .hidden_count = 1};
    snprintf(config.cell, sizeof config.cell, "%s", cell);
    config.layers = (size_t)number[6];
    config.bidirectional = number[7] > 0;
    t->batch = (size_t)number[5];
    assert_ok(lc_net_new(&t->net, &shape, &config));
    assert_ok(lc_packed_new(&t->packed, t->net, true));
    assert_ok(lc_shard_new(&t->shard, t->net, lanes, 1));
    assert_ok(lc_new(&t->weights, lc_net_length(t->net), sizeof(lc_real)));
    assert_ok(lc_new(&t->gradient, lc_net_length(t->net), sizeof(lc_real)));
}

static void close_trial(trial *t)
{
    lc_free(t->weights);
    lc_free(t->gradient);
    lc_shard_free(t->shard);
    lc_packed_free(t->packed);
    lc_net_free(t->net);
}

static void assert_near(double found, double expected, double scale, const char *what, const char *cell)
{
    if (!(fabs(found - expected) <= tolerance * (scale + fabs(expected))))
        fail_msg("%s, %s: %.17g, PyTorch %.17g", cell, what, found, expected);
}

static void check_outputs(const trial *t, FILE *file, const char *cell)
{
    char name[GOLDEN_WORD], word[GOLDEN_WORD];
    static double number[MOST];
    size_t count = 0;
    assert_true(golden_line(file, name, word, number, &count, MOST));
    assert_string_equal(name, "y");
    assert_int_equal(count, t->batch * t->shard->outputs);
    for (size_t i = 0; i < count; i++)
        assert_near((double)t->shard->y[i % t->shard->outputs * t->shard->lanes + i / t->shard->outputs], number[i], 1, name,
                    cell);
}

/* A dot product loses what its terms cancel: errors are measured against the sum of their magnitudes. */
static void check_gradient(const trial *t, FILE *file, const char *cell)
{
    char name[GOLDEN_WORD], word[GOLDEN_WORD];
    double number[8];
    size_t parameters, count;
    const lc_parameter *p = lc_net_parameters(&parameters, t->net);
    for (size_t stream = 0; stream < parameters; stream++) {
        assert_true(golden_line(file, name, word, number, &count, 8));
        assert_string_equal(name, p[stream].name);
        assert_int_equal(count, 4);
        for (size_t k = 0; k < 4; k++) {
            double sum = 0, magnitude = 0;
            for (size_t i = 0; i < p[stream].rows * p[stream].columns; i++) {
                double term = (double)t->gradient[p[stream].offset + i] * golden_value(100 + 10 * stream + k, i, 1);
                sum += term;
                magnitude += fabs(term);
            }
            assert_near(sum, number[k], 1 + magnitude, name, cell);
        }
    }
}

static void run(trial *t)
{
    for (size_t piece = 0; piece < lc_net_pack_pieces(t->net); piece++)
        lc_net_pack(t->packed, t->net, t->weights, piece);
    lc_net_forward(t->shard, t->net, t->packed);
}

static void check_case(FILE *file, const char *cell, const double *number, size_t lanes)
{
    trial t = {0};
    char name[GOLDEN_WORD], word[GOLDEN_WORD];
    double loss;
    size_t count = 0;
    open_trial(&t, cell, number, lanes);
    const lc_parameter *parameter = lc_net_parameters(&count, t.net);
    golden_fill(t.weights, parameter, count, (size_t)number[2]);
    golden_data(t.shard, t.batch, (size_t)number[3], (size_t)number[1]);
    run(&t);
    double elements = (double)(t.batch * t.shard->outputs);
    double found;
    lc_net_loss(&found, t.shard, t.net, 1 / elements);
    lc_net_backward(&t.gradient, t.shard, t.net, t.packed);
    check_outputs(&t, file, cell);
    assert_true(golden_line(file, name, word, &loss, &count, 1));
    assert_near(found / elements, loss, 1, name, cell);
    check_gradient(&t, file, cell);
    close_trial(&t);
}

static void check_cell(const char *cell, size_t lanes)
{
    char name[GOLDEN_WORD], word[GOLDEN_WORD];
    static double number[MOST];
    size_t count, cases = 0;
    FILE *file = golden_open("lane/cell", cell);
    while (golden_line(file, name, word, number, &count, MOST))
        if (strcmp(name, "case") == 0) {
            check_case(file, cell, number, lanes);
            cases++;
        }
    fclose(file);
    assert_int_equal(cases, 2 * 3 * 4);
}

/* All cells at one level, if this machine has it. */
static void check_level(const char *level, size_t lanes)
{
    const lc_lane *lane;
    setenv("LANECAST_ISA", level, 1);
    if (lc_lane_choose(&lane) != LC_OK) {
        printf("skipped: no %s here\n", level);
        skip();
    }
    for (const char *const *cell = lc_cell_names(); *cell; cell++)
        check_cell(*cell, lanes);
}

static void portable_agrees_with_pytorch(void **state)
{
    (void)state;
    check_level("portable", 32);
}

static void avx2_agrees_with_pytorch(void **state)
{
    (void)state;
    check_level("avx2", 32);
}

static void neon_agrees_with_pytorch(void **state)
{
    (void)state;
    check_level("neon", 32);
}

static void avx512_agrees_with_pytorch(void **state)
{
    (void)state;
    check_level("avx512", 32);
    check_level("avx512", 48);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(portable_agrees_with_pytorch), cmocka_unit_test(avx2_agrees_with_pytorch),
                                       cmocka_unit_test(avx512_agrees_with_pytorch), cmocka_unit_test(neon_agrees_with_pytorch)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
