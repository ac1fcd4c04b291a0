/* table: columns line up within a width, long rows go into blocks, and texts are cut where they must be. */
#include "unit.h"
#include "core/mem.h"
#include "core/table.h"

static void build(lc_table **table)
{
    assert_ok(lc_table_new(table));
    assert_ok(lc_table_column(*table, "model", LC_TABLE_LEFT));
    assert_ok(lc_table_column(*table, "mse", LC_TABLE_RIGHT));
    assert_ok(lc_table_column(*table, "unit", LC_TABLE_LEFT));
    assert_ok(lc_table_text(*table, "%s", "lstm"));
    assert_ok(lc_table_number(*table, 0.38251, 4));
    assert_ok(lc_table_text(*table, "\xC2\xB0"
                                    "C"));
    assert_ok(lc_table_text(*table, "repeat_last"));
    assert_ok(lc_table_number(*table, NAN, 4));
    assert_ok(lc_table_text(*table, "K"));
}

/* What other programs take: every digit, their own escapes, the best in bold. */
static void a_table_has_the_forms_of_other_programs(void **state)
{
    (void)state;
    static const char *const wanted[] = {[LC_TABLE_CSV] = "a_b,\"x, \"\"y\"\"\"\n\"50 %, \\\",-0.10000000000000001\n|,\n",
                                         [LC_TABLE_MARKDOWN] =
                                             "| a\\_b | x, \"y\" |\n|---|--:|\n| 50 %, \\\\ | **-0.1000** |\n| \\| | - |\n",
                                         [LC_TABLE_LATEX] = ("\\begin{tabular}{lr}\n\\hline\na\\_b & x, \"y\" \\\\\n\\hline\n50 "
                                                             "\\%, \\textbackslash{} & \\textbf{$-$0.1000} \\\\\n"
                                                             "\\textbar{} & - \\\\\n\\hline\n\\end{tabular}\n")};
    lc_table *table;
    char *text;
    assert_ok(lc_table_new(&table));
    assert_ok(lc_table_column(table, "a_b", LC_TABLE_LEFT));
    assert_ok(lc_table_column(table, "x, \"y\"", LC_TABLE_RIGHT));
    assert_ok(lc_table_text(table, "%s", "50 %, \\"));
    assert_ok(lc_table_number(table, -0.1, 4));
    lc_table_mark(table);
    assert_ok(lc_table_text(table, "|"));
    assert_ok(lc_table_number(table, NAN, 4));
    for (lc_table_form form = LC_TABLE_CSV; form <= LC_TABLE_LATEX; form++) {
        assert_ok(lc_table_write_as(&text, table, form));
        assert_string_equal(text, wanted[form]);
        lc_free(text);
    }
    assert_ok(lc_table_write(&text, table, 80));
    assert_string_equal(text, "a_b        x, \"y\"\n50 %, \\  >-0.1000\n|               -\n");
    lc_free(text);
    lc_table_free(table);
}

static void columns_line_up(void **state)
{
    (void)state;
    lc_table *table;
    char *text;
    build(&table);
    assert_ok(lc_table_write(&text, table, 80));
    assert_string_equal(text, "model           mse  unit\n"
                              "lstm         0.3825  \xC2\xB0"
                              "C\n"
                              "repeat_last       -  K\n");
    lc_free(text);
    lc_table_free(table);
}

static void blocks_keep_the_width(void **state)
{
    (void)state;
    lc_table *table;
    char *text;
    build(&table);
    assert_ok(lc_table_write(&text, table, 20));
    assert_string_equal(text, "model           mse\n"
                              "lstm         0.3825\n"
                              "repeat_last       -\n"
                              "\n"
                              "model        unit\n"
                              "lstm         \xC2\xB0"
                              "C\n"
                              "repeat_last  K\n");
    lc_free(text);
    lc_table_free(table);
}

static void extreme_numbers_are_printed(void **state)
{
    (void)state;
    lc_table *table;
    assert_ok(lc_table_new(&table));
    assert_ok(lc_table_column(table, "x", LC_TABLE_RIGHT));
    assert_ok(lc_table_number(table, 1.5e300, 2));
    assert_ok(lc_table_number(table, 0.00001, 2));
    assert_ok(lc_table_number(table, 0, 2));
    assert_ok(lc_table_number(table, -12345.678, 2));
    assert_string_equal(lc_table_cell(table, 0, 0), "1.50e+300");
    assert_string_equal(lc_table_cell(table, 1, 0), "1.00e-05");
    assert_string_equal(lc_table_cell(table, 2, 0), "0.00e+00");
    assert_string_equal(lc_table_cell(table, 3, 0), "-1.23e+04");
    assert_int_equal(lc_table_rows(table), 4);
    lc_table_free(table);
}

/* The cells of a column of these numbers, in one line. figures: of lc_table_figures, 0: lc_table_number. */
static void assert_column(const char *wanted, const double *value, size_t count, int figures, int decimals)
{
    char shown[256] = "";
    lc_table *table;
    assert_ok(lc_table_new(&table));
    assert_ok(lc_table_column(table, "x", LC_TABLE_RIGHT));
    for (size_t i = 0; i < count; i++)
        assert_ok(figures ? lc_table_figures(table, value[i], figures) : lc_table_number(table, value[i], decimals));
    for (size_t i = 0; i < count; i++)
        snprintf(shown + strlen(shown), sizeof shown - strlen(shown), "%s%s", i ? " " : "", lc_table_cell(table, i, 0));
    assert_string_equal(shown, wanted);
    lc_table_free(table);
}

static void a_column_has_one_form_of_numbers(void **state)
{
    (void)state;
    assert_column("0.012300 0.000012 -", (const double[]){0.0123, 1.23e-05, NAN}, 3, 0, 4);
    assert_column("1.2300e-02 1.2300e-07", (const double[]){0.0123, 1.23e-07}, 2, 0, 4);
    assert_column("1.2300e+07 1.0000e+00", (const double[]){1.23e7, 1}, 2, 0, 4);
    assert_column("9999999.0000 0.0001", (const double[]){9999999, 0.0001}, 2, 0, 4);
    assert_column("17.5000 17.4812", (const double[]){17.5, 17.4812}, 2, 6, 0);
    assert_column("0.00100 0.00001", (const double[]){0.001, 1e-5}, 2, 4, 0);
    assert_column("3e+09 2e+01 -", (const double[]){3e9, 17.5, INFINITY}, 3, 1, 0);
    assert_column("1.234e+05 1.234e-03", (const double[]){123400, 0.001234}, 2, 4, 0);
    assert_column("101325 0 17", (const double[]){101325, 0, 17}, 3, 4, 0);
}

/* What shows as the best does is as good, also after a later number of the column has more digits. */
static void what_shows_as_the_best_is_marked(void **state)
{
    (void)state;
    const double value[] = {0.33004, 0.32996, 0.33006, NAN, 1e-5};
    static const char *const wanted[] = {">0.3300", ">0.3300", "0.3301", "-", "0.000010", "0.330040", ">0.329960"};
    lc_table *table;
    char *text;
    assert_ok(lc_table_new(&table));
    assert_ok(lc_table_column(table, "x", LC_TABLE_RIGHT));
    for (size_t i = 0; i < 5; i++) {
        assert_ok(lc_table_number(table, value[i], 4));
        assert_ok(lc_table_best(table, 0.32996));
        assert_ok(lc_table_write(&text, table, 80));
        assert_non_null(strstr(text, wanted[i]));
        lc_free(text);
    }
    assert_ok(lc_table_write(&text, table, 80));
    assert_non_null(strstr(text, wanted[5]));
    assert_null(strstr(text, ">0.330040"));
    assert_non_null(strstr(text, wanted[6]));
    lc_free(text);
    lc_table_free(table);
}

/* Rows are compared across columns that are alike; the first column is another. */
static void columns_that_are_alike_have_one_form(void **state)
{
    (void)state;
    lc_table *table;
    assert_ok(lc_table_new(&table));
    for (size_t i = 0; i < 3; i++)
        assert_ok(lc_table_column(table, "x", LC_TABLE_RIGHT));
    lc_table_alike(table);
    assert_ok(lc_table_number(table, 1, 0));
    assert_ok(lc_table_number(table, 0.5, 4));
    assert_ok(lc_table_number(table, 1e-5, 4));
    assert_string_equal(lc_table_cell(table, 0, 0), "1");
    assert_string_equal(lc_table_cell(table, 0, 1), "0.500000");
    assert_string_equal(lc_table_cell(table, 0, 2), "0.000010");
    lc_table_free(table);
}

static void a_short_text_is_cut_by_letters(void **state)
{
    (void)state;
    lc_table *table;
    assert_ok(lc_table_new(&table));
    assert_ok(lc_table_column(table, "x", LC_TABLE_LEFT));
    assert_ok(lc_table_short(table, "abcd", 4));
    assert_ok(lc_table_short(table, "\xC2\xB0\xC2\xB0\xC2\xB0\xC2\xB0\xC2\xB0", 4));
    assert_string_equal(lc_table_cell(table, 0, 0), "abcd");
    assert_string_equal(lc_table_cell(table, 1, 0), "\xC2\xB0..\xC2\xB0");
    lc_table_free(table);
}

/* Names that begin and end alike are told apart; the same name again is the same text. */
static void cut_texts_that_differ_look_different(void **state)
{
    (void)state;
    lc_table *table;
    assert_ok(lc_table_new(&table));
    assert_ok(lc_table_column(table, "series", LC_TABLE_LEFT));
    assert_ok(lc_table_short(table, "Berlin Alexanderplatz", 18));
    assert_ok(lc_table_short(table, "Berlin Alexanderplanke", 18));
    assert_ok(lc_table_short(table, "Berlin Alexandrinenplatz", 18));
    assert_ok(lc_table_short(table, "Berlin Alexanderplatz", 18));
    assert_string_equal(lc_table_cell(table, 0, 0), "Berlin A..derplatz");
    assert_string_equal(lc_table_cell(table, 1, 0), "Berlin A..erplanke");
    assert_string_equal(lc_table_cell(table, 2, 0), "Berlin A..nenplatz");
    assert_string_equal(lc_table_cell(table, 3, 0), "Berlin A..derplatz");
    assert_ok(lc_table_short(table, "Berlin Ahorn, under platz", 18));
    assert_ok(lc_table_short(table, "Berlin Axxxxxderplatz", 18));
    assert_string_equal(lc_table_cell(table, 5, 0), "Berlin Ax..derplatz");
    lc_table_free(table);
}

/* What comes after them is in one column of the terminal. */
static void letters_of_east_asia_keep_rows_in_line(void **state)
{
    (void)state;
    lc_table *table;
    char *text;
    assert_ok(lc_table_new(&table));
    assert_ok(lc_table_column(table, "x", LC_TABLE_LEFT));
    assert_ok(lc_table_column(table, "y", LC_TABLE_LEFT));
    assert_ok(lc_table_text(table, "\xe6\x9d\xb1\xe4\xba\xac"));
    assert_ok(lc_table_text(table, "1"));
    assert_ok(lc_table_text(table, "abc"));
    assert_ok(lc_table_text(table, "2"));
    assert_ok(lc_table_write(&text, table, 80));
    assert_string_equal(text, "x     y\n\xe6\x9d\xb1\xe4\xba\xac  1\nabc   2\n");
    lc_free(text);
    lc_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_has_the_forms_of_other_programs),
        cmocka_unit_test(columns_line_up),
        cmocka_unit_test(blocks_keep_the_width),
        cmocka_unit_test(extreme_numbers_are_printed),
        cmocka_unit_test(a_column_has_one_form_of_numbers),
        cmocka_unit_test(what_shows_as_the_best_is_marked),
        cmocka_unit_test(columns_that_are_alike_have_one_form),
        cmocka_unit_test(a_short_text_is_cut_by_letters),
        cmocka_unit_test(cut_texts_that_differ_look_different),
        cmocka_unit_test(letters_of_east_asia_keep_rows_in_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
