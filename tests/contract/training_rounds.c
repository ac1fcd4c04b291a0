/* Rounds of training: what is kept of each, validation inside and at the end of an epoch, and patience. */
#include "contract/training.h"
#include "train/point.h"
#include "train/trainer_state.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_history_is_what_the_steps_reported),
        cmocka_unit_test(patience_stops_training),
        cmocka_unit_test(validations_inside_an_epoch_change_only_what_is_best),
        cmocka_unit_test(patience_counts_validations_inside_an_epoch),
        cmocka_unit_test(a_validation_reads_what_training_has_come_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
