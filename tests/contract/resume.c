/* Training that is saved after any step and resumed from the file ends as training without a stop does: the same weights, moments
 * and history, to the bit, by other threads and at another level; with the same threads, in the same bytes of the file. */
#include "core/file.h"
#include "levels.h"
#include "model/forecaster.h"
#include "sample.h"
#include "train/schedule.h"
#include "variants.h"

#include <unistd.h>

static char part_path[64], whole_path[64], end_path[64];

static int name_files(void **state)
{
    (void)state;
    snprintf(part_path, sizeof part_path, "/tmp/lanecast-part-%ld.h5", (long)getpid());
    snprintf(whole_path, sizeof whole_path, "/tmp/lanecast-whole-%ld.h5", (long)getpid());
    snprintf(end_path, sizeof end_path, "/tmp/lanecast-end-%ld.h5", (long)getpid());
    return 0;
}

static int remove_files(void **state)
{
    (void)state;
    unlink(part_path);
    unlink(whole_path);
    unlink(end_path);
    return 0;
}

static lc_dataset *waves(void)
{
    lc_dataset *d = sample_new(2, (size_t[]){150, 130}, 2);
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < d->series[s].rows * 2; i++)
            d->series[s].value[i] =
                round(48 + 16 * sin(0.1 * (double)(i * (s + 1))) + 5 * sin(1.7 * (double)i)); /* counts, too */
    return d;
}

static lc_config few_steps(void)
{
    static const char *const set[] = {"window.context=12",     "window.horizon=3",         "model.cell=gru",   "model.hidden=5 3",
                                      "model.dropout=0.3",     "train.epochs=2",           "train.batch=60",   "train.rate=0.01",
                                      "train.warmup=1",        "train.schedule=step",      "train.patience=2", "run.threads=2",
                                      "data.known=hour month", "data.transform=difference"};
    lc_config c = lc_config_default();
    for (size_t i = 0; i < sizeof set / sizeof set[0]; i++)
        assert_ok(lc_config_set(&c, set[i]));
    return c;
}

static void train_on(lc_forecaster *f)
{
    for (lc_progress progress = {0}; !progress.done;)
        assert_ok(lc_forecaster_step(&progress, f));
}

static void assert_same_member(const lc_forecaster *a, const lc_forecaster *b, size_t member)
{
    const lc_kept x = lc_neural_kept(a->neural, member), y = lc_neural_kept(b->neural, member);
    const size_t bytes = x.point.length * sizeof(lc_real);
    assert_int_equal(x.member->rounds, y.member->rounds);
    assert_int_equal(x.member->best_round, y.member->best_round);
    for (size_t i = 0; i < x.member->rounds; i++)
        assert_memory_equal(&x.member->history[i], &y.member->history[i], offsetof(lc_epoch, seconds));
    assert_memory_equal(x.member->weights, y.member->weights, bytes);
    assert_true(x.point.blocks > 0 && x.point.blocks == y.point.blocks);
    for (size_t i = 0; i < x.point.blocks; i++)
        assert_memory_equal(x.point.block[i], y.point.block[i], bytes);
    assert_int_equal(x.point.state_length, y.point.state_length);
    if (x.point.state)
        assert_memory_equal(x.point.state, y.point.state, x.point.state_length * sizeof(lc_real));
}

static void assert_same_end(const lc_forecaster *a, const lc_forecaster *b)
{
    assert_int_equal(lc_forecaster_members(a), lc_forecaster_members(b));
    for (size_t i = 0; i < lc_forecaster_members(a); i++)
        assert_same_member(a, b, i);
}

static void assert_same_bytes(const char *a, const char *b)
{
    char *x, *y;
    size_t length, other;
    assert_ok(lc_file_read(&x, &length, a));
    assert_ok(lc_file_read(&y, &other, b));
    assert_int_equal(length, other);
    assert_memory_equal(x, y, length);
    lc_free(x);
    lc_free(y);
}

static lc_forecaster *resume(const char *path, const lc_dataset *dataset, size_t threads)
{
    lc_forecaster *f;
    lc_run run;
    assert_ok(lc_run_read(&run, path));
    run.config.run.threads = threads;
    assert_ok(lc_forecaster_resume(&f, path, dataset, &run.config));
    return f;
}

/* From part_path to the end, with `threads` and perhaps at another level. */
static void check_resumed(const lc_dataset *dataset, const lc_forecaster *whole, size_t threads)
{
    if (threads == 3)
        levels_use_other();
    lc_forecaster *f = resume(part_path, dataset, threads);
    train_on(f);
    unsetenv("LANECAST_ISA");
    assert_same_end(f, whole);
    if (threads == 2) {
        assert_ok(lc_forecaster_save(f, end_path));
        assert_same_bytes(end_path, whole_path);
    }
    lc_forecaster_free(f);
}

static void check_every_step(const lc_config *config)
{
    size_t threads = 0;
    lc_progress progress = {0};
    lc_dataset *dataset = waves();
    lc_forecaster *whole, *stopped;
    if (!lc_arch_find(config->model.kind)) {
        lc_dataset_free(dataset);
        return;
    }
    assert_ok(lc_forecaster_new(&whole, dataset, config));
    train_on(whole);
    assert_ok(lc_forecaster_save(whole, whole_path));
    assert_ok(lc_forecaster_new(&stopped, dataset, config));
    for (; !progress.done; threads = (threads + 1) % 3) {
        assert_ok(lc_forecaster_save(stopped, part_path));
        check_resumed(dataset, whole, 1 + threads);
        assert_ok(lc_forecaster_step(&progress, stopped));
    }
    lc_forecaster_free(whole);
    lc_forecaster_free(stopped);
    lc_dataset_free(dataset);
}

static void a_state_that_is_carried_on_is_part_of_the_point(void **state)
{
    (void)state;
    lc_config config = few_steps();
    assert_ok(lc_config_set(&config, "train.truncate=4"));
    assert_ok(lc_config_set(&config, "train.batch=20"));
    check_every_step(&config);
}

/* Within an epoch, too: then patience may end training there, and more of it goes on with the state. */
static void patience_ends_within_an_epoch_whose_state_is_kept(void **state)
{
    (void)state;
    lc_config config = few_steps(), longer;
    lc_dataset *dataset = waves();
    lc_forecaster *f, *whole;
    assert_ok(lc_config_set(&config, "train.truncate=4"));
    assert_ok(lc_config_set(&config, "train.batch=4"));
    assert_ok(lc_config_set(&config, "train.validate_every=2"));
    config.train.rate = 1e-300; /* no validation is better than the first, which a state that is carried on does not change */
    check_every_step(&config);
    config.train.epochs = 5;
    longer = config;
    longer.train.patience = 7; /* into the second epoch */
    assert_ok(lc_forecaster_new(&whole, dataset, &longer));
    train_on(whole);
    assert_ok(lc_forecaster_save(whole, whole_path));
    assert_ok(lc_forecaster_new(&f, dataset, &config));
    train_on(f);
    const lc_kept kept = lc_neural_kept(f->neural, 0);
    assert_true(kept.point.step > 0 && kept.point.state != NULL);
    assert_ok(lc_forecaster_save(f, part_path));
    lc_forecaster_free(f);
    lc_run run;
    assert_ok(lc_run_read(&run, part_path));
    run.config.train.patience = longer.train.patience;
    assert_ok(lc_forecaster_resume(&f, part_path, dataset, &run.config));
    train_on(f);
    assert_same_end(f, whole);
    assert_ok(lc_forecaster_save(f, end_path));
    assert_same_bytes(end_path, whole_path);
    lc_forecaster_free(f);
    lc_forecaster_free(whole);
    lc_dataset_free(dataset);
}

static void every_variant_resumes_from_every_step(void **state)
{
    (void)state;
    const lc_config base = few_steps();
    variants_walk(&base, check_every_step);
}

static void patience_counts_epochs_before_the_save(void **state)
{
    (void)state;
    lc_config config = few_steps();
    config.train.epochs = 20;
    config.train.rate = 1e-300; /* no epoch is better than the first */
    check_every_step(&config);
}

static void validations_inside_an_epoch_resume_from_every_step(void **state)
{
    (void)state;
    lc_config config = few_steps();
    config.train.validate_every = 2;
    config.train.average = 0.9;
    config.model.dropout_weights = 0.2;
    config.model.dropout_recurrent = 0.3;
    config.model.dropout_input = config.model.dropout_head = 0.1;
    assert_ok(lc_config_set(&config, "train.schedule=plateau"));
    check_every_step(&config);
    config.train.epochs = 20;
    config.train.rate = 1e-300;
    check_every_step(&config);
}

/* A resumed run is saved and resumed again, after each of its steps. */
static void a_run_may_be_resumed_again_and_again(void **state)
{
    (void)state;
    const lc_config config = few_steps();
    lc_progress progress = {0};
    lc_dataset *dataset = waves();
    lc_forecaster *whole, *f;
    assert_ok(lc_forecaster_new(&whole, dataset, &config));
    train_on(whole);
    assert_ok(lc_forecaster_new(&f, dataset, &config));
    for (size_t i = 0; !progress.done; i++) {
        assert_ok(lc_forecaster_step(&progress, f));
        assert_ok(lc_forecaster_save(f, part_path));
        if (progress.done)
            break;
        lc_forecaster_free(f);
        f = resume(part_path, dataset, 1 + i % 2);
    }
    assert_same_end(f, whole);
    lc_forecaster_free(f);
    lc_forecaster_free(whole);
    lc_dataset_free(dataset);
}

/* More epochs: as if they had been configured from the start. */
static void a_finished_run_is_made_longer(void **state)
{
    (void)state;
    lc_config config = few_steps(), longer = config;
    lc_dataset *dataset = waves();
    lc_forecaster *f, *whole;
    lc_run run;
    longer.train.epochs = 5;
    longer.train.patience = config.train.patience = 0;
    assert_ok(lc_forecaster_new(&whole, dataset, &longer));
    train_on(whole);
    assert_ok(lc_forecaster_save(whole, whole_path));
    assert_ok(lc_forecaster_new(&f, dataset, &config));
    train_on(f);
    assert_ok(lc_forecaster_save(f, part_path));
    lc_forecaster_free(f);
    assert_ok(lc_run_read(&run, part_path));
    assert_int_equal(run.training, LC_TRAINING_FINISHED);
    run.config.train.epochs = 5;
    assert_ok(lc_forecaster_resume(&f, part_path, dataset, &run.config));
    train_on(f);
    assert_same_end(f, whole);
    assert_ok(lc_forecaster_save(f, end_path));
    assert_same_bytes(end_path, whole_path);
    lc_forecaster_free(f);
    lc_forecaster_free(whole);
    lc_dataset_free(dataset);
}

/* --- what is refused ------------------------------------------------------------------------------------------------- */

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_state_that_is_carried_on_is_part_of_the_point),
        cmocka_unit_test(patience_ends_within_an_epoch_whose_state_is_kept),
        cmocka_unit_test(every_variant_resumes_from_every_step),
        cmocka_unit_test(patience_counts_epochs_before_the_save),
        cmocka_unit_test(validations_inside_an_epoch_resume_from_every_step),
        cmocka_unit_test(a_run_may_be_resumed_again_and_again),
        cmocka_unit_test(a_finished_run_is_made_longer),
        cmocka_unit_test(other_data_are_refused_by_what_differs),
        cmocka_unit_test(other_series_order_is_refused),
        cmocka_unit_test(only_the_end_of_training_may_change),
        cmocka_unit_test(what_patience_ended_needs_more_of_it),
        cmocka_unit_test(a_run_that_is_loaded_to_forecast_does_not_train),
        cmocka_unit_test(what_has_nothing_to_train_is_not_resumed),
        cmocka_unit_test(what_is_finished_is_done),
        cmocka_unit_test(another_level_is_refused),
        cmocka_unit_test(an_epoch_that_was_begun_counts),
        cmocka_unit_test(a_schedule_that_hides_the_total_is_found_out),
    };
    return cmocka_run_group_tests(tests, name_files, remove_files);
}
