/* Columns of texts into stamps: offsets, and zones. */
#include "unit/time_table.h"

/* --- offsets ----------------------------------------------------------------------------------------------------------- */

static void words_that_mean_one_offset_are_offsets(void **state)
{
    (void)state;
    reads("Date;y\n2021-10-31 02:00 CEST;1\n2021-10-31 02:00 CET;2\n", "2021-10-31 02:00:00+02:00 | 2021-10-31 02:00:00+01:00");
    reads("Date;y\n2021-07-01 02:00 JST;1\n2021-12-01 02:00 JST;2\n", "2021-07-01 02:00:00+09:00 | 2021-12-01 02:00:00+09:00");
    reads("Date;y\n01.07.2021 02:00 MESZ;1\n31.07.2021 02:00 MESZ;2\n", "2021-07-01 02:00:00+02:00 | 2021-07-31 02:00:00+02:00");
    refused("Date;y\n2021-01-01 02:00 CET;1\n2021-07-01 02:00 CET;2\n",
            "t.csv:3: column 'Date': '2021-07-01 02:00 CET' says CET in a month");
    reads_with("Date;y\n2021-01-01 02:00 CET;1\n2021-07-01 02:00 CET;2\n",
               "2021-01-01 02:00:00+01:00 | 2021-07-01 02:00:00+01:00", "", (lc_time_request){.zone = "+01:00"});
    refused("Date;y\n2021-01-01 02:00 EST;1\n2021-01-01 03:00 EST;2\n", "an abbreviation that means several time zones; --zone");
    reads_with("Date;y\n2021-10-31 01:30 BST;1\n2021-10-31 01:30 GMT;2\n",
               "2021-10-31 01:30:00+01:00 | 2021-10-31 01:30:00+00:00", "", (lc_time_request){.zone = "Europe/London"});
    refused("Date;y\n2021-10-31 01:30 BST;1\n2021-10-31 01:30 GMT;2\n", "--zone");
    reads_with("utc_timestamp;y\n2021-07-01 00:00;1\n2021-07-01 01:00;2\n",
               "2021-07-01 00:00:00+00:00 | 2021-07-01 01:00:00+00:00",
               "column 'utc_timestamp' is read as time of UTC, as its name says", (lc_time_request){0});
    reads_with("Time (UTC+1);y\n2021-07-01 00:00;1\n2021-07-01 01:00;2\n",
               "2021-07-01 01:00:00+02:00 | 2021-07-01 02:00:00+02:00", "as its name says",
               (lc_time_request){.zone = "Europe/Berlin"});
}

/* As Interactive Brokers and Java write them. */
static void stamps_may_name_their_zone(void **state)
{
    const lc_time_request berlin = {.zone = "Europe/Berlin"};
    (void)state;
    reads("D;y\n20220311 09:30:00 US/Eastern;1\n20220314 09:30:00 US/Eastern;2\n",
          "2022-03-11 09:30:00-05:00 | 2022-03-14 09:30:00-04:00");
    reads("D;y\n2022-03-11 09:30 AM America/New_York;1\n2022-03-14 09:30 AM America/New_York;2\n",
          "2022-03-11 09:30:00-05:00 | 2022-03-14 09:30:00-04:00");
    reads("D;y\n2022-03-26T09:30+01:00[Europe/Berlin];1\n2022-03-27T09:30+02:00[Europe/Berlin];2\n",
          "2022-03-26 09:30:00+01:00 | 2022-03-27 09:30:00+02:00");
    reads("D;y\n2022-03-26T09:30+01:00[Nowhere/Town];1\n2022-03-27T09:30+02:00[Nowhere/Town];2\n",
          "2022-03-26 09:30:00+01:00 | 2022-03-27 09:30:00+02:00");
    reads_with("D;y\n2022-03-11 09:30 Asia/Tokyo;1\n2022-03-14 09:30 Asia/Tokyo;2\n",
               "2022-03-11 01:30:00+01:00 | 2022-03-14 01:30:00+01:00", "stamps name the zone Asia/Tokyo; shown and forecast in",
               berlin);
    reads_with("D;y\n2022-03-11 09:30 Nowhere/Town;1\n2022-03-14 09:30 Nowhere/Town;2\n",
               "2022-03-11 09:30:00+01:00 | 2022-03-14 09:30:00+01:00",
               "Nowhere/Town, which tzdata does not have: read in that of --zone, Europe/Berlin", berlin);
    refused("D;y\n2022-03-11 09:30 Asia/Tokyo;1\n2022-03-14 09:30 Asia/Seoul;2\n",
            "is another zone than in the rows of the series before it");
    refused("D;y\n2022-03-11 09:30 Asia/Tokyo;1\n2022-03-14 09:30;2\n", "has no UTC offset or zone, but other rows have");
    refused("D;y\n2022-03-11 09:30 Asia/Tokyo;1\n2022-03-14 09:30+09:00;2\n", "has no UTC offset, but other rows have");
    refused("D;y\n2022-03-11 09:30 Nowhere/Town;1\n2022-03-14 09:30 Nowhere/Town;2\n", "a zone that tzdata does not have");
}

static void a_column_of_its_own_may_have_the_zone(void **state)
{
    const lc_time_request york = {.zone = "America/New_York"}, apart = {.columns = "date,time"};
    (void)state;
    reads_with("date;time;tz;y\n2021-10-31;02:30;+02:00;1\n2021-10-31;02:30;+01:00;2\n",
               "2021-10-31 02:30:00+02:00 | 2021-10-31 02:30:00+01:00", "column 'tz' ('+02:00') is read as the offset from UTC",
               (lc_time_request){0});
    reads_with("date;time;zone;y\n2021-10-31;02:30;Europe/Berlin;1\n2021-10-31;02:30;Europe/Berlin;2\n",
               "2021-10-31 02:30:00+02:00 | 2021-10-31 02:30:00+01:00", "column 'zone' ('Europe/Berlin') is read as the zone",
               (lc_time_request){0});
    reads_with("date;tz;y\n2021-10-31 02:30;CEST;1\n2021-10-31 02:30;CET;2\n",
               "2021-10-31 02:30:00+02:00 | 2021-10-31 02:30:00+01:00", "'tz' ('CEST') is read as the offset",
               (lc_time_request){0});
    reads_with("date;utc_offset;y\n2021-10-31 02:30;2.0;1\n2021-10-31 02:30;1.0;2\n",
               "2021-10-31 02:30:00+02:00 | 2021-10-31 02:30:00+01:00", "in hours", (lc_time_request){0});
    reads_with("date;tz;y\n2021-10-31 02:30;2;1\n2021-10-31 02:30;1;2\n", "2021-10-31 02:30:00+02:00 | 2021-10-31 02:30:00+01:00",
               "in hours", (lc_time_request){0});
    reads_with("date;timezone;y\n2021-10-31 02:30;-5;1\n2021-10-31 03:30;-5;2\n",
               "2021-10-31 02:30:00-05:00 | 2021-10-31 03:30:00-05:00", "in hours", (lc_time_request){0});
    reads_with("date;tz;y\n2021-10-31 02:30;99;1\n2021-10-31 03:30;99;2\n", "2021-10-31 02:30:00 | 2021-10-31 03:30:00", "",
               (lc_time_request){0});
    reads_with("date;offset;y\n2021-10-31 02:30;-5;1\n2021-10-31 03:30;-5;2\n", "2021-10-31 02:30:00 | 2021-10-31 03:30:00", "",
               (lc_time_request){0});
    reads_with("date;offset;y\n2021-10-31 02:30;-5;1\n2021-10-31 03:30;-5;2\n",
               "2021-10-31 02:30:00-05:00 | 2021-10-31 03:30:00-05:00", "in hours", (lc_time_request){.columns = "date,offset"});
    reads_with("date;offset;y\n2021-10-31;2;1\n2021-11-01;1;2\n", "2021-10-31 00:00:00+02:00 | 2021-11-01 00:00:00+01:00",
               "in hours", (lc_time_request){.columns = "date,offset"}); /* no hours of the days */
    reads_with("date;tz;y\n2021-10-31 00:00;1;1\n", "2021-10-31 00:00:00+01:00", "in hours",
               (lc_time_request){.columns = "date,tz"});
    reads_with("date;utc_offset;y\n2021-10-31 02:30;7200;1\n2021-10-31 02:30;3600;2\n",
               "2021-10-31 02:30:00+02:00 | 2021-10-31 02:30:00+01:00", "in seconds", (lc_time_request){0});
    refused("date;time;tz;y\n2021-11-07;01:30;EDT;1\n2021-11-07;01:30;EST;2\n", "--zone names one (America/New_York), or --time");
    reads_with("date;time;tz;y\n2021-11-07;01:30;EST;1\n2021-11-07;01:30;EDT;2\n",
               "2021-11-07 01:30:00-05:00 | 2021-11-07 01:30:00-04:00", "column 'tz' ('EST') is read as", york);
    refused_with("date;time;tz;y\n2021-07-07;01:30;EST;1\n2021-07-07;02:30;EST;2\n", LC_E_DATA,
                 "a word that local time of America/New_York is not called", york);
    reads_with("date;time;tz;y\n2021-07-07;01:30;EST;1\n2021-07-07;02:30;EST;2\n", "2021-07-07 01:30:00 | 2021-07-07 02:30:00",
               "", apart);
    refused("date;time;tz;y\n2021-01-07;01:30;CET;1\n2021-07-07;02:30;CET;2\n", "and --time the columns without 'tz'");
    reads_with("date;tz;y\n2021-11-07 01:30;NST;1\n2021-11-07 01:30;NDT;2\n",
               "2021-11-07 01:30:00-03:30 | 2021-11-07 01:30:00-02:30", "column 'tz' ('NST') is read as",
               (lc_time_request){.zone = "America/St_Johns"});
    reads("date;zone;y\n2021-01-07 01:30;WEST;1\n2021-01-07 02:30;NORTH;2\n", "2021-01-07 01:30:00 | 2021-01-07 02:30:00");
    reads_with("klo;Aikavyöhyke;y\n2021-01-07 01:30;UTC;1\n2021-01-07 02:30;UTC;2\n",
               "2021-01-07 01:30:00+00:00 | 2021-01-07 02:30:00+00:00", "column 'Aikavyöhyke' ('UTC') is read as the offset",
               (lc_time_request){0});
    reads_with("time_utc;timezone;y\n2021-01-07 01:30;Asia/Tokyo;1\n2021-01-07 02:30;Asia/Tokyo;2\n",
               "2021-01-07 01:30:00+00:00 | 2021-01-07 02:30:00+00:00", "as its name says", (lc_time_request){0});
}

static void an_hour_that_repeats_is_read_by_the_rows_around_it_or_refused(void **state)
{
    const lc_time_request berlin = {.zone = "Europe/Berlin"}, howe = {.zone = "Australia/Lord_Howe"};
    (void)state;
    refused_with("D;y\n2020-10-25 16:00;1\n2020-10-25 02:00;2\n2020-10-24 05:00;3\n2020-10-25 02:00;4\n2020-10-26 09:00;5\n",
                 LC_E_DATA, "the order of rows does not say which is meant: give stamps with offsets (+01:00), or", berlin);
    refused_with("D;y\n2020-10-25 01:30;1\n2020-10-25 02:00;2\n2020-10-25 02:00;3\n2020-10-25 02:30;4\n2020-10-25 02:30;5\n"
                 "2020-10-25 03:00;6\n",
                 LC_E_DATA, "--zone as a fixed offset or UTC", berlin);
    reads_with("D;y\n2020-10-25 03:00;1\n2020-10-25 02:30;2\n2020-10-25 02:00;3\n2020-10-25 02:30;4\n2020-10-25 02:00;5\n",
               "2020-10-25 03:00:00+01:00 | 2020-10-25 02:30:00+01:00 | 2020-10-25 02:00:00+01:00 | 2020-10-25 02:30:00+02:00 | "
               "2020-10-25 02:00:00+02:00",
               "", berlin);
    reads_with("D;y\n2020-04-05 01:00;1\n2020-04-05 01:30;2\n2020-04-05 01:30;3\n2020-04-05 02:00;4\n",
               "2020-04-05 01:00:00+11:00 | 2020-04-05 01:30:00+11:00 | 2020-04-05 01:30:00+10:30 | 2020-04-05 02:00:00+10:30",
               "", howe);
    reads_with("D;y\n2020-04-05 01:00;1\n2020-04-05 01:30;2\n2020-04-05 02:30;3\n", /* even steps */
               "2020-04-05 01:00:00+11:00 | 2020-04-05 01:30:00+10:30 | 2020-04-05 02:30:00+10:30", "", howe);
    refused_with("D;y\n2020-10-04 01:30;1\n2020-10-04 02:15;2\n", LC_E_DATA, "that clocks of Australia/Lord_Howe skip", howe);
}

/* Hours of a day, the third of them twice in autumn and missing else; whether a note says --zone. */
static void reads_hint(const char *day, bool expected)
{
    char text[1024] = "D;y\n", found[4096], *notes;
    for (int hour = 0; hour < 12; hour++)
        for (int times = hour != 2 ? 1 : day[5] == '1' ? 2 : 0; times > 0; times--)
            snprintf(text + strlen(text), sizeof text - strlen(text), "%s %02d:00;%d\n", day, hour, hour);
    assert_ok(stamps_of(found, sizeof found, &notes, text, (lc_time_request){0}));
    assert_int_equal(strstr(notes, "--zone (Europe/Berlin)") != NULL, expected);
    lc_free(notes);
}

static void hours_that_clocks_skip_and_repeat_are_a_hint_at_a_zone(void **state)
{
    (void)state;
    reads_hint("2020-03-29", true);
    reads_hint("2020-10-25", true);
    reads_hint("2020-10-24", false); /* a Saturday */
    reads_hint("2020-06-28", false);
}

/* --- zones ------------------------------------------------------------------------------------------------------------ */

static void offsets_keep_the_local_day(void **state)
{
    (void)state;
    reads("Date;y\n2021-03-01 00:00:00+09:00;1\n2021-03-02 00:00:00+09:00;2\n",
          "2021-03-01 00:00:00+09:00 | 2021-03-02 00:00:00+09:00");
    reads("Date;y\n2021-03-27 00:00:00+01:00;1\n2021-03-29 00:00:00+02:00;2\n",
          "2021-03-27 00:00:00+01:00 | 2021-03-29 00:00:00+02:00");
    reads("Date;y\n2021-10-31 02:30:00+02:00;1\n2021-10-31 02:30:00+01:00;2\n",
          "2021-10-31 02:30:00+02:00 | 2021-10-31 02:30:00+01:00");
    reads_with("Date;y\n2021-07-01T12:00Z;1\n2021-12-01T12:00Z;2\n", "2021-07-01 14:00:00+02:00 | 2021-12-01 13:00:00+01:00", "",
               (lc_time_request){.zone = "Europe/Berlin"});
    refused("Date;y\n2021-03-01 00:00:00+09:00;1\n2021-03-02 00:00:00;2\n",
            "t.csv:3: column 'Date': '2021-03-02 00:00:00' has no UTC offset or zone");
    reads_with("Date;y\n2021-10-31 02:00 CET;1\n2021-10-31 02:00 CEST;2\n",
               "2021-10-31 02:00:00+01:00 | 2021-10-31 02:00:00+02:00", "", (lc_time_request){.zone = "Europe/Berlin"});
    refused_with("Date;y\n2021-10-31 02:00 EST;1\n", LC_E_DATA, "a word that local time of Europe/Berlin is not called",
                 (lc_time_request){.zone = "Europe/Berlin"});
    refused("Date;y\n2021-03-01 00:00 EST;1\n2021-03-02 00:00 EST;2\n", "means several time zones; --zone names one");
}

static void a_zone_makes_local_times_moments(void **state)
{
    (void)state;
    const lc_time_request berlin = {.zone = "Europe/Berlin"};
    reads_with("Date;y\n2021-03-28 01:00;1\n2021-03-28 03:00;2\n", "2021-03-28 01:00:00+01:00 | 2021-03-28 03:00:00+02:00", "",
               berlin);
    reads_with("Date;y\n2021-10-31 01:00;1\n2021-10-31 02:00;2\n2021-10-31 02:00;3\n2021-10-31 03:00;4\n",
               "2021-10-31 01:00:00+02:00 | 2021-10-31 02:00:00+02:00 | 2021-10-31 02:00:00+01:00 | 2021-10-31 03:00:00+01:00",
               "", berlin);
    reads_with("Date;y\n2021-10-31 03:00;4\n2021-10-31 02:00;3\n2021-10-31 02:00;2\n2021-10-31 01:00;1\n",
               "2021-10-31 03:00:00+01:00 | 2021-10-31 02:00:00+01:00 | 2021-10-31 02:00:00+02:00 | 2021-10-31 01:00:00+02:00",
               "", berlin);
    reads_with("Date;y\n2021-10-31 02:00;1\n2021-10-31 02:30;2\n2021-10-31 02:00;3\n2021-10-31 02:30;4\n",
               "2021-10-31 02:00:00+02:00 | 2021-10-31 02:30:00+02:00 | 2021-10-31 02:00:00+01:00 | 2021-10-31 02:30:00+01:00",
               "", berlin);
    reads_with("Date;y\n2021-10-31 01:00;1\n2021-10-31 02:00;2\n2021-10-31 03:00;3\n",
               "2021-10-31 01:00:00+02:00 | 2021-10-31 02:00:00+02:00 | 2021-10-31 03:00:00+01:00",
               "occurs once: read as the first", berlin);
    refused_with("Date;y\n2021-10-31 02:00;1\n2021-10-31 02:00;2\n2021-10-31 02:00;3\n", LC_E_DATA,
                 "t.csv:4: column 'Date': '2021-10-31 02:00' is in the hour that clocks of Europe/Berlin show twice", berlin);
    refused_with(
        "Date;y\n2021-03-28 01:00;1\n2021-03-28 02:00;2\n", LC_E_DATA,
        "t.csv:3: column 'Date': '2021-03-28 02:00' is in the hour that clocks of Europe/Berlin skip; if they were not put "
        "forward, --zone is a fixed offset (+01:00); to leave such a row out: --na '2021-03-28 02:00'",
        berlin);
    reads_with("Date;y\n2018-11-03;1\n2018-11-04;2\n", "2018-11-03 00:00:00-03:00 | 2018-11-04 01:00:00-02:00", "",
               (lc_time_request){.zone = "America/Sao_Paulo"}); /* a day without midnight */
    reads_with("Month;y\n2021-06;1\n2021-12;2\n", "2021-06-01 00:00:00+02:00 | 2021-12-01 00:00:00+01:00", "", berlin);
    refused_with("Date;y\n2021-03-28 01:00;1\n", LC_E_USAGE, "unknown time zone 'Berlin'", (lc_time_request){.zone = "Berlin"});
}

static void a_single_row_of_an_hour_that_repeats_is_a_hint_at_a_zone(void **state)
{
    (void)state;
    reads_with("Date;y\n2021-10-31 01:00;1\n2021-10-31 02:00;2\n2021-10-31 02:00;3\n2021-10-31 03:00;4\n",
               "2021-10-31 01:00:00 | 2021-10-31 02:00:00 | 2021-10-31 02:00:00 | 2021-10-31 03:00:00",
               "repeats an hour as clocks do on that night", (lc_time_request){0});
}

/* Here +01:00 is an hour ahead of the place's winter time. */
static void an_hour_that_goes_by_twice_keeps_its_order_without_a_zone(void **state)
{
    (void)state;
    reads_with("Date;y\n2021-10-31 02:00;1\n2021-10-31 02:30;2\n2021-10-31 02:00;3\n2021-10-31 02:30;4\n2021-10-31 03:00;5\n",
               "2021-10-31 02:00:00+01:00 | 2021-10-31 02:30:00+01:00 | 2021-10-31 02:00:00+00:00 | 2021-10-31 02:30:00+00:00 | "
               "2021-10-31 03:00:00+00:00",
               "t.csv: line 4: '2021-10-31 02:00' goes back by an hour, as clocks do on that night: rows are kept",
               (lc_time_request){0});
    reads_with("Date;y\n2021-10-31 03:00;5\n2021-10-31 02:30;4\n2021-10-31 02:00;3\n2021-10-31 02:30;2\n2021-10-31 02:00;1\n",
               "2021-10-31 03:00:00+00:00 | 2021-10-31 02:30:00+00:00 | 2021-10-31 02:00:00+00:00 | 2021-10-31 02:30:00+01:00 | "
               "2021-10-31 02:00:00+01:00",
               "kept in the file's order", (lc_time_request){0});
    reads_with("Date;y\n2021-11-07 01:30;1\n2021-11-07 01:45;2\n2021-11-07 01:00;3\n2021-11-07 01:30;4\n2021-11-07 01:45;5\n"
               "2021-11-07 02:00;6\n2021-11-07 02:15;7\n",
               "2021-11-07 01:30:00+01:00 | 2021-11-07 01:45:00+01:00 | 2021-11-07 01:00:00+00:00 | 2021-11-07 01:30:00+00:00 | "
               "2021-11-07 01:45:00+00:00 | 2021-11-07 02:00:00+00:00 | 2021-11-07 02:15:00+00:00", /* a row is missing */
               "kept in the file's order", (lc_time_request){0});
}

static void an_hour_that_goes_back_otherwise_needs_its_zone(void **state)
{
    static const char *const text[] = {
        "Date;y\n2021-10-31 02:00;1\n2021-10-31 02:20;2\n2021-10-31 02:10;3\n2021-10-31 02:30;4\n2021-10-31 02:40;5\n",
        "Date;y\n2021-10-30 02:00;1\n2021-10-30 02:30;2\n2021-10-30 02:00;3\n2021-10-30 02:30;4\n2021-10-30 03:00;5\n",
        "Date;y\n2021-04-04 01:30;1\n2021-04-04 01:45;2\n2021-04-04 01:30;3\n2021-04-04 01:45;4\n2021-04-04 02:00;5\n",
        "Date;y\n2021-01-31 02:00;1\n2021-10-31 02:00;2\n2021-10-31 02:30;3\n2021-10-31 02:00;4\n2021-10-31 02:30;5\n",
        "Date;y\n2023-10-26 23:00;1\n2023-10-26 23:30;2\n2023-10-26 23:00;3\n2023-10-26 23:30;4\n2023-10-27 00:00;5\n",
        "Date;y\n2020-04-05 00:00;5\n2020-04-04 23:30;4\n2020-04-04 23:00;3\n2020-04-04 23:30;2\n2020-04-04 23:00;1\n"};
    (void)state;
    reads("Date;y\n2021-01-04 00:30;1\n2021-01-04 01:00;2\n2021-01-04 00:15;3\n2021-01-04 00:45;4\n", /* to be sorted */
          "2021-01-04 00:30:00 | 2021-01-04 01:00:00 | 2021-01-04 00:15:00 | 2021-01-04 00:45:00");
    for (size_t i = 0; i < sizeof text / sizeof *text;
         i++) /* unordered, no Sunday, Lord Howe, an unseen spring, Cairo, Santiago */
        refused(text[i], "goes back by an hour, as clocks do in autumn; --zone");
    refused_with("Date;y\n2021-10-31 02:00;1\n2021-10-31 02:30;2\n2021-10-31 02:00;3\n2021-10-31 02:30;4\n2021-10-31 03:00;5\n",
                 LC_E_DATA, "goes back by an hour", (lc_time_request){.zone = "America/New_York"});
    reads_with(text[4],
               "2023-10-26 23:00:00+03:00 | 2023-10-26 23:30:00+03:00 | 2023-10-26 23:00:00+02:00 | 2023-10-26 23:30:00+02:00 | "
               "2023-10-27 00:00:00+02:00",
               "", (lc_time_request){.zone = "Africa/Cairo"});
}

/* Two years of half hours in Berlin, as its clocks show them. */
enum { HALF_HOURS = 2 * 365 * 48 };
typedef struct stamp_text {
    char text[LC_CALENDAR_TEXT];
} stamp_text;

static const char *half_hour(const void *table, size_t row, size_t column)
{
    (void)column;
    return ((const stamp_text *)table)[row].text;
}

static const char *always_time(const void *table, size_t column)
{
    (void)table;
    (void)column;
    return "time";
}

static void summer_and_winter_follow_each_other_without_a_zone(void **state)
{
    static stamp_text text[HALF_HOURS];
    const int64_t first = 1600000200, winter = 3600;
    const lc_view view = {text, "t.csv", HALF_HOURS, 1, always_time, half_hour, line_of, is_missing, NULL, true, NULL};
    lc_time_columns columns;
    lc_stamps stamps = {0};
    lc_turns turns;
    const lc_zone *zone;
    lc_zones zones = {0};
    (void)state;
    assert_ok(lc_zones_new(&zone, &zones, "Europe/Berlin"));
    for (int64_t i = 0; i < HALF_HOURS; i++)
        lc_calendar_format(text[i].text, LC_CALENDAR_GREGORIAN, first + i * 1800 + lc_zone_offset(zone, first + i * 1800));
    assert_ok(lc_time_find(&columns, &view, &(lc_time_request){0}));
    assert_ok(lc_time_read(&stamps, &zones, &view, &columns, &(lc_time_request){0}));
    assert_ok(lc_time_find_turns(&turns, &stamps, &view, &columns));
    assert_int_equal(turns.count, 4);
    assert_ok(lc_time_turn(&stamps, &view, &columns, &turns));
    for (int64_t i = 0; i < HALF_HOURS; i++)
        assert_true(stamps.stamp[i] == first + i * 1800 + winter);
    lc_stamps_free(&stamps);
    lc_zones_clear(&zones);
}

static void ends_of_periods_are_told_by_the_night_when_clocks_change(void **state)
{
    const lc_time_request chicago = {.zone = "America/Chicago"}, berlin = {.zone = "Europe/Berlin"};
    const char *said = "shows that stamps are the ends of periods where clocks of";
    (void)state;
    reads_with("date;HourEnding;v\n2021-11-06;24:00;1\n2021-11-07;01:00;2\n2021-11-07;02:00;3\n2021-11-07;02:00;4\n"
               "2021-11-07;03:00;5\n2021-11-07;04:00;6\n",
               "2021-11-07 00:00:00-05:00 | 2021-11-07 01:00:00-05:00 | 2021-11-07 01:00:00-06:00 | 2021-11-07 02:00:00-06:00 | "
               "2021-11-07 03:00:00-06:00 | 2021-11-07 04:00:00-06:00",
               said, chicago);
    reads_with("date;HourEnding;v\n2021-03-13;24:00;1\n2021-03-14;01:00;2\n2021-03-14;02:00;3\n2021-03-14;04:00;4\n"
               "2021-03-14;05:00;5\n",
               "2021-03-14 00:00:00-06:00 | 2021-03-14 01:00:00-06:00 | 2021-03-14 03:00:00-05:00 | 2021-03-14 04:00:00-05:00 | "
               "2021-03-14 05:00:00-05:00",
               said, chicago);
    reads_with("bis;v\n2021-10-31 02:30;1\n2021-10-31 03:00;2\n2021-10-31 02:30;3\n2021-10-31 03:00;4\n2021-10-31 03:30;5\n",
               "2021-10-31 02:30:00+02:00 | 2021-10-31 02:00:00+01:00 | 2021-10-31 02:30:00+01:00 | 2021-10-31 03:00:00+01:00 | "
               "2021-10-31 03:30:00+01:00",
               said, berlin);
    reads_with("time;v\n2021-10-31 00:00;1\n2021-10-31 01:00;2\n2021-10-31 02:00;3\n2021-10-31 02:00;4\n2021-10-31 03:00;5\n"
               "2021-10-31 24:00;6\n",
               "2021-10-31 00:00:00+02:00 | 2021-10-31 01:00:00+02:00 | 2021-10-31 02:00:00+02:00 | 2021-10-31 02:00:00+01:00 | "
               "2021-10-31 03:00:00+01:00 | 2021-11-01 00:00:00+01:00",
               "", berlin);
}

static void an_hour_with_a_mark_is_the_second_of_its_number(void **state)
{
    static const char *const marked[] = {"3A;3B", "3;3B", "3;3X", "3;3*", "3 a;3 b"};
    (void)state;
    for (size_t i = 0; i < sizeof marked / sizeof *marked; i++) {
        char text[2048] = "Date;Hour;v\n2021-10-31;1;1\n2021-10-31;2;1\n";
        const int first = (int)strcspn(marked[i], ";");
        size_t used = strlen(text);
        used += (size_t)snprintf(text + used, sizeof text - used, "2021-10-31;%.*s;1\n2021-10-31;%s;1\n", first, marked[i],
                                 marked[i] + first + 1);
        for (int hour = 4; hour <= 24; hour++)
            used += (size_t)snprintf(text + used, sizeof text - used, "2021-10-31;%d;1\n", hour);
        char found[4096], *notes;
        assert_ok(stamps_of(found, sizeof found, &notes, text, (lc_time_request){.zone = "Europe/Berlin"}));
        if (!strstr(found, "02:00:00+02:00 | 2021-10-31 02:00:00+01:00 | 2021-10-31 03:00:00+01:00"))
            fail_msg("%s: %s", marked[i], found);
        lc_free(notes);
    }
    reads("Code;v\n1A;1\n1B;2\n2A;3\n2B;4\n", "none");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_mean_one_offset_are_offsets),
        cmocka_unit_test(stamps_may_name_their_zone),
        cmocka_unit_test(a_column_of_its_own_may_have_the_zone),
        cmocka_unit_test(an_hour_that_repeats_is_read_by_the_rows_around_it_or_refused),
        cmocka_unit_test(hours_that_clocks_skip_and_repeat_are_a_hint_at_a_zone),
        cmocka_unit_test(offsets_keep_the_local_day),
        cmocka_unit_test(a_zone_makes_local_times_moments),
        cmocka_unit_test(a_single_row_of_an_hour_that_repeats_is_a_hint_at_a_zone),
        cmocka_unit_test(an_hour_that_goes_by_twice_keeps_its_order_without_a_zone),
        cmocka_unit_test(an_hour_that_goes_back_otherwise_needs_its_zone),
        cmocka_unit_test(summer_and_winter_follow_each_other_without_a_zone),
        cmocka_unit_test(ends_of_periods_are_told_by_the_night_when_clocks_change),
        cmocka_unit_test(an_hour_with_a_mark_is_the_second_of_its_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
