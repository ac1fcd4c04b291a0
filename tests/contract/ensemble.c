/* An ensemble: each of its networks is the one that its seed gives by itself, to the bit; what it says is their mean; stopped
 * anywhere and resumed, by any number of threads, it is the same file. */
#include "core/file.h"
#include "model/forecaster.h"
#include "sample.h"
#include "variants.h"

#include <unistd.h>

#include <lanecast/evaluate.h>

enum { SEEDS = 3 };

static char path[64], whole_path[64];

static int name_files(void **state)
{
    (void)state;
    snprintf(path, sizeof path, "/tmp/lanecast-ensemble-%ld.h5", (long)getpid());
    snprintf(whole_path, sizeof whole_path, "/tmp/lanecast-ensemble-whole-%ld.h5", (long)getpid());
    return 0;
}

static int remove_files(void **state)
{
    (void)state;
    unlink(path);
    unlink(whole_path);
    return 0;
}

static lc_dataset *waves(void)
{
    lc_dataset *d = sample_new(2, (size_t[]){150, 130}, 2);
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < d->series[s].rows * 2; i++)
            d->series[s].value[i] = round(48 + 16 * sin(0.1 * (double)(i * (s + 1))) + 5 * sin(1.7 * (double)i));
    return d;
}

static lc_config config_of(const char *const *more, size_t count)
{
    static const char *const set[] = {"window.context=12", "window.horizon=3", "model.hidden=5",  "model.dropout_recurrent=0.2",
                                      "train.epochs=2",    "train.batch=60",   "train.rate=0.02", "run.threads=2"};
    lc_config c = lc_config_default();
    for (size_t i = 0; i < sizeof set / sizeof set[0]; i++)
        assert_ok(lc_config_set(&c, set[i]));
    for (size_t i = 0; i < count; i++)
        assert_ok(lc_config_set(&c, more[i]));
    c.run.seed = 7;
    c.run.seeds = SEEDS;
    return c;
}

static void train_on(lc_forecaster *f)
{
    for (lc_progress progress = {0}; !progress.done;)
        assert_ok(lc_forecaster_step(&progress, f));
}

static lc_forecaster *trained(const lc_dataset *dataset, const lc_config *config)
{
    lc_forecaster *f;
    assert_ok(lc_forecaster_new(&f, dataset, config));
    train_on(f);
    return f;
}

/* The one network that a seed gives. */
static lc_forecaster *alone(const lc_dataset *dataset, const lc_config *config, size_t member)
{
    lc_config one = *config;
    one.run.seed += member;
    one.run.seeds = 1;
    return trained(dataset, &one);
}

static void assert_same_file(const char *a, const char *b)
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

/* Numbers that are said of all test windows: the point and, where there is more, what an outlook has. */
static size_t say(double **out, const lc_forecaster *f, const double *level, size_t levels, size_t samples)
{
    lc_outlook *outlook;
    const lc_windows *windows;
    size_t columns;
    assert_ok(lc_outlook_new(&outlook, f, level, levels, samples));
    lc_outlook_columns(&columns, outlook);
    assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
    const size_t count = lc_windows_count(windows), each = lc_task_cells(f->task) * lc_task_columns(f->task) * columns;
    assert_ok(lc_new(out, count * each, sizeof **out));
    assert_ok(lc_outlook_predict(*out, outlook, windows, 0, count));
    lc_outlook_free(outlook);
    return count * each;
}

/* mean = (first + second + third) / 3, as plain doubles */
static void check_mean(const lc_config *config, const double *level, size_t levels, size_t samples)
{
    lc_dataset *dataset = waves();
    lc_forecaster *all = trained(dataset, config);
    double *said, *own[SEEDS];
    const size_t count = say(&said, all, level, levels, samples);
    for (size_t m = 0; m < SEEDS; m++) {
        lc_forecaster *one = alone(dataset, config, m);
        one->config.run.seed = config->run.seed; /* samples: the same draws */
        assert_true(lc_forecaster_member(all, m).weights_digest == lc_forecaster_digest(one));
        assert_int_equal(lc_forecaster_member(all, m).seed, config->run.seed + m);
        assert_int_equal(say(&own[m], one, level, levels, samples), count);
        lc_forecaster_free(one);
    }
    for (size_t i = 0; i < count; i++)
        assert_true(said[i] == (own[0][i] + own[1][i] + own[2][i]) / SEEDS);
    for (size_t m = 0; m < SEEDS; m++)
        lc_free(own[m]);
    lc_free(said);
    lc_forecaster_free(all);
    lc_dataset_free(dataset);
}

static void every_loss_says_the_mean_of_its_networks(void **state)
{
    (void)state;
    for (const char *const *loss = lc_head_names(); *loss; loss++) {
        lc_config config = config_of(NULL, 0);
        snprintf(config.model.loss, sizeof config.model.loss, "%s", *loss);
        variants_classify(&config);
        variants_allow(&config);
        check_mean(&config, NULL, 0, 0);
    }
}

static void levels_and_samples_are_the_mean_of_the_networks_own(void **state)
{
    (void)state;
    const lc_config config = config_of((const char *const[]){"model.loss=student_t"}, 1);
    check_mean(&config, (const double[]){0.05, 0.5, 0.9}, 3, 2);
}

/* Its conformal offsets are of the mean: with them some validation truths are just at the quantile. */
static void intervals_are_of_the_mean(void **state)
{
    (void)state;
    lc_dataset *dataset = waves();
    lc_config config = config_of((const char *const[]){"model.interval=conformal"}, 1);
    lc_forecaster *all = trained(dataset, &config), *again, *first = alone(dataset, &config, 0);
    lc_config bare = config;
    strcpy(bare.model.interval, "none");
    lc_forecaster *without = trained(dataset, &bare);
    double *said, *point;
    const size_t count = say(&said, all, (const double[]){0.25}, 1, 0);
    assert_int_equal(say(&point, without, NULL, 0, 0), count / 2);
    for (size_t i = 0; i < count / 2; i++) {
        const size_t cell = i % lc_task_cells(all->task);
        const lc_windows *windows;
        assert_ok(lc_forecaster_windows(&windows, all, LC_TEST));
        const lc_window w = lc_windows_at(windows, i / lc_task_cells(all->task));
        const double scale = all->task->scaler->scale[w.series * 2 + all->task->targets[cell % 2]];
        const size_t level = lc_interval_find(all->interval, 0.25);
        assert_true(said[2 * i] == point[i]);
        assert_true(said[2 * i + 1] == point[i] + scale * all->interval->offset[level * lc_task_cells(all->task) + cell]);
    }
    assert_memory_not_equal(all->interval->offset, first->interval->offset, 199 * sizeof(double));
    assert_ok(lc_forecaster_save(all, path));
    assert_ok(lc_forecaster_load(&again, path, dataset, &config));
    assert_memory_equal(all->interval->offset, again->interval->offset, 199 * lc_task_cells(all->task) * sizeof(double));
    lc_free(said);
    lc_free(point);
    lc_forecaster_free(all);
    lc_forecaster_free(again);
    lc_forecaster_free(first);
    lc_forecaster_free(without);
    lc_dataset_free(dataset);
}

/* --- stopped and resumed ---------------------------------------------------------------------------------------------- */

static lc_forecaster *resume(const lc_dataset *dataset, size_t threads, size_t seeds)
{
    lc_run run;
    lc_forecaster *f;
    assert_ok(lc_run_read(&run, path));
    run.config.run.threads = threads;
    run.config.run.seeds = seeds;
    assert_ok(lc_forecaster_resume(&f, path, dataset, &run.config));
    return f;
}

static void a_stop_after_any_step_of_any_network_changes_nothing(void **state)
{
    (void)state;
    lc_dataset *dataset = waves();
    const lc_config config = config_of(NULL, 0);
    lc_forecaster *whole = trained(dataset, &config), *stopped;
    lc_progress progress = {0};
    size_t threads = 0, most = 0;
    assert_ok(lc_forecaster_save(whole, whole_path));
    assert_ok(lc_forecaster_new(&stopped, dataset, &config));
    while (!progress.done) {
        lc_run run;
        assert_ok(lc_forecaster_save(stopped, path));
        assert_ok(lc_run_read(&run, path));
        assert_int_equal(run.training, LC_TRAINING_UNFINISHED);
        most = run.members > most ? run.members : most;
        lc_forecaster *f = resume(dataset, 1 + threads++ % 3, SEEDS);
        train_on(f);
        assert_true(lc_forecaster_digest(f) == lc_forecaster_digest(whole));
        f->config.run.threads = 2;
        assert_ok(lc_forecaster_save(f, path));
        assert_same_file(path, whole_path);
        lc_forecaster_free(f);
        assert_ok(lc_forecaster_step(&progress, stopped));
        assert_true(progress.members == SEEDS && progress.member >= 1 && progress.member <= SEEDS);
    }
    assert_int_equal(most, SEEDS);
    lc_forecaster_free(stopped);
    lc_forecaster_free(whole);
    lc_dataset_free(dataset);
}

static void a_finished_run_grows_into_the_ensemble_that_it_would_have_been(void **state)
{
    (void)state;
    lc_dataset *dataset = waves();
    const lc_config config = config_of((const char *const[]){"model.interval=conformal", "train.patience=0"}, 2);
    lc_config short_one = config;
    short_one.run.seeds = short_one.train.epochs = 1;
    lc_forecaster *whole = trained(dataset, &config), *f = trained(dataset, &short_one), *more;
    lc_run run;
    assert_ok(lc_forecaster_save(whole, whole_path));
    assert_ok(lc_forecaster_save(f, path));
    assert_ok(lc_run_read(&run, path));
    run.config.run.seeds = SEEDS;
    run.config.train.epochs = 2;
    assert_ok(lc_forecaster_resume(&more, path, dataset, &run.config));
    train_on(more);
    assert_ok(lc_forecaster_save(more, path));
    assert_same_file(path, whole_path);
    lc_forecaster_free(more);
    run.config.run.seeds = 2;
    assert_int_equal(lc_forecaster_resume(&more, path, dataset, &run.config), LC_E_CONFIG);
    assert_non_null(strstr(lc_error_message(), "run.seeds = 3, not 2"));
    lc_forecaster_free(f);
    lc_forecaster_free(whole);
    lc_dataset_free(dataset);
}

static void an_unfinished_ensemble_forecasts_with_what_it_has(void **state)
{
    (void)state;
    lc_dataset *dataset = waves();
    const lc_config config = config_of(NULL, 0);
    lc_forecaster *f, *loaded, *first = alone(dataset, &config, 0);
    lc_progress progress = {0};
    double *said, *own;
    assert_ok(lc_forecaster_new(&f, dataset, &config));
    while (progress.member < 2)
        assert_ok(lc_forecaster_step(&progress, f)); /* the second network has made a step, and no round */
    assert_ok(lc_forecaster_save(f, path));
    assert_ok(lc_forecaster_load(&loaded, path, dataset, &config));
    assert_int_equal(lc_forecaster_training(loaded), LC_TRAINING_UNFINISHED);
    const size_t count = say(&said, loaded, NULL, 0, 0);
    assert_int_equal(say(&own, first, NULL, 0, 0), count);
    assert_memory_equal(said, own, count * sizeof *said);
    lc_free(said);
    lc_free(own);
    lc_forecaster_free(f);
    lc_forecaster_free(loaded);
    lc_forecaster_free(first);
    lc_dataset_free(dataset);
}

/* --- errors ----------------------------------------------------------------------------------------------------------- */

static void an_evaluation_has_the_errors_of_each_network_by_itself(void **state)
{
    (void)state;
    lc_dataset *dataset = waves();
    const lc_config config = config_of(NULL, 0);
    lc_forecaster *all = trained(dataset, &config);
    lc_evaluation *e, *own;
    assert_ok(lc_evaluate(&e, all, LC_TEST));
    assert_int_equal(e->members, SEEDS);
    for (size_t m = 0; m < SEEDS; m++) {
        lc_forecaster *one = alone(dataset, &config, m);
        assert_ok(lc_evaluate(&own, one, LC_TEST));
        assert_int_equal(own->members, 0);
        assert_int_equal(own->lines, e->lines);
        for (int space = 0; space < LC_SPACES; space++)
            assert_memory_equal(e->member[m].score[space].overall, own->line[0].score[space].overall,
                                e->metrics * sizeof(double));
        lc_evaluation_free(own);
        lc_forecaster_free(one);
    }
    lc_evaluation_free(e);
    lc_forecaster_free(all);
    lc_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_loss_says_the_mean_of_its_networks),
        cmocka_unit_test(levels_and_samples_are_the_mean_of_the_networks_own),
        cmocka_unit_test(intervals_are_of_the_mean),
        cmocka_unit_test(a_stop_after_any_step_of_any_network_changes_nothing),
        cmocka_unit_test(a_finished_run_grows_into_the_ensemble_that_it_would_have_been),
        cmocka_unit_test(an_unfinished_ensemble_forecasts_with_what_it_has),
        cmocka_unit_test(an_evaluation_has_the_errors_of_each_network_by_itself),
    };
    return cmocka_run_group_tests(tests, name_files, remove_files);
}
