/* Columns of texts into stamps: which columns are the time, what their rows decide, and what a user says. */
#include "unit/time_table.h"

/* --- columns ---------------------------------------------------------------------------------------------------------- */

static void a_clock_may_have_its_own_column(void **state)
{
    (void)state;
    reads("Date;Time;y\n20200101;0000;1\n20200101;0100;2\n20200102;0000;3\n",
          "2020-01-01 00:00:00 | 2020-01-01 01:00:00 | 2020-01-02 00:00:00");
    reads("<DATE>;<TIME>;y\n20210301;153000;1\n20210301;153500;2\n", "2021-03-01 15:30:00 | 2021-03-01 15:35:00");
    reads("<DATE>;<TIME>;y\n20210301;000000;1\n20210302;000000;2\n", "2021-03-01 00:00:00 | 2021-03-02 00:00:00");
    reads("date;time;half;y\n2021-03-01;12:00;AM;1\n2021-03-01;1:00;AM;1\n2021-03-01;1:30;PM;2\n",
          "2021-03-01 00:00:00 | 2021-03-01 01:00:00 | 2021-03-01 13:30:00");
    reads("date;time;y\n2021-03-01;930;1\n2021-03-01;1030;2\n", "2021-03-01 09:30:00 | 2021-03-01 10:30:00");
    reads("date;time;y\n2021-03-01;0;1\n2021-03-01;30;2\n2021-03-01;100;3\n",
          "2021-03-01 00:00:00 | 2021-03-01 00:30:00 | 2021-03-01 01:00:00");
    reads("Date;Time;y\n10/03/2004;18.00.00;1\n10/03/2004;19.00.00;2\n13/03/2004;18.00.00;2\n",
          "2004-03-10 18:00:00 | 2004-03-10 19:00:00 | 2004-03-13 18:00:00");
    reads("Date;Time;y\n2004-03-10;3:30 PM;1\n2004-03-10;4:30 PM;2\n", "2004-03-10 15:30:00 | 2004-03-10 16:30:00");
    reads("Date;Time;y\n2004-03-10;12:30a;1\n2004-03-10;1:30a;1\n2004-03-10;12:30p;2\n",
          "2004-03-10 00:30:00 | 2004-03-10 01:30:00 | 2004-03-10 12:30:00");
    reads("Date;Time;y\n2004-03-10;12:30 a;1\n2004-03-10;1:00 p;1\n2004-03-10;11:30 P;2\n",
          "2004-03-10 00:30:00 | 2004-03-10 13:00:00 | 2004-03-10 23:30:00");
    reads("time;date;y\n15:30;2004-03-10;1\n16:30;2004-03-10;2\n", "2004-03-10 15:30:00 | 2004-03-10 16:30:00");
    reads("\n2004-03-10;15:30;1\n2004-03-10;24:00;2\n", "2004-03-10 15:30:00 | 2004-03-11 00:00:00");
    reads("\n20040310;1530;1\n20040310;1545;2\n20040311;1530;2\n",
          "2004-03-10 15:30:00 | 2004-03-10 15:45:00 | 2004-03-11 15:30:00");
    reads("date;hour;minute;y\n2004-03-10;15;30;1\n2004-03-10;15;45;2\n", "2004-03-10 15:30:00 | 2004-03-10 15:45:00");
    reads("date;hr;y\n2011-01-01;0;1\n2011-01-01;1;2\n", "2011-01-01 00:00:00 | 2011-01-01 01:00:00");
    reads_with("date;hour;y\n2011-01-01;1;1\n2011-01-01;24;2\n2011-01-02;1;2\n",
               "2011-01-01 00:00:00 | 2011-01-01 23:00:00 | 2011-01-02 00:00:00", "hour 1 is 00:00 to 01:00",
               (lc_time_request){0});
    reads_with("OPR_DT;OPR_HR;y\n2011-01-01;1;1\n2011-01-01;24;2\n2011-01-02;1;2\n",
               "2011-01-01 00:00:00 | 2011-01-01 23:00:00 | 2011-01-02 00:00:00", "hour 1 is 00:00 to 01:00",
               (lc_time_request){0});
    reads("date;Hour Ending;y\n2011-01-01;0100;1\n2011-01-01;2400;2\n", "2011-01-01 01:00:00 | 2011-01-02 00:00:00");
}

static void the_stamp_of_an_interval_is_its_beginning(void **state)
{
    (void)state;
    reads_with("MTU;y\n13.01.2020 00:00 - 13.01.2020 01:00;1\n13.01.2020 01:00 - 13.01.2020 02:00;2\n",
               "2020-01-13 00:00:00 | 2020-01-13 01:00:00", "column 'MTU' has intervals", (lc_time_request){0});
    reads_with("week;y\n2021-01-04/2021-01-10;1\n2021-01-11/2021-01-17;2\n", "2021-01-04 00:00:00 | 2021-01-11 00:00:00",
               "column 'week' has intervals", (lc_time_request){0});
    reads_with("date;hour;y\n2021-01-04;00:00-01:00;1\n2021-01-04;01:00-02:00;2\n", "2021-01-04 00:00:00 | 2021-01-04 01:00:00",
               "column 'hour' has intervals", (lc_time_request){0});
}

/* 08:00-09:00 is an hour where each row ends later; it is an offset where all rows end alike. */
static void an_interval_of_hours_is_told_from_an_offset(void **state)
{
    (void)state;
    const char *const two = "2021-01-04 08:00:00 | 2021-01-04 09:00:00", *const said = "has intervals";
    reads_with("When;y\n2021-01-04 08:00-09:00;1\n2021-01-04 09:00-10:00;2\n", two, said, (lc_time_request){0});
    reads_with("When;y\n2021-01-04 08-09;1\n2021-01-04 09-10;2\n", two, said, (lc_time_request){0});
    reads_with("When;y\n2021-01-04 08:00 - 09:00;1\n2021-01-04 09:00 - 10:00;2\n", two, said, (lc_time_request){0});
    reads_with("When;y\n2021-01-04 08:00 to 09:00;1\n2021-01-04 09:00 to 10:00;2\n", two, said, (lc_time_request){0});
    reads_with("When;y\n2021-01-04 08:00 to 2021-01-04 09:00;1\n2021-01-04 09:00 to 2021-01-04 10:00;2\n", two, said,
               (lc_time_request){0});
    reads_with("When;y\n2021-01-04 23:00-24:00;1\n2021-01-05 02:00-03:00;2\n", "2021-01-04 23:00:00 | 2021-01-05 02:00:00", said,
               (lc_time_request){0});
    reads("When;y\n2021-01-04 03:00-05:00;1\n2021-01-04 04:00-05:00;2\n2021-01-04 06:00-05:00;2\n",
          "2021-01-04 03:00:00-05:00 | 2021-01-04 04:00:00-05:00 | 2021-01-04 06:00:00-05:00");
    reads("When;y\n2021-01-04 03:00-05:00;1\n2021-01-04 04:00-05:00;2\n",
          "2021-01-04 03:00:00-05:00 | 2021-01-04 04:00:00-05:00");
    reads("When;y\n2021-01-04T00:00:00-05:00;1\n2021-01-05T00:00:00-05:00;2\n",
          "2021-01-04 00:00:00-05:00 | 2021-01-05 00:00:00-05:00");
    reads_with("When;y\n2021-01-04 03:00-05:00;1\n2021-01-05 03:00-05:00;2\n",
               "2021-01-04 03:00:00-05:00 | 2021-01-05 03:00:00-05:00", "with a UTC offset, not as intervals",
               (lc_time_request){0});
    refused("When;y\n2021-01-04 01:00-05:00;1\n2021-01-04 02:00-08:00;2\n2021-01-04 03:00-10:00;2\n", "--time-format");
    reads_with("When;y\n2021-01-04 01:00-05:00;1\n2021-01-04 02:00-08:00;2\n", "2021-01-04 01:00:00 | 2021-01-04 02:00:00", "",
               (lc_time_request){.format = "%Y-%m-%d %H:%M-%*"});
    const char *const dawn = "2021-01-04 03:00:00 | 2021-01-04 04:00:00 | 2021-01-04 05:00:00";
    reads("When;y\n04.01.2021-03:00;1\n04.01.2021-04:00;2\n04.01.2021-05:00;2\n13.01.2021-05:00;2\n",
          "2021-01-04 03:00:00 | 2021-01-04 04:00:00 | 2021-01-04 05:00:00 | 2021-01-13 05:00:00");
    reads("When;y\n2021-01-04-03:00;1\n2021-01-04-04:00;2\n2021-01-04-05:00;2\n", dawn);
    reads("When;y\n2021-01-04-03-00-00;1\n2021-01-04-04-00-00;2\n2021-01-04-05-00-00;2\n", dawn);
    reads_with("When;y\n2021-01-04-05:00;1\n2021-01-05-05:00;2\n", "2021-01-04 00:00:00-05:00 | 2021-01-05 00:00:00-05:00",
               "with a UTC offset", (lc_time_request){0});
    reads_with("week;y\n04/01/2021-10/01/2021;1\n11/01/2021-17/01/2021;2\n18/01/2021-24/01/2021;2\n",
               "2021-01-04 00:00:00 | 2021-01-11 00:00:00 | 2021-01-18 00:00:00", "has intervals", (lc_time_request){0});
    reads("date;time;y\n2021-01-04;03:00-05:00;1\n2021-01-04;04:00-05:00;2\n",
          "2021-01-04 03:00:00-05:00 | 2021-01-04 04:00:00-05:00");
    reads_with("date;time;y\n2021-01-04;08:30-00;1\n2021-01-04;09:30-00;2\n",
               "2021-01-04 08:30:00+00:00 | 2021-01-04 09:30:00+00:00", "'-00' behind a time is UTC of a place",
               (lc_time_request){0});
    reads("date;time;y\n2021-01-04;08:30:15-05:00;1\n2021-01-04;09:30:15-05:00;2\n",
          "2021-01-04 08:30:15-05:00 | 2021-01-04 09:30:15-05:00");
    refused("date;time;y\n2021-01-04;03:00-05:00;1\n2021-01-04;05:30-06:00;2\n2021-01-04;06:00-09:00;3\n",
            "UTC offset, or an interval");
    reads_with("date;time;y\n2021-01-04;03:00-05:00;1\n2021-01-04;05:00-05:30;2\n2021-01-04;05:30-09:00;3\n",
               "2021-01-04 03:00:00 | 2021-01-04 05:00:00 | 2021-01-04 05:30:00", "has intervals", (lc_time_request){0});
    reads_with("date;time;tz;y\n2021-01-04;03:00-04:00;+01:00;1\n2021-01-04;04:00-05:00;+01:00;2\n",
               "2021-01-04 03:00:00+01:00 | 2021-01-04 04:00:00+01:00", "'tz' ('+01:00') is read as the offset",
               (lc_time_request){0});
    reads_with("time;tz;y\n2021-01-04 03:00-04:00;+01:00;1\n2021-01-04 04:00-05:00;+01:00;2\n",
               "2021-01-04 03:00:00+01:00 | 2021-01-04 04:00:00+01:00", "'tz' ('+01:00') is read as the offset",
               (lc_time_request){0});
    reads_with("date;time;y\n2021-01-04;03:00-05:00;1\n2021-01-04;04:00-05:00;2\n",
               "2021-01-04 03:00:00-05:00 | 2021-01-04 04:00:00-05:00", "",
               (lc_time_request){.columns = "date,time", .format = "%Y-%m-%d %H:%M%z"});
}

static void a_year_and_its_month_may_have_a_blank_between(void **state)
{
    (void)state;
    reads_with("month;y\n2001 11;1\n2001 12;2\n2002 01;3\n", "2001-11-01 00:00:00 | 2001-12-01 00:00:00 | 2002-01-01 00:00:00",
               "is read as year and month", (lc_time_request){0});
    reads_with("date;y\n2001 9;1\n2001 10;2\n2001 11;3\n", "2001-09-01 00:00:00 | 2001-10-01 00:00:00 | 2001-11-01 00:00:00",
               "is read as year and month", (lc_time_request){0});
    reads_with("date;y\n2001 06;1\n2001 05;2\n2001 02;3\n", "2001-06-01 00:00:00 | 2001-05-01 00:00:00 | 2001-02-01 00:00:00",
               "year and month", (lc_time_request){0});
    refused("date;y\n2001 1;1\n2001 2;2\n2001 3;3\n", "'2001 1' is not a time that is known"); /* quarters, perhaps */
    reads_with("date;y\n2001 03;1\n", "2001-03-01 00:00:00", "year and month",
               (lc_time_request){.columns = "date", .parts = "yearmonth"});
}

static void hours_may_be_intervals_or_words(void **state)
{
    (void)state;
    const char *const two = "2021-01-04 08:00:00 | 2021-01-04 09:00:00", *const said = "column 'hour' has intervals";
    reads_with("date;hour;y\n2021-01-04;08 - 09;1\n2021-01-04;09 - 10;2\n", two, said, (lc_time_request){0});
    reads_with("date;hour;y\n2021-01-04;8-9;1\n2021-01-04;9-10;2\n", two, said, (lc_time_request){0});
    reads_with("date;hour;y\n2021-01-04;08.00-09.00;1\n2021-01-04;09.00-10.00;2\n", two, said, (lc_time_request){0});
    reads_with("date;hour;y\n2021-01-04;08\xe2\x80\x93"
               "09;1\n2021-01-04;09\xe2\x80\x93"
               "10;2\n",
               two, said, (lc_time_request){0});
    reads_with("date;hour;y\n2021-01-04;8h bis 9h;1\n2021-01-04;9h bis 10h;2\n", two, said, (lc_time_request){0});
    reads("date;hour;y\n2021-01-04;8h;1\n2021-01-04;9h;2\n", two);
    reads_with("date;hour;y\n2021-01-04;HE09;1\n2021-01-04;HE10;2\n", two, "hour 1 is 00:00 to 01:00", (lc_time_request){0});
    reads_with("date;hour;y\n2021-01-04;H1;1\n2021-01-04;H24;2\n", "2021-01-04 00:00:00 | 2021-01-04 23:00:00",
               "hour 1 is 00:00 to 01:00", (lc_time_request){0});
    reads_with("date;period;y\n2021-01-04;SP1;1\n2021-01-04;SP48;2\n", "2021-01-04 00:00:00 | 2021-01-04 23:30:00",
               "periods of 30 minutes", (lc_time_request){0});
    reads("date;score;y\n2021-01-04;2-1;1\n2021-01-05;0-0;2\n", "2021-01-04 00:00:00 | 2021-01-05 00:00:00");
}

/* Hours counted from midnight are 23 where clocks are put forward and 25 where they are put back: only the place says when. */
static void a_day_of_another_length_needs_the_place(void **state)
{
    char text[4096] = "date;hour;y\n", parts[4096] = "year;month;day;hour;y\n";
    size_t used = strlen(text), filled = strlen(parts);
    (void)state;
    for (int i = 1; i <= 25; i++) /* a Saturday of 2020 has 24, the Sunday after it 23, 2 of Monday */
        used +=
            (size_t)snprintf(text + used, sizeof text - used, "2020-03-%02d;%d;%d\n", i <= 23 ? 29 : 30, i <= 23 ? i : i - 23, i);
    snprintf(text + used, sizeof text - used, "2020-03-31;24;1\n");
    refused(text, "23 hours");
    char found[4096], *notes;
    assert_int_equal(stamps_of(found, sizeof found, &notes, text, (lc_time_request){.zone = "Europe/Madrid"}), LC_OK);
    assert_non_null(strstr(found, "2020-03-29 01:00:00+01:00 | 2020-03-29 03:00:00+02:00"));
    assert_non_null(strstr(found, "2020-03-29 23:00:00+02:00 | 2020-03-30 00:00:00+02:00 | 2020-03-30 01:00:00+02:00"));
    lc_free(notes);
    for (int i = 1; i <= 26; i++)
        filled +=
            (size_t)snprintf(parts + filled, sizeof parts - filled, "2020;10;%d;%d;1\n", i <= 25 ? 25 : 26, i <= 25 ? i : 1);
    refused(parts, "25 hours");
    assert_int_equal(stamps_of(found, sizeof found, &notes, parts, (lc_time_request){.zone = "Europe/Madrid"}), LC_OK);
    assert_non_null(strstr(found, "2020-10-25 02:00:00+02:00 | 2020-10-25 02:00:00+01:00 | 2020-10-25 03:00:00+01:00"));
    assert_non_null(strstr(found, "2020-10-25 23:00:00+01:00 | 2020-10-26 00:00:00+01:00"));
    lc_free(notes);
}

static void tables_side_by_side_are_refused(void **state)
{
    (void)state;
    refused("Date;A;Date;B\n2021-01-04;1;2021-01-04;1\n2021-01-05;1;2021-01-06;1\n", "columns 1 and 3");
    refused("A Date;A Last;B Date;B Last\n2021-01-04;1;2021-01-04;1\n2021-01-05;1;2021-01-06;1\n", "tables side by side");
    refused("A.Time;A.Value;B.Time;B.Value\n2021-01-04 10:00:00;1;2021-01-04 10:00:03;1\n", "tables side by side");
    refused("Time_A;Value_A;Time_B;Value_B\n2021-01-04 10:00:00;1;2021-01-04 10:00:03;1\n", "tables side by side");
    refused("Date;SPX;Date.1;DAX\n2021-01-04;1;2021-01-04;1\n2021-01-05;1;2021-01-06;1\n", "tables side by side");
    reads_with("V1;V2;V3;V4\n2021-01-04;1;2021-01-05;1\n2021-01-05;1;2021-01-06;1\n", "2021-01-04 00:00:00 | 2021-01-05 00:00:00",
               "column 'V1' is the time, not 'V3'", (lc_time_request){0});
    reads_with("Date Local;Time Local;x;Date GMT;Time "
               "GMT;y\n2021-01-04;20:00;1;2021-01-05;04:00;1\n2021-01-04;21:00;1;2021-01-05;05:00;1\n",
               "2021-01-04 20:00:00-08:00 | 2021-01-04 21:00:00-08:00", "is local time beside 'Date GMT'", (lc_time_request){0});
    reads_with("Date;A;Date;B\n2021-01-04;1;2021-01-04;1\n2021-01-05;1;2021-01-05;1\n",
               "2021-01-04 00:00:00 | 2021-01-05 00:00:00", "is the time, not", (lc_time_request){0});
    reads_with("order date;n;ship date;m\n2021-01-04;1;2021-01-05;1\n2021-01-05;1;2021-01-07;1\n",
               "2021-01-04 00:00:00 | 2021-01-05 00:00:00", "is the time, not", (lc_time_request){0});
}

static void weeks_are_called_so(void **state)
{
    (void)state;
    const char *const two = "2019-12-30 00:00:00 | 2020-01-06 00:00:00", *const said = "year and week (ISO 8601)";
    reads_with("Week;y\n2020-01;1\n2020-02;2\n", two, said, (lc_time_request){0});
    reads_with("week;y\n202001;1\n202002;2\n", two, said, (lc_time_request){0});
    reads_with("KW;y\n01/2020;1\n02/2020;2\n", two, said, (lc_time_request){0});
    reads("date;y\n2020-01;1\n2020-02;2\n", "2020-01-01 00:00:00 | 2020-02-01 00:00:00");
}

static void years_of_another_era_need_a_word(void **state)
{
    (void)state;
    const char *const two = "2024-02-29 00:00:00 | 2024-03-01 00:00:00";
    const lc_time_request thai = {.calendar = "buddhist"}, taiwan = {.calendar = "minguo"}, plain = {.calendar = "standard"};
    refused("date;y\n2567-02-29;1\n2567-03-01;2\n", "--calendar buddhist");
    refused("year;y\n2566;1\n2567;2\n", "--calendar buddhist");
    refused("month;y\n2567-01;1\n2567-02;2\n", "--calendar buddhist");
    reads_with("year;y\n2566;1\n2567;2\n", "2023-01-01 00:00:00 | 2024-01-01 00:00:00", "", thai);
    reads_with("date;y\n2567-02-29;1\n2567-03-01;2\n", two, "", thai);
    reads_with("date;y\n29/02/2567;1\n01/03/2567;2\n", two, "", thai);
    reads_with("date;y\n29/02/67;1\n01/03/67;2\n", two, "", thai);
    refused("date;y\n113/02/29;1\n113/03/01;2\n", "--calendar minguo");
    reads_with("date;y\n113/02/29;1\n113/03/01;2\n", two, "", taiwan);
    reads_with("date;y\n113\xe5\xb9\xb4"
               "2\xe6\x9c\x88"
               "29\xe6\x97\xa5;1\n113\xe5\xb9\xb4"
               "3\xe6\x9c\x88"
               "1\xe6\x97\xa5;2\n",
               two, "", taiwan);
    refused("date;y\n1402-12-29;1\n1403-01-01;2\n", "Persian");
    reads_with("date;y\n1402-12-29;1\n1403-01-01;2\n", "1402-12-29 00:00:00 | 1403-01-01 00:00:00", "", plain);
    refused_with("date;y\n2024-02-29;1\n", LC_E_USAGE, "buddhist or minguo", (lc_time_request){.calendar = "mayan"});
}

static void what_is_no_date_is_named_with_its_kind(void **state)
{
    (void)state;
    refused("Month;y\n2003-01;1\nTotal 2003;5\n2004-01;1\nTotal 2004;5\n2005-01;2\n",
            "--na 'Month=Total 2003' --na 'Month=Total 2004')");
    refused_with("Month;y\n2003-01;1\nTotal 2003;5\n2004-01;1\n", LC_E_DATA, "--na 'Month=Total 2003'",
                 (lc_time_request){.format = "%Y-%m"});
}

static void a_clock_that_is_not_read_is_said(void **state)
{
    (void)state;
    reads_with("date;time;y\n2021-01-04;morning;1\n2021-01-04;noon;2\n", "2021-01-04 00:00:00 | 2021-01-04 00:00:00",
               "column 'time' is named as a time of day but not read as one ('morning')", (lc_time_request){0});
}

/* A time of day that is a value, not the row's time. */
static void other_times_of_day_are_left_alone(void **state)
{
    (void)state;
    reads("date;sunrise;y\n2020-01-01;07:30;1\n2020-01-02;07:31;2\n", "2020-01-01 00:00:00 | 2020-01-02 00:00:00");
    reads("date;Time of maximum wind gust;y\n2020-01-01;07:30;1\n2020-01-02;07:31;2\n",
          "2020-01-01 00:00:00 | 2020-01-02 00:00:00");
    reads("date;hour;y\n2020-01-01;13;1\n2020-01-02;14;2\n", "2020-01-01 00:00:00 | 2020-01-02 00:00:00");
    reads("datetime;hour;y\n2020-01-01 01:00;1;1\n2020-01-01 02:00;2;2\n", "2020-01-01 01:00:00 | 2020-01-01 02:00:00");
    reads("\n2020-01-01;3;1\n2020-01-02;2;2\n", "2020-01-01 00:00:00 | 2020-01-02 00:00:00");
}

static void a_date_may_be_in_parts(void **state)
{
    (void)state;
    reads("No;year;month;day;hour;y\n1;2010;1;2;0;1\n2;2010;1;2;1;2\n", "2010-01-02 00:00:00 | 2010-01-02 01:00:00");
    reads("Year;Month;Day;Hour;Minute;y\n2010;1;2;0;30;1\n2010;1;2;1;30;2\n", "2010-01-02 00:30:00 | 2010-01-02 01:30:00");
    reads("Year;DOY;HHMM;y\n2010;2;100;1\n2010;2;2400;2\n", "2010-01-02 01:00:00 | 2010-01-03 00:00:00");
    reads("Year;Month;Day;Time;y\n2010;1;2;13:30;1\n2010;1;2;14:30;2\n", "2010-01-02 13:30:00 | 2010-01-02 14:30:00");
    reads("#YY;MM;DD;hh;mm;y\n2020;01;02;03;50;1\n2020;01;02;04;50;2\n", "2020-01-02 03:50:00 | 2020-01-02 04:50:00");
    reads("Year;Month;y\n2010;Jan;1\n2010;Feb;2\n", "2010-01-01 00:00:00 | 2010-02-01 00:00:00");
    reads("y;day;month;year\n1;2;1;2010\n2;3;1;2010\n", "2010-01-02 00:00:00 | 2010-01-03 00:00:00");
    reads("year;quarter;y\n2010;1;1\n2010;2;2\n", "2010-01-01 00:00:00 | 2010-04-01 00:00:00");
    reads("year;week;y\n2020;1;1\n2020;53;2\n", "2019-12-30 00:00:00 | 2020-12-28 00:00:00");
    reads_with("YEAR;MN;DT;y\n2020;1;31;1\n2020;2;1;2\n", "2020-01-31 00:00:00 | 2020-02-01 00:00:00",
               "column 'MN' is read as the month", (lc_time_request){0});
    reads_with("YEAR;min;DT;HR;y\n2020;1;31;21;1\n2020;2;1;0;2\n", "2020-01-31 21:00:00 | 2020-02-01 00:00:00",
               "column 'min' is read as the month", (lc_time_request){0});
    reads("yyyy;mm;dd;hh;mn;y\n2020;1;31;23;30;1\n2020;2;1;0;0;2\n", "2020-01-31 23:30:00 | 2020-02-01 00:00:00");
    reads("year;min;y\n2020;3;1\n2021;2;2\n", "2020-01-01 00:00:00 | 2021-01-01 00:00:00");
    reads("YEAR;MO;DY;HR;MN;y\n2020;1;31;23;30;1\n2020;2;1;0;0;2\n", "2020-01-31 23:30:00 | 2020-02-01 00:00:00");
    reads("YEAR;DOY;y\n2020;60;1\n2020;61;2\n", "2020-02-29 00:00:00 | 2020-03-01 00:00:00");
    reads("year;doy;hour;y\n2020;60;0;1\n2020;60;1;2\n", "2020-02-29 00:00:00 | 2020-02-29 01:00:00");
    refused("year;month;day;y\n2010;2;28;1\n2010;2;29;2\n", "t.csv:3: column 'year': there is no day '2010'");
    refused("year;month;day;y\n2010;2;28;1\n2010;13;1;2\n", "t.csv:3: column 'month': '13' does not fit");
}

static void numbered_periods_count_from_midnight(void **state)
{
    (void)state;
    reads_with("Settlement Date;Settlement Period;y\n2020-01-01;1;1\n2020-01-01;48;2\n2020-01-02;1;2\n",
               "2020-01-01 00:00:00 | 2020-01-01 23:30:00 | 2020-01-02 00:00:00", "numbers periods of 30 minutes",
               (lc_time_request){0});
    refused("SETTLEMENT_DATE;SETTLEMENT_PERIOD;y\n2020-10-25;1;1\n2020-10-25;50;2\n",
            "'50' is a period of a day with 25 hours; --zone");
    reads_with("SETTLEMENT_DATE;SETTLEMENT_PERIOD;y\n2020-10-25;1;1\n2020-10-25;3;2\n2020-10-25;5;3\n2020-10-25;50;4\n",
               "2020-10-25 00:00:00+01:00 | 2020-10-25 01:00:00+01:00 | 2020-10-25 01:00:00+00:00 | 2020-10-25 23:30:00+00:00",
               "30 minutes", (lc_time_request){.zone = "Europe/London"});
    reads_with("date;hour;y\n2020-10-25;1;1\n2020-10-25;3;2\n2020-10-25;4;3\n2020-10-25;25;4\n",
               "2020-10-25 00:00:00+02:00 | 2020-10-25 02:00:00+02:00 | 2020-10-25 02:00:00+01:00 | 2020-10-25 23:00:00+01:00",
               "60 minutes", (lc_time_request){.zone = "Europe/Berlin"});
}

static void of_two_dates_the_one_that_tells_rows_apart_is_the_time(void **state)
{
    (void)state;
    reads_with("report;date;y\n2021-05-01;2020-01-01;1\n2021-05-01;2020-01-02;2\n", "2020-01-01 00:00:00 | 2020-01-02 00:00:00",
               "column 'date' is the time, not 'report', since it tells rows apart", (lc_time_request){0});
    reads_with("date;datetime;y\n2020-01-01;2020-01-01 01:00;1\n2020-01-01;2020-01-01 02:00;2\n",
               "2020-01-01 01:00:00 | 2020-01-01 02:00:00", "column 'datetime' is the time", (lc_time_request){0});
    reads_with("release;date;y\n2021-05-01;2020-01-01;1\n2021-05-02;2020-01-02;2\n", "2020-01-01 00:00:00 | 2020-01-02 00:00:00",
               "column 'date' is the time, not 'release'", (lc_time_request){0});
    reads_with("date;updated;y\n2020-01-01;2021-03-05 10:00;1\n2020-01-01;2021-03-05 10:01;2\n2020-01-02;2021-03-05 10:02;1\n",
               "2020-01-01 00:00:00 | 2020-01-01 00:00:00 | 2020-01-02 00:00:00", "column 'date' is the time, not 'updated'",
               (lc_time_request){0});
    reads_with("open_time;close_time;y\n1698364800000;1698368399999;1\n1698368400000;1698371999999;2\n",
               "2023-10-27 00:00:00+00:00 | 2023-10-27 01:00:00+00:00", "column 'open_time' is the time, not 'close_time'",
               (lc_time_request){0});
    reads_with("report;date;y\n2021-05-01;2020-01-01;1\n2021-05-02;2020-01-02;2\n", "2020-01-01 00:00:00 | 2020-01-02 00:00:00",
               "column 'report' left out: dates, and column 'date' is the time", (lc_time_request){.columns = "date"});
}

/* --- what the rows of a column decide ----------------------------------------------------------------------------------- */

static void rows_decide_what_a_text_leaves_open(void **state)
{
    (void)state;
    reads("date;y\n98-Dec;1\n99-Jan;2\n", "1998-12-01 00:00:00 | 1999-01-01 00:00:00");
    reads_with("date;y\nDec-20;1\nJan-21;2\nFeb-21;3\n", "2020-12-01 00:00:00 | 2021-01-01 00:00:00 | 2021-02-01 00:00:00",
               "read as months with their years, not as days: 'Dec-20'", (lc_time_request){0});
    refused("date;y\n30-Jan;1\n31-Jan;2\n01-Feb;3\n", "'30-Jan' is a month with its year, or a day whose year is not said");
    refused("date;y\nJan-01;1\nJan-02;2\nJan-03;3\n", "--time-format");
    reads_with("season;y\n2000/01;1\n2001/02;2\n2002/03;3\n", "2000-01-01 00:00:00 | 2001-01-01 00:00:00 | 2002-01-01 00:00:00",
               "years from one into the next, not as months", (lc_time_request){0});
    reads_with("season;y\n1998/99;1\n1999/00;2\n2000/01;3\n", "1998-01-01 00:00:00 | 1999-01-01 00:00:00 | 2000-01-01 00:00:00",
               "has intervals", (lc_time_request){0});
    reads("month;y\n2000/01;1\n2000/02;2\n", "2000-01-01 00:00:00 | 2000-02-01 00:00:00");
    reads_with("Period;y\n2000:3;1\n2000:4;2\n2001:1;3\n", "2000-07-01 00:00:00 | 2000-10-01 00:00:00 | 2001-01-01 00:00:00",
               "read as quarters of a year", (lc_time_request){0});
    reads_with("Period;y\n2001:01;1\n2000:12;2\n2000:11;3\n", "2001-01-01 00:00:00 | 2000-12-01 00:00:00 | 2000-11-01 00:00:00",
               "read as months of a year", (lc_time_request){0});
    reads_with("Year;Day;y\n2023;1;1\n2023;2;2\n2023;3;3\n", "2023-01-01 00:00:00 | 2023-01-02 00:00:00 | 2023-01-03 00:00:00",
               "is read as the day of the year", (lc_time_request){0});
    reads_with("Year;Day;Hour;y\n2023;31;23;1\n2023;32;0;2\n2023;32;1;3\n",
               "2023-01-31 23:00:00 | 2023-02-01 00:00:00 | 2023-02-01 01:00:00", "is read as the day of the year",
               (lc_time_request){0});
    reads_with("Year;Month;y\n2019;Nov;1\n;Dec;2\n2020;Jan;3\n;Feb;4\n",
               "2019-11-01 00:00:00 | 2019-12-01 00:00:00 | 2020-01-01 00:00:00 | 2020-02-01 00:00:00",
               "is blank in 2 of 4 rows, in which the year continues: they are of the year above", (lc_time_request){0});
    refused("Year;Month;y\n2019;Nov;1\n;Jan;2\n2020;Feb;3\n", "does not fit the rest of its column");
    refused("Month;y\n01 - Jan;1\n02 - Feb;2\n03 - Mar;3\n", "has the number of the month, as all rows do, and not its year");
    refused("Period;y\n2000-1;1\n2000-2;2\n2000-3;3\n2000-4;4\n2001-1;5\n", "each year from 1 to 4, do not show which");
    reads("Period;y\n2000-1;1\n2000-2;2\n2000-3;3\n2000-4;4\n",
          "2000-01-01 00:00:00 | 2000-02-01 00:00:00 | 2000-03-01 00:00:00 | 2000-04-01 00:00:00");
    refused("Period;y\n2000:1;1\n2000:2;2\n2000:3;3\n", "rows do not show of how many; --time-format says it (%Y:%q, %Y:%m)");
}

static void dates_of_two_orders_are_refused(void **state)
{
    (void)state;
    refused("Date;y\n03/04/2020;1\n13/05/2020;2\n05/14/2020;3\n",
            "t.csv:4: column 'Date': '05/14/2020' has the month first, but line 3, '13/05/2020', the day");
    refused("Date;y\n12/31/2019;1\n01/01/2020;2\n13/01/2020;3\n",
            "t.csv:4: column 'Date': '13/01/2020' has the day first, but line 2");
    refused("Date;y\n01/10/2020;1\n01/11/2020;2\n01/12/2020;3\n13/01/2020;4\n14/01/2020;5\n",
            "t.csv:5: column 'Date': '13/01/2020' goes back in time after line 4, '01/12/2020'");
    refused("Date;y\n01/02/2020;1\n02/02/2020;2\n", "--date-order dmy (mdy, ymd) says which");
    refused("Date;y\n03-02-2020;1\n02-02-2020;2\n", "--date-order");
    reads("Date;y\n01/01/2020;1\n02/02/2020;2\n", "2020-01-01 00:00:00 | 2020-02-02 00:00:00");
    reads_with("Date;y\n01.02.2020;1\n02.02.2020;2\n", "2020-02-01 00:00:00 | 2020-02-02 00:00:00",
               "day first, since that is usual", (lc_time_request){0});
    reads_with("Date;y\n10/01/2020;1\n11/01/2020;2\n12/01/2020;3\n01/02/2020;4\n",
               "2020-01-10 00:00:00 | 2020-01-11 00:00:00 | 2020-01-12 00:00:00 | 2020-02-01 00:00:00",
               "day first, since rows are then in order of time", (lc_time_request){0});
    reads_with("Date;y\n01/10/2020;1\n01/11/2020;2\n13/01/2020;3\n",
               "2020-10-01 00:00:00 | 2020-11-01 00:00:00 | 2020-01-13 00:00:00", "", (lc_time_request){.date_order = "dmy"});
    refused("date;updated;y\n01/02/2020;2021-01-01 10:00;1\n02/02/2020;2021-01-01 10:01;2\n",
            "column 'date': '01/02/2020' is a day");
}

/* --- what a user says -------------------------------------------------------------------------------------------------- */

static void a_user_names_columns_and_format(void **state)
{
    (void)state;
    reads_with("a;b;y\n2020-01-01;15:30;1\n2020-01-02;15:30;2\n", "2020-01-01 15:30:00 | 2020-01-02 15:30:00", "",
               (lc_time_request){.columns = "a, b"});
    reads_with("a;b;y\n01.02.20;1530;1\n02.02.20;1530;2\n", "2020-02-01 15:30:00 | 2020-02-02 15:30:00", "",
               (lc_time_request){.columns = "a,b", .format = "%d.%m.%y %H%M"});
    reads_with("a;y\n49-Jan;1\n49-Feb;2\n", "2049-01-01 00:00:00 | 2049-02-01 00:00:00", "two digits",
               (lc_time_request){.format = "%y-%b"});
    refused_with("a;y\n1;1\n2;2\n", LC_E_USAGE, "t.csv: no column 'z', which --time names", (lc_time_request){.columns = "z"});
    refused_with("when;y\n1;1\n2;2\n", LC_E_USAGE, "no column 'wehn', which --time names; the nearest is when",
                 (lc_time_request){.columns = "wehn"});
    refused_with("a;y\nx;1\nz;2\n", LC_E_DATA, "--time: column 'a': 'x' is not written as a time that is known; --time-format",
                 (lc_time_request){.columns = "a"});
    refused_with("a;y\n1;1\n2;2\n", LC_E_USAGE, "--time-format '%Q': ", (lc_time_request){.format = "%Q"});
    refused_with("a;y\n1;1\n2;2\n", LC_E_USAGE, "--time-format 'iso': it is a format such as",
                 (lc_time_request){.format = "iso"});
    refused_with("a;y\n1;1\n2;2\n", LC_E_USAGE, "any number could be that; --time names the column",
                 (lc_time_request){.format = "epoch"});
    refused_with("a;y\n2020-01-01;1\n2020-01-32;2\n", LC_E_DATA, "t.csv:3: column 'a': there is no day '2020-01-32'",
                 (lc_time_request){.format = "%Y-%m-%d"});
    reads_with("a;y\n2001-02-29;1\n2001-02-30;2\n", "2001-02-29 00:00:00 | 2001-02-30 00:00:00", "",
               (lc_time_request){.calendar = "360_day"});
    reads_with("a;y\n1900-02-29;1\n1900-03-01;2\n", "1900-02-29 00:00:00 | 1900-03-01 00:00:00", "",
               (lc_time_request){.calendar = "julian"});
    refused("a;y\n2001-02-29;1\n2001-02-30;2\n", "there is no day '2001-02-29'");
    refused_with("a;y\n2001-02-29;1\n", LC_E_USAGE, "unknown calendar 'lunar'", (lc_time_request){.calendar = "lunar"});
}

static void a_column_that_must_be_the_time_is_read_or_refused(void **state)
{
    static const char *const names[] = {"date",   "Time",  "DATETIME", "timestamp", "ds",
                                        "Period", "month", "YEAR",     "quarter",   "week"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char text[128], message[128];
        snprintf(text, sizeof text, "%s;y\n1-01;1\n1-02;2\n", names[i]);
        snprintf(message, sizeof message, "t.csv:2: column '%s': '1-01' is not a time that is known", names[i]);
        refused(text, message);
        reads_with(text, "none", "--start makes up the time instead of it", (lc_time_request){.made_up = true});
    }
    refused("Stand;y\n1. listopad 2021;1\n2. listopad 2021;2\n3. listopad 2021;3\n", "column 'Stand': '1. listopad 2021' is not");
    refused("time;y\n0;1\n1;2\n2;3\n", "--start makes an axis up");
    reads("duration;y\n0;1\n1;2\n", "none");
    refused("date;y\n2020-01-01;1\nyesterday;2\n2020-01-03;3\n", "t.csv:3: column 'date': 'yesterday' is not a date");
    refused("date;y\n2020-01-01;1\n;2\n2020-01-03;3\n", "t.csv:3: column 'date': '' is not a date");
}

static void a_made_up_axis_that_turns_time_round_is_said(void **state)
{
    const lc_time_request made_up = {.made_up = true};
    (void)state;
    reads_with("Date;y\n2021-12-03;1\n2021-12-02;2\n", "2021-12-03 00:00:00 | 2021-12-02 00:00:00",
               "column 'Date' is newest first, from '2021-12-03' to '2021-12-02', but --start counts on", made_up);
    reads_with("Date;y\n3 of Dec in 2021;1\n2 of Dec in 2020;2\n", "none", "time is turned round", made_up);
    reads_with("Date;y\n3 of Dec in 2019;1\n2 of Dec in 2020;2\n", "none", "--start makes up the time", made_up);
}

static void years_of_two_digits_stay_in_one_century(void **state)
{
    (void)state;
    reads("date;y\n31.12.99;1\n01.01.00;2\n", "1999-12-31 00:00:00 | 2000-01-01 00:00:00");
    reads_with("date;y\n1-Dec-68;1\n1-Jan-69;2\n", "1968-12-01 00:00:00 | 1969-01-01 00:00:00", "1968 to 2067",
               (lc_time_request){0});
    reads_with("date;y\nJan-49;1\nFeb-49;2\n", "2049-01-01 00:00:00 | 2049-02-01 00:00:00",
               "years have two digits and are read as 1969 to 2068", (lc_time_request){0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clock_may_have_its_own_column),
        cmocka_unit_test(the_stamp_of_an_interval_is_its_beginning),
        cmocka_unit_test(an_interval_of_hours_is_told_from_an_offset),
        cmocka_unit_test(a_year_and_its_month_may_have_a_blank_between),
        cmocka_unit_test(hours_may_be_intervals_or_words),
        cmocka_unit_test(a_day_of_another_length_needs_the_place),
        cmocka_unit_test(tables_side_by_side_are_refused),
        cmocka_unit_test(weeks_are_called_so),
        cmocka_unit_test(years_of_another_era_need_a_word),
        cmocka_unit_test(what_is_no_date_is_named_with_its_kind),
        cmocka_unit_test(a_clock_that_is_not_read_is_said),
        cmocka_unit_test(other_times_of_day_are_left_alone),
        cmocka_unit_test(a_date_may_be_in_parts),
        cmocka_unit_test(numbered_periods_count_from_midnight),
        cmocka_unit_test(of_two_dates_the_one_that_tells_rows_apart_is_the_time),
        cmocka_unit_test(rows_decide_what_a_text_leaves_open),
        cmocka_unit_test(dates_of_two_orders_are_refused),
        cmocka_unit_test(a_user_names_columns_and_format),
        cmocka_unit_test(a_column_that_must_be_the_time_is_read_or_refused),
        cmocka_unit_test(a_made_up_axis_that_turns_time_round_is_said),
        cmocka_unit_test(years_of_two_digits_stay_in_one_century),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
