/* Numbers in order, and the order of keys. */
#include <math.h>

#include "core/mem.h"
#include "core/sort.h"
#include "unit.h"

static void numbers_that_are_there_again_are_taken_out(void **state)
{
    int64_t number[] = {3, -1, 3, INT64_MAX, -1, INT64_MIN, 3};
    const int64_t expected[] = {INT64_MIN, -1, 3, INT64_MAX};
    (void)state;
    assert_int_equal(lc_sort_distinct(number, 7), 4);
    assert_memory_equal(number, expected, sizeof expected);
    assert_int_equal(lc_sort_distinct(number, 0), 0);
}

static void of_equal_keys_the_first_comes_first(void **state)
{
    const double key[] = {INFINITY, 2, -0.5, INFINITY, 2, -INFINITY, 0, -0.0};
    const size_t expected[] = {5, 2, 6, 7, 1, 4, 0, 3};
    size_t *order = NULL;
    (void)state;
    assert_ok(lc_sort_order(&order, key, 8));
    assert_memory_equal(order, expected, sizeof expected);
    lc_free(order);
    order = NULL;
    assert_ok(lc_sort_order(&order, key, 0));
    lc_free(order);
}

/* Of definition 7: R's quantile(c(1, 2, 4, 8, 16), q), the default. */
static void a_quantile_is_on_the_line_between_its_neighbours(void **state)
{
    const double value[] = {1, 2, 4, 8, 16}, q[] = {0, 0.25, 0.375, 0.5, 0.9, 1}, expected[] = {1, 2, 3, 4, 12.8, 16};
    (void)state;
    for (size_t i = 0; i < 6; i++)
        assert_true(fabs(lc_sort_quantile(value, 5, q[i]) - expected[i]) < 1e-14);
    assert_true(lc_sort_quantile(value, 1, 0.7) == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_that_are_there_again_are_taken_out),
        cmocka_unit_test(of_equal_keys_the_first_comes_first),
        cmocka_unit_test(a_quantile_is_on_the_line_between_its_neighbours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
