/* classes: limits, ties, labels, missing values and gaps; what is refused; what a series without noise teaches. */
#include <lanecast/evaluate.h>

#include "core/rng.h"
#include "data/classes.h"
#include "eval/class_metric.h"
#include "sample.h"

enum { ROWS = 400 };

static lc_dataset *series_of(const double *value, size_t rows)
{
    lc_dataset *d = sample_new(1, &rows, 1);
    memcpy(d->series[0].value, value, rows * sizeof *value);
    return d;
}

/* A wave of 20 rows with a little noise. */
static lc_dataset *wave(void)
{
    double value[ROWS];
    lc_rng rng = lc_rng_new(3, "wave", 0);
    for (size_t i = 0; i < ROWS; i++)
        value[i] = 10 + 2 * sin(0.314159265 * (double)i) + 0.05 * lc_rng_normal(&rng);
    return series_of(value, ROWS);
}

static lc_config configure(const char *const *set)
{
    static const char *const all[] = {"data.split=0.6 0.2 0.2", "window.context=10", "window.horizon=2", "model.kind=majority"};
    lc_config config = lc_config_default();
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_ok(lc_config_set(&config, all[i]));
    for (; *set; set++)
        assert_ok(lc_config_set(&config, *set));
    return config;
}

static lc_forecaster *open_with(const lc_dataset *d, const char *const *set)
{
    lc_forecaster *f;
    const lc_config config = configure(set);
    assert_ok(lc_forecaster_new(&f, d, &config));
    return f;
}

#define SET(...) ((const char *const[]){__VA_ARGS__, NULL})

static double class_at(const lc_forecaster *f, size_t row)
{
    return (double)lc_forecaster_classes(f)->row->value[0][row];
}

/* A value at a limit is of the class below it: (a, b], as pandas cuts. */
static void a_value_at_a_limit_is_of_the_class_below(void **state)
{
    (void)state;
    const double limit[] = {-0.5, 0.5};
    assert_int_equal(lc_class_of(-0.5, limit, 2), 0);
    assert_int_equal(lc_class_of(nextafter(-0.5, 0), limit, 2), 1);
    assert_int_equal(lc_class_of(0.5, limit, 2), 1);
    assert_int_equal(lc_class_of(nextafter(0.5, 1), limit, 2), 2);
    assert_int_equal(lc_class_of(-1e300, limit, 2), 0);
}

static void a_change_is_over_the_horizon(void **state)
{
    (void)state;
    const double value[] = {10, 11, 10, 10, 9, 9, 11, 12, 10, 10, 10, 10, 13, 10, 10, 10, 9, 10, 11, 10};
    lc_dataset *d = series_of(value, 20);
    lc_forecaster *f = open_with(d, SET("window.context=2", "classes.of=change", "classes.limits=-0.5 0.5"));
    const double expected[] = {1, 0, 0, 0, 2, 2}; /* rows 2 .. 7, against two rows before */
    assert_true(isnan(class_at(f, 0)) && isnan(class_at(f, 1)));
    for (size_t row = 2; row < 8; row++)
        assert_true(class_at(f, row) == expected[row - 2]);
    lc_forecaster_free(f);
    f = open_with(d, SET("window.context=2", "classes.of=change", "classes.limits=-0.5 0.5", "classes.each=row"));
    assert_true(class_at(f, 1) == 2 && class_at(f, 2) == 0 && class_at(f, 3) == 1);
    lc_forecaster_free(f);
    f = open_with(d, SET("window.context=2", "classes.of=percent", "classes.limits=-5 19.9"));
    assert_true(class_at(f, 2) == 1 && class_at(f, 3) == 0 && class_at(f, 6) == 2);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* 1 .. 12 of 20 rows train: thirds are at 1 + 11/3 and 1 + 22/3, whatever comes later. */
static void quantiles_are_of_training_rows_only(void **state)
{
    (void)state;
    double value[20];
    for (size_t i = 0; i < 20; i++)
        value[i] = i < 12 ? (double)(i * 5 % 12 + 1) : 1000;
    lc_dataset *d = series_of(value, 20);
    lc_forecaster *f = open_with(d, SET("window.context=2", "classes.of=value", "classes.limits=quantiles 3"));
    const lc_classes *c = lc_forecaster_classes(f);
    assert_int_equal(c->count, 3);
    assert_true(fabs(c->limit[0] - (1 + 11 / 3.0)) < 1e-12 && fabs(c->limit[1] - (1 + 22 / 3.0)) < 1e-12);
    for (size_t k = 0; k < 3; k++)
        assert_int_equal(c->seen[k], 4);
    assert_string_equal(c->name[0], "low");
    assert_true(class_at(f, 15) == 2);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

static void refuse(const lc_dataset *d, lc_status code, const char *said, const char *const *set)
{
    lc_forecaster *f;
    const lc_config config = configure(set);
    assert_fails(lc_forecaster_new(&f, d, &config), code, said);
}

static void what_cannot_be_is_refused(void **state)
{
    (void)state;
    double flat[40];
    for (size_t i = 0; i < 40; i++)
        flat[i] = 0;
    lc_dataset *constant = series_of(flat, 40), *d = wave();
    refuse(constant, LC_E_DATA, "both 0", SET("classes.of=change", "classes.limits=quantiles 3"));
    refuse(constant, LC_E_DATA, "all 22 training rows of 'a' are of class 'flat'",
           SET("classes.of=change", "classes.limits=-1 1"));
    refuse(constant, LC_E_DATA, "a percentage of 0", SET("classes.of=percent", "classes.limits=0"));
    refuse(d, LC_E_CONFIG, "names 1 channel,", SET("classes.of=label"));
    refuse(d, LC_E_CONFIG, "needs classes.limits", SET("classes.of=change"));
    refuse(d, LC_E_CONFIG, "above the one before", SET("classes.of=change", "classes.limits=0.5 0.5"));
    refuse(d, LC_E_CONFIG, "'x' is not a number", SET("classes.of=change", "classes.limits=1 x"));
    refuse(d, LC_E_CONFIG, "shares between 0 and 1", SET("classes.of=change", "classes.limits=quantiles 1"));
    refuse(d, LC_E_CONFIG, "classes.names gives 2", SET("classes.of=change", "classes.limits=-1 1", "classes.names=a b"));
    refuse(d, LC_E_CONFIG, "'a' is named twice", SET("classes.of=change", "classes.limits=0", "classes.names=a a"));
    refuse(d, LC_E_CONFIG, "classes.weights gives 1", SET("classes.of=change", "classes.limits=0", "classes.weights=2"));
    refuse(d, LC_E_CONFIG, "nothing can be learnt", SET("classes.of=change", "classes.limits=0", "classes.weights=0 0"));
    refuse(d, LC_E_CONFIG, "nothing can be learnt", SET("classes.of=change", "classes.limits=0 1", "classes.weights=0 3 0"));
    refuse(d, LC_E_CONFIG, "classes.weights has no effect", SET("model.kind=mean", "classes.weights=balanced"));
    refuse(d, LC_E_CONFIG, "classes.limits has no effect", SET("model.kind=mean", "classes.limits=1"));
    refuse(d, LC_E_CONFIG, "model.kind = majority says a class", SET("data.split=0.6 0.2 0.2"));
    refuse(d, LC_E_CONFIG, "model.kind = drift says a number", SET("model.kind=drift", "classes.of=change", "classes.limits=0"));
    refuse(d, LC_E_CONFIG, "model.loss = mse is of numbers",
           SET("model.kind=recurrent", "classes.of=change", "classes.limits=0"));
    refuse(d, LC_E_CONFIG, "reads what it forecasts",
           SET("model.kind=seq2seq", "model.loss=softmax", "classes.of=change", "classes.limits=0"));
    refuse(d, LC_E_CONFIG, "model.loss = hinge is of classes", SET("model.kind=recurrent", "model.loss=hinge"));
    lc_dataset_free(constant);
    lc_dataset_free(d);
}

/* Class 'up' is beyond all training rows: a note says so, and a weight of it is 1. */
static void a_class_without_training_rows_is_said(void **state)
{
    (void)state;
    lc_dataset *d = wave();
    lc_forecaster *f = open_with(d, SET("classes.of=change", "classes.limits=0 50", "classes.weights=balanced"));
    const lc_classes *c = lc_forecaster_classes(f);
    assert_non_null(strstr(lc_forecaster_notes(f), "class 'up' of 'a' has no training row"));
    assert_true(c->seen[2] == 0 && c->weight[2] == 1);
    const double rows = (double)(c->seen[0] + c->seen[1]);
    assert_true(c->weight[0] == rows / (3 * (double)c->seen[0]));
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* A missing target has no class; the row a horizon later looks back at the last value that was known. Behind a gap there is none. */
static void missing_rows_and_gaps_have_no_class(void **state)
{
    (void)state;
    lc_dataset *d = wave();
    d->series[0].value[50] = NAN;
    for (size_t row = 100; row < ROWS; row++)
        d->series[0].time[row] += 50 * 3600;
    lc_forecaster *f = open_with(d, SET("classes.of=change", "classes.limits=0", "data.missing=mask"));
    const double *v = d->series[0].value;
    assert_true(isnan(class_at(f, 50)));
    assert_true(class_at(f, 52) == (v[52] - v[49] > 0));
    assert_true(isnan(class_at(f, 100)) && isnan(class_at(f, 101)) && !isnan(class_at(f, 102)));
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* A class of a channel of 0 and 1 each; the names are the words. */
static void labels_are_channels_of_words(void **state)
{
    (void)state;
    const size_t rows = 60;
    lc_dataset *d = sample_new(1, &rows, 3);
    static const char *const name[] = {"sky=rain", "x", "sky=sun"};
    for (size_t c = 0; c < 3; c++) {
        lc_free(d->channel[c].name);
        assert_ok(lc_copy_text(&d->channel[c].name, name[c]));
    }
    for (size_t row = 0; row < rows; row++) {
        d->series[0].value[3 * row] = row % 3 == 0;
        d->series[0].value[3 * row + 2] = row % 3 != 0;
    }
    lc_forecaster *f = open_with(d, SET("data.target=sky", "classes.of=label", "window.horizon=1"));
    const lc_classes *c = lc_forecaster_classes(f);
    assert_true(c->count == 2 && c->targets == 1 && !c->limit);
    assert_string_equal(c->target[0], "sky");
    assert_string_equal(c->name[0], "rain");
    assert_string_equal(c->name[1], "sun");
    assert_true(class_at(f, 3) == 0 && class_at(f, 4) == 1);
    lc_forecaster_free(f);
    d->series[0].value[3 * 7] = 1;
    refuse(d, LC_E_DATA, "row 7", SET("data.target=sky", "classes.of=label"));
    lc_dataset_free(d);
}

/* --- measures -------------------------------------------------------------------------------------------------------- */

static double measured(const char *name, const size_t *is, const size_t *said, size_t count, size_t classes)
{
    lc_tally t = {.classes = classes};
    for (size_t i = 0; i < count; i++) {
        double p[LC_CLASSES_MAX] = {0};
        p[said[i]] = 1;
        lc_tally_add(&t, p, is[i]);
    }
    return lc_class_metric_find(name)->value(&t);
}

/* The examples of scikit-learn's manual. */
static void measures_are_those_of_known_examples(void **state)
{
    (void)state;
    const size_t six[] = {0, 1, 2, 0, 1, 2}, taken[] = {0, 2, 1, 0, 0, 1}, four[] = {1, 1, 1, 0}, other[] = {1, 0, 1, 1};
    const size_t rare[] = {0, 1, 0, 0, 1, 0}, guess[] = {0, 1, 0, 0, 0, 1};
    lc_tally mail = {.classes = 2};
    const double p[][2] = {{0.1, 0.9}, {0.9, 0.1}, {0.8, 0.2}, {0.35, 0.65}};
    assert_true(fabs(measured("f1", six, taken, 6, 3) - 0.8 / 3) < 1e-15);
    assert_true(fabs(measured("mcc", four, other, 4, 2) + 1 / 3.0) < 1e-15);
    assert_true(measured("balanced_accuracy", rare, guess, 6, 2) == 0.625);
    assert_true(measured("accuracy", six, taken, 6, 3) == 2 / 6.0);
    for (size_t i = 0; i < 4; i++)
        lc_tally_add(&mail, p[i], i == 0 || i == 3);
    assert_true(fabs(lc_class_metric_find("log_loss")->value(&mail) - 0.21616187468057912) < 1e-15);
    assert_true(fabs(lc_class_metric_find("brier")->value(&mail) - 2 * (0.01 + 0.01 + 0.04 + 0.1225) / 4) < 1e-15);
}

static void of_equal_shares_the_first_is_said(void **state)
{
    (void)state;
    assert_int_equal(lc_class_most((double[]){0.25, 0.375, 0.375}, 3), 1);
}

/* --- learning -------------------------------------------------------------------------------------------------------- */

static lc_class_evaluation *trained(const lc_dataset *d, const char *loss, const char *threads)
{
    lc_class_evaluation *e;
    lc_progress progress = {0};
    lc_forecaster *f = open_with(d, SET("model.kind=recurrent", loss, threads, "model.hidden=12", "train.epochs=12",
                                        "train.rate=0.02", "classes.of=change", "classes.limits=-0.3 0.3"));
    while (!progress.done)
        assert_ok(lc_forecaster_step(&progress, f));
    assert_ok(lc_evaluate_classes(&e, f, LC_TEST, NULL));
    assert_true(lc_evaluate(&(lc_evaluation *){NULL}, f, LC_TEST) == LC_E_USAGE);
    e->of = NULL; /* of a forecaster that ends here */
    lc_forecaster_free(f);
    return e;
}

static void a_series_without_noise_is_learnt(void **state)
{
    (void)state;
    lc_dataset *d = wave();
    static const char *const loss[] = {"model.loss=softmax", "model.loss=hinge"};
    const size_t accuracy = lc_class_metric_index("accuracy"), brier = lc_class_metric_index("brier");
    for (size_t i = 0; i < 2; i++) {
        lc_class_evaluation *e = trained(d, loss[i], "run.threads=1"), *other = trained(d, loss[i], "run.threads=3");
        assert_true(e->part == LC_TEST);
        uint64_t windows = 0;
        assert_int_equal(e->lines, 3);
        assert_true(e->line[0].overall[accuracy] > 0.85);
        assert_true(e->line[e->reference].overall[accuracy] < 0.7);
        assert_true(isnan(e->line[0].overall[brier]) == (i == 1)); /* margins are no probabilities */
        for (size_t k = 0; k < 9; k++)
            windows += e->line[0].confusion[k];
        assert_int_equal(windows, e->windows);
        assert_int_equal(e->values, e->windows);
        assert_memory_equal(e->line[0].overall, other->line[0].overall, 4 * sizeof(double));
        assert_memory_equal(e->line[0].confusion, other->line[0].confusion, 9 * sizeof(uint64_t));
        lc_class_evaluation_free(e);
        lc_class_evaluation_free(other);
    }
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_at_a_limit_is_of_the_class_below),
        cmocka_unit_test(a_change_is_over_the_horizon),
        cmocka_unit_test(quantiles_are_of_training_rows_only),
        cmocka_unit_test(what_cannot_be_is_refused),
        cmocka_unit_test(a_class_without_training_rows_is_said),
        cmocka_unit_test(missing_rows_and_gaps_have_no_class),
        cmocka_unit_test(labels_are_channels_of_words),
        cmocka_unit_test(measures_are_those_of_known_examples),
        cmocka_unit_test(of_equal_shares_the_first_is_said),
        cmocka_unit_test(a_series_without_noise_is_learnt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
