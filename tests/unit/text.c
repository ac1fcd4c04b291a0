/* Numbers in texts: the same double as the C library's for every decimal number, and nothing else. */
#include <locale.h>

#include "core/mem.h"
#include "core/rng.h"
#include "core/text.h"
#include "data/sheet/number.h"
#include "unit.h"

static void same_as_strtod(const char *text)
{
    double value, expected = strtod(text, NULL);
    if (!lc_text_number(&value, text))
        fail_msg("'%s' is not read", text);
    if (memcmp(&value, &expected, sizeof value) != 0)
        fail_msg("'%s' is %.17g, not %.17g", text, value, expected);
}

/* Sign, digits, point and exponent by chance: short and long ones, leading and trailing zeros. */
static void random_number(char *text, lc_rng *rng)
{
    size_t digits = 1 + lc_rng_below(rng, lc_rng_below(rng, 4) ? 17 : 40), point = lc_rng_below(rng, digits + 1);
    if (lc_rng_below(rng, 3) == 0)
        *text++ = "+-"[lc_rng_below(rng, 2)];
    for (size_t i = 0; i < digits; i++) {
        if (i == point)
            *text++ = '.';
        *text++ = (char)('0' + (lc_rng_below(rng, 3) ? lc_rng_below(rng, 10) : 0));
    }
    *text = 0;
    if (lc_rng_below(rng, 2))
        snprintf(text, 16, "%c%d", "eE"[lc_rng_below(rng, 2)], (int)lc_rng_below(rng, 500) - 250);
}

static void usual_cells_are_read_as_strtod_reads_them(void **state)
{
    lc_rng rng = lc_rng_new(4, "numbers", 0);
    char text[96];
    size_t read = 0;
    (void)state;
    for (int i = 0; i < 300000; i++) {
        double value;
        random_number(text, &rng);
        if (!lc_number_plain(&value, text))
            continue;
        const double expected = strtod(text, NULL);
        if (memcmp(&value, &expected, sizeof value) != 0)
            fail_msg("'%s' is %.17g, not %.17g", text, value, expected);
        read++;
    }
    assert_true(read > 30000);
    for (size_t i = 0; i < 6; i++)
        assert_false(lc_number_plain(&(double){0}, (const char *[]){"", "-", ".", "1.2.3", " 1", "1234567890123456"}[i]));
}

static void random_numbers_are_read_as_strtod_reads_them(void **state)
{
    lc_rng rng = lc_rng_new(3, "numbers", 0);
    char text[96];
    (void)state;
    for (int i = 0; i < 300000; i++) {
        random_number(text, &rng);
        same_as_strtod(text);
    }
}

static void printed_doubles_come_back(void **state)
{
    lc_rng rng = lc_rng_new(4, "doubles", 0);
    char text[64];
    (void)state;
    for (int i = 0; i < 100000; i++) {
        double value, read;
        do {
            uint64_t bits = (uint64_t)lc_rng_bits(&rng) << 32 | lc_rng_bits(&rng);
            memcpy(&value, &bits, sizeof value);
        } while (!isfinite(value));
        snprintf(text, sizeof text, "%.17g", value);
        assert_true(lc_text_number(&read, text));
        assert_true(read == value);
    }
}

static void every_form_of_a_number_is_read(void **state)
{
    static const char *const right[] = {"0",    "-0",    "1.",     ".5",     "+1",          "1e5",        "1E+05",
                                        "1e-5", "007.5", "0e9999", "1e-400", "4.9406e-324", "1.79769e308"};
    double value;
    (void)state;
    for (size_t i = 0; i < sizeof right / sizeof right[0]; i++)
        same_as_strtod(right[i]);
    assert_true(lc_text_number(&value, " \t-1.5 \n"));
    assert_true(value == -1.5);
}

static void what_is_not_a_number_is_refused(void **state)
{
    static const char *const wrong[] = {"",    " ",    ".",     "-",      "+",     "e5",    "1e",  "1e+",
                                        "--1", "+-1",  "0x10",  "1x",     "12,5",  "1 2",   "nan", "-NaN",
                                        "inf", "-Inf", "1e400", "-1e400", "1.2.3", "1_000", "1f",  "٣"};
    double value = 77;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (lc_text_number(&value, wrong[i]))
            fail_msg("'%s' is read as %g", wrong[i], value);
    assert_true(value == 77);
}

static void the_locale_does_not_matter(void **state)
{
    double value;
    (void)state;
    use_decimal_comma();
    assert_true(lc_text_number(&value, "1.25"));
    assert_true(value == 1.25);
    assert_true(lc_text_number(&value, "0.1234567890123456789"));
    assert_true(value == 0.1234567890123456789);
    assert_false(lc_text_number(&value, "0,1234567890123456789"));
    setlocale(LC_ALL, "C");
}

static void blanks_are_trimmed(void **state)
{
    char text[] = " \t a b \r\n", blank[] = "  ";
    (void)state;
    assert_string_equal(lc_text_trim(text), "a b");
    assert_string_equal(lc_text_trim(blank), "");
}

static void a_text_begins_and_ends_with_what_it_begins_and_ends_with(void **state)
{
    (void)state;
    assert_true(lc_text_begins("series,time", "series,"));
    assert_true(lc_text_begins("series", "series"));
    assert_true(lc_text_begins("series", ""));
    assert_false(lc_text_begins("serie", "series"));
    assert_false(lc_text_begins("a series", "series"));
    assert_false(lc_text_begins("", "s"));
    assert_true(lc_text_ends("run.h5", ".h5"));
    assert_true(lc_text_ends(".h5", ".h5"));
    assert_true(lc_text_ends("run", ""));
    assert_false(lc_text_ends("h5", ".h5"));
    assert_false(lc_text_ends("run.h5.csv", ".h5"));
    assert_false(lc_text_ends("run.H5", ".h5"));
}

static void lines_end_in_three_ways(void **state)
{
    const char *text = "a\n\r\nb\rc\n\rd";
    (void)state;
    assert_string_equal(text = lc_text_next_line(text), "\r\nb\rc\n\rd");
    assert_string_equal(text = lc_text_next_line(text), "b\rc\n\rd");
    assert_string_equal(text = lc_text_next_line(text), "c\n\rd");
    assert_string_equal(text = lc_text_next_line(text), "\rd");
    assert_string_equal(text = lc_text_next_line(text), "d");
    assert_string_equal(text = lc_text_next_line(text), "");
    assert_string_equal(lc_text_next_line(text), "");
}

static void repaired(const char *text, const char *expected)
{
    char *out = NULL;
    assert_ok(lc_text_utf8(&out, text));
    assert_string_equal(out, expected);
    lc_free(out);
}

static void utf8_is_repaired(void **state)
{
    (void)state;
    repaired("plain", "plain");
    repaired("m\xc2\xb2 \xe2\x82\xac \xf0\x9f\x8c\xa7", "m\xc2\xb2 \xe2\x82\xac \xf0\x9f\x8c\xa7");
    repaired("W/m\xb2", "W/m\xef\xbf\xbd");
    repaired("\xe2\x82", "\xef\xbf\xbd\xef\xbf\xbd");
    repaired("\xc0\xaf", "\xef\xbf\xbd\xef\xbf\xbd");                                 /* overlong */
    repaired("\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");                 /* a surrogate */
    repaired("\xf4\x90\x80\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"); /* beyond U+10FFFF */
    repaired("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_numbers_are_read_as_strtod_reads_them),
        cmocka_unit_test(usual_cells_are_read_as_strtod_reads_them),
        cmocka_unit_test(printed_doubles_come_back),
        cmocka_unit_test(every_form_of_a_number_is_read),
        cmocka_unit_test(what_is_not_a_number_is_refused),
        cmocka_unit_test(the_locale_does_not_matter),
        cmocka_unit_test(blanks_are_trimmed),
        cmocka_unit_test(a_text_begins_and_ends_with_what_it_begins_and_ends_with),
        cmocka_unit_test(lines_end_in_three_ways),
        cmocka_unit_test(utf8_is_repaired),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
