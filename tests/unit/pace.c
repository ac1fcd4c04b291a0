/* pace: the way to run that is fastest is found, tries are rare, and ways with more threads are tried again. */
#include "core/pace.h"

#include "unit.h"

enum { RUNS = 10000 };

/* Runs that take so long in each way, all hindered or none: the time of all, over that of as many in the fastest way. */
static double cost_of(lc_pace *pace, const double seconds[LC_WAYS], bool hindered)
{
    double spent = 0, least = seconds[pace->first];
    for (lc_way way = pace->first; way <= pace->last; way++)
        least = seconds[way] < least ? seconds[way] : least;
    for (size_t run = 0; run < RUNS; run++) {
        const double took = seconds[pace->way];
        spent += took;
        lc_pace_note(pace, took, hindered);
    }
    return spent / (least * RUNS);
}

static void teams_go_on_where_nobody_waits(void **state)
{
    (void)state;
    lc_pace pace = lc_pace_of(2, 4);
    for (size_t step = 0; step < 1000; step++) {
        assert_int_equal(pace.way, LC_TOGETHER);
        lc_pace_note(&pace, step % 7 ? 1 : 5, false);
    }
}

static void a_busy_machine_costs_a_twentieth(void **state)
{
    (void)state;
    for (double together = 1.1; together < 100; together *= 2) {
        lc_pace pace = lc_pace_of(1, 2);
        assert_true(cost_of(&pace, (double[]){together, 1, 1}, true) < 1.06);
        assert_int_equal(pace.last, LC_APART); /* of one team: that is alone */
        lc_pace shards = lc_pace_of(2, 1);
        assert_true(cost_of(&shards, (double[]){1, together, 1}, true) < 1.06);
        assert_int_equal(shards.first, LC_APART);
    }
}

static void of_three_ways_the_fastest_is_found(void **state)
{
    (void)state;
    static const double seconds[][LC_WAYS] = {{9, 3, 1}, {9, 1, 2}, {1, 2, 4}, {2, 9, 1.5}, {1, 4, 16}};
    for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++) {
        lc_pace pace = lc_pace_of(2, 2);
        const double cost = cost_of(&pace, seconds[i], true);
        assert_true(cost < 1.25 || (i == 3 && cost < 1.4)); /* where the middle way is the slowest, alone is not reached */
    }
}

static void teams_that_wait_and_are_faster_all_the_same_go_on(void **state)
{
    (void)state;
    lc_pace pace = lc_pace_of(1, 2);
    assert_true(cost_of(&pace, (double[]){0.5, 1, 1}, true) < 1.06);
}

static void teams_come_back_when_the_machine_is_quiet_again(void **state)
{
    (void)state;
    lc_pace pace = lc_pace_of(2, 2);
    cost_of(&pace, (double[]){10, 4, 1}, true);
    assert_true(cost_of(&pace, (double[]){0.25, 0.5, 1}, false) < 1.1);
    assert_int_equal(pace.way, LC_TOGETHER);
}

static void one_thread_has_one_way(void **state)
{
    (void)state;
    assert_int_equal(lc_pace_of(1, 1).first, LC_ALONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(teams_go_on_where_nobody_waits),
                                       cmocka_unit_test(a_busy_machine_costs_a_twentieth),
                                       cmocka_unit_test(of_three_ways_the_fastest_is_found),
                                       cmocka_unit_test(teams_that_wait_and_are_faster_all_the_same_go_on),
                                       cmocka_unit_test(teams_come_back_when_the_machine_is_quiet_again),
                                       cmocka_unit_test(one_thread_has_one_way)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
