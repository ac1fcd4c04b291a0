/* buffer: texts of any length grow whole; what is taken is the caller's. */
#include "core/buffer.h"
#include "core/mem.h"
#include "unit.h"

static void grows_to_any_length(void **state)
{
    (void)state;
    lc_buffer b = {0};
    char *text = NULL;
    for (int i = 0; i < 5000; i++)
        lc_buffer_format(&b, "%04d,", i);
    assert_int_equal(b.length, 25000);
    assert_ok(lc_buffer_take(&text, &b));
    assert_int_equal(strlen(text), 25000);
    for (int i = 0; i < 5000; i++)
        assert_int_equal(strtol(text + 5 * i, NULL, 10), i);
    lc_free(text);
}

static void takes_an_empty_text(void **state)
{
    (void)state;
    lc_buffer b = {0};
    char *text = NULL;
    assert_ok(lc_buffer_take(&text, &b));
    assert_string_equal(text, "");
    lc_free(text);
}

static void begins_anew_after_taking(void **state)
{
    (void)state;
    lc_buffer b = {0};
    char *first = NULL, *second = NULL;
    lc_buffer_add(&b, "one");
    lc_buffer_bytes(&b, " and more", 4);
    assert_ok(lc_buffer_take(&first, &b));
    lc_buffer_add(&b, "two");
    assert_ok(lc_buffer_take(&second, &b));
    assert_string_equal(first, "one and");
    assert_string_equal(second, "two");
    lc_free(first);
    lc_free(second);
}

static void keeps_the_first_failure(void **state)
{
    (void)state;
    lc_buffer b = {0};
    char *text = NULL;
    size_t bytes = lc_mem_bytes();
    lc_buffer_add(&b, "kept");
    lc_buffer_bytes(&b, "", SIZE_MAX - 64);
    lc_buffer_add(&b, "not added");
    assert_true(lc_buffer_take(&text, &b) != LC_OK);
    assert_null(text);
    assert_int_equal(lc_mem_bytes(), bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grows_to_any_length),
        cmocka_unit_test(takes_an_empty_text),
        cmocka_unit_test(begins_anew_after_taking),
        cmocka_unit_test(keeps_the_first_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
