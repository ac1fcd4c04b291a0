/* Lists of texts that Python has pickled by protocol 0, as PyTables keeps names of columns. */
#include "core/mem.h"
#include "data/foreign/plan.h"
#include "unit.h"

static void assert_texts(const char *pickle, const char *const *text, size_t texts)
{
    char **list = NULL;
    size_t count = 0;
    assert_ok(lc_foreign_unpickle(&list, &count, pickle));
    assert_int_equal(count, texts);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(list[i], text[i]);
    lc_free_texts(list, count);
}

static void texts_are_listed(void **state)
{
    (void)state;
    assert_texts("(lp0\nVa\np1\na(Vb\nVc\ntp2\na.", (const char *const[]){"a", "b c"}, 2);
    assert_texts("(lp0\nS'power'\np1\naL12L\na.", (const char *const[]){"power", "12"}, 2);
}

/* By protocol 0 letters of Latin-1 are bytes, and others are spelled. */
static void letters_beyond_ascii_are_utf8(void **state)
{
    (void)state;
    assert_texts("(lp0\nVTemp\xe9rature\np1\naVprix \\u20ac\np2\naV\\U0001f600 a\\u005cb\np3\na.",
                 (const char *const[]){"Temp\u00e9rature", "prix \u20ac", "\U0001f600 a\\b"}, 3);
}

static void texts_are_remembered(void **state)
{
    (void)state;
    assert_texts("(lp0\nVa\np1\nag1\na.", (const char *const[]){"a", "a"}, 2);
    assert_texts("(lp0\nS'a'\np12\nag12\na.", (const char *const[]){"a", "a"}, 2);
}

/* What is remembered has no room for its quotes: it is no text. */
static void damaged_texts_are_passed_over(void **state)
{
    (void)state;
    assert_texts("(lS\np1\nag1\na.", NULL, 0);
    assert_texts("(lS'\np1\nag1\na.", (const char *const[]){"'"}, 1);
    assert_texts("(lV\np1\nag1\na.", NULL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_listed),
        cmocka_unit_test(letters_beyond_ascii_are_utf8),
        cmocka_unit_test(texts_are_remembered),
        cmocka_unit_test(damaged_texts_are_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
