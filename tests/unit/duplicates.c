/* Rows of one series and time, of which one is to stay: --duplicates. */
#include "unit/import_text.h"

static void equal_rows_are_dropped_and_others_refused(void **state)
{
    const char *const once = "a b | 2020-01-01 00:00:00 1 2 | 2020-01-02 00:00:00 3 nan | 2020-01-03 00:00:00 5 6";
    (void)state;
    reads_with("date,a,b\n2020-01-01,1,2\n2020-01-02,3,\n2020-01-01,1,2\n2020-01-02,3,\n2020-01-03,5,6\n", once,
               "2 rows left out: an equal one of the same series and time is kept", (lc_import){.duplicates = "equal"});
    reads_with("date,a,b\n2020-01-03,5,6\n2020-01-02,3,\n2020-01-02,3.0,NA\n2020-01-01,1,2\n", once, "1 row left out",
               (lc_import){.duplicates = "equal"});
    reads_with("date,a,b\n2020-01-01,1,2\n2020-01-02,3,\n2020-01-03,5,6\n", once, "", (lc_import){.duplicates = "equal"});
    refused_with(
        "date,a,b\n2020-01-01,1,2\n2020-01-01,1,2\n2020-01-02,3,4\n2020-01-02,3,4.5\n",
        ": series 'a', 2020-01-02 00:00:00, channel 'b': 4 in one row, 4.5 in another of that time: --duplicates first or last",
        LC_E_DATA, (lc_import){.duplicates = "equal"});
    refused_with("date,a\n2020-01-01,1\n", ": --duplicates is equal, first or last, not 'any'", LC_E_USAGE,
                 (lc_import){.duplicates = "any"});
}

static void the_first_or_the_last_row_of_a_time_stays(void **state)
{
    const char *const text = "date,a\n2020-01-01,1\n2020-01-01,2\n2020-01-02,3\n2020-01-02,4\n2020-01-02,5\n";
    (void)state;
    refused(text, ": 5 of 5 rows have the time of another row");
    reads_with(text, "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3", "3 rows left out: the first",
               (lc_import){.duplicates = "first"});
    reads_with(text, "a | 2020-01-01 00:00:00 2 | 2020-01-02 00:00:00 5", "3 rows left out: the last",
               (lc_import){.duplicates = "last"});
    /* of a file that is newest first, the last in time is the upper one */
    reads_with("date,a\n2020-01-02,5\n2020-01-02,4\n2020-01-01,1\n", "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 5",
               "1 row left out: the last", (lc_import){.duplicates = "last"});
}

/* Rows of one time that a column of words parts are of several series, perhaps: which stays is not all that is to be said. */
static void series_are_not_mixed(void **state)
{
    const char *const text = "date,shop,a\n2020-01-01,X,1\n2020-01-01,Y,2\n2020-01-02,X,3\n2020-01-02,Y,4\n2020-01-02,X,3\n"
                             "2020-01-03,X,5\n2020-01-03,Y,6\n2020-01-03,Y,6\n";
    (void)state;
    refused_with(
        text,
        ": column 'shop' may name the series of the rows, or not: --series-column 'shop' makes a series of each of its words, "
        "--series-column none one series of all rows",
        LC_E_DATA, (lc_import){.duplicates = "last"});
    reads_with(text, "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3 | 2020-01-03 00:00:00 5", "2 rows left out",
               (lc_import){.duplicates = "equal", .series_column = "shop"});
    reads_with(text, "a | 2020-01-01 00:00:00 2 | 2020-01-02 00:00:00 3 | 2020-01-03 00:00:00 6", "5 rows left out",
               (lc_import){.duplicates = "last", .series_column = "none"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_rows_are_dropped_and_others_refused),
        cmocka_unit_test(the_first_or_the_last_row_of_a_time_stays),
        cmocka_unit_test(series_are_not_mixed),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
