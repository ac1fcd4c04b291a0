/* reserve: what a plan takes is counted, zero and writable, and no memory until it is written. */
#include "core/mem.h"
#include "core/reserve.h"
#include "unit.h"

#include <sys/resource.h>

static size_t resident(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (size_t)usage.ru_maxrss << 10; /* at most so far */
}

static void a_plan_counts_what_it_does_not_take(void **state)
{
    (void)state;
    const size_t bytes = (size_t)300 << 30, before = lc_mem_bytes(), taken = resident();
    char *a, *b, *small;
    lc_reserve_begin();
    assert_ok(lc_new(&a, bytes, 1));
    assert_ok(lc_new(&b, bytes / 8, sizeof(double)));
    assert_ok(lc_new(&small, 100, 1));
    assert_true(lc_mem_bytes() - before >= 2 * bytes + 100);
    assert_true(a[0] == 0 && a[bytes - 1] == 0 && (uintptr_t)a % 64 == 0);
    a[0] = a[bytes - 1] = 1;
    assert_true(resident() - taken < (size_t)64 << 20);
    lc_reserve_end();
    lc_free(a);
    lc_free(small);
    lc_free(b);
    assert_true(lc_mem_bytes() == before);
}

static void nothing_is_reserved_outside_a_plan(void **state)
{
    (void)state;
    char *block;
    lc_reserve_begin();
    lc_reserve_end();
    assert_false(lc_reserve_is_on());
    assert_ok(lc_new(&block, (size_t)8 << 20, 1));
    assert_true(lc_reserve_give(block) == 0);
    lc_free(block);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_plan_counts_what_it_does_not_take),
                                       cmocka_unit_test(nothing_is_reserved_outside_a_plan)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
