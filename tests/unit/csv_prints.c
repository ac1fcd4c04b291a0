/* Tables as programs print them, blanks between columns: a name is over its cells, and may have blanks itself. */
#include "import_text.h"

#define PRICES "Open Last Price | 2021-01-04 00:00:00 59.48 5.307 | 2021-01-05 00:00:00 65.99 12.208"
#define DAYS   "2021-01-04  59.48       5.307\n2021-01-05  65.99      12.208\n"

static void names_with_blanks_are_over_their_cells(void **state)
{
    (void)state;
    reads("             Open  Last Price\nDate                         \n" DAYS, PRICES);
    reads("             Open  Last Price\n" DAYS, PRICES);
    reads("            Open   Last Price\n" DAYS, PRICES); /* where the name is over its cells, but not at an end of them */
    reads("             Open  Last Price\nvalid time                   \n" DAYS, PRICES);
    reads("Date         Open  Last Price\n" DAYS, PRICES);
    reads_with("         date  Open Last Price\n1  2021-01-04 59.48      5.307\n2  2021-01-05 65.99     12.208\n"
               "3  2021-01-06 27.02      5.895\n",
               PRICES " | 2021-01-06 00:00:00 27.02 5.895", "column 'column_1' left out: counts the rows", (lc_import){0});
    reads("date       Open  Last Price\n2021-01-04 59.48 5.307\n2021-01-05 65.99 12.208\n", PRICES);
    reads("            10m  pm 2.5\n2021-01-04  1.5    25.0\n2021-01-05  2.5    26.0\n",
          "10m pm 2.5 | 2021-01-04 00:00:00 1.5 25 | 2021-01-05 00:00:00 2.5 26");
}

/* One blank is between names as well as in them: only one side fits. */
static void one_blank_between_names_is_enough(void **state)
{
    (void)state;
    reads("valid time a wind speed\n2021-01-04 1        2.5\n2021-01-05 2       13.5\n",
          "a wind speed | 2021-01-04 00:00:00 1 2.5 | 2021-01-05 00:00:00 2 13.5");
    reads("date       a    wind speed T\n2021-01-04 5.25 2.5        1\n2021-01-05 6.25 13.5       2\n",
          "a wind speed T | 2021-01-04 00:00:00 5.25 2.5 1 | 2021-01-05 00:00:00 6.25 13.5 2");
    reads("date       a T C   b\n2021-01-04 5   7 1.5\n2021-01-05 6  17 2.5\n",
          "a T C b | 2021-01-04 00:00:00 5 7 1.5 | 2021-01-05 00:00:00 6 17 2.5");
    reads_with("                AAPL       MSFT\n          Last Price Last Price\n2021-01-04       1.5       10.0\n"
               "2021-01-05       2.0       11.0\n",
               "AAPL Last Price MSFT Last Price | 2021-01-04 00:00:00 1.5 10 | 2021-01-05 00:00:00 2 11",
               "line 1: each word is put before the name below it", (lc_import){0});
    refused("valid_time a T C bb\n2021-01-04 5   7 12\n2021-01-05 6   8 13\n", ":2: 4 cells where the line before has 5");
}

static void a_time_of_two_words_has_one_name_or_two(void **state)
{
    const char *const read = "T Wind speed | 2021-01-04 00:00:00 1.5 5.3 | 2021-01-04 01:00:00 2.5 12.2";
    (void)state;
    reads("Timestamp           T  Wind speed\n2021-01-04 00:00  1.5         5.3\n2021-01-04 01:00  2.5        12.2\n", read);
    reads("                    T  Wind speed\n2021-01-04 00:00  1.5         5.3\n2021-01-04 01:00  2.5        12.2\n", read);
    reads("      date   time    T  Wind speed\n2021-01-04  00:00  1.5         5.3\n2021-01-04  01:00  2.5        12.2\n", read);
    reads_with(
        "Date                   T  Wind speed\n01/14/2021 12:00 AM  1.5         5.3\n01/14/2021 01:00 AM  2.5        12.2\n",
        "T Wind speed | 2021-01-14 00:00:00 1.5 5.3 | 2021-01-14 01:00:00 2.5 12.2", "", (lc_import){0});
}

/* As many words as cells say nothing where they are beside them. */
static void words_beside_the_cells_are_refused(void **state)
{
    (void)state;
    refused("Date         T  Wind speed\n2021-01-04 00:00   59.48       5.307\n2021-01-04 01:00   65.99       5.208\n",
            ":1: the names are not over the cells of their columns");
    refused("date                    a        b\n2021-01-04 00:00   59.48\n2021-01-04 01:00   65.99\n",
            ":1: 'a' would be the name of column 2, which has times");
    refused("a Wind speed\n2021-01-04 42.77 4.602\n2021-01-05 5.1 51.86\n",
            ":1: 'a' would be the name of column 1, which has times");
    reads_with("a Wind speed\n2021-01-04 42.77 4.602\n2021-01-05 5.1 51.86\n",
               "Wind speed | 2021-01-04 00:00:00 42.77 4.602 | 2021-01-05 00:00:00 5.1 51.86", "", (lc_import){.header = "1"});
    refused("        date     a     b  \\\n0 2021-01-04  42.7  45.0   \n1 2021-01-05  38.0  42.9   \n\n     g\n0  1.5\n1  2.5\n",
            ":1: a print that goes on below in further columns");
}

/* A sentence of as many words as there are columns is none of their names. */
static void a_comment_of_words_is_not_the_header(void **state)
{
    (void)state;
    reads_with("# made in Oslo\n2021-01-04 1 2\n2021-01-05 3 4\n",
               "column_2 column_3 | 2021-01-04 00:00:00 1 2 | 2021-01-05 00:00:00 3 4",
               "line 1, a comment, names no time and is passed over (its words are the names of columns: --header 1)",
               (lc_import){0});
    reads_with("# Station, Oslo, Norway\n2021-01-04,1,2\n2021-01-05,3,4\n",
               "column_2 column_3 | 2021-01-04 00:00:00 1 2 | 2021-01-05 00:00:00 3 4", "line 1, a comment, names no time",
               (lc_import){0});
    reads_with("# date, a, b\n2021-01-04, 1, 2\n2021-01-05, 3, 4\n", "a b | 2021-01-04 00:00:00 1 2 | 2021-01-05 00:00:00 3 4",
               "line 1, a comment, has the names of columns", (lc_import){0});
}

/* Lines between names and rows are none of either, and an index without a name is left out. */
static void rules_and_frames_are_no_rows(void **state)
{
    (void)state;
    const char *const read = "a b | 2021-01-04 00:00:00 1.5 -2 | 2021-01-05 00:00:00 2.5 4", *const index =
                                                                                                 "left out: counts the rows";
    static const char *const frames[][10] = {{"╒═", "╤", "╕", "│", "╞═", "╪", "╡", "╘═", "╧", "╛"},
                                             {"╔═", "╦", "╗", "║", "╠═", "╬", "╣", "╚═", "╩", "╝"},
                                             {"┏━", "┳", "┓", "┃", "┣━", "╋", "┫", "┗━", "┻", "┛"}};
    char text[512];
    reads_with("|   | date       |   a |  b |\n|--:|:-----------|----:|:--:|\n| 0 | 2021-01-04 | 1.5 | -2 |\n"
               "| 1 | 2021-01-05 | 2.5 |  4 |\n",
               read, index, (lc_import){0});
    reads_with("|   | a | b |\n|---|---|---|\n| 2021-01-04 | 1.5 | -2 |\n| 2021-01-05 | 2.5 | 4 |\n", read, "left out: empty",
               (lc_import){0});
    reads_with("    date          a    b\n--  ----------  ---  ---\n 0  2021-01-04  1.5   -2\n 1  2021-01-05  2.5    4\n", read,
               index, (lc_import){0});
    reads_with("==  ==========  ===  ===\n..  date          a    b\n==  ==========  ===  ===\n 0  2021-01-04  1.5   -2\n"
               " 1  2021-01-05  2.5    4\n==  ==========  ===  ===\n",
               read, index, (lc_import){0});
    reads_with("+---+------------+-----+----+\n|   | date       |   a |  b |\n|---+------------+-----+----|\n| 0 | 2021-01-04 | "
               "1.5 | -2 "
               "|\n| 1 | 2021-01-05 | 2.5 |  4 |\n+---+------------+-----+----+\n",
               read, index, (lc_import){0});
    reads_with(",,date,a,b\n,0,2021-01-04,1.5,-2\n,1,2021-01-05,2.5,4\n", read, index, (lc_import){0});
    for (size_t i = 0; i < 3; i++) {
        const char *const *f = frames[i];
        snprintf(text, sizeof text, "%s%s%s\n%s %s date %s a %s b %s\n%s%s%s\n%s 0 %s 2021-01-04 %s 1.5 %s -2 %s\n", f[0], f[1],
                 f[2], f[3], f[3], f[3], f[3], f[3], f[4], f[5], f[6], f[3], f[3], f[3], f[3], f[3]);
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s%s\n%s 1 %s 2021-01-05 %s 2.5 %s 4 %s\n%s%s%s\n", f[4],
                 f[5], f[6], f[3], f[3], f[3], f[3], f[3], f[7], f[8], f[9]);
        reads_with(text, read, index, (lc_import){0});
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_with_blanks_are_over_their_cells),  cmocka_unit_test(one_blank_between_names_is_enough),
        cmocka_unit_test(a_time_of_two_words_has_one_name_or_two), cmocka_unit_test(words_beside_the_cells_are_refused),
        cmocka_unit_test(a_comment_of_words_is_not_the_header),    cmocka_unit_test(rules_and_frames_are_no_rows),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
