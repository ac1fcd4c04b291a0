/* panel - scales that the series of a panel lend each other: constants that differ, and series with few training rows. */
#include <lanecast/forecaster.h>

#include <unistd.h>

#include "sample.h"
#include "model/forecaster.h"
#include "model/outliers.h"
#include "unit.h"

enum { LONG = 60, SHORT = 12 };

/* Two long series and a short one of channels a (a wave of another size in each), b (a constant of each) and c (one constant). */
static lc_dataset *panel(void)
{
    lc_dataset *d = sample_new(3, (const size_t[]){LONG, LONG, SHORT}, 3);
    for (size_t s = 0; s < 3; s++)
        for (size_t row = 0; row < d->series[s].rows; row++) {
            double *value = d->series[s].value + row * 3;
            value[0] = 10 * (double)s + (s == 0 ? 1 : 3) * (row % 2 ? 1.0 : -1.0);
            value[1] = (double)(s + 1);
            value[2] = 7;
        }
    return d;
}

static lc_scaler *fit(const lc_dataset *d, const char *name)
{
    lc_split *split;
    lc_scaler *scaler;
    assert_ok(lc_split_new(&split, d, "1 0 0"));
    assert_ok(lc_scaler_new(&scaler, d, split, name, NULL));
    lc_split_free(split);
    return scaler;
}

static void near(double found, double expected)
{
    assert_true(fabs(found - expected) < 1e-12);
}

/* 1, 2 and 3: mean 2, deviation sqrt(2/3). */
static void constants_of_series_are_scaled_across_them(void **state)
{
    (void)state;
    lc_dataset *d = panel();
    lc_scaler *scaler = fit(d, "standard");
    for (size_t s = 0; s < 3; s++) {
        near(scaler->shift[s * 3 + 1], 2);
        near(scaler->scale[s * 3 + 1], sqrt(2.0 / 3));
        near(scaler->shift[s * 3 + 2], 7);
        near(scaler->scale[s * 3 + 2], 1);
    }
    assert_true(!scaler->across[0] && scaler->across[1] && !scaler->across[2]);
    lc_scaler_free(scaler);
    scaler = fit(d, "minmax");
    near(scaler->shift[1], 1);
    near(scaler->scale[7], 2);
    lc_scaler_free(scaler);
    lc_dataset_free(d);
}

static void a_channel_that_moves_in_one_series_is_not_constant(void **state)
{
    (void)state;
    lc_dataset *d = panel();
    d->series[1].value[5 * 3 + 1] = 2.5;
    lc_scaler *scaler = fit(d, "standard");
    assert_false(scaler->across[1]);
    near(scaler->shift[1], 1);
    near(scaler->scale[1], 1);
    lc_scaler_free(scaler);
    lc_dataset_free(d);
}

/* Spreads 1 and 3: the median is 2. The middle stays the series' own. */
static void a_series_with_few_rows_has_the_spread_of_the_others(void **state)
{
    (void)state;
    lc_dataset *d = panel();
    lc_scaler *scaler = fit(d, "standard");
    near(scaler->scale[0], 1);
    near(scaler->scale[3], 3);
    near(scaler->scale[6], 2);
    near(scaler->shift[6], 20);
    assert_true(scaler->borrowed[6] && !scaler->borrowed[0] && !scaler->borrowed[3] && !scaler->borrowed[7]);
    lc_scaler_free(scaler);
    for (size_t row = 0; row < SHORT; row++)
        d->series[2].value[row * 3] = (double)NAN;
    scaler = fit(d, "standard");
    near(scaler->shift[6], 5); /* of 0 and 10 */
    near(scaler->scale[6], 2);
    lc_scaler_free(scaler);
    lc_dataset_free(d);
}

/* Most of its values are one number, so that it has no spread to robust. */
static void a_spread_that_is_borrowed_is_not_missing(void **state)
{
    (void)state;
    lc_dataset *d = panel();
    for (size_t row = 0; row < SHORT; row++)
        d->series[2].value[row * 3] = row == 5;
    lc_scaler *scaler = fit(d, "robust");
    near(scaler->scale[6], 4); /* of 2 and 6 */
    assert_true(scaler->borrowed[6] && !scaler->fallen[6]);
    lc_scaler_free(scaler);
    for (size_t s = 0; s < 2; s++)
        d->series[s].rows = SHORT;
    scaler = fit(d, "robust");
    assert_true(!scaler->borrowed[6] && scaler->fallen[6] && scaler->scale[6] == 1);
    lc_scaler_free(scaler);
    lc_dataset_free(d);
}

static void where_all_series_have_few_rows_each_has_its_own(void **state)
{
    (void)state;
    lc_dataset *d = panel();
    for (size_t s = 0; s < 2; s++)
        d->series[s].rows = SHORT;
    lc_scaler *scaler = fit(d, "standard");
    near(scaler->scale[0], 1);
    near(scaler->scale[6], 3);
    lc_scaler_free(scaler);
    lc_dataset_free(d);
}

/* A lone value, and equal ones, show no spread; a level they do. */
static void a_series_of_one_number_has_the_spread_of_others_with_few_rows(void **state)
{
    (void)state;
    lc_dataset *d = panel();
    for (size_t s = 0; s < 2; s++)
        d->series[s].rows = SHORT;
    for (size_t known = 1; known <= SHORT; known += SHORT - 1) {
        for (size_t row = 0; row < SHORT; row++)
            d->series[2].value[row * 3] = row < known ? 20 : (double)NAN;
        lc_scaler *scaler = fit(d, "standard");
        near(scaler->scale[0], 1);
        near(scaler->scale[6], 2); /* of 1 and 3 */
        near(scaler->shift[6], 20);
        assert_true(scaler->borrowed[6] && !scaler->borrowed[0] && !scaler->borrowed[3]);
        lc_scaler_free(scaler);
    }
    lc_dataset_free(d);
}

static bool says(const lc_forecaster *f, const char *line)
{
    return strstr(lc_forecaster_notes(f), line);
}

/* What has the spread of others is not called a constant that moves. */
static void what_was_decided_is_said(void **state)
{
    (void)state;
    lc_dataset *d = panel();
    lc_forecaster *f;
    lc_config config = lc_config_default();
    for (size_t row = LONG - 5; row < LONG; row++)
        d->series[0].value[row * 3 + 2] = 8;
    for (size_t row = 0; row < SHORT; row++)
        d->series[2].value[row * 3] = row + 1 < SHORT ? 20 : 25;
    config.window.context = 3;
    config.window.horizon = 1;
    assert_ok(lc_forecaster_new(&f, d, &config));
    assert_true(says(f, "channel 'b': constant within every series, scaled across them\n"));
    assert_true(says(f, "series 's2': fewer than 20 training values of channel 'a', or equal ones: scaled with the median spread "
                        "of the others\n"));
    assert_true(says(f, "series 's0': channel 'c' is constant in training and moves from 1970-01-03 07:00:00 on"));
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* Snow, hail and the rest of a summer are a line, not one each. */
static void constants_that_move_are_named_together(void **state)
{
    (void)state;
    const size_t rows[] = {LONG};
    lc_dataset *d = sample_new(1, rows, 3);
    lc_forecaster *f;
    lc_config config = lc_config_default();
    for (size_t row = 0; row < LONG; row++)
        d->series[0].value[row * 3 + 1] = d->series[0].value[row * 3 + 2] = row < LONG - 5 ? 0 : (double)row;
    config.window.context = 3;
    config.window.horizon = 1;
    assert_ok(lc_forecaster_new(&f, d, &config));
    assert_true(says(f, "channels 'b' and 1 more are constant in training and move later, the first in series 's0' from "
                        "1970-01-03 07:00:00 on: their scale was never seen, and forecasts from there may mean little\n"));
    assert_false(says(f, "channel 'c'"));
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* What is said of a forecast of each series from a row, or from its end. */
static char *outliers(const lc_forecaster *f, size_t row)
{
    lc_buffer notes = {0};
    char *lines;
    for (size_t i = 0; i < f->task->dataset->series_count; i++) {
        const size_t rows = f->task->dataset->series[i].rows;
        lc_outlier_note(&notes, f->task, &(lc_window){.series = i, .origin = row < rows ? row : rows});
    }
    assert_ok(lc_buffer_take(&lines, &notes));
    lc_buffer_free(&notes);
    return lines;
}

/* Of a network over scales of 1, 3 and 2. */
static void a_context_far_outside_is_said(void **state)
{
    (void)state;
    lc_dataset *d = panel();
    lc_forecaster *f;
    lc_config config = lc_config_default();
    char *lines;
    config.window.context = 3;
    config.window.horizon = 1;
    d->series[1].value[(LONG - 2) * 3] = 60;
    assert_ok(lc_forecaster_new(&f, d, &config));
    lines = outliers(f, SIZE_MAX);
    assert_non_null(strstr(lines,
                           "series 's1': the context is far outside of training: channel 'a' at 1970-01-03 10:00:00 is 60, "
                           "17 scales away"));
    assert_null(strstr(lines, "'s0'"));
    lc_string_free(lines);
    lines = outliers(f, 40);
    assert_string_equal(lines, "");
    lc_string_free(lines);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* Only what the model reads is looked at, from the first row of its context to the last. */
static void an_outlier_counts_where_the_model_reads_it(void **state)
{
    (void)state;
    static const struct {
        size_t series, row, channel, origin;
        bool said;
    } where[] = {{1, 0, 0, 3, true},   {1, 0, 0, 4, false},   {1, 20, 0, 21, true}, {1, 20, 0, 20, false},
                 {1, 20, 1, 21, true}, {1, 20, 2, 21, false}, {1, 1, 0, 2, true}};
    lc_config config = lc_config_default();
    config.window.context = 3;
    config.window.horizon = 1;
    assert_ok(lc_config_set(&config, "data.input=a b"));
    assert_ok(lc_config_set(&config, "data.target=a"));
    assert_ok(lc_config_set(&config, "data.split=1 0 0"));
    for (size_t i = 0; i < sizeof where / sizeof *where; i++) {
        lc_dataset *d = panel();
        lc_forecaster *f;
        lc_buffer notes = {0};
        for (size_t row = 0; row < LONG; row++)
            d->series[1].value[row * 3 + 2] = (double)(row % 2);
        d->series[where[i].series].value[where[i].row * 3 + where[i].channel] =
            1e4; /* 1 of 60: 7.7 deviations, more if others are alike */
        assert_ok(lc_config_set(&config, "data.scale=robust"));
        assert_ok(lc_forecaster_new(&f, d, &config));
        assert_int_equal(lc_outlier_note(&notes, f->task, &(lc_window){.series = where[i].series, .origin = where[i].origin}),
                         where[i].said);
        assert_int_equal(notes.text != NULL, where[i].said);
        lc_buffer_free(&notes);
        lc_forecaster_free(f);
        lc_dataset_free(d);
    }
}

/* Six series without a window, each with few rows: five are named, and in every channel scales are borrowed. */
static void what_is_said_of_many_series_is_short(void **state)
{
    (void)state;
    size_t rows[8] = {LONG, LONG, 3, 3, 3, 3, 3, 3};
    lc_dataset *d = sample_new(8, rows, 2);
    lc_forecaster *f;
    lc_config config = lc_config_default();
    config.window.context = 3;
    config.window.horizon = 1;
    assert_ok(lc_forecaster_new(&f, d, &config));
    assert_true(says(f, "6 of 8 series have no training window: s2, s3, s4, s5, s6 and 1 more\n"));
    assert_true(says(f, "series 's2' and 5 more: fewer than 20 training values of channel 'a', or equal ones: scaled with"));
    assert_true(says(f, "series 's2' and 5 more: fewer than 20 training values of channel 'b', or equal ones: scaled with"));
    lc_forecaster_free(f);
    d->series[1].value[30] = (double)NAN;
    assert_ok(lc_config_set(&config, "data.missing=skip"));
    assert_ok(lc_forecaster_new(&f, d, &config));
    assert_true(says(f, "training: 4 of 78 windows left out, for a value in them is missing\n"));
    assert_false(says(f, "filled"));
    lc_forecaster_free(f);
    assert_ok(lc_config_set(&config, "data.missing=mask"));
    assert_ok(lc_forecaster_new(&f, d, &config));
    assert_true(says(f, "windows that read missing values, filled by data.missing = mask: 3 of 78 training\n"));
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* What the series lent each other is in the run file: forecasts from it are scaled as training was. */
static void a_run_file_keeps_what_was_lent(void **state)
{
    (void)state;
    char path[] = "/tmp/lanecast-lent-XXXXXX";
    lc_dataset *d = panel();
    lc_forecaster *f, *loaded;
    lc_config config = lc_config_default();
    config.window.context = 3;
    config.window.horizon = 1;
    assert_ok(lc_config_set(&config, "model.kind=drift"));
    close(mkstemp(path));
    assert_ok(lc_forecaster_new(&f, d, &config));
    assert_ok(lc_forecaster_save(f, path));
    assert_ok(lc_forecaster_load(&loaded, path, d, &config));
    const lc_scaler *own = lc_forecaster_scaler(f), *read = lc_forecaster_scaler(loaded);
    assert_string_equal(read->name, own->name);
    assert_memory_equal(read->across, own->across, 3 * sizeof *own->across);
    assert_true(read->across[1] && !read->across[0]);
    assert_memory_equal(read->shift, own->shift, 9 * sizeof *own->shift);
    assert_memory_equal(read->scale, own->scale, 9 * sizeof *own->scale);
    lc_forecaster_free(f);
    lc_forecaster_free(loaded);
    lc_dataset_free(d);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(constants_of_series_are_scaled_across_them),
        cmocka_unit_test(a_channel_that_moves_in_one_series_is_not_constant),
        cmocka_unit_test(a_series_with_few_rows_has_the_spread_of_the_others),
        cmocka_unit_test(a_spread_that_is_borrowed_is_not_missing),
        cmocka_unit_test(where_all_series_have_few_rows_each_has_its_own),
        cmocka_unit_test(a_series_of_one_number_has_the_spread_of_others_with_few_rows),
        cmocka_unit_test(what_was_decided_is_said),
        cmocka_unit_test(constants_that_move_are_named_together),
        cmocka_unit_test(a_context_far_outside_is_said),
        cmocka_unit_test(an_outlier_counts_where_the_model_reads_it),
        cmocka_unit_test(what_is_said_of_many_series_is_short),
        cmocka_unit_test(a_run_file_keeps_what_was_lent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
