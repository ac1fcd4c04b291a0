/* rng: Philox streams are the published ones, and what is drawn from them has the moments it should. */
#include "core/rng.h"

#include "unit.h"

/* Known answer of Random123's kat_vectors, philox4x32 10, counter and key zero. */
static void philox_gives_the_published_numbers(void **state)
{
    (void)state;
    lc_rng rng = {0};
    static const uint32_t expected[4] = {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
    for (int i = 3; i >= 0; i--)
        assert_int_equal(lc_rng_bits(&rng), expected[i]);
}

static void streams_differ_by_name_and_index(void **state)
{
    (void)state;
    lc_rng a = lc_rng_new(1, "shuffle", 0), b = lc_rng_new(1, "shuffle", 1), c = lc_rng_new(1, "dropout", 0),
           again = lc_rng_new(1, "shuffle", 0);
    uint32_t first = lc_rng_bits(&a);
    assert_int_equal(first, lc_rng_bits(&again));
    assert_int_not_equal(first, lc_rng_bits(&b));
    assert_int_not_equal(first, lc_rng_bits(&c));
}

static void normals_have_mean_0_and_variance_1(void **state)
{
    (void)state;
    lc_rng rng = lc_rng_new(7, "moments", 0);
    double sum = 0, square = 0;
    const int count = 100000;
    for (int i = 0; i < count; i++) {
        double x = lc_rng_normal(&rng);
        sum += x;
        square += x * x;
    }
    assert_true(fabs(sum / count) < 0.01);
    assert_true(fabs(square / count - 1) < 0.02);
}

static void a_shuffle_keeps_every_item(void **state)
{
    (void)state;
    size_t item[101], seen[101] = {0}, moved = 0;
    for (size_t i = 0; i < 101; i++)
        item[i] = i;
    lc_rng rng = lc_rng_new(3, "shuffle", 5);
    lc_rng_shuffle(item, 101, &rng);
    for (size_t i = 0; i < 101; i++) {
        seen[item[i]]++;
        moved += item[i] != i;
    }
    for (size_t i = 0; i < 101; i++)
        assert_int_equal(seen[i], 1);
    assert_true(moved > 80);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(philox_gives_the_published_numbers),
        cmocka_unit_test(streams_differ_by_name_and_index),
        cmocka_unit_test(normals_have_mean_0_and_variance_1),
        cmocka_unit_test(a_shuffle_keeps_every_item),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
