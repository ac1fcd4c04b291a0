/* Calendars that a run keeps: as numbers and back, whatever a file has in their place, and taken by a few rows that agree. */
#include "core/calendar.h"
#include "core/mem.h"
#include "core/rng.h"
#include "data/axis.h"
#include "unit.h"

enum { DAY = 86400, MONDAY = 4 * DAY, LONG = 400, AHEAD = 40 };

static int64_t stamps[LONG];

static lc_series series_of(size_t rows)
{
    return (lc_series){.name = (char[]){"s"}, .rows = rows, .time = stamps, .ticks = 1};
}

static size_t fill_days(void)
{
    size_t rows = 0;
    for (int day = 0; rows < 100; day++)
        if (day % 7 < 5)
            stamps[rows++] = MONDAY + day * DAY;
    return rows;
}

static size_t fill_sessions(void)
{
    size_t rows = 0;
    for (int day = 0; rows < 200; day++)
        for (int slot = 0; day % 7 < 5 && slot < 5; slot++)
            stamps[rows++] = MONDAY + day * DAY + 9 * 3600 + slot * 1800;
    return rows;
}

/* A last row of each day, less than a step after the others. */
static size_t fill_closings(void)
{
    size_t rows = 0;
    for (int day = 0; rows < 240; day++)
        for (int slot = 0; day % 7 < 5 && slot < 6; slot++)
            stamps[rows++] = MONDAY + day * DAY + 9 * 3600 + slot * 1800 - (slot == 5) * 1200;
    return rows;
}

static size_t fill_months(void)
{
    size_t rows = 0;
    for (int64_t day = 0; rows < 36; day++) {
        const lc_day of = lc_calendar_day(LC_CALENDAR_GREGORIAN, day);
        if (of.day == 1)
            stamps[rows++] = day * DAY;
    }
    return rows;
}

/* Mon-Fri, read some minutes early or late. */
static size_t fill_late_days(void)
{
    const size_t rows = fill_days();
    for (size_t i = 0; i < rows; i++)
        stamps[i] += 9 * 3600 + (int64_t)(i * 37 % 11) * 60;
    return rows;
}

static size_t fill_last_workdays(void)
{
    size_t rows = 0;
    for (int64_t month = 0; rows < 36; month++) {
        int64_t day =
            lc_calendar_days(LC_CALENDAR_GREGORIAN, (lc_day){1970 + (month + 1) / 12, (int)((month + 1) % 12) + 1, 1}) - 1;
        while (lc_calendar_weekday(day * DAY) > 4)
            day--;
        stamps[rows++] = day * DAY;
    }
    return rows;
}

static size_t fill_third_fridays(void)
{
    size_t rows = 0;
    for (int64_t day = 0; rows < 36; day++) {
        const lc_day of = lc_calendar_day(LC_CALENDAR_GREGORIAN, day);
        if (of.day >= 15 && of.day <= 21 && lc_calendar_weekday(day * DAY) == 4)
            stamps[rows++] = day * DAY;
    }
    return rows;
}

/* The stamps after the last row. */
static void extend(int64_t out[AHEAD], const lc_axis *axis, const lc_series *s)
{
    lc_axis_extend(&(lc_axis_ahead){out, NULL, AHEAD}, axis, s, s->rows - 1, NULL);
}

static size_t (*const fills[])(void) = {fill_days,   fill_late_days,     fill_sessions,     fill_closings,
                                        fill_months, fill_last_workdays, fill_third_fridays};

static void a_calendar_comes_back_from_its_numbers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof fills / sizeof *fills; i++) {
        int64_t number[LC_AXIS_NUMBERS], own[AHEAD], back[AHEAD];
        const lc_series s = series_of(fills[i]());
        lc_axis axis, restored, kept[LC_CALENDARS_KEPT];
        assert_ok(lc_axis_of(&axis, &s));
        assert_int_equal(lc_axes_calendars(kept, &axis, 1), 1);
        lc_axis_store(number, &axis);
        assert_true(lc_axis_restore(&restored, number));
        extend(own, &axis, &s);
        extend(back, &restored, &s);
        assert_memory_equal(own, back, sizeof own);
    }
}

/* Equal steps are no calendar to be kept, and rows too few for one neither. */
static void what_says_nothing_is_not_kept(void **state)
{
    lc_axis axis, kept[LC_CALENDARS_KEPT];
    (void)state;
    for (size_t i = 0; i < LONG; i++)
        stamps[i] = (int64_t)i * 3600;
    lc_series s = series_of(LONG);
    assert_ok(lc_axis_of(&axis, &s));
    assert_int_equal(lc_axes_calendars(kept, &axis, 1), 0);
    fill_days();
    s.rows = 4;
    assert_ok(lc_axis_of(&axis, &s));
    assert_int_equal(lc_axes_calendars(kept, &axis, 1), 0);
}

/* Whatever numbers are taken for a calendar: its stamps rise, and end. */
static void any_numbers_go_on_or_are_refused(void **state)
{
    lc_rng rng = lc_rng_new(1, "calendars", 0);
    size_t taken = 0;
    (void)state;
    for (size_t i = 0; i < sizeof fills / sizeof *fills; i++) {
        int64_t right[LC_AXIS_NUMBERS], number[LC_AXIS_NUMBERS], ahead[AHEAD];
        const lc_series s = series_of(fills[i]());
        lc_axis axis, restored;
        assert_ok(lc_axis_of(&axis, &s));
        lc_axis_store(right, &axis);
        for (size_t trial = 0; trial < 20000; trial++) {
            memcpy(number, right, sizeof number);
            const uint64_t bits = (uint64_t)lc_rng_bits(&rng) << 32 | lc_rng_bits(&rng);
            const int64_t values[] = {0,
                                      -1,
                                      1,
                                      INT64_MAX,
                                      INT64_MIN,
                                      (int64_t)(bits >> 40),
                                      (int64_t)bits,
                                      (int64_t)((uint64_t)right[bits >> 8 & 31] + 1)};
            number[(bits >> 16) % 24] = values[bits & 7];
            if (!lc_axis_restore(&restored, number))
                continue;
            taken++;
            extend(ahead, &restored, &s);
            for (size_t k = 1; k < AHEAD; k++)
                assert_true(ahead[k] > ahead[k - 1]);
        }
    }
    assert_true(taken > 1000);
}

/* A day that every month has: a third Friday, and no fifth one or none at all. */
static void a_weekday_of_a_month_is_one_that_it_has(void **state)
{
    int64_t number[LC_AXIS_NUMBERS];
    const lc_series s = series_of(fill_third_fridays());
    lc_axis axis;
    (void)state;
    assert_ok(lc_axis_of(&axis, &s));
    assert_int_equal(axis.rule, LC_MONTH_NTH);
    for (int nth = 0; nth < 7; nth++) {
        lc_axis restored, other = axis;
        other.nth = nth;
        lc_axis_store(number, &other);
        assert_int_equal(lc_axis_restore(&restored, number), nth >= 1 && nth <= 4);
    }
}

/* A slot a second, and 5000 closed days: what is closed is passed over a day at a time. */
static void closed_days_do_not_count_their_seconds(void **state)
{
    enum { CLOSED = 5000 };
    static int64_t holiday[CLOSED];
    int64_t ahead[AHEAD];
    lc_axis axis = {
        .kind = LC_AXIS_SESSIONS, .ticks = 1000000000, .step = 1, .sessions = 1, .holiday = holiday, .holidays = CLOSED};
    axis.session[0] = (lc_session){0, 7 * DAY * axis.ticks - 1};
    (void)state;
    for (int i = 0; i < CLOSED; i++)
        holiday[i] = i + 1;
    stamps[0] = DAY * axis.ticks - 1;
    const lc_series s = series_of(1);
    for (int kind = 0; kind < 2; kind++) {
        axis.kind = kind ? LC_AXIS_SESSIONS : LC_AXIS_STEPS;
        extend(ahead, &axis, &s);
        assert_int_equal(ahead[0], (CLOSED + 1) * DAY * axis.ticks);
        assert_int_equal(ahead[1], ahead[0] + 1);
    }
    axis.step = 7 * 3600 * axis.ticks; /* steps go on from the row, whatever is closed */
    stamps[0] = 0;
    axis.kind = LC_AXIS_STEPS;
    extend(ahead, &axis, &s);
    assert_int_equal(ahead[2], 3 * axis.step);
    assert_true(ahead[3] >= (CLOSED + 1) * DAY * axis.ticks && ahead[3] < (CLOSED + 1) * DAY * axis.ticks + axis.step);
    assert_int_equal(ahead[3] % axis.step, 0);
    axis.step = 0; /* of a single row on a closed day */
    extend(ahead, &axis, &(lc_series){.rows = 1, .time = (int64_t[]){DAY * axis.ticks}, .ticks = axis.ticks});
    assert_int_equal(ahead[0], DAY * axis.ticks);
}

/* Five rows from Monday to Friday: the next is Monday's where that is known, and a guess where it is not. */
static void a_few_rows_take_the_calendar_that_they_agree_with(void **state)
{
    int64_t ahead[AHEAD];
    lc_axis known, *axis = NULL;
    lc_series s = series_of(fill_days());
    lc_dataset d = {.series = &s, .series_count = 1};
    (void)state;
    assert_ok(lc_axis_of(&known, &s));
    s.rows = 5;
    assert_ok(lc_axes_like(&axis, &d, "cut", &known, 1));
    assert_null(axis->doubt);
    extend(ahead, axis, &s);
    assert_int_equal(ahead[0], MONDAY + 7 * DAY);
    lc_free(axis);
    assert_ok(lc_axes_new(&axis, &d, "cut"));
    assert_non_null(axis->doubt);
    lc_free(axis);
    stamps[4] += DAY; /* Saturday, which is not of that calendar */
    assert_ok(lc_axes_like(&axis, &d, "cut", &known, 1));
    extend(ahead, axis, &s);
    assert_int_equal(ahead[0], stamps[4] + DAY);
    lc_free(axis);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_calendar_comes_back_from_its_numbers),
        cmocka_unit_test(what_says_nothing_is_not_kept),
        cmocka_unit_test(any_numbers_go_on_or_are_refused),
        cmocka_unit_test(a_weekday_of_a_month_is_one_that_it_has),
        cmocka_unit_test(closed_days_do_not_count_their_seconds),
        cmocka_unit_test(a_few_rows_take_the_calendar_that_they_agree_with),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
