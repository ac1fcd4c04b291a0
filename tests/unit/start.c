/* start - training that begins with the weights of a run: what is taken over, and what is refused. */
#include "sample.h"
#include "trained.h"
#include "unit.h"

#include "model/forecaster.h"

#include <stdio.h>
#include <unistd.h>

enum { ROWS = 120 };

typedef struct place {
    char run[64], other[64];
    lc_dataset *dataset;
    lc_config config;
} place;

static place *begin(size_t seeds)
{
    static place p;
    p.dataset = sample_new(1, (size_t[]){ROWS}, 2);
    for (size_t i = 0; i < ROWS * 2; i++)
        p.dataset->series[0].value[i] = sin(0.3 * (double)i);
    p.config = lc_config_default();
    p.config.window.context = 6;
    p.config.window.horizon = 2;
    p.config.model.hidden[0] = 5;
    p.config.train.epochs = 2;
    p.config.train.batch = 8;
    p.config.run.seeds = seeds;
    snprintf(p.run, sizeof p.run, "/tmp/lanecast-start-%ld.h5", (long)getpid());
    snprintf(p.other, sizeof p.other, "/tmp/lanecast-start2-%ld.h5", (long)getpid());
    lc_forecaster *f = forecaster_trained(p.dataset, &p.config);
    assert_ok(lc_forecaster_save(f, p.run));
    lc_forecaster_free(f);
    snprintf(p.config.train.from, sizeof p.config.train.from, "%s", p.run);
    return &p;
}

static void end(place *p)
{
    remove(p->run);
    remove(p->other);
    lc_dataset_free(p->dataset);
}

static uint64_t digest_of(const char *path)
{
    lc_run run;
    assert_ok(lc_run_read(&run, path));
    return run.weights_digest;
}

static uint64_t trained_digest(const place *p)
{
    lc_forecaster *f = forecaster_trained(p->dataset, &p->config);
    const uint64_t digest = lc_forecaster_digest(f);
    lc_forecaster_free(f);
    return digest;
}

/* A rate of 0 leaves weights as they are. */
static void training_begins_with_the_weights_of_every_network_of_the_run(void **state)
{
    (void)state;
    for (size_t seeds = 1; seeds <= 2; seeds++) {
        place *p = begin(seeds);
        p->config.train.rate = 0;
        assert_true(trained_digest(p) == digest_of(p->run));
        p->config.train.rate = 0.01;
        assert_true(trained_digest(p) != digest_of(p->run));
        end(p);
    }
}

static void training_from_a_run_that_was_stopped_goes_on_to_the_same_weights(void **state)
{
    (void)state;
    place *p = begin(2);
    lc_forecaster *f;
    lc_progress progress = {0};
    assert_ok(lc_forecaster_new(&f, p->dataset, &p->config));
    for (int i = 0; i < 3; i++)
        assert_ok(lc_forecaster_step(&progress, f));
    assert_ok(lc_forecaster_save(f, p->other)); /* within the first of two networks */
    lc_forecaster_free(f);
    assert_ok(lc_forecaster_resume(&f, p->other, p->dataset, &p->config));
    for (progress.done = false; !progress.done;)
        assert_ok(lc_forecaster_step(&progress, f));
    assert_true(lc_forecaster_digest(f) == trained_digest(p));
    lc_forecaster_free(f);
    end(p);
}

static void the_run_must_be_the_one_that_training_began_with(void **state)
{
    (void)state;
    place *p = begin(2);
    lc_forecaster *f;
    lc_config other = p->config;
    assert_ok(lc_forecaster_new(&f, p->dataset, &p->config));
    assert_ok(lc_forecaster_save(f, p->other));
    lc_forecaster_free(f);
    *other.train.from = '\0';
    other.run.seed = 9;
    f = forecaster_trained(p->dataset, &other);
    assert_ok(lc_forecaster_save(f, p->run));
    lc_forecaster_free(f);
    assert_fails(lc_forecaster_resume(&f, p->other, p->dataset, &p->config), LC_E_MISMATCH, "which has others now");
    end(p);
}

/* The largest difference of the first forecast of two forecasters. */
static double difference(const place *p, const lc_config *a, const lc_config *b)
{
    double said[2][2 * 2], largest = 0;
    for (int i = 0; i < 2; i++) {
        const lc_windows *windows;
        lc_forecaster *f = forecaster_trained(p->dataset, i ? b : a);
        assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
        assert_ok(lc_forecaster_predict(said[i], f, windows, 0, 1));
        lc_forecaster_free(f);
    }
    for (int i = 0; i < 4; i++)
        largest = fmax(largest, fabs(said[0][i] - said[1][i]));
    return largest;
}

static void the_scaler_is_the_runs_unless_a_new_one_is_asked_for(void **state)
{
    (void)state;
    place *p = begin(1);
    lc_forecaster *f;
    const lc_config was = p->config;
    lc_config kept = was, made = was;
    for (size_t i = 0; i < ROWS * 2; i++)
        p->dataset->series[0].value[i] = 3 * p->dataset->series[0].value[i] + 7;
    kept.train.rate = made.train.rate = 0;
    snprintf(made.train.from_scaler, sizeof made.train.from_scaler, "new");
    assert_ok(lc_forecaster_new(&f, p->dataset, &kept));
    assert_true(fabs(lc_forecaster_scaler(f)->shift[0]) < 1);
    lc_forecaster_free(f);
    assert_ok(lc_forecaster_new(&f, p->dataset, &made));
    assert_true(fabs(lc_forecaster_scaler(f)->shift[0]) > 5);
    lc_forecaster_free(f);
    assert_true(difference(p, &kept, &made) > 0.1);
    end(p);
}

/* The run trained on rows 0 .. 83 of 120 and validated on 84 .. 95; then 30 rows train, and 12 validate. */
static void rows_that_the_run_saw_count_as_seen(void **state)
{
    (void)state;
    place *p = begin(1);
    lc_forecaster *f;
    const lc_windows *windows;
    snprintf(p->config.data.split, sizeof p->config.data.split, "30 12 78");
    assert_ok(lc_forecaster_new(&f, p->dataset, &p->config));
    assert_true(f->seen[LC_TRAIN].first == 0 && f->seen[LC_TRAIN].last == 83 * 3600);
    assert_true(f->seen[LC_VALID].first == 30 * 3600 && f->seen[LC_VALID].last == 95 * 3600);
    assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
    const size_t count = lc_windows_count(windows); /* of two rows, from row 42 on */
    assert_int_equal(count, 77);
    assert_int_equal(lc_seen_count(f->seen, p->dataset, windows, count, 2), 84 - 42);
    lc_forecaster_free(f);
    end(p);
}

static void refuse(const place *p, const lc_config *config, lc_status code, const char *message)
{
    lc_forecaster *f;
    assert_fails(lc_forecaster_new(&f, p->dataset, config), code, message);
}

static void what_gives_weights_another_meaning_is_refused_by_name(void **state)
{
    (void)state;
    place *p = begin(1);
    lc_config c = p->config;
    snprintf(c.model.cell, sizeof c.model.cell, "lstm");
    refuse(p, &c, LC_E_CONFIG, "it was trained with model.cell = gru, not lstm");
    c = p->config;
    c.window.horizon = 3;
    refuse(p, &c, LC_E_CONFIG, "it was trained with window.horizon = 2, not 3");
    c = p->config;
    snprintf(c.data.target, sizeof c.data.target, "a");
    refuse(p, &c, LC_E_CONFIG, "it was trained with data.target = *, not a");
    c = p->config;
    snprintf(c.data.scale, sizeof c.data.scale, "robust");
    refuse(p, &c, LC_E_CONFIG, "it was trained with data.scale = standard, not robust");
    c = p->config;
    snprintf(c.model.loss, sizeof c.model.loss, "gaussian");
    refuse(p, &c, LC_E_CONFIG, "its weights do not fit this network (window.horizon, model.loss)");
    c = p->config;
    c.run.seeds = 3;
    refuse(p, &c, LC_E_CONFIG, "it has 1 trained network, and run.seeds = 3");
    c = p->config;
    snprintf(c.model.kind, sizeof c.model.kind, "repeat_last");
    refuse(p, &c, LC_E_CONFIG, "it was trained with model.kind = recurrent, not repeat_last");
    end(p);
}

static void what_leaves_weights_their_meaning_may_differ(void **state)
{
    (void)state;
    place *p = begin(1);
    lc_config c = p->config;
    c.window.context = 9;
    c.model.dropout_input = 0.1;
    snprintf(c.model.loss, sizeof c.model.loss, "mae");
    snprintf(c.train.optimizer, sizeof c.train.optimizer, "sgd");
    lc_forecaster_free(forecaster_trained(p->dataset, &c));
    snprintf(c.data.scale, sizeof c.data.scale, "robust");
    snprintf(c.train.from_scaler, sizeof c.train.from_scaler, "new");
    lc_forecaster_free(forecaster_trained(p->dataset, &c));
    end(p);
}

static void series_that_the_run_does_not_know_need_a_new_scaler(void **state)
{
    (void)state;
    place *p = begin(1);
    lc_dataset_free(p->dataset);
    p->dataset = sample_new(2, (size_t[]){ROWS, ROWS}, 2);
    refuse(p, &p->config, LC_E_DATA, "or have a scaler made anew: train.from_scaler = new");
    snprintf(p->config.train.from_scaler, sizeof p->config.train.from_scaler, "new");
    lc_forecaster_free(forecaster_trained(p->dataset, &p->config));
    end(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(training_begins_with_the_weights_of_every_network_of_the_run),
        cmocka_unit_test(training_from_a_run_that_was_stopped_goes_on_to_the_same_weights),
        cmocka_unit_test(the_run_must_be_the_one_that_training_began_with),
        cmocka_unit_test(the_scaler_is_the_runs_unless_a_new_one_is_asked_for),
        cmocka_unit_test(rows_that_the_run_saw_count_as_seen),
        cmocka_unit_test(what_gives_weights_another_meaning_is_refused_by_name),
        cmocka_unit_test(what_leaves_weights_their_meaning_may_differ),
        cmocka_unit_test(series_that_the_run_does_not_know_need_a_new_scaler),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
