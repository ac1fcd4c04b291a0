/* Clocks beside dates as programs of markets and instruments write them, and what else says the date of a row. */
#include "unit/time_table.h"

static const lc_time_request nothing = {0};

static void digits_of_a_clock_may_have_thousandths(void **state)
{
    (void)state;
    const char *const expected = "2018-07-05 09:24:51.000 | 2018-07-05 09:24:51.050 | 2018-07-05 09:24:51.100";
    reads("date;time;y\n20180705;092451.000;1\n20180705;092451.050;2\n20180705;092451.100;3\n", expected);
    reads("date;time;y\n20180705;092451000;1\n20180705;092451050;2\n20180705;092451100;3\n", expected);
    reads("date;time;y\n20180705;000000024;1\n20180705;000130024;2\n20180705;030001024;3\n",
          "2018-07-05 00:00:00.024 | 2018-07-05 00:01:30.024 | 2018-07-05 03:00:01.024");
    reads("date;time;y\n20180705;092451000250;1\n20180705;092451050000;2\n20180705;092451100000;3\n",
          "2018-07-05 09:24:51.000250 | 2018-07-05 09:24:51.050000 | 2018-07-05 09:24:51.100000");
    reads_with("date;seconds;y\n20180705;0.5;1\n20180705;2;2\n20180705;3.5;3\n",
               "2018-07-05 00:00:00.500 | 2018-07-05 00:00:02.000 | 2018-07-05 00:00:03.500", "seconds of the day",
               (lc_time_request){0});
    for (size_t i = 0; i < 2; i++) {
        const char *text[] = {"date;hour;minute;second;ms;y\n20180705;0;0;1;0;1\n20180705;0;0;1;50;2\n20180705;0;0;1;100;3\n",
                              "year;month;day;hour;minute;second;millisecond;y\n2018;7;5;0;0;1;0;1\n2018;7;5;0;0;1;50;2\n"
                              "2018;7;5;0;0;1;100;3\n"};
        reads(text[i], "2018-07-05 00:00:01.000 | 2018-07-05 00:00:01.050 | 2018-07-05 00:00:01.100");
    }
    reads("time;y\n20180705 092451000;1\n20180705 092451050;2\n20180705 092451100;3\n", expected);
    reads("time;y\n2018-07-05 09:24:51:000;1\n2018-07-05 09:24:51:050;2\n2018-07-05 09:24:51:100;3\n", expected);
    reads("date;time;y\n20180705;010203.500;1\n20180705;010204.000;2\n", "2018-07-05 01:02:03.500 | 2018-07-05 01:02:04.000");
}

static void an_hour_behind_a_hyphen_is_no_offset(void **state)
{
    (void)state;
    reads("Time;y\n2023-12-11-09;1\n2023-12-11-10;2\n2023-12-12-17;3\n",
          "2023-12-11 09:00:00 | 2023-12-11 10:00:00 | 2023-12-12 17:00:00");
    reads("Time;y\n13.12.2023-09;1\n13.12.2023-10;2\n", "2023-12-13 09:00:00 | 2023-12-13 10:00:00");
    refused("Time;y\n2023-12-13_00-05;1\n2023-12-13_01-05;2\n",
            "ends with an hour and its minutes, or its UTC offset, and rows do not show which; --time-format");
    refused("Time;y\n2023-12-13 00-00;1\n2023-12-13 00-01;2\n2023-12-13 00-02;3\n", "ends with an hour and its minutes");
    reads_with("Time;y\n2023-12-13_00-05;1\n2023-12-13_01-05;2\n", "2023-12-13 00:05:00 | 2023-12-13 01:05:00", "",
               (lc_time_request){.format = "%Y-%m-%d_%H-%M"});
    reads_with("Time;y\n2023-12-13 08-09;1\n2023-12-13 09-10;2\n", "2023-12-13 08:00:00 | 2023-12-13 09:00:00", "has intervals",
               nothing);
    reads("Time;y\n2023-12-13T08:30-05;1\n2023-12-13T09:30-05;2\n", "2023-12-13 08:30:00-05:00 | 2023-12-13 09:30:00-05:00");
}

/* Days of the year and of the week are days too; a week without its day is none. */
static void clocks_are_beside_days_of_any_form(void **state)
{
    (void)state;
    const char *const expected = "2020-01-28 09:00:00 | 2020-01-28 10:00:00";
    reads("Date;Time;y\n2020-028;09:00;1\n2020-028;10:00;2\n", expected);
    reads("Date;Time;y\n2020-W05-2;0900;1\n2020-W05-2;1000;2\n", expected);
    reads("Date;y\n2020-W05-2 09:00;1\n2020-W05-2 10:00;2\n", expected);
    reads("week;Time;y\n2020-W05;09:00;1\n2020-W06;09:00;2\n", "2020-01-27 00:00:00 | 2020-02-03 00:00:00");
}

/* Czech, and Korean. */
static void blanks_may_be_behind_the_points_of_a_date(void **state)
{
    (void)state;
    reads("Datum;y\n20. 1. 2021;1\n21. 1. 2021;2\n", "2021-01-20 00:00:00 | 2021-01-21 00:00:00");
    reads("d;y\n2021. 1. 20.;1\n2021. 1. 21.;2\n", "2021-01-20 00:00:00 | 2021-01-21 00:00:00");
}

/* Towers that measure fluxes, and airports. */
static void hours_beside_years_may_have_fractions_or_minutes(void **state)
{
    const char *const note = "column 'Hour' is read as hours of the day";
    (void)state;
    reads_with("Year;DOY;Hour;y\n2020;60;0.0;1\n2020;60;0.5;2\n2020;60;1.0;3\n",
               "2020-02-29 00:00:00 | 2020-02-29 00:30:00 | 2020-02-29 01:00:00", note, nothing);
    reads_with("Year;Month;Day;Hour;y\n2020;2;29;0,25;1\n2020;2;29;0,5;2\n", "2020-02-29 00:15:00 | 2020-02-29 00:30:00", note,
               nothing);
    reads("Year;Month;Day;Hour;y\n2020;2;28;2330;1\n2020;2;29;0;2\n2020;2;29;30;3\n",
          "2020-02-28 23:30:00 | 2020-02-29 00:00:00 | 2020-02-29 00:30:00");
    refused("Year;Month;Day;Hour;Minute;y\n2020;2;29;0.5;0;1\n2020;2;29;1;0;2\n", "column 'Hour': '0.5' does not fit");
}

static void ids_of_periods_number_them(void **state)
{
    char text[4096] = "SETTLEMENTDATE;PERIODID;RRP\n";
    (void)state;
    for (int period = 1; period <= 48; period++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "2021/03/01;%d;%d\n", period, period);
    char found[4096], *notes;
    assert_ok(stamps_of(found, sizeof found, &notes, text, nothing));
    assert_non_null(strstr(notes, "column 'PERIODID' numbers periods of 30 minutes"));
    assert_non_null(strstr(found, "| 2021-03-01 23:30:00"));
    lc_free(notes);
}

/* 0 to 47 under a name of hours, too: they were minutes after midnight. Others below 60 are no clocks. */
static void periods_may_be_numbered_from_zero(void **state)
{
    static const char *const names[] = {"Period", "hh", "Time", "PTU"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char text[4096], found[8192], *notes;
        size_t used = (size_t)snprintf(text, sizeof text, "Date;%s;y\n", names[i]);
        for (int row = 0; row < 48; row++)
            used += (size_t)snprintf(text + used, sizeof text - used, "2021-03-01;%d;%d\n", row, row);
        assert_ok(stamps_of(found, sizeof found, &notes, text, nothing));
        assert_non_null(strstr(notes, "numbers periods of 30 minutes"));
        assert_non_null(strstr(found, "2021-03-01 00:00:00 | 2021-03-01 00:30:00 | 2021-03-01 01:00:00"));
        assert_non_null(strstr(found, "| 2021-03-01 23:30:00"));
        lc_free(notes);
    }
    reads("date;hour;y\n2020-01-01;0;1\n2020-01-01;30;2\n2020-01-01;47;3\n",
          "2020-01-01 00:00:00 | 2020-01-01 00:00:00 | 2020-01-01 00:00:00");
}

/* Steps per five minutes as 0, 5 .. 55, 100; quarters of an hour under any name. */
static void intervals_may_be_clocks_and_numbers_periods(void **state)
{
    (void)state;
    reads("date;interval;y\n2021-03-13;0;1\n2021-03-13;55;2\n2021-03-13;100;3\n2021-03-13;2355;4\n2021-03-14;0;5\n",
          "2021-03-13 00:00:00 | 2021-03-13 00:55:00 | 2021-03-13 01:00:00 | 2021-03-13 23:55:00 | 2021-03-14 00:00:00");
    char text[4096] = "date;q;y\n", found[4096], *notes;
    for (int quarter = 1; quarter <= 48; quarter++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "2021-03-01;%d;%d\n", quarter, quarter);
    assert_ok(stamps_of(found, sizeof found, &notes, text, (lc_time_request){.columns = "date,q"}));
    assert_non_null(strstr(found, "2021-03-01 00:00:00 | 2021-03-01 00:30:00"));
    lc_free(notes);
}

/* What programs keep as floating numbers, rounded to what these know. */
static void seconds_since_1970_may_be_scientific(void **state)
{
    (void)state;
    reads_with("time;y\n1.615593600000000000e+09;1\n1.615593600099999905e+09;2\n1.6155936002E9;3\n",
               "2021-03-13 00:00:00.000+00:00 | 2021-03-13 00:00:00.100+00:00 | 2021-03-13 00:00:00.200+00:00",
               "seconds since 1970", nothing);
    char found[256], *notes;
    assert_ok(stamps_of(found, sizeof found, &notes, "cap;y\n1.61e+09;1\n1.62e+09;2\n1.63e+09;3\n1.64e+09;4\n", nothing));
    assert_string_equal(found, "none");
    lc_free(notes);
    refused("yymmddhh;y\n21031300;1\n21031301;2\n", "--time-format says how it is written");
}

/* Environment Canada: the parts of a date beside it are no channels. */
static void parts_of_a_date_beside_it_are_left_out(void **state)
{
    (void)state;
    const char *const expected = "2021-03-13 00:00:00 | 2021-03-13 01:00:00";
    reads_with("Date/Time;Year;Month;Day;y\n2021-03-13 00:00;2021;03;13;1\n2021-03-13 01:00;2021;03;13;2\n", expected,
               "column 'Day' left out: it counts time, and column 'Date/Time' is the time (keep it: --columns)", nothing);
    reads_with("Date/Time;Year;Month;Day;y\n2021-03-13 00:00;2021;03;13;1\n2021-03-13 01:00;2021;03;13;2\n", expected,
               "column 'Day' left out: it counts time", (lc_time_request){.columns = "Date/Time"});
    reads("Date/Time;Year;Month;Day;y\n2021-03-13 00:00;1998;03;13;1\n2021-03-13 01:00;1999;03;13;2\n", expected);
}

/* A part alone, and what calendars count besides, in any usual way; a count that once differs is a channel. */
static void what_the_date_says_is_no_channel(void **state)
{
    (void)state;
    static const struct {
        const char *name, *cell[3];
    } echo[] = {{"hour", {"0", "6", "12"}},   {"Year", {"2021", "2021", "2021"}},
                {"mnth", {"3", "3", "3"}},    {"day_of_week", {"5", "5", "5"}},
                {"weekday", {"6", "6", "6"}}, {"dow", {"7", "7", "7"}},
                {"DOY", {"72", "72", "72"}},  {"yday", {"71", "71", "71"}},
                {"quarter", {"1", "1", "1"}}, {"minute", {"0", "0", "0"}},
                {"hr", {"1", "7", "13"}}};
    const char *const expected = "2021-03-13 00:00:00 | 2021-03-13 06:00:00 | 2021-03-13 12:00:00";
    char text[256], note[128];
    for (size_t i = 0; i < sizeof echo / sizeof *echo; i++) {
        const char *const *cell = echo[i].cell;
        snprintf(text, sizeof text, "time;%s;y\n2021-03-13 00:00;%s;1\n2021-03-13 06:00;%s;2\n2021-03-13 12:00;%s;3\n",
                 echo[i].name, cell[0], cell[1], cell[2]);
        snprintf(note, sizeof note, "column '%s' left out: it counts time, and column 'time' is the time", echo[i].name);
        reads_with(text, expected, note, nothing);
        snprintf(text, sizeof text, "time;%s;y\n2021-03-13 00:00;%s;1\n2021-03-13 06:00;%s;2\n2021-03-13 12:00;%d;3\n",
                 echo[i].name, cell[0], cell[1], atoi(cell[2]) + 3);
        reads(text, expected);
    }
    reads("time;hour;y\n2021-03-13 00:00;0.5;1\n2021-03-13 06:00;6;2\n2021-03-13 12:00;12;3\n", expected);
}

static void a_time_of_day_alone_is_no_time(void **state)
{
    (void)state;
    refused("Time;y\n22:00;1\n23:00;2\n00:00;3\n", "'22:00' is a time of day, and no column says of which day: --start");
}

/* The climate reference network of NOAA. */
static void words_joined_to_utc_say_it(void **state)
{
    (void)state;
    reads_with("utcdate;utctime;lstdate;lsttime;y\n20210313;0000;20210312;1900;1\n20210313;0100;20210312;2000;2\n",
               "2021-03-12 19:00:00-05:00 | 2021-03-12 20:00:00-05:00", "column 'lstdate' is local time beside 'utcdate'",
               nothing);
    reads_with("UTC_DATE;UTC_TIME;LST_DATE;LST_TIME;y\n20210313;0000;20210312;1900;1\n20210313;0100;20210312;2000;2\n",
               "2021-03-12 19:00:00-05:00 | 2021-03-12 20:00:00-05:00", "column 'LST_DATE' is local time beside 'UTC_DATE'",
               nothing);
}

static void a_date_may_be_in_the_first_of_its_rows_only(void **state)
{
    (void)state;
    reads_with("date;time;y\n30.01.2021;22:00;1\n;23:00;2\n31.01.2021;00:00;3\n;01:00;4\n",
               "2021-01-30 22:00:00 | 2021-01-30 23:00:00 | 2021-01-31 00:00:00 | 2021-01-31 01:00:00",
               "'date' is blank in 2 of 4 rows", (lc_time_request){0});
    reads_with("date;hour;y\n30.01.2021;0;1\n;1;2\n31.01.2021;0;3\n;1;4\n",
               "2021-01-30 00:00:00 | 2021-01-30 01:00:00 | 2021-01-31 00:00:00 | 2021-01-31 01:00:00", "of the date above",
               (lc_time_request){0});
    refused("date;time;y\n30.01.2021;22:00;1\n;00:00;2\n31.01.2021;01:00;3\n", "t.csv:3: column 'date': '' is not a date");
    refused("date;time;y\n30.01.2021;22:00;1\n;22:00;2\n31.01.2021;01:00;3\n", "t.csv:3: column 'date': '' is not a date");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_date_may_be_in_the_first_of_its_rows_only),
                                       cmocka_unit_test(an_hour_behind_a_hyphen_is_no_offset),
                                       cmocka_unit_test(digits_of_a_clock_may_have_thousandths),
                                       cmocka_unit_test(clocks_are_beside_days_of_any_form),
                                       cmocka_unit_test(blanks_may_be_behind_the_points_of_a_date),
                                       cmocka_unit_test(hours_beside_years_may_have_fractions_or_minutes),
                                       cmocka_unit_test(ids_of_periods_number_them),
                                       cmocka_unit_test(periods_may_be_numbered_from_zero),
                                       cmocka_unit_test(intervals_may_be_clocks_and_numbers_periods),
                                       cmocka_unit_test(seconds_since_1970_may_be_scientific),
                                       cmocka_unit_test(parts_of_a_date_beside_it_are_left_out),
                                       cmocka_unit_test(what_the_date_says_is_no_channel),
                                       cmocka_unit_test(a_time_of_day_alone_is_no_time),
                                       cmocka_unit_test(words_joined_to_utc_say_it)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
