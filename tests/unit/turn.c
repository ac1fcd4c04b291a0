/* Text files in which columns are years, months or days, and rows their months, days or hours: one series, in order of time. */
#include "import_text.h"

/* "NAME,head,head" and a row for each of `count` parts, whose values are 100 column + row. */
static void make(char out[4096], const char *head, const char *const *part, int count, int columns)
{
    size_t used = (size_t)snprintf(out, 4096, "%s\n", head);
    for (int row = 0; row < count; row++) {
        used += (size_t)snprintf(out + used, 4096 - used, "%s", part[row]);
        for (int column = 0; column < columns; column++)
            used += (size_t)snprintf(out + used, 4096 - used, ",%d", 100 * column + row);
        used += (size_t)snprintf(out + used, 4096 - used, "\n");
    }
}

/* The values are in order of time, column after column; the last stamp is that. */
static void turns(const char *text, int count, int columns, const char *last)
{
    char stamp[LC_CALENDAR_TEXT], *notes = NULL;
    lc_dataset *d = import_text(&notes, text, (lc_import){0});
    assert_int_equal(d->series_count, 1);
    assert_int_equal(d->channels, 1);
    assert_int_equal(d->series[0].rows, count * columns);
    for (int i = 0; i < count * columns; i++)
        assert_true(d->series[0].value[i] == 100 * (i / count) + i % count);
    lc_calendar_format(stamp, LC_CALENDAR_GREGORIAN, d->series[0].time[count * columns - 1]);
    assert_string_equal(stamp, last);
    assert_non_null(strstr(notes, "one series, one after another in time"));
    lc_string_free(notes);
    lc_dataset_free(d);
}

static const char *const month[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
static const char *const number[] = {"1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",  "10", "11", "12",
                                     "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24"};

static void months_below_years_are_one_series(void **state)
{
    char text[4096];
    (void)state;
    make(text, "Month,2019,2020,2021", month, 12, 3);
    turns(text, 12, 3, "2021-12-01 00:00:00");
    make(text, ",2019,2020,2021", month, 12, 3);
    turns(text, 12, 3, "2021-12-01 00:00:00");
    make(text, "month,2019,2020,2021", number, 12, 3);
    turns(text, 12, 3, "2021-12-01 00:00:00");
    make(text, "月份,2019,2020",
         (const char *const[]){"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"}, 12, 2);
    turns(text, 12, 2, "2020-12-01 00:00:00");
    make(text, "Quarter,2019,2020", (const char *const[]){"Q1", "Q2", "Q3", "Q4"}, 4, 2);
    turns(text, 4, 2, "2020-10-01 00:00:00");
}

static void hours_below_days_are_one_series(void **state)
{
    char text[4096];
    (void)state;
    make(text, "Hour,2021-03-01,2021-03-02", number, 24, 2);
    turns(text, 24, 2, "2021-03-02 23:00:00");
    make(text, "Time,01-Mar-2021,02-Mar-2021", (const char *const[]){"00:00", "06:00", "12:00", "18:00"}, 4, 2);
    turns(text, 4, 2, "2021-03-02 18:00:00");
}

/* Profiles of a day in winter and one in summer; months of two Januaries. */
static void columns_may_lack_days_between(void **state)
{
    char text[4096];
    (void)state;
    make(text, "Hour,2021-01-15,2021-07-15", number, 24, 2);
    turns(text, 24, 2, "2021-07-15 23:00:00");
}

static void other_rows_and_columns_are_left_out_by_name(void **state)
{
    char text[4096];
    (void)state;
    make(text, "Quarter,2019,2020,Mean", (const char *const[]){"Q1", "Q2", "Q3", "Q4", "Total"}, 5, 3);
    reads_with(text,
               "value | 2019-01-01 00:00:00 0 | 2019-04-01 00:00:00 1 | 2019-07-01 00:00:00 2 | 2019-10-01 00:00:00 3"
               " | 2020-01-01 00:00:00 100 | 2020-04-01 00:00:00 101 | 2020-07-01 00:00:00 102 | 2020-10-01 00:00:00 103",
               "column 'Mean' left out: not a time", (lc_import){0});
    reads_with(text,
               "value | 2019-01-01 00:00:00 0 | 2019-04-01 00:00:00 1 | 2019-07-01 00:00:00 2 | 2019-10-01 00:00:00 3"
               " | 2020-01-01 00:00:00 100 | 2020-04-01 00:00:00 101 | 2020-07-01 00:00:00 102 | 2020-10-01 00:00:00 103",
               "column 'Total' left out: not quarters of a year", (lc_import){.wide = true});
}

/* H1 to H4, or 1 to 24 below a name that is of no time: what a series is called. */
static void names_that_count_are_series(void **state)
{
    char text[4096];
    lc_dataset *d;
    (void)state;
    make(text, "id,2021-03-01,2021-03-02", (const char *const[]){"H1", "H2", "H3", "H4"}, 4, 2);
    d = import_text(NULL, text, (lc_import){0});
    assert_int_equal(d->series_count, 4);
    lc_dataset_free(d);
    make(text, "id,2021-03-01,2021-03-02", number, 24, 2);
    d = import_text(NULL, text, (lc_import){0});
    assert_int_equal(d->series_count, 24);
    lc_dataset_free(d);
    make(text, "Day,2019,2020", number, 12, 2); /* twelve days are no year */
    d = import_text(NULL, text, (lc_import){0});
    assert_int_equal(d->channels, 3);
    lc_dataset_free(d);
    make(text, "Month,2019,2020,2021", month, 12, 3);
    d = import_text(NULL, text, (lc_import){.series_column = "Month"});
    assert_int_equal(d->series_count, 12);
    lc_dataset_free(d);
}

static void years_in_a_first_column_without_a_name_are_the_time(void **state)
{
    (void)state;
    reads_with(",Q1,Q2,Q3,Q4\n2019,1,2,3,4\n2020,5,6,7,8\n",
               "value | 2019-01-01 00:00:00 1 | 2019-04-01 00:00:00 2 | 2019-07-01 00:00:00 3 | 2019-10-01 00:00:00 4"
               " | 2020-01-01 00:00:00 5 | 2020-04-01 00:00:00 6 | 2020-07-01 00:00:00 7 | 2020-10-01 00:00:00 8",
               "column 'column_1' is read as years", (lc_import){.wide = true});
    reads_with(",Q1,Q2,Q3,Q4\n2019,1,2,3,4\n2020,5,6,7,8\n",
               "Q1 Q2 Q3 Q4 | 2019-01-01 00:00:00 1 2 3 4 | 2020-01-01 00:00:00 5 6 7 8", "--wide puts them one after another",
               (lc_import){0});
}

/* Indices of the climate are often written so. */
static void twelve_columns_behind_years_without_a_header_are_months(void **state)
{
    const char *text = "1990 1 2 3 4 5 6 7 8 9 10 11 12\n1991 13 14 15 16 17 18 19 20 21 22 23 24\n";
    char *notes = NULL;
    (void)state;
    lc_dataset *d = import_text(&notes, text, (lc_import){.wide = true});
    assert_int_equal(d->series[0].rows, 24);
    for (int i = 0; i < 24; i++)
        assert_true(d->series[0].value[i] == i + 1);
    assert_int_equal(d->series[0].time[23], 691545600); /* 1991-12-01 */
    assert_non_null(strstr(notes, "no header: the columns behind years are read as their months"));
    lc_string_free(notes);
    lc_dataset_free(d);
}

static void what_cannot_be_put_one_after_another_is_refused(void **state)
{
    char text[4096];
    const char *const fiscal[] = {"Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"};
    const lc_import wide = {.wide = true};
    (void)state;
    make(text, "Month,2019,2020,2021", fiscal, 12, 3);
    refused(text, ": rows are months of column 'Month' and columns from '2019' on are years, and rows do not go from January to");
    refused(",2019,,,2020,,,2021,,\nRegion,Jan,Feb,Mar,Jan,Feb,Mar,Jan,Feb,Mar\nN,1,2,3,4,5,6,7,8,9\nS,5,6,7,8,9,10,11,12,13\n",
            ":1: may be a header of times, or a row of values: --header 2 or --header none decides");
    refused("Region,Month,2019,2020\nA,Jan,1,2\nA,Feb,1,2\nB,Jan,1,2\nB,Feb,1,2\n",
            ": rows are months of column 'Month' and columns from '2019' on are years, for more than one series");
    refused_with("Year,Apr,May,Jun,Jul,Jan,Feb\n2019,1,2,3,4,5,6\n2020,1,2,3,4,5,6\n",
                 ": --wide: column 'Jan' is one of the months of a year too, and not in their order", LC_E_DATA, wide);
    refused_with("Week,Mon,Tue,Wed\n2021-03-01,1,2,3\n2021-03-08,4,5,6\n",
                 ": --wide: column 'Week' has the times of rows, and the names of columns, such as 'Mon', are not parts of them",
                 LC_E_DATA, wide);
    size_t used = (size_t)snprintf(text, sizeof text, "Day,2019,2020\n");
    for (int i = 0; i < 60; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%02d-%02d,1,2\n", i / 28 + 1, i % 28 + 1);
    refused(text, ": columns from '2019' on are years, and rows are days of a year");
    used = (size_t)snprintf(text, sizeof text, "Day,Jan,Feb,Mar\n");
    for (int i = 1; i <= 31; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%d,1,2,3\n", i);
    refused(text, ": rows are days and columns are months, and nothing says of which year");
}

static void columns_of_hours_with_their_ends_are_hours(void **state)
{
    char text[4096] = "Date", stamp[LC_CALENDAR_TEXT];
    (void)state;
    for (int hour = 0; hour < 24; hour++)
        snprintf(text + strlen(text), sizeof text - strlen(text), ",%02d - %02d", hour, hour + 1);
    for (int i = 0; i < 48; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), i % 24 ? ",%d" : i ? "\n2021-03-02,%d" : "\n2021-03-01,%d", i);
    strcat(text, "\n");
    lc_dataset *d = import_text(NULL, text, (lc_import){.wide = true});
    assert_int_equal(d->series[0].rows, 48);
    lc_calendar_format(stamp, LC_CALENDAR_GREGORIAN, d->series[0].time[30]);
    assert_string_equal(stamp, "2021-03-02 06:00:00");
    assert_true(d->series[0].value[30] == 30);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(months_below_years_are_one_series),
        cmocka_unit_test(hours_below_days_are_one_series),
        cmocka_unit_test(columns_of_hours_with_their_ends_are_hours),
        cmocka_unit_test(columns_may_lack_days_between),
        cmocka_unit_test(other_rows_and_columns_are_left_out_by_name),
        cmocka_unit_test(names_that_count_are_series),
        cmocka_unit_test(years_in_a_first_column_without_a_name_are_the_time),
        cmocka_unit_test(twelve_columns_behind_years_without_a_header_are_months),
        cmocka_unit_test(what_cannot_be_put_one_after_another_is_refused),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
