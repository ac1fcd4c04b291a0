/* pace: teams stop where they are slower than threads apart, and are tried again. */
#include "core/pace.h"

#include "unit.h"

static void teams_go_on_where_nobody_waits(void **state)
{
    (void)state;
    lc_pace pace = {0};
    for (size_t step = 0; step < 1000; step++) {
        assert_true(lc_pace_is_together(&pace));
        lc_pace_note(&pace, step % 7 ? 1 : 5, 0);
    }
}

/* Steps together of `together` seconds in which members wait, and apart of `apart` seconds: how much longer all steps take than all
 * of them apart. */
static double cost_of(double together, double apart)
{
    lc_pace pace = {0};
    double spent = 0;
    size_t steps = 10000;
    for (size_t step = 0; step < steps; step++) {
        const bool is_together = lc_pace_is_together(&pace);
        const double seconds = is_together ? together : apart;
        spent += seconds;
        lc_pace_note(&pace, seconds, is_together);
    }
    return spent / (apart * (double)steps);
}

static void a_busy_machine_costs_a_twentieth(void **state)
{
    (void)state;
    for (double together = 1.1; together < 100; together *= 2)
        assert_true(cost_of(together, 1) < 1.06);
}

static void teams_that_wait_and_are_faster_all_the_same_go_on(void **state)
{
    (void)state;
    assert_true(cost_of(0.5, 1) < 0.53);
}

static void teams_come_back_when_the_machine_is_quiet_again(void **state)
{
    (void)state;
    lc_pace pace = {0};
    size_t apart = 0;
    for (size_t step = 0; step < 100; step++)
        lc_pace_note(&pace, lc_pace_is_together(&pace) ? 10 : 1, 1);
    for (size_t step = 0; step < 1000; step++) {
        apart += !lc_pace_is_together(&pace);
        lc_pace_note(&pace, lc_pace_is_together(&pace) ? 0.5 : 1, 0);
    }
    assert_true(apart < 250);
    assert_true(lc_pace_is_together(&pace));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(teams_go_on_where_nobody_waits),
                                       cmocka_unit_test(a_busy_machine_costs_a_twentieth),
                                       cmocka_unit_test(teams_that_wait_and_are_faster_all_the_same_go_on),
                                       cmocka_unit_test(teams_come_back_when_the_machine_is_quiet_again)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
