/* Training step by step: the rate of every epoch is the schedule's, with its warm-up; a longer training begins as a shorter
 * one, to the bit, where the schedule does not count to the end; a limit that is never reached changes nothing, to the bit;
 * half of a limit halves the step of plain gradient descent, except for rounding. */
#include "property/forecasters.h"

#include "model/forecaster.h"
#include "train/schedule.h"

static lc_forecaster *trained(const lc_dataset *dataset, const char *const *set)
{
    lc_config config = forecaster_config("recurrent");
    for (; *set; set++)
        assert_ok(lc_config_set(&config, *set));
    return forecaster_trained(dataset, &config);
}

static double factor(const char *schedule, const lc_rate_step *step)
{
    const lc_schedule *s = lc_schedule_find(schedule);
    lc_knob_values knobs;
    lc_rate_step now = *step;
    assert_ok(lc_knobs_read(&knobs, NULL, schedule, s->knobs));
    now.knobs = &knobs;
    return s->factor(&now);
}

/* Over two epochs of warm-up the rate rises step by step; the last step of an epoch has done a half, and all, of it. */
static void the_rate_of_every_epoch_is_that_of_its_schedule(void **state)
{
    (void)state;
    lc_dataset *dataset = waves_new(2);
    for (const char *const *name = lc_schedule_names(); *name; name++) {
        char schedule[128];
        size_t epochs;
        const lc_windows *windows;
        snprintf(schedule, sizeof schedule, "train.schedule=%s", *name);
        lc_forecaster *f = trained(dataset, (const char *const[]){schedule, "train.epochs=4", "train.warmup=2", NULL});
        const lc_epoch *history = lc_forecaster_history(&epochs, f);
        const size_t batch = lc_forecaster_config(f)->train.batch;
        assert_int_equal(epochs, 4);
        assert_ok(lc_forecaster_windows(&windows, f, LC_TRAIN));
        lc_rate_step last = {.epochs = 4, .steps = (lc_windows_count(windows) + batch - 1) / batch, .history = history};
        last.step = last.steps - 1;
        for (; last.epoch < 4; last.epoch++) {
            last.validations = last.epoch;
            double expected = 0.01 * factor(*name, &last) * (last.epoch == 0 ? 0.5 : 1);
            assert_true(fabs(history[last.epoch].rate - expected) < 1e-15);
        }
        lc_forecaster_free(f);
    }
    lc_dataset_free(dataset);
}

static bool counts_to_the_end(const char *schedule)
{
    bool counts = false;
    for (size_t epoch = 0; epoch < 2; epoch++)
        counts |= factor(schedule, &(lc_rate_step){.epoch = epoch, .epochs = 2, .steps = 1}) !=
                  factor(schedule, &(lc_rate_step){.epoch = epoch, .epochs = 3, .steps = 1});
    return counts;
}

static void a_longer_training_begins_as_a_shorter_one(void **state)
{
    (void)state;
    lc_dataset *dataset = waves_new(2);
    size_t compared = 0;
    for (const char *const *name = lc_schedule_names(); *name; name++) {
        char schedule[128];
        size_t epochs;
        if (counts_to_the_end(*name))
            continue;
        snprintf(schedule, sizeof schedule, "train.schedule=%s", *name);
        lc_forecaster *a = trained(dataset, (const char *const[]){schedule, "train.epochs=2", NULL}),
                      *b = trained(dataset, (const char *const[]){schedule, "train.epochs=3", NULL});
        const lc_epoch *x = lc_forecaster_history(&epochs, a), *y = lc_forecaster_history(&epochs, b);
        for (size_t i = 0; i < 2; i++)
            assert_true(x[i].loss == y[i].loss && x[i].valid_loss == y[i].valid_loss && x[i].gradient_norm == y[i].gradient_norm);
        lc_forecaster_free(a);
        lc_forecaster_free(b);
        compared++;
    }
    assert_true(compared >= 2);
    lc_dataset_free(dataset);
}

static void without_validation_the_last_epoch_is_the_best(void **state)
{
    (void)state;
    lc_dataset *dataset = waves_new(2);
    lc_forecaster *f =
        trained(dataset, (const char *const[]){"data.split=0.8 0 0.2", "train.epochs=3", "train.patience=1", NULL});
    size_t epochs;
    const lc_epoch *history = lc_forecaster_history(&epochs, f);
    assert_int_equal(epochs, 3);
    assert_int_equal(lc_forecaster_best_epoch(f), 3);
    for (size_t i = 0; i < epochs; i++)
        assert_true(isnan(history[i].valid_loss) && history[i].loss > 0);
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
}

static void limits_that_are_never_reached_change_nothing(void **state)
{
    (void)state;
    lc_dataset *dataset = waves_new(2);
    lc_forecaster *free_one = trained(dataset, (const char *const[]){"train.clip=0", "train.clip_value=0", NULL});
    lc_forecaster *norm = trained(dataset, (const char *const[]){"train.clip=1e6", NULL});
    lc_forecaster *each = trained(dataset, (const char *const[]){"train.clip=0", "train.clip_value=1e6", NULL});
    lc_forecaster *tight = trained(dataset, (const char *const[]){"train.clip=0.01", NULL});
    forecasters_same_weights(free_one, norm);
    forecasters_same_weights(free_one, each);
    assert_true(lc_forecaster_digest(free_one) != lc_forecaster_digest(tight));
    lc_forecaster_free(free_one);
    lc_forecaster_free(norm);
    lc_forecaster_free(each);
    lc_forecaster_free(tight);
    lc_dataset_free(dataset);
}

/* The first step of gradient descent from the same weights; the norm of its gradient. */
static double step_once(lc_real *moved, const lc_dataset *dataset, const char *const *set)
{
    lc_config config = forecaster_config("recurrent");
    lc_forecaster *f;
    lc_progress progress;
    for (; *set; set++)
        assert_ok(lc_config_set(&config, *set));
    assert_ok(lc_forecaster_new(&f, dataset, &config));
    size_t length;
    const lc_real *w = lc_forecaster_weights(&length, f);
    for (size_t i = 0; i < length; i++)
        moved[i] = -w[i];
    assert_ok(lc_forecaster_step(&progress, f));
    assert_true(progress.done);
    w = lc_forecaster_weights(&length, f);
    for (size_t i = 0; i < length; i++)
        moved[i] += w[i];
    lc_forecaster_free(f);
    return progress.gradient_norm;
}

#define ONE_STEP "train.epochs=1", "train.batch=100000", "train.optimizer=sgd", "train.rate=1"

static void a_limit_shortens_the_step_to_itself(void **state)
{
    (void)state;
    static lc_real limited[4096], half[4096];
    lc_dataset *dataset = waves_new(2);
    double squares = 0;
    step_once(limited, dataset, (const char *const[]){ONE_STEP, "train.clip=0.0625", NULL});
    step_once(half, dataset, (const char *const[]){ONE_STEP, "train.clip=0.03125", NULL});
    for (size_t i = 0; i < 4096; i++) {
        assert_true(fabs((double)limited[i] - 2 * (double)half[i]) < 1e-6);
        squares += (double)limited[i] * (double)limited[i];
    }
    assert_true(fabs(sqrt(squares) - 0.0625) < 1e-5);
    step_once(limited, dataset, (const char *const[]){ONE_STEP, "train.clip=0", "train.clip_value=0.001", NULL});
    for (size_t i = 0; i < 4096; i++)
        assert_true(fabs((double)limited[i]) < 0.001 + 1e-6);
    lc_dataset_free(dataset);
}

static void the_norm_that_is_reported_is_before_any_clipping(void **state)
{
    (void)state;
    static lc_real moved[4096];
    lc_dataset *dataset = waves_new(2);
    const double norm = step_once(moved, dataset, (const char *const[]){ONE_STEP, "train.clip=0", NULL});
    double squares = 0;
    for (size_t i = 0; i < 4096; i++)
        squares += (double)moved[i] * (double)moved[i];
    assert_true(fabs(sqrt(squares) - norm) < 1e-5 * norm);
    assert_true(norm == step_once(moved, dataset, (const char *const[]){ONE_STEP, "train.clip=0.01", NULL}));
    assert_true(norm == step_once(moved, dataset, (const char *const[]){ONE_STEP, "train.clip_value=0.001", NULL}));
    lc_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_rate_of_every_epoch_is_that_of_its_schedule),
                                       cmocka_unit_test(a_longer_training_begins_as_a_shorter_one),
                                       cmocka_unit_test(without_validation_the_last_epoch_is_the_best),
                                       cmocka_unit_test(limits_that_are_never_reached_change_nothing),
                                       cmocka_unit_test(a_limit_shortens_the_step_to_itself),
                                       cmocka_unit_test(the_norm_that_is_reported_is_before_any_clipping)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
