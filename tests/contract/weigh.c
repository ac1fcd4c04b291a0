/* Windows that count more or less: the weights by definition, gradients of finite differences, the same bits for any threads, and
 * nothing changes where all count alike. */
#include "contract/nets.h"
#include "trained.h"
#include "train/weigh.h"

#include <lanecast/forecaster.h>
#include <lanecast/simulate.h>

enum { HIDDEN = 4, LANES = 16, CONTEXT = 5 };

static void weights_are_those_of_the_formula(void **state)
{
    (void)state;
    const lc_window at[] = {{0, 5, 0}, {0, 7, 0}, {0, 9, 0}, {2, 30, 0}};
    const double aged[] = {0.25, 0.5, 1, 1}, both[] = {0.25 / 3, 0.5 / 3, 1. / 3, 1};
    lc_windows *windows;
    double *weight;
    lc_train_config config = lc_config_default().train;
    assert_ok(lc_windows_list(&windows, at, 4));
    assert_ok(lc_weigh(&weight, windows, &config));
    assert_null(weight);
    config.half_life = 2;
    assert_ok(lc_weigh(&weight, windows, &config));
    for (size_t i = 0; i < 4; i++)
        assert_true(fabs(weight[i] - aged[i] * 4 / 2.75) < 1e-15);
    lc_free(weight);
    config.balanced = true;
    assert_ok(lc_weigh(&weight, windows, &config));
    for (size_t i = 0; i < 4; i++)
        assert_true(fabs(weight[i] - both[i] * 4 / (1.75 / 3 + 1)) < 1e-15);
    lc_free(weight);
    lc_windows_free(windows);
}

/* Halved from row to row, 100 windows are worth 3: (1 + 1/2 + ...)^2 / (1 + 1/4 + ...). */
static void weights_that_leave_little_are_said(void **state)
{
    (void)state;
    lc_window at[100];
    lc_windows *windows;
    lc_buffer notes = {0};
    lc_train_config config = lc_config_default().train;
    for (size_t i = 0; i < 100; i++)
        at[i] = (lc_window){0, 5 + i, 0};
    assert_ok(lc_windows_list(&windows, at, 100));
    for (config.half_life = 0; config.half_life < 60; config.half_life += 50) {
        assert_ok(lc_weigh_note(&notes, windows, &config));
        assert_int_equal(notes.length, 0);
    }
    config.half_life = 1;
    assert_ok(lc_weigh_note(&notes, windows, &config));
    assert_non_null(
        strstr(notes.text, "half_life = 1: the weights of 100 windows are worth 3 equal ones, fewer than a batch of 32"));
    config.half_life = 0.5;
    assert_ok(lc_weigh_note(&notes, windows, &config));
    assert_non_null(strstr(notes.text, "half_life = 0.5: the weights of 100 windows are worth 1.67 equal ones"));
    lc_buffer_free(&notes);
    lc_windows_free(windows);
}

static double weighed_loss(sample *s)
{
    s->shard->weighed = true;
    for (size_t lane = 0; lane < LANES; lane++)
        s->shard->weight[lane] = 0.25 * (double)(lane % 5);
    return sample_loss(s);
}

static void a_lane_counts_by_its_weight(void **state)
{
    (void)state;
    const sample_shape shape = {"lstm", "mse", 1, HIDDEN, CONTEXT, 2, 3, LANES, LANES, false, 0, "recurrent"};
    sample s;
    sample_open(&s, &shape);
    double wanted = 0;
    sample_loss(&s);
    for (size_t lane = 0; lane < LANES; lane++)
        wanted += 0.25 * (double)(lane % 5) * s.shard->loss[lane];
    double found[1];
    s.shard->sums = 0; /* a loss only */
    weighed_loss(&s);
    lc_net_loss(found, s.shard, s.net, 1);
    assert_true(fabs(found[0] - wanted) < 1e-9 * wanted);
    s.shard->sums = 1;
    sample_close(&s);
}

static void a_lane_passes_back_by_its_weight(void **state)
{
    (void)state;
    const sample_shape shape = {"lstm", "mse", 1, HIDDEN, CONTEXT, 3, 3, LANES, LANES, false, 0, "recurrent"};
    sample s;
    lc_real plain[3 * LANES];
    sample_open(&s, &shape);
    assert_int_equal(s.shard->origins * s.shard->outputs, 3);
    sample_loss(&s);
    memcpy(plain, s.shard->dy, sizeof plain);
    weighed_loss(&s);
    for (size_t i = 0; i < 3 * LANES; i++)
        assert_true(s.shard->dy[i] == plain[i] * (lc_real)(0.25 * (double)(i % LANES % 5)));
    sample_close(&s);
}

static void gradients_are_those_of_finite_differences(void **state)
{
    (void)state;
    const sample_shape shape = {"gru", "huber", 2, HIDDEN, CONTEXT, 2, 3, LANES, LANES, true, 0, "recurrent"};
    sample s;
    if (sizeof(lc_real) != sizeof(double))
        skip();
    sample_open(&s, &shape);
    sample_check_gradient(&s, weighed_loss);
    sample_close(&s);
}

static uint64_t digest_of(const lc_dataset *d, size_t threads, const char *const *set)
{
    lc_config config = lc_config_default();
    static const char *const all[] = {"window.context=6", "window.horizon=2", "model.hidden=5", "train.epochs=2",
                                      "train.batch=32"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_ok(lc_config_set(&config, all[i]));
    for (; *set; set++)
        assert_ok(lc_config_set(&config, *set));
    config.run.threads = threads;
    lc_forecaster *f = forecaster_trained(d, &config);
    const uint64_t digest = lc_forecaster_digest(f);
    lc_forecaster_free(f);
    return digest;
}

static void bits_are_the_same_for_any_threads(void **state)
{
    (void)state;
    static const char *const plain[] = {NULL}, *const balanced[] = {"train.balanced=yes", NULL},
                             *const aged[] = {"train.half_life=50", "train.balanced=yes", NULL};
    lc_dataset *d;
    assert_ok(lc_dataset_simulate(&d, &(lc_simulation){.kind = "weather", .rows = 150, .series = 2, .seed = 4}));
    const uint64_t same = digest_of(d, 1, plain), other = digest_of(d, 1, aged);
    assert_true(same != other);
    assert_true(digest_of(d, 1, balanced) == same); /* both series have as many windows */
    for (size_t threads = 2; threads <= 5; threads++)
        assert_true(digest_of(d, threads, aged) == other);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(weights_are_those_of_the_formula),
                                       cmocka_unit_test(weights_that_leave_little_are_said),
                                       cmocka_unit_test(a_lane_counts_by_its_weight),
                                       cmocka_unit_test(a_lane_passes_back_by_its_weight),
                                       cmocka_unit_test(gradients_are_those_of_finite_differences),
                                       cmocka_unit_test(bits_are_the_same_for_any_threads)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
