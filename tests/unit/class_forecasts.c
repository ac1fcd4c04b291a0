/* class_forecasts: the class that came, what the forecaster says, and the baselines' classes, of every window. */
#include <lanecast/evaluate.h>

#include "core/rng.h"
#include "eval/score.h"
#include "sample.h"
#include "trained.h"

enum { SERIES = 2, TARGETS = 2, STEPS = 2, CLASSES = 3, CELLS = STEPS * TARGETS, COLUMNS = 2 + CLASSES + 2 };

static const size_t rows_of[SERIES] = {1300, 1100};
static const double low = -0.3, high = 0.3;

/* Two waves of each series, with noise. */
static lc_dataset *waves(void)
{
    lc_dataset *d = sample_new(SERIES, rows_of, TARGETS);
    lc_rng rng = lc_rng_new(4, "told classes", 0);
    for (size_t s = 0; s < SERIES; s++)
        for (size_t i = 0; i < rows_of[s] * TARGETS; i++)
            d->series[s].value[i] = 2 * sin(0.3 * (double)(i / TARGETS) * (double)(1 + i % TARGETS)) + 0.2 * lc_rng_normal(&rng);
    return d;
}

/* Half of the rows are tested, so that the windows are of more than one table. */
static lc_forecaster *classifier(const lc_dataset *d, const char *kind)
{
    static const char *const set[] = {"data.split=0.3 0.2 0.5", "window.context=4",       "window.horizon=2",
                                      "model.loss=softmax",     "model.hidden=3",         "train.epochs=1",
                                      "train.rate=0.02",        "data.target=b a",        "classes.each=row",
                                      "classes.of=change",      "classes.limits=-0.3 0.3"};
    lc_config config = lc_config_default();
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        assert_ok(lc_config_set(&config, set[i]));
    snprintf(config.model.kind, sizeof config.model.kind, "%s", kind);
    return forecaster_trained(d, &config);
}

/* The class of a row: of the change since the row before, in (low, high] or outside. Target 0 is channel b, target 1 is a. */
static double class_of(const lc_dataset *d, size_t series, size_t row, size_t target)
{
    const double *now = d->series[series].value + row * TARGETS + (1 - target), change = *now - *(now - TARGETS);
    return (change > low) + (change > high);
}

static double most_frequent(const double *count)
{
    return count[1] > count[0] ? (count[2] > count[1] ? 2 : 1) : (count[2] > count[0] ? 2 : 0);
}

/* The most frequent class of a target in the training rows of all series. */
static double majority_of(const lc_dataset *d, size_t target)
{
    double count[CLASSES] = {0};
    for (size_t s = 0; s < SERIES; s++)
        for (size_t row = 1; row < rows_of[s] * 3 / 10; row++)
            count[(size_t)class_of(d, s, row, target)]++;
    return most_frequent(count);
}

typedef struct expected {
    const lc_dataset *dataset;
    double majority[TARGETS];
} expected;

/* say (classes): what the forecaster says of this cell. */
static void check_cell(const double *row, const expected *e, lc_window w, size_t cell, const double *say)
{
    const size_t step = cell / TARGETS, target = cell % TARGETS;
    assert_true(row[0] == class_of(e->dataset, w.series, w.origin + step, target));
    assert_true(row[1] == most_frequent(say));
    assert_memory_equal(row + 2, say, CLASSES * sizeof *say);
    assert_true(row[2 + CLASSES] == class_of(e->dataset, w.series, w.origin - 1, target));
    assert_true(row[2 + CLASSES + 1] == e->majority[target]);
}

static void check_table(const lc_forecast_table *t, const lc_forecaster *f, const expected *e)
{
    double *say;
    assert_true(t->horizon == STEPS && t->lead == 0 && t->targets == TARGETS && t->columns == COLUMNS);
    assert_true(t->classes == lc_forecaster_classes(f));
    assert_ok(lc_new(&say, t->count * CELLS * CLASSES, sizeof *say));
    assert_ok(lc_forecaster_predict(say, f, t->windows, t->first, t->count));
    for (size_t i = 0; i < t->count; i++)
        for (size_t cell = 0; cell < CELLS; cell++)
            check_cell(t->value + (i * CELLS + cell) * COLUMNS, e, lc_windows_at(t->windows, t->first + i), cell,
                       say + (i * CELLS + cell) * CLASSES);
    lc_free(say);
}

/* Goes through the test part of some series; the number of windows. */
static size_t walk(size_t *tables, const lc_forecaster *f, const expected *e, const char *chosen)
{
    lc_outlook *outlook;
    lc_forecasts *forecasts;
    const lc_forecast_table *t;
    size_t seen = 0;
    *tables = 0;
    assert_ok(lc_outlook_new(&outlook, f, NULL, 0, 0));
    assert_ok(lc_forecasts_new(&forecasts, outlook, LC_TEST, chosen));
    for (;;) {
        assert_ok(lc_forecasts_next(&t, forecasts));
        if (!t)
            break;
        assert_int_equal(t->first, seen);
        check_table(t, f, e);
        seen += t->count;
        ++*tables;
        assert_true(seen <= t->total);
    }
    lc_forecasts_free(forecasts);
    lc_outlook_free(outlook);
    return seen;
}

static void every_window_has_its_class_what_is_said_and_the_baselines(void **state)
{
    (void)state;
    lc_dataset *d = waves();
    lc_forecaster *f = classifier(d, "recurrent");
    const expected e = {d, {majority_of(d, 0), majority_of(d, 1)}};
    size_t tables;
    assert_int_equal(walk(&tables, f, &e, NULL), 650 - 1 + 550 - 1); /* test rows less one: a window has two */
    assert_int_equal(tables, 2);
    assert_int_equal(walk(&tables, f, &e, "s1"), 550 - 1);
    assert_int_equal(tables, 1);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* Of a baseline there is no second column. */
static void columns_are_named_and_only_shares_are_marked(void **state)
{
    (void)state;
    static const char *const name[] = {"truth", "forecast", "p_down", "p_flat", "p_up", "last_class", "majority"};
    lc_dataset *d = waves();
    for (size_t i = 0; i < 2; i++) {
        lc_forecaster *f = classifier(d, i ? "majority" : "recurrent");
        lc_outlook *outlook;
        lc_forecasts *forecasts;
        const lc_forecast_table *t;
        assert_ok(lc_outlook_new(&outlook, f, NULL, 0, 0));
        assert_ok(lc_forecasts_new(&forecasts, outlook, LC_TEST, NULL));
        assert_ok(lc_forecasts_next(&t, forecasts));
        assert_int_equal(t->columns, COLUMNS - i);
        for (size_t c = 0; c < t->columns; c++) {
            assert_string_equal(t->column[c], name[c]);
            assert_true(t->share[c] == (c >= 2 && c < 2 + CLASSES));
        }
        lc_forecasts_free(forecasts);
        lc_outlook_free(outlook);
        lc_forecaster_free(f);
    }
    lc_dataset_free(d);
}

/* The share of a window's classes that are said wrongly, by hand. */
static void mistakes_of_a_window_are_a_share_of_its_classes(void **state)
{
    (void)state;
    lc_dataset *d = waves();
    lc_forecaster *f = classifier(d, "last_class");
    const lc_windows *windows;
    double *share;
    size_t count;
    assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
    assert_ok(lc_window_mistakes(&share, &count, f, LC_TEST));
    assert_int_equal(count, lc_windows_count(windows));
    for (size_t i = 0; i < count; i++) {
        const lc_window w = lc_windows_at(windows, i);
        double wrong = 0;
        for (size_t cell = 0; cell < CELLS; cell++)
            wrong += class_of(d, w.series, w.origin + cell / TARGETS, cell % TARGETS) !=
                     class_of(d, w.series, w.origin - 1, cell % TARGETS);
        assert_true(share[i] == wrong / CELLS);
    }
    lc_free(share);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_window_has_its_class_what_is_said_and_the_baselines),
        cmocka_unit_test(columns_are_named_and_only_shares_are_marked),
        cmocka_unit_test(mistakes_of_a_window_are_a_share_of_its_classes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
