/* Columns of texts into stamps: tables as people have them, and those whose time cannot be known. */
#include <lanecast/dataset.h>

#include "core/mem.h"
#include "core/zone.h"
#include "data/time/time.h"
#include "unit.h"

enum { ROWS = 64, COLUMNS = 8 };

/* Lines of cells between semicolons, lines ending with '\n', the first a header unless it is empty. */
typedef struct grid {
    char text[4096];
    char *name[COLUMNS], *cell[ROWS][COLUMNS];
    size_t rows, columns;
} grid;

static const char *name_of(const void *table, size_t column)
{
    return ((const grid *)table)->name[column];
}

static const char *cell_of(const void *table, size_t row, size_t column)
{
    return ((const grid *)table)->cell[row][column];
}

static size_t line_of(const void *table, size_t row)
{
    (void)table;
    return row + 2;
}

static bool is_missing(const void *table, const char *cell)
{
    (void)table;
    return !*cell || strcmp(cell, "NA") == 0;
}

static size_t cut(char *cells[COLUMNS], char *line)
{
    size_t count = 0;
    for (char *at = line; at; count++) {
        assert_true(count < COLUMNS);
        cells[count] = at;
        at = strchr(at, ';');
        if (at)
            *at++ = '\0';
    }
    return count;
}

static void make_grid(grid *g, const char *text)
{
    memset(g, 0, sizeof *g);
    assert_true(strlen(text) < sizeof g->text);
    memcpy(g->text, text, strlen(text));
    char *line = g->text, *end;
    size_t row = 0;
    for (; (end = strchr(line, '\n')); line = end + 1, row++) {
        *end = '\0';
        g->columns = row == 0 ? cut(g->name, line) : cut(g->cell[row - 1], line);
    }
    g->rows = row - 1;
}

/* A text's stamps, " | " between them; "none" if no column is the time. */
static lc_status stamps_of(char *out, size_t size, char **notes, const char *text, lc_time_request request)
{
    grid g;
    lc_buffer buffer = {0};
    lc_time_columns columns;
    lc_stamps stamps = {0};
    lc_turns turns = {0};
    make_grid(&g, text);
    for (size_t column = 0; column < g.columns; column++)
        g.name[column] = g.name[column] ? g.name[column] : g.text + sizeof g.text - 1;
    const lc_view view = {&g, "t.csv", g.rows, g.columns, name_of, cell_of, line_of, is_missing, &buffer, true};
    lc_status status = lc_time_find(&columns, &view, &request);
    snprintf(out, size, "none");
    if (status == LC_OK && columns.count) {
        size_t used = 0;
        status = lc_time_read(&stamps, &view, &columns, &request);
        status = status == LC_OK ? lc_time_find_turns(&turns, &stamps, &view, &columns) : status;
        status = status == LC_OK && turns.count ? lc_time_turn(&stamps, &view, &columns, &turns) : status;
        if (status == LC_OK)
            lc_time_hint_zone(&stamps, &view, &columns);
        for (size_t row = 0; status == LC_OK && row < g.rows; row++) {
            char stamp[LC_STAMP_TEXT];
            const lc_series series = {.rows = g.rows,
                                      .time = stamps.stamp,
                                      .ticks = stamps.ticks,
                                      .calendar = stamps.calendar,
                                      .offset = stamps.offset};
            lc_series_stamp(stamp, &series, row);
            used += (size_t)snprintf(out + used, size - used, "%s%s", row ? " | " : "", stamp);
        }
    }
    lc_stamps_free(&stamps);
    assert_ok(lc_buffer_take(notes, &buffer));
    return status;
}

/* phrase: of a note; "": there is none. */
static void reads_with(const char *text, const char *expected, const char *phrase, lc_time_request request)
{
    char found[4096], *notes;
    if (stamps_of(found, sizeof found, &notes, text, request) != LC_OK)
        fail_msg("%s: %s", text, lc_error_message());
    if (strcmp(found, expected) != 0)
        fail_msg("%s is %s, not %s; %s", text, found, expected, notes);
    if (!strstr(notes, phrase) || (!*phrase && *notes))
        fail_msg("%s: the notes are '%s'", text, notes);
    lc_free(notes);
}

static void reads(const char *text, const char *expected)
{
    reads_with(text, expected, "", (lc_time_request){0});
}

static void refused_with(const char *text, lc_status code, const char *message, lc_time_request request)
{
    char found[4096], *notes;
    lc_status status = stamps_of(found, sizeof found, &notes, text, request);
    lc_free(notes);
    if (status == LC_OK)
        fail_msg("%s is read: %s", text, found);
    assert_int_equal(status, code);
    if (!strstr(lc_error_message(), message))
        fail_msg("%s: '%s' does not say '%s'", text, lc_error_message(), message);
}

static void refused(const char *text, const char *message)
{
    refused_with(text, LC_E_DATA, message, (lc_time_request){0});
}

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
    refused("date;time;y\n2021-01-04;03:00-05:00;1\n2021-01-04;04:00-05:00;2\n", "UTC offset, or an interval");
    reads_with("date;time;y\n2021-01-04;03:00-05:00;1\n2021-01-04;04:00-05:00;2\n",
               "2021-01-04 03:00:00-05:00 | 2021-01-04 04:00:00-05:00", "",
               (lc_time_request){.columns = "date,time", .format = "%Y-%m-%d %H:%M%z"});
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
    for (int i = 1; i <= 25; i++) /* a Saturday of 2020 has 24, the Sunday behind it 23, 2 of Monday */
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
               "", (lc_time_request){.columns = "date"});
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
            "t.csv:5: column 'Date': '13/01/2020' goes back in time behind line 4, '01/12/2020'");
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

static void columns_without_names_are_a_date_where_rows_go_on(void **state)
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
    reads("a;b;c\n2020;1;31\n2020;2;1\n2020;2;2\n", "none"); /* names say what they are */
    reads_with("a;b;c\n2020;1;31\n2020;2;1\n2020;2;2\n", "2020-01-31 00:00:00 | 2020-02-01 00:00:00 | 2020-02-02 00:00:00",
               "year, month, day", (lc_time_request){.columns = "a,b,c"});
    reads_with("a;b;c\n1749;11;31\n1749;12;1\n1750;1;2\n", "1749-11-01 00:00:00 | 1749-12-01 00:00:00 | 1750-01-01 00:00:00",
               "year, month", (lc_time_request){.columns = "a,b"}); /* not the first hour of a year */
    reads("column_1;column_2;column_3\n2020;1;31\n2020;1;31\n2020;2;2\n", "none");
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
               "the quarter's number behind the point", (lc_time_request){0});
    reads_with("Date;y\n1871.1;1\n1871.11;2\n1871.12;3\n1872.01;4\n",
               "1871-10-01 00:00:00 | 1871-11-01 00:00:00 | 1871-12-01 00:00:00 | 1872-01-01 00:00:00",
               "the month's number behind the point", (lc_time_request){0});
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
    refused_with("a;y\n1;1\n2;2\n", LC_E_USAGE, "--time: t.csv: no column 'z'", (lc_time_request){.columns = "z"});
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
    refused("a;y\n2001-02-29;1\n2001-02-30;2\n", "there is no day '2001-02-29'");
    refused_with("a;y\n2001-02-29;1\n", LC_E_USAGE, "unknown calendar 'julian'", (lc_time_request){.calendar = "julian"});
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
    reads_with("date;y\n1-Dec-68;1\n1-Jan-69;2\n", "1968-12-01 00:00:00 | 1969-01-01 00:00:00", "1900 to 1999",
               (lc_time_request){0});
    reads_with("date;y\nJan-49;1\nFeb-49;2\n", "2049-01-01 00:00:00 | 2049-02-01 00:00:00",
               "years have two digits and are read as 1969 to 2068", (lc_time_request){0});
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
    refused_with("Date;y\n2021-03-28 01:00;1\n2021-03-28 02:00;2\n", LC_E_DATA,
                 "t.csv:3: column 'Date': '2021-03-28 02:00' is in the hour that clocks of Europe/Berlin skip", berlin);
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
        "Date;y\n2021-01-31 02:00;1\n2021-10-31 02:00;2\n2021-10-31 02:30;3\n2021-10-31 02:00;4\n2021-10-31 02:30;5\n"};
    (void)state;
    for (size_t i = 0; i < sizeof text / sizeof *text; i++) /* unordered, no Sunday, Lord Howe, an unseen spring */
        refused(text[i], "goes back by an hour, as clocks do in autumn; --zone");
    refused_with("Date;y\n2021-10-31 02:00;1\n2021-10-31 02:30;2\n2021-10-31 02:00;3\n2021-10-31 02:30;4\n2021-10-31 03:00;5\n",
                 LC_E_DATA, "goes back by an hour", (lc_time_request){.zone = "America/New_York"});
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
    const lc_view view = {text, "t.csv", HALF_HOURS, 1, always_time, half_hour, line_of, is_missing, NULL, true};
    lc_time_columns columns;
    lc_stamps stamps = {0};
    lc_turns turns;
    lc_zone *zone = NULL;
    (void)state;
    assert_ok(lc_zone_new(&zone, "Europe/Berlin"));
    for (int64_t i = 0; i < HALF_HOURS; i++)
        lc_calendar_format(text[i].text, LC_CALENDAR_GREGORIAN, first + i * 1800 + lc_zone_offset(zone, first + i * 1800));
    assert_ok(lc_time_find(&columns, &view, &(lc_time_request){0}));
    assert_ok(lc_time_read(&stamps, &view, &columns, &(lc_time_request){0}));
    assert_ok(lc_time_find_turns(&turns, &stamps, &view, &columns));
    assert_int_equal(turns.count, 4);
    assert_ok(lc_time_turn(&stamps, &view, &columns, &turns));
    for (int64_t i = 0; i < HALF_HOURS; i++)
        assert_true(stamps.stamp[i] == first + i * 1800 + winter);
    lc_stamps_free(&stamps);
    lc_zone_free(zone);
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
        cmocka_unit_test(a_clock_may_have_its_own_column),
        cmocka_unit_test(the_stamp_of_an_interval_is_its_beginning),
        cmocka_unit_test(an_interval_of_hours_is_told_from_an_offset),
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
        cmocka_unit_test(day_numbers_of_astronomers_are_read_by_name),
        cmocka_unit_test(columns_without_names_are_a_date_where_rows_go_on),
        cmocka_unit_test(fractions_of_years_are_months_numbers_or_moments),
        cmocka_unit_test(counts_need_a_start),
        cmocka_unit_test(clocks_may_count_seconds_minutes_or_parts_of_a_day),
        cmocka_unit_test(words_that_mean_one_offset_are_offsets),
        cmocka_unit_test(an_hour_that_repeats_is_read_by_the_rows_around_it_or_refused),
        cmocka_unit_test(hours_that_clocks_skip_and_repeat_are_a_hint_at_a_zone),
        cmocka_unit_test(a_user_names_columns_and_format),
        cmocka_unit_test(a_column_that_must_be_the_time_is_read_or_refused),
        cmocka_unit_test(a_made_up_axis_that_turns_time_round_is_said),
        cmocka_unit_test(years_of_two_digits_stay_in_one_century),
        cmocka_unit_test(offsets_keep_the_local_day),
        cmocka_unit_test(a_zone_makes_local_times_moments),
        cmocka_unit_test(a_single_row_of_an_hour_that_repeats_is_a_hint_at_a_zone),
        cmocka_unit_test(an_hour_that_goes_by_twice_keeps_its_order_without_a_zone),
        cmocka_unit_test(an_hour_that_goes_back_otherwise_needs_its_zone),
        cmocka_unit_test(summer_and_winter_follow_each_other_without_a_zone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
