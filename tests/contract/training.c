/* Training, with every variant of every registry that takes part in it: the same bits for 1, 2, 3 and 5 threads and for both levels
 * with FMA; no heap call in a step; the loss falls; a diverging run is stopped before a weight is spoilt. */
#include "core/mem.h"
#include "levels.h"
#include "model/task.h"
#include "train/order.h"
#include "train/point.h"
#include "train/trainer_state.h"
#include "unit.h"
#include "variants.h"

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

static lc_config small_config(const char *cell, const char *optimizer)
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
    memcpy(*weights, lc_trainer_member(b.trainer)->weights, length * sizeof **weights);
    close_bench(&b);
    return length;
}

static void same_bits(const lc_config *config, size_t threads, const lc_real *expected, size_t length)
{
    lc_real *weights;
    train(&weights, config, threads);
    assert_memory_equal(weights, expected, length * sizeof *weights);
    lc_free(weights);
}

static bool trains(const lc_config *config)
{
    return lc_arch_find(config->model.kind);
}

static void check_bits(const lc_config *config)
{
    lc_real *weights;
    if (!trains(config))
        return;
    size_t length = train(&weights, config, 1);
    for (size_t i = 0; i < length; i++)
        assert_true(isfinite((double)weights[i]));
    same_bits(config, 2, weights, length);
    same_bits(config, 3, weights, length);
    same_bits(config, 5, weights, length);
    if (levels_use_other())
        same_bits(config, 2, weights, length);
    unsetenv("LANECAST_ISA");
    lc_free(weights);
}

static void every_variant_has_the_same_bits(void **state)
{
    (void)state;
    lc_config base = small_config("gru", "adam");
    variants_walk(&base, check_bits);
}

static void truncated_training_has_the_same_bits(void **state)
{
    (void)state;
    lc_config config = small_config("lstm", "adam");
    assert_ok(lc_config_set(&config, "model.bidirectional=no"));
    assert_ok(lc_config_set(&config, "train.truncate=3"));
    assert_ok(lc_config_set(&config, "train.batch=35")); /* sums of 16, 16 and 3 */
    check_bits(&config);
}

/* Where threads carry one sum or two, a context is one block of steps or several, and slots are shared: hidden sizes and batches
 * on both sides of every rule. */
static void every_size_has_the_same_bits(void **state)
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

/* --- points of training ---------------------------------------------------------------------------------------------- */

/* From that point on in a fresh trainer, by other threads and at another level, to the end: the same weights and history. */
static void continue_from(const lc_trainer *stopped, const lc_config *config, size_t threads, const lc_member *expected)
{
    static bench b;
    lc_progress progress = {0};
    if (threads % 2)
        levels_use_other();
    open_bench(&b, config, threads);
    const lc_point point = lc_point_of(stopped);
    assert_ok(lc_point_put(b.trainer, lc_trainer_member(stopped), &point));
    const lc_member *m = lc_trainer_member(b.trainer);
    while (!progress.done)
        assert_ok(lc_trainer_step(&progress, b.trainer));
    unsetenv("LANECAST_ISA");
    assert_int_equal(m->rounds, expected->rounds);
    assert_int_equal(m->best_round, expected->best_round);
    for (size_t i = 0; i < m->rounds; i++) {
        assert_true(m->history[i].loss == expected->history[i].loss && m->history[i].rate == expected->history[i].rate);
        assert_true(m->history[i].valid_loss == expected->history[i].valid_loss);
        assert_true(m->history[i].gradient_norm == expected->history[i].gradient_norm);
    }
    assert_memory_equal(m->weights, expected->weights, m->length * sizeof *m->weights);
    close_bench(&b);
}

/* Stopped after every single step. */
static void check_points(const lc_config *config)
{
    static bench whole, stopped;
    lc_progress progress = {0}, until = {0};
    size_t steps = 0;
    open_bench(&whole, config, 2);
    while (!until.done)
        assert_ok(lc_trainer_step(&until, whole.trainer));
    open_bench(&stopped, config, 1);
    while (!progress.done) {
        assert_ok(lc_trainer_step(&progress, stopped.trainer));
        if (progress.done)
            break;
        continue_from(stopped.trainer, config, 1 + ++steps % 3, lc_trainer_member(whole.trainer));
    }
    assert_true(steps >= 4);
    close_bench(&whole);
    close_bench(&stopped);
}

static lc_config few_steps(const char *optimizer, const char *schedule, const char *order)
{
    lc_config c = small_config("gru", optimizer);
    snprintf(c.train.schedule, sizeof c.train.schedule, "%s", schedule);
    snprintf(c.train.order, sizeof c.train.order, "%s", order);
    c.model.hidden[0] = c.model.hidden[1] = 3;
    return c;
}

static void training_continues_from_any_step(void **state)
{
    (void)state;
    const char *const *optim = lc_optim_names(), *const *schedule = lc_schedule_names(), *const *order = lc_order_names();
    size_t schedules = 0, orders = 0;
    while (schedule[schedules])
        schedules++;
    while (order[orders])
        orders++;
    for (size_t i = 0; *optim || i < schedules; i++) {
        lc_config config = few_steps(*optim ? *optim++ : "adam", schedule[i % schedules], order[i % orders]);
        check_points(&config);
    }
}

/* Patience counts the epochs before the point too. */
static void patience_counts_epochs_before_the_point(void **state)
{
    (void)state;
    lc_config config = few_steps("sgd", "constant", "shuffled");
    config.train.epochs = 50;
    config.train.patience = 2;
    config.train.rate = 1e-300; /* nothing is learned: no epoch is better than the first */
    check_points(&config);
}

static void a_point_of_another_training_is_refused(void **state)
{
    (void)state;
    static bench a, b;
    lc_progress progress;
    lc_config adam = few_steps("adam", "cosine", "shuffled"), sgd = few_steps("sgd", "cosine", "shuffled"), small = adam;
    small.model.hidden[0] = 2;
    open_bench(&a, &adam, 1);
    assert_ok(lc_trainer_step(&progress, a.trainer));
    const lc_point point = lc_point_of(a.trainer);
    const lc_member *member = lc_trainer_member(a.trainer);
    open_bench(&b, &sgd, 1);
    assert_fails(lc_point_put(b.trainer, member, &point), LC_E_MISMATCH, "is not one of this training");
    close_bench(&b);
    open_bench(&b, &small, 1);
    assert_fails(lc_point_put(b.trainer, member, &point), LC_E_MISMATCH, "is not one of this training");
    close_bench(&b);
    close_bench(&a);
}

/* --- orders ---------------------------------------------------------------------------------------------------------- */

/* Every order visits every window once, and the same ones whenever it is asked. */
static void every_order_visits_every_window_once(void **state)
{
    (void)state;
    enum { WINDOWS = 1000 };
    for (const char *const *name = lc_order_names(); *name; name++)
        for (size_t epoch = 0; epoch < 3; epoch++) {
            const lc_order *order = lc_order_find(*name);
            lc_knob_values knobs;
            size_t window[WINDOWS], again[WINDOWS];
            bool seen[WINDOWS] = {false};
            for (size_t i = 0; i < WINDOWS; i++)
                window[i] = again[i] = i;
            assert_ok(lc_knobs_read(&knobs, NULL, *name, order->knobs));
            order->arrange(window, WINDOWS, 5, epoch, &knobs);
            order->arrange(again, WINDOWS, 5, epoch, &knobs);
            assert_memory_equal(window, again, sizeof window);
            for (size_t i = 0; i < WINDOWS; i++) {
                assert_true(window[i] < WINDOWS && !seen[window[i]]);
                seen[window[i]] = true;
            }
        }
}

static void orders_differ(void **state)
{
    (void)state;
    lc_real *shuffled, *consecutive;
    lc_config one = few_steps("adam", "constant", "shuffled"), other = few_steps("adam", "constant", "consecutive");
    size_t length = train(&shuffled, &one, 1);
    train(&consecutive, &other, 1);
    assert_memory_not_equal(shuffled, consecutive, length * sizeof *shuffled);
    lc_free(shuffled);
    lc_free(consecutive);
}

static void check_heap(const lc_config *config)
{
    static bench b;
    lc_progress progress = {0};
    if (!trains(config))
        return;
    open_bench(&b, config, 2);
    assert_ok(lc_trainer_step(&progress, b.trainer));
    size_t before = lc_mem_calls();
    while (!progress.done)
        assert_ok(lc_trainer_step(&progress, b.trainer));
    assert_int_equal(lc_mem_calls(), before);
    close_bench(&b);
}

static void a_step_makes_no_heap_call(void **state)
{
    (void)state;
    lc_config base = small_config("gru", "adam");
    variants_walk(&base, check_heap);
}

static void check_learning(const lc_config *config)
{
    static bench b;
    lc_progress progress = {0};
    lc_config longer = *config;
    if (!trains(config))
        return;
    longer.train.epochs = 10;
    longer.model.dropout = 0;
    open_bench(&b, &longer, 2);
    while (!progress.done)
        assert_ok(lc_trainer_step(&progress, b.trainer));
    const lc_member *m = lc_trainer_member(b.trainer);
    assert_true(m->history[m->best_round - 1].valid_loss < m->history[0].valid_loss);
    close_bench(&b);
}

static void every_variant_lowers_the_validation_loss(void **state)
{
    (void)state;
    lc_config base = small_config("gru", "adam");
    variants_walk(&base, check_learning);
}

static void training_lowers_the_validation_loss(void **state)
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
    const lc_member *m = lc_trainer_member(b.trainer);
    assert_int_equal(m->rounds, 30);
    assert_true(m->history[m->best_round - 1].valid_loss < 0.2 * m->history[0].valid_loss);
    close_bench(&b);
}

static void patience_stops_training(void **state)
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
    assert_int_equal(lc_trainer_member(b.trainer)->best_round, 1);
    assert_int_equal(lc_trainer_member(b.trainer)->rounds, 3);
    close_bench(&b);
}

static void a_diverging_run_spoils_no_weight(void **state)
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
    assert_int_equal(lc_trainer_member(b.trainer)->training, LC_TRAINING_DIVERGED);
    assert_fails(lc_trainer_step(&progress, b.trainer), LC_E_DIVERGED, "has no next step");
    const lc_real *best = lc_trainer_member(b.trainer)->weights;
    for (size_t i = 0; i < lc_net_length(b.net); i++)
        assert_true(isfinite((double)best[i]));
    close_bench(&b);
}

/* One step an epoch, so that nothing but its end sees what the step has done: with a validation part its loss, without one the
 * weights. */
static void the_end_of_an_epoch_sees_divergence(void **state)
{
    (void)state;
    static const char *const split[] = {"0.7 0.1 0.2", "0.8 0 0.2"}, *const what[] = {"the validation loss is",
                                                                                      "the weight vector is"};
    for (size_t i = 0; i < 2; i++) {
        static bench b;
        lc_progress progress = {0};
        lc_config config = small_config("rnn_relu", "sgd");
        snprintf(config.data.split, sizeof config.data.split, "%s", split[i]);
        config.train.batch = 300;
        config.train.rate = 1e6;
        config.train.warmup = config.train.clip = 0;
        config.train.epochs = 3;
        open_bench(&b, &config, 1);
        b.trainer->request.config.rate = (double)INFINITY; /* more than any precision holds */
        assert_fails(lc_trainer_step(&progress, b.trainer), LC_E_DIVERGED, what[i]);
        assert_int_equal(lc_trainer_member(b.trainer)->rounds, 0);
        assert_int_equal(lc_trainer_member(b.trainer)->training, LC_TRAINING_DIVERGED);
        close_bench(&b);
    }
}

/* What is kept of an epoch: the loss that its last step reported, the mean of the steps' norms, the rate. */
static void the_history_is_what_the_steps_reported(void **state)
{
    (void)state;
    static bench b;
    lc_progress progress = {0};
    const lc_config config = small_config("gru", "sgd");
    double norms = 0;
    open_bench(&b, &config, 1);
    const lc_member *m = lc_trainer_member(b.trainer);
    for (size_t epoch = 0; epoch < config.train.epochs; norms = 0, epoch++) {
        do {
            assert_ok(lc_trainer_step(&progress, b.trainer));
            norms += progress.gradient_norm;
        } while (!progress.round_done);
        assert_int_equal(m->rounds, epoch + 1);
        assert_true(progress.steps > 2 && m->history[epoch].loss == progress.loss);
        assert_true(fabs(m->history[epoch].gradient_norm - norms / (double)progress.steps) < 1e-9 * norms);
        assert_true(m->history[epoch].seconds >= 0 && m->history[epoch].rate > 0);
    }
    close_bench(&b);
}

/* To the end; the number of its steps. */
static size_t run_to_the_end(bench *b, const lc_config *config)
{
    lc_progress progress = {0};
    size_t steps = 0;
    open_bench(b, config, 2);
    for (; !progress.done; steps++)
        assert_ok(lc_trainer_step(&progress, b->trainer));
    return steps;
}

/* Every third step, and at the end of each epoch; the best weights are those of the least loss of all. */
static void validations_inside_an_epoch_change_only_what_is_best(void **state)
{
    (void)state;
    static bench whole, often;
    lc_config config = small_config("gru", "adam");
    const size_t steps = run_to_the_end(&whole, &config) / 2;
    config.train.validate_every = 3;
    assert_int_equal(run_to_the_end(&often, &config), 2 * steps);
    assert_true(steps == 4);
    const lc_point a = lc_point_of(whole.trainer), b = lc_point_of(often.trainer);
    assert_memory_equal(a.block[0], b.block[0], a.length * sizeof *a.block[0]);
    const lc_member *m = lc_trainer_member(often.trainer), *w = lc_trainer_member(whole.trainer);
    assert_int_equal(m->rounds, 4);
    static const double epochs[] = {0.75, 1, 1.75, 2};
    for (size_t i = 0; i < 4; i++) {
        assert_true(m->history[i].epochs == epochs[i]);
        assert_true(m->history[m->best_round - 1].valid_loss <= m->history[i].valid_loss);
    }
    assert_true(m->history[1].valid_loss == w->history[0].valid_loss && m->history[3].valid_loss == w->history[1].valid_loss);
    assert_true(m->history[0].valid_loss != m->history[1].valid_loss);
    close_bench(&whole);
    close_bench(&often);
}

static void patience_counts_validations_inside_an_epoch(void **state)
{
    (void)state;
    static bench b;
    lc_config config = small_config("gru", "sgd");
    config.train.epochs = 50;
    config.train.patience = 3;
    config.train.validate_every = 1;
    config.train.rate = 1e-300;
    assert_int_equal(run_to_the_end(&b, &config), 4);
    assert_int_equal(lc_trainer_member(b.trainer)->best_round, 1);
    close_bench(&b);
    config.train.patience = 5;
    assert_int_equal(run_to_the_end(&b, &config), 6); /* within the second epoch */
    close_bench(&b);
}

/* --- averaged and dropped weights ---------------------------------------------------------------------------------------- */

/* The average is sum of d^(n-i) w(i) over the sum of d^(n-i), and the best weights are it. */
static void averaged_weights_are_the_mean_of_all_steps(void **state)
{
    (void)state;
    static bench b;
    lc_progress progress = {0};
    lc_config config = few_steps("adam", "constant", "shuffled");
    double sum[4096] = {0}, total = 0;
    config.train.average = 0.75;
    config.train.epochs = 1;
    open_bench(&b, &config, 2);
    const size_t length = lc_net_length(b.net);
    assert_true(length <= 4096);
    while (!progress.done) {
        assert_ok(lc_trainer_step(&progress, b.trainer));
        total = 0.75 * total + 1;
        for (size_t i = 0; i < length; i++)
            sum[i] = 0.75 * sum[i] + (double)b.trainer->weights[i];
    }
    const lc_member *m = lc_trainer_member(b.trainer);
    for (size_t i = 0; i < length; i++)
        assert_true(fabs((double)m->weights[i] - sum[i] / total) < 1e-6);
    assert_memory_equal(m->weights, b.trainer->average, length * sizeof *m->weights);
    assert_memory_not_equal(m->weights, b.trainer->weights, length * sizeof *m->weights);
    close_bench(&b);
}

/* w - rate m g(m w), with the masks m, of recurrent weights only, as autograd has it of F.dropout(weight_hh). */
static void dropped_weights_get_no_gradient(void **state)
{
    (void)state;
    static bench a, b;
    lc_progress progress;
    lc_config config = few_steps("sgd", "constant", "shuffled"), plain = config;
    size_t zeros = 0, recurrent = 0;
    config.model.dropout = plain.model.dropout = config.train.clip = plain.train.clip = 0;
    config.model.dropout_weights = 0.25;
    open_bench(&a, &config, 2);
    open_bench(&b, &plain, 2);
    const size_t length = lc_net_length(a.net);
    static lc_real begun[4096], kept[4096], dropped[4096];
    assert_true(length <= 4096);
    memcpy(begun, a.trainer->weights, length * sizeof *begun);
    memcpy(kept, a.trainer->gradient->kept, length * sizeof *kept);
    memcpy(dropped, a.trainer->dropped, length * sizeof *dropped);
    memcpy(b.trainer->weights, dropped, length * sizeof *dropped);
    lc_trainer_pack(b.trainer, 0);
    assert_ok(lc_trainer_step(&progress, a.trainer));
    assert_ok(lc_trainer_step(&progress, b.trainer));
    for (size_t i = 0; i < length; i++) {
        const double step = (double)b.trainer->weights[i] - (double)dropped[i];
        assert_true(dropped[i] == begun[i] * kept[i]);
        assert_true(fabs((double)a.trainer->weights[i] - (double)begun[i] - (double)kept[i] * step) < 1e-6);
    }
    for (size_t p = 0; p < a.net->count; p++)
        for (size_t i = 0; i < a.net->parameter[p].rows * a.net->parameter[p].columns; i++) {
            const bool is_recurrent = strstr(a.net->parameter[p].name, "weight_hh");
            const lc_real k = kept[a.net->parameter[p].offset + i];
            assert_true(is_recurrent ? k == 0 || k == (lc_real)(1 / 0.75) : k == 1);
            zeros += k == 0;
            recurrent += is_recurrent;
        }
    assert_true(recurrent > 50 && 8 * zeros > recurrent && 2 * zeros < recurrent);
    assert_memory_not_equal(kept, a.trainer->gradient->kept, length * sizeof *kept);
    close_bench(&a);
    close_bench(&b);
}

/* The trainer of networks of more numbers than a chunk has: every chunk is dropped from, and only its recurrent weights. */
static void every_chunk_of_large_weights_is_dropped_from(void **state)
{
    (void)state;
    static bench b;
    lc_config config = few_steps("sgd", "constant", "shuffled");
    size_t zeros = 0;
    config.model.hidden[0] = config.model.hidden[1] = 40;
    config.model.dropout_weights = 0.25;
    open_bench(&b, &config, 2);
    const size_t length = lc_net_length(b.net);
    for (size_t i = 0; i < length; i++) {
        assert_true(b.trainer->dropped[i] == b.trainer->weights[i] * b.trainer->gradient->kept[i]);
        zeros += i >= 2 * LC_CHUNK && b.trainer->gradient->kept[i] == 0;
    }
    assert_true(zeros > 1000);
    close_bench(&b);
}

/* The loss of the first epoch's validation, and a copy of the weights that it read; begun: instead of its own, which do not move. */
static double validated(lc_real *weights, const lc_config *config, const lc_real *begun)
{
    static bench b;
    lc_progress progress = {0};
    open_bench(&b, config, 2);
    const size_t length = lc_net_length(b.net);
    assert_true(length <= 4096);
    if (begun) {
        memcpy(b.trainer->weights, begun, length * sizeof *begun);
        lc_trainer_pack(b.trainer, 0);
    }
    while (!progress.done)
        assert_ok(lc_trainer_step(&progress, b.trainer));
    memcpy(weights, lc_trainer_result(b.trainer), length * sizeof *weights);
    const double loss = lc_trainer_member(b.trainer)->history[0].valid_loss;
    close_bench(&b);
    return loss;
}

/* Not the last step's weights, nor those without what is dropped. */
static void a_validation_reads_what_training_has_come_to(void **state)
{
    (void)state;
    static lc_real come[4096], same[4096];
    for (int i = 0; i < 3; i++) {
        lc_config config = few_steps("adam", "constant", "shuffled"), still = few_steps("sgd", "constant", "shuffled");
        config.train.average = i == 1 ? 0 : 0.75;
        config.model.dropout_weights = i == 0 ? 0 : 0.25;
        still.train.rate = 1e-300;
        config.train.epochs = still.train.epochs = 1;
        const double loss = validated(come, &config, NULL);
        assert_true(validated(same, &still, come) == loss);
        assert_memory_equal(come, same, sizeof come);
    }
}

/* w - rate g clip / |g| where a step of |g| is without clipping. */
static void a_clipped_step_is_as_long_as_is_allowed(void **state)
{
    (void)state;
    static bench a, b;
    lc_progress plain, clipped;
    lc_config config = few_steps("sgd", "constant", "shuffled");
    config.model.hidden[0] = config.model.hidden[1] = 40;
    config.train.warmup = config.train.clip = 0;
    config.train.rate = 1;
    open_bench(&a, &config, 2);
    const size_t length = lc_net_length(a.net);
    lc_real *begun;
    assert_ok(lc_new(&begun, length, sizeof *begun));
    memcpy(begun, a.trainer->weights, length * sizeof *begun);
    assert_ok(lc_trainer_step(&plain, a.trainer));
    config.train.clip = plain.gradient_norm / 4;
    open_bench(&b, &config, 2);
    assert_ok(lc_trainer_step(&clipped, b.trainer));
    assert_true(clipped.gradient_norm == plain.gradient_norm);
    for (size_t i = 0; i < length; i++) {
        const double whole = (double)a.trainer->weights[i] - (double)begun[i];
        assert_true(fabs((double)b.trainer->weights[i] - (double)begun[i] - whole / 4) < 1e-6 * (1 + fabs(whole)));
    }
    lc_free(begun);
    close_bench(&a);
    close_bench(&b);
}

static void a_cell_without_recurrent_weights_has_none_to_drop(void **state)
{
    (void)state;
    static bench b;
    lc_trainer *trainer = NULL;
    lc_config config = few_steps("sgd", "constant", "shuffled");
    assert_ok(lc_config_set(&config, "model.cell=mingru"));
    open_bench(&b, &config, 1);
    b.net->config.dropout_weights = 0.25;
    assert_fails(lc_task_trainer(&trainer, b.task, b.net, &config, 1), LC_E_CONFIG,
                 "model.cell = mingru has no recurrent weights to drop");
    assert_null(trainer);
    for (size_t i = 0; i < b.net->count; i++) { /* wherever among its parameters they are */
        const lc_init_role role = b.net->rule[i].role;
        b.net->rule[i].role = LC_INIT_RECURRENT;
        assert_ok(lc_task_trainer(&trainer, b.task, b.net, &config, 1));
        lc_trainer_free(trainer);
        b.net->rule[i].role = role;
    }
    close_bench(&b);
}

static void averaged_and_dropped_weights_continue_from_any_step(void **state)
{
    (void)state;
    lc_config config = few_steps("adam", "constant", "shuffled");
    config.train.average = 0.9;
    config.model.dropout_weights = 0.3;
    config.model.dropout_recurrent = 0.2;
    config.model.dropout_input = config.model.dropout_head = 0.1;
    config.train.validate_every = 3;
    check_points(&config);
    check_bits(&config);
    check_heap(&config);
    check_learning(&config);
}

static void biases_shrink_only_if_asked(void **state)
{
    (void)state;
    static bench b;
    lc_progress progress;
    lc_config config = few_steps("adamw", "constant", "shuffled");
    assert_ok(lc_config_set(&config, "train.adamw.biases=no"));
    assert_ok(lc_config_set(&config, "train.adamw.decay=1"));
    lc_config none = config;
    assert_ok(lc_config_set(&none, "train.adamw.decay=0"));
    static lc_real decayed[4096];
    open_bench(&b, &config, 1);
    const size_t length = lc_net_length(b.net);
    assert_true(length <= 4096);
    assert_ok(lc_trainer_step(&progress, b.trainer));
    memcpy(decayed, b.trainer->weights, length * sizeof *decayed);
    close_bench(&b);
    open_bench(&b, &none, 1);
    assert_ok(lc_trainer_step(&progress, b.trainer));
    for (size_t p = 0; p < b.net->count; p++) {
        const lc_parameter *at = &b.net->parameter[p];
        const bool same =
            memcmp(decayed + at->offset, b.trainer->weights + at->offset, at->rows * at->columns * sizeof *decayed) == 0;
        assert_int_equal(same, strstr(at->name, "bias") || strcmp(at->name, "known.weight") == 0); /* which begins at 0 */
    }
    close_bench(&b);
}

static void a_strategy_that_there_is_not_is_refused(void **state)
{
    (void)state;
    static bench b;
    static const char *const key[] = {"train.optimizer", "train.schedule", "train.order"};
    lc_trainer *trainer = NULL;
    const lc_config config = small_config("gru", "sgd");
    open_bench(&b, &config, 1);
    for (size_t i = 0; i < 3; i++) {
        lc_config wrong = config;
        char message[80];
        snprintf(i == 0 ? wrong.train.optimizer : i == 1 ? wrong.train.schedule : wrong.train.order, LC_NAME_MAX, "nonesuch");
        snprintf(message, sizeof message, "%s: 'nonesuch' is not one of ", key[i]);
        assert_fails(lc_task_trainer(&trainer, b.task, b.net, &wrong, 1), LC_E_CONFIG, message);
        assert_null(trainer);
    }
    close_bench(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_chunk_of_large_weights_is_dropped_from),
        cmocka_unit_test(a_validation_reads_what_training_has_come_to),
        cmocka_unit_test(a_clipped_step_is_as_long_as_is_allowed),
        cmocka_unit_test(a_cell_without_recurrent_weights_has_none_to_drop),
        cmocka_unit_test(every_variant_has_the_same_bits),
        cmocka_unit_test(every_size_has_the_same_bits),
        cmocka_unit_test(truncated_training_has_the_same_bits),
        cmocka_unit_test(training_continues_from_any_step),
        cmocka_unit_test(patience_counts_epochs_before_the_point),
        cmocka_unit_test(a_point_of_another_training_is_refused),
        cmocka_unit_test(every_order_visits_every_window_once),
        cmocka_unit_test(orders_differ),
        cmocka_unit_test(a_step_makes_no_heap_call),
        cmocka_unit_test(every_variant_lowers_the_validation_loss),
        cmocka_unit_test(training_lowers_the_validation_loss),
        cmocka_unit_test(patience_stops_training),
        cmocka_unit_test(a_diverging_run_spoils_no_weight),
        cmocka_unit_test(the_end_of_an_epoch_sees_divergence),
        cmocka_unit_test(the_history_is_what_the_steps_reported),
        cmocka_unit_test(validations_inside_an_epoch_change_only_what_is_best),
        cmocka_unit_test(patience_counts_validations_inside_an_epoch),
        cmocka_unit_test(averaged_weights_are_the_mean_of_all_steps),
        cmocka_unit_test(dropped_weights_get_no_gradient),
        cmocka_unit_test(averaged_and_dropped_weights_continue_from_any_step),
        cmocka_unit_test(biases_shrink_only_if_asked),
        cmocka_unit_test(a_strategy_that_there_is_not_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
