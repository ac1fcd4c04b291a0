/* Lines of a text are cut in pieces at once: every cell, width and line number is that of the text, whatever ends its lines, and
 * wherever quotes are. */
#include <stdlib.h>
#include <string.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "data/sheet/csv.h"
#include "unit.h"

enum { ROWS = 40000, NONE = ROWS }; /* a text of several pieces */

/* How a text is written. */
typedef struct writing {
    char separator;
    const char *end;
    size_t quoted; /* the row with a cell that holds a line */
    size_t blank;  /* rows from one blank line to the next */
    bool ended;    /* the last line has an end */
} writing;

static char *write_text(const writing *w)
{
    lc_buffer text = {0};
    char *out = NULL;
    for (size_t row = 0; row < ROWS; row++) {
        lc_buffer_format(&text, "%zu%c%zu.5", row, w->separator, 7 * row);
        if (row % 3 == 0)
            lc_buffer_format(&text, "%cx%zu", w->separator, row);
        if (row == w->quoted)
            lc_buffer_format(&text, "%c\"a%cb\n\"\"c\"", w->separator, w->separator);
        lc_buffer_add(&text, row + 1 < ROWS || w->ended ? w->end : "");
        if (row % w->blank == 1)
            lc_buffer_add(&text, w->end);
    }
    assert_ok(lc_buffer_take(&out, &text));
    return out;
}

static void assert_row(const lc_csv *csv, const writing *w, size_t row, size_t line)
{
    char expected[64];
    assert_int_equal(csv->row[row].width, 2 + (row % 3 == 0) + (row == w->quoted));
    assert_int_equal(csv->row[row].line, line);
    snprintf(expected, sizeof expected, "%zu", row);
    assert_string_equal(lc_csv_cell(csv, row, 0), expected);
    snprintf(expected, sizeof expected, "%zu.5", 7 * row);
    assert_string_equal(lc_csv_cell(csv, row, 1), expected);
    snprintf(expected, sizeof expected, "x%zu", row);
    if (row % 3 == 0)
        assert_string_equal(lc_csv_cell(csv, row, 2), expected);
    snprintf(expected, sizeof expected, "a%cb\n\"c", w->separator);
    if (row == w->quoted)
        assert_string_equal(lc_csv_cell(csv, row, 2 + (row % 3 == 0)), expected);
}

static void cut_and_compare(const writing *w)
{
    lc_csv *csv = NULL;
    size_t line = 1;
    assert_ok(lc_csv_cut(&csv, write_text(w), 0, '.', "t.csv"));
    assert_int_equal(csv->rows, ROWS);
    for (size_t row = 0; row < ROWS; row++) {
        assert_row(csv, w, row, line);
        line += 1 + (row == w->quoted) + (row % w->blank == 1);
    }
    lc_csv_free(csv);
}

static void every_cell_is_that_of_the_text(void **state)
{
    static const char separators[] = ",;\t ";
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    static const size_t quoted[] = {NONE, 0, ROWS / 2, ROWS - 1};
    (void)state;
    for (size_t s = 0; separators[s]; s++)
        for (size_t e = 0; e < 3; e++)
            for (size_t q = 0; q < 4; q++)
                cut_and_compare(&(writing){separators[s], ends[e], quoted[q], 1000 + 7 * q, s % 2 == 0});
}

static void a_quote_that_is_not_closed_is_named_by_its_line(void **state)
{
    lc_buffer text = {0};
    lc_csv *csv = NULL;
    char *whole = NULL;
    (void)state;
    for (size_t row = 0; row < ROWS; row++)
        lc_buffer_format(&text, "%zu,%s\n", row, row == 30000 ? "\"a" : "1.5");
    assert_ok(lc_buffer_take(&whole, &text));
    assert_int_equal(lc_csv_cut(&csv, whole, 0, '.', "t.csv"), LC_E_DATA);
    assert_string_equal(lc_error_message(), "t.csv:30001: a quoted field is never closed");
}

/* Sixty megabytes of line ends are no reason to take gigabytes. */
static void empty_lines_take_no_room(void **state)
{
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    (void)state;
    for (size_t e = 0; e < 3; e++) {
        lc_buffer text = {0};
        lc_csv *csv = NULL;
        char *whole = NULL;
        for (size_t row = 0; row < ROWS; row++)
            lc_buffer_format(&text, "%s%s", row % 10000 == 5 ? "1;2" : "", ends[e]);
        assert_ok(lc_buffer_take(&whole, &text));
        assert_ok(lc_csv_cut(&csv, whole, 0, '.', "t.csv"));
        assert_int_equal(csv->rows, 4);
        assert_in_range(csv->row_capacity, 4, 8);
        assert_int_equal(csv->row[3].line, 30006);
        lc_csv_free(csv);
    }
}

/* A cell of any bytes but those that end it, wherever in a word of the machine it begins and ends. */
static void cells_of_every_length_end_where_they_end(void **state)
{
    static const char letters[] = "\xc3\xbf+./9:ab\x01\x7f\x0b x\xc2\x8a\xe2\x80\x8d~-0123456789_abcdefgh",
                      separators[] = {',', ';', '\t', '|'};
    char expected[64];
    (void)state;
    for (size_t k = 0; k < sizeof separators; k++) {
        lc_buffer text = {0};
        lc_csv *csv = NULL;
        char *whole = NULL;
        for (size_t row = 0; row < 400; row++)
            lc_buffer_format(&text, "1%c%.*s%c2%s", separators[k], (int)(row % 37), letters, separators[k],
                             row % 3 ? "\n" : "\r\n");
        assert_ok(lc_buffer_take(&whole, &text));
        assert_ok(lc_csv_cut(&csv, whole, 0, '.', "t.csv"));
        assert_int_equal(csv->separator, separators[k]);
        for (size_t row = 0; row < 400; row++) {
            snprintf(expected, sizeof expected, "%.*s", (int)(row % 37), letters);
            for (size_t end = strlen(expected); end > 0 && (expected[end - 1] == ' ' || expected[end - 1] == '\v'); end--)
                expected[end - 1] = '\0';
            assert_int_equal(csv->row[row].width, 3);
            assert_string_equal(lc_csv_cell(csv, row, 1), expected);
            assert_string_equal(lc_csv_cell(csv, row, 2), "2");
        }
        lc_csv_free(csv);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cell_is_that_of_the_text),
        cmocka_unit_test(a_quote_that_is_not_closed_is_named_by_its_line),
        cmocka_unit_test(empty_lines_take_no_room),
        cmocka_unit_test(cells_of_every_length_end_where_they_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
