/* Training, with every variant of every registry that takes part in it: no heap call in a step; the loss falls; a diverging run is
 * stopped before a weight is spoilt. */
#include "contract/training.h"
#include "train/trainer_state.h"
#include "variants.h"

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

static void averaged_and_dropped_weights_make_no_heap_call(void **state)
{
    (void)state;
    lc_config config = averaged_and_dropped();
    check_heap(&config);
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

static void averaged_and_dropped_weights_lower_the_validation_loss(void **state)
{
    (void)state;
    lc_config config = averaged_and_dropped();
    check_learning(&config);
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
        cmocka_unit_test(a_step_makes_no_heap_call),
        cmocka_unit_test(averaged_and_dropped_weights_make_no_heap_call),
        cmocka_unit_test(every_variant_lowers_the_validation_loss),
        cmocka_unit_test(training_lowers_the_validation_loss),
        cmocka_unit_test(averaged_and_dropped_weights_lower_the_validation_loss),
        cmocka_unit_test(a_diverging_run_spoils_no_weight),
        cmocka_unit_test(the_end_of_an_epoch_sees_divergence),
        cmocka_unit_test(a_strategy_that_there_is_not_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
