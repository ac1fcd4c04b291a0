/* Training with dropped recurrent weights step by step: the losses, gradient norms and last weights of PyTorch, which drops the same
 * ones (tests/golden/train/dropped.txt). */
#include "core/mem.h"
#include "golden/golden.h"
#include "model/task.h"
#include "sample.h"
#include "train/trainer_state.h"

enum { ROWS = 42, TEST_ROWS = 10, MOST = 1024 };

static const double tolerance = sizeof(lc_real) == sizeof(double) ? 1e-9 : 2e-4;

typedef struct trial {
    lc_dataset *dataset;
    lc_config config;
    lc_task *task;
    lc_net *net;
    lc_trainer *trainer;
} trial;

static void open_trial(trial *t, const char *cell)
{
    static const char *const set[] = {
        "data.split=42 0 10", "data.scale=none", "window.context=5",          "window.horizon=1",     "window.stride=5",
        "model.hidden=4",     "model.layers=2",  "model.dropout_weights=0.5", "model.normalize=none", "train.order=consecutive",
        "train.batch=2",      "train.epochs=1",  "train.optimizer=sgd",       "train.rate=0.1",       "train.clip=0"};
    lc_net_shape shape;
    size_t count;
    t->config = lc_config_default();
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        assert_ok(lc_config_set(&t->config, set[i]));
    snprintf(t->config.model.cell, sizeof t->config.model.cell, "%s", cell);
    t->dataset = sample_new(1, (size_t[]){ROWS + TEST_ROWS}, 2);
    for (size_t i = 0; i < (ROWS + TEST_ROWS) * 2; i++)
        t->dataset->series->value[i] = golden_value(50, i, 1);
    assert_ok(lc_task_new(&t->task, t->dataset, &t->config));
    assert_ok(lc_task_shape(&shape, t->task, &t->config.model));
    assert_ok(lc_net_new(&t->net, &shape, &t->config.model));
    assert_ok(lc_task_trainer(&t->trainer, t->task, t->net, &t->config, 1));
    const lc_parameter *p = lc_net_parameters(&count, t->net);
    golden_fill(t->trainer->weights, p, count, 4);
    lc_trainer_pack(t->trainer, 0);
}

/* In place of what the step would have drawn. */
static void choose_dropped(const trial *t, size_t step)
{
    size_t count;
    const lc_parameter *p = lc_net_parameters(&count, t->net);
    for (size_t stream = 0; stream < count; stream++)
        for (size_t i = 0, at = p[stream].offset; i < p[stream].rows * p[stream].columns; i++, at++) {
            if (strstr(p[stream].name, "weight_hh"))
                t->trainer->gradient->kept[at] = golden_value(60 + 20 * step + stream, i, 1) < 0 ? 0 : 2;
            t->trainer->dropped[at] = t->trainer->weights[at] * t->trainer->gradient->kept[at];
        }
    for (size_t piece = 0; piece < lc_net_pack_pieces(t->net); piece++)
        lc_net_pack(t->trainer->packed, t->net, t->trainer->dropped, piece);
}

static void close_trial(trial *t)
{
    lc_trainer_free(t->trainer);
    lc_net_free(t->net);
    lc_task_free(t->task);
    lc_dataset_free(t->dataset);
}

static bool near(double a, double b)
{
    return fabs(a - b) <= tolerance * (fabs(b) + 0.1);
}

/* PyTorch's numbers of one cell: a line per step, then the weights. */
static size_t compare(FILE *file, trial *t)
{
    static double number[MOST];
    char name[GOLDEN_WORD], cell[GOLDEN_WORD];
    size_t count, steps = 0;
    double before = 0;
    lc_progress p = {0};
    while (golden_line(file, name, cell, number, &count, MOST) && strcmp(name, "step") == 0) {
        if (steps == 0)
            open_trial(t, cell);
        choose_dropped(t, steps++);
        assert_ok(lc_trainer_step(&p, t->trainer));
        assert_true(near(p.loss * (double)steps - before, number[1]) && near(p.gradient_norm, number[2]));
        before = p.loss * (double)steps;
    }
    if (steps == 0)
        return 0;
    assert_true(p.done && count == 1 + t->trainer->length);
    for (size_t i = 1; i < count; i++)
        assert_true(near((double)t->trainer->weights[i - 1], number[i]));
    close_trial(t);
    return steps;
}

static void steps_with_dropped_weights_are_those_of_pytorch(void **state)
{
    (void)state;
    trial t;
    size_t cells = 0;
    FILE *file = fopen(LC_TEST_DIR "/golden/train/dropped.txt", "r");
    assert_non_null(file);
    while (compare(file, &t) > 0)
        cells++;
    fclose(file);
    assert_int_equal(cells, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(steps_with_dropped_weights_are_those_of_pytorch)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
