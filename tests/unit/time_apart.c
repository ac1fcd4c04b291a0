/* One moment in two columns, as clocks of two places show it: the time is the one whose offset from UTC is known, in every season. */
#include "unit/time_table.h"

static const lc_time_request nothing = {0};

static void a_column_of_utc_is_the_time_beside_local_ones(void **state)
{
    (void)state;
    const char *const local = "2021-06-01 00:00:00-07:00 | 2021-06-01 01:00:00-07:00", *const said =
                                                                                           "its offset from UTC is known";
    const char *const day = "2021-06-01 07:00:00+00:00 | 2021-06-01 08:00:00+00:00";
    reads_with("Local Time;UTC Time;y\n2021-06-01 00:00;2021-06-01 07:00;1\n2021-06-01 01:00;2021-06-01 08:00;2\n", local, said,
               nothing);
    reads_with("UTC Time;Local Time;y\n2021-06-01 07:00;2021-06-01 00:00;1\n2021-06-01 08:00;2021-06-01 01:00;2\n", local,
               "column 'UTC Time' is the time, not 'Local Time' (", nothing);
    reads_with("START_GMT;OPR_DT;OPR_HR;y\n2021-06-01T07:00:00-00:00;2021-06-01;1;1\n2021-06-01T08:00:00-00:00;2021-06-01;2;2\n",
               day, "column 'START_GMT' is the time, not 'OPR_DT' (", nothing);
}

/* A day of 23 hours, of which the local columns do not tell where it is. */
static void local_hours_of_a_spring_night_need_no_zone_beside_utc(void **state)
{
    (void)state;
    reads_with("Date;HE;UTC;y\n2022-03-13;1;2022-03-13 08:00;1\n2022-03-13;2;2022-03-13 09:00;2\n"
               "2022-03-13;3;2022-03-13 10:00;3\n2022-03-13;23;2022-03-14 06:00;4\n2022-03-14;1;2022-03-14 07:00;5\n",
               "2022-03-13 08:00:00+00:00 | 2022-03-13 09:00:00+00:00 | 2022-03-13 10:00:00+00:00 | 2022-03-14 06:00:00+00:00 | "
               "2022-03-14 07:00:00+00:00",
               "column 'UTC' is the time, not 'Date', since its offset from UTC is known", nothing);
}

/* Days keep their stamps beside moments within them, and times of another kind take nothing over. */
static void what_is_no_other_clock_of_the_same_moment_takes_nothing_over(void **state)
{
    (void)state;
    reads_with("Date;Close;opened_utc\n2021-06-01;1;2021-06-01 13:30\n2021-06-02;1;2021-06-02 13:30\n",
               "2021-06-01 00:00:00 | 2021-06-02 00:00:00", "column 'Date' is the time, not 'opened_utc' (", nothing);
    reads_with("Time;y;updated_utc\n2021-06-01 01:00;1;2021-06-01 13:34\n2021-06-02 02:00;1;2021-06-02 13:30\n",
               "2021-06-01 01:00:00 | 2021-06-02 02:00:00", "column 'Time' is the time, not 'updated_utc' (", nothing);
}

/* created_at tells every row apart, and its series too. */
static void when_a_row_was_written_is_not_its_time(void **state)
{
    (void)state;
    reads_with("created_at;date;ticker;y\n2022-01-01 00:00:00.1;2021-06-01;A;1\n2022-01-01 00:00:00.2;2021-06-02;A;1\n"
               "2022-01-01 00:00:00.3;2021-06-01;B;1\n2022-01-01 00:00:00.4;2021-06-02;B;1\n",
               "2021-06-01 00:00:00 | 2021-06-02 00:00:00 | 2021-06-01 00:00:00 | 2021-06-02 00:00:00",
               "column 'date' is the time, not 'created_at' (", nothing);
    reads_with("creationDate;startDate;endDate;y\n2021-06-01 00:03;2021-06-01 00:00;2021-06-01 00:00;1\n"
               "2021-06-01 00:08;2021-06-01 00:05;2021-06-01 00:05;1\n",
               "2021-06-01 00:00:00 | 2021-06-01 00:05:00", "column 'startDate' is the time", nothing);
    reads_with("date;created_at;y\n2021-06-01;2021-06-01 00:03;1\n2021-06-01;2021-06-01 00:08;1\n",
               "2021-06-01 00:03:00 | 2021-06-01 00:08:00", "column 'created_at' is the time, not 'date'", nothing);
    reads("created_at;y\n2021-06-01 00:03;1\n2021-06-01 00:08;1\n", "2021-06-01 00:03:00 | 2021-06-01 00:08:00");
}

static void a_beginning_and_an_end_are_no_tables_side_by_side(void **state)
{
    (void)state;
    reads_with(
        "From Date;From Time;To Date;To Time;y\n30-01-2021;23:30;30-01-2021;23:45;1\n30-01-2021;23:45;31-01-2021;00:00;2\n",
        "2021-01-30 23:30:00 | 2021-01-30 23:45:00", "'From Date' is the time", (lc_time_request){0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_beginning_and_an_end_are_no_tables_side_by_side),
                                       cmocka_unit_test(a_column_of_utc_is_the_time_beside_local_ones),
                                       cmocka_unit_test(local_hours_of_a_spring_night_need_no_zone_beside_utc),
                                       cmocka_unit_test(what_is_no_other_clock_of_the_same_moment_takes_nothing_over),
                                       cmocka_unit_test(when_a_row_was_written_is_not_its_time)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
