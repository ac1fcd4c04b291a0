/* How a text is cut into lines and cells: line ends, separators, quotes; then a file broken at random. */
#include "core/rng.h"
#include "unit/import_text.h"

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

/* A word for missing is no reason to cut cells at their blanks. */
static void tabs_separate_cells_with_blanks_where_words_are_missing(void **state)
{
    (void)state;
    static const char *const words[] = {"NA", "NaN", "null", "<NA>", "None", ""};
    char text[256];
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        snprintf(text, sizeof text, "Date\tLoad MW\tR\n2020-01-01 00:00:00\t1.5\t7\n2020-01-02 00:00:00\t2.5\t%s\n", words[i]);
        reads(text, "Load MW R | 2020-01-01 00:00:00 1.5 7 | 2020-01-02 00:00:00 2.5 nan");
        snprintf(text, sizeof text, "Date\tnew cases\tR\n2020-01-01\t1 234\t%s\n2020-01-02\t2 234\t8\n2020-01-03\t3 234\t9\n",
                 words[i]);
        reads(text, "new cases R | 2020-01-01 00:00:00 1234 nan | 2020-01-02 00:00:00 2234 8 | 2020-01-03 00:00:00 3234 9");
    }
}

static void blanks_between_thousands_do_not_separate_cells(void **state)
{
    (void)state;
    reads_with("date\ta\tb\t\n2020-01-01\t1 000\t2 500,5\t\n2020-01-02\t1 001\t2 501,5\t\n",
               "a b | 2020-01-01 00:00:00 1000 2500.5 | 2020-01-02 00:00:00 1001 2501.5", "'column_4' left out: empty",
               (lc_import){0});
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

/* Lines of one word each: they have not the cells of a second header. */
static void narrow_rows_that_may_not_be_a_footer_are_refused(void **state)
{
    (void)state;
    refused_with("date,a,b,c,d,e,f\n2020-01-01,1,2,3,4,5,6\n2020-01-02,1,2,3,4,5,6\n2020-01-03,1,2,3,4,5,6\nTotal\nNote\n",
                 ":5: 1 cell where the line before has 7", LC_E_DATA, (lc_import){.footer = "0"});
}

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_end_is_read),
        cmocka_unit_test(every_separator_is_recognized),
        cmocka_unit_test(tabs_separate_cells_with_blanks_where_words_are_missing),
        cmocka_unit_test(blanks_between_thousands_do_not_separate_cells),
        cmocka_unit_test(a_comma_that_may_be_a_decimal_sign_is_refused),
        cmocka_unit_test(quoted_cells_hold_anything),
        cmocka_unit_test(ragged_rows_are_refused),
        cmocka_unit_test(narrow_rows_that_may_not_be_a_footer_are_refused),
        cmocka_unit_test(a_file_broken_at_random_is_read_or_refused),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
