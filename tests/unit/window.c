/* window: the published counts, gaps, missing values, strides, and one clear line where none is left. */
#include <lanecast/window.h>

#include "core/date.h"
#include "data/window/windows.h"
#include "sample.h"
#include "unit.h"

static const size_t all[] = {0, 1};
static lc_window_config config;
static lc_windows_request request;

static void ask(const lc_dataset *dataset, const lc_split *split, lc_part part, size_t context, size_t horizon)
{
    config = (lc_window_config){.context = context, .horizon = horizon, .stride = 1, .gaps = "cut"};
    request = (lc_windows_request){.dataset = dataset,
                                   .split = split,
                                   .part = part,
                                   .inputs = all,
                                   .targets = all,
                                   .input_count = dataset->channels,
                                   .target_count = dataset->channels,
                                   .window = &config,
                                   .missing = "error"};
}

static size_t count(void)
{
    lc_windows *windows = NULL;
    assert_ok(lc_windows_new(&windows, &request));
    size_t found = lc_windows_count(windows);
    lc_windows_free(windows);
    return found;
}

/* Test windows of the long-horizon protocol at horizons 96, 192, 336, 720, every window counted. */
static void counts_are_the_published_ones(void **state)
{
    (void)state;
    static const size_t horizon[] = {96, 192, 336, 720};
    static const struct {
        size_t rows;
        const char *split;
        size_t windows[4];
    } expected[] = {
        {17420, "8640 2880 2880", {2785, 2689, 2545, 2161}},
        {69680, "34560 11520 11520", {11425, 11329, 11185, 10801}},
        {52696, "0.7 0.1 0.2", {10444, 10348, 10204, 9820}},
        {7588, "0.7 0.1 0.2", {1422, 1326, 1182, 798}},
    };
    for (size_t i = 0; i < 4; i++) {
        lc_dataset *dataset = sample_new(1, &expected[i].rows, 1);
        lc_split *split = NULL;
        assert_ok(lc_split_new(&split, dataset, expected[i].split));
        for (size_t h = 0; h < 4; h++) {
            ask(dataset, split, LC_TEST, 336, horizon[h]);
            assert_int_equal(count(), expected[i].windows[h]);
            request.part = LC_TRAIN;
            assert_int_equal(count(), split->part[LC_TRAIN].end - 336 - horizon[h] + 1);
        }
        lc_split_free(split);
        lc_dataset_free(dataset);
    }
}

static void assert_origins(const size_t *origin, size_t expected)
{
    lc_windows *windows = NULL;
    assert_ok(lc_windows_new(&windows, &request));
    assert_int_equal(lc_windows_count(windows), expected);
    for (size_t i = 0; i < expected; i++)
        assert_int_equal(lc_windows_at(windows, i).origin, origin[i]);
    lc_windows_free(windows);
}

static void windows_go_series_by_series_in_strides(void **state)
{
    (void)state;
    const size_t rows[] = {40, 5, 30};
    lc_dataset *dataset = sample_new(3, rows, 2);
    lc_split *split = NULL;
    lc_windows *windows = NULL;
    assert_ok(lc_split_new(&split, dataset, "0.5 0.25 0.25"));
    ask(dataset, split, LC_TRAIN, 4, 2);
    config.stride = 3;
    assert_ok(lc_windows_new(&windows, &request));
    static const size_t expected[][2] = {{0, 4}, {0, 7}, {0, 10}, {0, 13}, {0, 16}, {2, 4}, {2, 7}, {2, 10}, {2, 13}};
    assert_int_equal(lc_windows_count(windows), 9);
    for (size_t i = 0; i < 9; i++) {
        lc_window window = lc_windows_at(windows, i);
        assert_int_equal(window.series, expected[i][0]);
        assert_int_equal(window.origin, expected[i][1]);
    }
    lc_windows_free(windows);
    config.stride = SIZE_MAX;
    assert_int_equal(count(), 2);
    lc_split_free(split);
    lc_dataset_free(dataset);
}

static void no_window_crosses_a_gap(void **state)
{
    (void)state;
    size_t rows = 400;
    lc_dataset *dataset = sample_new(1, &rows, 1);
    lc_split *split = NULL;
    assert_ok(lc_split_new(&split, dataset, "400 0 0"));
    for (size_t row = 200; row < rows; row++)
        dataset->series->time[row] += 3600;
    ask(dataset, split, LC_TRAIN, 10, 5);
    assert_int_equal(count(), 2 * (200 - 14));
    strcpy(config.gaps, "ignore");
    assert_int_equal(count(), 400 - 14);
    strcpy(config.gaps, "cut");
    for (size_t row = 200; row < rows; row++)
        dataset->series->time[row] -= 7200; /* the gap becomes a duplicate stamp */
    assert_int_equal(count(), 400 - 14);
    lc_split_free(split);
    lc_dataset_free(dataset);
}

/* Windows of 10 + 5 rows over a series of 400 in two pieces, with these stamps. */
static size_t count_over(int64_t (*stamp)(size_t row))
{
    size_t rows = 400;
    lc_dataset *dataset = sample_new(1, &rows, 1);
    lc_split *split = NULL;
    for (size_t row = 0; row < rows; row++)
        dataset->series->time[row] = stamp(row);
    assert_ok(lc_split_new(&split, dataset, "400 0 0"));
    ask(dataset, split, LC_TRAIN, 10, 5);
    size_t found = count();
    lc_split_free(split);
    lc_dataset_free(dataset);
    return found;
}

/* From Monday, 1970-01-05. */
static int64_t weekday(size_t row)
{
    return (int64_t)(4 + row / 5 * 7 + row % 5) * 86400;
}

static int64_t weekday_but_a_week(size_t row)
{
    return weekday(row < 200 ? row : row + 5);
}

static int64_t weekday_but_a_fortnight(size_t row)
{
    return weekday(row < 200 ? row : row + 10);
}

static int64_t month_end(size_t row)
{
    return lc_calendar_add_months(LC_CALENDAR_GREGORIAN, 0, (int)row, 31);
}

static int64_t month_end_but_one(size_t row)
{
    return month_end(row < 200 ? row : row + 1);
}

static int64_t year_but_one(size_t row)
{
    return lc_calendar_add_months(LC_CALENDAR_GREGORIAN, 0, 12 * (int)(row < 200 ? row : row + 1), 1);
}

/* Eight hours a day. */
static int64_t session(size_t row)
{
    return (int64_t)(row / 8 * 24 + row % 8 + (row < 200 ? 0 : 24 * 30)) * 3600;
}

/* A hole is cut where the stamps tell it from a week-end, a holiday, a month of 28 days or a night. */
static void months_and_weekdays_have_gaps_too(void **state)
{
    (void)state;
    const size_t whole = 400 - 14, cut = 2 * (200 - 14);
    assert_int_equal(count_over(weekday), whole);
    assert_int_equal(count_over(weekday_but_a_week), whole);
    assert_int_equal(count_over(weekday_but_a_fortnight), cut);
    assert_int_equal(count_over(month_end), whole);
    assert_int_equal(count_over(month_end_but_one), cut);
    assert_int_equal(count_over(year_but_one), cut);
    assert_int_equal(count_over(session), cut);
}

/* A series of 20 rows to train on, of which the second channel lacks row 10; asked for windows of 3 rows and 2. */
static lc_dataset *sample_with_hole(lc_split **split)
{
    size_t rows = 20;
    lc_dataset *dataset = sample_new(1, &rows, 2);
    assert_ok(lc_split_new(split, dataset, "20 0 0"));
    dataset->series->value[10 * 2 + 1] = (double)NAN;
    ask(dataset, *split, LC_TRAIN, 3, 2);
    return dataset;
}

static void missing_values_are_an_error_skipped_or_filled(void **state)
{
    (void)state;
    lc_split *split = NULL;
    lc_dataset *dataset = sample_with_hole(&split);
    lc_windows *windows = NULL;
    assert_fails(lc_windows_new(&windows, &request), LC_E_DATA,
                 "series 's0', row 10 (1970-01-01 10:00:00): channel 'b' is missing");
    dataset->series->value[1 * 2 + 0] = (double)NAN; /* in the first context */
    assert_fails(lc_windows_new(&windows, &request), LC_E_DATA,
                 "series 's0', row 1 (1970-01-01 01:00:00): channel 'a' is missing");
    dataset->series->value[1 * 2 + 0] = 1;
    request.missing = "skip";
    assert_origins((const size_t[]){3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18}, 11);
    request.missing = "forward";
    assert_origins((const size_t[]){3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 16, 17, 18}, 14);
    dataset->series->value[0 * 2 + 0] = dataset->series->value[1 * 2 + 0] = (double)NAN;
    assert_origins((const size_t[]){5, 6, 7, 8, 11, 12, 13, 14, 15, 16, 17, 18}, 12);

    /* A channel that is neither input nor target may miss what it likes. */
    request.input_count = request.target_count = 1;
    request.missing = "skip";
    assert_origins((const size_t[]){5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18}, 14);
    /* A target that is no input counts in contexts too: baselines look back at it. */
    const size_t second[] = {1};
    request.targets = second;
    assert_origins((const size_t[]){5, 6, 7, 8, 14, 15, 16, 17, 18}, 9);
    request.targets = all;
    config.stride = 4;
    request.input_count = request.target_count = 2;
    assert_origins((const size_t[]){7, 15}, 2);
    lc_split_free(split);
    lc_dataset_free(dataset);
}

/* With differences the row after a missing target has none; an input that is no target is read as it is. */
static void only_targets_lack_the_change_after_a_missing_value(void **state)
{
    (void)state;
    lc_split *split = NULL;
    lc_dataset *dataset = sample_with_hole(&split);
    request.missing = "skip";
    request.known = dataset;
    request.lead = 1;
    request.target_count = 1;
    assert_origins((const size_t[]){4, 5, 6, 7, 8, 9, 10, 14, 15, 16, 17, 18}, 12);
    const size_t second[] = {1};
    request.targets = second;
    assert_origins((const size_t[]){4, 5, 6, 7, 8, 15, 16, 17, 18}, 9);
    lc_split_free(split);
    lc_dataset_free(dataset);
}

static void the_message_says_why_no_window_is_left(void **state)
{
    (void)state;
    size_t rows = 40;
    lc_dataset *dataset = sample_new(1, &rows, 1);
    lc_split *split = NULL;
    lc_windows *windows = NULL;
    assert_ok(lc_split_new(&split, dataset, "20 10 10"));
    ask(dataset, split, LC_TRAIN, 50, 2);
    assert_fails(lc_windows_new(&windows, &request), LC_E_DATA,
                 "context 50 and horizon 2 need 52 rows, the longest series has 40");
    ask(dataset, split, LC_TRAIN, 19, 2);
    assert_fails(lc_windows_new(&windows, &request), LC_E_DATA,
                 "no window in part 'train': it has 20 rows, context 19 and horizon 2 need 21 of them (20 of both "
                 "together fit; data.split makes the part longer)");
    ask(dataset, split, LC_TEST, 4, 11);
    assert_fails(lc_windows_new(&windows, &request), LC_E_DATA,
                 "no window in part 'test': it has 10 rows, context 4 and horizon 11 need 11 of them "
                 "(window.horizon = 10 fits; data.split makes the part longer)");
    ask(dataset, split, LC_TEST, 4, 10);
    for (size_t row = 0; row < rows; row += 5)
        dataset->series->value[row] = (double)NAN;
    request.missing = "skip";
    assert_fails(lc_windows_new(&windows, &request), LC_E_DATA,
                 "(10 rows): no 4 rows of context and 10 of targets without a gap or a missing value");
    request.missing = "guess";
    assert_fails(lc_windows_new(&windows, &request), LC_E_CONFIG,
                 "data.missing: 'guess' is not one of error, forward, interpolate, skip, mask");
    ask(dataset, split, LC_TEST, 4, 0);
    assert_fails(lc_windows_new(&windows, &request), LC_E_CONFIG, "at least 1");
    ask(dataset, split, LC_TEST, 4, 1);
    strcpy(config.gaps, "jump");
    assert_fails(lc_windows_new(&windows, &request), LC_E_CONFIG, "window.gaps: 'jump' is not one of cut, ignore");
    assert_null(windows);
    lc_split_free(split);
    lc_dataset_free(dataset);
}

/* What an evaluation of some series looks at. */
static void windows_of_chosen_series_are_theirs(void **state)
{
    (void)state;
    const size_t rows[] = {30, 40, 50};
    lc_dataset *dataset = sample_new(3, rows, 1);
    lc_split *split = NULL;
    lc_windows *windows = NULL, *chosen = NULL;
    assert_ok(lc_split_new(&split, dataset, "* 0 10"));
    dataset->series[1].value[35] = dataset->series[2].value[45] = (double)NAN;
    ask(dataset, split, LC_TEST, 4, 2);
    config.stride = 2;
    request.missing = "skip";
    assert_ok(lc_windows_new(&windows, &request));
    assert_ok(lc_windows_choose(&chosen, windows, (const bool[]){false, true, false}));
    assert_int_equal(lc_windows_count(chosen), 2); /* of 5, those at 30 and 32 have no hole */
    assert_int_equal(lc_windows_skipped(chosen), 3);
    assert_int_equal(lc_windows_skipped(windows), 6);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(lc_windows_at(chosen, i).series, 1);
        assert_int_equal(lc_windows_at(chosen, i).origin, 30 + 2 * i);
    }
    assert_int_equal(chosen->part, LC_TEST);
    lc_windows_free(chosen);
    lc_windows_free(windows);
    lc_split_free(split);
    lc_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_the_published_ones),
        cmocka_unit_test(windows_go_series_by_series_in_strides),
        cmocka_unit_test(no_window_crosses_a_gap),
        cmocka_unit_test(months_and_weekdays_have_gaps_too),
        cmocka_unit_test(missing_values_are_an_error_skipped_or_filled),
        cmocka_unit_test(only_targets_lack_the_change_after_a_missing_value),
        cmocka_unit_test(the_message_says_why_no_window_is_left),
        cmocka_unit_test(windows_of_chosen_series_are_theirs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
