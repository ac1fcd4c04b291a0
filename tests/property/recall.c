/* A task that needs a memory over 100 rows: a plain RNN does not learn it, an LSTM and a GRU do, and the flow of their gradients
 * says why. */
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include <lanecast/evaluate.h>
#include <lanecast/simulate.h>

#include "core/mem.h"
#include "unit.h"

enum { LAG = 100, FAR = 70 /* rows back, from which on a mark counts as far */ };

static lc_forecaster *trained(const lc_dataset *dataset, const char *cell, const char *epochs, const char *threads)
{
    static const char *const set[] = {"data.input=value mark", "data.target=recalled", "window.context=100",
                                      "window.horizon=1",      "model.hidden=8",       "train.rate=0.01",
                                      "train.patience=0",      "model.normalize=none"};
    lc_config config = lc_config_default();
    lc_forecaster *f = NULL;
    lc_progress progress = {0};
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        assert_ok(lc_config_set(&config, set[i]));
    assert_ok(lc_config_set(&config, epochs));
    assert_ok(lc_config_set(&config, threads));
    snprintf(config.model.cell, sizeof config.model.cell, "%s", cell);
    assert_ok(lc_forecaster_new(&f, dataset, &config));
    while (!progress.done) {
        assert_null(lc_forecaster_flow(f));
        assert_ok(lc_forecaster_step(&progress, f));
    }
    return f;
}

/* The mean square error where the mark is far back, as a share of that of always saying 0. */
static double far_error(const lc_forecaster *f, const lc_dataset *dataset)
{
    const lc_windows *windows;
    double error = 0, variance = 0, said;
    assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
    for (size_t i = 0; i < lc_windows_count(windows); i++) {
        const size_t row = lc_windows_at(windows, i).origin;
        const double truth = dataset->series->value[row * dataset->channels + 2];
        if ((row - 1) % LAG + 1 < FAR)
            continue;
        assert_ok(lc_forecaster_predict(&said, f, windows, i, 1));
        error += (said - truth) * (said - truth);
        variance += truth * truth;
    }
    return error / variance;
}

static lc_flow_verdict verdict_of(const lc_forecaster *f)
{
    const lc_flow *flow = lc_forecaster_flow(f);
    assert_non_null(flow);
    assert_int_equal(flow->lags, LAG);
    return lc_flow_judge(flow, 0, 0);
}

static lc_dataset *recall(size_t rows)
{
    lc_dataset *dataset;
    assert_ok(lc_dataset_simulate(&dataset, &(lc_simulation){.kind = "recall", .rows = rows, .seed = 1}));
    return dataset;
}

static void a_plain_rnn_does_not_reach_back_and_does_not_learn(void **state)
{
    (void)state;
    lc_dataset *dataset = recall(5000);
    lc_forecaster *f = trained(dataset, "rnn", "train.epochs=7", "run.threads=1");
    assert_true(far_error(f, dataset) > 0.7);
    assert_int_equal(verdict_of(f).state, LC_FLOW_VANISHING);
    assert_true(verdict_of(f).lag < 60);
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
}

static void gated_cells_reach_back_and_learn(void **state)
{
    (void)state;
    static const char *const cells[] = {"lstm", "gru"};
    lc_dataset *dataset = recall(5000);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        lc_forecaster *f = trained(dataset, cells[i], "train.epochs=7", "run.threads=1");
        assert_true(far_error(f, dataset) < 0.3);
        assert_int_equal(verdict_of(f).state, LC_FLOW_HEALTHY);
        lc_forecaster_free(f);
    }
    lc_dataset_free(dataset);
}

static void the_same_flow(const lc_flow *a, const lc_flow *b)
{
    const size_t count = a->layers * a->directions * a->lags;
    assert_true(a->layers == b->layers && a->directions == b->directions && a->lags == b->lags && a->windows == b->windows);
    assert_memory_equal(a->h, b->h, count * sizeof *a->h);
    assert_memory_equal(a->c, b->c, count * sizeof *a->c);
}

static void a_flow_is_the_same_for_any_threads_and_kept_in_the_run_file(void **state)
{
    (void)state;
    char path[64];
    lc_dataset *dataset = recall(1200);
    lc_forecaster *f = trained(dataset, "lstm", "train.epochs=1", "run.threads=1"),
                  *other = trained(dataset, "lstm", "train.epochs=1", "run.threads=3"), *again;
    lc_flow *flow;
    lc_run run;
    the_same_flow(lc_forecaster_flow(f), lc_forecaster_flow(other));
    snprintf(path, sizeof path, "/tmp/lanecast-recall-%ld.h5", (long)getpid());
    assert_ok(lc_forecaster_save(f, path));
    assert_ok(lc_run_read_flow(&flow, path));
    the_same_flow(lc_forecaster_flow(f), flow);
    assert_ok(lc_run_read(&run, path));
    assert_ok(lc_forecaster_load(&again, path, dataset, &run.config));
    the_same_flow(lc_forecaster_flow(again), flow);
    remove(path);
    lc_flow_free(flow);
    lc_forecaster_free(again);
    lc_forecaster_free(other);
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_rnn_does_not_reach_back_and_does_not_learn),
        cmocka_unit_test(gated_cells_reach_back_and_learn),
        cmocka_unit_test(a_flow_is_the_same_for_any_threads_and_kept_in_the_run_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
