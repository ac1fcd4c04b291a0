/* Text files whose rows end before the last column, rows of words between the data, and what programs print around tables. */
#include "unit/import_text.h"

static void rows_that_end_early_lack_their_last_values(void **state)
{
    const char *const filled = "a b | 2020-01-01 00:00:00 1.5 2 | 2020-01-02 00:00:00 3.5 nan | 2020-01-03 00:00:00 5.5 nan | "
                               "2020-01-04 00:00:00 7.5 8";
    const char *const texts = "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3 | 2020-01-03 00:00:00 5";
    (void)state;
    reads_with("date,a,b\n2020-01-01,1.5,2\n2020-01-02,3.5\n2020-01-03,5.5\n2020-01-04,7.5,8\n", filled,
               "2 lines have fewer cells than the header (the first: line 3): what is behind them is missing", (lc_import){0});
    reads_with("date;a;b\n01.01.2020;1,5;2\n02.01.2020;3,5\n03.01.2020;5,5\n04.01.2020;7,5;8\n", filled,
               "2 lines have fewer cells", (lc_import){.date_order = "dmy"});
    reads_with("s;h\nAA;2\n\ndate;a;Q;;about\n2020-01-01;1;G;;checked\n2020-01-02;3;G;;\n2020-01-03;5;G\n", texts,
               "1 line has fewer cells than the header (the first: line 7)", (lc_import){0});
    reads_with("date;a;Q;;about\n2020-01-01;1;G;;checked\n2020-01-02;3;G\n2020-01-03;5\n", texts, "2 lines have fewer cells",
               (lc_import){0});
}

/* A separator may be lost, and the file may end within a line. */
static void rows_whose_missing_cells_could_be_others_are_refused(void **state)
{
    (void)state;
    refused("date,a,b\n2020-01-01,1,2\n2020-01-02,34\n2020-01-03,5,6\n", ":3: 2 cells where the other lines have 3");
    refused("date,a,b\n2020-01-01,1,2\n2020-01-02,3\n2020-01-02,4\n2020-01-03,5,\n2020-01-04,5,6\n",
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
    reads_with("date,a,b\n20200101,1,2\n20200102,0.24 Dividend,\n20200102,3,4\n20200103,5,6\n", rows, "line 3 passed over",
               (lc_import){0});
    reads_with("date\ta\tnote\n2020-01-01\t1,000.5\tok\n2020-01-02\tnull\n2020-01-03\t2,000.5\n",
               "a | 2020-01-01 00:00:00 1000.5 | 2020-01-02 00:00:00 nan | 2020-01-03 00:00:00 2000.5",
               "2 lines have fewer cells", (lc_import){0});
    reads_with("date;a;b;c\n2020-01-01;1;2;ok\n2020-01-02;3;4\n2020-01-02;0.24 Dividend;;\n2020-01-03;5;6\n", rows,
               "line 4 passed over: '0.24 Dividend'", (lc_import){0});
    refused("date,a,b\n2020-01-01,1,2\n2020-01-02,closed,\n2020-01-03,5,6\n", ":3: column 'a': 'closed' is not a number");
    reads_with("date,id,a\n2020-01-01,AAA,1\n2020-01-01,BBB,\n2020-01-02,AAA,3\n2020-01-02,BBB,4\n",
               "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3", "2 series", (lc_import){0});
}

/* As R, pandas and SQL print tables between blanks. */
static void prints_of_programs_keep_their_names(void **state)
{
    const char *const rows = "a b | 2020-01-01 01:00:00 1 2 | 2020-01-01 02:00:00 3 4";
    (void)state;
    reads("                       a   b\n2020-01-01 01:00:00    1   2\n2020-01-01 02:00:00    3   4\n", rows);
    reads("                       a   b\ntime\n2020-01-01 01:00:00    1   2\n2020-01-01 02:00:00    3   4\n", rows);
    reads(
        "time                   a   b\n------------------- --- ---\n2020-01-01 01:00:00    1   2\n2020-01-01 02:00:00    3   4\n",
        rows);
    reads_with("time                a   b\n---------------- --- ---\n2020-01-01T01:00    1   2\n2020-01-01T02:00    3   4\n\n"
               "(2 rows affected)\n",
               rows, "line 6 after the data passed over: '(2'", (lc_import){0});
    reads_with("     Qtr1 Qtr2 Qtr3 Qtr4\n2018    1    2    3    4\n2019    5    6    7    8\n2020    9   10   11   12\n"
               "2021   13   14   15   16\n2022   17   18   19   20\n",
               "value | 2018-01-01 00:00:00 1 | 2018-04-01 00:00:00 2 | 2018-07-01 00:00:00 3 | 2018-10-01 00:00:00 4 | "
               "2019-01-01 00:00:00 5 | 2019-04-01 00:00:00 6 | 2019-07-01 00:00:00 7 | 2019-10-01 00:00:00 8 | "
               "2020-01-01 00:00:00 9 | 2020-04-01 00:00:00 10 | 2020-07-01 00:00:00 11 | 2020-10-01 00:00:00 12 | "
               "2021-01-01 00:00:00 13 | 2021-04-01 00:00:00 14 | 2021-07-01 00:00:00 15 | 2021-10-01 00:00:00 16 | "
               "2022-01-01 00:00:00 17 | 2022-04-01 00:00:00 18 | 2022-07-01 00:00:00 19 | 2022-10-01 00:00:00 20",
               "column 'column_1' is read as years", (lc_import){.wide = true});
    refused("     Jan Feb Mar\n2019          12\n2020  13  14  15\n2021  16  17  18\n2022  19  20  21\n",
            ":2: 2 cells where the other lines have 4");
}

/* Which name has a separator in it, or that the last columns are empty, nobody knows. */
static void a_header_that_no_row_is_as_wide_as_is_refused(void **state)
{
    (void)state;
    refused(
        "Date,Rain, mm,Temp\n2021-02-01,0.5,100\n2021-02-02,1.5,101\n",
        ":1: has 4 names, and no line below it as many cells: a name with ',' in it is to be in quotes; if the last columns are "
        "empty: --drop 'Temp'");
    reads_with("date,a,b,c\n2020-01-01,1,2\n2020-01-02,3,4\n", two_rows, "2 lines have fewer cells than the header",
               (lc_import){.drop = "c"});
}

static void digits_of_other_scripts_are_numbers(void **state)
{
    (void)state;
    const char *same = "digits of another script are read as 0 to 9, as in",
               *read = "a | 2020-01-01 00:00:00 1.5 | 2020-01-02 00:00:00 -3";
    reads_with("date,a\n２０２０-０１-０１,１．５\n２０２０／０１／０２,－３\n", read, same, (lc_import){0});
    reads_with("date,\u00b5\u00b0\u00e9\u00e9\u00e9 ab\u00b2\n2020-01-01,1\n2020-01-02,२\n",
               "\u00b5\u00b0\u00e9\u00e9\u00e9 ab\u00b2 | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 2", "as in '२'",
               (lc_import){0});
    reads_with("date,１号a\n2020-01-01,1\n2020-01-02,2\n", "1号a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 2", "as in '１'",
               (lc_import){0});
    reads_with("date,a\n٢٠٢٠-٠١-٠١,١٫٥\n٢٠٢٠-٠١-٠٢,-٣\n", read, same, (lc_import){0});
    reads_with("date,a\n۲۰۲۰-۰۱-۰۱,۱٫۵\n۲۰۲۰-۰۱-۰۲,-۳\n", read, same, (lc_import){0});
    reads_with("date,a\n2020-01-01,१.५\n2020-01-02,-३\n", read, same, (lc_import){0});
}

static void marks_that_nobody_sees_are_no_part_of_cells(void **state)
{
    (void)state;
    reads_with("date,a,b\n\u200e2020-01-01,1\u200b,2\n\u200e2020\u200e-01-02,3\u200b,4\n", two_rows,
               "5 invisible marks passed over", (lc_import){0});
    reads("\u00a0date\u00a0,a,b\n\u00a02020-01-01\u00a0,\u00a01\u00a0,2\n2020-01-02,3,\u00a04\n", two_rows);
    reads("date;a;b\n2020-01-01;1\u00a0000,5;2\n2020-01-02;3;4\n",
          "a b | 2020-01-01 00:00:00 1000.5 2 | 2020-01-02 00:00:00 3 4");
}

static void rows_behind_another_separator_are_not_lost(void **state)
{
    char text[2048] = "date,a,b\n";
    const size_t head = strlen(text);
    (void)state;
    for (int i = 1; i <= 28; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), i < 25 ? "2020-01-%02d,%d.5,2\n" : "2020-01-%02d;%d.5;2\n", i,
                 i);
    refused(text, ":26: a row of data whose cells are apart by another sign (;) than those of the table");
    text[head] = 0;
    for (int i = 1; i <= 28; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), i < 4 ? "2020-01-%02d %d.5 2\n" : "2020-01-%02d,%d.5,2\n", i,
                 i);
    refused(text, ":2: a row of data whose cells are apart by another sign (blanks) than those of the table");
    reads_with("2020-01-03, 12:30 Uhr\ndate;a;b\n2020-01-01;1;2\n2020-01-02;3;4\n", two_rows, "skipped 1 line before the header",
               (lc_import){0});
    reads_with("date,a,b\n2020-01-01,1,2\n2020-01-02,3,4\n2020-01-03; 1 = provisional\n", two_rows, "line 4 after the data",
               (lc_import){0});
}

static void tables_that_comments_tell_apart_are_refused(void **state)
{
    (void)state;
    refused(
        "# Station A\ndate,x\n2020-01-01,1\n2020-01-02,2\n# Station B\ndate,x\n2021-01-01,3\n2021-01-02,4\n",
        ":5: '# Station B' is above the header again: another table below the first: --footer 4 reads the first, --skip 5 the "
        "other");
    reads_with("# Station A\ndate,x\n2020-01-01,1\n2020-01-02,2\n# Station B\ndate,x\n2021-01-01,3\n2021-01-02,4\n",
               "x | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 2", "2 lines that begin", (lc_import){.footer = "3"});
    reads_with("# part 1\ndate,x\n2020-01-01,1\n# part 2\ndate,x\n2020-01-02,2\n",
               "x | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 2", "line 5 repeats the header; passed over", (lc_import){0});
    reads_with("# on Monday 10:00\ndate,x\n2020-01-01,1\n# on Tuesday 11:00\ndate,x\n2020-01-02,2\n",
               "x | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 2", "line 5 repeats the header; passed over", (lc_import){0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_that_end_early_lack_their_last_values),
        cmocka_unit_test(rows_whose_missing_cells_could_be_others_are_refused),
        cmocka_unit_test(prints_of_programs_keep_their_names),
        cmocka_unit_test(a_header_that_no_row_is_as_wide_as_is_refused),
        cmocka_unit_test(digits_of_other_scripts_are_numbers),
        cmocka_unit_test(marks_that_nobody_sees_are_no_part_of_cells),
        cmocka_unit_test(words_beside_a_row_of_their_time_are_passed_over),
        cmocka_unit_test(rows_behind_another_separator_are_not_lost),
        cmocka_unit_test(tables_that_comments_tell_apart_are_refused),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
