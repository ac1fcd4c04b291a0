/* What a run is not resumed with: other data, another network, less training than it has had. */
#include "contract/resume.h"
#include "levels.h"
#include "train/schedule.h"

static void save_after(size_t steps, const lc_config *config, const lc_dataset *dataset)
{
    lc_forecaster *f;
    lc_progress progress = {0};
    assert_ok(lc_forecaster_new(&f, dataset, config));
    for (size_t i = 0; i < steps; i++)
        assert_ok(lc_forecaster_step(&progress, f));
    assert_ok(lc_forecaster_save(f, part_path));
    lc_forecaster_free(f);
}

static void refuse(const lc_dataset *dataset, const char *assignment, lc_status code, const char *message)
{
    lc_forecaster *f;
    lc_run run;
    assert_ok(lc_run_read(&run, part_path));
    if (assignment)
        assert_ok(lc_config_set(&run.config, assignment));
    assert_fails(lc_forecaster_resume(&f, part_path, dataset, &run.config), code, message);
}

static void other_data_are_refused_by_what_differs(void **state)
{
    (void)state;
    const lc_config config = few_steps();
    lc_dataset *d = waves();
    save_after(3, &config, d);
    d->series[1].value[7] += 1e-9;
    refuse(d, "data.file=new.h5", LC_E_MISMATCH, "new.h5: channel 'b' of series 's1' has other values than");
    d->series[0].value[6] += 1e-9;
    refuse(d, NULL, LC_E_MISMATCH, "channel 'a' of series 's0' has other values than");
    d->series[0].time[149]++;
    refuse(d, NULL, LC_E_MISMATCH, "series 's0' has other time stamps than");
    d->series[0].rows--;
    refuse(d, NULL, LC_E_MISMATCH, "series 's0' has 149 rows, and");
    d->series_count = 1;
    refuse(d, NULL, LC_E_MISMATCH, "was trained on 2 series, and the data has 1");
    d->series_count = 2;
    d->channel[1].name[0] = 'z';
    refuse(d, NULL, LC_E_MISMATCH, "was made for a channel 'b' where the data has 'z'");
    lc_dataset_free(d);
}

static void other_series_order_is_refused(void **state)
{
    (void)state;
    const lc_config config = few_steps();
    lc_dataset *d = waves();
    save_after(3, &config, d);
    const lc_series first = d->series[0];
    d->series[0] = d->series[1];
    d->series[1] = first;
    refuse(d, NULL, LC_E_MISMATCH, "its series come in another order than");
    lc_dataset_free(d);
}

static void only_the_end_of_training_may_change(void **state)
{
    (void)state;
    lc_config config = few_steps();
    lc_dataset *d = waves();
    save_after(6, &config, d);
    refuse(d, "train.rate=0.02", LC_E_CONFIG, "was trained with train.rate = 0.01, not 0.02: train again to change it");
    refuse(d, "data.split=0.6 0.2 0.2", LC_E_CONFIG, "was trained with data.split = 0.7 0.1 0.2");
    refuse(d, "train.epochs=1", LC_E_CONFIG, "train.epochs cannot be 1");
    snprintf(config.train.schedule, sizeof config.train.schedule, "cosine");
    save_after(2, &config, d);
    refuse(d, "train.epochs=9", LC_E_CONFIG, "the rates of train.schedule = cosine depend on the number of epochs, 2");
    lc_dataset_free(d);
}

static double factor_at(const lc_schedule *schedule, size_t epoch, size_t epochs, const lc_knob_values *knobs)
{
    return schedule->factor(&(lc_rate_step){.epoch = epoch, .epochs = epochs, .steps = 1, .knobs = knobs});
}

static void a_schedule_that_hides_the_total_is_found_out(void **state)
{
    (void)state;
    for (const char *const *name = lc_schedule_names(); *name; name++) {
        const lc_schedule *schedule = lc_schedule_find(*name);
        lc_knob_values knobs;
        bool differs = false;
        assert_ok(lc_knobs_read(&knobs, NULL, *name, schedule->knobs));
        for (size_t epoch = 0; epoch < 10; epoch++)
            differs |= factor_at(schedule, epoch, 10, &knobs) != factor_at(schedule, epoch, 50, &knobs);
        assert_int_equal(differs, schedule->of_total);
    }
}

/* A part of the third epoch is done: two epochs in all are too few. */
static void an_epoch_that_was_begun_counts(void **state)
{
    (void)state;
    lc_config config = few_steps();
    lc_dataset *d = waves();
    size_t steps = 0;
    lc_progress progress = {0};
    lc_forecaster *f;
    config.train.epochs = 5;
    assert_ok(lc_forecaster_new(&f, d, &config));
    for (size_t epochs = 0; epochs < 2; epochs += progress.round_done, steps++)
        assert_ok(lc_forecaster_step(&progress, f));
    lc_forecaster_free(f);
    save_after(steps + 1, &config, d);
    refuse(d, "train.epochs=2", LC_E_CONFIG, "2 epochs are done and a part of the next, train.epochs cannot be 2");
    save_after(steps, &config, d);
    lc_run run;
    assert_ok(lc_run_read(&run, part_path));
    run.config.train.epochs = 2;
    assert_ok(lc_forecaster_resume(&f, part_path, d, &run.config));
    train_on(f);
    assert_int_equal(lc_neural_kept(f->neural, 0).member->rounds, 2);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

static void what_patience_ended_needs_more_of_it(void **state)
{
    (void)state;
    lc_config config = few_steps();
    lc_dataset *d = waves();
    lc_forecaster *f;
    config.train.epochs = 20;
    config.train.rate = 1e-300;
    assert_ok(lc_forecaster_new(&f, d, &config));
    train_on(f);
    assert_ok(lc_forecaster_save(f, part_path));
    lc_forecaster_free(f);
    refuse(d, "train.epochs=30", LC_E_USAGE,
           "no epoch after 1 improved the validation loss, so train.patience = 2 has ended training in epoch 3");
    lc_run run;
    assert_ok(lc_run_read(&run, part_path));
    run.config.train.patience = 4;
    assert_ok(lc_forecaster_resume(&f, part_path, d, &run.config));
    train_on(f);
    assert_int_equal(lc_neural_kept(f->neural, 0).member->rounds, 5);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* Loaded to forecast, what has been trained is done at the first step. */
static void what_is_finished_is_done(void **state)
{
    (void)state;
    const lc_config config = few_steps();
    lc_dataset *d = waves();
    lc_forecaster *f, *loaded;
    lc_progress progress = {0};
    size_t epochs;
    assert_ok(lc_forecaster_new(&f, d, &config));
    train_on(f);
    assert_ok(lc_forecaster_save(f, part_path));
    assert_ok(lc_forecaster_load(&loaded, part_path, d, &config));
    assert_ok(lc_forecaster_step(&progress, loaded));
    assert_true(progress.done && lc_forecaster_training(loaded) == LC_TRAINING_FINISHED);
    assert_true(lc_forecaster_digest(loaded) == lc_forecaster_digest(f));
    const lc_epoch *history = lc_forecaster_history(&epochs, loaded);
    assert_int_equal(epochs, 2);
    assert_true(history[1].rate == lc_forecaster_history(&epochs, f)[1].rate && history[1].loss > 0);
    assert_int_equal(lc_forecaster_best_epoch(loaded), lc_forecaster_best_epoch(f));
    assert_true(lc_forecaster_dataset(loaded) == d && lc_forecaster_config(loaded)->train.epochs == 2);
    assert_int_equal(lc_forecaster_split(loaded)->series_count, 2);
    lc_forecaster_free(loaded);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

static void a_run_that_is_loaded_to_forecast_does_not_train(void **state)
{
    (void)state;
    const lc_config config = few_steps();
    lc_dataset *d = waves();
    lc_forecaster *f;
    lc_progress progress;
    lc_run run;
    save_after(1, &config, d);
    assert_ok(lc_run_read(&run, part_path));
    assert_int_equal(run.training, LC_TRAINING_UNFINISHED);
    assert_fails(lc_forecaster_load(&f, part_path, d, &run.config), LC_E_USAGE,
                 "no epoch of it is done, so there are no best weights yet");
    save_after(5, &config, d);
    assert_ok(lc_forecaster_load(&f, part_path, d, &run.config));
    assert_int_equal(lc_forecaster_training(f), LC_TRAINING_UNFINISHED);
    assert_int_equal(lc_forecaster_best_epoch(f), 1);
    assert_fails(lc_forecaster_step(&progress, f), LC_E_USAGE, "lc_forecaster_resume");
    assert_ok(lc_forecaster_save(f, part_path));
    refuse(d, NULL, LC_E_USAGE, "it does not hold where training was");
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

static void what_has_nothing_to_train_is_not_resumed(void **state)
{
    (void)state;
    lc_config config = few_steps();
    lc_dataset *d = waves();
    lc_forecaster *f;
    lc_progress progress = {0};
    lc_run run;
    assert_ok(lc_config_set(&config, "model.kind=drift"));
    save_after(1, &config, d);
    refuse(d, NULL, LC_E_USAGE, "drift is a baseline and has nothing to train");
    config = few_steps();
    assert_ok(lc_config_set(&config, "model.cell=rnn_relu"));
    assert_ok(lc_config_set(&config, "train.optimizer=sgd"));
    config.train.rate = 1e6;
    config.train.clip = config.train.warmup = 0;
    config.train.patience = 0;
    config.train.epochs = 400; /* a step multiplies the error by some millions: enough of them also for double precision */
    assert_ok(lc_forecaster_new(&f, d, &config));
    for (lc_status status = LC_OK; status != LC_E_DIVERGED; status = lc_forecaster_step(&progress, f)) {
        assert_int_equal(status, LC_OK);
        assert_false(progress.done);
    }
    assert_fails(lc_forecaster_step(&progress, f), LC_E_DIVERGED, "training has diverged, and has no next step");
    assert_ok(lc_forecaster_save(f, part_path));
    lc_forecaster_free(f);
    refuse(d, NULL, LC_E_USAGE, "training diverged, and would again: train anew with a lower train.rate");
    assert_ok(lc_run_read(&run, part_path));
    assert_int_equal(run.training, LC_TRAINING_DIVERGED);
    lc_dataset_free(d);
}

/* Where this machine has a level with other bits than portable. */
static void another_level_is_refused(void **state)
{
    (void)state;
    const lc_config config = few_steps();
    if (lc_lane_same_bits(lc_lane_at(0)->name, "portable"))
        skip_because("one level of arithmetic here");
    lc_dataset *d = waves();
    setenv("LANECAST_ISA", "portable", 1);
    save_after(3, &config, d);
    unsetenv("LANECAST_ISA");
    refuse(d, NULL, LC_E_MISMATCH, "was trained at level portable, whose bits differ from those of");
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_data_are_refused_by_what_differs),
        cmocka_unit_test(other_series_order_is_refused),
        cmocka_unit_test(only_the_end_of_training_may_change),
        cmocka_unit_test(a_schedule_that_hides_the_total_is_found_out),
        cmocka_unit_test(an_epoch_that_was_begun_counts),
        cmocka_unit_test(what_patience_ended_needs_more_of_it),
        cmocka_unit_test(what_is_finished_is_done),
        cmocka_unit_test(a_run_that_is_loaded_to_forecast_does_not_train),
        cmocka_unit_test(what_has_nothing_to_train_is_not_resumed),
        cmocka_unit_test(another_level_is_refused),
    };
    return cmocka_run_group_tests(tests, name_files, remove_files);
}
