/* training - a small network over waves, its task and its trainer. */
#ifndef LC_TESTS_CONTRACT_TRAINING_H
#define LC_TESTS_CONTRACT_TRAINING_H

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

static inline void make_data(bench *b)
{
    static char name[CHANNELS][2] = {"a", "b", "c"}, units[] = "1", title[] = "waves";
    for (size_t k = 0; k < CHANNELS; k++)
        b->channel[k] = (lc_channel){.name = name[k], .units = units};
    size_t rows = b->config.train.batch < FEW_ROWS ? FEW_ROWS : ROWS_MOST;
    for (size_t row = 0; row < rows; row++) {
        b->time[row] = (int64_t)row * 3600;
        for (size_t k = 0; k < CHANNELS; k++)
            b->value[row * CHANNELS + k] = 3 + sin(0.1 * (double)(row * (k + 1))) + 0.3 * sin(1.7 * (double)row + (double)k);
    }
    b->series = (lc_series){.name = title, .rows = rows, .time = b->time, .value = b->value};
    b->dataset =
        (lc_dataset){.title = title, .channels = CHANNELS, .channel = b->channel, .series_count = 1, .series = &b->series};
}

static inline lc_config small_config(const char *cell, const char *optimizer)
{
    static const char *const set[] = {
        "window.context=20",     "window.horizon=4", "model.kind=recurrent",    "model.hidden=9 6", "model.bidirectional=yes",
        "model.dropout=0.2",     "train.epochs=2",   "train.batch=70",          "train.rate=0.01",  "train.warmup=1",
        "train.schedule=cosine", "run.seed=7",       "data.known=hour weekday",
    };
    lc_config c = lc_config_default();
    for (size_t i = 0; i < sizeof set / sizeof set[0]; i++)
        assert_ok(lc_config_set(&c, set[i]));
    snprintf(c.model.cell, sizeof c.model.cell, "%s", cell);
    snprintf(c.train.optimizer, sizeof c.train.optimizer, "%s", optimizer);
    return c;
}

static inline lc_config few_steps(const char *optimizer, const char *schedule, const char *order)
{
    lc_config c = small_config("gru", optimizer);
    snprintf(c.train.schedule, sizeof c.train.schedule, "%s", schedule);
    snprintf(c.train.order, sizeof c.train.order, "%s", order);
    c.model.hidden[0] = c.model.hidden[1] = 3;
    return c;
}

/* Averaged weights, and whatever can be dropped. */
static inline lc_config averaged_and_dropped(void)
{
    lc_config config = few_steps("adam", "constant", "shuffled");
    config.train.average = 0.9;
    config.model.dropout_weights = 0.3;
    config.model.dropout_recurrent = 0.2;
    config.model.dropout_input = config.model.dropout_head = 0.1;
    config.train.validate_every = 3;
    return config;
}

static inline void open_bench(bench *b, const lc_config *config, size_t threads)
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

static inline void close_bench(bench *b)
{
    lc_trainer_free(b->trainer);
    lc_net_free(b->net);
    lc_task_free(b->task);
}

/* Trains to the end; the weights go to *weights (lc_free). */
static inline size_t train(lc_real **weights, const lc_config *config, size_t threads)
{
    static bench b;
    lc_progress progress = {0};
    open_bench(&b, config, threads);
    while (!progress.done)
        assert_ok(lc_trainer_step(&progress, b.trainer));
    size_t length = lc_net_length(b.net);
    assert_ok(lc_new(weights, length, sizeof **weights));
    memcpy(*weights, lc_trainer_member(b.trainer)->weights, length * sizeof **weights);
    close_bench(&b);
    return length;
}

static inline bool trains(const lc_config *config)
{
    return lc_arch_find(config->model.kind);
}

#endif
