/* model.output = every: which targets training asks for, and which it must not. */
#include "property/forecasters.h"
#include "unit.h"

#include "model/forecaster.h"
#include "nn/net.h"
#include "train/gather.h"

enum { LANES = 16 };

static lc_config config_of(const char *kind, const char *more)
{
    lc_config config = forecaster_config(kind);
    assert_ok(lc_config_set(&config, "model.output=every"));
    assert_ok(lc_config_set(&config, "train.patience=0"));
    config.window.shortest = 3;
    if (more)
        assert_ok(lc_config_set(&config, more));
    return config;
}

static bool has_every(const char *kind)
{
    return lc_arch_find(kind)->every;
}

/* Losses of training, which would move if it looked beyond its part. */
static void check_losses(const char *kind)
{
    lc_dataset *before = waves_new(2), *after = waves_new(2);
    lc_config config = config_of(kind, NULL);
    lc_forecaster *a = forecaster_trained(before, &config);
    for (size_t i = 0; i < 2; i++)
        for (size_t row = lc_forecaster_split(a)->part[i * LC_PARTS + LC_TRAIN].end; row < after->series[i].rows; row++)
            for (size_t c = 0; c < after->channels; c++)
                after->series[i].value[row * after->channels + c] += 7;
    lc_forecaster *b = forecaster_trained(after, &config);
    size_t epochs, same;
    const lc_epoch *x = lc_forecaster_history(&epochs, a), *y = lc_forecaster_history(&same, b);
    assert_int_equal(epochs, same);
    for (size_t i = 0; i < epochs; i++) {
        assert_true(x[i].loss == y[i].loss);
        assert_true(x[i].valid_loss != y[i].valid_loss);
    }
    lc_forecaster_free(a);
    lc_forecaster_free(b);
    lc_dataset_free(before);
    lc_dataset_free(after);
}

static void no_target_of_validation_or_test_is_in_a_loss_of_training(void **state)
{
    (void)state;
    for (const char *const *kind = lc_arch_names(); *kind; kind++)
        if (has_every(*kind))
            check_losses(*kind);
}

/* Whether a target may be asked for: it is known, and in the part. */
static bool is_asked(const lc_task *task, lc_part part, size_t series, size_t row, size_t target)
{
    const lc_rows rows = task->split->part[series * LC_PARTS + part];
    return row >= rows.first && row < rows.end &&
           !isnan(task->dataset->series[series].value[row * task->dataset->channels + target]);
}

/* Of the forecasts after each row of a window's context. */
static size_t asked_of(const lc_task *task, lc_part part, lc_window w)
{
    size_t asked = 0;
    for (size_t origin = w.origin - (task->window.context - w.lacks) + 1; origin <= w.origin; origin++)
        for (size_t row = origin; row < origin + task->window.horizon; row++)
            for (size_t c = 0; c < task->target_count; c++)
                asked += is_asked(task, part, w.series, row, c);
    return asked;
}

/* What is gathered and what is counted is what the rule says, with values that are missing and filled; validation stands for a
 * part whose windows reach back across its border. */
static void check_counts(lc_part part, const char *missing)
{
    lc_dataset *dataset = waves_new(2);
    for (size_t k = 20; k < dataset->series[0].rows * dataset->channels; k += 37)
        dataset->series[0].value[k] = (double)NAN;
    lc_config config = config_of("recurrent", missing);
    lc_task *task;
    lc_net_shape shape;
    lc_net *net;
    lc_shard *shard;
    size_t item[LANES], sum = 0;
    assert_ok(lc_task_new(&task, dataset, &config));
    assert_ok(lc_task_shape(&shape, task, &config.model));
    assert_ok(lc_net_new(&net, &shape, &config.model));
    assert_ok(lc_shard_new(&shard, net, LANES, 1));
    lc_source source = lc_task_source(task, task->windows[part], &config.model);
    source.every = true;
    source.part = task->split->part + part;
    for (size_t i = 0; i < LANES - 2; i++) {
        item[i] = i;
        const size_t asked = asked_of(task, part, lc_windows_at(task->windows[part], i));
        assert_int_equal(lc_gather_known(&source, &i, 1), asked);
        sum += asked;
    }
    lc_shard_take(shard, net, lc_gather_steps(&source, item, LANES - 2));
    lc_gather(shard, &source, item, LANES - 2, true);
    assert_int_equal(lc_shard_known(shard, net), sum);
    assert_in_range(sum, 1, (LANES - 2) * FORECASTER_CONTEXT * FORECASTER_HORIZON * FORECASTER_CHANNELS - 1);
    lc_shard_free(shard);
    lc_net_free(net);
    lc_task_free(task);
    lc_dataset_free(dataset);
}

static void what_is_asked_for_is_known_and_in_the_part(void **state)
{
    (void)state;
    static const char *const missing[] = {"data.missing=mask", "data.missing=forward", "data.missing=skip"};
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++) {
        check_counts(LC_TRAIN, missing[i]);
        check_counts(LC_VALID, missing[i]);
    }
}

static void threads_do_not_change_the_weights(void **state)
{
    (void)state;
    static const size_t threads[] = {1, 2, 3};
    lc_dataset *dataset = waves_new(2);
    for (const char *const *kind = lc_arch_names(); *kind; kind++) {
        uint64_t first = 0;
        for (size_t i = 0; has_every(*kind) && i < 3; i++) {
            lc_config config = config_of(*kind, "data.known=hour");
            config.run.threads = threads[i];
            lc_forecaster *f = forecaster_trained(dataset, &config);
            first = i ? first : lc_forecaster_digest(f);
            assert_true(lc_forecaster_digest(f) == first);
            lc_forecaster_free(f);
        }
    }
    lc_dataset_free(dataset);
}

static void what_would_know_later_rows_is_refused(void **state)
{
    (void)state;
    static const char *const more[] = {"model.bidirectional=yes", "model.normalize=mean", "data.missing=interpolate"};
    lc_dataset *dataset = waves_new(1);
    for (size_t i = 0; i < 3; i++) {
        lc_config config = config_of("recurrent", more[i]);
        lc_forecaster *f;
        assert_int_equal(lc_forecaster_new(&f, dataset, &config), LC_E_CONFIG);
        assert_non_null(strstr(lc_error_message(), "model.output = every"));
    }
    lc_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_target_of_validation_or_test_is_in_a_loss_of_training),
        cmocka_unit_test(what_is_asked_for_is_known_and_in_the_part),
        cmocka_unit_test(threads_do_not_change_the_weights),
        cmocka_unit_test(what_would_know_later_rows_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
