/* A column of local time beside one of UTC: the offset of each row is their difference. */
#include "unit/time_table.h"

static const lc_time_request nothing = {0};
static const char said[] = "is local time beside";

static void a_column_that_is_called_local_gives_the_offset_of_each_row(void **state)
{
    (void)state;
    const char *const day = "2021-06-01 00:00:00-07:00 | 2021-06-01 01:00:00-07:00";
    reads_with("UTC Time;Local Time;y\n2021-06-01 07:00;2021-06-01 00:00;1\n2021-06-01 08:00;2021-06-01 01:00;2\n", day, said,
               nothing);
    reads_with("datetime_local;datetime_utc;y\n6/13/2021 12:00 AM;6/13/2021 7:00 AM;1\n6/13/2021 1:00 AM;6/13/2021 8:00 AM;2\n",
               "2021-06-13 00:00:00-07:00 | 2021-06-13 01:00:00-07:00", said, nothing);
    reads_with("Date_UTC;Time_UTC;Date_local;Time_local;y\n2021-06-01;07:00;2021-06-01;00:00;1\n"
               "2021-06-01;08:00;2021-06-01;01:00;2\n",
               day, said, nothing);
    reads_with("epoch;time (CET/CEST);y\n1622505600;2021-06-01 02:00;1\n1622509200;2021-06-01 03:00;2\n",
               "2021-06-01 02:00:00+02:00 | 2021-06-01 03:00:00+02:00", said, nothing);
}

/* 05/07 is May the 7th, since UTC says so. */
static void utc_tells_which_of_day_and_month_comes_first(void **state)
{
    (void)state;
    const char *const expected = "2018-05-07 03:15:00+05:30 | 2018-05-07 04:15:00+05:30";
    reads_with("local_time;time;y\n05/07/2018 03:15 AM;2018-05-06T21:45:00Z;1\n05/07/2018 04:15 AM;2018-05-06T22:45:00Z;2\n",
               expected, said, nothing);
    reads_with("time;local_time;y\n2018-05-06T21:45:00Z;05/07/2018 03:15 AM;1\n2018-05-06T22:45:00Z;05/07/2018 04:15 AM;2\n",
               expected, said, nothing);
    reads_with("time;local_time;y\n2018-05-06T21:45:00Z;05/07/2018 03:15 AM;1\n2018-05-06T22:45:00Z;05/07/2018 04:15 AM;2\n",
               expected, said, (lc_time_request){.columns = "time,local_time"});
}

static void an_offset_in_the_other_column_is_that_of_the_row(void **state)
{
    (void)state;
    reads_with("utc_timestamp;cet_cest_timestamp;y\n2021-03-28T00:00:00Z;2021-03-28T01:00:00+0100;1\n"
               "2021-03-28T01:00:00Z;2021-03-28T03:00:00+0200;2\n",
               "2021-03-28 01:00:00+01:00 | 2021-03-28 03:00:00+02:00", said, nothing);
}

/* The hour that clocks show twice is told apart by UTC. */
static void a_night_of_changed_clocks_tells_local_time_without_a_name(void **state)
{
    (void)state;
    const char *const autumn = "2020-10-25 02:00:00+02:00 | 2020-10-25 02:00:00+01:00 | 2020-10-25 03:00:00+01:00";
    reads_with("HourUTC;HourDK;y\n2020-10-25 00:00;2020-10-25 02:00;1\n2020-10-25 01:00;2020-10-25 02:00;2\n"
               "2020-10-25 02:00;2020-10-25 03:00;3\n",
               autumn, said, nothing);
    reads_with("HourDK;HourUTC;y\n2020-10-25 03:00;2020-10-25 02:00;1\n2020-10-25 02:00;2020-10-25 01:00;2\n"
               "2020-10-25 02:00;2020-10-25 00:00;3\n",
               "2020-10-25 03:00:00+01:00 | 2020-10-25 02:00:00+01:00 | 2020-10-25 02:00:00+02:00", said, nothing);
    reads_with("MTU (UTC);MTU (here);y\n25.10.2020 00:00 - 25.10.2020 01:00;25.10.2020 02:00 - 25.10.2020 02:00;1\n"
               "25.10.2020 01:00 - 25.10.2020 02:00;25.10.2020 02:00 - 25.10.2020 03:00;2\n"
               "25.10.2020 02:00 - 25.10.2020 03:00;25.10.2020 03:00 - 25.10.2020 04:00;3\n",
               autumn, said, nothing);
}

static void days_that_begin_on_the_utc_day_before_are_local_time(void **state)
{
    (void)state;
    reads_with("timestamp;Date;y\n1636297200;2021-11-08;1\n1636383600;2021-11-09;2\n1636470000;2021-11-10;3\n",
               "2021-11-08 00:00:00+09:00 | 2021-11-09 00:00:00+09:00 | 2021-11-10 00:00:00+09:00",
               "column 'Date' is local time beside 'timestamp'", nothing);
    reads_with("session;time;y\n2021-11-08;2021-11-07T18:30:00Z;1\n2021-11-09;2021-11-08T18:30:00Z;2\n",
               "2021-11-08 00:00:00+05:30 | 2021-11-09 00:00:00+05:30", "column 'session' is local time beside 'time'", nothing);
    reads_with("time;day;y\n2021-11-08T06:00:00Z;2021-11-08;1\n2021-11-09T06:00:00Z;2021-11-09;2\n",
               "2021-11-08 06:00:00+00:00 | 2021-11-09 06:00:00+00:00", "column 'time' is the time", nothing);
    reads_with("time;expiry;y\n2021-01-04T13:00:00Z;2021-01-05;1\n2021-01-05T13:00:00Z;2021-01-06;2\n",
               "2021-01-04 13:00:00+00:00 | 2021-01-05 13:00:00+00:00", "column 'time' is the time", nothing);
    reads_with("time;day;y\n2021-11-07T18:00:00Z;2021-11-08;1\n2021-11-08T20:00:00Z;2021-11-09;2\n",
               "2021-11-07 18:00:00+00:00 | 2021-11-08 20:00:00+00:00", "column 'time' is the time", nothing);
}

static void ends_of_intervals_and_other_times_are_not_local_time(void **state)
{
    (void)state;
    reads_with("start_utc;end;y\n2021-06-01 07:00;2021-06-01 08:00;1\n2021-06-01 08:00;2021-06-01 09:00;2\n",
               "2021-06-01 07:00:00+00:00 | 2021-06-01 08:00:00+00:00", "column 'start_utc' is the time, not 'end'", nothing);
    reads_with("start_utc;end;y\n2021-06-01 07:00;2021-06-01 08:00;1\n2021-06-08 08:00;2021-06-08 10:00;2\n",
               "2021-06-01 07:00:00+00:00 | 2021-06-08 08:00:00+00:00", "column 'start_utc' is the time, not 'end'", nothing);
    reads_with("start_utc;end_utc;y\n2021-06-01 07:00;2021-06-01 08:00;1\n2021-06-01 08:00;2021-06-01 09:00;2\n",
               "2021-06-01 07:00:00+00:00 | 2021-06-01 08:00:00+00:00", "column 'start_utc' is the time, not 'end_utc'", nothing);
    reads_with("start_utc;end_local;y\n2021-06-01 07:00;2021-06-01 10:00;1\n2021-06-01 08:00;2021-06-01 11:00;2\n",
               "2021-06-01 07:00:00+00:00 | 2021-06-01 08:00:00+00:00", "column 'start_utc' is the time, not 'end_local'",
               nothing);
    reads_with(
        "time_utc;local_day;y\n2021-06-01 06:00;2021-06-01;1\n2021-06-01 07:00;2021-06-01;2\n2021-06-01 08:00;2021-06-01;3\n",
        "2021-06-01 06:00:00+00:00 | 2021-06-01 07:00:00+00:00 | 2021-06-01 08:00:00+00:00", "column 'time_utc' is the time",
        nothing);
}

static void a_zone_and_named_columns_decide_instead(void **state)
{
    (void)state;
    const char *const text = "utc;here;y\n2021-06-01 07:00;2021-06-01 00:00;1\n2021-06-01 08:00;2021-06-01 01:00;2\n";
    reads_with(text, "2021-06-01 09:00:00+02:00 | 2021-06-01 10:00:00+02:00", "column 'utc' is the time",
               (lc_time_request){.zone = "Europe/Berlin"});
    reads_with(text, "2021-06-01 07:00:00+00:00 | 2021-06-01 08:00:00+00:00", "UTC, as its name says",
               (lc_time_request){.columns = "utc"});
    reads_with(text, "2021-06-01 00:00:00-07:00 | 2021-06-01 01:00:00-07:00", said, (lc_time_request){.columns = "here,utc"});
    refused_with("utc;here;y\n2021-06-01 07:00;2021-06-01 00:00;1\n2021-06-01 08:00;2021-06-01 01:07;2\n", LC_E_DATA,
                 "is not the moment of the first column of --time in local time", (lc_time_request){.columns = "utc,here"});
}

/* The intervals are those of UTC's hours only. */
static void local_time_has_no_intervals_of_its_own(void **state)
{
    (void)state;
    reads_with("date_utc;hour;interval;local_date;local_time;y\n2021-01-05;0;1;2021-01-05;01:00;1\n"
               "2021-01-05;0;2;2021-01-05;01:30;2\n2021-01-05;1;1;2021-01-05;02:00;3\n2021-01-05;1;2;2021-01-05;02:30;4\n",
               "2021-01-05 01:00:00+01:00 | 2021-01-05 01:30:00+01:00 | 2021-01-05 02:00:00+01:00 | 2021-01-05 02:30:00+01:00",
               "column 'interval' numbers intervals of 30 minutes",
               (lc_time_request){.columns = "date_utc,hour,interval,local_date,local_time"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_column_that_is_called_local_gives_the_offset_of_each_row),
                                       cmocka_unit_test(utc_tells_which_of_day_and_month_comes_first),
                                       cmocka_unit_test(an_offset_in_the_other_column_is_that_of_the_row),
                                       cmocka_unit_test(a_night_of_changed_clocks_tells_local_time_without_a_name),
                                       cmocka_unit_test(days_that_begin_on_the_utc_day_before_are_local_time),
                                       cmocka_unit_test(ends_of_intervals_and_other_times_are_not_local_time),
                                       cmocka_unit_test(a_zone_and_named_columns_decide_instead),
                                       cmocka_unit_test(local_time_has_no_intervals_of_its_own)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
