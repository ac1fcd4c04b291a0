/* cut, plan - how a batch is divided among sums, slots and shards, and these among threads: the numbers in the picture of train/plan.h. */
#include "unit.h"

#include "train/plan.h"

#include <lanecast/config.h>

enum { WEIGHTS = 20000 };

static const lc_load load = {.weights = WEIGHTS, .units = 64, .layers = 1, .shared = 5 * 64 /* h and four gates */};

static void assert_plan(lc_team_plan plan, size_t abreast, size_t teams, size_t members)
{
    assert_int_equal(plan.abreast, abreast);
    assert_int_equal(plan.teams, teams);
    assert_int_equal(plan.members, members);
}

static lc_team_plan plan_of(size_t batch, const lc_load *of, size_t threads)
{
    const lc_cut cut = lc_cut_of(batch, of->weights);
    return lc_plan_training(&cut, of, threads);
}

static void a_batch_of_64_is_four_sums_and_up_to_three_threads_carry_two_abreast(void **state)
{
    (void)state;
    const lc_cut cut = lc_cut_of(64, WEIGHTS);
    assert_int_equal(cut.lanes, 16);
    assert_int_equal(cut.sums, 4);
    assert_int_equal(cut.slots, 4);
    assert_plan(plan_of(64, &load, 1), 2, 1, 1);
    assert_plan(plan_of(64, &load, 2), 2, 2, 1);
    assert_plan(plan_of(64, &load, 3), 2, 2, 1);
    assert_plan(plan_of(64, &load, 4), 1, 4, 1);
    assert_plan(plan_of(64, &load, 8), 1, 4, 2);
}

static void the_sums_of_a_large_batch_share_64_slots(void **state)
{
    (void)state;
    const lc_cut cut = lc_cut_of(2080, WEIGHTS);
    assert_int_equal(cut.lanes, 32);
    assert_int_equal(cut.sums, 65);
    assert_int_equal(cut.slots, 64);
}

static void a_lone_sum_is_carried_by_a_team(void **state)
{
    (void)state;
    assert_plan(plan_of(16, &load, 2), 1, 1, 2);
    assert_plan(plan_of(1, &load, 2), 1, 1, 2);
    assert_plan(plan_of(32, &load, 2), 1, 2, 1);
}

/* vector: lanes of one at the level, 8 of AVX2, 16 of AVX-512 */
static void members_are_mates_where_a_sum_has_vectors_for_them(void **state)
{
    (void)state;
    lc_load of = load;
    of.vector = 8;
    assert_true(plan_of(16, &of, 2).mates);
    assert_plan(plan_of(16, &of, 2), 1, 1, 2);
    assert_true(plan_of(32, &of, 4).mates);
    assert_plan(plan_of(32, &of, 4), 1, 2, 2);
    assert_false(plan_of(16, &of, 2).narrow);
    of.vector = 16;
    assert_false(plan_of(16, &of, 2).mates);
    of.vector = 0;
    assert_false(plan_of(16, &of, 2).mates);
}

/* A level whose vectors take two halves: a narrower one where a team has nothing to gain, and not beside one. */
static void mates_are_of_a_narrower_level_only_where_threads_would_be_alone(void **state)
{
    (void)state;
    lc_load of = {.weights = 5000, .units = 32, .layers = 1, .shared = 5 * 32, .vector = 8, .level = 16};
    assert_true(plan_of(16, &of, 2).narrow && plan_of(16, &of, 2).mates);
    assert_plan(plan_of(16, &of, 2), 1, 1, 2);
    assert_false(plan_of(32, &of, 2).narrow);
    assert_false(plan_of(16, &of, 1).narrow);
    of.weights = 70000;
    of.units = 128;
    of.shared = 5 * 128;
    assert_false(plan_of(16, &of, 2).narrow);
    assert_plan(plan_of(16, &of, 2), 1, 1, 2);
}

static lc_load load_of(double dropout, size_t known)
{
    const lc_net_shape shape = {.context = 8, .inputs = 3, .horizon = 2, .targets = 1, .known = known};
    lc_config config = lc_config_default();
    lc_net *net;
    config.model.layers = 2;
    config.model.dropout = dropout;
    assert_ok(lc_net_new(&net, &shape, &config.model));
    const lc_load found = lc_load_of(net);
    lc_net_free(net);
    return found;
}

/* Dropout draws in one order over all lanes, and the map of known covariates adds up all lanes. */
static void what_has_one_order_over_all_lanes_has_no_mates(void **state)
{
    (void)state;
    assert_true(load_of(0, 0).vector > 0);
    assert_int_equal(load_of(0.1, 0).vector, 0);
    assert_int_equal(load_of(0, 2).vector, 0);
}

static void a_team_is_not_larger_than_its_work(void **state)
{
    (void)state;
    const lc_load tiny = {.weights = 200, .units = 8, .layers = 1}, whole = {.weights = WEIGHTS, .units = 0, .layers = 1};
    for (size_t threads = 1; threads <= 64; threads *= 2) {
        assert_int_equal(plan_of(16, &tiny, threads).members, 1);
        assert_int_equal(plan_of(16, &whole, threads).members, 1);
        assert_true(plan_of(16, &load, threads).members <= 6);
    }
}

static void a_plan_has_work_for_no_more_threads_than_there_are(void **state)
{
    (void)state;
    for (size_t batch = 1; batch < 3000; batch += 7)
        for (size_t threads = 1; threads <= 17; threads++) {
            const lc_team_plan training = plan_of(batch, &load, threads),
                               forecasts = lc_plan_forecasts(batch, 32, &load, threads);
            assert_in_range(training.teams * training.members, 1, threads);
            assert_in_range(forecasts.teams * forecasts.members, 1, threads);
        }
}

static void a_window_is_forecast_by_a_team_where_its_weights_are_many(void **state)
{
    (void)state;
    const lc_load narrow = {.weights = 5000, .units = 32, .layers = 1}, wide = {.weights = 270000, .units = 256, .layers = 1};
    assert_plan(lc_plan_forecasts(1, 1, &narrow, 2), 1, 1, 1);
    assert_plan(lc_plan_forecasts(1, 1, &wide, 2), 1, 1, 2);
    assert_plan(lc_plan_forecasts(2, 1, &wide, 2), 1, 2, 1);
}

/* Each direction has two of four members: they meet in 2 of 4 layers, for 200 ns of a step that takes one thread 160000. */
static void a_team_of_both_directions_is_two_teams_of_half_the_members(void **state)
{
    (void)state;
    const lc_load both = {.weights = 13600000 / LC_LANES, .units = 48, .layers = 4, .both = true};
    const lc_team_plan one = lc_plan_forecasts(1, LC_LANES, &both, 1), four = lc_plan_forecasts(1, LC_LANES, &both, 4);
    assert_int_equal(four.members, 4);
    assert_true(fabs(four.time / one.time - (1 / 4.0 + 2 * 200 / 160000.0)) < 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_batch_of_64_is_four_sums_and_up_to_three_threads_carry_two_abreast),
        cmocka_unit_test(the_sums_of_a_large_batch_share_64_slots),
        cmocka_unit_test(a_lone_sum_is_carried_by_a_team),
        cmocka_unit_test(members_are_mates_where_a_sum_has_vectors_for_them),
        cmocka_unit_test(mates_are_of_a_narrower_level_only_where_threads_would_be_alone),
        cmocka_unit_test(what_has_one_order_over_all_lanes_has_no_mates),
        cmocka_unit_test(a_team_is_not_larger_than_its_work),
        cmocka_unit_test(a_plan_has_work_for_no_more_threads_than_there_are),
        cmocka_unit_test(a_window_is_forecast_by_a_team_where_its_weights_are_many),
        cmocka_unit_test(a_team_of_both_directions_is_two_teams_of_half_the_members),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
