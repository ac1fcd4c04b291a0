/* rng: Philox streams are the published ones, and what is drawn from them has the moments it should; normal numbers are the
 * same to the last bit on every processor. */
#include "core/normal.h"
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

static void a_stream_can_be_entered_anywhere(void **state)
{
    (void)state;
    for (size_t begun = 0; begun < 5; begun++)
        for (size_t numbers = 0; numbers < 9; numbers++) {
            lc_rng walks = lc_rng_new(1, "shuffle", 0);
            for (size_t i = 0; i < begun; i++)
                lc_rng_bits(&walks);
            lc_rng jumps = lc_rng_ahead(&walks, numbers);
            for (size_t i = 0; i < numbers; i++)
                lc_rng_uniform(&walks);
            for (size_t i = 0; i < 9; i++)
                assert_true(lc_rng_bits(&jumps) == lc_rng_bits(&walks));
        }
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

/* As GSL 2.7.1 has them on x86-64: the middle, both tails, their ends. */
static void quantiles_have_the_same_bits_everywhere(void **state)
{
    (void)state;
    static const double known[][2] = {
        {0x1p-1, 0x0p+0},
        {0x1.3333333333333p-2, -0x1.0c7e39582c5fap-1},
        {0x1.d99999999999ap-1, 0x1.7085226d3e524p+0},
        {0x1.e666666666666p-1, 0x1.a515209676ab8p+0},
        {0x1.47ae147ae147bp-7, -0x1.29c5c4630ff0ep+1},
        {0x1.19799812dea11p-40, -0x1.c234fba57a32ap+2},
        {0x1.fffffff768fa1p-1, 0x1.7fdc11f93a211p+2},
        {0x1.56e1fc2f8f359p-997, -0x1.286074064c26ep+5},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        assert_true(lc_normal_quantile(known[i][0]) == known[i][1]);
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
        cmocka_unit_test(philox_gives_the_published_numbers),      cmocka_unit_test(streams_differ_by_name_and_index),
        cmocka_unit_test(a_stream_can_be_entered_anywhere),        cmocka_unit_test(normals_have_mean_0_and_variance_1),
        cmocka_unit_test(quantiles_have_the_same_bits_everywhere), cmocka_unit_test(a_shuffle_keeps_every_item),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
