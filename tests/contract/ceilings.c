/* The loops against which the products are measured do what they are counted for: no multiply-add is left out, every number is read. */
#include "lane/lane.h"
#include "unit.h"

enum { COUNT = 8 * LC_LANES * 5 };

/* The largest number, wherever it is; what does not fill a round is left out. */
static void every_number_is_read(void **state)
{
    (void)state;
    static lc_real x[COUNT + 8 * LC_LANES], sink[LC_LANES];
    const lc_lane *lane;
    for (size_t level = 0; (lane = lc_lane_at(level)); level++)
        for (size_t at = 0; at < COUNT; at++) {
            lc_real most = 0;
            memset(x, 0, sizeof x);
            x[at] = 3;
            lane->sum(sink, x, COUNT);
            for (size_t i = 0; i < LC_LANES; i++)
                most = sink[i] > most ? sink[i] : most;
            assert_true(most == 3);
        }
}

/* Chain i begins with a (i + 1), and each round makes a x + b of it: with a = 1, the largest after n rounds is the number of chains
 * and n b. fma_count is the number of chains times their lanes. */
static void every_round_is_computed(void **state)
{
    (void)state;
    const lc_lane *lane;
    for (size_t level = 0; (lane = lc_lane_at(level)); level++) {
        lc_real first[LC_LANES] = {-1};
        lane->fma(first, 0);
        assert_true(first[0] == -1); /* the first chain is then the largest */
        for (size_t rounds = 0; rounds < 9; rounds += 4) {
            lc_real sink[LC_LANES] = {1, (lc_real)0.5};
            size_t lanes = 0;
            lane->fma(sink, rounds);
            while (lanes < LC_LANES && sink[lanes] == sink[0])
                lanes++;
            assert_true(((double)sink[0] - 0.5 * (double)rounds) * (double)lanes == (double)lane->fma_count);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_number_is_read), cmocka_unit_test(every_round_is_computed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
