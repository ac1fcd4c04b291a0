/* The texts people write, and those that are not dates. */
#include "core/date.h"
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
                                        "2016-07-",
                                        "2016-07-01 ",
                                        "2016-07-01x",
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

/* Texts and the stamp of another text: forms that pandas' to_datetime and Period read to the same. */
static void every_form_is_read(void **state)
{
    static const char *const pairs[][2] = {
        {"Dec 03, 2021", "2021-12-03"},
        {"December 3 2021", "2021-12-03"},
        {"December 3rd, 2021", "2021-12-03"},
        {"DEC. 3, 2021", "2021-12-03"},
        {"03-Dec-2021", "2021-12-03"},
        {"3 Dec 21", "2021-12-03"},
        {"3-dec-68", "2068-12-03"},
        {"03Dec2021", "2021-12-03"},
        {"03DEC2021 13:05", "2021-12-03 13:05"},
        {"1st September 2021", "2021-09-01"},
        {"1 Sept 2021", "2021-09-01"},
        {"2021-Dec-03", "2021-12-03"},
        {"2021 Dec 3 3:30 PM", "2021-12-03 15:30"},
        {"Fri, 03 Dec 2021 00:00:00 GMT", "2021-12-03"},
        {"Fri, 03 Dec 2021 01:00:00 +0100", "2021-12-03"},
        {"Friday, 3 December 2021", "2021-12-03"},
        {"Friday December 3 2021, 14:00", "2021-12-03 14:00"},
        {"Fri 2021-12-03", "2021-12-03"},
        {"Fri Dec 03 2021 00:00:00 GMT+0100 (Central European Standard Time)", "2021-12-02 23:00"},
        {"2020-01-01T00:00+01:00[Europe/Berlin]", "2019-12-31 23:00"},
        {"2020-01", "2020-01-01"},
        {"2020/3", "2020-03-01"},
        {"01/2020", "2020-01-01"},
        {"3-2020", "2020-03-01"},
        {"Jan-2020", "2020-01-01"},
        {"Jan 2020", "2020-01-01"},
        {"January, 2020", "2020-01-01"},
        {"Jan-90", "1990-01-01"},
        {"2020 Jan", "2020-01-01"},
        {"2020M03", "2020-03-01"},
        {"2020-M3", "2020-03-01"},
        {"1990Q1", "1990-01-01"},
        {"1990-Q4", "1990-10-01"},
        {"2020:Q3", "2020-07-01"},
        {"2020 q2", "2020-04-01"},
        {"Q1 1990", "1990-01-01"},
        {"Q2/90", "1990-04-01"},
        {"1Q1990", "1990-01-01"},
        {"3Q 21", "2021-07-01"},
        {"2020H2", "2020-07-01"},
        {"2020-S1", "2020-01-01"},
        {"2020-W01", "2019-12-30"},
        {"2020W53", "2020-12-28"},
        {"2021-W01", "2021-01-04"},
        {"2020W01-3", "2020-01-01"},
        {"2020-W537", "2021-01-03"},
        {"W01 2020", "2019-12-30"},
        {"2020-060", "2020-02-29"},
        {"2019-365", "2019-12-31"},
        {"20200101T000000Z", "2020-01-01"},
        {"20200101T0530", "2020-01-01 05:30"},
        {"20200101-053015", "2020-01-01 05:30:15"},
        {"20200101_05", "2020-01-01 05:00"},
        {"20200101 053000", "2020-01-01 05:30"},
        {"2020010123", "2020-01-01 23:00"},
        {"2020010124", "2020-01-02"},
        {"202001010530", "2020-01-01 05:30"},
        {"20200101053015", "2020-01-01 05:30:15"},
        {"2020-01-01T05", "2020-01-01 05:00"},
        {"2020-01-01 5", "2020-01-01 05:00"},
        {"2020-01-01 0530", "2020-01-01 05:30"},
        {"2020-01-01T05:30+01", "2020-01-01 04:30"},
        {"2020-01-01T05:30 +0100", "2020-01-01 04:30"},
        {"2020-01-01T05:30-0530", "2020-01-01 11:00"},
        {"2020-01-01 05:30 UTC", "2020-01-01 05:30"},
        {"2020-01-01 05:30 UTC+1", "2020-01-01 04:30"},
        {"2020-01-01 05:30z", "2020-01-01 05:30"},
        {"2020-01-01Z", "2020-01-01"},
        {"2020-01-01+01:00", "2019-12-31 23:00"},
        {"2020-01-01 18.00.00", "2020-01-01 18:00"},
        {"2020-01-01  06:00", "2020-01-01 06:00"},
        {"2020-01-01, 6:00 p.m.", "2020-01-01 18:00"},
        {"2020-01-01 6 PM", "2020-01-01 18:00"},
        {"2020-01-01 06:00:00,250", "2020-01-01 06:00"},
        {"2021-01-04/2021-01-10", "2021-01-04"},
        {"2021-01-04 00:00 - 2021-01-04 01:00", "2021-01-04"},
        {"10/Oct/2000:13:55:36 -0700", "2000-10-10 20:55:36"},
        {"Wed Jan  1 13:05:00 2020", "2020-01-01 13:05"},
        {"Wed Jan 1 13:05:00 2020 +0100", "2020-01-01 12:05"},
        {"Wed Jan 01 13:05:00 UTC 2020", "2020-01-01 13:05"},
        {"Wed Aug 27 13:08:45 +0200 2008", "2008-08-27 11:08:45"},
        {"Wed, 1 Jan 2020 13:05:00 +0100", "2020-01-01 12:05"},
        {"2020-01-01 13:05:00 +0100 CET", "2020-01-01 12:05"},
        {"2000QTR1", "2000-01-01"},
        {"2000 Qtr 4", "2000-10-01"},
        {"Q1 '00", "2000-01-01"},
        {"1Q20", "2020-01-01"},
        {"4T2019", "2019-10-01"},
        {"2020-T2", "2020-04-01"},
        {"2020K3", "2020-07-01"},
        {"3. Quartal 2020", "2020-07-01"},
        {"KW 05 2020", "2020-01-27"},
        {"2020-W05-2", "2020-01-28"},
        {"1999/2000", "1999-01-01"},
        {"1999/00", "1999-01-01"},
        {"90-Jan", "1990-01-01"},
        {"Jan '90", "1990-01-01"},
        {"janv.-90", "1990-01-01"},
        {"20200101 2400", "2020-01-02"},
        {"2020060 0530", "2020-02-29 05:30"},
        {"2020-01-01 12:30 p. m.", "2020-01-01 12:30"},
        {"2020-01-01 12:30 A.M.", "2020-01-01 00:30"},
        {"2020-01-01 01.30 PM", "2020-01-01 13:30"},
        {"2020-01-01 1:30\u202fPM", "2020-01-01 13:30"},
        {"2020-01-01 13:30 Uhr", "2020-01-01 13:30"},
        {"1 janv. 2020 13h30", "2020-01-01 13:30"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (stamp(pairs[i][0]) != stamp(pairs[i][1]))
            fail_msg("'%s' is %lld, not %s", pairs[i][0], (long long)stamp(pairs[i][0]), pairs[i][1]);
    }
    assert_int_equal(ordered("04.01.2021 00:00 - 04.01.2021 01:00", LC_DATE_DMY), stamp("2021-01-04"));
    assert_int_equal(ordered("Fri 12/03/2021 2 PM", LC_DATE_MDY), stamp("2021-12-03 14:00"));
    assert_int_equal(ordered("200102 05:30", LC_DATE_YMD), stamp("2020-01-02 05:30"));
    assert_int_equal(ordered("020120 0530", LC_DATE_DMY), stamp("2020-01-02 05:30"));
    assert_int_equal(ordered("31122020 24:00", LC_DATE_DMY), stamp("2021-01-01"));
    assert_int_equal(ordered("12312020T05", LC_DATE_MDY), stamp("2020-12-31 05:00"));
}

/* The third of each month, in ten languages; letters beyond ASCII in UTF-8, in capitals, and in Latin-1. */
static void months_have_names_in_many_languages(void **state)
{
    static const char *const names[12] = {
        "Januar januari janvier JANV ene enero gennaio gen janeiro Jän",
        "Februar février févr feb febrero febbraio fevereiro fev FÉVRIER f\xe9vrier",
        "März Mrz MÄRZ mars marzo março maart mrt marts M\xe4rz",
        "avril avr abril abr aprile",
        "Mai mei maj mayo maggio mag maio",
        "Juni juin junio giugno giu junho",
        "Juli juillet juil julio luglio lug julho",
        "août AOÛT aout agosto ago augustus augusti ao\xfbt",
        "September septembre sept septiembre settembre set setembro",
        "Oktober okt octobre octubre ottobre ott outubro out",
        "noviembre novembre novembro nov",
        "Dezember Dez décembre déc diciembre dic dicembre dezembro desember des",
    };
    char name[32], text[64], known[32];
    (void)state;
    for (int month = 0; month < 12; month++)
        for (const char *at = names[month]; *at; at += strcspn(at, " "), at += *at == ' ') {
            snprintf(name, sizeof name, "%.*s", (int)strcspn(at, " "), at);
            snprintf(known, sizeof known, "2020-%02d-03", month + 1);
            snprintf(text, sizeof text, "3. %s 2020", name);
            assert_int_equal(stamp(text), stamp(known));
            snprintf(text, sizeof text, "3 de %s de 2020", name);
            assert_int_equal(stamp(text), stamp(known));
        }
}

static void weekdays_in_front_say_nothing_new(void **state)
{
    static const char *const names[] = {"Mi.,",          "Mittwoch,", "mercredi", "mer.", "miércoles,", "mercoledì",
                                        "quarta-feira,", "woensdag",  "onsdag",   "wo",   "mar."};
    char text[64];
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(text, sizeof text, "%s 3 marzo 2020", names[i]);
        assert_int_equal(stamp(text), stamp("2020-03-03"));
        snprintf(text, sizeof text, "%s 03.04.2020", names[i]);
        assert_int_equal(ordered(text, LC_DATE_DMY), stamp("2020-04-03"));
    }
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

static void formats_are_those_of_strptime(void **state)
{
    static const char *const known[][3] = {
        {"%d.%m.%y %H:%M", "03.12.21 15:30", "2021-12-03 15:30"},
        {"%Y%m%d%H", "2021120315", "2021-12-03 15:00"},
        {"%y%m%d", "211203", "2021-12-03"},
        {"%d %b %Y", "3 Dec 2021", "2021-12-03"},
        {"%A, %B %d %Y", "Friday, December 03 2021", "2021-12-03"},
        {"%Y-%j", "2021-337", "2021-12-03"},
        {"%G-W%V-%u", "2021-W48-5", "2021-12-03"},
        {"%G-W%V", "2021-W48", "2021-11-29"},
        {"%YQ%q", "2021Q4", "2021-10-01"},
        {"%m/%Y", "12/2021", "2021-12-01"},
        {"%Y", "2021", "2021-01-01"},
        {"%F %T.%f", "2021-12-03 15:30:01.5", "2021-12-03 15:30:01"},
        {"%FT%R%z", "2021-12-03T15:30+0100", "2021-12-03 14:30"},
        {"%I:%M %p %m/%d/%y", "3:30 PM 12/3/21", "2021-12-03 15:30"},
        {"100%% %Y", "100% 2021", "2021-01-01"},
        {"%y-%b", "49-Jan", "2049-01-01"},
    };
    lc_date date;
    int64_t out;
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (lc_date_format_wrong(known[i][0]) || !lc_date_format_read(&date, known[i][1], known[i][0]) ||
            !lc_date_stamp(&out, &date, LC_DATE_UNKNOWN) || out - date.offset != stamp(known[i][2]))
            fail_msg("'%s' by '%s'", known[i][1], known[i][0]);
    static const char *const wrong[][2] = {{"%Y-%m-%d", "2021-12"},    {"%Y-%m-%d", "2021-12-03x"}, {"%d.%m.%y", "03/12/21"},
                                           {"%Y %H:%M", "2021 12:60"}, {"%Y %b", "2021 Foo"},       {"%Y %H", "2021 25"}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (lc_date_format_read(&date, wrong[i][1], wrong[i][0]))
            fail_msg("'%s' by '%s' is read", wrong[i][1], wrong[i][0]);
    assert_non_null(lc_date_format_wrong("%Y %Q"));
    assert_non_null(lc_date_format_wrong("%Y %"));
    assert_non_null(lc_date_format_wrong("%H:%M"));
}

static void words_and_numbers_are_not_dates(void **state)
{
    static const char *const wrong[] = {"May",
                                        "March",
                                        "Dec 2",
                                        "3-Jan",
                                        "2020-13",
                                        "2020-00",
                                        "13/2020",
                                        "2020.01",
                                        "01.2020",
                                        "1900",
                                        "1990Q5",
                                        "Q0 1990",
                                        "2020-W54",
                                        "2020-W00",
                                        "2020-W01-8",
                                        "2020-000",
                                        "2020010125",
                                        "202001010560",
                                        "2020010101x",
                                        "2020-01-01 5x",
                                        "2020-01-01 hello",
                                        "2020-01-01 930",
                                        "Monday",
                                        "H1 20",
                                        "W3",
                                        "1685577600",
                                        "1685577600000",
                                        "1.77M",
                                        "12:30",
                                        "10.0.0.1",
                                        "44197.5",
                                        "Maybe 3, 2020",
                                        "2020-01-01 12:00:00 +1",
                                        "2021-W53",
                                        "20-Jan", /* a day without a year, or a month */
                                        "Jan-20",
                                        "2000/01", /* a month, or a year from one into the next */
                                        "2000:1",
                                        "3 jui 2020", /* juin or juillet */
                                        "3 listopad 2020",
                                        "5h",
                                        "2020-01-01 12.30",
                                        "200101",
                                        "01012020",
                                        "2019-366"};
    int64_t out;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (lc_date_parse(&out, wrong[i]))
            fail_msg("'%s' is read", wrong[i]);
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
        cmocka_unit_test(day_and_month_follow_the_order),
        cmocka_unit_test(zones_are_taken_off),
        cmocka_unit_test(nonsense_is_refused),
        cmocka_unit_test(a_text_ends_where_it_ends),
        cmocka_unit_test(every_form_is_read),
        cmocka_unit_test(months_have_names_in_many_languages),
        cmocka_unit_test(weekdays_in_front_say_nothing_new),
        cmocka_unit_test(fractions_of_a_second_are_kept),
        cmocka_unit_test(a_date_says_what_it_names),
        cmocka_unit_test(other_calendars_have_other_days),
        cmocka_unit_test(formats_are_those_of_strptime),
        cmocka_unit_test(words_and_numbers_are_not_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
