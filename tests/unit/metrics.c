/* metrics - hand-computed values on three windows of two steps; zeros and constants; what is not known is skipped. */
#include "eval/facts.h"
#include "eval/sums.h"
#include "core/rng.h"
#include "unit.h"

enum { CELLS_MOST = 8 };

/* Facts of all metrics for some cells. */
typedef struct facts {
    double value[LC_FACTS_ALL][CELLS_MOST];
    const double *row[LC_FACTS_ALL];
} facts;

/* Learned from two training rows per cell: the first is the level, the change between them is MASE's yardstick. */
static const double *const *learn(facts *f, size_t cells, const double *level, const double *change)
{
    for (size_t cell = 0; cell < cells; cell++) {
        const double rows[] = {level[cell], level[cell] + change[cell]};
        const size_t before[] = {SIZE_MAX, 0};
        double fact[LC_FACTS_ALL];
        lc_facts_learn(fact, &(lc_training){.value = rows, .rows = 2, .stride = 1, .before = before, .scale = 1});
        for (size_t i = 0; i < lc_facts_count(); i++)
            f->value[i][cell] = fact[i];
    }
    for (size_t i = 0; i < lc_facts_count(); i++)
        f->row[i] = f->value[i];
    return f->row;
}

/* Of one channel whose level is 0, and which changes by a half. */
static const double *const *plain(facts *f)
{
    return learn(f, 2, (double[]){0, 0}, (double[]){0.5, 0.5});
}

static void settle(lc_sums *sums, size_t series)
{
    facts f;
    lc_sums_settle(sums, series, plain(&f));
}

/* One channel, two steps. e = forecast - truth. */
static void add(lc_sums *sums, double truth1, double truth2, double forecast1, double forecast2)
{
    const double truth[] = {truth1, truth2}, forecast[] = {forecast1, forecast2};
    facts f;
    lc_sums_add(sums, 0, &(lc_cells){.count = 2, .windows = 1, .truth = truth, .forecast = forecast, .fact = plain(&f)});
}

static double of(const double *row, const char *metric)
{
    size_t index = lc_metric_index(metric);
    assert_non_null(lc_metric_names()[index]);
    return row[index];
}

static void assert_near(double found, double expected)
{
    if (!(fabs(found - expected) < 1e-12))
        fail_msg("%.15g, not %.15g", found, expected);
}

static void values_are_those_computed_by_hand(void **state)
{
    (void)state;
    lc_sums *sums;
    lc_scores s;
    assert_ok(lc_sums_new(&sums, lc_metric_table, 2, 1, 2));
    add(sums, 1, 2, 2, 2);   /* e = 1, 0 */
    add(sums, 4, -2, 2, -4); /* e = -2, -2 */
    add(sums, 0, 3, 1, 0);   /* e = 1, -3 */
    settle(sums, 0);
    assert_ok(lc_scores_new(&s, sums));
    assert_near(of(s.overall, "mae"), 9.0 / 6);
    assert_near(of(s.overall, "mse"), 19.0 / 6);
    assert_near(of(s.overall, "rmse"), sqrt(19.0 / 6));
    assert_near(of(s.overall, "mape"), 100 * (1 + 0 + 0.5 + 1 + 1) / 5); /* the truth 0 is left out */
    assert_near(of(s.overall, "smape"), 200 * (1.0 / 3 + 0 + 2.0 / 6 + 2.0 / 6 + 1 + 1) / 6);
    assert_near(of(s.overall, "mase"), 9.0 / 6 / 0.5);
    double mean = 8.0 / 6, variance = 1 + 4 + 16 + 4 + 0 + 9 - 6 * mean * mean;
    assert_near(of(s.overall, "r2"), 1 - 19 / variance);
    assert_near(of(s.per_step, "mae"), 4.0 / 3);
    assert_near(of(s.per_step + sums->metrics, "mae"), 5.0 / 3);
    assert_near(of(s.per_channel, "mae"), 9.0 / 6);
    assert_true(sums->summands < sums->terms); /* what two metrics ask for is summed once */
    lc_scores_free(&s);
    lc_sums_free(sums);
}

static void a_truth_of_zeros_has_no_mape_and_no_r2(void **state)
{
    (void)state;
    lc_sums *sums;
    lc_scores s;
    assert_ok(lc_sums_new(&sums, lc_metric_table, 2, 1, 2));
    add(sums, 0, 0, 0, 0);
    settle(sums, 0);
    assert_ok(lc_scores_new(&s, sums));
    assert_near(of(s.overall, "smape"), 0);
    assert_true(isnan(of(s.overall, "mape")));
    assert_true(isnan(of(s.overall, "r2")));
    lc_scores_free(&s);
    lc_sums_free(sums);
}

/* Two channels of different size. */
static void r2_is_the_mean_of_channels_and_others_are_pooled(void **state)
{
    (void)state;
    lc_sums *sums;
    lc_scores s;
    facts f;
    const double truth[2][2] = {{1, 100}, {3, 300}}, forecast[2][2] = {{1, 200}, {2, 300}};
    const double *const *fact = learn(&f, 2, (double[]){0, 0}, (double[]){1, 100});
    assert_ok(lc_sums_new(&sums, lc_metric_table, 1, 2, 2));
    for (size_t w = 0; w < 2; w++)
        lc_sums_add(sums, 0, &(lc_cells){.count = 2, .windows = 1, .truth = truth[w], .forecast = forecast[w], .fact = fact});
    lc_sums_settle(sums, 0, fact);
    assert_ok(lc_scores_new(&s, sums));
    assert_near(of(s.per_channel, "r2"), 1 - 1.0 / 2);
    assert_near(of(s.per_channel + sums->metrics, "r2"), 1 - 10000.0 / 20000);
    assert_near(of(s.overall, "r2"), 0.5);
    assert_near(of(s.overall, "mae"), 101.0 / 4);
    assert_near(of(s.overall, "mase"), (1.0 + 100.0 / 100) / 4);
    lc_scores_free(&s);
    lc_sums_free(sums);
}

/* Two series that differ only in level: their forecasts, each series' mean, explain nothing. */
static void levels_explain_nothing(void **state)
{
    (void)state;
    lc_sums *sums;
    lc_scores s;
    assert_ok(lc_sums_new(&sums, lc_metric_table, 2, 1, 2));
    for (double level = 0; level <= 100; level += 100) {
        add(sums, level + 1, level - 1, level, level);
        add(sums, level - 1, level + 1, level, level);
        settle(sums, 0);
    }
    assert_ok(lc_scores_new(&s, sums));
    assert_near(of(s.overall, "r2"), 0);
    assert_near(of(s.per_step, "r2"), 0);
    assert_near(of(s.overall, "mse"), 1);
    lc_scores_free(&s);
    lc_sums_free(sums);
}

static double r2_around(double level, double truth1, double truth2, double forecast)
{
    lc_sums *sums;
    lc_scores s;
    facts f;
    const double truth[2] = {truth1, truth2}, *const *fact = learn(&f, 1, &level, (double[]){1});
    assert_ok(lc_sums_new(&sums, lc_metric_table, 1, 1, 2));
    for (size_t w = 0; w < 2; w++)
        lc_sums_add(sums, 0, &(lc_cells){.count = 1, .windows = 1, .truth = truth + w, .forecast = &forecast, .fact = fact});
    lc_sums_settle(sums, 0, fact);
    assert_ok(lc_scores_new(&s, sums));
    double r2 = of(s.overall, "r2");
    lc_scores_free(&s);
    lc_sums_free(sums);
    return r2;
}

static void small_changes_of_large_values_have_an_r2_and_rounding_has_not(void **state)
{
    (void)state;
    assert_near(r2_around(1e9, 1e9 + 0.125, 1e9 + 0.375, 1e9 + 0.25), 0);
    assert_near(r2_around(1e9 + 0.25, 1e9 + 0.125, 1e9 + 0.375, 1e9 + 0.5), -4);
    assert_true(isnan(r2_around(0.3, 0.3, 0.1 + 0.2, 0.3)));
    assert_true(isnan(r2_around(0, 0.3, 0.1 + 0.2, 0.3)));
}

/* The sensor was off in the first row, or is in the last. */
static void r2_does_not_depend_on_one_training_row_far_away(void **state)
{
    static const double usual[] = {1013250.25, 1013249.75, 1013250};
    (void)state;
    for (size_t odd = 0; odd < 4; odd++) {
        double rows[4] = {usual[0], usual[1], usual[2], usual[0]}, fact[LC_FACTS_ALL];
        const size_t before[] = {SIZE_MAX, 0, 1, 2};
        const double *row[LC_FACTS_ALL], truth[] = {1013250.125, 1013250.375}, forecast[] = {1013250.125, 1013250.25};
        lc_sums *sums;
        lc_scores s;
        rows[odd] = 0;
        lc_facts_learn(fact, &(lc_training){.value = rows, .rows = 4, .stride = 1, .before = before, .scale = 1});
        for (size_t i = 0; i < lc_facts_count(); i++)
            row[i] = &fact[i];
        assert_ok(lc_sums_new(&sums, lc_metric_table, 1, 1, 2));
        for (size_t w = 0; w < 2; w++)
            lc_sums_add(sums, 0,
                        &(lc_cells){.count = 1, .windows = 1, .truth = truth + w, .forecast = forecast + w, .fact = row});
        lc_sums_settle(sums, 0, row);
        assert_ok(lc_scores_new(&s, sums));
        assert_near(of(s.overall, "r2"), 0.5);
        lc_scores_free(&s);
        lc_sums_free(sums);
    }
}

/* A channel whose truth is constant has no r2 and is left out; one whose forecast is not known makes the whole unknown. */
static void an_unknown_forecast_makes_r2_unknown(void **state)
{
    (void)state;
    lc_sums *sums;
    lc_scores s;
    facts f;
    const double truth[2][3] = {{1, 5, 7}, {2, 6, 7}}, forecast[2][3] = {{1, NAN, 7}, {2, NAN, 7}};
    const double *const *fact = learn(&f, 3, (double[]){0, 0, 0}, (double[]){1, 1, 1});
    for (size_t channels = 2; channels <= 3; channels++) {
        assert_ok(lc_sums_new(&sums, lc_metric_table, 1, channels, 2));
        for (size_t w = 0; w < 2; w++) /* with two, the one in the middle is left out */
            lc_sums_add(sums, 0,
                        &(lc_cells){.count = channels,
                                    .windows = 1,
                                    .truth = channels == 3 ? truth[w] : (double[]){truth[w][0], 7},
                                    .forecast = channels == 3 ? forecast[w] : (double[]){forecast[w][0], 7},
                                    .fact = fact});
        lc_sums_settle(sums, 0, fact);
        assert_ok(lc_scores_new(&s, sums));
        assert_near(of(s.per_channel, "r2"), 1);
        assert_true(channels == 3 ? isnan(of(s.overall, "r2")) : of(s.overall, "r2") == 1);
        lc_scores_free(&s);
        lc_sums_free(sums);
    }
}

/* --- facts ----------------------------------------------------------------------------------------------------------- */

/* Facts in scaled numbers are those of scaled rows, whatever is missing. */
static void facts_follow_the_scale(void **state)
{
    (void)state;
    const double shift = 16, scale = 4, rows[] = {NAN, 20, 12, NAN, 24, 40}; /* powers of two: nothing is rounded */
    double scaled[6], expected[LC_FACTS_ALL], found[LC_FACTS_ALL];
    for (size_t i = 0; i < 6; i++)
        scaled[i] = (rows[i] - shift) / scale;
    for (size_t season = 1; season <= 2; season++) {
        size_t before[6];
        for (size_t i = 0; i < 6; i++)
            before[i] = i < season ? SIZE_MAX : i - season;
        lc_facts_learn(expected, &(lc_training){scaled, 6, 1, before, 0, 1});
        lc_facts_learn(found, &(lc_training){rows, 6, 1, before, shift, scale});
        assert_memory_equal(found, expected, lc_facts_count() * sizeof *found);
    }
}

/* --- unknown truths -------------------------------------------------------------------------------------------------- */

enum { HORIZON = 3, TARGETS = 2, CELLS = HORIZON * TARGETS, WINDOWS = 40 };

static void assert_same_bits(const double *a, const double *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (memcmp(&a[i], &b[i], sizeof a[i]) != 0 && !(isnan(a[i]) && isnan(b[i])))
            fail_msg("score %zu: %.17g, not %.17g", i, a[i], b[i]);
}

static void assert_same_scores(const lc_sums *a, const lc_sums *b)
{
    lc_scores x, y;
    assert_ok(lc_scores_new(&x, a));
    assert_ok(lc_scores_new(&y, b));
    assert_same_bits(x.overall, y.overall, a->metrics);
    assert_same_bits(x.per_step, y.per_step, HORIZON * a->metrics);
    assert_same_bits(x.per_channel, y.per_channel, TARGETS * a->metrics);
    lc_scores_free(&x);
    lc_scores_free(&y);
}

/* Every metric, over cells of which some truth is NaN, is the metric over the others, bit for bit: of two series, one of whose
 * cells is never known. */
static void unknown_truths_are_skipped(void **state)
{
    (void)state;
    lc_sums *holes, *dense;
    facts f;
    lc_rng rng = lc_rng_new(3, "cells", 0);
    const double *const *fact = learn(&f, CELLS, (double[CELLS]){1, 2, 3, 4, 5, 6}, (double[CELLS]){1, 2, 1, 2, 1, 2});
    assert_ok(lc_sums_new(&holes, lc_metric_table, HORIZON, TARGETS, 2));
    assert_ok(lc_sums_new(&dense, lc_metric_table, HORIZON, TARGETS, 2));
    for (size_t w = 0; w < WINDOWS; w++) {
        double truth[CELLS], forecast[CELLS];
        for (size_t i = 0; i < CELLS; i++) {
            const double *row[LC_FACTS_ALL];
            truth[i] = lc_rng_uniform(&rng) < 0.4 || i == 2 ? (double)NAN : lc_rng_normal(&rng);
            forecast[i] = lc_rng_normal(&rng);
            for (size_t k = 0; k < lc_facts_count(); k++)
                row[k] = fact[k] + i;
            if (!isnan(truth[i]))
                lc_sums_add(dense, i,
                            &(lc_cells){.count = 1, .windows = 1, .truth = truth + i, .forecast = forecast + i, .fact = row});
        }
        lc_sums_add(holes, 0, &(lc_cells){.count = CELLS, .windows = 1, .truth = truth, .forecast = forecast, .fact = fact});
        if (w % (WINDOWS / 2) == WINDOWS / 2 - 1) {
            lc_sums_settle(holes, 0, fact);
            lc_sums_settle(dense, 0, fact);
        }
    }
    assert_same_scores(holes, dense);
    lc_sums_free(holes);
    lc_sums_free(dense);
}

/* Windows of normal numbers, some unknown; and the same in other numbers: (value - shift) / scale. */
typedef struct rows {
    double truth[WINDOWS][CELLS + 2], forecast[WINDOWS][CELLS + 5];
} rows;

static void draw(rows *out, const double *shift, const double *scale)
{
    lc_rng rng = lc_rng_new(4, "cells", 0);
    memset(out, 0xff, sizeof *out); /* NaN between windows */
    for (size_t w = 0; w < WINDOWS; w++)
        for (size_t i = 0; i < CELLS; i++) {
            const double unknown = lc_rng_uniform(&rng) < 0.2 ? (double)NAN : 0;
            out->truth[w][i] = (lc_rng_normal(&rng) + unknown - shift[i % TARGETS]) / scale[i % TARGETS];
            out->forecast[w][i] = (lc_rng_normal(&rng) - shift[i % TARGETS]) / scale[i % TARGETS];
        }
}

/* `count` cells of `windows` windows, from those on. */
static lc_cells cells_of(const rows *r, size_t cell, size_t count, size_t window, size_t windows)
{
    return (lc_cells){.count = count,
                      .windows = windows,
                      .truth = &r->truth[window][cell],
                      .forecast = &r->forecast[window][cell],
                      .truth_stride = CELLS + 2,
                      .forecast_stride = CELLS + 5};
}

static const double nothing[TARGETS] = {0, 0}, ones[TARGETS] = {1, 1};

static void windows_at_once_add_what_they_add_one_by_one(void **state)
{
    (void)state;
    static rows r;
    facts f;
    const double *const *fact = learn(&f, CELLS, (double[CELLS]){1, 2, 3, 4, 5, 6}, (double[CELLS]){1, 2, 1, 2, 1, 2});
    draw(&r, nothing, ones);
    for (size_t count = 1; count <= CELLS; count++) {
        lc_sums *together, *alone;
        assert_ok(lc_sums_new(&together, lc_metric_table, HORIZON, TARGETS, 1));
        assert_ok(lc_sums_new(&alone, lc_metric_table, HORIZON, TARGETS, 1));
        lc_cells all = cells_of(&r, 0, count, 0, WINDOWS);
        all.fact = fact;
        lc_sums_add(together, 0, &all);
        for (size_t w = 0; w < WINDOWS; w++) {
            lc_cells one = cells_of(&r, 0, count, w, 1);
            one.fact = fact;
            lc_sums_add(alone, 0, &one);
        }
        assert_same_bits(together->sum, alone->sum, together->summands * together->cells);
        lc_sums_free(together);
        lc_sums_free(alone);
    }
}

/* What such a summand says in units, scaled, is what it says of scaled numbers; of a percentage it is what it says in units. */
static void scaled_summands_follow_from_those_in_units(void **state)
{
    (void)state;
    static const double shift[TARGETS] = {7, -300}, scale[TARGETS] = {0.01, 40};
    static rows units, scaled;
    double level[CELLS] = {1, 2, 1, 2, 1, 2}, change[CELLS] = {1, 2, 1, 2, 1, 2}, by_cell[CELLS];
    lc_sums *direct, *in_units, *derived;
    facts f, g;
    draw(&units, nothing, ones);
    draw(&scaled, shift, scale);
    const double *const *fact = learn(&f, CELLS, level, change);
    for (size_t i = 0; i < CELLS; i++) {
        by_cell[i] = scale[i % TARGETS];
        level[i] = (level[i] - shift[i % TARGETS]) / by_cell[i];
        change[i] /= by_cell[i];
    }
    lc_cells own = cells_of(&units, 0, CELLS, 0, WINDOWS), other = cells_of(&scaled, 0, CELLS, 0, WINDOWS);
    own.fact = fact;
    other.fact = learn(&g, CELLS, level, change);
    assert_ok(lc_sums_new(&direct, lc_metric_table, HORIZON, TARGETS, 1));
    assert_ok(lc_sums_new(&in_units, lc_metric_table, HORIZON, TARGETS, 1));
    assert_ok(lc_sums_new(&derived, lc_metric_table, HORIZON, TARGETS, 1));
    derived->derived = true;
    bool asks = false;
    lc_sums_add(in_units, 0, &own);
    lc_sums_add(direct, 0, &other);
    lc_sums_add(derived, 0, &other);
    lc_sums_derive(derived, in_units, by_cell);
    for (size_t i = 0; i < direct->summands * direct->cells; i++) {
        const lc_summand *summand = direct->summand[i / CELLS];
        asks |= !summand->of_truth && !summand->from_units;
        const double expected = summand->from_units && summand->power == 0 ? in_units->sum[i] : direct->sum[i];
        if (!(fabs(expected - derived->sum[i]) <= 1e-10 * fabs(expected)))
            fail_msg("sum %zu of cell %zu: %.15g expected, %.15g derived", i / CELLS, i % CELLS, expected, derived->sum[i]);
    }
    assert_true(lc_sums_ask_forecast(derived) == asks);
    assert_true(lc_sums_ask_forecast(in_units));
    lc_sums_free(direct);
    lc_sums_free(in_units);
    lc_sums_free(derived);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(windows_at_once_add_what_they_add_one_by_one),
        cmocka_unit_test(scaled_summands_follow_from_those_in_units),
        cmocka_unit_test(values_are_those_computed_by_hand),
        cmocka_unit_test(a_truth_of_zeros_has_no_mape_and_no_r2),
        cmocka_unit_test(r2_is_the_mean_of_channels_and_others_are_pooled),
        cmocka_unit_test(levels_explain_nothing),
        cmocka_unit_test(small_changes_of_large_values_have_an_r2_and_rounding_has_not),
        cmocka_unit_test(r2_does_not_depend_on_one_training_row_far_away),
        cmocka_unit_test(an_unknown_forecast_makes_r2_unknown),
        cmocka_unit_test(facts_follow_the_scale),
        cmocka_unit_test(unknown_truths_are_skipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
