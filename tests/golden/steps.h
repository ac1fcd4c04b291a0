/* steps - a small two-layer network over one series, trained step by step beside PyTorch's numbers. */
#ifndef LC_TESTS_GOLDEN_STEPS_H
#define LC_TESTS_GOLDEN_STEPS_H

#include "golden/golden.h"
#include "model/task.h"
#include "sample.h"
#include "train/trainer_state.h"

enum { STEPS_ROWS = 42, STEPS_TEST_ROWS = 10, STEPS_MOST = 1024 };

typedef struct golden_steps {
    lc_dataset *dataset;
    lc_config config;
    lc_task *task;
    lc_net *net;
    lc_trainer *trainer;
} golden_steps;

/* What training is, and what is done to it before each step (NULL: nothing). */
typedef struct golden_training {
    const char *const *set; /* ended by NULL; beside what all have */
    void (*before)(const golden_steps *steps, size_t step);
} golden_training;

static inline void golden_steps_open(golden_steps *t, const golden_training *training, const char *cell)
{
    static const char *const shared[] = {"data.split=42 0 10",  "data.scale=none", "window.context=5", "window.horizon=1",
                                         "model.hidden=4",      "model.layers=2",  "train.batch=2",    "train.epochs=1",
                                         "train.optimizer=sgd", "train.rate=0.1",  "train.clip=0"};
    lc_net_shape shape;
    size_t count;
    t->config = lc_config_default();
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
        assert_ok(lc_config_set(&t->config, shared[i]));
    for (const char *const *set = training->set; *set; set++)
        assert_ok(lc_config_set(&t->config, *set));
    snprintf(t->config.model.cell, sizeof t->config.model.cell, "%s", cell);
    t->dataset = sample_new(1, (size_t[]){STEPS_ROWS + STEPS_TEST_ROWS}, 2);
    for (size_t i = 0; i < (STEPS_ROWS + STEPS_TEST_ROWS) * 2; i++)
        t->dataset->series->value[i] = golden_value(50, i, 1);
    assert_ok(lc_task_new(&t->task, t->dataset, &t->config));
    assert_ok(lc_task_shape(&shape, t->task, &t->config.model));
    assert_ok(lc_net_new(&t->net, &shape, &t->config.model));
    assert_ok(lc_task_trainer(&t->trainer, t->task, t->net, &t->config, 1));
    const lc_parameter *p = lc_net_parameters(&count, t->net);
    golden_fill(t->trainer->weights, p, count, 4);
    lc_trainer_pack(t->trainer, 0);
}

static inline void golden_steps_close(golden_steps *t)
{
    lc_trainer_free(t->trainer);
    lc_net_free(t->net);
    lc_task_free(t->task);
    lc_dataset_free(t->dataset);
}

static inline bool golden_steps_near(double a, double b)
{
    const double tolerance = sizeof(lc_real) == sizeof(double) ? 1e-9 : 2e-4;
    return fabs(a - b) <= tolerance * (fabs(b) + 0.1);
}

/* PyTorch's numbers of one cell: per step the loss and the norm of the gradient, then the weights. The number of steps. */
static inline size_t golden_steps_compare(FILE *file, const golden_training *training)
{
    static double number[STEPS_MOST];
    char name[GOLDEN_WORD], cell[GOLDEN_WORD];
    size_t count, steps = 0;
    double before = 0;
    golden_steps t;
    lc_progress p = {0};
    while (golden_line(file, name, cell, number, &count, STEPS_MOST) && strcmp(name, "step") == 0) {
        if (steps == 0)
            golden_steps_open(&t, training, cell);
        if (training->before)
            training->before(&t, steps);
        steps++;
        assert_ok(lc_trainer_step(&p, t.trainer));
        assert_true(golden_steps_near(p.loss * (double)steps - before, number[1]));
        assert_true(golden_steps_near(p.gradient_norm, number[2]));
        before = p.loss * (double)steps;
    }
    if (steps == 0)
        return 0;
    assert_true(p.done && count == 1 + t.trainer->length);
    for (size_t i = 1; i < count; i++)
        assert_true(golden_steps_near((double)t.trainer->weights[i - 1], number[i]));
    golden_steps_close(&t);
    return steps;
}

/* All cells of a file of tests/golden/train; how many there are. */
static inline size_t golden_steps_check(const char *path, const golden_training *training)
{
    size_t cells = 0;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (golden_steps_compare(file, training) > 0)
        cells++;
    fclose(file);
    return cells;
}

#endif
