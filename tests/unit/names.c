/* names: lists of names as people write them. */
#include "core/names.h"
#include "unit.h"

/* The names of a text, each in brackets; an open quote ends them with "open". */
static void splits(const char *text, const char *separators, const char *expected)
{
    char name[64], found[256] = "";
    lc_names list = {.at = text, .separators = separators};
    while (lc_names_next(name, &list)) {
        strcat(found, "[");
        strcat(found, name);
        strcat(found, "]");
    }
    assert_string_equal(list.open ? strcat(found, "open") : found, expected);
}

static void lists(void **state)
{
    (void)state;
    splits("", ",", "");
    splits(" , ", ",", "");
    splits("a, b c ,d", ",", "[a][b c][d]");
    splits("a, b c ,d", ", \t", "[a][b][c][d]");
    splits("a,, b", ",", "[a][b]");
}

static void quotes(void **state)
{
    (void)state;
    splits("\"T, max\",wind", ",", "[T, max][wind]");
    splits("wind \"T (degC)\" \"p, q\"", ", \t", "[wind][T (degC)][p, q]");
    splits("\"the \"\"first\"\"\", 5\" \", b", ",", "[the \"first\"][5\" \"][b]");
    splits("\" a \"", ",", "[ a ]");
    splits("\"\"", ",", "[]");
    splits("a, \"b, c", ",", "[a]open");
    splits("\"b\"\"", ",", "open");
}

static void found(void **state)
{
    (void)state;
    static const char *const names[] = {"ymd", "dmy", NULL};
    assert_int_equal(lc_names_find(names, "dmy"), 1);
    assert_int_equal(lc_names_find(names, "dm"), 2);
    assert_int_equal(lc_names_find(names + 2, "dmy"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists),
        cmocka_unit_test(quotes),
        cmocka_unit_test(found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
