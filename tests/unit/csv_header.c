/* The header of a table, and the lines before and after the table. */
#include "unit/import_text.h"

static void headers_are_recognized(void **state)
{
    (void)state;
    reads("2020-01-01,1,2\n2020-01-02,3,4\n", "column_2 column_3 | 2020-01-01 00:00:00 1 2 | 2020-01-02 00:00:00 3 4");
    reads("date,0,1\n2020-01-01,1,2\n", "0 1 | 2020-01-01 00:00:00 1 2");
    reads("date,a,\n2020-01-01,1,2\n", "a column_3 | 2020-01-01 00:00:00 1 2");
    reads_with("723170,\"GREENSBORO\",NC\ndate,a,b,c\n2020-01-01,1,2,3\n", "a b c | 2020-01-01 00:00:00 1 2 3",
               "a.csv: skipped 1 line before the header", (lc_import){0});
    reads_with("2020-01-01,1,rain\n2020-01-02,2,sun\n", "column_2 | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 2",
               "column 'column_3' left out", (lc_import){0});
    reads("day,20200101,20200102\n2020-01-01,1,2\n", "20200101 20200102 | 2020-01-01 00:00:00 1 2");
    reads_with("20200101,1,rain\n20200102,2,sun\n", "column_2 | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 2",
               "column 'column_3' left out", (lc_import){0});
    reads("date,hour,1001,1002\n20200101,0,1,2\n20200101,1,3,4\n",
          "1001 1002 | 2020-01-01 00:00:00 1 2 | 2020-01-01 01:00:00 3 4");
    reads("date,1001A,1002P\n2020-01-01,1,2\n", "1001A 1002P | 2020-01-01 00:00:00 1 2");
    refused("date,a,a\n2020-01-01,1,2\n", ": two columns are named 'a' (without names: --skip 1 --header none");
}

static void headers_may_have_several_lines(void **state)
{
    (void)state;
    reads_with("Price,Close,Open\nTicker,ZZ,ZZ\nDate,,\n2020-01-01,1,2\n2020-01-02,3,4\n",
               "Close Open | 2020-01-01 00:00:00 1 2 | 2020-01-02 00:00:00 3 4", "line 2 of the header passed over: 'Ticker ...'",
               (lc_import){0});
    reads_with("Price,Close,Open\nTicker,7203.T,7203.T\nDate,,\n2020-01-01,1,2\n2020-01-02,3,4\n",
               "Close Open | 2020-01-01 00:00:00 1 2 | 2020-01-02 00:00:00 3 4", "line 2 of the header passed over: 'Ticker ...'",
               (lc_import){0});
    reads("Price,Close,Close\nTicker,ZA,ZB\nDate,,\n2020-01-01,1,2\n2020-01-02,3,4\n",
          "Close ZA Close ZB | 2020-01-01 00:00:00 1 2 | 2020-01-02 00:00:00 3 4");
    reads(",A,,B,\ndate,x,y,x,y\n2020-01-01,1,2,3,4\n2020-01-02,1,2,3,5\n",
          "A x A y B x B y | 2020-01-01 00:00:00 1 2 3 4 | 2020-01-02 00:00:00 1 2 3 5");
}

/* WeatherLink: words above names that are not all different, as cells or by where they are. */
static void words_above_equal_names_belong_to_the_column_they_are_over(void **state)
{
    (void)state;
    static const char *const rows = " | 2020-01-01 00:00:00 5 4 3 | 2020-01-02 00:00:00 6 5 2";
    char want[128];
    reads("\tTemp\tHi\tRain\nDate\tOut\tTemp\t\n2020-01-01\t5\t4\t3\n2020-01-02\t6\t5\t2\n",
          "Temp Out Hi Temp Rain | "
          "2020-01-01 00:00:00 5 4 3 | 2020-01-02 00:00:00 6 5 2");
    snprintf(want, sizeof want, "In Temp Out Temp Rain%s", rows);
    reads_with("              In  Out\n  Date      Temp Temp Rain\n-------------------------\n2020-01-01   5    4    3\n"
               "2020-01-02   6    5    2\n",
               want, "line 1: each word is put before the name below it", (lc_import){0});
    reads_with("             Air\n              In  Out\n  Date      Temp Temp Temp\n2020-01-01   5    4    3\n"
               "2020-01-02   6    5    2\n",
               "In Temp Out Temp Temp | 2020-01-01 00:00:00 5 4 3 | 2020-01-02 00:00:00 6 5 2",
               "line 2: each word is put before the name below it", (lc_import){.header = "3"});
    reads_with(
        "              In°°°°  Out\n  Date        Temp    Temp  Rain\n2020-01-01   5    4    3\n2020-01-02   6    5    2\n",
        "In°°°° Temp Out Temp Rain | 2020-01-01 00:00:00 5 4 3 | 2020-01-02 00:00:00 6 5 2",
        "line 1: each word is put before the name below it", (lc_import){0});
    reads_with(
        "              内温      外\n  Date        Temp    Temp  Rain\n2020-01-01   5    4    3\n2020-01-02   6    5    2\n",
        "内温 Temp 外 Temp Rain | 2020-01-01 00:00:00 5 4 3 | 2020-01-02 00:00:00 6 5 2",
        "line 1: each word is put before the name below it", (lc_import){0});
    refused(
        "              内部の温度  外\n  Date        Temp    Temp  Rain\n2020-01-01   5    4    3\n2020-01-02   6    5    2\n",
        ": two columns are named 'Temp'");
    refused("  Date\t\tIn   Out\n  Date        Temp    Temp  Rain\n2020-01-01   5    4    3\n2020-01-02   6    5    2\n",
            ": two columns are named 'Temp'");
    refused("A table of the wind\nDate MAX MIN MAX\n2020-01-01 1 2 3\n", ": two columns are named 'MAX'");
}

/* Between blanks a line of units may leave some out. */
static void units_below_names_belong_to_the_column_they_are_under(void **state)
{
    (void)state;
    reads_with("Date        Temp Rain Sun\n            degC      h\n2020-01-01   5    4    3\n2020-01-02   6    5    2\n",
               "Temp Rain Sun | 2020-01-01 00:00:00 5 4 3 | 2020-01-02 00:00:00 6 5 2", "line 2 has units, not names",
               (lc_import){0});
    lc_dataset *d = import_text(
        NULL, "Date        Temp Rain Sun\n            degC      h\n2020-01-01   5    4    3\n2020-01-02   6    5    2\n",
        (lc_import){0});
    assert_string_equal(d->channel[0].units, "degC");
    assert_string_equal(d->channel[1].units, "1");
    assert_string_equal(d->channel[2].units, "h");
    lc_dataset_free(d);
}

static void a_header_with_a_name_too_few_is_said_or_refused(void **state)
{
    static const char *const times[] = {"Datum", "Fecha",     "Zeit",      "Data",       "Tag",
                                        "dt",    "TradeDate", "DATE_TIME", "Date (UTC)", "Hour_End"};
    char text[256];
    (void)state;
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        snprintf(text, sizeof text, "%s,a,b\n2020-01-01,5,1,3\n2020-01-02,6,2,4\n2020-01-03,7,3,5\n", times[i]);
        refused(text, ":2: 4 cells where the line before has 3");
    }
    reads_with("a,b\n2020-01-01,1,2\n2020-01-02,3,4\n", two_rows,
               "line 1 has 2 names for 3 columns: the first, the time, has none", (lc_import){0});
}

/* KNMI: a preamble, and the names in a comment below it. */
static void names_in_a_comment_may_be_below_a_preamble(void **state)
{
    (void)state;
    reads_with("SOURCE: AN INSTITUTE\nTG = mean, of a day\n\n# STN,YYYYMMDD,   TG,   RH\n\n  260,20210101,   29,   -1\n  "
               "260,20210102,   47,    3\n  260,20210103,   48,    3\n",
               "TG RH | 2021-01-01 00:00:00 29 -1 | 2021-01-02 00:00:00 47 3 | 2021-01-03 00:00:00 48 3",
               "line 4, a comment, has the names of columns", (lc_import){0});
    reads_with("# a,b,c\n2020-01-01,1,2\n2020-01-02,3,4\n# x,y,z\n2020-01-03,3,4\n2020-01-04,1,2\n",
               "b c | 2020-01-01 00:00:00 1 2 | 2020-01-02 00:00:00 3 4 | 2020-01-03 00:00:00 3 4 | 2020-01-04 00:00:00 1 2",
               "line 1, a comment, has the names of columns", (lc_import){0});
    reads_with("# comment, one, two\n# Date,A,B\n2020-01-01,1,2\n2020-01-02,3,4\n",
               "A B | 2020-01-01 00:00:00 1 2 | 2020-01-02 00:00:00 3 4", "line 2, a comment, has the names of columns",
               (lc_import){0});
    reads_with("2020-01-01,1,2\n2020-01-02,3,4\n# x,y,z\n2020-01-03,3,4\n",
               "column_2 column_3 | 2020-01-01 00:00:00 1 2 | 2020-01-02 00:00:00 3 4 | 2020-01-03 00:00:00 3 4",
               "1 line that begins with # or % passed over", (lc_import){0});
}

/* A title above the names may have as many commas; a few names may be numbers; units may be beside the time's name. */
static void the_names_win_over_titles_and_units(void **state)
{
    static const char *const numbers[] = {"10m", "2020", "5%", "1/2", "12:00", "2020Q1", "+1", "100"};
    char text[256], want[128];
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        snprintf(text, sizeof text, "Station,Berlin,,\nDate,Open,%s,Close\n2021-01-04,1,2,3\n2021-01-05,4,5,6\n", numbers[i]);
        snprintf(want, sizeof want, "Open %s Close | 2021-01-04 00:00:00 1 2 3 | 2021-01-05 00:00:00 4 5 6", numbers[i]);
        reads_with(text, want, "line 1 of the header passed over: 'Station ...'", (lc_import){0});
    }
    reads_with("Data for Oslo, Bergen, Bodo\n,a,b\n2020-01-01,1,2\n2020-01-02,3,4\n", two_rows,
               "line 1 of the header passed over: 'Data for Oslo ...'", (lc_import){0});
    reads_with(",a,b\nDate,°C,%\n2020-01-01,1,2\n2020-01-02,3,4\n", two_rows, "line 2 has units, not names", (lc_import){0});
    reads_with(",a,b\nTime,C,C\n2020-01-01,1,2\n2020-01-02,3,4\n", two_rows,
               "line 2 has units, not names: letters alone (if they are something else: take the line out)", (lc_import){0});
    reads_with("Date,t,t\n,°C,°F\n2021-01-04,1,2\n2021-01-05,4,5\n",
               "t °C t °F | 2021-01-04 00:00:00 1 2 | 2021-01-05 00:00:00 4 5",
               "line 2: its units are put to the names above them, which are there twice", (lc_import){0});
    reads("Date,Price,,Volume\n,Open,Close,\n2021-01-04,1,2,3\n2021-01-05,4,5,6\n",
          "Price Open Price Close Volume | 2021-01-04 00:00:00 1 2 3 | 2021-01-05 00:00:00 4 5 6");
    reads("Date,Price,,Volume\n,Open,Close,Total\n2021-01-04,1,2,3\n2021-01-05,4,5,6\n",
          "Price Open Price Close Volume Total | 2021-01-04 00:00:00 1 2 3 | 2021-01-05 00:00:00 4 5 6");
}

/* A line of numbers below the names, as a station's height, is refused with the flag that reads it; names between other signs
 * are. */
static void lines_that_are_no_rows_name_their_flag(void **state)
{
    static const char *const rows = "2021-01-04,1,2\n2021-01-05,3,4\n2021-01-06,5,6\n2021-01-07,7,8\n";
    char text[256];
    (void)state;
#define REFUSED(above, message) snprintf(text, sizeof text, "%s%s", above, rows), refused(text, message)
    REFUSED("Date,Berlin,Munich\nElevation,34,519\n", ":2: 'Elevation' is no time, and all rows from line 3 on have one: where "
                                                      "the lines above that are of the header: --header "
                                                      "2; to leave such rows out: --na 'Date=Elevation'");
    REFUSED("Date,Berlin,Munich\n,34,519\n",
            ":2: '' is no time, and all rows from line 3 on have one: where the lines above that "
            "are of the header: --header 2");
    REFUSED("Date,a,b\n1,2,3\n", ":2: '1' is no time");
    REFUSED("date;Wind speed;T\n", ":1: names that are apart by another sign (;) than the rows");
    REFUSED("date a b\n", ":1: names that are apart by another sign (blanks) than the rows");
#undef REFUSED
    refused("date, a, b\n2021-01-04 00:00 1 2\n2021-01-04 01:00 3 4\n", ":1: names that are apart by another sign than the rows");
    snprintf(text, sizeof text, "Wind at Oslo\n%s", rows);
    reads_with(text,
               "column_2 column_3 | 2021-01-04 00:00:00 1 2 | 2021-01-05 00:00:00 3 4 | 2021-01-06 00:00:00 5 6 | 2021-01-07 "
               "00:00:00 7 8",
               "skipped 1 line before the data", (lc_import){0});
}

/* Separators may end the lines of data and not those of the header; the header may be a comment, with names in quotes. */
static void names_units_and_data_may_end_differently(void **state)
{
    const char *read = "Open Vol | 2021-01-01 00:00:00 1.5 3 | 2021-01-02 00:00:00 1.6 4",
               *counted = "# Open Vol | 2021-01-01 00:00:00 1 1.5 3 | 2021-01-02 00:00:00 2 1.6 4",
               *named = "Rain, mm b | 2021-01-01 00:00:00 1.5 3 | 2021-01-02 00:00:00 1.6 4",
               *comment = "line 1, a comment, has the names of columns", *units = "line 2 has units, not names";
    (void)state;
    reads_with("Date,Open,Vol\n,EUR,MW\n2021-01-01,1.5,3,\n2021-01-02,1.6,4,\n", read, units, (lc_import){0});
    reads_with("Date;Open;Vol\n;kW;MW\n2021-01-01;1.5;3;;\n2021-01-02;1.6;4;;\n", read, units, (lc_import){0});
    reads_with("#,Date,Open,Vol\n1,2021-01-01,1.5,3,\n2,2021-01-02,1.6,4,\n", counted, comment, (lc_import){0});
    reads_with("#,Date,Open,Vol\n,,EUR,MW\n1,2021-01-01,1.5,3\n2,2021-01-02,1.6,4\n", counted, comment, (lc_import){0});
    reads_with("#Date,Open,Vol\n,hPa,MW\n2021-01-01,1.5,3\n2021-01-02,1.6,4\n", read, comment, (lc_import){0});
    reads_with("#,Date,\"Rain, mm\",b\n1,2021-01-01,1.5,3\n2,2021-01-02,1.6,4\n",
               "# Rain, mm b | 2021-01-01 00:00:00 1 1.5 3 | 2021-01-02 00:00:00 2 1.6 4", comment, (lc_import){0});
    reads_with("# Date,\"Rain, mm\",\"b\"\r\n2021-01-01,1.5,3\r\n2021-01-02,1.6,4\r\n", named, comment, (lc_import){0});
    reads_with("Location,Berlin,Dahlem\n# Date,Open,Vol\n2021-01-01,1.5,3\n2021-01-02,1.6,4\n", read,
               "line 2, a comment, has the names of columns", (lc_import){0});
    reads_with("date;10381;10382\n2021-01-01;1.5;3;\n2021-01-02;1.6;4;\n",
               "10381 10382 | 2021-01-01 00:00:00 1.5 3 | 2021-01-02 00:00:00 1.6 4", "column 'column_4' left out: empty",
               (lc_import){0});
    reads_with("\"date\" \"101\"\n\"1\" \"2021-01-01\" 1.5\n\"2\" \"2021-01-02\" 3\n\"3\" \"2021-01-03\" 4\n",
               "101 | 2021-01-01 00:00:00 1.5 | 2021-01-02 00:00:00 3 | 2021-01-03 00:00:00 4", "column 'column_1' left out",
               (lc_import){0});
    reads_with("# it said \"a, b\nDate,Open,Vol\n2021-01-01,1.5,3\n2021-01-02,1.6,4\n", read, "1 line that begins with #",
               (lc_import){0});
}

static void a_preamble_may_be_longer_than_its_table(void **state)
{
    static const char *const before[] = {"a word\nb word\nc word\nd word\ndate,v\n", "# a\n# b\n# c\n# d\n# date,v\n",
                                         "# a b\n# c d\n# e f\n# g, h\ndate,v\n", "% a\n% b\n% c\n% d\n% date v\n"};
    static const char *const rows[] = {"2020-01-01,5\n2020-01-02,6\n", "2020-01-01 5\n2020-01-02 6\n"};
    char text[256];
    (void)state;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        snprintf(text, sizeof text, "%s%s", before[i], rows[i == 3]);
        reads_with(text, "v | 2020-01-01 00:00:00 5 | 2020-01-02 00:00:00 6", " lines ", (lc_import){0});
    }
    refused("#1,2020-01-01,5\n#2,2020-01-02,6\n#3,2020-01-03,7\n4,2020-01-04,8\n", ":1: column 'column_1': '#1' is not a number");
}

/* Open-Meteo: hours, and days below them. */
static void names_of_a_second_table_are_refused(void **state)
{
    (void)state;
    refused("time,t,r\n2021-01-01T00:00,1,2\n2021-01-01T01:00,1,2\n\ntime,tmax,rsum\n2021-01-01,1,2\n2021-01-02,1,2\n",
            ":5: names of another table below the first: --footer 3 reads the first, --skip 4 the other");
}

static void lines_before_a_table_may_be_one_of_their_own(void **state)
{
    (void)state;
    reads_with(
        "from;to;height;lat;lon\n2000-01-01;2024-06-01;26.0;55.7;13.2\nday;clock;t;q;;remark\n2024-02-01;00:00;1.5;G;;in the "
        "last 3 months "
        "these are quality checked data\n2024-02-01;01:00;2.5;G;;\n2024-02-01;02:00;0.5;G;;\n",
        "t | 2024-02-01 00:00:00 1.5 | 2024-02-01 01:00:00 2.5 | 2024-02-01 02:00:00 0.5", "skipped 2 lines before the header",
        (lc_import){0});
    refused("date;a;b\n2000-01-01;1;2\ndate;a;b;c\n2000-01-02;1;2;3\n2000-01-03;1;2;3\n2000-01-04;1;2;3\n",
            ":2: 3 cells where the other lines have 4");
    reads_with(
        "#YY MM DD hh mm WSPD WVHT\n#yr mo dy hr mn m/s m\n2024 01 02 00 00 1.5 3\n2024 01 02 00 10 2.5 4\n2024 01 02 00 20 "
        "0.5 1\n",
        "WSPD WVHT | 2024-01-02 00:00:00 1.5 3 | 2024-01-02 00:10:00 2.5 4 | 2024-01-02 00:20:00 0.5 1",
        "2 lines that begin with # or % passed over", (lc_import){0});
}

static void lines_around_a_table_are_passed_over_and_said(void **state)
{
    (void)state;
    reads_with("latitude,elevation,zone\n52.5,38,GMT\n\ndate,a,b\n2020-01-01,1,2\n2020-01-02,3,4\n", two_rows,
               "skipped 2 lines before the header", (lc_import){0});
    reads_with("date,a,b\n,degC,m/s\n2020-01-01,1,2\n2020-01-02,3,4\n", two_rows, "line 2 has units, not names", (lc_import){0});
    reads_with("# a b\n2020-01-01 1 2\n2020-01-02 3 4\n2020-01-03 5 6\n", /* the mark names no column */
               "column_2 column_3 | 2020-01-01 00:00:00 1 2 | 2020-01-02 00:00:00 3 4 | 2020-01-03 00:00:00 5 6",
               "1 line that begins with # or % passed over", (lc_import){0});
    reads_with("# made up\n#date a b\n2020-01-01 1 2\n2020-01-02 3 4\n2020-01-03 5 6\n",
               "a b | 2020-01-01 00:00:00 1 2 | 2020-01-02 00:00:00 3 4 | 2020-01-03 00:00:00 5 6",
               "2 lines that begin with # or % passed over", (lc_import){0});
    reads_with("date,a,b\n2020-01-01,1,2\n2020-01-02,3,4\nTotal,4,6\n\nSource: made up\n", two_rows,
               "line 6 after the data passed over: 'Source: made up'", (lc_import){0});
    reads_with("date,a,b\n2020-01-01,1,2\ndate,a,b\n2020-01-02,3,4\n", two_rows, "line 3 repeats the header", (lc_import){0});
    reads_with("x;1\ny\ndate,a,b\n2020-01-01,1,2\n2020-01-02,3,4\nz,,\n", two_rows, "",
               (lc_import){.skip = "2", .header = "1", .footer = "1"});
    reads_with("\"a\",\"b\"\n\"2020-01-01\",1,2\n\"2020-01-02\",3,4\n", two_rows, "the first, the time, has none",
               (lc_import){0});
    reads_with("date,a,b\n2020-01-01,1,2,\n2020-01-02,3,4,\n", two_rows, "column 'column_4' left out: empty", (lc_import){0});
    reads_with("date,a,b\n2020-01-01,1,2,,,\n2020-01-02,3,4,,,\n", two_rows, "'column_4', 'column_5', 'column_6' left out: empty",
               (lc_import){0});
    reads_with("Price,Close,High\nTicker,^GSPC,^GSPC\nDate,,\n2020-01-01,1,2\n2020-01-02,3,4\n",
               "Close High | 2020-01-01 00:00:00 1 2 | 2020-01-02 00:00:00 3 4", "line 2 of the header passed over",
               (lc_import){0});
    reads_with("date,a,b,\n2020-01-01,1,2,0\n2020-01-02,3,4,1\n2020-01-03,5,6,2\n",
               "a b | 2020-01-01 00:00:00 1 2 | 2020-01-02 00:00:00 3 4 | 2020-01-03 00:00:00 5 6",
               "column 'column_4' left out: counts the rows", (lc_import){0});
    reads_with("\"date\",\"a\"\n\"1\",\"2020-01-01\",7\n\"2\",\"2020-01-02\",8\n\"3\",\"2020-01-03\",9\n",
               "a | 2020-01-01 00:00:00 7 | 2020-01-02 00:00:00 8 | 2020-01-03 00:00:00 9",
               "column 'column_1' left out: counts the rows", (lc_import){0});
    refused("date,a\n2020-01-01,1\n2020-01-02,1\n2020-01-03,1,2\n2020-01-04,1,2\n2020-01-05,1,2\n2020-01-06,1,2\n",
            ":2: 2 cells where the other lines have 3: fill it up");
}

/* A row of a table may begin with an error of a spreadsheet, or with what it shows of a date in too narrow a column. */
static void cells_that_begin_with_a_mark_are_no_comments(void **state)
{
    (void)state;
    reads("a,date\n1,2020-01-01\n#N/A,2020-01-02\n3,2020-01-03\n",
          "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 nan | 2020-01-03 00:00:00 3");
    reads_with("a,date\n1,2020-01-01\n#N/A N/A,2020-01-02\n3,2020-01-03\n",
               "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 nan | 2020-01-03 00:00:00 3", "",
               (lc_import){.missing = (const char *[]){"#N/A N/A"}, .missing_count = 1});
    refused("a,date\n1,2020-01-01\n#DIV/0!,2020-01-02\n3,2020-01-03\n", ":3: column 'a': '#DIV/0!' is not a number");
    refused("date,a\n2020-01-01,1\n########,2\n2020-01-03,3\n", ":3: column 'date': '########' is not a date");
    refused("a,date\n1%,2020-01-01\n%,2020-01-02\n3%,2020-01-03\n", ":3: column 'a': '%' is not a number");
    reads_with("date,a\n2020-01-01,1\n#2020-01-02,2\n######\n2020-01-03,3\n", "a | 2020-01-01 00:00:00 1 | 2020-01-03 00:00:00 3",
               "2 lines that begin with # or % passed over", (lc_import){0});
}

static void a_line_may_be_one_cell_in_quotes(void **state)
{
    (void)state;
    reads_with("\"date,\"\"a\"\",b\"\r\n\"2020-01-01,1,\"\"2\"\"\"\r\n\"2020-01-02,3,4\"\r\n", two_rows,
               "each line is in quotes, as one cell: they are taken off", (lc_import){0});
    reads_with("\xef\xbb\xbf\"date;a;b\"\n\"2020-01-01;1,0;2\"\n\"2020-01-02;3,0;4\"\n\n", two_rows, "each line is in quotes",
               (lc_import){0});
    reads("\"date\",\"a\",\"b\"\n\"2020-01-01\",\"1\",\"2\"\n\"2020-01-02\",\"3\",\"4\"\n", two_rows);
    reads_with("\"load, kW\"\n\"1,5\"\n\"2,5\"\n", "load, kW | 2020-01-01 00:00:00 1.5 | 2020-01-02 00:00:00 2.5",
               "numbers have a decimal comma", (lc_import){.start = "2020-01-01"});
}

/* psql draws a line below the names of two columns. */
static void a_rule_is_no_name(void **state)
{
    lc_dataset *d =
        import_text(NULL, "    date    | a \n------------+---\n 2020-01-01 | 1\n 2020-01-02 | 2\n(2 rows)\n", (lc_import){0});
    (void)state;
    assert_string_equal(d->channel[0].name, "a");
    assert_non_null(strstr(d->history, "--time date"));
    lc_dataset_free(d);
}

/* INSEE: names and what else is known of them, in as many cells as the table has. */
static void rows_above_all_times_may_be_of_the_header(void **state)
{
    static const char text[] =
        "Label;Index\nid;001759970\nUpdate;15/03/2023 12:00\nPeriod;\n2018-03;4.5\n2018-02;3.5\n2018-01;2.5\n"
        "2017-12;2\n2017-11;1.5\n2017-10;1\n2017-09;0.5\n2017-08;3\n";
    (void)state;
    refused(text,
            ":3: column 'Index': '15/03/2023 12:00' is not a number (--decimal, --thousands, --na '15/03/2023 12:00', --value "
            "'15/03/2023 12:00=NUMBER', --drop 'Index'); where the lines above line 5 are all of the header: --header 4");
    reads_with(text,
               "Index | 2017-08-01 00:00:00 3 | 2017-09-01 00:00:00 0.5 | 2017-10-01 00:00:00 1 | 2017-11-01 00:00:00 1.5 | "
               "2017-12-01 00:00:00 2 | 2018-01-01 00:00:00 2.5 | 2018-02-01 00:00:00 3.5 | 2018-03-01 00:00:00 4.5",
               "line 2 of the header passed over", (lc_import){.header = "4"});
    refused(
        "Label;Index\nid;001759970\nPeriod;\n2018-01;1.5\n2018-02;2.5\n2018-03;3.5\n2018-04;4.5\n2018-05;5.5\n",
        ": no column of dates, since its first rows have none; where the lines above line 4 are all of the header: --header 3");
}

/* Loggers of Campbell: what they are is in as many cells as the names below. */
static void names_are_below_as_many_words(void **state)
{
    (void)state;
    reads_with("\"TOACI1\",\"Hof\",\"Met10\"\n\"TMSTAMP\",\"a\",\"b\"\n\"2020-01-01 00:00:00\",1,2\n"
               "\"2020-01-02 00:00:00\",3,4\n",
               two_rows, "line 1 of the header passed over: 'TOACI1 ...'", (lc_import){0});
    reads_with("<Serie>;from_date;unit\n;2020-01-01T00:00:00Z;m\nDate (TU);a;b\n2020-01-01;1;2\n2020-01-02;3;4\n", two_rows,
               "line 1 of the header passed over: '<Serie> ...'", (lc_import){0});
    refused("Separator\tTab\nDate\t2023/05/01\nEnd\t\nTime\tVolt\n0.0\t5.5\n0.5\t6.5\n1.0\t7.5\n",
            ":5: column 'Time': '0.0' is not a time that is known");
}

/* Sheets of Bloomberg: what was asked for is above the tickers and their fields. */
static void keys_above_the_header_are_no_part_of_names(void **state)
{
    (void)state;
    reads_with("Start,02/01/2020,,,\nPeriod,D,,,\n,A,,B,\nDates,PX,VOL,PX,VOL\n2020-01-01,1,2,3,4\n2020-01-02,5,6,7,8\n",
               "A PX A VOL B PX B VOL | 2020-01-01 00:00:00 1 2 3 4 | 2020-01-02 00:00:00 5 6 7 8",
               "line 2 of the header passed over: 'Period ...'", (lc_import){0});
}

/* Values that are not final, in tables between blanks. Other lines of numbers below the table are not passed over. */
static void rows_that_are_marked_by_a_word_are_data(void **state)
{
    (void)state;
    static const char *const months = "a b | 2020-01-01 00:00:00 1 2 | 2020-02-01 00:00:00 3 4 | 2020-03-01 00:00:00 5 6";
    reads_with("yyyy mm a b\n2020 1 1 2\n2020 2 3 4\n2020 3 5 6 Provisional\n", months,
               "'Provisional' behind the last column of 1 line is passed over", (lc_import){0});
    reads_with("yyyy mm a b\n2020 1 1 2\n2020 2 3 4 p\n2020 3 5 6 p\n", months, "of 2 lines", (lc_import){0});
    refused("yyyy mm a b\n2020 1 1 2\n2020 2 3 4\n2020 3 5 6 not final\n", ":4: 6 cells where the other lines have 4");
    refused("yyyy;mm;a;b\n2020;1;1;2\n2020;2;3;4\n2020;3;5;6;Provisional\n", ":4: 5 cells where the other lines have 4");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_above_the_header_are_no_part_of_names),
        cmocka_unit_test(rows_that_are_marked_by_a_word_are_data),
        cmocka_unit_test(cells_that_begin_with_a_mark_are_no_comments),
        cmocka_unit_test(a_line_may_be_one_cell_in_quotes),
        cmocka_unit_test(names_are_below_as_many_words),
        cmocka_unit_test(rows_above_all_times_may_be_of_the_header),
        cmocka_unit_test(a_rule_is_no_name),
        cmocka_unit_test(headers_are_recognized),
        cmocka_unit_test(headers_may_have_several_lines),
        cmocka_unit_test(words_above_equal_names_belong_to_the_column_they_are_over),
        cmocka_unit_test(units_below_names_belong_to_the_column_they_are_under),
        cmocka_unit_test(a_header_with_a_name_too_few_is_said_or_refused),
        cmocka_unit_test(names_in_a_comment_may_be_below_a_preamble),
        cmocka_unit_test(the_names_win_over_titles_and_units),
        cmocka_unit_test(lines_that_are_no_rows_name_their_flag),
        cmocka_unit_test(names_units_and_data_may_end_differently),
        cmocka_unit_test(a_preamble_may_be_longer_than_its_table),
        cmocka_unit_test(names_of_a_second_table_are_refused),
        cmocka_unit_test(lines_before_a_table_may_be_one_of_their_own),
        cmocka_unit_test(lines_around_a_table_are_passed_over_and_said),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
