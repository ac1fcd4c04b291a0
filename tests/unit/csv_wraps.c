/* Text files whose clock or calendar begins anew under one date: rows that would be torn apart if they were sorted. */
#include <stdio.h>

#include "unit/import_text.h"

/* A table of a date and a clock: nights, afternoons, gas days. */
static void assert_wraps(const char *text, const char *line, const char *what)
{
    char message[256];
    snprintf(message, sizeof message, ":%s: time goes back here, and wherever it does, rows go on if %s is added", line, what);
    refused(text, message);
}

static void rows_that_turn_under_one_date_are_refused(void **state)
{
    (void)state;
    assert_wraps("night,clock,a\n2021-03-01,22:00,1\n2021-03-01,23:00,2\n2021-03-01,00:00,3\n2021-03-01,01:00,4\n"
                 "2021-03-02,22:00,5\n2021-03-02,23:00,6\n2021-03-02,00:00,7\n2021-03-02,01:00,8\n",
                 "4", "a day");
    assert_wraps(
        "date,clock,a\n2021-03-01,10:30,1\n2021-03-01,11:30,2\n2021-03-01,12:30,3\n2021-03-01,01:30,4\n2021-03-01,02:30,5\n"
        "2021-03-02,10:30,6\n2021-03-02,11:30,7\n2021-03-02,12:30,8\n2021-03-02,01:30,9\n2021-03-02,02:30,10\n",
        "5", "half a day");
    assert_wraps("year,month,a\n2020,10,1\n2020,11,2\n2020,12,3\n2020,1,4\n2020,2,5\n2021,10,6\n2021,11,7\n2021,12,8\n2021,1,9\n",
                 "5", "a year");
    /* newest first */
    assert_wraps("night,clock,a\n2021-03-02,01:00,8\n2021-03-02,00:00,7\n2021-03-02,23:00,6\n2021-03-02,22:00,5\n"
                 "2021-03-01,01:00,4\n2021-03-01,00:00,3\n2021-03-01,23:00,2\n2021-03-01,22:00,1\n",
                 "4", "a day");
}

/* Nights of which one lacks its middle: three turns of four go on. Of three turns two are too few to say so. */
static void a_hole_beside_one_turn_does_not_free_the_others(void **state)
{
    char text[1024] = "night,clock,a\n";
    (void)state;
    for (int night = 1; night <= 4; night++) {
        const size_t used = strlen(text);
        snprintf(text + used, sizeof text - used,
                 night == 2 ? "2021-03-0%d,22:00,1\n2021-03-0%d,06:00,2\n" : "2021-03-0%d,22:00,1\n2021-03-0%d,23:00,2\n", night,
                 night);
        for (int hour = 0; night != 2 && hour < 3; hour++)
            snprintf(text + strlen(text), sizeof text - strlen(text), "2021-03-0%d,0%d:00,3\n", night, hour);
        if (night == 3)
            reads_with(
                text,
                "a | 2021-03-01 00:00:00 3 | 2021-03-01 01:00:00 3 | 2021-03-01 02:00:00 3 | 2021-03-01 22:00:00 1 | "
                "2021-03-01 23:00:00 2 | 2021-03-02 06:00:00 2 | 2021-03-02 22:00:00 1 | 2021-03-03 00:00:00 3 | 2021-03-03 "
                "01:00:00 3 | 2021-03-03 02:00:00 3 | 2021-03-03 22:00:00 1 | 2021-03-03 23:00:00 2",
                "sorted", (lc_import){0});
    }
    assert_wraps(text, "4", "a day");
}

/* Stamps that are there twice (a shop from 9 to 9, a row written twice) and the format of stamps say nothing of turns. */
static void shared_stamps_do_not_hide_turns(void **state)
{
    char text[2048] = "date,clock,a\n";
    (void)state;
    for (int i = 0; i < 50; i++) { /* a clock of twelve hours */
        const int minute = 540 + i % 25 * 30, hour = (minute / 60 + 11) % 12 + 1;
        snprintf(text + strlen(text), sizeof text - strlen(text), "2021-03-0%d,%d:%02d,%d\n", 1 + i / 25, hour, minute % 60, i);
    }
    assert_wraps(text, "10", "half a day");
    const char *const day = "time,a\n2021-03-01 06:00,1\n2021-03-01 12:00,2\n2021-03-01 18:00,3\n2021-03-01 00:00,4\n";
    assert_wraps(day, "5", "a day"); /* one day alone */
    refused_with(day, ":5: time goes back here", LC_E_DATA, (lc_import){.time_format = "%Y-%m-%d %H:%M"});
    reads_with(day, "a | 2021-03-01 00:00:00 4 | 2021-03-01 06:00:00 1 | 2021-03-01 12:00:00 2 | 2021-03-01 18:00:00 3", "sorted",
               (lc_import){.time = "time", .time_format = "%Y-%m-%d %H:%M"});
}

static void rows_in_any_other_order_are_sorted(void **state)
{
    const char *const text = "night,clock,a\n2021-03-01,22:00,1\n2021-03-01,23:00,2\n2021-03-01,00:00,3\n2021-03-01,01:00,4\n";
    (void)state;
    reads_with(text, "a | 2021-03-01 00:00:00 3 | 2021-03-01 01:00:00 4 | 2021-03-01 22:00:00 1 | 2021-03-01 23:00:00 2",
               "sorted", (lc_import){.time = "night,clock", .time_parts = "date,clock"});
    reads_with("date,a\n2021-03-02,2\n2021-03-03,3\n2021-03-01,1\n",
               "a | 2021-03-01 00:00:00 1 | 2021-03-02 00:00:00 2 | 2021-03-03 00:00:00 3",
               "rows are not in order of time; sorted", (lc_import){0});
    reads_with("date,a\n2021-03-05 10:00,2\n2021-03-05 11:00,3\n2021-03-01 10:00,1\n2021-03-01 11:00,4\n",
               "a | 2021-03-01 10:00:00 1 | 2021-03-01 11:00:00 4 | 2021-03-05 10:00:00 2 | 2021-03-05 11:00:00 3", "sorted",
               (lc_import){0});
}

/* The last hour of each day is written as the first of the same date. */
static void a_turn_of_one_row_a_day_is_refused(void **state)
{
    char text[4096] = "date,a\n";
    size_t used = strlen(text);
    (void)state;
    for (int day = 1; day <= 5; day++)
        for (int hour = 1; hour <= 24; hour++)
            used += (size_t)snprintf(text + used, sizeof text - used, "2021-03-%02d %02d:00,%d\n", day, hour % 24, hour);
    refused(text, ":25: time goes back here, and wherever it does, rows go on if a day is added");
}

/* One row that is late, or a day of which the second half is first. */
static void a_single_row_out_of_order_is_no_turn(void **state)
{
    (void)state;
    reads_with("date,a\n2021-03-01 00:00,1\n2021-03-01 08:00,3\n2021-03-01 04:00,2\n2021-03-01 12:00,4\n2021-03-01 16:00,5\n"
               "2021-03-01 20:00,6\n",
               "a | 2021-03-01 00:00:00 1 | 2021-03-01 04:00:00 2 | 2021-03-01 08:00:00 3 | 2021-03-01 12:00:00 4 | 2021-03-01 "
               "16:00:00 5 | 2021-03-01 20:00:00 6",
               "sorted", (lc_import){0});
    reads_with("date,a\n2021-03-01 00:00,1\n2021-03-01 08:00,3\n2021-03-01 12:00,4\n2021-03-01 04:00,2\n2021-03-01 16:00,5\n"
               "2021-03-01 20:00,6\n2021-03-02 00:00,7\n",
               "a | 2021-03-01 00:00:00 1 | 2021-03-01 04:00:00 2 | 2021-03-01 08:00:00 3 | 2021-03-01 12:00:00 4 | 2021-03-01 "
               "16:00:00 5 | 2021-03-01 20:00:00 6 | 2021-03-02 00:00:00 7",
               "sorted", (lc_import){0});
    reads_with("date,a\n2021-03-01 12:00,3\n2021-03-01 18:00,4\n2021-03-01 00:00,1\n2021-03-01 06:00,2\n",
               "a | 2021-03-01 00:00:00 1 | 2021-03-01 06:00:00 2 | 2021-03-01 12:00:00 3 | 2021-03-01 18:00:00 4", "sorted",
               (lc_import){0});
}

/* Years of two digits that go on over a turn of the century, whatever the usual border is. */
static void years_of_two_digits_go_on(void **state)
{
    (void)state;
    reads_with("date,a\n31.12.60,1\n31.12.80,2\n31.12.99,3\n31.12.10,4\n",
               "a | 1960-12-31 00:00:00 1 | 1980-12-31 00:00:00 2 | 1999-12-31 00:00:00 3 | 2010-12-31 00:00:00 4",
               "read as 1960 to 2059, so that rows follow one another", (lc_import){.date_order = "dmy"});
    reads_with("id,date,a\nA,31.12.14,1\nA,31.12.15,2\nB,31.12.60,3\nB,31.12.68,4\nB,31.12.69,5\n",
               "a | 2014-12-31 00:00:00 1 | 2015-12-31 00:00:00 2", "read as 1960 to 2059", (lc_import){.date_order = "dmy"});
    /* in no century: the usual one, which is said */
    reads_with("date,a\n31.12.70,1\n31.12.25,2\n31.12.95,3\n30.12.70,4\n",
               "a | 1970-12-30 00:00:00 4 | 1970-12-31 00:00:00 1 | 1995-12-31 00:00:00 3 | 2025-12-31 00:00:00 2",
               "years have two digits and are read as 1969 to 2068", (lc_import){.date_order = "dmy"});
    reads_with("date,a\n31.12.10,4\n", "a | 1910-12-31 00:00:00 4", "",
               (lc_import){.time = "date", .time_parts = "date,pivot0", .date_order = "dmy"});
}

/* A spreadsheet of another country takes days up to 12 for months. */
static void dates_with_day_and_month_exchanged_are_refused(void **state)
{
    (void)state;
    refused("date,a\n2012-11-01,1\n2012-12-01,2\n13/01/2012,3\n14/01/2012,4\n15/01/2012,5\n",
            ":4: column 'date': '13/01/2012' goes back in time after line 3, '2012-12-01', with the day first, but not if rows "
            "had two orders");
    refused("id,date,a\nA,2012-11-01,1\nA,2012-12-01,2\nA,13/01/2012,3\nA,14/01/2012,4\nA,15/01/2012,5\n"
            "B,2012-11-01,1\nB,2012-12-01,2\nB,13/01/2012,3\nB,14/01/2012,4\nB,15/01/2012,5\n",
            ":4: column 'date': '13/01/2012' goes back in time after line 3");
    refused("date,id,a\n15/01/2012,B,5\n14/01/2012,B,4\n13/01/2012,B,3\n2012-12-01,B,2\n2012-11-01,B,1\n"
            "15/01/2012,A,5\n14/01/2012,A,4\n13/01/2012,A,3\n2012-12-01,A,2\n2012-11-01,A,1\n",
            ":10: column 'date': '2012-12-01' goes back in time after line 9");
}

/* Each begins on days that are days in another order, after the last one ended. */
static void series_may_begin_anew(void **state)
{
    char text[4096] = "id,date,a\n";
    size_t used = strlen(text);
    lc_dataset *d;
    (void)state;
    for (int series = 0; series < 3; series++)
        for (int day = 0; day < 40; day++)
            used += (size_t)snprintf(text + used, sizeof text - used, "%c,%02d/%02d/2021,%d.5\n", 'A' + series,
                                     day < 28 ? day + 4 : day - 27, day < 28 ? 1 : 2, day);
    d = import_text(NULL, text, (lc_import){0});
    assert_int_equal(d->series_count, 3);
    assert_int_equal(d->series[2].rows, 40);
    lc_dataset_free(d);
}

/* An hour that clocks show twice tells no rows apart. */
static void a_column_of_days_names_no_series(void **state)
{
    char text[4096] = "day,time,a\n";
    size_t used = strlen(text);
    (void)state;
    for (int row = 0; row < 49; row++) {
        const int hour = row - (row > 26), day = 30 + hour / 24;
        used +=
            (size_t)snprintf(text + used, sizeof text - used, "2021-10-%02d,2021-10-%02d %02d:00,%d\n", day, day, hour % 24, row);
    }
    lc_dataset *d = import_text(NULL, text, (lc_import){0});
    assert_int_equal(d->series_count, 1);
    assert_int_equal(d->series[0].rows, 49);
    lc_dataset_free(d);
}

/* Contracts, or forecasts of several days, below one another. */
static void dates_may_name_series(void **state)
{
    const char *const text = "contract,date,a\n2021-03-19,2021-01-04,1\n2021-03-19,2021-01-05,2\n2021-03-19,2021-01-06,3\n"
                             "2021-06-18,2021-01-05,4\n2021-06-18,2021-01-06,5\n2021-06-18,2021-01-07,6\n";
    (void)state;
    refused(text, ": column 'contract' may name the series of the rows, or not: --series-column 'contract'");
    refused("date,expiry,a\n2021-01-04,2021-03-19,1\n2021-01-05,2021-03-19,2\n2021-01-06,2021-03-19,3\n"
            "2021-01-05,2021-06-18,4\n2021-01-06,2021-06-18,5\n2021-01-07,2021-06-18,6\n",
            ": column 'expiry' may name the series of the rows, or not: --series-column 'expiry'");
    /* days newest first, whose rows rise; an hour that clocks show twice */
    reads_with("time,day,a\n2021-03-02 10:00,2021-03-02,3\n2021-03-02 11:00,2021-03-02,4\n2021-03-01 10:00,2021-03-01,1\n"
               "2021-03-01 11:00,2021-03-01,2\n",
               "a | 2021-03-01 10:00:00 1 | 2021-03-01 11:00:00 2 | 2021-03-02 10:00:00 3 | 2021-03-02 11:00:00 4", "sorted",
               (lc_import){0});
    reads_with(
        "date,settled,a\n2021-01-04,2021-01-06,1\n2021-01-05,2021-01-07,2\n2021-01-06,2021-01-08,3\n2021-01-07,2021-01-11,4\n",
        "a | 2021-01-04 00:00:00 1 | 2021-01-05 00:00:00 2 | 2021-01-06 00:00:00 3 | 2021-01-07 00:00:00 4",
        "column 'date' is the time, not 'settled'", (lc_import){0});
    reads_with(text, "a | 2021-01-04 00:00:00 1 | 2021-01-05 00:00:00 2 | 2021-01-06 00:00:00 3", "",
               (lc_import){.series_column = "contract", .time = "date"});
}

static void a_column_of_one_name_is_the_series(void **state)
{
    char *notes = NULL;
    lc_dataset *d = import_text(&notes, "date,Ticker,a\n2021-01-04,ESH1,1\n2021-01-05,ESH1,2\n", (lc_import){0});
    (void)state;
    assert_string_equal(d->series[0].name, "ESH1");
    assert_non_null(strstr(notes, "column 'Ticker' names the series: 'ESH1'"));
    assert_non_null(strstr(d->history, "--series-column Ticker"));
    lc_string_free(notes);
    lc_dataset_free(d);
}

/* 985 beside 1.026 in any column, whatever is around the digits. */
static void whole_numbers_make_points_doubtful(void **state)
{
    (void)state;
    refused("Datum;DAX;Volumen\n01.03.2021;12.345;985\n02.03.2021;12.382;1.026\n",
            ":3: column 'Volumen': '1.026' may have a decimal");
    refused("Datum;a\n01.03.2021;-985\n02.03.2021;-1.026\n", ":3: column 'a': '-1.026' may have a decimal");
    refused("Datum;a\n01.03.2021;985 EUR\n02.03.2021;1.026 EUR\n", ":3: column 'a': '1.026 EUR' may have a decimal");
    reads_with("Datum;a\n01.03.2021;0\n02.03.2021;1.026\n", "a | 2021-03-01 00:00:00 0 | 2021-03-02 00:00:00 1.026",
               "read as decimal", (lc_import){.date_order = "dmy"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_that_turn_under_one_date_are_refused),
        cmocka_unit_test(a_hole_beside_one_turn_does_not_free_the_others),
        cmocka_unit_test(shared_stamps_do_not_hide_turns),
        cmocka_unit_test(rows_in_any_other_order_are_sorted),
        cmocka_unit_test(a_turn_of_one_row_a_day_is_refused),
        cmocka_unit_test(a_single_row_out_of_order_is_no_turn),
        cmocka_unit_test(years_of_two_digits_go_on),
        cmocka_unit_test(series_may_begin_anew),
        cmocka_unit_test(dates_with_day_and_month_exchanged_are_refused),
        cmocka_unit_test(a_column_of_days_names_no_series),
        cmocka_unit_test(dates_may_name_series),
        cmocka_unit_test(a_column_of_one_name_is_the_series),
        cmocka_unit_test(whole_numbers_make_points_doubtful),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
