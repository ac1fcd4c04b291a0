/* Texts from outside in messages: escapes, and what remains of a message that is too long. */
#include "core/shown.h"
#include "core/status.h"

#include "unit.h"

#include <string.h>

static char cell[100000];

static void fill(const char *letter)
{
    const size_t length = strlen(letter);
    size_t used = 0;
    for (; used + length < sizeof cell; used += length)
        memcpy(cell + used, letter, length);
    cell[used] = '\0';
}

static void a_message_that_is_too_long_keeps_its_end(void **state)
{
    static const char *const letters[] = {"x", "\x1b", "\xe2\x80\xae", "\xff", "\xc3\xa9"};
    (void)state;
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        fill(letters[i]);
        const lc_status status = lc_fail(LC_E_DATA, "a.csv:7: column 'a': '%s' is not a number", cell);
        const char *message = lc_error_message(), *end = strstr(message, "' is not a number");
        assert_int_equal(status, LC_E_DATA);
        assert_int_equal(strncmp(message, "a.csv:7: column 'a': '", 22), 0);
        assert_non_null(strstr(message, " ... "));
        assert_true(end && strcmp(end, "' is not a number") == 0);
    }
}

static void a_message_that_fits_is_whole(void **state)
{
    (void)state;
    fill("x");
    lc_fail(LC_E_DATA, "%.*s!", LC_TEXT_MAX - 2, cell);
    assert_int_equal(strlen(lc_error_message()), LC_TEXT_MAX - 1);
    assert_null(strstr(lc_error_message(), "..."));
    assert_int_equal(lc_error_message()[LC_TEXT_MAX - 2], '!');
}

static void a_message_can_be_continued_however_long_it_is(void **state)
{
    (void)state;
    fill("y");
    lc_fail(LC_E_DATA, "%s", cell);
    for (int i = 0; i < 3; i++)
        lc_fail(LC_E_IO, "%s; and then", lc_error_message());
    const char *message = lc_error_message();
    assert_string_equal(message + strlen(message) - 10, "; and then");
}

/* Names that look alike are not shown alike. Cases at the ends of ranges, and letters beside them, which stay. */
static void letters_that_are_not_seen_are_escapes(void **state)
{
    static const char *const cases[][2] = {
        {"a\x7f"
         "b",
         "a\\x7f"
         "b"},
        {"a\xc2\xad"
         "b",
         "a\\u00adb"},
        {"a\xe2\x80\x8b"
         "b",
         "a\\u200bb"},
        {"a\xe2\x80\x8d"
         "b",
         "a\\u200db"},
        {"\xd8\x9c", "\\u061c"},
        {"\xe2\x81\xa0\xe2\x81\xaf", "\\u2060\\u206f"},
        {"\xe2\x81\xa9", "\\u2069"},
        {"\xe3\x85\xa4", "\\u3164"},
        {"\xef\xb8\x8f", "\\ufe0f"},
        {"\xef\xbb\xbf", "\\ufeff"},
        {"\xef\xbf\xb9", "\\ufff9"},
        {"\xf3\xa0\x81\x81", "\\U000e0041"},
        {"\xf3\xa0\xbf\xbf", "\\U000e0fff"},
        {"\xc2\xa0\xe2\x80\xaf", "\xc2\xa0\xe2\x80\xaf"},                                         /* blanks */
        {"\xef\xbf\xbd\xe2\x80\x90\xf0\x9f\x98\x80", "\xef\xbf\xbd\xe2\x80\x90\xf0\x9f\x98\x80"}, /* a sign, a hyphen, a face */
    };
    char shown[64];
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lc_shown(shown, sizeof shown, cases[i][0]);
        assert_string_equal(shown, cases[i][1]);
    }
}

static void a_long_text_is_cut_between_letters_with_a_mark(void **state)
{
    char shown[64];
    (void)state;
    lc_shown_short(shown, sizeof shown,
                   "Gr\xc3\xb6\xc3\x9f"
                   "e",
                   5);
    assert_string_equal(shown, "Gr\xc3\xb6\xc3\x9f"
                               "e");
    lc_shown_short(shown, sizeof shown,
                   "Gr\xc3\xb6\xc3\x9f"
                   "er",
                   5);
    assert_string_equal(shown, "Gr..r");
    assert_int_equal(lc_columns(shown), 5);
    lc_shown_short(shown, sizeof shown, "Berlin Alexanderplatz", 18);
    assert_string_equal(shown, "Berlin A..derplatz");
}

/* Tokyo in its own letters, in letters that are half as wide, and an accent that is a letter of its own. */
static void a_letter_of_east_asia_takes_two_columns(void **state)
{
    char shown[64];
    (void)state;
    assert_int_equal(lc_columns("\xe6\x9d\xb1\xe4\xba\xac"), 4);
    assert_int_equal(lc_columns("\xef\xbe\x84\xef\xbd\xb3"), 2);
    assert_int_equal(lc_columns("e\xcc\x81"), 1);
    lc_shown_short(shown, sizeof shown, "\xe6\x9d\xb1\xe4\xba\xac\xe9\xa7\x85!", 6);
    assert_string_equal(shown, "\xe6\x9d\xb1..!");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_that_is_too_long_keeps_its_end),
        cmocka_unit_test(a_message_that_fits_is_whole),
        cmocka_unit_test(a_message_can_be_continued_however_long_it_is),
        cmocka_unit_test(letters_that_are_not_seen_are_escapes),
        cmocka_unit_test(a_long_text_is_cut_between_letters_with_a_mark),
        cmocka_unit_test(a_letter_of_east_asia_takes_two_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
