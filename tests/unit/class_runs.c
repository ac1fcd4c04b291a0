/* class_runs: ensembles of classes are judged as a whole and network by network; what is said in short is what is said at length;
 * classes in a run file are whole or refused. */
#include <lanecast/evaluate.h>

#include <unistd.h>

#include "model/run_file.h"
#include "sample.h"
#include "trained.h"

enum { ROWS = 300 };

/* A wave of 20 rows that rises and falls; two rows of the test part are not known. */
static lc_dataset *wave(void)
{
    const size_t rows = ROWS;
    lc_dataset *d = sample_new(1, &rows, 1);
    for (size_t i = 0; i < rows; i++)
        d->series[0].value[i] = 10 + 2 * sin(0.314159265 * (double)i) + 0.1 * sin(1.7 * (double)i * (double)i);
    d->series[0].value[270] = d->series[0].value[271] = (double)NAN;
    return d;
}

static lc_forecaster *classifier(const lc_dataset *d, const char *seed, const char *seeds)
{
    const char *const set[] = {"data.split=0.6 0.2 0.2",
                               "window.context=6",
                               "window.horizon=2",
                               "model.kind=recurrent",
                               "model.loss=softmax",
                               "model.hidden=4",
                               "train.epochs=2",
                               "train.rate=0.02",
                               "classes.of=change",
                               "classes.limits=-0.3 0.3",
                               "data.missing=skip",
                               seed,
                               seeds};
    lc_config config = lc_config_default();
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        assert_ok(lc_config_set(&config, set[i]));
    return forecaster_trained(d, &config);
}

/* A network of an ensemble says what it says alone. */
static void every_network_of_an_ensemble_is_judged_by_itself(void **state)
{
    (void)state;
    lc_dataset *d = wave();
    lc_forecaster *both = classifier(d, "run.seed=5", "run.seeds=2");
    lc_class_evaluation *e, *own;
    assert_ok(lc_evaluate_classes(&e, both, LC_TEST, NULL));
    assert_int_equal(e->members, 2);
    for (size_t i = 0; i < 2; i++) {
        lc_forecaster *f = classifier(d, i ? "run.seed=6" : "run.seed=5", "run.seeds=1");
        assert_ok(lc_evaluate_classes(&own, f, LC_TEST, NULL));
        assert_int_equal(own->members, 0);
        assert_false(e->member[i].baseline);
        assert_string_equal(e->member[i].name, lc_forecaster_title(both));
        assert_memory_equal(e->member[i].overall, own->line[0].overall, e->measures * sizeof(double));
        assert_memory_equal(e->member[i].confusion, own->line[0].confusion, 9 * sizeof(uint64_t));
        lc_class_evaluation_free(own);
        lc_forecaster_free(f);
    }
    assert_memory_not_equal(e->member[0].overall, e->member[1].overall, e->measures * sizeof(double));
    for (size_t i = 1; i < e->lines; i++)
        assert_true(e->line[i].baseline);
    lc_class_evaluation_free(e);
    lc_forecaster_free(both);
    lc_dataset_free(d);
}

static void a_comparison_is_that_of_the_evaluation(void **state)
{
    (void)state;
    lc_dataset *d = wave();
    lc_forecaster *f = classifier(d, "run.seed=5", "run.seeds=1");
    const size_t accuracy = lc_class_metric_index("accuracy");
    const lc_windows *windows;
    lc_class_evaluation *e;
    lc_comparison c;
    assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
    assert_ok(lc_evaluate_classes(&e, f, LC_TEST, NULL));
    assert_ok(lc_compare(&c, f, LC_TEST));
    assert_true(c.accuracy && c.model == e->line[0].overall[accuracy]);
    assert_true(c.best == e->line[e->reference].overall[accuracy]);
    assert_string_equal(c.name, e->line[e->reference].name);
    assert_true(e->part == LC_TEST && e->windows == lc_windows_count(windows));
    assert_true(e->skipped > 0 && e->skipped == lc_windows_skipped(windows));
    lc_class_evaluation_free(e);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* Of every target its class, then what is said of each: shares that add up to 1, the largest of them the class. */
static void the_future_of_classes_has_a_class_and_shares_for_each_target(void **state)
{
    (void)state;
    static const char *const name[] = {"b_class", "b_p_down", "b_p_flat", "b_p_up", "a_class", "a_p_down", "a_p_flat", "a_p_up"};
    const size_t rows = ROWS;
    lc_dataset *d = sample_new(1, &rows, 2), *next;
    for (size_t i = 0; i < 2 * rows; i++)
        d->series[0].value[i] = 10 + 2 * sin(0.314159265 * (double)(i / 2) * (double)(1 + i % 2));
    lc_config config = lc_config_default();
    static const char *const set[] = {"window.context=6", "window.horizon=2",  "model.loss=softmax",      "model.hidden=4",
                                      "train.epochs=1",   "classes.of=change", "classes.limits=-0.3 0.3", "data.target=b a"};
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        assert_ok(lc_config_set(&config, set[i]));
    lc_forecaster *f = forecaster_trained(d, &config);
    assert_ok(lc_forecaster_future(&next, NULL, f, NULL));
    assert_true(next->channels == 8 && next->series[0].rows == 1);
    assert_int_equal(next->series[0].time[0], (ROWS + 1) * 3600); /* the horizon's last row */
    for (size_t c = 0; c < 8; c++)
        assert_string_equal(next->channel[c].name, name[c]);
    for (size_t target = 0; target < 2; target++) {
        const double *said = next->series[0].value + 4 * target;
        assert_string_equal(next->channel[4 * target].meanings, "down flat up");
        assert_true((size_t)said[0] == lc_class_most(said + 1, 3));
        assert_true(fabs(said[1] + said[2] + said[3] - 1) < 1e-6);
    }
    lc_dataset_free(next);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* What reading says of classes that were written. */
static lc_status read_back(lc_classes **out, const lc_classes *written)
{
    char path[64];
    lc_h5 *h5;
    snprintf(path, sizeof path, "/tmp/lanecast-classes-%ld.h5", (long)getpid());
    assert_ok(lc_h5_create(&h5, path));
    assert_ok(lc_run_write_classes(h5, written));
    assert_ok(lc_h5_commit(h5));
    lc_h5_close(h5);
    assert_ok(lc_h5_open(&h5, path));
    const lc_status status = lc_run_read_classes(out, h5, "r.h5");
    lc_h5_close(h5);
    unlink(path);
    return status;
}

static void classes_are_read_as_they_were_written_or_refused(void **state)
{
    (void)state;
    static char down[] = "down", flat[] = "flat", up[] = "up", load[] = "load";
    char *target[] = {load};
    double limit[] = {-1.5, 2};
    uint64_t seen[] = {7, 5, 9};
    lc_classes c = {.count = 3, .targets = 1, .name = {down, flat, up}, .target = target, .limit = limit, .seen = seen}, *read;
    assert_ok(read_back(&read, &c));
    assert_true(read->count == 3 && read->targets == 1);
    for (size_t k = 0; k < 3; k++)
        assert_string_equal(read->name[k], c.name[k]);
    assert_string_equal(read->target[0], "load");
    assert_memory_equal(read->limit, limit, sizeof limit);
    assert_memory_equal(read->seen, seen, sizeof seen);
    lc_classes_free(read);
    limit[1] = -1.5;
    read = NULL;
    assert_fails(read_back(&read, &c), LC_E_DATA, "r.h5: classes: limits do not rise");
    c.limit = NULL;
    c.count = 1;
    assert_fails(read_back(&read, &c), LC_E_DATA, "r.h5: classes: 1 names, not 2 to ");
    assert_null(read);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_network_of_an_ensemble_is_judged_by_itself),
        cmocka_unit_test(a_comparison_is_that_of_the_evaluation),
        cmocka_unit_test(the_future_of_classes_has_a_class_and_shares_for_each_target),
        cmocka_unit_test(classes_are_read_as_they_were_written_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
