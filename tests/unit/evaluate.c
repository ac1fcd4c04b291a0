/* evaluate: figures of every series, which of them dominates, what is left out, the best baseline; the same for any threads. */
#include <lanecast/evaluate.h>

#include "core/rng.h"
#include "sample.h"

enum { SERIES = 12, HORIZON = 4 };

/* Random values of different size; every third row of the last series is 0; the one before it is constant while it trains. */
static lc_dataset *make(void)
{
    size_t rows[SERIES];
    lc_rng rng = lc_rng_new(7, "evaluate", 0);
    for (size_t i = 0; i < SERIES; i++)
        rows[i] = 60 + 5 * i;
    lc_dataset *dataset = sample_new(SERIES, rows, 2);
    for (size_t i = 0; i < SERIES; i++)
        for (size_t k = 0; k < 2 * rows[i]; k++)
            dataset->series[i].value[k] = 10 * (double)(i + 1) + (double)(i + 1) * lc_rng_normal(&rng);
    for (size_t row = 0; row < rows[SERIES - 1]; row += 3)
        dataset->series[SERIES - 1].value[2 * row] = 0;
    for (size_t row = 0; row < rows[SERIES - 2] - 20; row++)
        dataset->series[SERIES - 2].value[2 * row] = 5;
    return dataset;
}

static lc_forecaster *open_with(const lc_dataset *dataset, const char *kind, size_t threads)
{
    static const char *const set[] = {"data.split=* 0 20", "window.context=6", "window.horizon=4", "data.season=8"};
    lc_config config = lc_config_default();
    lc_forecaster *f;
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        assert_ok(lc_config_set(&config, set[i]));
    config.run.threads = threads;
    snprintf(config.model.kind, sizeof config.model.kind, "%s", kind);
    assert_ok(lc_forecaster_new(&f, dataset, &config));
    return f;
}

static lc_evaluation *evaluate(const lc_dataset *dataset, const char *kind, const char *series)
{
    lc_evaluation *e;
    lc_forecaster *f = open_with(dataset, kind, 0);
    assert_ok(lc_evaluate_series(&e, f, LC_TEST, series));
    lc_forecaster_free(f);
    return e;
}

static void same(const double *x, const double *y, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (memcmp(&x[i], &y[i], sizeof *x) != 0 && !(isnan(x[i]) && isnan(y[i])))
            fail_msg("number %zu: %.17g, not %.17g", i, y[i], x[i]);
}

/* A series' own figure, for every forecaster, is what an evaluation of that series only finds; the mean is theirs. */
static void a_series_has_the_figures_it_has_alone(void **state)
{
    (void)state;
    lc_dataset *dataset = make();
    lc_evaluation *all = evaluate(dataset, "mean", NULL);
    double sum = 0;
    const size_t mase = lc_metric_index("mase");
    assert_int_equal(all->series, SERIES);
    for (size_t i = 0; i < SERIES; i++) {
        lc_evaluation *one = evaluate(dataset, "mean", dataset->series[i].name);
        assert_int_equal(one->lines, all->lines);
        assert_int_equal(one->windows, all->of_series[i].windows);
        assert_int_equal(one->of_series[0].series, i);
        assert_int_equal(one->values, all->of_series[i].values);
        for (size_t line = 0; line < all->lines; line++)
            for (size_t space = 0; space < LC_SPACES; space++)
                same(one->line[line].score[space].overall, all->line[line].score[space].per_series + i * all->metrics,
                     all->metrics);
        sum += one->line[0].score[LC_UNITS].overall[mase];
        lc_evaluation_free(one);
    }
    assert_true(fabs(all->line[0].score[LC_UNITS].mean[mase] - sum / SERIES) < 1e-12 * sum);
    lc_evaluation_free(all);
    lc_dataset_free(dataset);
}

static void some_series_are_chosen_by_name(void **state)
{
    (void)state;
    lc_dataset *dataset = make();
    lc_evaluation *e = evaluate(dataset, "mean", "s7, s2"), *all = evaluate(dataset, "mean", NULL);
    lc_forecaster *f = open_with(dataset, "mean", 0);
    assert_int_equal(e->series, 2);
    assert_true(e->of_series[0].series == 2 && e->of_series[1].series == 7);
    assert_int_equal(e->windows, 2 * (20 - HORIZON + 1));
    for (size_t i = 0; i < 2; i++)
        same(all->line[0].score[LC_UNITS].per_series + e->of_series[i].series * e->metrics,
             e->line[0].score[LC_UNITS].per_series + i * e->metrics, e->metrics);
    assert_fails(lc_evaluate_series(&e, f, LC_TEST, "s2 s71"), LC_E_DATA, "no series 's71'");
    assert_fails(lc_evaluate_series(&e, f, LC_TEST, " "), LC_E_DATA, "no series is named");
    lc_forecaster_free(f);
    lc_evaluation_free(all);
    lc_evaluation_free(e);
    lc_dataset_free(dataset);
}

static void threads_change_no_bit(void **state)
{
    (void)state;
    lc_dataset *dataset = make();
    lc_evaluation *first = NULL;
    for (size_t threads = 1; threads <= 5; threads++) {
        lc_evaluation *e;
        lc_forecaster *f = open_with(dataset, "drift", threads);
        assert_ok(lc_evaluate(&e, f, LC_TEST));
        for (size_t line = 0; first && line < e->lines; line++)
            for (size_t space = 0; space < LC_SPACES; space++) {
                const lc_scores *x = &first->line[line].score[space], *y = &e->line[line].score[space];
                same(x->overall, y->overall, e->metrics);
                same(x->mean, y->mean, e->metrics);
                same(x->per_series, y->per_series, SERIES * e->metrics);
            }
        if (first)
            lc_evaluation_free(e);
        else
            first = e;
        lc_forecaster_free(f);
    }
    lc_evaluation_free(first);
    lc_dataset_free(dataset);
}

/* Counted by hand: zeros among the truths of the last series; all values of the first channel of the one before it. */
static void what_a_metric_leaves_out_is_counted(void **state)
{
    (void)state;
    lc_dataset *dataset = make();
    lc_evaluation *e = evaluate(dataset, "mean", NULL);
    const lc_series *last = &dataset->series[SERIES - 1];
    const size_t *left_out = e->line[0].score[LC_UNITS].left_out, windows = 20 - HORIZON + 1;
    size_t zeros = 0;
    for (size_t origin = last->rows - 20; origin <= last->rows - HORIZON; origin++)
        for (size_t row = origin; row < origin + HORIZON; row++)
            zeros += last->value[2 * row] == 0;
    assert_int_equal(e->values, SERIES * windows * HORIZON * 2);
    assert_int_equal(left_out[lc_metric_index("mape")], zeros);
    assert_int_equal(left_out[lc_metric_index("mase")], windows * HORIZON);
    assert_int_equal(left_out[lc_metric_index("mse")], 0);
    assert_int_equal(left_out[lc_metric_index("smape")], 0);
    assert_non_null(lc_metric_left_out(lc_metric_index("mape")));
    assert_null(lc_metric_left_out(lc_metric_index("mse")));
    lc_evaluation_free(e);
    lc_dataset_free(dataset);
}

/* One series a hundred times as large: it is named in own units; scaled, all are alike. */
static void the_series_that_dominates_is_named(void **state)
{
    (void)state;
    lc_dataset *dataset = make();
    for (size_t k = 0; k < 2 * dataset->series[4].rows; k++)
        dataset->series[4].value[k] *= 100;
    lc_evaluation *e = evaluate(dataset, "mean", "s0 s1 s2 s3 s4 s5 s6 s7");
    double sum = 0;
    assert_int_equal(e->dominant[LC_UNITS], 4);
    assert_int_equal(e->dominant[LC_SCALED], e->series);
    for (size_t i = 0; i < e->series; i++)
        sum += e->of_series[i].share[LC_UNITS];
    assert_true(fabs(sum - 1) < 1e-12 && e->of_series[4].share[LC_UNITS] > 0.9);
    lc_evaluation_free(e);
    e = evaluate(dataset, "mean", "s4");
    assert_int_equal(e->dominant[LC_UNITS], e->series);
    lc_evaluation_free(e);
    lc_dataset_free(dataset);
}

/* The least scaled MSE of all baselines; a shorter way finds the same. */
static void the_reference_is_the_best_baseline(void **state)
{
    (void)state;
    lc_dataset *dataset = make();
    lc_comparison c;
    const size_t mse = lc_metric_index("mse");
    lc_forecaster *f = open_with(dataset, "repeat_last", 0);
    lc_evaluation *e;
    assert_ok(lc_evaluate(&e, f, LC_TEST));
    assert_ok(lc_compare(&c, f, LC_TEST));
    const double best = e->line[e->reference].score[LC_SCALED].overall[mse];
    assert_true(e->reference > 0);
    for (size_t i = 1; i < e->lines; i++)
        assert_true(best <= e->line[i].score[LC_SCALED].overall[mse]);
    assert_string_equal(c.name, e->line[e->reference].name);
    assert_true(fabs(c.best - best) < 1e-12 * best);
    assert_true(fabs(c.model - e->line[0].score[LC_SCALED].overall[mse]) < 1e-12 * c.model);
    lc_evaluation_free(e);
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
}

static void what_leaves_no_window_is_refused(void **state)
{
    (void)state;
    lc_dataset *d = sample_new(3, (const size_t[]){60, 5, 5}, 1);
    lc_evaluation *e = NULL;
    lc_forecaster *f = open_with(d, "drift", 0);
    assert_fails(lc_evaluate_series(&e, f, LC_TEST, "s1"), LC_E_DATA, "series 's1': no window in part 'test'");
    assert_fails(lc_evaluate_series(&e, f, LC_TEST, "s1 s2"), LC_E_DATA, "series 's1' and the others: no window in part 'test'");
    lc_forecaster_free(f);
    lc_config config = lc_config_default();
    static const char *const set[] = {"data.split=* 0 20", "window.context=6", "window.horizon=4", "model.kind=drift",
                                      "window.drop_last=18"};
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        assert_ok(lc_config_set(&config, set[i]));
    assert_ok(lc_forecaster_new(&f, d, &config));
    assert_fails(lc_evaluate(&e, f, LC_TEST), LC_E_DATA, "window.drop_last = 18 drops all 17 windows");
    lc_forecaster_free(f);
    config.window.drop_last = 8;
    assert_ok(lc_forecaster_new(&f, d, &config));
    assert_ok(lc_evaluate(&e, f, LC_TEST));
    assert_int_equal(e->windows, 16);
    lc_evaluation_free(e);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* Whoever shows a table of figures finds beside each what it means. */
static void a_metric_says_what_it_is(void **state)
{
    (void)state;
    const char *const *name = lc_metric_names();
    for (size_t i = 0; name[i]; i++) {
        assert_int_equal(lc_metric_index(name[i]), i);
        assert_true(lc_metric_formula(i) && *lc_metric_formula(i));
        assert_int_equal(lc_metric_less_is_better(i), strcmp(name[i], "r2") != 0);
    }
    assert_string_equal(lc_metric_formula(lc_metric_index("mae")), "mean |e|");
}

/* The best possible forecast is listed where all series know it for the whole horizon, be it no longer. */
static void the_best_possible_is_listed_where_every_series_knows_it(void **state)
{
    (void)state;
    for (size_t horizon = HORIZON - 1; horizon <= HORIZON; horizon++) {
        lc_dataset *d = make();
        lc_forecaster *f;
        lc_evaluation *e;
        for (size_t s = 0; s < SERIES; s++) {
            const size_t known = s == 3 ? horizon : HORIZON + 2;
            d->series[s].ideal_horizon = known;
            assert_ok(lc_new(&d->series[s].ideal, d->series[s].rows * known * 2, sizeof(float)));
            for (size_t row = 0; row < d->series[s].rows; row++)
                for (size_t step = 0; step < known && row + 1 + step < d->series[s].rows; step++)
                    for (size_t c = 0; c < 2; c++)
                        d->series[s].ideal[(row * known + step) * 2 + c] = (float)d->series[s].value[(row + 1 + step) * 2 + c];
        }
        f = open_with(d, "mean", 0);
        assert_ok(lc_evaluate(&e, f, LC_TEST));
        const lc_line *last = &e->line[e->lines - 1];
        assert_int_equal(strcmp(last->name, "best_possible") == 0, horizon == HORIZON);
        assert_int_equal(last->baseline, horizon < HORIZON);
        if (horizon == HORIZON) /* it knows the truth, in single precision */
            assert_true(last->score[LC_SCALED].overall[lc_metric_index("mae")] < 1e-5);
        lc_evaluation_free(e);
        lc_forecaster_free(f);
        lc_dataset_free(d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_series_has_the_figures_it_has_alone),
        cmocka_unit_test(some_series_are_chosen_by_name),
        cmocka_unit_test(threads_change_no_bit),
        cmocka_unit_test(what_a_metric_leaves_out_is_counted),
        cmocka_unit_test(the_series_that_dominates_is_named),
        cmocka_unit_test(the_reference_is_the_best_baseline),
        cmocka_unit_test(what_leaves_no_window_is_refused),
        cmocka_unit_test(a_metric_says_what_it_is),
        cmocka_unit_test(the_best_possible_is_listed_where_every_series_knows_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
