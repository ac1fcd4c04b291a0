/* The worked example of the article that this project starts from: two steps of a vanilla network.
 *
 * W_h = ((0.5, 0.2), (0.3, 0.8)) on x, U_h = ((0.1, 0.4), (0.6, 0.7)) on h, b_h = (0.1, 0.2), tanh, x = (1, 0), (0, 1), h_0 = 0.
 * h_1 = (0.5370, 0.4621) as printed. For h_2 the article prints (0.515, 0.942): it slips in U_h h_1 and leaves out b_h.
 * Right is tanh(W_h x_2 + U_h h_1 + b_h) = tanh(0.2 + 0.2385 + 0.1, 0.8 + 0.6457 + 0.2) = (0.49189, 0.92827).
 */
#include "contract/nets.h"

static void set(sample *s, const char *name, const double *value)
{
    size_t count;
    const lc_parameter *p = lc_net_parameters(&count, s->net);
    for (size_t i = 0; i < count; i++)
        if (strcmp(p[i].name, name) == 0)
            for (size_t k = 0; k < p[i].rows * p[i].columns; k++)
                s->weights[p[i].offset + k] = (lc_real)value[k];
}

/* The state after `context` steps, seen through an identity head. */
static void check(size_t context, double first, double second)
{
    static const double w[] = {0.5, 0.2, 0.3, 0.8}, u[] = {0.1, 0.4, 0.6, 0.7}, b[] = {0.1, 0.2}, none[] = {0, 0},
                        one[] = {1, 0, 0, 1};
    static const lc_real x[] = {1, 0, 0, 1};
    sample s;
    sample_open(&s, &(sample_shape){"rnn", "mse", 2, 2, context, 2, 1, 16, 1, false, 0, "recurrent"});
    set(&s, "weight_ih_l0", w);
    set(&s, "weight_hh_l0", u);
    set(&s, "bias_ih_l0", b);
    set(&s, "bias_hh_l0", none);
    set(&s, "head.weight", one);
    set(&s, "head.bias", none);
    sample_pack(&s);
    for (size_t k = 0; k < context * 2; k++)
        s.shard->x[k * 16] = x[k];
    lc_net_forward(s.shard, s.net, s.packed);
    assert_true(fabs((double)s.shard->y[0] - first) < 1e-5);
    assert_true(fabs((double)s.shard->y[16] - second) < 1e-5);
    sample_close(&s);
}

static void two_steps_of_the_worked_example_come_out(void **state)
{
    (void)state;
    check(1, 0.53705, 0.46212);
    check(2, 0.49189, 0.92827);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(two_steps_of_the_worked_example_come_out)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
