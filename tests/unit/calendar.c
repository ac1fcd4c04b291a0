/* Calendars: against the C library's and cftime's. */
#include <time.h>

#include "core/rng.h"
#include "unit/date.h"

static void random_stamps_print_as_the_c_library_prints_them(void **state)
{
    lc_rng rng = lc_rng_new(5, "calendar", 0);
    (void)state;
    for (int i = 0; i < 200000; i++) {
        const int64_t first = -62167219200, last = 253402300799; /* years 0 to 9999 */
        time_t time = first + (int64_t)(lc_rng_uniform(&rng) * (double)(last - first));
        char text[LC_CALENDAR_TEXT], expected[64];
        struct tm tm;
        gmtime_r(&time, &tm);
        snprintf(expected, sizeof expected, "%04d-%02d-%02d %02d:%02d:%02d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday,
                 tm.tm_hour, tm.tm_min, tm.tm_sec);
        lc_calendar_format(text, LC_CALENDAR_GREGORIAN, time);
        assert_string_equal(text, expected);
        assert_int_equal(stamp(text), time);
        assert_int_equal(lc_calendar_weekday(time), (tm.tm_wday + 6) % 7);
    }
}

static void extremes_are_printed(void **state)
{
    char text[LC_CALENDAR_TEXT];
    (void)state;
    lc_calendar_format(text, LC_CALENDAR_GREGORIAN, INT64_MAX);
    assert_string_equal(text, "292277026596-12-04 15:30:07");
    lc_calendar_format(text, LC_CALENDAR_GREGORIAN, INT64_MIN);
    assert_string_equal(text, "-292277022657-01-27 08:29:52");
}

/* On to the day that is meant, however short the months between; the time of day stays. */
static void months_later_is_the_same_day_or_the_last_one(void **state)
{
    (void)state;
    static const struct {
        const char *from;
        int months, day;
        const char *to;
    } expected[] = {
        {"2019-12-31 06:30:00", 1, 31, "2020-01-31 06:30:00"}, {"2020-01-31 00:00:00", 1, 31, "2020-02-29 00:00:00"},
        {"2020-02-29 00:00:00", 1, 31, "2020-03-31 00:00:00"}, {"2021-01-01 00:00:00", 3, 1, "2021-04-01 00:00:00"},
        {"1969-11-15 00:00:00", 1, 15, "1969-12-15 00:00:00"}, {"2000-02-29 00:00:00", 12, 29, "2001-02-28 00:00:00"},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        int64_t time;
        int day;
        char text[LC_CALENDAR_TEXT];
        assert_true(lc_date_parse(&time, expected[i].from));
        lc_calendar_format(text, LC_CALENDAR_GREGORIAN,
                           lc_calendar_add_months(LC_CALENDAR_GREGORIAN, time, expected[i].months, expected[i].day));
        assert_string_equal(text, expected[i].to);
        assert_int_equal(lc_calendar_month(&day, LC_CALENDAR_GREGORIAN, time) % 12 + 1, atoi(expected[i].from + 5));
        assert_int_equal(day, atoi(expected[i].from + 8));
    }
}

/* Against cftime 1.6. */
static void other_calendars_count_their_own_days(void **state)
{
    (void)state;
    static const struct {
        lc_calendar calendar;
        int64_t days;
        lc_day day;
    } known[] = {
        {LC_CALENDAR_NOLEAP, 18308, {2020, 2, 28}},   {LC_CALENDAR_NOLEAP, 18309, {2020, 3, 1}},
        {LC_CALENDAR_NOLEAP, -2, {1969, 12, 30}},     {LC_CALENDAR_NOLEAP, -720009, {-3, 5, 17}},
        {LC_CALENDAR_NOLEAP, 47813, {2100, 12, 30}},  {LC_CALENDAR_ALL_LEAP, 18358, {2020, 2, 28}},
        {LC_CALENDAR_ALL_LEAP, 18360, {2020, 3, 1}},  {LC_CALENDAR_ALL_LEAP, -43920, {1850, 1, 1}},
        {LC_CALENDAR_ALL_LEAP, -721981, {-3, 5, 17}}, {LC_CALENDAR_360_DAY, 18057, {2020, 2, 28}},
        {LC_CALENDAR_360_DAY, 18060, {2020, 3, 1}},   {LC_CALENDAR_360_DAY, -43200, {1850, 1, 1}},
        {LC_CALENDAR_360_DAY, -710144, {-3, 5, 17}},  {LC_CALENDAR_360_DAY, 10858, {2000, 2, 29}},
        {LC_CALENDAR_JULIAN, 18320, {2020, 2, 28}},   {LC_CALENDAR_JULIAN, -25509, {1900, 2, 29}},
        {LC_CALENDAR_JULIAN, -43830, {1850, 1, 1}},   {LC_CALENDAR_JULIAN, 47541, {2100, 2, 29}},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        assert_int_equal(lc_calendar_days(known[i].calendar, known[i].day), known[i].days);
    for (lc_calendar calendar = 0; calendar < LC_CALENDARS; calendar++) {
        lc_day last = lc_calendar_day(calendar, -800001);
        for (int64_t days = -800000; days < 800000; days++) {
            lc_day day = lc_calendar_day(calendar, days);
            assert_int_equal(lc_calendar_days(calendar, day), days);
            assert_true(day.year > last.year || (day.year == last.year && (day.month > last.month || day.day > last.day)));
            last = day;
        }
    }
}

static void a_day_that_does_not_exist_is_the_next_one(void **state)
{
    (void)state;
    int64_t leap_day = stamp("2020-02-29 06:00:00"), last = stamp("2020-01-31");
    char text[LC_CALENDAR_TEXT];
    lc_calendar_format(text, LC_CALENDAR_NOLEAP, lc_calendar_convert(LC_CALENDAR_NOLEAP, LC_CALENDAR_GREGORIAN, leap_day));
    assert_string_equal(text, "2020-03-01 06:00:00");
    lc_calendar_format(text, LC_CALENDAR_360_DAY, lc_calendar_convert(LC_CALENDAR_360_DAY, LC_CALENDAR_GREGORIAN, last));
    assert_string_equal(text, "2020-02-01 00:00:00");
}

static void calendars_are_found_by_their_names_in_cf(void **state)
{
    (void)state;
    lc_calendar calendar = LC_CALENDARS;
    for (lc_calendar i = 0; i < LC_CALENDARS; i++)
        assert_true(lc_calendar_find(&calendar, lc_calendar_name(i)) && calendar == i);
    assert_true(lc_calendar_find(&calendar, "365_day") && calendar == LC_CALENDAR_NOLEAP);
    assert_false(lc_calendar_find(&calendar, "none"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_calendars_count_their_own_days),
        cmocka_unit_test(a_day_that_does_not_exist_is_the_next_one),
        cmocka_unit_test(calendars_are_found_by_their_names_in_cf),
        cmocka_unit_test(random_stamps_print_as_the_c_library_prints_them),
        cmocka_unit_test(extremes_are_printed),
        cmocka_unit_test(months_later_is_the_same_day_or_the_last_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
