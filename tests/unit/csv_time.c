/* The time of rows: dates, orders of day and month, made-up axes, and the order of the rows. */
#include "unit/import_text.h"

static void a_column_decides_the_order_of_its_dates(void **state)
{
    (void)state;
    reads("date,a\n03-01-00,1\n31-01-00,2\n", "a | 2000-01-03 00:00:00 1 | 2000-01-31 00:00:00 2");
    reads("date,a\n01/03/2016,1\n12/30/2016,2\n", "a | 2016-01-03 00:00:00 1 | 2016-12-30 00:00:00 2");
    reads("date,a\n03/01/2016,1\n30/12/2016,2\n", "a | 2016-01-03 00:00:00 1 | 2016-12-30 00:00:00 2");
    reads("date,a\n2016/1/3,1\n2016/12/3,2\n", "a | 2016-01-03 00:00:00 1 | 2016-12-03 00:00:00 2");
    reads("date,a\n99-12-30,1\n99-12-31,2\n", "a | 1999-12-30 00:00:00 1 | 1999-12-31 00:00:00 2");
    refused("date,a\n01/02/2016,1\n02/02/2016,2\n", ":2: column 'date': '01/02/2016' is a day with the day first");
    reads_with("date,a\n01.02.2016,1\n02.02.2016,2\n", "a | 2016-02-01 00:00:00 1 | 2016-02-02 00:00:00 2",
               "read as day first, since that is usual (change it: import --date-order)", (lc_import){0});
    reads_with("date,a\n01/02/2016,1\n02/02/2016,2\n", "a | 2016-02-01 00:00:00 1 | 2016-02-02 00:00:00 2", "",
               (lc_import){.date_order = "dmy"});
    refused_with("date,a\n30/02/2016,1\n", ":2: column 'date': there is no day '30/02/2016'", LC_E_DATA,
                 (lc_import){.date_order = "dmy"});
    refused_with("date,a\n01/30/2016,1\n", ":2: column 'date': there is no day '01/30/2016' as dmy (--date-order mdy has one)",
                 LC_E_DATA, (lc_import){.date_order = "dmy"});
    refused("date,a\n01/15/2016,1\n01/16/2016,2\n02/30/2016,3\n", ":4: column 'date': there is no day '02/30/2016'");
    refused("date,a\n2016-01-01,1\nyesterday,2\n", ":3: column 'date': 'yesterday' is not a date");
}

static void a_name_says_the_order_of_dates(void **state)
{
    (void)state;
    reads("Time(DD/MM/YYYY H:mm:ss),a\n01/06/2023 0:00:00,1\n01/06/2023 0:05:00,2\n",
          "a | 2023-06-01 00:00:00 1 | 2023-06-01 00:05:00 2");
    reads("date [m/d/y],a\n01.06.2023,1\n02.06.2023,2\n", "a | 2023-01-06 00:00:00 1 | 2023-02-06 00:00:00 2");
    reads("day (yy-mm-dd),a\n01-02-03,1\n01-02-04,2\n", "a | 2001-02-03 00:00:00 1 | 2001-02-04 00:00:00 2");
    reads("date (dd/mm/yyyy),a\n12/30/2020,1\n12/31/2020,2\n", "a | 2020-12-30 00:00:00 1 | 2020-12-31 00:00:00 2");
    reads_with("date (dd/mm/yyyy),a\n11/30/2020,1\n12/01/2020,2\n12/02/2020,3\n",
               "a | 2020-11-30 00:00:00 1 | 2020-12-01 00:00:00 2 | 2020-12-02 00:00:00 3", "", (lc_import){0});
}

/* Loggers write year, month, day and clock in two digits each; those of 2010 to 2039 are seconds since 1970 as well. */
static void two_digits_each_or_an_epoch_is_asked(void **state)
{
    static const char text[] = "date,a\n1501010000,1\n1501010100,2\n1501010200,3\n";
    (void)state;
    refused(text,
            ":2: column 'date': '1501010000' is 2017-07-25 19:13:20 as an epoch since 1970, or year, month, day and clock in "
            "two digits each: say which with --time 'date' --time-format epoch (%y%m%d%H%M)");
    reads_with(text, "a | 2015-01-01 00:00:00 1 | 2015-01-01 01:00:00 2 | 2015-01-01 02:00:00 3", "",
               (lc_import){.time = "date", .time_format = "%y%m%d%H%M"});
    reads_with(text, "a | 2017-07-25 19:13:20 1 | 2017-07-25 19:15:00 2 | 2017-07-25 19:16:40 3", "",
               (lc_import){.time = "date", .time_format = "epoch"});
    refused("time,a\n150101000000,1\n150101010000,2\n150101020000,3\n",
            ":2: column 'time': '150101000000' is 1974-10-04 06:43:20 "
            "as an epoch since 1970, or year");
    reads_with("date,a\n1501010000,1\n1501013600,2\n1501017200,3\n",
               "a | 2017-07-25 19:13:20 1 | 2017-07-25 20:13:20 2 | 2017-07-25 21:13:20 3", "is read as seconds since 1970",
               (lc_import){0});
}

/* All numbers may be months: the order of the rows decides, then the evenness of their steps, then custom. */
static void rows_decide_an_ambiguous_order_of_dates(void **state)
{
    (void)state;
    reads_with("date,a\n11/01/2016,1\n12/01/2016,2\n01/02/2016,3\n",
               "a | 2016-01-11 00:00:00 1 | 2016-01-12 00:00:00 2 | 2016-02-01 00:00:00 3",
               "read as day first, since rows are then in order of time", (lc_import){0});
    reads_with("date,a\n01/02/2016,3\n12/01/2016,2\n11/01/2016,1\n",
               "a | 2016-01-11 00:00:00 1 | 2016-01-12 00:00:00 2 | 2016-02-01 00:00:00 3",
               "read as day first, since rows are then in order of time", (lc_import){0});
    reads_with("date,a\n11.01.2016,1\n12.01.2016,2\n01.02.2017,3\n",
               "a | 2016-11-01 00:00:00 1 | 2016-12-01 00:00:00 2 | 2017-01-02 00:00:00 3",
               "read as month first, since its steps are more even", (lc_import){0});
    reads_with("date,a\n01/02/2016 00:00,1\n01/02/2016 12:00,2\n02/02/2016 00:00,3\n02/02/2016 12:00,4\n",
               "a | 2016-02-01 00:00:00 1 | 2016-02-01 12:00:00 2 | 2016-02-02 00:00:00 3 | 2016-02-02 12:00:00 4",
               "read as day first, since its steps are more even", (lc_import){0});
    reads_with("date,a\n10.11.01,1\n10.11.02,2\n10.12.01,3\n",
               "a | 2010-11-01 00:00:00 1 | 2010-11-02 00:00:00 2 | 2010-12-01 00:00:00 3",
               "read as year first, since rows are then in order of time", (lc_import){0});
}

/* Three days of ten minutes, some of which are missing: in another order they are a year apart, and its sessions have no gaps. */
static void days_of_many_rows_follow_one_another(void **state)
{
    static char text[16384];
    char stamp[LC_CALENDAR_TEXT];
    size_t used = (size_t)snprintf(text, sizeof text, "date,a\n");
    (void)state;
    for (int row = 0; row < 400; row++)
        if (row % 19 != 7)
            used += (size_t)snprintf(text + used, sizeof text - used, "20-08-%02d %02d:%02d,%d\n", 21 + row / 144, row / 6 % 24,
                                     row % 6 * 10, row % 5);
    char *notes = NULL;
    lc_dataset *d = import_text(&notes, text, (lc_import){0});
    assert_non_null(strstr(notes, "read as year first, since its days follow one another"));
    lc_calendar_format(stamp, LC_CALENDAR_GREGORIAN, d->series[0].time[d->series[0].rows - 1]);
    assert_string_equal(stamp, "2020-08-23 18:30:00");
    lc_string_free(notes);
    lc_dataset_free(d);
}

static void a_time_of_day_may_have_its_own_column(void **state)
{
    (void)state;
    reads("Date,Time,a\n12/31/2016,23:00,1\n12/31/2016,24:00,2\n01/01/2017,01:00,3\n",
          "a | 2016-12-31 23:00:00 1 | 2017-01-01 00:00:00 2 | 2017-01-01 01:00:00 3");
    reads("Date,Time,a\n1/2/2020,12:30 AM,1\n1/13/2020,1:00:00 PM,2\n", "a | 2020-01-02 00:30:00 1 | 2020-01-13 13:00:00 2");
    reads("date,a\n2020-01-01T00:10:00Z,1\n2020-01-01T02:00:00+01:00,2\n", "a | 2020-01-01 00:10:00 1 | 2020-01-01 01:00:00 2");
}

static void fractions_of_a_second_are_kept(void **state)
{
    (void)state;
    lc_dataset *d = import_text(NULL, "time,v\n2020-01-01 00:00:00.000,1\n2020-01-01 00:00:01.250,2\n", (lc_import){0});
    assert_int_equal(d->series[0].ticks, 1000);
    assert_int_equal(d->series[0].time[1] - d->series[0].time[0], 1250);
    lc_dataset_free(d);
    reads("time,v\n2020-01-01 00:00:00.000,1\n2020-01-01 00:00:01.000,2\n", "v | 2020-01-01 00:00:00 1 | 2020-01-01 00:00:01 2");
}

static void days_may_have_no_separators(void **state)
{
    (void)state;
    reads("date,a\n20200131,1\n20200201,2\n", "a | 2020-01-31 00:00:00 1 | 2020-02-01 00:00:00 2");
    reads("20200131,1\n20200201,2\n", "column_2 | 2020-01-31 00:00:00 1 | 2020-02-01 00:00:00 2");
    reads("volume,day\n20200131,2020-01-31\n20200199,2020-02-01\n",
          "volume | 2020-01-31 00:00:00 2.02001e+07 | 2020-02-01 00:00:00 2.02002e+07");
}

static void times_may_have_a_decimal_comma(void **state)
{
    (void)state;
    reads_with("Datum;v\n45292,00;1,5\n45292,25;2,5\n45292,50;0,5\n",
               "v | 2024-01-01 00:00:00 1.5 | 2024-01-01 06:00:00 2.5 | 2024-01-01 12:00:00 0.5",
               "is read as the day numbers of Excel", (lc_import){0});
    reads_with("Jahr;v\n1990,0000;1,5\n1990,0833;2,5\n1990,1667;0,5\n",
               "v | 1990-01-01 00:00:00 1.5 | 1990-02-01 00:00:00 2.5 | 1990-03-01 00:00:00 0.5", "column 'Jahr' is read as",
               (lc_import){0});
    reads_with("Zeit;v\n1577836800,0;1\n1577836801,0;2\n1577836802,0;0\n",
               "v | 2020-01-01 00:00:00 1 | 2020-01-01 00:00:01 2 | 2020-01-01 00:00:02 0",
               "column 'Zeit' is read as seconds since 1970", (lc_import){0});
    reads("Datum;Kurs\n01.01.2020;2000,5\n02.01.2020;2001,5\n13.01.2020;2002,5\n",
          "Kurs | 2020-01-01 00:00:00 2000.5 | 2020-01-02 00:00:00 2001.5 | 2020-01-13 00:00:00 2002.5");
}

static void times_are_found_in_columns_without_names(void **state)
{
    (void)state;
    reads_with("S1,Lund,2020,02,28,1.5\nS1,Lund,2020,02,29,3.5\nS1,Lund,2020,03,01,2.5\n",
               "column_6 | 2020-02-28 00:00:00 1.5 | 2020-02-29 00:00:00 3.5 | 2020-03-01 00:00:00 2.5",
               "columns 3 to 5 are read as year, month, day", (lc_import){0});
    reads_with(",index,v\n0,2001,3\n1,2002,1\n2,2003,4\n3,2004,1\n4,2005,5\n",
               "v | 2001-01-01 00:00:00 3 | 2002-01-01 00:00:00 1 | 2003-01-01 00:00:00 4 | 2004-01-01 00:00:00 1 | 2005-01-01 "
               "00:00:00 5",
               "column_1' left out: counts the rows", (lc_import){0});
}

/* A column that is named as the time is not left out for a made-up axis. */
static void a_time_column_that_is_not_read_is_refused(void **state)
{
    (void)state;
    refused(
        "Date,a\n1 Jan,1\n2 Jan,2\n",
        ":2: column 'Date': '1 Jan' is not a time that is known (2016-07-31, 7/31/2016 1:00 PM, 2016Q3); --time-format says how "
        "it is written, --time names another column, --start makes an axis up");
    refused(
        "date,a\n20200131,1\n20200132,2\n",
        ":3: column 'date': '20200132' is not a time that is known (2016-07-31, 7/31/2016 1:00 PM, 2016Q3); --time-format says "
        "how it is written, --time names another column, --start makes an axis up");
}

static void of_rows_that_are_marked_the_others_are_blamed(void **state)
{
    const char *marks[] = {"Date=x", "Date=y"};
    (void)state;
    refused_with("Date,v\n2000-01-01,1\n2000-01-02,2\nx,3\n2000-01-03,1\n2000-01-04,2\ny,3\n2000-01-05,3\n",
                 ":7: column 'Date': 'y' is not a date (to leave such rows out: --na 'Date=y')", LC_E_DATA,
                 (lc_import){.missing = marks, .missing_count = 1});
}

static void a_time_axis_can_be_made_up(void **state)
{
    (void)state;
    reads_with("1,2,3\n4,5,6\n", "column_1 column_2 column_3 | 1970-01-01 00:00:00 1 2 3 | 1970-01-02 00:00:00 4 5 6",
               "no column of dates", (lc_import){0});
    reads_with("a\n1\n2\n", "a | 2016-01-01 00:00:00 1 | 2016-01-01 01:00:00 2", "",
               (lc_import){.start = "2016-01-01", .step = "1h"});
    reads_with("date,a\n2020-01-02,1\n2020-01-01,2\n", "a | 2016-01-01 00:00:00 1 | 2016-01-02 00:00:00 2",
               "time is turned round", (lc_import){.start = "2016-01-01"});
    refused_with("date,a\n2020-01-02,1\n", ": it has dates; the step of a made-up axis needs a start too", LC_E_USAGE,
                 (lc_import){.step = "60"});
}

static void rows_come_out_in_order_of_time(void **state)
{
    (void)state;
    reads_with("date,a\n2020-01-03,3\n2020-01-02,2\n2020-01-01,1\n",
               "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 2 | 2020-01-03 00:00:00 3", "rows are newest first; reversed",
               (lc_import){0});
    reads_with("date,a\n2020-01-02,2\n2020-01-03,3\n2020-01-01,1\n",
               "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 2 | 2020-01-03 00:00:00 3",
               "rows are not in order of time; sorted", (lc_import){0});
    refused("date,a\n2020-01-01,1\n2020-01-01,2\n2020-01-02,3\n",
            ": 2 of 3 rows have the time of another row, and no column says which series they belong to");
    reads_with("date,a\n2020-01-01 01:00+01:00,1\n2020-01-01 01:00+01:00,2\n2020-01-02 01:00+01:00,3\n",
               "a | 2020-01-01 00:00:00 1 | 2020-01-01 00:00:00 2 | 2020-01-02 00:00:00 3", "kept in the file's order",
               (lc_import){.series_column = "none"});
    refused_with("date,a\n2020-01-01 01:00,1\n2020-01-01 01:00,2\n2020-01-02 01:00,3\n",
                 ": 2 of 3 rows have the time of another row, and no column says which series they belong to: name it "
                 "(--series-column NAME or NAME,NAME), make up a time for each row (--start, --step), keep one of them "
                 "(--duplicates equal, first, last), or all in the file's order (--series-column none)",
                 LC_E_DATA, (lc_import){.zone = "Europe/Berlin"});
    assert_null(strstr(lc_error_message(), "--zone"));
    reads_with("date,a\n2020-01-02,3\n2020-01-01,1\n2020-01-01,2\n2020-01-03,4\n",
               "a | 2020-01-01 00:00:00 1 | 2020-01-01 00:00:00 2 | 2020-01-02 00:00:00 3 | 2020-01-03 00:00:00 4", "sorted",
               (lc_import){.series_column = "none"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_says_the_order_of_dates),
        cmocka_unit_test(two_digits_each_or_an_epoch_is_asked),
        cmocka_unit_test(a_column_decides_the_order_of_its_dates),
        cmocka_unit_test(rows_decide_an_ambiguous_order_of_dates),
        cmocka_unit_test(days_of_many_rows_follow_one_another),
        cmocka_unit_test(a_time_of_day_may_have_its_own_column),
        cmocka_unit_test(fractions_of_a_second_are_kept),
        cmocka_unit_test(days_may_have_no_separators),
        cmocka_unit_test(times_may_have_a_decimal_comma),
        cmocka_unit_test(times_are_found_in_columns_without_names),
        cmocka_unit_test(a_time_column_that_is_not_read_is_refused),
        cmocka_unit_test(of_rows_that_are_marked_the_others_are_blamed),
        cmocka_unit_test(a_time_axis_can_be_made_up),
        cmocka_unit_test(rows_come_out_in_order_of_time),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
