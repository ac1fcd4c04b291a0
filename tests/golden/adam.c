/* 100 Adam steps with the global norm clipped at 0.1: every weight of every cell agrees with PyTorch's to 1e-4
 * (tests/golden/lane/cell). */
#include "golden/numbers.h"

#include "core/mem.h"
#include "nn/net.h"
#include "train/gradient.h"
#include "train/optim.h"

enum { MOST = 4096, STEPS = 100 };

typedef struct trial {
    lc_net *net;
    lc_packed *packed;
    lc_shard *shard;
    lc_gradient *gradient;
    lc_real *weights, *moment[LC_MOMENTS_MAX];
    size_t batch, length;
} trial;

static void open_trial(trial *t, const char *cell, const double *number)
{
    lc_net_shape shape = {.inputs = (size_t)number[1], .context = (size_t)number[3], .horizon = (size_t)number[4], .targets = 1};
    lc_model_config config = {
        .kind = "recurrent", .loss = "mse", .normalize = "none", .hidden = {(size_t)number[2]}, .hidden_count = 1, .layers = 1};
    snprintf(config.cell, sizeof config.cell, "%s", cell);
    config.bidirectional = number[7] > 0;
    t->batch = (size_t)number[5];
    assert_ok(lc_net_new(&t->net, &shape, &config));
    t->length = lc_net_length(t->net);
    assert_ok(lc_packed_new(&t->packed, t->net, true));
    assert_ok(lc_shard_new(&t->shard, t->net, LC_LANES, 1));
    assert_ok(lc_gradient_new(&t->gradient, t->length, 1));
    assert_ok(lc_new(&t->weights, t->length, sizeof(lc_real)));
    for (size_t i = 0; i < LC_MOMENTS_MAX; i++)
        assert_ok(lc_new(&t->moment[i], t->length, sizeof(lc_real)));
}

static void close_trial(trial *t)
{
    lc_free(t->weights);
    for (size_t i = 0; i < LC_MOMENTS_MAX; i++)
        lc_free(t->moment[i]);
    lc_gradient_free(t->gradient);
    lc_shard_free(t->shard);
    lc_packed_free(t->packed);
    lc_net_free(t->net);
}

static void one_step(trial *t, size_t number)
{
    const double elements = (double)(t->batch * t->shard->outputs);
    double loss;
    for (size_t piece = 0; piece < lc_net_pack_pieces(t->net); piece++)
        lc_net_pack(t->packed, t->net, t->weights, piece);
    memset(t->gradient->slot[0], 0, t->length * sizeof(lc_real));
    lc_net_forward(t->shard, t->net, t->packed);
    lc_net_loss(&loss, t->shard, t->net, 1 / elements);
    lc_net_backward(t->gradient->slot, t->shard, t->net, t->packed);
    double factor = lc_gradient_clip(lc_gradient_sum(t->gradient, 1, 0, 1).clipped, 0.1);
    for (size_t i = 0; i < t->length; i++)
        t->gradient->slot[0][i] *= (lc_real)factor;
    lc_knob_values knobs;
    const lc_optim *adam = lc_optim_find("adam");
    assert_ok(lc_knobs_read(&knobs, NULL, "adam", adam->knobs));
    lc_optim_step step = {.rate = 0.01, .number = number, .knobs = &knobs};
    adam->update(t->weights, t->moment, t->gradient->slot[0], t->length, &step);
}

static void compare(const trial *t, FILE *file, const char *cell)
{
    static double number[MOST];
    char name[GOLDEN_WORD], word[GOLDEN_WORD];
    size_t parameters, count = 0;
    const lc_parameter *p = lc_net_parameters(&parameters, t->net);
    for (size_t i = 0; i < parameters; i++) {
        assert_true(golden_line(file, name, word, number, &count, MOST));
        assert_string_equal(name, p[i].name);
        assert_int_equal(count, p[i].rows * p[i].columns);
        for (size_t k = 0; k < count; k++)
            if (!(fabs((double)t->weights[p[i].offset + k] - number[k]) <= 1e-4) && !isnan(number[k])) /* nan: has no slope */
                fail_msg("%s, %s, element %zu: %g, PyTorch %g", cell, name, k, (double)t->weights[p[i].offset + k], number[k]);
    }
}

static void follow(FILE *file, const char *cell, const double *number)
{
    trial t = {0};
    char name[GOLDEN_WORD], word[GOLDEN_WORD];
    double loss;
    size_t count = 0, parameters;
    open_trial(&t, cell, number);
    const lc_parameter *p = lc_net_parameters(&parameters, t.net);
    golden_fill(t.weights, p, parameters, (size_t)number[2]);
    golden_data(t.shard, t.batch, (size_t)number[3], (size_t)number[1]);
    for (size_t step = 1; step <= STEPS; step++)
        one_step(&t, step);
    assert_true(golden_line(file, name, word, &loss, &count, 1));
    compare(&t, file, cell);
    close_trial(&t);
}

static void follow_all(const char *cell)
{
    static double number[MOST];
    char name[GOLDEN_WORD], word[GOLDEN_WORD];
    size_t count = 0, cases = 0;
    FILE *file = golden_open("lane/cell", cell);
    while (golden_line(file, name, word, number, &count, MOST))
        if (strcmp(name, "adam") == 0) {
            follow(file, cell, number);
            cases++;
        }
    fclose(file);
    assert_int_equal(cases, 2);
}

static void a_hundred_adam_steps_agree_with_pytorch(void **state)
{
    (void)state;
    for (const char *const *cell = lc_cell_names(); *cell; cell++)
        follow_all(*cell);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_hundred_adam_steps_agree_with_pytorch)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
