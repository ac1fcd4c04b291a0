/* fill: missing values held and interpolated, within limits and pieces; series without windows; rows on a grid; holidays. */
#include <unistd.h>

#include "data/fill.h"
#include "data/grid.h"
#include "data/holiday.h"
#include "sample.h"

#include <lanecast/config.h>
#include <lanecast/window.h>

#define MISSING ((double)NAN)

/* The values of a series of one channel after filling. */
static void assert_filled(lc_missing missing, size_t limit, const double *value, const double *expected, size_t rows)
{
    lc_dataset *d = sample_new(1, &rows, 1), *filled;
    lc_axis *axis;
    memcpy(d->series->value, value, rows * sizeof *value);
    assert_ok(lc_axes_new(&axis, d, "cut"));
    assert_ok(lc_dataset_fill(&filled, d, &(lc_filling){missing, limit, axis}));
    for (size_t row = 0; row < rows; row++)
        assert_true(filled->series->value[row] == expected[row] || (isnan(filled->series->value[row]) && isnan(expected[row])));
    lc_free(axis);
    lc_dataset_free(filled);
    lc_dataset_free(d);
}

static void holes_are_held_or_interpolated_up_to_a_limit(void **state)
{
    (void)state;
    static const double value[] = {MISSING, 1, MISSING, MISSING, MISSING, 5, MISSING, 7, MISSING, MISSING};
    static const double held[] = {MISSING, 1, 1, 1, 1, 5, 5, 7, 7, 7}, twice[] = {MISSING, 1, 1, 1, MISSING, 5, 5, 7, 7, 7};
    static const double line[] = {MISSING, 1, 2, 3, 4, 5, 6, 7, 7, 7};
    static const double shorter[] = {MISSING, 1, MISSING, MISSING, MISSING, 5, 6, 7, 7, MISSING};
    assert_filled(LC_MISSING_FORWARD, 0, value, held, 10);
    assert_filled(LC_MISSING_MASK, 2, value, twice, 10);
    assert_filled(LC_MISSING_INTERPOLATE, 0, value, line, 10);
    assert_filled(LC_MISSING_INTERPOLATE, 1, value, shorter, 10);
}

static void filling_crosses_no_gap(void **state)
{
    (void)state;
    size_t rows = 300;
    lc_dataset *d = sample_new(1, &rows, 1), *filled;
    lc_axis *axis;
    for (size_t row = 100; row < rows; row++)
        d->series->time[row] += 5 * 3600;
    d->series->value[99] = d->series->value[100] = d->series->value[101] = MISSING;
    for (int ignored = 0; ignored < 2; ignored++) {
        assert_ok(lc_axes_new(&axis, d, ignored ? "ignore" : "cut"));
        assert_ok(lc_dataset_fill(&filled, d, &(lc_filling){LC_MISSING_INTERPOLATE, 0, axis}));
        assert_true(ignored ? filled->series->value[100] == 100 : isnan(filled->series->value[100]));
        assert_true(filled->series->value[99] == (ignored ? 99 : 98));
        lc_dataset_free(filled);
        lc_free(axis);
    }
    lc_dataset_free(d);
}

static lc_windows *cut(const lc_dataset *d, const char *parts, const char *missing, lc_part part)
{
    static const size_t channel[] = {0};
    static const lc_window_config config = {.context = 4, .horizon = 2, .stride = 1, .gaps = "cut"};
    lc_windows *windows;
    lc_split *split;
    assert_ok(lc_split_new(&split, d, parts));
    assert_ok(lc_windows_new(&windows, &(lc_windows_request){.dataset = d,
                                                             .split = split,
                                                             .part = part,
                                                             .inputs = channel,
                                                             .targets = channel,
                                                             .input_count = 1,
                                                             .target_count = 1,
                                                             .window = &config,
                                                             .missing = missing}));
    lc_split_free(split);
    return windows;
}

/* Interpolated rows before an origin would know the value at it. */
static void no_context_is_interpolated_from_after_its_origin(void **state)
{
    (void)state;
    size_t rows = 40;
    lc_dataset *d = sample_new(1, &rows, 1);
    d->series->value[20] = d->series->value[21] = MISSING;
    lc_windows *windows = cut(d, "1 0 0", "interpolate", LC_TRAIN);
    for (size_t i = 0; i < lc_windows_count(windows); i++) {
        const size_t origin = lc_windows_at(windows, i).origin;
        assert_true(origin < 19 || origin > 22);
    }
    assert_int_equal(lc_windows_count(windows), 35 - 4);
    assert_int_equal(lc_windows_skipped(windows), 4);
    lc_windows_free(windows);
    lc_dataset_free(d);
}

static void a_series_without_a_window_is_named_and_stops_no_other(void **state)
{
    (void)state;
    char *text;
    lc_dataset *d = sample_new(4, (const size_t[]){100, 3, 60, 0}, 1);
    for (size_t row = 0; row < 60; row++)
        d->series[2].time[row] -= 70 * 3600; /* it has ended when the test begins */
    lc_windows *windows = cut(d, "1970-01-03 1970-01-04", "error", LC_TEST);
    assert_ok(lc_windows_notes(&text, windows, d));
    assert_string_equal(text, "3 of 4 series have no test window: s1, s2, s3\n");
    lc_string_free(text);
    lc_windows_free(windows);
    windows = cut(d, "70 20 10", "error", LC_TRAIN);
    assert_int_equal(lc_windows_at(windows, lc_windows_count(windows) - 1).series, 2);
    lc_windows_free(windows);
    lc_dataset_free(d);
}

static void what_a_split_does_unasked_is_said(void **state)
{
    (void)state;
    static const char *const part[][2] = {
        {"0.7 0.1 0.2", "at 1970-01-03 00:00:00 in 's1', at 1970-01-04 08:00:00 in 's0'"},
        {"1970-01-02 1970-01-03", ""},
        {"1970-01-02 1970-01-02", ""}, /* no validation is wanted */
        {"2030-01-01 2031-01-01", "data.split = 2030-01-01 2031-01-01: no series has rows of validation or test\n"},
        {"1970-01-02 2031-01-01", "data.split = 1970-01-02 2031-01-01: no series has rows of test\n"},
        {"2030-01-01 2030-01-01", "data.split = 2030-01-01 2030-01-01: no series has rows of test\n"},
    };
    for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
        char *text;
        lc_split *split;
        lc_dataset *d = sample_new(2, (const size_t[]){100, 60}, 1);
        assert_ok(lc_split_new(&split, d, part[i][0]));
        assert_ok(lc_split_notes(&text, split, d, part[i][0]));
        assert_true(*part[i][1] ? strstr(text, part[i][1]) != NULL : !*text);
        lc_string_free(text);
        lc_split_free(split);
        lc_dataset_free(d);
    }
}

static void rows_that_are_not_there_are_missing_on_a_grid(void **state)
{
    (void)state;
    size_t rows = 20;
    lc_dataset *d = sample_new(1, &rows, 2);
    lc_buffer notes = {0};
    for (size_t row = 10; row < rows; row++)
        d->series->time[row] += 2 * 3600;
    d->series->time[15] += 40;
    assert_ok(lc_dataset_grid(d, NULL, "1h", &notes));
    assert_string_equal(notes.text, "on a grid of 1h: 2 rows added with missing values, the stamps of 1 moved to the grid\n");
    assert_int_equal(d->series->rows, 22);
    for (size_t row = 0; row < 22; row++) {
        assert_int_equal(d->series->time[row], (int64_t)row * 3600);
        const double value = d->series->value[2 * row];
        assert_true(row == 10 || row == 11 ? isnan(value) : value == (double)(row < 10 ? row : row - 2));
    }
    assert_fails(lc_dataset_grid(d, NULL, "2h", &notes), LC_E_DATA,
                 "rows 1 and 2 (1970-01-01 01:00:00 and 1970-01-01 02:00:00) are in one cell");
    assert_fails(lc_dataset_grid(d, NULL, "1 fortnight", &notes), LC_E_USAGE, "expected a number and a unit");
    lc_buffer_free(&notes);
    lc_dataset_free(d);
}

static void months_are_cells_too(void **state)
{
    (void)state;
    static const int64_t day[] = {30, 58, 119, 150}; /* the ends of January, February, April and May of 1970 */
    size_t rows = 4;
    lc_dataset *d = sample_new(1, &rows, 1);
    lc_buffer notes = {0};
    for (size_t row = 0; row < rows; row++)
        d->series->time[row] = day[row] * 86400;
    assert_ok(lc_dataset_grid(d, NULL, "1month", &notes));
    assert_int_equal(d->series->rows, 5);
    assert_int_equal(d->series->time[2], INT64_C(89) * 86400); /* 31 March */
    assert_true(isnan(d->series->value[2]) && d->series->value[4] == 3);
    lc_buffer_free(&notes);
    lc_dataset_free(d);
}

static void holidays_are_kept_and_are_no_gaps(void **state)
{
    (void)state;
    char path[] = "/tmp/lanecast-holiday-XXXXXX", stamp[LC_STAMP_TEXT];
    size_t rows = 60;
    lc_dataset *d = sample_new(1, &rows, 1), *back;
    lc_axis *axis;
    int64_t next[2];
    close(mkstemp(path));
    for (size_t row = 0; row < rows; row++)
        d->series->time[row] = (int64_t)(row < 30 ? row : row + 2) * 86400;
    const uint64_t before = lc_dataset_digest(d);
    assert_ok(lc_axes_new(&axis, d, "cut"));
    assert_true(lc_axis_is_gap(axis, d->series, 30));
    lc_free(axis);
    assert_ok(lc_holidays_parse(d, "date,name\n# closed\n1970-02-01, x\n19700131\n\n1970-03-05", "days"));
    assert_true(lc_dataset_digest(d) != before);
    assert_int_equal(lc_holidays_with_rows(stamp, d), 0);
    assert_ok(lc_dataset_write(d, path));
    assert_ok(lc_dataset_read(&back, NULL, path));
    assert_int_equal(back->holidays, 3);
    assert_true(back->holiday[0] == 30 && back->holiday[1] == 31 && back->holiday[2] == 63);
    assert_ok(lc_axes_new(&axis, back, "cut"));
    assert_false(lc_axis_is_gap(axis, back->series, 30));
    lc_axis_extend(&(lc_axis_ahead){next, NULL, 2}, axis, back->series, rows - 1, NULL);
    assert_true(next[0] == INT64_C(62) * 86400 && next[1] == INT64_C(64) * 86400);
    assert_ok(lc_holidays_parse(d, "1970-01-05\n1970-01-07", "more days"));
    assert_int_equal(lc_holidays_with_rows(stamp, d), 2);
    assert_string_equal(stamp, "1970-01-05 00:00:00");
    assert_fails(lc_holidays_parse(back, "1970-01-01\nsoon", "days"), LC_E_DATA, "days:2: 'soon' is not a date");
    lc_free(axis);
    lc_dataset_free(back);
    lc_dataset_free(d);
    unlink(path);
}

/* Files as programs write them: a mark of UTF-8, any ends of lines, times and zones that move no day. */
/* Every hour but those of some days of a zone, as its clocks show them, for a year. */
static lc_dataset *hours_without(const char *days, const lc_zone *zone)
{
    enum { HOUR = 3600, YEAR = 365 * 24 };
    const int64_t begin = INT64_C(18628) * 86400; /* 2021-01-01 */
    lc_dataset *d = sample_new(1, (const size_t[]){YEAR}, 1);
    lc_series *s = d->series;
    assert_ok(lc_new(&s->offset, YEAR, sizeof *s->offset));
    assert_ok(lc_holidays_parse(d, days, "days"));
    s->rows = 0;
    for (int64_t k = 0; k < YEAR; k++) {
        s->time[s->rows] = begin + k * HOUR;
        s->offset[s->rows] = lc_zone_offset(zone, s->time[s->rows]);
        const int64_t day = lc_floor_divide(s->time[s->rows] + s->offset[s->rows], 86400);
        bool open = true;
        for (size_t i = 0; i < d->holidays; i++)
            open = open && d->holiday[i] != day;
        s->rows += open;
    }
    return d;
}

/* Clocks change on two of them, so that they have 23 and 25 hours. */
static void holidays_of_hours_are_days_of_their_zone(void **state)
{
    (void)state;
    enum { AHEAD = 12 };
    static const char *const zones[] = {"Europe/Berlin", "America/New_York", "Asia/Tokyo"};
    int64_t next[AHEAD];
    int32_t offset[AHEAD];
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        lc_zone *zone;
        lc_axis *axis;
        assert_ok(lc_zone_new(&zone, zones[i]));
        lc_dataset *d = hours_without("2021-03-14\n2021-03-28\n2021-05-01\n2021-05-02\n2021-10-31\n2021-11-07", zone);
        lc_series *s = d->series;
        assert_ok(lc_axes_new(&axis, d, "cut"));
        assert_int_equal(axis->uneven, 0);
        assert_int_equal(lc_axis_piece_end(axis, s, 0), s->rows);
        for (size_t row = 1; row + AHEAD < s->rows; row++) {
            if (s->time[row + 1] == s->time[row] + 3600)
                continue;
            lc_axis_extend(&(lc_axis_ahead){next, offset, AHEAD}, axis, s, row - 1, zone);
            assert_memory_equal(next, s->time + row, sizeof next);
            assert_memory_equal(offset, s->offset + row, sizeof offset);
        }
        lc_free(axis);
        lc_dataset_free(d);
        lc_zone_free(zone);
    }
}

static void holidays_rise_and_are_of_four_digits_and_few(void **state)
{
    static int64_t day[LC_HOLIDAYS_MOST + 1];
    (void)state;
    for (int i = 0; i <= LC_HOLIDAYS_MOST; i++)
        day[i] = i;
    assert_ok(lc_holidays_check(day, LC_HOLIDAYS_MOST, "x.h5"));
    assert_fails(lc_holidays_check(day, LC_HOLIDAYS_MOST + 1, "x.h5"), LC_E_DATA, "x.h5: 5001 holidays, and there may be 5000");
    assert_ok(lc_holidays_check((int64_t[]){-719162, 2932896}, 2, "x.h5"));
    assert_fails(lc_holidays_check((int64_t[]){-719163}, 1, "x.h5"), LC_E_DATA, "x.h5: holiday 0 is day -719163 since 1970");
    assert_fails(lc_holidays_check((int64_t[]){2932897}, 1, "x.h5"), LC_E_DATA, "which is not of the years 1 to 9999");
    assert_fails(lc_holidays_check((int64_t[]){4, 4}, 2, "x.h5"), LC_E_DATA, "holiday 1 is not after the one before it");
}

static void a_holiday_is_the_day_that_is_written(void **state)
{
    (void)state;
    static const char *const text[] = {"\xef\xbb\xbf"
                                       "1970-01-02\r\n1970-01-03\r\n",
                                       "\xef\xbb\xbf"
                                       "date\r1970-01-02\r1970-01-03",
                                       "1970-01-02T00:00:00+05:00\n1970-01-03T23:30:00-05:00\n",
                                       "1970-01-02 00:00:00\n\n1970-01-03Z"};
    static const char *const part[] = {"1970-01", "1970-W02", "1970", "1970Q1"};
    for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
        size_t rows = 3;
        lc_dataset *d = sample_new(1, &rows, 1);
        assert_ok(lc_holidays_parse(d, text[i], "days"));
        assert_int_equal(d->holidays, 2);
        assert_true(d->holiday[0] == 1 && d->holiday[1] == 2);
        assert_fails(lc_holidays_parse(d, part[i], "days"), LC_E_DATA, "is not a date of a day");
        lc_dataset_free(d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holes_are_held_or_interpolated_up_to_a_limit),
        cmocka_unit_test(filling_crosses_no_gap),
        cmocka_unit_test(no_context_is_interpolated_from_after_its_origin),
        cmocka_unit_test(a_series_without_a_window_is_named_and_stops_no_other),
        cmocka_unit_test(what_a_split_does_unasked_is_said),
        cmocka_unit_test(rows_that_are_not_there_are_missing_on_a_grid),
        cmocka_unit_test(months_are_cells_too),
        cmocka_unit_test(holidays_are_kept_and_are_no_gaps),
        cmocka_unit_test(holidays_of_hours_are_days_of_their_zone),
        cmocka_unit_test(holidays_rise_and_are_of_four_digits_and_few),
        cmocka_unit_test(a_holiday_is_the_day_that_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
