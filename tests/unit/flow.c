/* Verdicts on made-up norms: exact geometric sequences on both sides of each border. */
#include "nn/flow.h"

#include "unit.h"

enum { LAGS = 100 };

static double h[2 * LAGS], c[2 * LAGS];

static lc_flow made_up(double first, double factor)
{
    memset(h, 0, sizeof h);
    memset(c, 0, sizeof c);
    for (size_t lag = 0; lag < LAGS; lag++, first *= factor)
        h[lag] = first;
    return (lc_flow){.layers = 1, .directions = 2, .lags = LAGS, .windows = 1, .h = h, .c = c};
}

static void expect(const lc_flow *flow, const char *words)
{
    char said[64];
    lc_flow_say(said, sizeof said, lc_flow_judge(flow, 0, 0));
    assert_string_equal(said, words);
}

static void halving_vanishes_after_ten_steps(void **state)
{
    (void)state;
    lc_flow flow = made_up(3, 0.5); /* 2^-9 = 1/512, 2^-10 = 1/1024 */
    expect(&flow, "vanishing from lag 10 on");
    flow.lags = 10;
    expect(&flow, "healthy");
    flow = made_up(1e-30, 0.5); /* how large gradients are says nothing */
    expect(&flow, "vanishing from lag 10 on");
}

static void a_slow_decay_is_healthy(void **state)
{
    (void)state;
    lc_flow flow = made_up(1, 0.95); /* 0.95^99 = 0.0062 */
    expect(&flow, "healthy");
    flow = made_up(1, 0.93); /* 0.93^95 = 0.00101, 0.93^96 = 0.00094 */
    expect(&flow, "vanishing from lag 96 on");
    flow = made_up(1, 1);
    expect(&flow, "healthy");
}

static void doubling_explodes_after_ten_steps(void **state)
{
    (void)state;
    lc_flow flow = made_up(1, 2);
    expect(&flow, "exploding from lag 10 on");
    flow = made_up(1, 1.07); /* 1.07^99 = 811 */
    expect(&flow, "healthy");
    flow = made_up(1, 1);
    h[7] = NAN;
    expect(&flow, "exploding from lag 7 on");
    h[7] = INFINITY;
    expect(&flow, "exploding from lag 7 on");
    h[0] = NAN;
    expect(&flow, "exploding from lag 0 on");
}

static void what_the_last_state_alone_moves_vanishes_at_once(void **state)
{
    (void)state;
    lc_flow flow = made_up(1, 0);
    expect(&flow, "vanishing from lag 1 on");
}

/* Both directions, both states: 2^k is scaled to the bit. */
static void a_mean_is_a_sum_scaled_once(void **state)
{
    (void)state;
    lc_flow flow = made_up(1, 1);
    for (size_t i = 0; i < 2 * LAGS; i++) {
        h[i] = ldexp(1, (int)i);
        c[i] = -h[i];
    }
    lc_flow_scale(&flow, 0.25);
    for (size_t i = 0; i < 2 * LAGS; i++)
        assert_true(h[i] == ldexp(1, (int)i - 2) && c[i] == -h[i]);
}

static void a_gap_that_gradients_cross_is_no_end(void **state)
{
    (void)state;
    lc_flow flow = made_up(1, 0.5);
    h[60] = 1;
    expect(&flow, "vanishing from lag 61 on");
    h[LAGS - 1] = 0.001;
    expect(&flow, "healthy");
}

static void what_a_cell_remembers_counts_as_much_as_h(void **state)
{
    (void)state;
    lc_flow flow = made_up(1, 0.5);
    for (size_t lag = 0; lag < LAGS; lag++)
        c[lag] = lag ? 0.5 : 0;
    expect(&flow, "healthy");
    assert_true(lc_flow_norm(&flow, 0, 0, 1) == hypot(0.5, 0.5));
}

static void without_any_gradient_there_is_no_verdict_on_lags(void **state)
{
    (void)state;
    lc_flow flow = made_up(0, 1);
    expect(&flow, "no gradient");
    assert_int_equal(lc_flow_judge(&flow, 0, 0).lag, 0);
    flow = made_up(1, 0.5);
    char said[64];
    lc_flow_say(said, sizeof said, lc_flow_judge(&flow, 0, 1)); /* the other direction is empty */
    assert_string_equal(said, "no gradient");
    h[LAGS + 3] = 1; /* a state that the last one does not depend on */
    assert_true(lc_flow_judge(&flow, 0, 1).state == LC_FLOW_EXPLODING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(halving_vanishes_after_ten_steps),
        cmocka_unit_test(a_slow_decay_is_healthy),
        cmocka_unit_test(doubling_explodes_after_ten_steps),
        cmocka_unit_test(what_the_last_state_alone_moves_vanishes_at_once),
        cmocka_unit_test(a_mean_is_a_sum_scaled_once),
        cmocka_unit_test(a_gap_that_gradients_cross_is_no_end),
        cmocka_unit_test(what_a_cell_remembers_counts_as_much_as_h),
        cmocka_unit_test(without_any_gradient_there_is_no_verdict_on_lags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
