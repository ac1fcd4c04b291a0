/* Stamps against the C library's calendar; the texts people write, and those that are none. */
#include <time.h>

#include "core/date.h"
#include "core/rng.h"
#include "unit.h"

static int64_t stamp(const char *text)
{
    lc_date date;
    int64_t out = 0, parsed = 1;
    if (!lc_date_read(&date, text) || !lc_date_stamp(&out, &date, LC_DATE_UNKNOWN) || !lc_date_parse(&parsed, text))
        fail_msg("'%s' is not read", text);
    assert_int_equal(out, parsed);
    return out - date.offset;
}

static int64_t ordered(const char *text, lc_date_order order)
{
    lc_date date;
    int64_t out = 0;
    if (!lc_date_read(&date, text) || !lc_date_stamp(&out, &date, order))
        fail_msg("'%s' is not read", text);
    return out;
}

static bool is_day(const char *text, lc_date_order order)
{
    lc_date date;
    int64_t out;
    return lc_date_read(&date, text) && lc_date_stamp(&out, &date, order);
}

static void known_stamps_are_read(void **state)
{
    (void)state;
    assert_int_equal(stamp("1970-01-01"), 0);
    assert_int_equal(stamp("1970-01-01 00:00:01"), 1);
    assert_int_equal(stamp("1969-12-31 23:59:59"), -1);
    assert_int_equal(stamp("2016-07-01 00:00:00"), 1467331200);
    assert_int_equal(stamp("1990/1/1 0:00"), 631152000);
    assert_int_equal(stamp("2020.01.02T03:04:05"), 1577934245);
    assert_int_equal(stamp("2020-01-02 03:04:05.999"), 1577934245);
}

static void leap_years_follow_the_rule(void **state)
{
    (void)state;
    assert_int_equal(stamp("2000-03-01") - stamp("2000-02-28"), 2 * 86400);
    assert_int_equal(stamp("1900-03-01") - stamp("1900-02-28"), 86400);
    assert_int_equal(stamp("2012-03-01") - stamp("2012-02-28"), 2 * 86400);
    assert_true(is_day("2000-02-29", LC_DATE_YMD));
    assert_true(is_day("2012-02-29", LC_DATE_YMD));
    assert_false(is_day("1900-02-29", LC_DATE_YMD));
    assert_false(is_day("2011-02-29", LC_DATE_YMD));
}

static void hour_24_is_the_next_day(void **state)
{
    int64_t seconds;
    (void)state;
    assert_int_equal(stamp("2016-12-31 24:00"), stamp("2017-01-01 00:00"));
    assert_true(lc_clock_read(&seconds, "24:00"));
    assert_int_equal(seconds, 86400);
    assert_false(lc_clock_read(&seconds, "24:01"));
    assert_false(lc_clock_read(&seconds, "24:00:01"));
}

static void hours_may_have_am_and_pm(void **state)
{
    int64_t seconds;
    (void)state;
    assert_int_equal(ordered("1/2/2020 1:00:00 PM", LC_DATE_MDY), stamp("2020-01-02 13:00"));
    assert_int_equal(stamp("2020-01-02 12:00 AM"), stamp("2020-01-02 00:00"));
    assert_int_equal(stamp("2020-01-02 12:30 pm"), stamp("2020-01-02 12:30"));
    assert_int_equal(stamp("2020-01-02T11:59:59.5PM+01:00"), stamp("2020-01-02 22:59:59"));
    assert_true(lc_clock_read(&seconds, "1:05 PM"));
    assert_int_equal(seconds, 13 * 3600 + 5 * 60);
    assert_false(lc_clock_read(&seconds, "0:05 PM"));
}

static void days_may_have_no_separators(void **state)
{
    (void)state;
    assert_int_equal(stamp("20200229"), stamp("2020-02-29"));
    assert_int_equal(stamp("19991231 13:30"), stamp("1999-12-31 13:30"));
    assert_int_equal(ordered("20200301", LC_DATE_DMY), stamp("2020-03-01"));
    assert_false(is_day("20190229", LC_DATE_YMD));
}

static void years_may_have_two_digits(void **state)
{
    (void)state;
    assert_int_equal(ordered("03-01-00", LC_DATE_DMY), stamp("2000-01-03"));
    assert_int_equal(ordered("31-12-68", LC_DATE_DMY), stamp("2068-12-31"));
    assert_int_equal(ordered("01-01-69", LC_DATE_DMY), stamp("1969-01-01"));
    assert_int_equal(ordered("99/12/31", LC_DATE_YMD), stamp("1999-12-31"));
}

static void day_and_month_follow_the_order(void **state)
{
    int64_t out;
    lc_date date;
    (void)state;
    assert_int_equal(ordered("02/03/2016", LC_DATE_MDY), stamp("2016-02-03"));
    assert_int_equal(ordered("02/03/2016", LC_DATE_DMY), stamp("2016-03-02"));
    assert_int_equal(ordered("2016/03/02", LC_DATE_DMY), stamp("2016-03-02"));
    assert_false(is_day("13/13/2016", LC_DATE_MDY));
    assert_false(is_day("30.02.2016", LC_DATE_DMY));
    assert_true(lc_date_read(&date, "02/03/2016"));
    assert_false(lc_date_stamp(&out, &date, LC_DATE_UNKNOWN));
}

static void zones_are_taken_off(void **state)
{
    (void)state;
    assert_int_equal(stamp("2020-01-02 00:00:00+00:00"), stamp("2020-01-02"));
    assert_int_equal(stamp("2020-01-02T00:00:00Z"), stamp("2020-01-02"));
    assert_int_equal(stamp("2020-01-02T01:30:00+01:30"), stamp("2020-01-02"));
    assert_int_equal(stamp("2020-01-01T19:00:00-05:00"), stamp("2020-01-02"));
}

static void nonsense_is_refused(void **state)
{
    static const char *const wrong[] = {"",
                                        " ",
                                        "1",
                                        "2016",
                                        "2016-07",
                                        "2016-07-",
                                        "2016-07-01 ",
                                        "2016-07-01x",
                                        "2016-07-01 12",
                                        "2016-07-01 12:",
                                        "2016-07-01 12:60",
                                        "2016-07-01 25:00",
                                        "2016-07-01 12:00:00+1",
                                        "2016-07-01 12:00:00+99:00",
                                        "2016-07-01 12:00:00 CET",
                                        "2016-07/01",
                                        "2016_07_01",
                                        "20160732",
                                        "20161301",
                                        "09991231",
                                        "2016070112",
                                        "2016070",
                                        "2016-07-01 0:30 AM",
                                        "2016-07-01 13:00 PM",
                                        "2016-07-01 1:00 XM",
                                        "2016-07-01 1:00 PMs",
                                        "-2016-07-01",
                                        "20166-07-01",
                                        "2016-00-01",
                                        "2016-13-01",
                                        "2016-01-00",
                                        "2016-01-32",
                                        "1.5",
                                        "3.14.",
                                        "Friday",
                                        "NaN"};
    int64_t out = 77;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (lc_date_parse(&out, wrong[i]))
            fail_msg("'%s' is read", wrong[i]);
    assert_int_equal(out, 77);
}

/* Cells of a file stand behind one another: the end of one is no separator. */
static void a_text_ends_where_it_ends(void **state)
{
    static const char cells[] = "2016\0007\0001";
    lc_date date;
    (void)state;
    assert_false(lc_date_read(&date, cells));
}

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
    assert_false(lc_calendar_find(&calendar, "julian"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_stamps_are_read),
        cmocka_unit_test(other_calendars_count_their_own_days),
        cmocka_unit_test(a_day_that_does_not_exist_is_the_next_one),
        cmocka_unit_test(calendars_are_found_by_their_names_in_cf),
        cmocka_unit_test(leap_years_follow_the_rule),
        cmocka_unit_test(hour_24_is_the_next_day),
        cmocka_unit_test(hours_may_have_am_and_pm),
        cmocka_unit_test(days_may_have_no_separators),
        cmocka_unit_test(years_may_have_two_digits),
        cmocka_unit_test(day_and_month_follow_the_order),
        cmocka_unit_test(zones_are_taken_off),
        cmocka_unit_test(nonsense_is_refused),
        cmocka_unit_test(a_text_ends_where_it_ends),
        cmocka_unit_test(random_stamps_print_as_the_c_library_prints_them),
        cmocka_unit_test(extremes_are_printed),
        cmocka_unit_test(months_later_is_the_same_day_or_the_last_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
