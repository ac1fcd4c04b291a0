/* Training: the same bits for 1, 2, 3 and 5 threads and for both levels with FMA, for every cell and optimizer; no heap call in a
 * step; a diverging run is stopped before a weight is spoilt. */
#include "core/mem.h"
#include "model/task.h"
#include "unit.h"

enum { ROWS_MOST = 3200, FEW_ROWS = 400, CHANNELS = 3 };

typedef struct bench {
    lc_dataset dataset;
    lc_channel channel[CHANNELS];
    lc_series series;
    int64_t time[ROWS_MOST];
    double value[ROWS_MOST * CHANNELS];
    lc_task *task;
    lc_net *net;
    lc_trainer *trainer;
    lc_config config;
} bench;

static void make_data(bench *b)
{
    static char name[CHANNELS][2] = {"a", "b", "c"}, units[] = "1", title[] = "waves";
    for (size_t k = 0; k < CHANNELS; k++)
        b->channel[k] = (lc_channel){name[k], units};
    size_t rows = b->config.train.batch < FEW_ROWS ? FEW_ROWS : ROWS_MOST;
    for (size_t row = 0; row < rows; row++) {
        b->time[row] = (int64_t)row * 3600;
        for (size_t k = 0; k < CHANNELS; k++)
            b->value[row * CHANNELS + k] = sin(0.1 * (double)(row * (k + 1))) + 0.3 * sin(1.7 * (double)row + (double)k);
    }
    b->series = (lc_series){.name = title, .rows = rows, .time = b->time, .value = b->value};
    b->dataset =
        (lc_dataset){.title = title, .channels = CHANNELS, .channel = b->channel, .series_count = 1, .series = &b->series};
}

static lc_config small_config(const char *cell, const char *optimizer)
{
    static const char *const set[] = {
        "window.context=20",       "window.horizon=4",  "model.kind=recurrent",  "model.hidden=9 6",
        "model.bidirectional=yes", "model.dropout=0.2", "train.epochs=2",        "train.batch=70",
        "train.rate=0.01",         "train.warmup=1",    "train.schedule=cosine", "run.seed=7",
    };
    lc_config c = lc_config_default();
    for (size_t i = 0; i < sizeof set / sizeof set[0]; i++)
        assert_ok(lc_config_set(&c, set[i]));
    snprintf(c.model.cell, sizeof c.model.cell, "%s", cell);
    snprintf(c.train.optimizer, sizeof c.train.optimizer, "%s", optimizer);
    return c;
}

static void open_bench(bench *b, const lc_config *config, size_t threads)
{
    memset(b, 0, sizeof *b);
    b->config = *config;
    make_data(b);
    assert_ok(lc_task_new(&b->task, &b->dataset, &b->config));
    lc_net_shape shape;
    assert_ok(lc_task_shape(&shape, b->task, &b->config.model));
    assert_ok(lc_net_new(&b->net, &shape, &b->config.model));
    assert_ok(lc_task_trainer(&b->trainer, b->task, b->net, &b->config, threads));
}

static void close_bench(bench *b)
{
    lc_trainer_free(b->trainer);
    lc_net_free(b->net);
    lc_task_free(b->task);
}

/* Trains to the end; the weights go to *weights (lc_free). */
static size_t train(lc_real **weights, const lc_config *config, size_t threads)
{
    static bench b;
    lc_progress progress = {0};
    open_bench(&b, config, threads);
    while (!progress.done)
        assert_ok(lc_trainer_step(&progress, b.trainer));
    size_t length = lc_net_length(b.net);
    assert_ok(lc_new(weights, length, sizeof **weights));
    memcpy(*weights, lc_trainer_best(b.trainer), length * sizeof **weights);
    close_bench(&b);
    return length;
}

static void same_bits(const lc_config *config, const char *level, size_t threads, const lc_real *expected, size_t length)
{
    lc_real *weights;
    if (level)
        setenv("LANECAST_ISA", level, 1);
    train(&weights, config, threads);
    unsetenv("LANECAST_ISA");
    assert_memory_equal(weights, expected, length * sizeof *weights);
    lc_free(weights);
}

static bool has_avx512(void)
{
    setenv("LANECAST_ISA", "avx512", 1);
    const lc_lane *lane;
    bool found = lc_lane_choose(&lane) == LC_OK;
    unsetenv("LANECAST_ISA");
    return found;
}

static void check_bits(const lc_config *config)
{
    lc_real *weights;
    size_t length = train(&weights, config, 1);
    for (size_t i = 0; i < length; i++)
        assert_true(isfinite((double)weights[i]));
    same_bits(config, NULL, 2, weights, length);
    same_bits(config, NULL, 3, weights, length);
    same_bits(config, NULL, 5, weights, length);
    if (has_avx512())
        same_bits(config, "avx2", 2, weights, length);
    lc_free(weights);
}

static void every_cell(void **state)
{
    (void)state;
    for (const char *const *cell = lc_cell_names(); *cell; cell++) {
        lc_config config = small_config(*cell, "adam");
        check_bits(&config);
    }
}

/* Where threads carry one sum or two, a context is one block of steps or several, and slots are shared: hidden sizes and batches
 * on both sides of every rule. */
static void every_size(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        size_t hidden, batch;
    } size[] = {{"lstm", 64, 64}, {"lstm", 33, 32}, {"gru", 48, 40}, {"gru_before", 60, 96}, {"rnn", 200, 64}, {"rnn", 4, 2100}};
    for (size_t i = 0; i < sizeof size / sizeof size[0]; i++) {
        lc_config config = small_config(size[i].cell, "adam");
        config.model.hidden[0] = size[i].hidden;
        config.train.batch = size[i].batch;
        check_bits(&config);
    }
}

static void every_optimizer(void **state)
{
    (void)state;
    for (const char *const *optimizer = lc_optim_names(); *optimizer; optimizer++) {
        lc_config config = small_config("gru", *optimizer);
        check_bits(&config);
    }
}

static void no_heap_calls(void **state)
{
    (void)state;
    static bench b;
    lc_progress progress = {0};
    lc_config config = small_config("lstm", "adam");
    open_bench(&b, &config, 2);
    assert_ok(lc_trainer_step(&progress, b.trainer));
    size_t before = lc_mem_calls();
    while (!progress.done)
        assert_ok(lc_trainer_step(&progress, b.trainer));
    assert_int_equal(lc_mem_calls(), before);
    close_bench(&b);
}

static void learns(void **state)
{
    (void)state;
    static bench b;
    lc_progress progress = {0};
    lc_config config = small_config("gru", "adam");
    config.train.epochs = 30;
    config.model.dropout = 0;
    open_bench(&b, &config, 2);
    while (!progress.done)
        assert_ok(lc_trainer_step(&progress, b.trainer));
    size_t count, best;
    const lc_epoch *history = lc_trainer_history(&count, &best, b.trainer);
    assert_int_equal(count, 30);
    assert_true(history[best - 1].valid_loss < 0.2 * history[0].valid_loss);
    close_bench(&b);
}

static void early_stopping(void **state)
{
    (void)state;
    static bench b;
    lc_progress progress = {0};
    lc_config config = small_config("gru", "sgd");
    config.train.epochs = 50;
    config.train.patience = 2;
    config.train.rate = 1e-300; /* nothing is learned: no epoch is better than the first */
    open_bench(&b, &config, 1);
    while (!progress.done)
        assert_ok(lc_trainer_step(&progress, b.trainer));
    size_t count, best;
    lc_trainer_history(&count, &best, b.trainer);
    assert_int_equal(best, 1);
    assert_int_equal(count, 3);
    close_bench(&b);
}

static void divergence(void **state)
{
    (void)state;
    static bench b;
    lc_progress progress = {0};
    lc_status status = LC_OK;
    lc_config config = small_config("rnn_relu", "sgd");
    config.train.epochs = 20;
    config.train.rate = 1e10;
    config.train.warmup = config.train.clip = 0;
    open_bench(&b, &config, 2);
    while (!progress.done && status == LC_OK)
        status = lc_trainer_step(&progress, b.trainer);
    assert_int_equal(status, LC_E_DIVERGED);
    assert_non_null(strstr(lc_error_message(), "try a lower train.rate"));
    const lc_real *best = lc_trainer_best(b.trainer);
    for (size_t i = 0; i < lc_net_length(b.net); i++)
        assert_true(isfinite((double)best[i]));
    close_bench(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cell),    cmocka_unit_test(every_size), cmocka_unit_test(every_optimizer),
        cmocka_unit_test(no_heap_calls), cmocka_unit_test(learns),     cmocka_unit_test(early_stopping),
        cmocka_unit_test(divergence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
