/* Training that is saved after any step and resumed from the file ends as training without a stop does: the same weights, moments
 * and history, to the bit, by other threads and at another level; with the same threads, in the same bytes of the file. */
#include "contract/resume.h"
#include "core/file.h"
#include "levels.h"
#include "variants.h"

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

static void every_variant_resumes_from_every_step(void **state)
{
    (void)state;
    const lc_config base = few_steps();
    variants_walk(&base, check_every_step);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_variant_resumes_from_every_step),
        cmocka_unit_test(a_state_that_is_carried_on_is_part_of_the_point),
        cmocka_unit_test(patience_ends_within_an_epoch_whose_state_is_kept),
        cmocka_unit_test(patience_counts_epochs_before_the_save),
        cmocka_unit_test(validations_inside_an_epoch_resume_from_every_step),
        cmocka_unit_test(a_run_may_be_resumed_again_and_again),
        cmocka_unit_test(a_finished_run_is_made_longer),
    };
    return cmocka_run_group_tests(tests, name_files, remove_files);
}
