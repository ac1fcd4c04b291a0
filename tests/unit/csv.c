/* Text files as they occur: each trap in a small file of its own, then a file broken at random. */
#include <sys/stat.h>
#include <unistd.h>

#include <lanecast/import.h>
#include <lanecast/config.h>

#include "core/date.h"
#include "core/rng.h"
#include "unit.h"

static char folder[] = "/tmp/lanecast_csv_XXXXXX";

/* A path in the folder of this test; one of few at a time. */
static const char *path_of(const char *name)
{
    static char path[8][512];
    static size_t next;
    char *out = path[next++ % 8];
    snprintf(out, sizeof path[0], "%s/%s", folder, name);
    return out;
}

static const char *write_bytes(const char *name, const char *bytes, size_t count)
{
    const char *path = path_of(name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
    return path;
}

static const char *write_text(const char *name, const char *text)
{
    return write_bytes(name, text, strlen(text));
}

static lc_dataset *import_text(char **notes, const char *text, lc_import request)
{
    lc_dataset *d = NULL;
    const char *path = write_text("a.csv", text);
    request.path = &path;
    request.paths = 1;
    assert_ok(lc_dataset_import(&d, notes, &request));
    return d;
}

/* The file, described: "channel channel | stamp value value | ...". */
static void describe(char *out, size_t size, const lc_dataset *d)
{
    char stamp[LC_CALENDAR_TEXT];
    size_t used = 0;
    for (size_t c = 0; c < d->channels; c++)
        used += (size_t)snprintf(out + used, size - used, "%s%s", c ? " " : "", d->channel[c].name);
    for (size_t row = 0; row < d->series[0].rows; row++) {
        lc_calendar_format(stamp, LC_CALENDAR_GREGORIAN, d->series[0].time[row]);
        used += (size_t)snprintf(out + used, size - used, " | %s", stamp);
        for (size_t c = 0; c < d->channels; c++)
            used += (size_t)snprintf(out + used, size - used, " %g", d->series[0].value[row * d->channels + c]);
    }
}

/* The text is read as described; its notes hold a phrase ("" for no note at all). */
static void reads_with(const char *text, const char *expected, const char *phrase, lc_import request)
{
    char *notes = NULL, found[2048];
    lc_dataset *d = import_text(&notes, text, request);
    describe(found, sizeof found, d);
    assert_string_equal(found, expected);
    if (!strstr(notes, phrase) || (!*phrase && *notes))
        fail_msg("'%s': the notes are '%s'", text, notes);
    lc_string_free(notes);
    lc_dataset_free(d);
}

static void reads(const char *text, const char *expected)
{
    reads_with(text, expected, "", (lc_import){0});
}

static void refused_with(const char *text, const char *message, lc_status code, lc_import request)
{
    lc_dataset *d = NULL;
    char expected[1024];
    request.path = (const char *[]){write_text("a.csv", text)};
    request.paths = 1;
    snprintf(expected, sizeof expected, "%s%s", request.path[0], message);
    assert_int_equal(lc_dataset_import(&d, NULL, &request), code);
    if (strncmp(lc_error_message(), expected, strlen(expected)) != 0) /* what to do may follow */
        fail_msg("'%s': the message is '%s', not '%s'", text, lc_error_message(), expected);
    assert_null(d);
}

static void refused(const char *text, const char *message)
{
    refused_with(text, message, LC_E_DATA, (lc_import){0});
}

/* --- cells ----------------------------------------------------------------------------------------------------------- */

static const char *const two_rows = "a b | 2020-01-01 00:00:00 1 2 | 2020-01-02 00:00:00 3 4";

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

static void of_rows_that_are_marked_the_others_are_blamed(void **state)
{
    const char *marks[] = {"Date=x", "Date=y"};
    (void)state;
    refused_with("Date,v\n2000-01-01,1\n2000-01-02,2\nx,3\n2000-01-03,1\n2000-01-04,2\ny,3\n2000-01-05,3\n",
                 ":7: column 'Date': 'y' is not a date (to leave such rows out: --na 'Date=y')", LC_E_DATA,
                 (lc_import){.missing = marks, .missing_count = 1});
}

static void every_line_end_is_read(void **state)
{
    (void)state;
    reads("date,a,b\n2020-01-01,1,2\n2020-01-02,3,4\n", two_rows);
    reads("date,a,b\r\n2020-01-01,1,2\r\n2020-01-02,3,4\r\n", two_rows);
    reads("date,a,b\n2020-01-01,1,2\n2020-01-02,3,4", two_rows);
    reads("\xef\xbb\xbf"
          "date,a,b\n2020-01-01,1,2\n2020-01-02,3,4\n",
          two_rows);
    reads("\n\ndate,a,b\n\n2020-01-01,1,2\n  \n2020-01-02,3,4\n\n\n", two_rows);
}

static void every_separator_is_recognized(void **state)
{
    (void)state;
    reads("date\ta\tb\n2020-01-01\t1\t2\n2020-01-02\t3\t4\n", two_rows);
    reads("date;a;b\n2020-01-01;1;2\n2020-01-02;3;4\n", two_rows);
    reads("date, a , b\n2020-01-01, 1 ,2\n 2020-01-02 ,3, 4\n", two_rows);
    reads("date|a|b\n2020-01-01|1|2\n2020-01-02|3|4\n", two_rows);
    reads("date  a    b\n2020-01-01 1  2\n2020-01-02 3    4\n", two_rows);
    reads("sep=;\ndate;a;b\n2020-01-01;1;2\n2020-01-02;3;4\n", two_rows);
    reads("date;a\n2020-01-01;1,5\n", "a | 2020-01-01 00:00:00 1.5");
    reads("2020-01-01;1,5;2,5\n2020-01-02;1,5;2,5\n",
          "column_2 column_3 | 2020-01-01 00:00:00 1.5 2.5 | 2020-01-02 00:00:00 1.5 2.5");
}

static void a_comma_that_may_be_a_decimal_sign_is_refused(void **state)
{
    (void)state;
    const char *hours = "2020-03-10 1,05\n2020-03-10 2,10\n2020-03-10 3,15\n";
    const char *days = "2020-03-10 1,05\n2020-03-11 2,10\n";
    refused(hours, ": '2020-03-10 1,05' may have a decimal comma, or a comma between two cells: --decimal , or --decimal .");
    refused("1 100,05\n2 200,10\n3 300,15\n", ": '1 100,05' may have a decimal comma");
    reads_with(days, "column_2 | 2020-03-10 00:00:00 1.05 | 2020-03-11 00:00:00 2.1", "", (lc_import){.decimal = ","});
    reads_with(hours, "column_2 | 2020-03-10 01:00:00 5 | 2020-03-10 02:00:00 10 | 2020-03-10 03:00:00 15", "",
               (lc_import){.decimal = "."});
    reads("date value\n2020-03-10 1,05\n2020-03-11 2,10\n", "value | 2020-03-10 00:00:00 1.05 | 2020-03-11 00:00:00 2.1");
    reads("hour,value\n2020-03-10 1,05\n2020-03-10 2,10\n", "value | 2020-03-10 01:00:00 5 | 2020-03-10 02:00:00 10");
    reads("2020-03-10 01,05\n2020-03-10 02,10\n", "column_2 | 2020-03-10 01:00:00 5 | 2020-03-10 02:00:00 10");
    reads("2020-03-10, 5, 6\n2020-03-11, 6, 7\n", "column_2 column_3 | 2020-03-10 00:00:00 5 6 | 2020-03-11 00:00:00 6 7");
}

static void quoted_cells_hold_anything(void **state)
{
    (void)state;
    reads("\"date\",\"a\",\"b\"\n\"2020-01-01\",\"1\",2\n2020-01-02,3,\"4\"\n", two_rows);
    reads("date,\"a, the \"\"first\"\"\"\n2020-01-01,1\n", "a, the \"first\" | 2020-01-01 00:00:00 1");
    reads_with("date,\"a\nb\"\r\n2020-01-01,1\n", "a b | 2020-01-01 00:00:00 1",
               "a.csv: column 'a b': its name spans several lines, which are joined", (lc_import){0});
    reads("\"date;x\",\"a\"\n2020-01-01,1\n", "a | 2020-01-01 00:00:00 1");
    refused("date,\"a\nb\"\n2020-01-01,1\n2020-01-02,x\n", ":4: column 'a b': 'x' is not a number");
    refused("date,a\n2020-01-01,\"1\n2020-01-02,2\n", ":2: a quoted field is never closed");
}

static void ragged_rows_are_refused(void **state)
{
    (void)state;
    refused("date,a,b\n2020-01-01,1,2\n2020-01-02,3\n", ":3: 2 cells where the other lines have 3: fill it up");
    refused("date,a,b\n2020-01-01,1,2\n\n2020-01-02,3,4,5\n", ":4: 4 cells where the other lines have 3: put");
    refused("date,a,b\n2020-01-01,1,2,5\n2020-01-02,3,4\n2020-01-03,3,4\n",
            ":2: 4 cells where the other lines have 3: put a cell");
    refused("date,a,b\n2020-01-01,1,2\n2020-01-02,3,4,5\n2020-01-03,3,4\n",
            ":3: 4 cells where the other lines have 3: put a cell");
    refused("date,a\n2020-01-01,1,2\n2020-01-02,3,4\n", ":2: 3 cells where the line before has 2");
    refused("date,a,b\n202001,1,2\n202002,3,4\n202003,3,4\nannual\n2020,3,4\n2021,3,4\n",
            ":5: 1 cell where the other lines have 3: fill it up with separators for the cells that are missing; or, if the "
            "table ends "
            "before it: --footer 3");
}

/* So many bytes are no text to import, and the message says what they are. */
static void refused_bytes(const char *bytes, size_t count, const char *message)
{
    lc_dataset *d = NULL;
    const char *path = write_bytes("z.csv", bytes, count);
    assert_fails(lc_dataset_import(&d, NULL, &(lc_import){.path = &path, .paths = 1}), LC_E_DATA, message);
}

static void files_that_are_not_text_are_named(void **state)
{
    lc_dataset *d = NULL;
    const char *path;
    (void)state;
    refused("", ": the file is empty");
    refused("\n \n", ": the file is empty");
    refused("date,a\n", ": a header but no data");
    refused_bytes("date,a\n\0\0", 9, "z.csv: a binary file, not text (it has bytes of value 0); save it as CSV in UTF-8");
    refused_bytes("\211HDF\r\n\032\n\0\0", 10, "z.csv: a damaged HDF5 file, perhaps cut short");
    refused_bytes("\xfd"
                  "7zXZ\0abc",
                  9, "z.csv: its compression is damaged, or the file is cut off");
    refused_bytes("\x1f\x8b\x08\0", 4, "z.csv: its compression is damaged");
    refused_bytes("\x28\xb5\x2f\xfd\0", 5, "z.csv: its compression is damaged");
    refused_bytes("PK\x03\x04 [Content_Types].xml", 24, "z.csv: an Excel workbook, not text; save it as CSV");
    refused_bytes("PK\x03\x04 Index/Tables.iwa", 21, "z.csv: a Numbers document, not text; export it as CSV");
    refused_bytes("PK\x03\x04 prices.csv", 15,
                  "z.csv: compressed (zip); unpack it first and import the CSV that is in it: unzip ");
    path = path_of("nowhere.csv");
    assert_fails(lc_dataset_import(&d, NULL, &(lc_import){.path = &path, .paths = 1}), LC_E_IO, "nowhere.csv");
}

static void json_and_web_pages_are_named(void **state)
{
    (void)state;
    refused("{\"a\": 1.5}\n{\"a\": 2.5}\n", ": JSON, not a table of cells; in Python: pandas.read_json(");
    refused("\xef\xbb\xbf[{\"time\": \"2020-01-01\", \"a\": 1},\n {\"time\": \"2020-01-02\", \"a\": 2}]\n",
            ": JSON, not a table");
    refused("[1577836800000,1.5]\n[1577836860000,2.5]\n[1577836920000,3.5]\n", ": JSON, not a table of cells");
    refused("<!DOCTYPE html>\n<table>\n2020-01-01,1\n2020-01-02,2\n</table>\n", ": a web page, not a table");
    refused("<?xml version=\"1.0\"?>\n<a>1</a>\n", ": XML, not a table of cells");
    reads("[date],[a]\n2020-01-01,1\n2020-01-02,2\n", "[a] | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 2");
    reads("<DATE>,<HTML>\n2020-01-01,1\n", "<HTML> | 2020-01-01 00:00:00 1");
}

/* Where no cell has a comma, a point decides without a look at all cells; thousands are refused all the same. */
static void points_that_differ_later_are_still_refused(void **state)
{
    (void)state;
    refused("date,a\n2020-01-01,1.5\n2020-01-02,1.234.567\n", ":3: column 'a': '1.234.567' is not a number");
    refused("date;a;b\n2020-01-01;1.5;\n2020-01-02;2.5;1,75\n",
            ": '1.5' (line 2, column 'a') is written with a decimal point, '1,75'");
    refused("date,a,b\n2020-01-01,1.5,\n2020-01-02,2.5,\"1,75\"\n",
            ": '1.5' (line 2, column 'a') is written with a decimal point");
    reads_with("date,a\n2020-01-01,1.234.567\n2020-01-02,2.345.678\n",
               "a | 2020-01-01 00:00:00 1.23457e+06 | 2020-01-02 00:00:00 2.34568e+06", "numbers have a decimal comma",
               (lc_import){0});
}

static void parts_of_a_year_are_no_series(void **state)
{
    (void)state;
    reads("Year,Quarter,v\n2018,Q3,1\n2018,Q4,3\n2019,Q1,2\n2019,Q2,5\n", "v | 2018-07-01 00:00:00 1 | 2018-10-01 00:00:00 3 | "
                                                                          "2019-01-01 00:00:00 2 | 2019-04-01 00:00:00 5");
    reads("Year,Week,v\n2019,W52,1\n2020,W01,3\n2020,KW 2,2\n",
          "v | 2019-12-23 00:00:00 1 | 2019-12-30 00:00:00 3 | 2020-01-06 00:00:00 2");
    refused_with("Year,Season,v\n2018,dry,1\n2018,wet,3\n2019,dry,2\n2019,wet,5\n",
                 ": column 'Season' may name the series of the rows", LC_E_DATA, (lc_import){0});
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

static void sides_of_an_account_are_refused(void **state)
{
    (void)state;
    refused("Datum;Saldo\n01.01.2020;4.619,04 H\n13.01.2020;5.478,18 S\n", ":3: column 'Saldo': '5.478,18 S' is at another side");
    refused("date,v\n2020-01-01,4.5 C\n2020-01-02,5.5 D\n", ":3: column 'v': '5.5 D' does not have the unit 'C'");
    reads("date;v\n2020-01-01;12,5 zł\n2020-01-02;1 310,5 zł\n", "v | 2020-01-01 00:00:00 12.5 | 2020-01-02 00:00:00 1310.5");
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

/* --- columns --------------------------------------------------------------------------------------------------------- */

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
    refused("date,a,a\n2020-01-01,1,2\n", ": two columns are named 'a' (without names: --skip 1 --header none");
}

static void stray_bytes_are_read_as_latin_1(void **state)
{
    (void)state;
    lc_dataset *d = import_text(NULL, "date,SWDR (W/m\xb2),T (degC)\n2020-01-01,1,2\n", (lc_import){0});
    assert_string_equal(d->channel[0].name, "SWDR (W/m\xc2\xb2)");
    assert_string_equal(d->channel[0].units, "W/m\xc2\xb2");
    assert_string_equal(d->channel[1].units, "degC");
    assert_string_equal(d->series[0].name, "a");
    lc_dataset_free(d);
}

static void missing_cells_are_nan(void **state)
{
    (void)state;
    reads(
        "date,a,b\n2020-01-01,,NA\n2020-01-02,nan,NULL\n2020-01-03,1,?\n2020-01-04,2,3\n",
        "a b | 2020-01-01 00:00:00 nan nan | 2020-01-02 00:00:00 nan nan | 2020-01-03 00:00:00 1 nan | 2020-01-04 00:00:00 2 3");
    reads_with("date,a\n2020-01-01,-9999\n2020-01-02,1\n2020-01-03,none\n",
               "a | 2020-01-01 00:00:00 nan | 2020-01-02 00:00:00 1 | 2020-01-03 00:00:00 nan", "",
               (lc_import){.missing = (const char *[]){"-9999", "none"}, .missing_count = 2});
}

static void columns_left_out_are_noted(void **state)
{
    (void)state;
    reads_with("date,a,sky\n2020-01-01,1,rain\n2020-01-02,2,sun\n", "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 2",
               "a.csv: column 'sky' left out: text, not numbers", (lc_import){0});
    reads_with("date,a,b\n2020-01-01,1,\n", "a | 2020-01-01 00:00:00 1", "column 'b' left out: empty", (lc_import){0});
    reads_with("date,a,b,c\n2020-01-01,1,2,3\n", "a c | 2020-01-01 00:00:00 1 3", "", (lc_import){.columns = "c, a"});
    reads_with("date,a,b,c,d\n2020-01-01,1,x,,y\n", "a | 2020-01-01 00:00:00 1",
               "a.csv: columns 'b', 'd' left out: text, not numbers\n", (lc_import){0});
    refused_with("date,a\n2020-01-01,1\n", ": no column 'z'", LC_E_DATA, (lc_import){.columns = "a,z"});
    reads_with("date,\"a, b\",c,d\n2020-01-01,1,2,3\n", "a, b d | 2020-01-01 00:00:00 1 3", "",
               (lc_import){.columns = "\"a, b\", d"});
    reads_with("date,\"a, b\",c\n2020-01-01,1,2\n", "a, b | 2020-01-01 00:00:00 1", "", (lc_import){.columns = "a, b"});
    refused_with("date,\"a, b\",c\n2020-01-01,1,2\n", ": no column 'a'; put a name that has a comma in double quotes", LC_E_DATA,
                 (lc_import){.columns = "a, b, c"});
}

static void a_text_among_numbers_is_refused(void **state)
{
    (void)state;
    refused("date,open,close\n2020-01-01,1,2\n2020-01-02,3,4\n2020-01-03,5,12.5%\n",
            ":4: column 'close': '12.5%' is not a number");
    refused("date,a\n2020-01-01,1\n2020-01-02,inf\n", ":3: column 'a': 'inf' is out of range");
    refused("date,a\n2020-01-01,1\n2020-01-02,1e999\n", ":3: column 'a': '1e999' is out of range");
    refused("date\n2020-01-01\n", ": no column of numbers");
}

/* --- time ------------------------------------------------------------------------------------------------------------ */

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
    reads_with("date,a\n2020-01-02,3\n2020-01-01,1\n2020-01-01,2\n2020-01-03,4\n",
               "a | 2020-01-01 00:00:00 1 | 2020-01-01 00:00:00 2 | 2020-01-02 00:00:00 3 | 2020-01-03 00:00:00 4", "sorted",
               (lc_import){.series_column = "none"});
}

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
    refused("date,a\n01/15/2016,1\n01/16/2016,2\n02/30/2016,3\n", ":4: column 'date': there is no day '02/30/2016'");
    refused("date,a\n2016-01-01,1\nyesterday,2\n", ":3: column 'date': 'yesterday' is not a date");
}

/* All numbers may be months: the order of the rows tells, then the evenness of their steps, then custom. */
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

/* --- panels ---------------------------------------------------------------------------------------------------------- */

static void files_of_a_panel_share_columns(void **state)
{
    (void)state;
    lc_dataset *d = NULL;
    char *notes = NULL;
    assert_int_equal(mkdir(path_of("panel"), 0700), 0);
    write_text("panel/B.csv", "date,close,open\n2020-01-01,1,2\n2020-01-02,3,4\n");
    write_text("panel/A.csv", "date,open,high,close\n2020-01-05,10,20,30\n");
    write_text("panel/C.txt", "date,close,open,volume\n2020-01-01,5,6,7\n");
    write_text("panel/README", "nothing to read");
    const char *path = path_of("panel/");
    assert_ok(lc_dataset_import(&d, &notes, &(lc_import){.path = &path, .paths = 1}));
    assert_string_equal(d->title, "panel");
    assert_int_equal(d->series_count, 3);
    assert_int_equal(d->channels, 2);
    assert_string_equal(d->channel[0].name, "open");
    assert_string_equal(d->channel[1].name, "close");
    assert_string_equal(d->series[0].name, "A");
    assert_string_equal(d->series[2].name, "C");
    assert_true(d->series[0].value[0] == 10 && d->series[0].value[1] == 30);
    assert_true(d->series[1].value[2] == 4 && d->series[1].value[3] == 3);
    assert_true(d->series[2].value[0] == 6 && d->series[2].value[1] == 5);
    assert_non_null(strstr(notes, "B.csv: column 'high' left out: the files before have it, this one has not"));
    assert_non_null(strstr(notes, "C.txt: column 'volume' left out: not in all files"));
    lc_string_free(notes);
    lc_dataset_free(d);
    d = NULL;
    const char *other = write_text("panel/D.csv", "date,x\n2020-01-01,1\n");
    assert_fails(lc_dataset_import(&d, NULL, &(lc_import){.path = &path, .paths = 1}), LC_E_DATA,
                 "D.csv: no column of numbers that the files before it have too");
    assert_fails(lc_dataset_import(&d, NULL, &(lc_import){.path = (const char *[]){other, other}, .paths = 2}), LC_E_DATA,
                 "a second series 'D'");
    assert_int_equal(mkdir(path_of("none"), 0700), 0);
    path = path_of("none");
    assert_fails(lc_dataset_import(&d, NULL, &(lc_import){.path = &path, .paths = 1}), LC_E_IO, "no .csv or .txt file");
}

/* --- tables as people have them -------------------------------------------------------------------------------------- */

static void packed_and_recoded_texts_are_read(void **state)
{
    (void)state;
    static const unsigned char gz[] = {31, 139, 8,  0,   0,   0,  0,   0,  2,   3,   75, 73, 44, 73, 213, 73, 212,
                                       73, 226, 50, 50,  48,  50, 208, 53, 48,  4,   34, 29, 67, 29, 35,  4,  215,
                                       72, 199, 88, 199, 132, 11, 0,   44, 141, 113, 25, 39, 0,  0,  0};
    static const unsigned char xz[] = {
        253, 55,  122, 88, 90,  0,   0,  4,   230, 214, 180, 70,  2,   0,   33,  1,   22,  0,   0,   0,   116, 47,  229,
        163, 224, 0,   38, 0,   32,  93, 0,   50,  24,  74,  238, 235, 145, 151, 244, 218, 243, 211, 56,  74,  217, 142,
        136, 211, 71,  57, 191, 160, 59, 149, 13,  236, 234, 197, 168, 166, 157, 0,   0,   0,   70,  155, 10,  94,  247,
        52,  78,  225, 0,  1,   60,  39, 191, 121, 127, 246, 31,  182, 243, 125, 1,   0,   0,   0,   0,   4,   89,  90};
    static const unsigned char zst[] = {40, 181, 47, 253, 4,  88, 29, 1,  0,  232, 100, 97, 116, 101, 44, 97,
                                        44, 98,  10, 50,  48, 50, 48, 45, 48, 49,  45,  48, 49,  44,  49, 44,
                                        50, 50,  44, 51,  44, 52, 10, 1,  0,  101, 155, 77, 9,   3,   6,  76};
    static const unsigned char utf16[] = {255, 254, 100, 0, 97, 0, 116, 0, 101, 0, 44, 0, 97, 0, 44, 0, 98, 0, 10, 0,
                                          50,  0,   48,  0, 50, 0, 48,  0, 45,  0, 48, 0, 49, 0, 45, 0, 48, 0, 49, 0,
                                          44,  0,   49,  0, 44, 0, 50,  0, 10,  0, 50, 0, 48, 0, 50, 0, 48, 0, 45, 0,
                                          48,  0,   49,  0, 45, 0, 48,  0, 50,  0, 44, 0, 51, 0, 44, 0, 52, 0, 10, 0};
    static const struct {
        const unsigned char *bytes;
        size_t count;
    } files[] = {{gz, sizeof gz}, {xz, sizeof xz}, {zst, sizeof zst}, {utf16, sizeof utf16}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char found[256];
        lc_dataset *d = NULL;
        const char *path = write_bytes("z.csv", (const char *)files[i].bytes, files[i].count);
        assert_ok(lc_dataset_read(&d, NULL, path));
        describe(found, sizeof found, d);
        assert_string_equal(found, two_rows);
        lc_dataset_free(d);
        if (i == 0) { /* zeros pad a block; another member whose first byte is damaged is not passed over */
            unsigned char more[2 * sizeof gz] = {0};
            memcpy(more, gz, sizeof gz);
            path = write_bytes("z.csv", (const char *)more, sizeof more);
            assert_ok(lc_dataset_read(&d, NULL, path));
            lc_dataset_free(d);
            memcpy(more + sizeof gz, gz, sizeof gz);
            more[sizeof gz] ^= 1;
            path = write_bytes("z.csv", (const char *)more, sizeof more);
            assert_fails(lc_dataset_read(&d, NULL, path), LC_E_DATA, "something that is not packed follows");
        }
        path = write_bytes("z.csv", (const char *)files[i].bytes, files[i].count - 9);
        if (i < 3)
            assert_fails(lc_dataset_read(&d, NULL, path), LC_E_DATA, "z.csv: its compression is damaged, or the file is cut off");
    }
}

/* Four rows of one column of cells, read as those values. */
static void writes(const char *cells, const char *values, const char *phrase, lc_import request)
{
    char text[512] = "date;a\n", expected[512] = "a", copy[256];
    int day = 1;
    snprintf(copy, sizeof copy, "%s", cells);
    for (char *cell = copy, *next; cell; cell = next) {
        next = strchr(cell, '|');
        if (next)
            *next++ = 0;
        snprintf(text + strlen(text), sizeof text - strlen(text), "2020-01-%02d;%s\n", day++, cell);
    }
    day = 1;
    snprintf(copy, sizeof copy, "%s", values);
    for (char *value = copy, *next; value; value = next) {
        next = strchr(value, ' ');
        if (next)
            *next++ = 0;
        snprintf(expected + strlen(expected), sizeof expected - strlen(expected), " | 2020-01-%02d 00:00:00 %s", day++, value);
    }
    reads_with(text, expected, phrase, request);
}

static void numbers_are_read_as_people_write_them(void **state)
{
    (void)state;
    writes("98,82|366.484|1.234.567|985", "98.82 366484 1.23457e+06 985", "", (lc_import){0});
    writes("1,011.60|12|1,234,567", "1011.6 12 1.23457e+06", "", (lc_import){0});
    writes("1'201.5|1\xc2\xa0"
           "202.5|1 203.5",
           "1201.5 1202.5 1203.5", "", (lc_import){0});
    writes("$5.50|-$1.5|$(2.25)", "5.5 -1.5 -2.25", "1 numbers in brackets are read as negative", (lc_import){0});
    writes("0.5%|1%|-2.5%", "0.5 1 -2.5", "% is its unit", (lc_import){0});
    writes("1.77M|1.5K|3B|12", "1.77e+06 1500 3e+09 12", "read as thousands to trillions", (lc_import){0});
    writes("1.5-|\xe2\x88\x92"
           "2.5|+3.5",
           "-1.5 -2.5 3.5", "", (lc_import){0});
    writes("8.0*|9.5|7#", "8 9.5 7", "stars and # after 2 numbers passed over", (lc_import){0});
    writes("1.0D+02|0.25d-1|1.234D2", "100 0.025 123.4", "", (lc_import){0}); /* of Fortran */
    writes("1e-400|1.5", "0 1.5", "1 numbers are too small for a double: read as 0", (lc_import){0});
    writes("2.237|3.374", "2.237 3.374", "change it: --thousands . or --decimal ,", (lc_import){0});
    writes("2.237|985", "2237 985", "", (lc_import){.thousands = "."});
    writes("2,237|3,374", "2.237 3.374", "", (lc_import){.decimal = ","});
}

static void numbers_that_may_mean_two_things_are_refused(void **state)
{
    (void)state;
    refused("date;a\n2020-01-01;2.237\n2020-01-02;985\n",
            ":2: column 'a': '2.237' may have a decimal '.' or '.' between thousands");
    refused("date;a\n2020-01-01;2,237\n2020-01-02;3,374\n", ":2: column 'a': '2,237' may have a decimal ','");
    refused("date;a;b\n2020-01-01;0,5;0.5\n", ": '0.5' (line 2, column 'b') is written with a decimal point, '0,5'");
    refused("date,a\n2020-01-01,5%\n2020-01-02,5\n", ":3: column 'a': '5' does not have the unit '%'");
    refused("date,a,code\n2020-01-01,5,A1\n2020-01-02,5,A2\n", ":2: column 'code': 'A1' is not a number");
    refused("date,a\n2020-01-01,1\n2020-01-02,.\n", ":3: column 'a': '.' is not a number (missing: --na '.'");
}

static void marks_behind_numbers_are_passed_over_or_refused(void **state)
{
    (void)state;
    writes("8.5 E|9.5|7", "8.5 9.5 7", "marks after 1 numbers passed over, as in '8.5 E'", (lc_import){0});
    writes("8,5 e|9,5 e|7,25 e", "8.5 9.5 7.25", "marks after 3 numbers", (lc_import){0});
    writes("8.5(p)|9.5(p)|7[1]", "8.5 9.5 7", "as in '8.5(p)'", (lc_import){0});
    writes("=\"8.5\"|\"=\"\"9.5\"\"\"|7", "8.5 9.5 7", "", (lc_import){0});
    writes("8.5|<0.5|7", "8.5 0.25 7", "", (lc_import){.value = (const char *const[]){"<0.5=0.25"}, .value_count = 1});
    refused("date,a\n2020-01-01,8.5\n2020-01-02,<0.5\n2020-01-03,7\n", ":3: column 'a': '<0.5' is not a number");
    refused("date,a\n2020-01-01,8.5 E\n2020-01-02,7.5 E\n2020-01-03,7 N\n2020-01-04,7 S\n",
            ":4: column 'a': '7 N' is at another side");
    refused("date,a\n2020-01-01,8.5\n2020-01-02,50%\n2020-01-03,7\n", ":3: column 'a': '50%' is not a number as those before");
    refused("date,a\n2020-01-01,1\n2020-01-02,0.00T\n2020-01-03,7\n2020-01-04,7\n2020-01-05,7\n2020-01-06,7\n2020-01-07,7\n"
            "2020-01-08,7\n2020-01-09,7\n2020-01-10,7\n2020-01-11,7\n",
            ":3: column 'a': '0.00T' has a letter that few others have");
}

static void words_may_be_missing_or_numbers(void **state)
{
    (void)state;
    writes("N/A|#N/A|None|<NA>|NaT|-nan|n/a|1.5", "nan nan nan nan nan nan nan 1.5", "", (lc_import){0});
    writes("-9999.0|1|T", "nan 1 0", "",
           (lc_import){
               .missing = (const char *[]){"-9999"}, .missing_count = 1, .value = (const char *[]){"T=0"}, .value_count = 1});
    reads_with("date,a,b\n2020-01-01,-1,-1\n2020-01-02,2,3\n", "a b | 2020-01-01 00:00:00 nan -1 | 2020-01-02 00:00:00 2 3",
               "no cell is 'M' (--na)", (lc_import){.missing = (const char *[]){"a=-1", "M"}, .missing_count = 2});
    reads_with("date,a\n2020-01-01,T\n2020-01-02,2\n", "a | 2020-01-01 00:00:00 0 | 2020-01-02 00:00:00 2",
               "no cell is 'Tr' (--value)", (lc_import){.value = (const char *[]){"T=0", "Tr=0"}, .value_count = 2});
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
    reads_with("\"date\",\"a\"\n\"1\",\"2020-01-01\",7\n\"2\",\"2020-01-02\",8\n\"3\",\"2020-01-03\",9\n",
               "a | 2020-01-01 00:00:00 7 | 2020-01-02 00:00:00 8 | 2020-01-03 00:00:00 9",
               "column 'column_1' left out: counts the rows", (lc_import){0});
    refused("date,a\n2020-01-01,1\n2020-01-02,1\n2020-01-03,1,2\n2020-01-04,1,2\n2020-01-05,1,2\n2020-01-06,1,2\n",
            ":2: 2 cells where the other lines have 3: fill it up");
}

static void headers_may_have_several_lines(void **state)
{
    (void)state;
    reads_with("Price,Close,Open\nTicker,ZZ,ZZ\nDate,,\n2020-01-01,1,2\n2020-01-02,3,4\n",
               "Close Open | 2020-01-01 00:00:00 1 2 | 2020-01-02 00:00:00 3 4", "line 2 of the header passed over: 'Ticker ...'",
               (lc_import){0});
    reads("Price,Close,Close\nTicker,ZA,ZB\nDate,,\n2020-01-01,1,2\n2020-01-02,3,4\n",
          "Close ZA Close ZB | 2020-01-01 00:00:00 1 2 | 2020-01-02 00:00:00 3 4");
    reads(",A,,B,\ndate,x,y,x,y\n2020-01-01,1,2,3,4\n2020-01-02,1,2,3,5\n",
          "A x A y B x B y | 2020-01-01 00:00:00 1 2 3 4 | 2020-01-02 00:00:00 1 2 3 5");
}

/* The series of a text, described: "NAME rows first-value | ...". */
static void parts(const char *text, const char *expected, lc_import request)
{
    char found[512];
    size_t used = 0;
    lc_dataset *d = import_text(NULL, text, request);
    for (size_t i = 0; i < d->series_count; i++)
        used += (size_t)snprintf(found + used, sizeof found - used, "%s%s %zu %g", i ? " | " : "", d->series[i].name,
                                 d->series[i].rows, d->series[i].value[0]);
    assert_string_equal(found, expected);
    lc_dataset_free(d);
}

static void a_column_of_ids_makes_a_panel(void **state)
{
    (void)state;
    parts("date,close,Name\n2020-01-01,1,A\n2020-01-02,2,A\n2020-01-01,3,B\n2020-01-02,4,B\n", "A 2 1 | B 2 3", (lc_import){0});
    parts("unique_id,ds,y\n7,2020-01-01,1\n8,2020-01-01,2\n7,2020-01-02,3\n8,2020-01-02,4\n", "7 2 1 | 8 2 2", (lc_import){0});
    parts("ticker,date,close\nA,2020-01-01,1\nA,2020-01-02,2\nB,2019-01-01,3\nB,2019-01-02,4\n", "A 2 1 | B 2 3", (lc_import){0});
    parts("date,variable,value\n2020-01-01,T,1\n2020-01-02,T,2\n2020-01-01,W,3\n2020-01-02,W,4\n", "T 2 1 | W 2 3",
          (lc_import){0});
    parts("date,s,i,y\n2020-01-01,1,1,1\n2020-01-01,1,2,2\n2020-01-02,1,1,3\n2020-01-02,1,2,4\n", "1 1 2 1 | 1 2 2 2",
          (lc_import){.series_column = "s,i"});
}

static void series_that_are_not_plain_are_refused(void **state)
{
    (void)state;
    refused("time,wind,t\n2020-01-01,N,1\n2020-01-01,S,2\n2020-01-02,E,3\n2020-01-02,S,4\n2020-01-03,N,5\n2020-01-03,E,6\n",
            ": column 'wind' may name the series of the rows, or not: --series-column 'wind'");
    refused(
        "date,s,i,y\n2020-01-01,1,1,1\n2020-01-01,1,2,2\n2020-01-01,2,1,3\n2020-01-01,2,2,4\n2020-01-02,1,1,5\n2020-01-02,1,2,"
        "6\n2020-01-02,2,1,7\n2020-01-02,2,2,8\n",
        ": 8 of 8 rows have the time of another row; columns 's' and 'i' together tell them apart");
    reads_with("time,wind,t\n2020-01-01,N,1\n2020-01-02,S,2\n", "t | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 2",
               "column 'wind' left out: text", (lc_import){0});
}

static void a_row_may_be_a_series(void **state)
{
    (void)state;
    parts("\"V1\",\"V2\",\"V3\",\"V4\"\n\"H1\",\"5\",\"6\",\"7\"\n\"H2\",\"8\",\"9\",\n", "H1 3 5 | H2 2 8", (lc_import){0});
    parts("Page,2020-01-01,2020-01-02,2020-01-03\nA,1,2,3\nB,,5,\n", "A 3 1 | B 1 5", (lc_import){0});
    parts("x,q,r\nA,1,2\nB,3,4\n", "A 2 1 | B 2 3", (lc_import){.wide = true});
}

static void the_monash_format_is_read(void **state)
{
    (void)state;
    lc_dataset *d =
        import_text(NULL,
                    "# made up\n@relation x\n@attribute series_name string\n@attribute start_timestamp date\n@frequency "
                    "monthly\n@missing true\n@data\nT1:2020-01-31 00-00-00:1,?,3\nT2:2021-01-01 00-00-00:4\n",
                    (lc_import){0});
    assert_int_equal(d->series_count, 2);
    assert_string_equal(d->series[1].name, "T2");
    assert_int_equal(d->series[0].time[1], 1582934400); /* 2020-02-29 */
    assert_true(d->series[0].value[1] != d->series[0].value[1] && d->series[0].value[2] == 3);
    lc_dataset_free(d);
}

static void words_become_channels_on_request(void **state)
{
    (void)state;
    reads_with("date,a,dir\n2020-01-01,1,N\n2020-01-02,2,S\n2020-01-03,3,\n",
               "a dir=N dir=S | 2020-01-01 00:00:00 1 1 0 | 2020-01-02 00:00:00 2 0 1 | 2020-01-03 00:00:00 3 nan nan", "",
               (lc_import){.one_hot = "dir"});
}

static void counters_and_ids_are_left_out(void **state)
{
    (void)state;
    reads_with(",date,a\n0,2020-01-01,1\n1,2020-01-02,3\n2,2020-01-03,3\n",
               "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3 | 2020-01-03 00:00:00 3",
               "column 'column_1' left out: counts the rows", (lc_import){0});
    reads_with("date,a,station_id\n2020-01-01,1,725\n2020-01-02,3,725\n", "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3",
               "column 'station_id' left out: an id, the same in all rows", (lc_import){0});
    reads_with("n,date,a\n1000,2020-01-01,1\n1005,2020-01-02,3\n1010,2020-01-03,3\n",
               "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3 | 2020-01-03 00:00:00 3",
               "column 'n' left out: counts the rows", (lc_import){0});
    reads_with("date,a,trade_id\n2020-01-01,1,77\n2020-01-02,3,12\n2020-01-03,3,405\n",
               "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3 | 2020-01-03 00:00:00 3",
               "column 'trade_id' left out: an id, another in each row", (lc_import){0});
    reads_with("date,a,MJD\n2020-01-01,1,58849\n2020-01-02,3,58850\n2020-01-03,3,58851.5\n",
               "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3 | 2020-01-03 00:00:00 3",
               "column 'MJD' left out: it counts time, and column 'date' is the time", (lc_import){0});
    reads_with("date,a,b\n2020-01-01,1,2\n", "a | 2020-01-01 00:00:00 1", "", (lc_import){.drop = "b"});
}

static void what_was_decided_is_a_command(void **state)
{
    (void)state;
    lc_dataset *d = import_text(NULL, "made up\nd;a\n2020-01-01;1,5\n2020-01-02;2,5\nTotal;4\n", (lc_import){0});
    assert_string_equal(d->history, "lanecast import a.csv --skip 1 --footer 1 --header 1 --time d --decimal ,");
    lc_dataset_free(d);
    d = import_text(NULL, "made up\nd;a\n2020-01-01;1,5\n2020-01-02;2,5\nTotal;4\n",
                    (lc_import){.skip = "1", .footer = "1", .header = "1", .time = "d", .date_order = "ymd", .decimal = ","});
    assert_true(d->series[0].rows == 2 && d->series[0].value[1] == 2.5);
    lc_dataset_free(d);
}

/* --- broken files ---------------------------------------------------------------------------------------------------- */

/* A byte is changed, taken out or put in, or the end is cut off. */
static size_t mutate(char *text, size_t length, lc_rng *rng)
{
    static const char bytes[] = ",;\t\"\n\r-/:. 0919eETNaN\xef\xbb\xff\0";
    size_t at = lc_rng_below(rng, length);
    char byte = bytes[lc_rng_below(rng, sizeof bytes)];
    switch (lc_rng_below(rng, 8)) {
    case 0:
        return at + 1;
    case 1:
    case 2:
        memmove(text + at, text + at + 1, length - at - 1);
        return length > 1 ? length - 1 : length;
    case 3:
    case 4:
        memmove(text + at + 1, text + at, length - at);
        text[at] = byte;
        return length + 1;
    default:
        text[at] = byte;
        return length;
    }
}

static void a_file_broken_at_random_is_read_or_refused(void **state)
{
    static const char whole[] =
        "station,\"North, 1\"\nDate,Time,T (degC),\"wind \"\"max\"\"\",sky\n01/02/2016,01:00,-1.5,3e2,rain\n"
        "01/02/2016,24:00,,4.25,sun\n01/13/2016,02:00,7,NA,\"\"\n01/14/2016,03:00,8.125,5,fog\n";
    lc_rng rng = lc_rng_new(9, "mutations", 0);
    size_t good = 0, bad = 0;
    (void)state;
    for (int i = 0; i < 1500; i++) {
        char text[sizeof whole + 64];
        size_t length = sizeof whole - 1;
        memcpy(text, whole, sizeof whole);
        for (size_t times = 1 + lc_rng_below(&rng, 6); times-- > 0;)
            length = mutate(text, length, &rng);
        lc_dataset *d = NULL;
        const char *path = write_bytes("a.csv", text, length);
        lc_status status = lc_dataset_read(&d, NULL, path);
        if (status == LC_OK) {
            good++;
            assert_true(d->channels > 0 && d->series_count == 1 && d->series[0].rows > 0);
        } else {
            bad++;
            assert_int_equal(status, LC_E_DATA);
            assert_non_null(strstr(lc_error_message(), "a.csv"));
        }
        lc_dataset_free(d);
    }
    assert_true(good > 100 && bad > 100);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    char command[64];
    (void)state;
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_header_with_a_name_too_few_is_said_or_refused),
        cmocka_unit_test(of_rows_that_are_marked_the_others_are_blamed),
        cmocka_unit_test(every_line_end_is_read),
        cmocka_unit_test(every_separator_is_recognized),
        cmocka_unit_test(a_comma_that_may_be_a_decimal_sign_is_refused),
        cmocka_unit_test(quoted_cells_hold_anything),
        cmocka_unit_test(ragged_rows_are_refused),
        cmocka_unit_test(files_that_are_not_text_are_named),
        cmocka_unit_test(json_and_web_pages_are_named),
        cmocka_unit_test(points_that_differ_later_are_still_refused),
        cmocka_unit_test(parts_of_a_year_are_no_series),
        cmocka_unit_test(times_are_found_in_columns_without_names),
        cmocka_unit_test(times_may_have_a_decimal_comma),
        cmocka_unit_test(sides_of_an_account_are_refused),
        cmocka_unit_test(lines_before_a_table_may_be_one_of_their_own),
        cmocka_unit_test(headers_are_recognized),
        cmocka_unit_test(missing_cells_are_nan),
        cmocka_unit_test(stray_bytes_are_read_as_latin_1),
        cmocka_unit_test(a_time_of_day_may_have_its_own_column),
        cmocka_unit_test(columns_left_out_are_noted),
        cmocka_unit_test(a_time_axis_can_be_made_up),
        cmocka_unit_test(a_text_among_numbers_is_refused),
        cmocka_unit_test(rows_come_out_in_order_of_time),
        cmocka_unit_test(a_column_decides_the_order_of_its_dates),
        cmocka_unit_test(rows_decide_an_ambiguous_order_of_dates),
        cmocka_unit_test(days_may_have_no_separators),
        cmocka_unit_test(fractions_of_a_second_are_kept),
        cmocka_unit_test(a_time_column_that_is_not_read_is_refused),
        cmocka_unit_test(files_of_a_panel_share_columns),
        cmocka_unit_test(packed_and_recoded_texts_are_read),
        cmocka_unit_test(numbers_are_read_as_people_write_them),
        cmocka_unit_test(numbers_that_may_mean_two_things_are_refused),
        cmocka_unit_test(marks_behind_numbers_are_passed_over_or_refused),
        cmocka_unit_test(words_may_be_missing_or_numbers),
        cmocka_unit_test(lines_around_a_table_are_passed_over_and_said),
        cmocka_unit_test(headers_may_have_several_lines),
        cmocka_unit_test(a_column_of_ids_makes_a_panel),
        cmocka_unit_test(series_that_are_not_plain_are_refused),
        cmocka_unit_test(a_row_may_be_a_series),
        cmocka_unit_test(the_monash_format_is_read),
        cmocka_unit_test(words_become_channels_on_request),
        cmocka_unit_test(counters_and_ids_are_left_out),
        cmocka_unit_test(what_was_decided_is_a_command),
        cmocka_unit_test(a_file_broken_at_random_is_read_or_refused),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
