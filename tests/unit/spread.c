/* spread: the measures of what is said beyond the point, against scipy and properscoring; masked; the same for any threads; and
 * those of distributions whose truth is known. */
#include <lanecast/evaluate.h>

#include "core/normal.h"
#include "core/rng.h"
#include "eval/sums.h"
#include "golden/numbers.h"
#include "property/forecasters.h"

/* --- one measure ----------------------------------------------------------------------------------------------------- */

enum { MOST = 64 };

/* Truths one after the other, each with quantiles of its own. */
typedef struct trial {
    size_t levels, count;
    double level[MOST], quantile[MOST], crps;
    bool closed;
    lc_sums *sums;
} trial;

static size_t measure_of(const char *name)
{
    size_t at = 0;
    while (strcmp(lc_spread_table_names[at], name) != 0)
        at++;
    return at;
}

static void add(trial *t, double truth)
{
    const double *quantile[MOST];
    for (size_t k = 0; k < t->levels; k++)
        quantile[k] = t->quantile + k;
    lc_sums_add(t->sums, 0,
                &(lc_cells){.count = 1,
                            .windows = 1,
                            .truth = &truth,
                            .levels = t->levels,
                            .level = t->level,
                            .quantile = quantile,
                            .crps = t->closed ? &t->crps : NULL});
}

static double score(trial *t, const char *name)
{
    lc_scores scores;
    lc_sums_settle(t->sums, 0, NULL);
    assert_ok(lc_scores_new(&scores, t->sums));
    const double value = scores.overall[measure_of(name)];
    lc_scores_free(&scores);
    return value;
}

static void begin(trial *t)
{
    lc_sums_free(t->sums);
    *t = (trial){.levels = 0};
    assert_ok(lc_sums_new(&t->sums, lc_spread_table, 1, 1, 1));
}

static size_t take(void *ctx, const golden_row *row)
{
    trial *t = ctx;
    if (golden_is(row, "case"))
        begin(t);
    else if (golden_is(row, "level")) {
        t->levels = row->count;
        memcpy(t->level, row->number, row->count * sizeof *row->number);
    } else if (golden_is(row, "quantile"))
        memcpy(t->quantile, row->number, row->count * sizeof *row->number);
    else if (golden_is(row, "crps")) {
        t->closed = true;
        t->crps = row->number[0];
    } else if (golden_is(row, "truth"))
        add(t, row->number[0]);
    else if (golden_is(row, "score")) {
        golden_near(score(t, row->variant), row->number[0], 1e-13, 1, row);
        return 1;
    }
    return 0;
}

static void every_measure_is_as_computed_apart(void **state)
{
    (void)state;
    trial t = {.sums = NULL};
    golden_walk("eval/spread", lc_spread_table_names, take, &t);
    lc_sums_free(t.sums);
}

/* --- evaluations ----------------------------------------------------------------------------------------------------- */

enum { ROWS = 4000, DEVIATION = 3 };

/* Noise of which nothing can be known but its distribution: 20 + 3 N(0, 1). */
static lc_dataset *noise_new(uint64_t seed)
{
    size_t rows = ROWS;
    lc_dataset *d = sample_new(1, &rows, 1);
    lc_rng rng = lc_rng_new(seed, "noise", 0);
    for (size_t i = 0; i < rows; i++)
        d->series->value[i] = 20 + DEVIATION * lc_rng_normal(&rng);
    return d;
}

static lc_forecaster *trained_on(const lc_dataset *d, const char *loss, const char *const *more)
{
    static const char *const sets[] = {"window.context=4", "window.horizon=2",     "model.hidden=2",
                                       "train.epochs=6",   "train.batch=64",       "train.rate=0.02",
                                       "train.patience=0", "data.split=0.5 0 0.5", "model.normalize=none"};
    lc_config config = lc_config_default();
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        assert_ok(lc_config_set(&config, sets[i]));
    snprintf(config.model.loss, sizeof config.model.loss, "%s", loss);
    for (; more && *more; more++)
        assert_ok(lc_config_set(&config, *more));
    return forecaster_trained(d, &config);
}

static double said(const lc_evaluation *e, const char *measure)
{
    return e->spread->score[LC_UNITS].overall[measure_of(measure)];
}

/* 4000 truths, nearly independent: a coverage of 80 % is within 2.5 points of it in all but 1 of 10,000 cases, and a bin of 10 %
 * within 1.9; what was learned from 2000 rows adds to that. The CRPS of the true distribution is 3 / sqrt(pi) = 1.693. */
static void intervals_cover_what_they_say(void **state)
{
    (void)state;
    static const char *const losses[] = {"gaussian", "student_t", "mixture", "quantile"};
    for (size_t i = 0; i < sizeof losses / sizeof *losses; i++) {
        lc_dataset *d = noise_new(i + 1);
        lc_forecaster *f = trained_on(d, losses[i], NULL);
        lc_evaluation *e;
        assert_ok(lc_evaluate(&e, f, LC_TEST));
        assert_int_equal(e->spread->levels, 9);
        if (fabs(said(e, "coverage") - 80) > 4 || fabs(said(e, "crps") / (DEVIATION / sqrt(acos(-1))) - 1) > 0.05 ||
            fabs(said(e, "width") / (2 * DEVIATION * lc_normal_quantile(0.9)) - 1) > 0.08)
            fail_msg("%s: coverage %.2f, crps %.4f, width %.3f", losses[i], said(e, "coverage"), said(e, "crps"),
                     said(e, "width"));
        for (size_t bin = 0; bin <= 9; bin++)
            assert_true(fabs(e->spread->histogram[bin] - 0.1) < 0.04);
        lc_evaluation_free(e);
        lc_forecaster_free(f);
        lc_dataset_free(d);
    }
}

static void a_forecaster_of_points_has_no_spread(void **state)
{
    (void)state;
    lc_dataset *d = noise_new(1);
    lc_forecaster *f = trained_on(d, "mse", NULL);
    lc_evaluation *e;
    assert_ok(lc_evaluate(&e, f, LC_TEST));
    assert_null(e->spread);
    lc_evaluation_free(e);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

static lc_evaluation *evaluated(const lc_dataset *d, const char *threads)
{
    lc_evaluation *e;
    lc_forecaster *f = trained_on(d, "gaussian", (const char *const[]){"data.missing=mask", threads, NULL});
    assert_ok(lc_evaluate(&e, f, LC_TEST));
    lc_forecaster_free(f);
    return e;
}

static void measures_do_not_depend_on_threads(void **state)
{
    (void)state;
    lc_dataset *d = noise_new(7);
    for (size_t row = ROWS - 500; row < ROWS; row += 3)
        d->series->value[row] = (double)NAN;
    lc_evaluation *one = evaluated(d, "run.threads=1"), *three = evaluated(d, "run.threads=3");
    for (int space = 0; space < LC_SPACES; space++) {
        const lc_scores *a = &one->spread->score[space], *b = &three->spread->score[space];
        const size_t bytes = one->spread->measures * sizeof(double);
        assert_memory_equal(a->overall, b->overall, bytes);
        assert_memory_equal(a->per_step, b->per_step, one->horizon * bytes);
        assert_memory_equal(a->per_series, b->per_series, bytes);
    }
    assert_memory_equal(one->spread->histogram, three->spread->histogram, 10 * sizeof(double));
    assert_true(one->values < 2 * one->windows);
    assert_true(fabs(said(one, "coverage") - 80) < 4);
    lc_evaluation_free(one);
    lc_evaluation_free(three);
    lc_dataset_free(d);
}

/* Of an interval that is given by two levels, and nothing else. */
static void levels_can_be_chosen(void **state)
{
    (void)state;
    lc_dataset *d = noise_new(3);
    lc_forecaster *f = trained_on(d, "gaussian", NULL);
    lc_outlook *outlook;
    lc_evaluation *e;
    assert_ok(lc_outlook_new(&outlook, f, (const double[]){0.25, 0.75}, 2, 0));
    assert_ok(lc_evaluate_outlook(&e, outlook, LC_TEST, NULL));
    assert_int_equal(e->spread->levels, 2);
    assert_true(fabs(said(e, "coverage") - 50) < 4 && e->spread->closed);
    assert_true(fabs(e->spread->histogram[0] + e->spread->histogram[1] + e->spread->histogram[2] - 1) < 1e-12);
    lc_evaluation_free(e);
    lc_outlook_free(outlook);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_measure_is_as_computed_apart),
        cmocka_unit_test(intervals_cover_what_they_say),
        cmocka_unit_test(a_forecaster_of_points_has_no_spread),
        cmocka_unit_test(measures_do_not_depend_on_threads),
        cmocka_unit_test(levels_can_be_chosen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
