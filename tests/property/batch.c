/* A batch is a set of windows: outputs do not depend on their order, to the bit; losses and gradients of its parts add up to
 * those of the whole, except for rounding; a batch with every window twice has the gradient of the batch. */
#include "property/nets.h"

static void move_lanes(lc_real *x, size_t rows, size_t lanes, size_t by)
{
    lc_real row[LC_LANES_MOST];
    for (size_t r = 0; r < rows; r++) {
        memcpy(row, x + r * lanes, lanes * sizeof *row);
        for (size_t lane = 0; lane < lanes; lane++)
            x[r * lanes + (lane + by) % lanes] = row[lane];
    }
}

static void check_order(pair *p)
{
    const size_t lanes = p->a.shard->lanes;
    move_lanes(p->b.shard->x, sample_rows(&p->b), lanes, 5);
    sample_loss(&p->a);
    sample_loss(&p->b);
    move_lanes(p->a.shard->y, p->a.shard->outputs, lanes, 5);
    assert_memory_equal(p->a.shard->y, p->b.shard->y, p->a.shard->outputs * lanes * sizeof(lc_real));
}

static void windows_in_another_order_have_the_same_outputs(void **state)
{
    (void)state;
    pair_walk(check_order);
}

/* Loss and gradient with the targets of lanes [first, end) known, over `elements` targets. */
static double learn(lc_real *gradient, sample *s, size_t first, size_t end, double elements)
{
    double loss;
    const size_t lanes = s->shard->lanes;
    lc_real kept[PAIR_OUTPUTS * LC_LANES_MOST];
    memcpy(kept, s->shard->target, s->shard->cells * lanes * sizeof *kept);
    for (size_t i = 0; i < s->shard->cells * lanes; i++)
        if (i % lanes < first || i % lanes >= end)
            s->shard->target[i] = (lc_real)NAN;
    s->shard->fresh = true;
    lc_net_forward(s->shard, s->net, s->packed);
    lc_net_loss(&loss, s->shard, s->net, 1 / elements);
    lc_net_backward(&gradient, s->shard, s->net, s->packed);
    memcpy(s->shard->target, kept, s->shard->cells * lanes * sizeof *kept);
    return loss / elements;
}

static void near(const lc_real *a, const lc_real *b, const lc_real *c, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!(fabs((double)a[i] - (double)b[i] - (c ? (double)c[i] : 0)) <= 10 * rounding * (1 + fabs((double)a[i]))))
            fail_msg("gradient %zu: %.9g and %.9g", i, (double)a[i], (double)b[i]);
}

static void check_parts(pair *p)
{
    const size_t length = lc_net_length(p->a.net), lanes = p->a.shard->lanes;
    const double elements = (double)(p->a.shard->cells * lanes);
    lc_real *rest;
    assert_ok(lc_new(&rest, length, sizeof *rest));
    double whole = learn(p->a.gradient, &p->a, 0, lanes, elements);
    double first = learn(p->b.gradient, &p->b, 0, 6, elements), second = learn(rest, &p->b, 6, lanes, elements);
    assert_true(first > 0 && second > 0 && fabs(whole - first - second) < 1e-12);
    near(p->a.gradient, p->b.gradient, rest, length);
    lc_free(rest);
}

static void gradients_of_parts_add_up_to_that_of_the_batch(void **state)
{
    (void)state;
    pair_walk(check_parts);
}

/* The second half of the lanes becomes the first half again. */
static void repeat(lc_real *x, size_t rows, size_t lanes)
{
    for (size_t r = 0; r < rows; r++)
        memcpy(x + r * lanes + lanes / 2, x + r * lanes, lanes / 2 * sizeof *x);
}

static void check_twice(pair *p)
{
    const size_t lanes = p->a.shard->lanes;
    const double elements = (double)(p->a.shard->cells * lanes);
    repeat(p->b.shard->x, sample_rows(&p->b), lanes);
    repeat(p->b.shard->target, p->b.shard->cells, lanes);
    double once = learn(p->a.gradient, &p->a, 0, lanes / 2, elements / 2);
    double twice = learn(p->b.gradient, &p->b, 0, lanes, elements);
    assert_true(fabs(once - twice) < 1e-12);
    near(p->a.gradient, p->b.gradient, NULL, lc_net_length(p->a.net));
}

static void every_window_twice_is_the_same_batch(void **state)
{
    (void)state;
    pair_walk(check_twice);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(windows_in_another_order_have_the_same_outputs),
                                       cmocka_unit_test(gradients_of_parts_add_up_to_that_of_the_batch),
                                       cmocka_unit_test(every_window_twice_is_the_same_batch)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
