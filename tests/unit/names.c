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

static void blanks_around_names_do_not_count(void **state)
{
    (void)state;
    splits("", ",", "");
    splits(" , ", ",", "");
    splits("a, b c ,d", ",", "[a][b c][d]");
    splits("a, b c ,d", ", \t", "[a][b][c][d]");
    splits("a,, b", ",", "[a][b]");
}

static void a_quoted_name_may_hold_separators(void **state)
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

static void a_name_is_found_by_its_index(void **state)
{
    (void)state;
    static const char *const names[] = {"ymd", "dmy", NULL};
    assert_int_equal(lc_names_find(names, "dmy"), 1);
    assert_int_equal(lc_names_find(names, "dm"), 2);
    assert_int_equal(lc_names_find(names + 2, "dmy"), 0);
    assert_int_equal(lc_names_count(names), 2);
    assert_int_equal(lc_names_count(names + 2), 0);
}

static void a_list_of_any_length_has_its_names(void **state)
{
    (void)state;
    char list[4096] = "";
    for (size_t i = 0; i < 300; i++)
        sprintf(list + strlen(list), "channel_%zu, ", i);
    strcat(list, "\"T, max\",\"the \"\"first\"\"\" , last");
    const char *const there[] = {"channel_0", "channel_299", "T, max", "the \"first\"", "last"},
                      *const not [] = {"channel_", "channel_300", "channel_2990", "T", "T, ma",
                                       "T, max2",  "the ",        "las",          "",  "lastly"};
    for (size_t i = 0; i < sizeof there / sizeof *there; i++)
        assert_true(lc_names_has(list, there[i]));
    for (size_t i = 0; i < sizeof not / sizeof *not ; i++)
        assert_false(lc_names_has(list, not [i]));
    assert_true(lc_names_has("T, max", "T, max"));
    assert_false(lc_names_has("a, \"b", "b"));
    assert_true(lc_names_has("\"\"", ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks_around_names_do_not_count),
        cmocka_unit_test(a_quoted_name_may_hold_separators),
        cmocka_unit_test(a_name_is_found_by_its_index),
        cmocka_unit_test(a_list_of_any_length_has_its_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
