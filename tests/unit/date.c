/* The parts of a date: day, hour, fraction, zone, calendar, and the order of day and month. */
#include "unit/date.h"

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
    lc_date clock;
    (void)state;
    assert_int_equal(stamp("2016-12-31 24:00"), stamp("2017-01-01 00:00"));
    assert_true(lc_clock_read(&clock, "24:00"));
    assert_int_equal(clock.seconds, 86400);
    assert_false(lc_clock_read(&clock, "24:01"));
    assert_false(lc_clock_read(&clock, "24:00:01"));
}

static void hours_may_have_am_and_pm(void **state)
{
    lc_date clock;
    (void)state;
    assert_int_equal(ordered("1/2/2020 1:00:00 PM", LC_DATE_MDY), stamp("2020-01-02 13:00"));
    assert_int_equal(stamp("2020-01-02 12:00 AM"), stamp("2020-01-02 00:00"));
    assert_int_equal(stamp("2020-01-02 12:30 pm"), stamp("2020-01-02 12:30"));
    assert_int_equal(stamp("2020-01-02T11:59:59.5PM+01:00"), stamp("2020-01-02 22:59:59"));
    assert_true(lc_clock_read(&clock, "1:05 PM"));
    assert_int_equal(clock.seconds, 13 * 3600 + 5 * 60);
    assert_false(lc_clock_read(&clock, "0:05 PM"));
}

static void days_may_have_no_separators(void **state)
{
    (void)state;
    assert_int_equal(stamp("20200229"), stamp("2020-02-29"));
    assert_int_equal(stamp("19991231 13:30"), stamp("1999-12-31 13:30"));
    assert_int_equal(ordered("20200301", LC_DATE_DMY), stamp("2020-03-01"));
    assert_false(is_day("20190229", LC_DATE_YMD));
}

static void months_of_spreadsheets_are_read(void **state)
{
    (void)state;
    assert_int_equal(stamp("20 Ocak 2021"), stamp("2021-01-20"));
    assert_int_equal(stamp("1 \xc5\x9eubat 2021"), stamp("2021-02-01"));
    assert_int_equal(stamp("15 A\xc4\x9fustos 2021"), stamp("2021-08-15"));
    assert_int_equal(stamp("30 Kas\xc4\xb1m 2021"), stamp("2021-11-30"));
    assert_int_equal(stamp("1-Ara-2021"), stamp("2021-12-01"));
    assert_int_equal(stamp("2019-07-02 05-PM"), stamp("2019-07-02 17:00"));
    assert_int_equal(stamp("2H2005"), stamp("2005-07-01"));
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

/* Cells of a file follow one another: the end of one is no separator. */
static void a_text_ends_where_it_ends(void **state)
{
    static const char cells[] = "2016\0007\0001";
    lc_date date;
    (void)state;
    assert_false(lc_date_read(&date, cells));
}

static void fractions_of_a_second_are_kept(void **state)
{
    static const struct {
        const char *text;
        int32_t nanosecond;
    } known[] = {
        {"2018-07-05 09:24:51.050", 50000000},         {"2018-07-05T09:24:51.123456789Z", 123456789},
        {"2018-07-05 09:24:51,5", 500000000},          {"20180705T092451.25", 250000000},
        {"2018-07-05 09:24:51.1234567890", 123456789}, {"2018-07-05 09:24:51", 0},
    };
    lc_date date;
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (!lc_date_read(&date, known[i].text) || date.nanosecond != known[i].nanosecond)
            fail_msg("'%s' has %d ns", known[i].text, date.nanosecond);
    assert_false(lc_date_read(&date, "2018-07-05 09:24:51.1234567891"));
    assert_false(lc_date_read(&date, "2018-07-05 24:00:00.5"));
}

static void a_date_says_what_it_names(void **state)
{
    static const struct {
        const char *text;
        lc_date_unit unit;
    } known[] = {{"2020-01", LC_DATE_MONTH},  {"Jan-20", LC_DATE_MONTH},     {"1990Q1", LC_DATE_QUARTER},
                 {"2020-W01", LC_DATE_WEEK},  {"2020-001", LC_DATE_YEARDAY}, {"2020H1", LC_DATE_HALF},
                 {"2020-01-01", LC_DATE_DAY}, {"3 Jan 2020", LC_DATE_DAY}};
    lc_date date;
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        assert_true(lc_date_read(&date, known[i].text) && date.unit == known[i].unit);
    assert_true(lc_date_read(&date, "2020-01-01 05:30 CEST") && !date.zoned);
    assert_string_equal(date.zone, "CEST");
    assert_true(lc_date_read(&date, "2020-01-01 05:30 Z") && date.zoned && !date.zone[0]);
    assert_true(lc_date_read(&date, "2020-01-01") && !date.zoned && !date.clocked);
}

static void other_calendars_have_other_days(void **state)
{
    lc_date date;
    int64_t out;
    (void)state;
    assert_true(lc_date_read(&date, "2001-02-30"));
    assert_false(lc_date_stamp(&out, &date, LC_DATE_UNKNOWN));
    date.calendar = LC_CALENDAR_360_DAY;
    assert_true(lc_date_stamp(&out, &date, LC_DATE_UNKNOWN));
    assert_int_equal(out, (31 * 360 + 59) * 86400LL);
    date.calendar = LC_CALENDAR_NOLEAP;
    assert_false(lc_date_stamp(&out, &date, LC_DATE_UNKNOWN));
}

/* A date that is read at once is what the same one is that is read piece by piece, since it has a fraction. */
static void dates_read_at_once_are_those_read_in_pieces(void **state)
{
    char text[64], longer[80];
    (void)state;
    for (unsigned i = 0; i < 20000; i++) {
        lc_date at_once = {0}, in_pieces = {0};
        snprintf(text, sizeof text, "%04u-%02u-%02u%c%02u:%02u:%02u", i * 7919 % 10000, i % 14, i / 3 % 33, i % 2 ? ' ' : 'T',
                 i % 25, i / 7 % 61, i / 11 % 61);
        snprintf(longer, sizeof longer, "%s.0", text);
        const bool read = lc_date_read(&at_once, text);
        assert_int_equal(read, lc_date_read(&in_pieces, longer));
        assert_memory_equal(at_once.part, in_pieces.part, sizeof at_once.part);
        assert_int_equal(at_once.seconds, in_pieces.seconds);
        assert_int_equal(at_once.unit, in_pieces.unit);
        assert_int_equal(at_once.separator, in_pieces.separator);
        assert_true(at_once.ordered == in_pieces.ordered && at_once.clocked == in_pieces.clocked);
        assert_true(at_once.to_second == in_pieces.to_second && at_once.zoned == in_pieces.zoned);
        assert_true(at_once.interval == in_pieces.interval && at_once.doubt == in_pieces.doubt);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_stamps_are_read),
        cmocka_unit_test(leap_years_follow_the_rule),
        cmocka_unit_test(hour_24_is_the_next_day),
        cmocka_unit_test(hours_may_have_am_and_pm),
        cmocka_unit_test(days_may_have_no_separators),
        cmocka_unit_test(years_may_have_two_digits),
        cmocka_unit_test(months_of_spreadsheets_are_read),
        cmocka_unit_test(day_and_month_follow_the_order),
        cmocka_unit_test(zones_are_taken_off),
        cmocka_unit_test(a_text_ends_where_it_ends),
        cmocka_unit_test(fractions_of_a_second_are_kept),
        cmocka_unit_test(a_date_says_what_it_names),
        cmocka_unit_test(other_calendars_have_other_days),
        cmocka_unit_test(dates_read_at_once_are_those_read_in_pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
