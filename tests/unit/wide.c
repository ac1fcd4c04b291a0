/* Text files in which a row is a series: what names it, in which order its columns are, what is not a row of it. */
#include <unistd.h>

#include <lanecast/config.h>
#include <lanecast/import.h>

#include "unit.h"

static char path[] = "/tmp/lanecast_wide_XXXXXX";

static void write_text(const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

/* The file's series, "name value value | ...", and what its notes must hold. */
static void reads(const char *text, const char *expected, const char *phrase, lc_import request)
{
    char *notes = NULL, found[1024];
    lc_dataset *d = NULL;
    size_t used = 0;
    write_text(text);
    request.path = (const char *[]){path};
    request.paths = 1;
    assert_ok(lc_dataset_import(&d, &notes, &request));
    for (size_t i = 0; i < d->series_count; i++) {
        used += (size_t)snprintf(found + used, sizeof found - used, "%s%s", i ? " | " : "", d->series[i].name);
        for (size_t row = 0; row < d->series[i].rows; row++)
            used += (size_t)snprintf(found + used, sizeof found - used, " %g", d->series[i].value[row]);
    }
    assert_string_equal(found, expected);
    if (!strstr(notes, phrase))
        fail_msg("'%s': the notes are '%s'", text, notes);
    lc_string_free(notes);
    lc_dataset_free(d);
}

static void refused(const char *text, const char *phrase)
{
    lc_dataset *d = NULL;
    write_text(text);
    assert_int_equal(lc_dataset_import(&d, NULL, &(lc_import){.path = (const char *[]){path}, .paths = 1}), LC_E_DATA);
    if (!strstr(lc_error_message(), phrase))
        fail_msg("'%s': the message is '%s'", text, lc_error_message());
}

static void a_row_of_small_numbers_below_names_is_no_header(void **state)
{
    (void)state;
    reads("series,2020-01,2020-02,2020-03,2020-04,2020-05,2020-06\nA,1,2,3,4,5,6\nB,2,3,4,5,6,7\n",
          "A 1 2 3 4 5 6 | B 2 3 4 5 6 7", "its values from column '2020-01' on", (lc_import){0});
    reads("name,X1990,X1991,X1992,X1993,X1994,X1995\nA,0,1,2,3,4,5\nB,2,3,4,5,6,9\n", "A 0 1 2 3 4 5 | B 2 3 4 5 6 9",
          "its values from column 'X1990' on", (lc_import){0});
    reads("V1,V2,V3,V4,V5,V6,V7\nH1,1,2,3,4,5,6\nH2,7,8,9,10,,\n", "H1 1 2 3 4 5 6 | H2 7 8 9 10",
          "no dates: values begin at 1970-01-01", (lc_import){.wide = true});
}

static void units_do_not_name_series(void **state)
{
    (void)state;
    const char *together = "in columns 'Series', 'Unit'";
    reads("Series,Unit,2000,2001\nGDP,USD,1,2\nGDP,EUR,3,4\nPOP,N,5,6\n", "GDP USD 1 2 | GDP EUR 3 4 | POP N 5 6", together,
          (lc_import){0});
    reads("Unit,Series,2000,2001\nUSD,GDP,1,2\nEUR,GDP,3,4\nN,POP,5,6\n", "GDP USD 1 2 | GDP EUR 3 4 | POP N 5 6", together,
          (lc_import){0});
    reads("Series,Unit,2000,2001\nGDP,USD,1,2\nPOP,N,5,6\n", "GDP 1 2 | POP 5 6", "column 'Unit' left out", (lc_import){0});
}

static void several_columns_name_series_where_one_does_not(void **state)
{
    (void)state;
    reads("Land,Kind,2000,2001\nA,x,1,2\nA,y,3,4\nB,z,5,6\n", "A x 1 2 | A y 3 4 | B z 5 6", "'Land', 'Kind'", (lc_import){0});
    reads("Kind,Code,2000,2001\nA,101,1,2\nA,102,3,4\nB,103,5,6\n", "A 101 1 2 | A 102 3 4 | B 103 5 6", "'Kind', 'Code'",
          (lc_import){0});
    reads("Region,Station,2000,2001\nN,Alpha,1,2\nN,Beta,3,4\nS,Gamma,5,6\n", "Alpha 1 2 | Beta 3 4 | Gamma 5 6",
          "column 'Region' left out", (lc_import){0});
    refused("Land,Kind,2000,2001\nA,x,1,2\nA,x,3,4\nB,z,5,6\n", "two rows are a series 'A'");
}

static void columns_in_any_order_are_sorted(void **state)
{
    (void)state;
    const char *sorted = "columns are not in order of time; sorted";
    reads("id,2002,2000,2001,2003\nA,3,1,2,4\nB,7,5,6,8\n", "A 1 2 3 4 | B 5 6 7 8", sorted, (lc_import){0});
    reads("id,X2002,X1990,X2001\nA,3,1,2\nB,7,5,6\n", "A 1 2 3 | B 5 6 7", sorted, (lc_import){0});
    reads("id,2020-01-03,2020-01-01,2020-01-02\nA,3,1,2\nB,7,5,6\n", "A 1 2 3 | B 5 6 7", sorted, (lc_import){0});
    reads("id,2002,2001,2000\nA,3,2,1\nB,7,6,5\n", "A 1 2 3 | B 5 6 7", "columns are newest first; reversed", (lc_import){0});
    refused("id,2020-01-03,2020-01-01,2020-01-03\nA,3,1,2\n", "columns '2020-01-03' and '2020-01-03' are of one time");
    refused("2002,2000,2001,2003\n1,2,3,4\n5,6,7,8\n", "may be a header of times, or a row of values");
}

static void missing_values_at_the_ends_are_said(void **state)
{
    (void)state;
    reads("id,2020-01-01,2020-01-02,2020-01-03\nA,,1,2\nB,1,2,\nC,1,,3\n", "A 1 2 | B 1 2 | C 1 nan 3",
          "2 of 3 series have no values at the first or the last times: not rows of them ('A' has 2 of 3)", (lc_import){0});
    reads("id,year,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec\n"
          "A,2000,1,2,3,4,5,6,7,8,9,10,11,12\nA,2001,1,2,,,,,,,,,,\nB,2000,1,2,3,4,5,6,7,8,9,10,11,12\n"
          "B,2001,1,2,3,4,5,6,7,8,9,10,11,12\n",
          "A 1 2 3 4 5 6 7 8 9 10 11 12 1 2 | B 1 2 3 4 5 6 7 8 9 10 11 12 1 2 3 4 5 6 7 8 9 10 11 12",
          "10 missing values before the first and after the last that there is: not rows", (lc_import){.wide = true});
}

/* Days with hours 1 to 24 of which some columns are others; a day's hour h has the value h; 3 is as the two lines say. */
static void add_day(char *text, size_t size, const char *day, const char *three)
{
    size_t used = strlen(text);
    used += (size_t)snprintf(text + used, size - used, "%s,1,2,%s", day, three);
    for (int hour = 4; hour <= 24; hour++)
        used += (size_t)snprintf(text + used, size - used, ",%d", hour);
    snprintf(text + used, size - used, "\n");
}

static void an_hour_that_clocks_show_twice_has_a_column(void **state)
{
    const char *day = " 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24";
    static const char *const marked[] = {"Hour 3A,Hour 3B", "Hour 3,Hour 3X", "Hour 3,Hour 3*"};
    lc_import berlin = {.wide = true, .zone = "Europe/Berlin"};
    (void)state;
    for (size_t i = 0; i < sizeof marked / sizeof *marked; i++) {
        char text[2048] = "Date,Hour 1,Hour 2,", expected[1024];
        size_t used = strlen(text);
        used += (size_t)snprintf(text + used, sizeof text - used, "%s", marked[i]);
        for (int hour = 4; hour <= 24; hour++)
            used += (size_t)snprintf(text + used, sizeof text - used, ",Hour %d", hour);
        snprintf(text + used, sizeof text - used, "\n");
        add_day(text, sizeof text, "2021-10-30", "3,");
        add_day(text, sizeof text, "2021-10-31", "3,3.5");
        add_day(text, sizeof text, "2022-03-27", ",");
        snprintf(expected, sizeof expected, "%s 1 2 3%s 1 2 3 3.5%s 1 2%s", strrchr(path, '/') + 1, day, day, day);
        reads(text, expected, "hours are 1 to 24", berlin);
        snprintf(expected, sizeof expected, "%s 1 2 3%s 1 2 3 3.5%s 1 2 nan%s", strrchr(path, '/') + 1, day, day, day);
        reads(text, expected, "--zone keeps its rows apart", (lc_import){.wide = true});
    }
}

/* On the day that clocks are put forward: what is in the 3rd of 24 hours, or in the last. */
static void a_day_of_23_hours_may_be_counted_from_midnight(void **state)
{
    char text[2048] = "Date", expected[1024];
    const char *day = " 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23";
    size_t used = strlen(text);
    (void)state;
    for (int hour = 1; hour <= 24; hour++)
        used += (size_t)snprintf(text + used, sizeof text - used, ",H%d", hour);
    snprintf(text + used, sizeof text - used, "\n2022-03-26%s 24\n2022-03-27%s \n2022-03-28%s 24\n", day, day, day);
    for (char *blank = strchr(text, '\n'); (blank = strchr(blank, ' '));)
        *blank = ',';
    snprintf(expected, sizeof expected, "%s%s 24%s%s 24", strrchr(path, '/') + 1, day, day, day);
    reads(text, expected, "2022-03-27 has 23 hours and lacks the last: they are counted from midnight",
          (lc_import){.wide = true, .zone = "Europe/Berlin"});
    snprintf(expected, sizeof expected, "%s%s 24%s nan%s 24", strrchr(path, '/') + 1, day, day, day);
    reads(text, expected, "2022-03-27 lacks its last hour alone: if it has 23, counted from midnight, --zone reads them so",
          (lc_import){.wide = true});
}

/* `first`, and `count` numbered cells, the last `empty` of them empty. */
static void add_row(char *text, const char *first, const char *cell, int count, int empty)
{
    const size_t size = 4096;
    size_t used = strlen(text);
    used += (size_t)snprintf(text + used, size - used, "%s", first);
    for (int i = 1; i <= count; i++) {
        used += (size_t)snprintf(text + used, size - used, ",");
        if (i <= count - empty)
            used += (size_t)snprintf(text + used, size - used, cell, i);
    }
    snprintf(text + used, size - used, "\n");
}

static void assert_wide(const char *text, const char *zone, const char *phrase)
{
    lc_dataset *d = NULL;
    const char *const paths[] = {path};
    write_text(text);
    const lc_import request = {.path = paths, .paths = 1, .wide = true, .zone = zone};
    assert_fails(lc_dataset_import(&d, NULL, &request), LC_E_DATA, phrase);
}

static void weeks_of_a_year_unfold(void **state)
{
    char text[4096] = "", expected[2048];
    (void)state;
    add_row(text, "year", "W%02d", 53, 0);
    add_row(text, "2020", "%d", 53, 0);
    add_row(text, "2021", "%d", 53, 1);
    size_t used = (size_t)snprintf(expected, sizeof expected, "%s", strrchr(path, '/') + 1);
    for (int i = 0; i < 53 + 52; i++)
        used += (size_t)snprintf(expected + used, sizeof expected - used, " %d", i % 53 + 1);
    reads(text, expected, "", (lc_import){.wide = true});
}

static void assert_notes(const char *text, const char *phrase)
{
    char *notes = NULL;
    lc_dataset *d = NULL;
    write_text(text);
    assert_ok(lc_dataset_import(&d, &notes, &(lc_import){.path = (const char *[]){path}, .paths = 1}));
    if (!strstr(notes, phrase))
        fail_msg("'%s': the notes are '%s'", text, notes);
    lc_string_free(notes);
    lc_dataset_free(d);
}

/* New Zealand: half hours counted from midnight, 46 on the day that clocks are put forward. */
static void numbered_columns_beside_days_are_periods_of_a_day(void **state)
{
    char text[4096] = "", expected[2048];
    lc_dataset *d = NULL;
    (void)state;
    add_row(text, "POC_Code,Trading_date", "TP%d", 50, 0);
    add_row(text, "ABC0111,2021-09-25", "%d", 50, 2);
    add_row(text, "ABC0111,2021-09-26", "%d", 50, 4);
    size_t used = (size_t)snprintf(expected, sizeof expected, "%s", strrchr(path, '/') + 1);
    for (int i = 0; i < 48 + 46; i++)
        used += (size_t)snprintf(expected + used, sizeof expected - used, " %d", i % 48 + 1);
    reads(text, expected, "'TP1' to 'TP50' are periods of 30 minutes, the first from 00:00 on",
          (lc_import){.wide = true, .zone = "Pacific/Auckland"});
    const lc_import request = {.path = (const char *[]){path}, .paths = 1, .wide = true, .zone = "Pacific/Auckland"};
    assert_ok(lc_dataset_import(&d, NULL, &request));
    assert_int_equal(d->series[0].time[48 + 4] - d->series[0].time[48 + 3], 1800); /* 03:00 follows 01:30 */
    assert_int_equal(d->series[0].offset[48 + 4], 13 * 3600);
    lc_dataset_free(d);
    snprintf(text, sizeof text, "day");
    add_row(text, "", "hh_%d", 48, 0);
    add_row(text, "2021-09-25", "%d", 48, 0);
    add_row(text, "2021-09-26", "%d", 48, 0);
    assert_notes(text, "columns 'hh_1' to 'hh_48' are read as channels, though their names may be periods of a day: --wide");
}

/* 1500, 1530 and 1600 are clocks where 0000 and 0030 are, not years. */
static void clocks_without_a_colon_beside_days_are_a_day(void **state)
{
    char text[4096], expected[2048];
    (void)state;
    for (int end = 0; end < 2; end++) { /* stamps are beginnings, or ends */
        size_t used = (size_t)snprintf(text, sizeof text, "day");
        for (int half = end; half < 48 + end; half++)
            used += (size_t)snprintf(text + used, sizeof text - used, ",%02d%02d", half / 2 % 24, half % 2 * 30);
        snprintf(text + used, sizeof text - used, "\n");
        add_row(text, "2021-09-25", "%d", 48, 0);
        add_row(text, "2021-09-26", "%d", 48, 0);
        used = (size_t)snprintf(expected, sizeof expected, "%s", strrchr(path, '/') + 1);
        for (int i = 0; i < 96; i++)
            used += (size_t)snprintf(expected + used, sizeof expected - used, " %d", i % 48 + 1);
        reads(text, expected, "", (lc_import){.wide = true});
        lc_dataset *d = NULL;
        assert_ok(lc_dataset_import(&d, NULL, &(lc_import){.path = (const char *[]){path}, .paths = 1, .wide = true}));
        assert_int_equal(d->series[0].time[0], 1632528000 + 1800 * end);
        assert_int_equal(d->series[0].time[95] - d->series[0].time[0], 95 * 1800);
        lc_dataset_free(d);
        assert_notes(text, "are read as channels, though their names are hours of a day: --wide");
    }
}

/* Q0 to Q23 are no quarters of a year. */
static void letters_of_quarters_may_be_those_of_hours(void **state)
{
    char text[4096] = "day", expected[1024];
    size_t used = 0;
    (void)state;
    add_row(text, "", "Q%d", 24, 0);
    add_row(text, "2021-09-25", "%d", 24, 0);
    add_row(text, "2021-09-26", "%d", 24, 0);
    used += (size_t)snprintf(expected, sizeof expected, "%s", strrchr(path, '/') + 1);
    for (int i = 0; i < 48; i++)
        used += (size_t)snprintf(expected + used, sizeof expected - used, " %d", i % 24 + 1);
    reads(text, expected, "hour 1 is 00:00 to 01:00", (lc_import){.wide = true});
}

/* 48 values of a series with a name of its own are no day, and without --wide columns are channels. */
static void numbered_columns_of_series_are_no_periods(void **state)
{
    char text[4096] = "", expected[2048];
    size_t used = 0;
    (void)state;
    add_row(text, "id,begins", "V%d", 24, 0);
    add_row(text, "A,2021-09-25", "%d", 24, 0);
    add_row(text, "B,2021-09-26", "%d", 24, 0);
    for (int i = 0; i < 48; i++)
        used += (size_t)snprintf(expected + used, sizeof expected - used, "%s%d",
                                 i == 0    ? "A "
                                 : i == 24 ? " | B "
                                           : " ",
                                 i % 24 + 1);
    reads(text, expected, "no dates: values begin at 1970-01-01", (lc_import){.wide = true});
}

static void what_does_not_unfold_is_refused(void **state)
{
    char text[4096] = "";
    (void)state;
    add_row(text, "day", "H%d", 25, 0);
    add_row(text, "2021-03-27", "%d", 25, 1);
    add_row(text, "2021-03-28", "%d", 25, 0);
    assert_wide(text, NULL, "'25' is a value at a time that there is not (--zone says where days have 23 or 25 hours)");
    assert_wide(text, "Europe/Berlin",
                "'24' is a value at a time that there is not in the --zone: where it is none, empty the cell");
    *text = '\0';
    add_row(text, "day", "H%d", 24, 0);
    add_row(text, "2021-03-27", "%d", 24, 0);
    add_row(text, "2021-03-27", "%d", 24, 0);
    add_row(text, "2021-03-28", "%d", 24, 0);
    assert_wide(text, NULL, "a second row of one time");
    *text = '\0';
    add_row(text, "year", "H%d", 24, 0);
    add_row(text, "2019", "%d", 24, 0);
    add_row(text, "2020", "%d", 24, 0);
    assert_wide(text, NULL, "columns 'H1' to 'H24' are not parts of the time from row to row");
}

static int make(void **state)
{
    (void)state;
    const int file = mkstemp(path);
    return file < 0 ? -1 : close(file);
}

static int take_away(void **state)
{
    (void)state;
    return unlink(path);
}

static void a_table_on_its_side_has_a_series_in_each_row(void **state)
{
    (void)state;
    reads("Date;01.01.2020;02.01.2020;03.01.2020\nopen;1;2;3\nclose;4;5;6\n", "open 1 2 3 | close 4 5 6", "each row is a series",
          (lc_import){0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_on_its_side_has_a_series_in_each_row),
        cmocka_unit_test(a_row_of_small_numbers_below_names_is_no_header),
        cmocka_unit_test(units_do_not_name_series),
        cmocka_unit_test(several_columns_name_series_where_one_does_not),
        cmocka_unit_test(columns_in_any_order_are_sorted),
        cmocka_unit_test(missing_values_at_the_ends_are_said),
        cmocka_unit_test(an_hour_that_clocks_show_twice_has_a_column),
        cmocka_unit_test(a_day_of_23_hours_may_be_counted_from_midnight),
        cmocka_unit_test(weeks_of_a_year_unfold),
        cmocka_unit_test(numbered_columns_beside_days_are_periods_of_a_day),
        cmocka_unit_test(clocks_without_a_colon_beside_days_are_a_day),
        cmocka_unit_test(letters_of_quarters_may_be_those_of_hours),
        cmocka_unit_test(numbered_columns_of_series_are_no_periods),
        cmocka_unit_test(what_does_not_unfold_is_refused),
    };
    return cmocka_run_group_tests(tests, make, take_away);
}
