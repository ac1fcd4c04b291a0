/* Tables in which rows are not the moments of one series: a series a row, a day or a year a row, several series one after another. */
#include <unistd.h>

#include <lanecast/config.h>
#include <lanecast/import.h>

#include "core/calendar.h"
#include "unit.h"

static char path[] = "/tmp/lanecast_layouts_XXXXXX";

static lc_status import_text(lc_dataset **d, char **notes, const char *text, lc_import request)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    request.path = (const char *[]){path};
    request.paths = 1;
    return lc_dataset_import(d, notes, &request);
}

/* "NAME FIRST LAST value value | ...": stamps without 00:00:00; the first channel. A series that has the file's name is "lanecast". */
static void describe(char *out, size_t size, const lc_dataset *d)
{
    size_t used = 0;
    for (size_t i = 0; i < d->series_count; i++) {
        const lc_series *s = &d->series[i];
        used += (size_t)snprintf(out + used, size - used, "%s%.*s", i ? " | " : "", strncmp(s->name, "lanecast", 8) == 0 ? 8 : 99,
                                 s->name);
        for (size_t end = 0; end < 2; end++) {
            char stamp[LC_CALENDAR_TEXT];
            lc_calendar_format(stamp, LC_CALENDAR_GREGORIAN, s->time[end ? s->rows - 1 : 0] + (s->offset ? s->offset[0] : 0));
            stamp[strstr(stamp, " 00:00:00") ? 10 : 16] = '\0';
            used += (size_t)snprintf(out + used, size - used, " %s", stamp);
        }
        for (size_t row = 0; row < s->rows; row++)
            used += (size_t)snprintf(out + used, size - used, " %g", s->value[row * d->channels]);
    }
    assert_true(used < size);
}

/* The text is read as described, and a note holds a phrase. */
static void reads(const char *text, const char *expected, const char *phrase, lc_import request)
{
    char *notes = NULL, found[4096];
    lc_dataset *d = NULL;
    assert_ok(import_text(&d, &notes, text, request));
    describe(found, sizeof found, d);
    assert_string_equal(found, expected);
    if (!strstr(notes, phrase))
        fail_msg("'%s': the notes are '%s'", text, notes);
    lc_string_free(notes);
    lc_dataset_free(d);
}

static void refused(const char *text, const char *phrase, lc_import request)
{
    lc_dataset *d = NULL;
    assert_int_equal(import_text(&d, NULL, text, request), LC_E_DATA);
    if (!strstr(lc_error_message(), phrase))
        fail_msg("'%s': the message is '%s'", text, lc_error_message());
}

static const lc_import plain = {0}, wide = {.wide = true};

/* --- a series a row -------------------------------------------------------------------------------------------------- */

static void years_are_a_header_whatever_is_around_them(void **state)
{
    (void)state;
    static const char *const heads[] = {"c,2000,2001,2002",
                                        "c,X2000,X2001,X2002",
                                        "c,FY2000,FY2001,FY2002",
                                        "c,2000 [YR2000],2001 [YR2001],2002 [YR2002]",
                                        "c,2000/01,2001/02,2002/03",
                                        "c,2000-01,2001-02,2002-03",
                                        "c,2000-2001,2001-2002,2002-2003"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        char text[128];
        snprintf(text, sizeof text, "%s\nA,1,2,3\nB,4,5,6\n", heads[i]);
        reads(text, "A 2000-01-01 2002-01-01 1 2 3 | B 2000-01-01 2002-01-01 4 5 6", "each row is a series", plain);
        reads(text, "A 2000-01-01 2002-01-01 1 2 3 | B 2000-01-01 2002-01-01 4 5 6", "", wide);
    }
}

static void headers_of_any_times_are_read(void **state)
{
    (void)state;
    reads("c,1/30/20,1/31/20,2/1/20\nA,1,2,3\nB,4,5,6\n", "A 2020-01-30 2020-02-01 1 2 3 | B 2020-01-30 2020-02-01 4 5 6", "",
          plain);
    reads("c,X1.30.20,X1.31.20\nA,1,2\nB,4,5\n", "A 2020-01-30 2020-01-31 1 2 | B 2020-01-30 2020-01-31 4 5", "", plain);
    reads("c,30.1.2020,31.1.2020\nA,1,2\nB,4,5\n", "A 2020-01-30 2020-01-31 1 2 | B 2020-01-30 2020-01-31 4 5", "", plain);
    reads("c,2000Q1,2000Q2\nA,1,2\nB,4,5\n", "A 2000-01-01 2000-04-01 1 2 | B 2000-01-01 2000-04-01 4 5", "", plain);
    reads("c,2020-W01,2020-W02\nA,1,2\nB,4,5\n", "A 2019-12-30 2020-01-06 1 2 | B 2019-12-30 2020-01-06 4 5", "", plain);
    reads("c,43831,43862,43891,43922\nA,1,2,3,4\nB,5,6,7,8\n",
          "A 2020-01-01 2020-04-01 1 2 3 4 | B 2020-01-01 2020-04-01 5 6 7 8", "the day numbers of Excel", plain);
    reads("c,200011,200012,200101\nA,1,2,3\nB,4,5,6\n", "A 2000-11-01 2001-01-01 1 2 3 | B 2000-11-01 2001-01-01 4 5 6", "",
          plain);
    reads("c,2002,2001,2000\nA,3,2,1\nB,6,5,4\n", "A 2000-01-01 2002-01-01 1 2 3 | B 2000-01-01 2002-01-01 4 5 6",
          "newest first; reversed", plain);
}

static void dates_down_and_names_across_stay_channels(void **state)
{
    (void)state;
    reads("Date,2019,2020\n2021-01-01,1,2\n2021-01-02,3,4\n", "lanecast 2021-01-01 2021-01-02 1 3", "", plain);
}

static void a_row_that_may_be_a_header_or_values_is_refused(void **state)
{
    (void)state;
    refused("c,2000,2007,2001\nA,1,2,3\nB,4,5,6\n", "--header 1 or --header none", plain);
    refused("c,2000.01,2000.02,2000.03\nA,1,2,3\nB,4,5,6\n", "--header 1 or --header none", plain);
    refused("c,Y1990,Y1990F,Y1991,Y1991F\nA,1,x,3,x\nB,4,x,6,x\n", "not all of these are side by side", plain);
    refused("c,1990,1991,1992,1993\nA,1999,2001,2003,2004\nB,2000,2002,2003,2005\n", "--header 1 or --header none", plain);
    reads("c,1990,1991,1992,1993\nA,1999,2001,2003,2004\nB,2000,2002,2003,2005\n",
          "A 1990-01-01 1993-01-01 1999 2001 2003 2004 | B 1990-01-01 1993-01-01 2000 2002 2003 2005", "",
          (lc_import){.header = "1"});
}

/* As the World Bank writes it. */
static const char *const bank =
    "\xef\xbb\xbf\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2024-06-28\",\n\n"
    "\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"1960\",\"1961\",\"1962\",\n"
    "\"Aruba\",\"ABW\",\"Population, total\",\"SP.POP\",\"\",\"2\",\"3\",\n"
    "\"Chad\",\"TCD\",\"Population, total\",\"SP.POP\",\"4\",\"5\",\"\",\n";

static void the_columns_that_tell_rows_apart_name_them(void **state)
{
    char text[1024];
    (void)state;
    reads(bank, "Aruba 1961-01-01 1962-01-01 2 3 | Chad 1960-01-01 1961-01-01 4 5",
          "columns 'Country Code', 'Indicator Name', 'Indicator Code' left out", plain);
    snprintf(text, sizeof text, "%s%s", bank,
             "\"Aruba\",\"ABW\",\"GDP\",\"NY\",\"7\",\"8\",\"9\",\n\"Chad\",\"TCD\",\"GDP\",\"NY\",\"1\",\"1\",\"2\",\n");
    reads(text,
          "Aruba Population, total 1961-01-01 1962-01-01 2 3 | Chad Population, total 1960-01-01 1961-01-01 4 5 | "
          "Aruba GDP 1960-01-01 1962-01-01 7 8 9 | Chad GDP 1960-01-01 1962-01-01 1 1 2",
          "its name in columns 'Country Name', 'Indicator Name'", wide);
    reads("Province/State,Country/Region,Lat,Long,1/22/20,1/23/"
          "20\n,Chad,15.4,18.7,1,2\nHubei,China,30.9,112.2,3,4\nHenan,China,33.8,"
          "113.6,5,6\n",
          "Chad 2020-01-22 2020-01-23 1 2 | Hubei China 2020-01-22 2020-01-23 3 4 | Henan China 2020-01-22 2020-01-23 5 6",
          "columns 'Lat', 'Long' left out", plain);
    refused("p,c,1/22/20,1/23/20\na,b,1,2\na,b,3,4\n", "--series-column NAME,NAME", plain);
}

static void rows_that_only_numbers_name_need_the_flag(void **state)
{
    (void)state;
    refused("doy,2019,2020,2021\n1,10,11,12\n2,13,14,15\n3,16,17,18\n", "--wide makes a series of each row", plain);
    reads("doy,2019,2020,2021\n1,10,11,12\n2,13,14,15\n", "1 2019-01-01 2021-01-01 10 11 12 | 2 2019-01-01 2021-01-01 13 14 15",
          "", wide);
    reads("store_id,2019,2020,2021\n7,10,11,12\n4,13,14,15\n",
          "7 2019-01-01 2021-01-01 10 11 12 | 4 2019-01-01 2021-01-01 13 14 15", "", plain);
}

static void wide_values_are_of_one_kind(void **state)
{
    (void)state;
    refused("c,2000,2001,2002\nA,1.5,2%,3\nB,1,2,3\n", "does not have the unit", plain);
    refused("c,2000,2001,2002\nA,1,2%,3\nB,4,5%,6\n", "do not have the unit", plain);
}

/* --- a stretch of time a row ----------------------------------------------------------------------------------------- */

/* "d,H1,...,H24" and two days. */
static void write_hours(char *out, const char *stem, int first)
{
    out += sprintf(out, "d");
    for (int i = 0; i < 24; i++)
        out += sprintf(out, ",%s%d", stem, first + i);
    for (int day = 1; day < 3; day++) {
        out += sprintf(out, "\n2021-06-%02d", day);
        for (int i = 0; i < 24; i++)
            out += sprintf(out, ",%d", day == 2 && i ? 0 : i + 1);
    }
    strcpy(out, "\n");
}

static void hours_of_a_day_are_channels_with_a_word_or_unfolded(void **state)
{
    static const char *const expected = "lanecast 2021-06-01 2021-06-02 23:00 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 "
                                        "21 22 23 24 1 0 0 0 0 0 0 0 0 0 0 0 0 0 "
                                        "0 0 0 0 0 0 0 0 0 0";
    char text[1024];
    (void)state;
    write_hours(text, "H", 1);
    reads(text, "lanecast 2021-06-01 2021-06-02 1 1", "'H1' to 'H24' are read as channels, though their names are hours of a day",
          plain);
    reads(text, expected, "hour 1 is 00:00 to 01:00", wide);
    reads(text, expected, "", (lc_import){.wide = true, .zone = "Europe/Berlin"});
    write_hours(text, "", 0);
    reads(text, expected, "", wide);
}

static void months_of_a_year_and_days_of_a_month_unfold(void **state)
{
    (void)state;
    static const char *const months = "Year,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec,J-D\n"
                                      "1999,1,2,3,4,5,6,7,8,9,10,11,12,6.5\n2000,13,14,,16,,,,,,,,,\n";
    reads(months, "lanecast 1999-01-01 2000-01-01 1 13", "names are months of a year: --wide", plain);
    reads(months, "lanecast 1999-01-01 2000-04-01 1 2 3 4 5 6 7 8 9 10 11 12 13 14 nan 16", "column 'J-D' left out: not months",
          wide);
    reads("Year,Q1,Q2,Q3,Q4\n1999,1,2,3,4\n2000,5,6,7,8\n", "lanecast 1999-01-01 2000-10-01 1 2 3 4 5 6 7 8", "", wide);
    char days[512] = "year,month", feb[] = "\n2021,2", mar[] = "\n2021,3";
    for (int line = 0; line < 3; line++) {
        strcat(days, line == 1 ? feb : line == 2 ? mar : "");
        for (int day = 1; day <= 31; day++)
            sprintf(days + strlen(days), line == 1 && day > 28 ? "," : ",%s%d", line ? "" : "D", day);
    }
    reads(strcat(days, "\n"),
          "lanecast 2021-02-01 2021-03-31 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 1 2 3 4 5 6 "
          "7 8 9 10 "
          "11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31",
          "", wide);
}

/* --- several series one after another -------------------------------------------------------------------------------- */

static void series_without_dates_are_a_panel_or_refused(void **state)
{
    (void)state;
    reads("ticker,y\nA,1\nA,2\nB,3\nB,4\n", "A 1970-01-01 1970-01-02 1 2 | B 1970-01-01 1970-01-02 3 4", "names the series",
          plain);
    reads("unique_id,y\n1,1\n2,3\n1,2\n2,4\n", "1 1970-01-01 1970-01-02 1 2 | 2 1970-01-01 1970-01-02 3 4", "names the series",
          plain);
    refused("Filiale,Wert\nA,1\nA,2\nB,3\nB,4\n", "--series-column 'Filiale'", plain);
    refused("Wert,Filiale\n1,A\n3,B\n2,A\n4,B\n", "--series-column 'Filiale'", plain);
    refused("Filiale,Wert\n7,1\n7,2\n8,3\n8,4\n", "--series-column 'Filiale'", plain);
    reads("Filiale,Wert\nA,1\nA,2\nB,3\nB,4\n", "lanecast 1970-01-01 1970-01-04 1 2 3 4", "",
          (lc_import){.series_column = "none"});
    reads("y,open\n1,true\n2,false\n3,true\n4,true\n", "lanecast 1970-01-01 1970-01-04 1 2 3 4",
          "true and false are read as 1 and 0", plain);
}

static void series_one_after_another_in_time_are_refused(void **state)
{
    (void)state;
    refused("store,date,y\nA,2021-01-01,1\nA,2021-01-02,2\nB,2021-01-03,3\nB,2021-01-04,4\n", "--series-column 'store'", plain);
    refused("store,date,y\n7,2021-01-01,1\n7,2021-01-02,2\n8,2021-01-03,3\n8,2021-01-04,4\n", "--series-column 'store'", plain);
    refused("date,y,store\n2021-01-01,1,A\n2021-01-02,2,A\n2021-03-03,3,B\n2021-03-04,4,B\n", "--series-column 'store'", plain);
    reads("date,y,flag\n2021-01-01,1,A\n2021-01-02,2,A\n2021-01-03,3,P\n2021-01-04,4,P\n",
          "lanecast 2021-01-01 2021-01-04 1 2 3 4", "'flag' left out", plain);
    reads("month,date,y\nJan,2021-01-30,1\nJan,2021-01-31,2\nFeb,2021-02-01,3\nFeb,2021-02-02,4\n",
          "lanecast 2021-01-30 2021-02-02 1 2 3 4", "'month' left out", (lc_import){.time = "date"});
}

static void rows_of_one_time_are_said(void **state)
{
    char text[1024] = "date,y\n";
    (void)state;
    for (int day = 1; day <= 28; day++)
        sprintf(text + strlen(text), "2021-02-%02d,%d\n", day, day);
    const size_t whole = strlen(text);
    strcat(text, "2021-02-28,7\n");
    char *notes = NULL;
    lc_dataset *d = NULL;
    assert_ok(import_text(&d, &notes, text, plain));
    assert_non_null(strstr(notes, "1 row has the time of the row before, with other values (line 30)"));
    assert_int_equal(d->series[0].rows, 29);
    lc_string_free(notes);
    lc_dataset_free(d);
    strcpy(text + whole, "2021-02-28,28\n");
    d = NULL;
    assert_ok(import_text(&d, &notes, text, plain));
    assert_non_null(strstr(notes, "with the same values (line 30)"));
    lc_string_free(notes);
    lc_dataset_free(d);
}

static void a_line_of_another_width_is_named(void **state)
{
    (void)state;
    refused("date,a\n2021-01-01,1\n2021-01-02,1,5\n2021-01-03,2\n2021-01-04,3\n",
            ":3: 3 cells where the other lines have 2: put a cell", plain);
    refused("date,a\n2021-01-01,1\n2021-01-02,2\n2021-01-03\n2021-01-04,3\n",
            ":4: 1 cell where the other lines have 2: fill it up", plain);
    refused("date,a\n2021-01-01\n2021-01-02,2\n2021-01-03,3\n", ":2: 1 cell where the other lines have 2", plain);
    reads("date,a\n2021-01-01,1\n2021-01-02,2,\n2021-01-03,3\n", "lanecast 2021-01-01 2021-01-03 1 2 3",
          "empty cell after the last", plain);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years_are_a_header_whatever_is_around_them),
        cmocka_unit_test(headers_of_any_times_are_read),
        cmocka_unit_test(dates_down_and_names_across_stay_channels),
        cmocka_unit_test(a_row_that_may_be_a_header_or_values_is_refused),
        cmocka_unit_test(the_columns_that_tell_rows_apart_name_them),
        cmocka_unit_test(rows_that_only_numbers_name_need_the_flag),
        cmocka_unit_test(wide_values_are_of_one_kind),
        cmocka_unit_test(hours_of_a_day_are_channels_with_a_word_or_unfolded),
        cmocka_unit_test(months_of_a_year_and_days_of_a_month_unfold),
        cmocka_unit_test(series_without_dates_are_a_panel_or_refused),
        cmocka_unit_test(series_one_after_another_in_time_are_refused),
        cmocka_unit_test(rows_of_one_time_are_said),
        cmocka_unit_test(a_line_of_another_width_is_named),
    };
    const int file = mkstemp(path);
    if (file < 0)
        return 1;
    close(file);
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(path);
    return failed;
}
