/* Training stops after any step and continues from that point in another trainer, with other threads and at another level: the same
 * weights and history. */
#include "contract/training.h"
#include "levels.h"
#include "train/point.h"

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

static void averaged_and_dropped_weights_continue_from_any_step(void **state)
{
    (void)state;
    lc_config config = averaged_and_dropped();
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
    lc_point stateful = point; /* as of a run file whose state has no numbers, where none is handed on */
    stateful.state = point.block[0];
    open_bench(&b, &adam, 1);
    assert_fails(lc_point_put(b.trainer, member, &stateful), LC_E_MISMATCH, "is not one of this training");
    assert_ok(lc_point_put(b.trainer, member, &point));
    close_bench(&b);
    close_bench(&a);
}

/* Within the second epoch: a training of one has no such point, and no room for the rest of it. */
static void a_point_beyond_the_last_epoch_is_refused(void **state)
{
    (void)state;
    static bench two, one;
    lc_progress progress;
    lc_config config = few_steps("adam", "constant", "shuffled");
    open_bench(&two, &config, 1);
    do
        assert_ok(lc_trainer_step(&progress, two.trainer));
    while (progress.epoch < 2);
    const lc_point point = lc_point_of(two.trainer);
    config.train.epochs = 1;
    open_bench(&one, &config, 1);
    assert_fails(lc_point_put(one.trainer, lc_trainer_member(two.trainer), &point), LC_E_MISMATCH, "is not one of this training");
    close_bench(&one);
    close_bench(&two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(training_continues_from_any_step),
        cmocka_unit_test(patience_counts_epochs_before_the_point),
        cmocka_unit_test(averaged_and_dropped_weights_continue_from_any_step),
        cmocka_unit_test(a_point_of_another_training_is_refused),
        cmocka_unit_test(a_point_beyond_the_last_epoch_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
