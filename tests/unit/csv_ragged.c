/* Text files whose rows end before the last column, and rows of words between the data. */
#include "unit/import_text.h"

static void rows_that_end_early_lack_their_last_values(void **state)
{
    const char *const filled = "a b | 2020-01-01 00:00:00 1 2 | 2020-01-02 00:00:00 3 nan | 2020-01-03 00:00:00 5 6";
    const char *const texts = "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3 | 2020-01-03 00:00:00 5";
    (void)state;
    reads_with("date,a,b\n2020-01-01,1,2\n2020-01-02,3\n2020-01-03,5,6\n", filled,
               "1 line has fewer cells than the header (the first: line 3): what is behind them is missing", (lc_import){0});
    reads_with("s;h\nAA;2\n\ndate;a;Q;;about\n2020-01-01;1;G;;checked\n2020-01-02;3;G;;\n2020-01-03;5;G\n", texts,
               "1 line has fewer cells than the header (the first: line 7)", (lc_import){0});
    reads_with("date;a;Q;;about\n2020-01-01;1;G;;checked\n2020-01-02;3;G\n2020-01-03;5\n", texts, "2 lines have fewer cells",
               (lc_import){0});
}

/* A separator may be lost, and the file may end within a line. */
static void rows_whose_missing_cells_could_be_others_are_refused(void **state)
{
    (void)state;
    refused("date,a,b\n2020-01-01,1,2\n2020-01-02,3\n2020-01-03,5,\n2020-01-04,5,6\n",
            ":3: 2 cells where the other lines have 3");
    refused("date,a,b\n2020-01-01,1,2\n2020-01-02,3,4\n2020-01-03,5,6\n2020-01-04,7\n",
            ":5: 2 cells where the other lines have 3");
    refused("date,a,b\n2020-01-01,1,2\n\n2020-01-02,3\n2020-01-03,5,6\n2020-01-04,5,6\n",
            ":4: 2 cells where the other lines have 3");
    refused("s;h\nAA;2\nBB;3\n\ndate;a;Q;u\n2020-01-01;1;G;k\n2020-01-02;3;G\n", ":6: 4 cells where the other lines have 2");
    refused("2020-01-01,1,2\n2020-01-02,3\n2020-01-03,5,6\n2020-01-04,5,6\n", ":2: 2 cells where the other lines have 3");
}

/* As Yahoo has dividends and splits between prices. */
static void words_beside_a_row_of_their_time_are_passed_over(void **state)
{
    const char *const rows = "a b | 2020-01-01 00:00:00 1 2 | 2020-01-02 00:00:00 3 4 | 2020-01-03 00:00:00 5 6";
    (void)state;
    reads_with("date,a,b\n2020-01-01,1,2\n2020-01-02,0.24 Dividend\n2020-01-02,3,4\n2020-01-03,5,6\n", rows,
               "line 3 passed over: '0.24 Dividend' is no value, and another row has its time", (lc_import){0});
    reads_with("date,a,b\n2020-01-03,5,6\n2020-01-02,3,4\n2020-01-02,4:1 Stock Split,\n2020-01-01,1,2\n", rows,
               "line 4 passed over: '4:1 Stock Split'", (lc_import){0});
    refused("date,a,b\n2020-01-01,1,2\n2020-01-02,closed,\n2020-01-03,5,6\n", ":3: column 'a': 'closed' is not a number");
    reads_with("date,id,a\n2020-01-01,AAA,1\n2020-01-01,BBB,\n2020-01-02,AAA,3\n2020-01-02,BBB,4\n",
               "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3", "2 series", (lc_import){0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_that_end_early_lack_their_last_values),
        cmocka_unit_test(rows_whose_missing_cells_could_be_others_are_refused),
        cmocka_unit_test(words_beside_a_row_of_their_time_are_passed_over),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
