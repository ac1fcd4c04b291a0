/* Columns of texts and numbers into stamps: how a column writes time. */
#include "unit/time_table.h"

/* --- forms ------------------------------------------------------------------------------------------------------------ */

static void months_quarters_weeks_and_years_begin_on_their_first_day(void **state)
{
    (void)state;
    reads("Month;y\n1949-01;1\n1949-02;2\n", "1949-01-01 00:00:00 | 1949-02-01 00:00:00");
    reads("\n1949-01;1\n1949-02;2\n", "1949-01-01 00:00:00 | 1949-02-01 00:00:00");
    reads("period;y\n1990Q1;1\n1990Q2;2\n", "1990-01-01 00:00:00 | 1990-04-01 00:00:00");
    reads("week;y\n2020-W01;1\n2020-W02;2\n", "2019-12-30 00:00:00 | 2020-01-06 00:00:00");
    reads("year;y\n1900;1\n1901;2\n", "1900-01-01 00:00:00 | 1901-01-01 00:00:00");
    reads("Year;y\n2001.0;1\n2002.0;2\n", "2001-01-01 00:00:00 | 2002-01-01 00:00:00");
    reads("Date;y\n1900;1\n1901;2\n1902;3\n", "1900-01-01 00:00:00 | 1901-01-01 00:00:00 | 1902-01-01 00:00:00");
    reads_with("yymm;y\n2011;1\n2012;1\n2101;2\n", "2020-11-01 00:00:00 | 2020-12-01 00:00:00 | 2021-01-01 00:00:00",
               "is read as year and month", (lc_time_request){0});
    reads("year;y\n1801;1\n1802;2\n1803;2\n", "1801-01-01 00:00:00 | 1802-01-01 00:00:00 | 1803-01-01 00:00:00");
    reads("week;y\n2020w1;1\n2020w2;2\n", "2019-12-30 00:00:00 | 2020-01-06 00:00:00");
    reads_with("yyyymm;y\n202012;1\n202101;2\n", "2020-12-01 00:00:00 | 2021-01-01 00:00:00", "is read as year and month",
               (lc_time_request){0});
    reads_with("Dates;y\n2020001;1\n2020032;2\n2020061;3\n", "2020-01-01 00:00:00 | 2020-02-01 00:00:00 | 2020-03-01 00:00:00",
               "year and day of the year", (lc_time_request){0});
    reads_with("date;y\n2020365;1\n2020366;2\n2021001;3\n", "2020-12-30 00:00:00 | 2020-12-31 00:00:00 | 2021-01-01 00:00:00",
               "year and day of the year", (lc_time_request){0});
    reads_with("time;y\n1949.91666666667;1\n1950;2\n1950.08333333333;3\n",
               "1949-12-01 00:00:00 | 1950-01-01 00:00:00 | 1950-02-01 00:00:00", "years with months", (lc_time_request){0});
    reads("ds;y\n2001;1\n2002;2\n2003;3\n2001;1\n2002;2\n2003;3\n",
          "2001-01-01 00:00:00 | 2002-01-01 00:00:00 | 2003-01-01 00:00:00 | 2001-01-01 00:00:00 | 2002-01-01 00:00:00 | "
          "2003-01-01 00:00:00");
    reads("date;y\n01/2020;1\n02/2020;2\n", "2020-01-01 00:00:00 | 2020-02-01 00:00:00");
    refused("month;y\n2020-01;1\n2020-02-01;2\n", "t.csv:3: column 'month': '2020-02-01' is a period of another length");
}

static void numbers_without_separators_are_stamps(void **state)
{
    (void)state;
    reads("MESS_DATUM;y\n2020010100;1\n2020010101;2\n", "2020-01-01 00:00:00 | 2020-01-01 01:00:00");
    reads("t;y\n202001010530;1\n202001010545;2\n", "2020-01-01 05:30:00 | 2020-01-01 05:45:00");
    reads("date;y\n20200101T000000Z;1\n20200101T010000Z;2\n", "2020-01-01 00:00:00+00:00 | 2020-01-01 01:00:00+00:00");
    reads("id;y\n2020010100;1\n2020019901;2\n", "none");
}

static void epochs_are_read_in_every_unit(void **state)
{
    (void)state;
    static const char *const june = "2023-06-01 00:00:00+00:00 | 2023-06-01 01:00:00+00:00";
    reads_with("timestamp;y\n1685577600;1\n1685581200;2\n", june, "read as seconds since 1970", (lc_time_request){0});
    reads_with("timestamp;y\n1685577600000;1\n1685581200000;2\n", june, "2023-06-01 00:00:00 UTC", (lc_time_request){0});
    reads_with("ts;y\n1685577600000000;1\n1685581200000000;2\n", june, "column 'ts'", (lc_time_request){0});
    reads_with("unix_time;y\n1685577600000000000;1\n1685581200000000000;2\n", june, "",
               (lc_time_request){.format = "epoch_ns", .columns = "unix_time"});
    reads_with("\n1685577600;1\n1685581200;2\n1685584800;3\n",
               "2023-06-01 00:00:00+00:00 | 2023-06-01 01:00:00+00:00 | 2023-06-01 02:00:00+00:00", "seconds since 1970",
               (lc_time_request){0});
    reads_with("time;y\n1685577600.25;1\n1685577600.5;2\n", "2023-06-01 00:00:00.250+00:00 | 2023-06-01 00:00:00.500+00:00",
               "seconds since 1970", (lc_time_request){0});
    reads_with("time;y\n1685577600.0;1\n1685581200.0;2\n", june, "seconds since 1970", (lc_time_request){0});
    reads_with("time;y\n1735689540000;1\n1735689600000000;2\n", "2024-12-31 23:59:00+00:00 | 2025-01-01 00:00:00+00:00",
               "seconds since 1970", (lc_time_request){0}); /* thousandths until 2024, then millionths */
    reads_with("x;y\n0;1\n60;2\n", "1970-01-01 00:00:00+00:00 | 1970-01-01 00:01:00+00:00", "",
               (lc_time_request){.format = "epoch", .columns = "x"});
    reads_with("time;y\n1685577600;1\n1685581200;2\n", "2023-06-01 02:00:00+02:00 | 2023-06-01 03:00:00+02:00", "",
               (lc_time_request){.columns = "time", .format = "epoch", .zone = "Europe/Berlin"});
}

static void counters_and_identifiers_are_not_epochs(void **state)
{
    (void)state;
    reads_with("order;y\n1685577600;1\n1685577601;2\n1685577602;3\n", "none", "looks like time", (lc_time_request){0});
    reads("volume;y\n1685577600;1\n1285577600;2\n1485577600;3\n", "none");
    reads("price;y\n44197;1\n44198.5;2\n44190;3\n", "none");
    reads("a;y\n1900;1\n1950;2\n1910;3\n", "none");
    reads("a;b\n1;2020\n2;2021\n3;2022\n", "none");
    reads_with("a;y\n44197;1\n44198;2\n44199;3\n", "none", "column 'a' looks like time counted in numbers, as '44197'",
               (lc_time_request){0});
    reads_with("id;y\n1685577600000;1\n1685577600001;2\n1685577600002;3\n", "none", "import --time 'id' reads it so",
               (lc_time_request){0});
}

static void day_numbers_of_excel_need_a_name_that_says_date(void **state)
{
    (void)state;
    reads_with("Date;y\n44197;1\n44197.5;2\n", "2021-01-01 00:00:00 | 2021-01-01 12:00:00", "the day numbers of Excel",
               (lc_time_request){0});
    reads_with("a;y\n44197.0416666667;1\n44197.08333;2\n", "2021-01-01 01:00:00 | 2021-01-01 02:00:00", "",
               (lc_time_request){.columns = "a", .format = "excel"});
    reads_with("a;y\n738157;1\n738157.5;2\n", "2021-01-01 00:00:00 | 2021-01-01 12:00:00", "",
               (lc_time_request){.columns = "a", .format = "matlab"});
    reads_with("a;y\n44197;1\n44198;2\n", "2021-01-01 00:00:00 | 2021-01-02 00:00:00", "Excel",
               (lc_time_request){.columns = "a"});
}

static void fractions_are_kept_in_the_ticks_they_need(void **state)
{
    (void)state;
    reads("time;y\n2018-07-05 09:24:51.050;1\n2018-07-05 09:24:51.100;2\n", "2018-07-05 09:24:51.050 | 2018-07-05 09:24:51.100");
    reads("time;y\n2018-07-05 09:24:51.000001;1\n2018-07-05 09:24:52;2\n",
          "2018-07-05 09:24:51.000001 | 2018-07-05 09:24:52.000000");
    reads("time;y\n2018-07-05 09:24:51.000000001;1\n2018-07-05 09:24:52;2\n",
          "2018-07-05 09:24:51.000000001 | 2018-07-05 09:24:52.000000000");
    reads("date;time;y\n2018-07-05;09:24:51.5;1\n2018-07-05;09:24:52.0;2\n", "2018-07-05 09:24:51.500 | 2018-07-05 09:24:52.000");
    refused("time;y\n2018-07-05 09:24:51.000000001;1\n1600-07-05;2\n", "t.csv:3: column 'time': '1600-07-05' is before 1678");
}

/* --- numbers ----------------------------------------------------------------------------------------------------------- */

static void day_numbers_of_astronomers_are_read_by_name(void **state)
{
    (void)state;
    reads_with("JD;y\n2458849.500000;1\n2458849.541667;2\n", "2020-01-01 00:00:00 | 2020-01-01 01:00:00", "Julian days",
               (lc_time_request){0});
    reads_with("MJD;y\n58849.0000;1\n58849.0417;2\n", "2020-01-01 00:00:00 | 2020-01-01 01:00:00", "modified Julian days",
               (lc_time_request){0});
    reads_with("Modified Julian Date;y\n58849;1\n58850;2\n", "2020-01-01 00:00:00 | 2020-01-02 00:00:00", "modified Julian days",
               (lc_time_request){0});
    reads_with("datenum;y\n737791.25;1\n737791.5;2\n", "2020-01-01 06:00:00 | 2020-01-01 12:00:00", "Matlab",
               (lc_time_request){0});
    reads_with("excel_date;y\n43831.04;1\n43831.08;2\n", "2020-01-01 01:00:00 | 2020-01-01 02:00:00", "Excel",
               (lc_time_request){0});
    reads_with("x;y\n58849.5;1\n58850.5;2\n", "2020-01-01 12:00:00 | 2020-01-02 12:00:00", "",
               (lc_time_request){.columns = "x", .format = "mjd"});
    reads("year;julian;y\n2020;60;1\n2020;61;2\n", "2020-02-29 00:00:00 | 2020-03-01 00:00:00");
    refused("Julian Date;y\n58849;1\n58850;2\n58851;3\n", "counts from a start that is not said; --start");
    reads_with("Date;JD;y\n2020-01-01;2458849.5;1\n2020-01-02;2458850.5;2\n", "2020-01-01 00:00:00 | 2020-01-02 00:00:00",
               "column 'JD' left out: it counts time, and column 'Date' is the time", (lc_time_request){0});
}

static void an_hour_has_numbered_intervals(void **state)
{
    (void)state;
    reads_with("Delivery Date;Delivery Hour;Delivery Interval;y\n01/31/2021;24;3;1\n01/31/2021;24;4;2\n02/01/2021;1;1;3\n"
               "02/01/2021;1;2;4\n",
               "2021-01-31 23:30:00 | 2021-01-31 23:45:00 | 2021-02-01 00:00:00 | 2021-02-01 00:15:00",
               "column 'Delivery Interval' numbers intervals of 15 minutes of an hour", (lc_time_request){0});
    reads_with("date;hour;interval;y\n2021-01-31;23;11;1\n2021-01-31;23;12;2\n2021-02-01;0;1;3\n",
               "2021-01-31 23:50:00 | 2021-01-31 23:55:00 | 2021-02-01 00:00:00", "intervals of 5 minutes",
               (lc_time_request){.columns = "interval,hour,date"});
    reads_with("OPR_DT;OPR_HR;OPR_INTERVAL;y\n2021-11-07;24;1;1\n2021-11-07;24;2;2\n2021-11-07;25;1;3\n2021-11-07;25;2;4\n"
               "2021-11-08;1;1;3\n",
               "2021-11-07 22:00:00-08:00 | 2021-11-07 22:30:00-08:00 | 2021-11-07 23:00:00-08:00 | 2021-11-07 23:30:00-08:00 | "
               "2021-11-08 00:00:00-08:00",
               "intervals of 30 minutes", (lc_time_request){.zone = "America/Los_Angeles"});
    reads_with(
        "date;hour;interval;y\n2021-11-07;2;1;1\n2021-11-07;2;2;2\n2021-11-07;2;1;3\n2021-11-07;2;2;4\n2021-11-07;24;1;5\n",
        "2021-11-07 01:00:00-07:00 | 2021-11-07 01:30:00-07:00 | 2021-11-07 01:00:00-08:00 | 2021-11-07 01:30:00-08:00 | "
        "2021-11-07 23:00:00-08:00",
        "intervals of 30 minutes", (lc_time_request){.zone = "America/Los_Angeles"});
    reads_with("date;hour;interval;hub;y\n2021-01-31;24;3;a;1\n2021-01-31;24;3;b;2\n2021-01-31;24;4;a;1\n2021-01-31;24;4;b;1\n",
               "2021-01-31 23:30:00 | 2021-01-31 23:30:00 | 2021-01-31 23:45:00 | 2021-01-31 23:45:00", "intervals of 15 minutes",
               (lc_time_request){0});
    reads_with(
        "Date;Delivery Hour;Delivery Interval;y\n2021-02-01;1;2;1\n2021-02-01;1;1;2\n2021-01-31;24;2;3\n2021-01-31;24;1;4\n",
        "2021-02-01 00:30:00 | 2021-02-01 00:00:00 | 2021-01-31 23:30:00 | 2021-01-31 23:00:00", "intervals of 30 minutes",
        (lc_time_request){0});
    reads_with("Date;Delivery Hour;y\n2021-02-01;2;1\n2021-02-01;1;2\n2021-01-31;24;3\n2021-01-31;23;4\n",
               "2021-02-01 01:00:00 | 2021-02-01 00:00:00 | 2021-01-31 23:00:00 | 2021-01-31 22:00:00", "hours are 1 to 24",
               (lc_time_request){0});
    reads_with("date;hour;quarter;shop;y\n2021-01-31;0;1;a;1\n2021-01-31;0;1;b;1\n2021-04-01;0;2;a;2\n2021-04-01;0;2;b;2\n",
               "2021-01-31 00:00:00 | 2021-01-31 00:00:00 | 2021-04-01 00:00:00 | 2021-04-01 00:00:00",
               "column 'quarter' left out: it counts time", (lc_time_request){0});
    reads("date;hour;interval;y\n2021-01-31;0;0.5;1\n2021-01-31;1;0.5;2\n", "2021-01-31 00:00:00 | 2021-01-31 01:00:00");
}

static void columns_of_any_names_are_a_date_where_rows_go_on(void **state)
{
    (void)state;
    reads_with("column_1;column_2;column_3;column_4;column_5\n2020;1;31;22;5\n2020;1;31;23;6\n2020;2;1;0;7\n",
               "2020-01-31 22:00:00 | 2020-01-31 23:00:00 | 2020-02-01 00:00:00",
               "columns 1 to 4 are read as year, month, day, hour (change it: import --time)", (lc_time_request){0});
    reads_with("column_1;column_2;column_3\n1990;12;5.5\n1990;11;6\n1990;10;7\n",
               "1990-12-01 00:00:00 | 1990-11-01 00:00:00 | 1990-10-01 00:00:00", "read as year, month", (lc_time_request){0});
    reads_with("column_1;column_2;column_3;y\n2020;1;31;5\n2020;2;1;6\n2020;2;2;7\n",
               "2020-01-31 00:00:00 | 2020-02-01 00:00:00 | 2020-02-02 00:00:00", "year, month, day",
               (lc_time_request){.columns = "column_1,column_2,column_3"});
    reads_with("a;b;c\n2020;1;31\n2020;2;1\n2020;2;2\n", "2020-01-31 00:00:00 | 2020-02-01 00:00:00 | 2020-02-02 00:00:00",
               "columns 1 to 3 are read as year, month, day (change it: import --time)", (lc_time_request){0});
    reads_with("a;b;c\n2020;1;31\n2020;2;1\n2020;2;2\n", "2020-01-31 00:00:00 | 2020-02-01 00:00:00 | 2020-02-02 00:00:00",
               "year, month, day", (lc_time_request){.columns = "a,b,c"});
    reads_with("a;b;c\n1749;11;31\n1749;12;1\n1750;1;2\n", "1749-11-01 00:00:00 | 1749-12-01 00:00:00 | 1750-01-01 00:00:00",
               "year, month", (lc_time_request){.columns = "a,b"}); /* not the first hour of a year */
    reads("column_1;column_2;column_3\n2020;1;31\n2020;1;31\n2020;2;2\n", "none");
    reads("column_1;column_2;column_3\n2020;1;40\n2020;2;12\n2020;4;50\n", "none"); /* months and values */
    reads_with("column_1;column_2;column_3;column_4\n101;2021;60;2300\n101;2021;60;2400\n101;2021;61;100\n101;2021;61;200\n",
               "2021-03-01 23:00:00 | 2021-03-02 00:00:00 | 2021-03-02 01:00:00 | 2021-03-02 02:00:00",
               "columns 2 to 4 are read as year, day of the year, hours and minutes", (lc_time_request){0});
    reads_with("column_1;column_2;column_3;column_4\n101;2021;60;2300\n101;2021;60;2400\n101;2021;61;100\n101;2021;61;200\n",
               "2021-03-01 23:00:00 | 2021-03-02 00:00:00 | 2021-03-02 01:00:00 | 2021-03-02 02:00:00",
               "columns 2 to 4 are read as year, day of the year, hours and minutes",
               (lc_time_request){.columns = "column_2,column_3,column_4"});
    reads("column_1;column_2\n1990;1\n1990;2\n1990;4\n", "none");
}

static void fractions_of_years_are_months_numbers_or_moments(void **state)
{
    (void)state;
    reads_with("decimal date;y\n1958.2027;1\n1958.2877;2\n1958.3699;3\n",
               "1958-03-01 00:00:00 | 1958-04-01 00:00:00 | 1958-05-01 00:00:00", "the middle of months", (lc_time_request){0});
    reads_with("decimal_year;y\n1990.125;1\n1990.375;2\n1990.625;3\n",
               "1990-01-01 00:00:00 | 1990-04-01 00:00:00 | 1990-07-01 00:00:00", "the middle of quarters", (lc_time_request){0});
    reads_with("Period;y\n1990.3;1\n1990.4;2\n1991.1;3\n", "1990-07-01 00:00:00 | 1990-10-01 00:00:00 | 1991-01-01 00:00:00",
               "the quarter's number after the point", (lc_time_request){0});
    reads_with("Date;y\n1871.1;1\n1871.11;2\n1871.12;3\n1872.01;4\n",
               "1871-10-01 00:00:00 | 1871-11-01 00:00:00 | 1871-12-01 00:00:00 | 1872-01-01 00:00:00",
               "the month's number after the point", (lc_time_request){0});
    reads_with("decimal;y\n1974.3795;1\n1974.3986;2\n1974.4178;3\n",
               "1974-05-19 12:00:00 | 1974-05-26 12:00:00 | 1974-06-02 12:00:00", "as days and hours", (lc_time_request){0});
}

static void counts_need_a_start(void **state)
{
    (void)state;
    reads_with("hours since 2020-01-01 06:00;y\n0;1\n1;2\n", "2020-01-01 06:00:00 | 2020-01-01 07:00:00", "what its name says",
               (lc_time_request){0});
    reads_with("days_since_1970-01-01;y\n18262.5;1\n18263.0;2\n", "2020-01-01 12:00:00 | 2020-01-02 00:00:00",
               "what its name says", (lc_time_request){0});
    refused("Time (s);y\n0.0;1\n0.5;2\n1.0;3\n",
            "column 'Time (s)': '0.0' counts from a start that is not said; --start and --step");
    refused("elapsed_s;y\n0;1\n60;2\n120;3\n", "--start");
    reads_with("elapsed_s;y\n0;1\n60;2\n120;3\n", "none", "--start makes up the time instead of it",
               (lc_time_request){.made_up = true});
    reads_with("date;elapsed_s;y\n2020-01-01;0;1\n2020-01-02;86400;2\n2020-01-03;172800;3\n",
               "2020-01-01 00:00:00 | 2020-01-02 00:00:00 | 2020-01-03 00:00:00", "column 'elapsed_s' left out",
               (lc_time_request){0});
}

static void clocks_may_count_seconds_minutes_or_parts_of_a_day(void **state)
{
    static const char *const known[][3] = {{"seconds", "0", "82800"}, {"time", "6300", "82800"},        {"minute", "90", "1380"},
                                           {"time", "60", "1380"},    {"fraction", "0.0625", "0.9583"}, {"time", "0.02", "0.96"},
                                           {"hour", "1.5", "23.0"},   {"SecondOfDay", "30", "86399"}};
    static const char *const stamps[] = {"2020-01-01 00:00:00 | 2020-01-01 23:00:00 | 2020-01-02 00:00:00",
                                         "2020-01-01 01:45:00 | 2020-01-01 23:00:00 | 2020-01-02 01:45:00",
                                         "2020-01-01 01:30:00 | 2020-01-01 23:00:00 | 2020-01-02 01:30:00",
                                         "2020-01-01 01:00:00 | 2020-01-01 23:00:00 | 2020-01-02 01:00:00",
                                         "2020-01-01 01:30:00 | 2020-01-01 23:00:00 | 2020-01-02 01:30:00",
                                         "2020-01-01 00:30:00 | 2020-01-01 23:00:00 | 2020-01-02 00:30:00",
                                         "2020-01-01 01:30:00 | 2020-01-01 23:00:00 | 2020-01-02 01:30:00",
                                         "2020-01-01 00:00:30 | 2020-01-01 23:59:59 | 2020-01-02 00:00:30"};
    char text[256];
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        snprintf(text, sizeof text, "date;%s;y\n2020-01-01;%s;1\n2020-01-01;%s;2\n2020-01-02;%s;3\n", known[i][0], known[i][1],
                 known[i][2], known[i][1]);
        reads_with(text, stamps[i], "of the day", (lc_time_request){0});
    }
    reads("date;time;y\n2020-01-01;0;1\n2020-01-01;930;2\n2020-01-01;1000;3\n",
          "2020-01-01 00:00:00 | 2020-01-01 09:30:00 | 2020-01-01 10:00:00");
}

static void periods_of_several_lengths_are_read_where_series_part_them(void **state)
{
    const char *text = "TIME;v\n2019;1\n2020;2\n2019-Q4;3\n2020-Q1;4\n2019-11;5\n2019-12;6\n";
    const lc_time_request mixed = {.mixed = true};
    (void)state;
    reads_with(text,
               "2019-01-01 00:00:00 | 2020-01-01 00:00:00 | 2019-10-01 00:00:00 | 2020-01-01 00:00:00 | 2019-11-01 00:00:00 | "
               "2019-12-01 00:00:00",
               "column 'TIME' has periods of several lengths: each series has its own", mixed);
    refused(text, "'2019-Q4' is a period of another length than the first one of its column");
    reads_with("TIME;v\n2019;1\n2020;2\n2021;3\n", "2019-01-01 00:00:00 | 2020-01-01 00:00:00 | 2021-01-01 00:00:00", "", mixed);
}

static void a_month_before_its_year_is_read_where_months_follow_one_another(void **state)
{
    (void)state;
    reads_with("Datum;v\n11.2019;1\n12.2019;2\n01.2020;3\n", "2019-11-01 00:00:00 | 2019-12-01 00:00:00 | 2020-01-01 00:00:00",
               "'11.2019' is 2019-11-01", (lc_time_request){0});
    reads_with("Datum;v\n07.2020;1\n04.2020;2\n01.2020;3\n", "2020-07-01 00:00:00 | 2020-04-01 00:00:00 | 2020-01-01 00:00:00",
               "is read as year and month", (lc_time_request){0});
    reads("x;v\n11.2019;1\n12.2019;2\n05.2020;3\n", "none");
}

static void a_month_and_two_digits_are_its_year_where_months_go_on(void **state)
{
    (void)state;
    reads_with("Monat;v\nNov 19;1\nDez 19;2\nJan 20;3\n", "2019-11-01 00:00:00 | 2019-12-01 00:00:00 | 2020-01-01 00:00:00",
               "column 'Monat' is read as months with their years, not as days: 'Nov 19'", (lc_time_request){0});
    refused("time;v\nNov 19;1\nNov 20;2\nNov 21;3\n", "is a month with its year, or a day whose year is not said");
}

static void years_below_a_title_beside_months_are_the_time(void **state)
{
    (void)state;
    reads_with("Index;;v\n2020;Oktober;1\n2020;November;2\n2020;Dezember;3\n2021;Januar;4\n",
               "2020-10-01 00:00:00 | 2020-11-01 00:00:00 | 2020-12-01 00:00:00 | 2021-01-01 00:00:00",
               "columns 1 to 2 are read as year, month", (lc_time_request){0});
    reads("Index;;v\n2020;2;1\n2020;3;2\n2020;4;3\n2020;5;4\n", "none");
}

/* Periods of a year as the Bureau of Labor Statistics numbers them; M13 is a mean of the year. */
static void a_period_beside_a_year_says_by_a_letter_what_it_is(void **state)
{
    (void)state;
    reads("year;period;y\n2019;M11;1\n2019;M12;2\n2020;M01;3\n",
          "2019-11-01 00:00:00 | 2019-12-01 00:00:00 | 2020-01-01 00:00:00");
    reads("Year;Period;y\n2019;Q03;1\n2019;Q04;2\n2020;Q01;3\n",
          "2019-07-01 00:00:00 | 2019-10-01 00:00:00 | 2020-01-01 00:00:00");
    reads("year;month;y\n2019;M11;1\n2019;M12;2\n", "2019-11-01 00:00:00 | 2019-12-01 00:00:00");
    refused("year;period;y\n2019;M12;1\n2019;M13;2\n2020;M01;2\n", "'M13' does not fit the rest of its column");
}

/* The hour that clocks show twice goes back in either order of day and month. */
static void an_hour_that_comes_twice_is_no_other_order_of_dates(void **state)
{
    (void)state;
    reads_with("Time Stamp;y\n11/06/2021 23:00:00;1\n11/06/2021 23:30:00;1\n11/07/2021 00:00:00;1\n11/07/2021 00:30:00;1\n"
               "11/07/2021 01:00:00;1\n11/07/2021 01:30:00;2\n11/07/2021 01:00:00;3\n11/07/2021 01:30:00;4\n",
               "2021-11-06 23:00:00-04:00 | 2021-11-06 23:30:00-04:00 | 2021-11-07 00:00:00-04:00 | 2021-11-07 00:30:00-04:00 | "
               "2021-11-07 01:00:00-04:00 | 2021-11-07 01:30:00-04:00 | 2021-11-07 01:00:00-05:00 | 2021-11-07 01:30:00-05:00",
               "read as month first", (lc_time_request){.zone = "America/New_York"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(months_quarters_weeks_and_years_begin_on_their_first_day),
        cmocka_unit_test(numbers_without_separators_are_stamps),
        cmocka_unit_test(epochs_are_read_in_every_unit),
        cmocka_unit_test(counters_and_identifiers_are_not_epochs),
        cmocka_unit_test(day_numbers_of_excel_need_a_name_that_says_date),
        cmocka_unit_test(fractions_are_kept_in_the_ticks_they_need),
        cmocka_unit_test(day_numbers_of_astronomers_are_read_by_name),
        cmocka_unit_test(an_hour_has_numbered_intervals),
        cmocka_unit_test(columns_of_any_names_are_a_date_where_rows_go_on),
        cmocka_unit_test(fractions_of_years_are_months_numbers_or_moments),
        cmocka_unit_test(counts_need_a_start),
        cmocka_unit_test(clocks_may_count_seconds_minutes_or_parts_of_a_day),
        cmocka_unit_test(periods_of_several_lengths_are_read_where_series_part_them),
        cmocka_unit_test(a_month_before_its_year_is_read_where_months_follow_one_another),
        cmocka_unit_test(a_month_and_two_digits_are_its_year_where_months_go_on),
        cmocka_unit_test(years_below_a_title_beside_months_are_the_time),
        cmocka_unit_test(a_period_beside_a_year_says_by_a_letter_what_it_is),
        cmocka_unit_test(an_hour_that_comes_twice_is_no_other_order_of_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
