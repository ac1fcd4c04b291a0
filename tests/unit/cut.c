/* cut - how a batch is divided among sums, slots and shards: the numbers in the picture of docs/tour.md and train/trainer.h. */
#include "unit.h"

#include "train/trainer.h"

enum { WEIGHTS = 20000 };

static void assert_cut(lc_cut cut, size_t lanes, size_t sums, size_t slots, size_t abreast)
{
    assert_int_equal(cut.lanes, lanes);
    assert_int_equal(cut.sums, sums);
    assert_int_equal(cut.slots, slots);
    assert_int_equal(cut.abreast, abreast);
}

static void a_batch_of_64_is_four_sums_and_up_to_three_threads_carry_two_abreast(void **state)
{
    (void)state;
    for (size_t threads = 1; threads <= 3; threads++)
        assert_cut(lc_trainer_cut(64, WEIGHTS, threads), 16, 4, 4, 2);
    assert_cut(lc_trainer_cut(64, WEIGHTS, 4), 16, 4, 4, 1);
}

static void the_sums_of_a_large_batch_share_64_slots(void **state)
{
    (void)state;
    assert_cut(lc_trainer_cut(2080, WEIGHTS, 2), 32, 65, 64, 1);
}

static void threads_decide_only_how_many_sums_are_abreast(void **state)
{
    (void)state;
    for (size_t batch = 1; batch < 3000; batch += 7)
        for (size_t threads = 1; threads <= 17; threads++) {
            lc_cut one = lc_trainer_cut(batch, WEIGHTS, 1), many = lc_trainer_cut(batch, WEIGHTS, threads);
            assert_cut(many, one.lanes, one.sums, one.slots, many.abreast);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_batch_of_64_is_four_sums_and_up_to_three_threads_carry_two_abreast),
        cmocka_unit_test(the_sums_of_a_large_batch_share_64_slots),
        cmocka_unit_test(threads_decide_only_how_many_sums_are_abreast),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
