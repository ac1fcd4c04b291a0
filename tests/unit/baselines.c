/* baselines: seasonal_naive looks as far back as a season is, in time; training_mean and zero; which of them are listed. */
#include <lanecast/evaluate.h>

#include <math.h>

#include "core/calendar.h"
#include "core/rng.h"
#include "sample.h"

enum { HOURS = 200, SEASON = 24 };

static lc_forecaster *open_with(const lc_dataset *dataset, const char *kind, const char *more)
{
    static const char *const set[] = {"data.split=* 0 24", "window.context=2", "window.horizon=24"};
    lc_config config = lc_config_default();
    lc_forecaster *f;
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        assert_ok(lc_config_set(&config, set[i]));
    assert_ok(lc_config_set(&config, "data.season=24"));
    if (more)
        assert_ok(lc_config_set(&config, more));
    snprintf(config.model.kind, sizeof config.model.kind, "%s", kind);
    assert_ok(lc_forecaster_new(&f, dataset, &config));
    return f;
}

/* The forecast of one window of a series, whose values are the numbers of its rows. */
static void forecast(double out[SEASON], const lc_dataset *dataset, const char *kind, const char *more, size_t origin)
{
    lc_windows *windows;
    lc_forecaster *f = open_with(dataset, kind, more);
    assert_ok(lc_windows_list(&windows, &(lc_window){.series = 0, .origin = origin}, 1));
    assert_ok(lc_forecaster_predict(out, f, windows, 0, 1));
    lc_windows_free(windows);
    lc_forecaster_free(f);
}

static void a_season_may_be_longer_than_the_context(void **state)
{
    (void)state;
    const size_t rows = HOURS;
    lc_dataset *dataset = sample_new(1, &rows, 1);
    double said[SEASON];
    forecast(said, dataset, "seasonal_naive", NULL, 100);
    for (size_t step = 0; step < SEASON; step++)
        assert_true(said[step] == (double)(100 - SEASON + step));
    lc_dataset_free(dataset);
}

/* Row 80 is missing: that hour is the one of row 56, or of row 32 where that is missing too. */
static void a_missing_value_is_that_of_another_season_before(void **state)
{
    (void)state;
    const size_t rows = HOURS;
    static const char *const missing[] = {"data.missing=skip", "data.missing=forward", "data.missing=mask"};
    lc_dataset *dataset = sample_new(1, &rows, 1);
    double said[SEASON];
    for (size_t i = 0; i < 3; i++) {
        dataset->series[0].value[80] = NAN;
        forecast(said, dataset, "seasonal_naive", missing[i], 100);
        assert_true(said[3] == 79 && said[4] == 56 && said[5] == 81);
        dataset->series[0].value[56] = NAN;
        forecast(said, dataset, "seasonal_naive", missing[i], 100);
        assert_true(said[4] == 32);
        dataset->series[0].value[56] = 56;
    }
    lc_dataset_free(dataset);
}

/* The first rows of a series have no season before them: their last value is known. */
static void a_phase_that_never_was_is_the_last_value(void **state)
{
    (void)state;
    const size_t rows = HOURS;
    lc_dataset *dataset = sample_new(1, &rows, 1);
    double said[SEASON];
    forecast(said, dataset, "seasonal_naive", NULL, 20);
    for (size_t step = 0; step < SEASON; step++)
        assert_true(said[step] == (step < 4 ? 19 : (double)(step - 4)));
    lc_dataset_free(dataset);
}

/* Rows from 90 on are 7 hours later: the season before row 100 is 17 rows before it, and hours within the gap are a day older. */
static void a_season_is_counted_in_time_across_a_gap(void **state)
{
    (void)state;
    const size_t rows = HOURS;
    lc_dataset *dataset = sample_new(1, &rows, 1);
    double said[SEASON];
    for (size_t row = 90; row < HOURS; row++)
        dataset->series[0].time[row] += 7 * 3600;
    forecast(said, dataset, "seasonal_naive", NULL, 100);
    assert_true(said[0] == 83 && said[6] == 89);
    for (size_t step = 7; step < 14; step++) /* hours 90 .. 96 of the axis are in the gap: 66 .. 72 */
        assert_true(said[step] == (double)(66 + step - 7));
    assert_true(said[14] == 90);
    forecast(said, dataset, "seasonal_naive", "window.gaps=ignore", 100);
    assert_true(said[0] == 83 && said[6] == 89);
    lc_dataset_free(dataset);
}

/* Five rows are a week where there are no weekends, whatever the hours between them. */
static void weekdays_count_rows(void **state)
{
    (void)state;
    const size_t rows = HOURS;
    lc_dataset *dataset = sample_new(1, &rows, 1);
    double said[SEASON];
    for (size_t row = 0; row < HOURS; row++)
        dataset->series[0].time[row] = (int64_t)(4 + row / 5 * 7 + row % 5) * 86400; /* from a Monday on */
    forecast(said, dataset, "seasonal_naive", "data.season=5", 100);
    for (size_t step = 0; step < SEASON; step++)
        assert_true(said[step] == (double)(95 + step % 5));
    forecast(said, dataset, "seasonal_naive", "data.season=5", 102); /* from the middle of a week on */
    for (size_t step = 0; step < SEASON; step++)
        assert_true(said[step] == (double)(97 + step % 5));
    lc_dataset_free(dataset);
}

/* 40 weekdays with rows from 9 to 16 o'clock, whose values count the hours that are open, without 11, 12 and 13 o'clock of the
 * 11th day: a season of 8 is one time of day, and what is in the hole is a day older. */
static void sessions_count_slots_across_a_gap(void **state)
{
    (void)state;
    enum { SLOTS = 8, LEFT = 82 /* rows before the hole */, MISSING = 3 };
    static const double right[SLOTS] = {79, 80, 81, 74, 75, 76, 85, 86};
    const size_t rows = 40 * SLOTS - MISSING;
    lc_dataset *dataset = sample_new(1, &rows, 1);
    double said[SEASON];
    for (size_t row = 0; row < rows; row++) {
        const size_t slot = row < LEFT ? row : row + MISSING, day = slot / SLOTS;
        dataset->series[0].time[row] = (int64_t)((4 + day / 5 * 7 + day % 5) * 24 + 9 + slot % SLOTS) * 3600;
        dataset->series[0].value[row] = (double)slot;
    }
    forecast(said, dataset, "seasonal_naive", "data.season=8", LEFT + 2);
    for (size_t step = 0; step < SEASON; step++)
        assert_true(said[step] == right[step % SLOTS]);
    lc_dataset_free(dataset);
}

/* A first row at half a step before the next: each slot has a number of its own. */
static void slots_half_a_step_apart_are_two(void **state)
{
    (void)state;
    enum { SLOTS = 7 };
    static const int minutes[SLOTS] = {570, 600, 660, 720, 780, 840, 900};
    const size_t rows = 40 * SLOTS;
    lc_dataset *dataset = sample_new(1, &rows, 1);
    double said[SEASON];
    for (size_t row = 0; row < rows; row++) {
        const size_t day = row / SLOTS;
        dataset->series[0].time[row] = (int64_t)((4 + day / 5 * 7 + day % 5) * 86400) + minutes[row % SLOTS] * 60;
        dataset->series[0].value[row] = (double)(row % SLOTS);
    }
    forecast(said, dataset, "seasonal_naive", "data.season=7", 15 * SLOTS);
    for (size_t step = 0; step < SEASON; step++)
        assert_true(said[step] == (double)(step % SLOTS));
    lc_dataset_free(dataset);
}

/* Three weeks, or months, are left out before row 90: what is 24 of them before row 100 is row 79, and those of the gap are
 * a season older. */
static void assert_across(const lc_dataset *dataset)
{
    double said[SEASON];
    forecast(said, dataset, "seasonal_naive", NULL, 100);
    assert_true(said[0] == 79 && said[10] == 89 && said[14] == 90);
    for (size_t step = 11; step < 14; step++)
        assert_true(said[step] == (double)(66 + step - 11));
    forecast(said, dataset, "seasonal_naive", "window.gaps=ignore", 100);
    assert_true(said[0] == 79 && said[10] == 89);
}

static void weeks_are_counted_in_time_across_a_gap(void **state)
{
    (void)state;
    const size_t rows = HOURS;
    lc_dataset *dataset = sample_new(1, &rows, 1);
    for (size_t row = 0; row < HOURS; row++)
        dataset->series[0].time[row] = (int64_t)(4 + 7 * (row + (row < 90 ? 0 : 3))) * 86400;
    assert_across(dataset);
    lc_dataset_free(dataset);
}

static void months_are_counted_in_time_across_a_gap(void **state)
{
    (void)state;
    const size_t rows = HOURS;
    lc_dataset *dataset = sample_new(1, &rows, 1);
    for (size_t row = 0; row < HOURS; row++) {
        const int64_t month = (int64_t)row + (row < 90 ? 0 : 3);
        dataset->series[0].time[row] =
            lc_calendar_days(LC_CALENDAR_GREGORIAN, (lc_day){1970 + month / 12, (int)(month % 12) + 1, 1}) * 86400;
    }
    assert_across(dataset);
    lc_dataset_free(dataset);
}

/* MASE's yardstick is the same season: with 7 hours left out before row 90, rows 90 .. 106 are 17 more than what was a day
 * before, of rows 107 .. 113 that is in the gap, and all others of the 176 training rows are 24 more. */
static void mase_counts_a_season_in_time_too(void **state)
{
    (void)state;
    const size_t rows = HOURS;
    lc_dataset *dataset = sample_new(1, &rows, 1);
    lc_evaluation *e;
    for (size_t row = 90; row < HOURS; row++)
        dataset->series[0].time[row] += 7 * 3600;
    lc_forecaster *f = open_with(dataset, "repeat_last", NULL);
    assert_ok(lc_evaluate(&e, f, LC_TEST));
    const double yardstick = (66 * 24 + 17 * 17 + 62 * 24) / 145.0;
    assert_true(fabs(e->line[0].score[LC_UNITS].overall[lc_metric_index("mase")] - 12.5 / yardstick) < 1e-12);
    lc_evaluation_free(e);
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
}

static void the_training_mean_is_of_training_rows(void **state)
{
    (void)state;
    const size_t rows = HOURS;
    lc_dataset *dataset = sample_new(1, &rows, 1);
    double said[SEASON];
    dataset->series[0].value[0] = NAN;
    for (size_t row = HOURS - SEASON; row < HOURS; row++)
        dataset->series[0].value[row] = 1e6;
    forecast(said, dataset, "training_mean", "data.missing=skip", 100);
    assert_true(fabs(said[0] - (HOURS - SEASON) / 2.0) < 1e-9 && said[SEASON - 1] == said[0]);
    lc_dataset_free(dataset);
}

/* A series without a training value has the mean of all values that there are. */
static void a_series_that_never_trained_has_the_mean_of_all(void **state)
{
    (void)state;
    const size_t rows[] = {100, 50, 100};
    lc_dataset *dataset = sample_new(3, rows, 1);
    double said[SEASON], expected = 0;
    for (size_t row = 0; row < 100 - SEASON; row++)
        dataset->series[0].value[row] = NAN;
    for (size_t row = 0; row < 50; row++)
        dataset->series[1].value[row] = 4;
    for (size_t row = 0; row < 100; row++)
        dataset->series[2].value[row] = row % 2 ? NAN : 10;
    expected = (4.0 * (50 - SEASON) + 10.0 * (100 - SEASON) / 2) / ((50 - SEASON) + (100 - SEASON) / 2.0);
    forecast(said, dataset, "training_mean", "data.missing=skip", 100);
    assert_true(fabs(said[0] - expected) < 1e-9 && said[SEASON - 1] == said[0]);
    lc_dataset_free(dataset);
}

static bool is_listed(const lc_dataset *dataset, const char *name)
{
    lc_evaluation *e;
    lc_forecaster *f = open_with(dataset, "repeat_last", NULL);
    bool listed = false;
    assert_ok(lc_evaluate(&e, f, LC_TEST));
    for (size_t i = 1; i < e->lines; i++)
        listed |= strcmp(e->line[i].name, name) == 0 && e->line[i].baseline;
    lc_evaluation_free(e);
    lc_forecaster_free(f);
    return listed;
}

/* Two channels: with a price among the targets, 0 is no forecast. */
static void zero_is_listed_where_every_target_is_near_it(void **state)
{
    (void)state;
    const size_t rows[] = {HOURS, HOURS};
    lc_dataset *dataset = sample_new(2, rows, 2);
    lc_rng rng = lc_rng_new(1, "returns", 0);
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < 2 * HOURS; k++)
            dataset->series[i].value[k] = 0.01 * lc_rng_normal(&rng) + 0.0003;
    assert_true(is_listed(dataset, "zero"));
    assert_true(is_listed(dataset, "training_mean"));
    for (size_t row = 0; row < HOURS; row++)
        dataset->series[0].value[2 * row] += 0.05;
    assert_false(is_listed(dataset, "zero"));
    for (size_t i = 0; i < 2; i++) /* levels far apart, whose mean is near 0 */
        for (size_t k = 0; k < 2 * HOURS; k++)
            dataset->series[i].value[k] = lc_rng_normal(&rng) + (i ? 1000 : -1000);
    assert_false(is_listed(dataset, "zero"));
    lc_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_season_may_be_longer_than_the_context),
        cmocka_unit_test(a_missing_value_is_that_of_another_season_before),
        cmocka_unit_test(a_phase_that_never_was_is_the_last_value),
        cmocka_unit_test(a_season_is_counted_in_time_across_a_gap),
        cmocka_unit_test(weekdays_count_rows),
        cmocka_unit_test(sessions_count_slots_across_a_gap),
        cmocka_unit_test(slots_half_a_step_apart_are_two),
        cmocka_unit_test(weeks_are_counted_in_time_across_a_gap),
        cmocka_unit_test(mase_counts_a_season_in_time_too),
        cmocka_unit_test(months_are_counted_in_time_across_a_gap),
        cmocka_unit_test(the_training_mean_is_of_training_rows),
        cmocka_unit_test(a_series_that_never_trained_has_the_mean_of_all),
        cmocka_unit_test(zero_is_listed_where_every_target_is_near_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
