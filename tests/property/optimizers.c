/* An optimizer takes each weight by itself: in another order, or in slices, as threads have them, weights and moments are the
 * same to the bit. Weights and gradients of the other sign stay so, to the bit. */
#include "unit.h"

#include <lanecast/train.h>

#include "train/optim.h"

enum { COUNT = 48, STEPS = 5 };

typedef struct weights {
    lc_real w[COUNT], moment[LC_MOMENTS_MAX][COUNT];
} weights;

static lc_real gradient(size_t step, size_t i)
{
    return (lc_real)sin(1.3 * (double)i + 0.7 * (double)step);
}

static void begin(weights *s)
{
    *s = (weights){.w = {0}};
    for (size_t i = 0; i < COUNT; i++)
        s->w[i] = (lc_real)cos((double)i);
}

/* Elements [first, first + count). */
static void update(weights *s, const char *name, const lc_real *g, size_t first, size_t count, size_t number)
{
    const lc_optim *optim = lc_optim_find(name);
    lc_knob_values knobs;
    lc_real *moment[LC_MOMENTS_MAX];
    assert_ok(lc_knobs_read(&knobs, NULL, name, optim->knobs));
    for (size_t i = 0; i < LC_MOMENTS_MAX; i++)
        moment[i] = s->moment[i] + first;
    optim->update(s->w + first, moment, g + first, count, &(lc_optim_step){.rate = 0.125, .number = number, .knobs = &knobs});
}

static void check_slices(const char *name)
{
    weights whole, slices;
    begin(&whole);
    begin(&slices);
    for (size_t step = 1; step <= STEPS; step++) {
        lc_real g[COUNT];
        for (size_t i = 0; i < COUNT; i++)
            g[i] = gradient(step, i);
        update(&whole, name, g, 0, COUNT, step);
        update(&slices, name, g, 17, COUNT - 17, step);
        update(&slices, name, g, 0, 17, step);
    }
    assert_memory_equal(&whole, &slices, sizeof whole);
}

static void slices_of_weights_step_as_the_whole(void **state)
{
    (void)state;
    for (const char *const *name = lc_optim_names(); *name; name++)
        check_slices(*name);
}

static void check_order(const char *name)
{
    weights a, b;
    begin(&a);
    for (size_t i = 0; i < COUNT; i++)
        b.w[COUNT - 1 - i] = a.w[i];
    memset(b.moment, 0, sizeof b.moment);
    for (size_t step = 1; step <= STEPS; step++) {
        lc_real g[COUNT], turned[COUNT];
        for (size_t i = 0; i < COUNT; i++)
            turned[COUNT - 1 - i] = g[i] = gradient(step, i);
        update(&a, name, g, 0, COUNT, step);
        update(&b, name, turned, 0, COUNT, step);
    }
    for (size_t i = 0; i < COUNT; i++)
        assert_true(a.w[i] == b.w[COUNT - 1 - i]);
}

static void weights_have_no_order(void **state)
{
    (void)state;
    for (const char *const *name = lc_optim_names(); *name; name++)
        check_order(*name);
}

/* Negated weights and gradients stay negated: no optimizer prefers a sign. */
static void check_sign(const char *name)
{
    weights a, b;
    begin(&a);
    begin(&b);
    for (size_t i = 0; i < COUNT; i++)
        b.w[i] = -a.w[i];
    for (size_t step = 1; step <= STEPS; step++) {
        lc_real g[COUNT], negated[COUNT];
        for (size_t i = 0; i < COUNT; i++)
            negated[i] = -(g[i] = gradient(step, i));
        update(&a, name, g, 0, COUNT, step);
        update(&b, name, negated, 0, COUNT, step);
    }
    for (size_t i = 0; i < COUNT; i++)
        assert_true(a.w[i] == -b.w[i]);
}

static void no_optimizer_prefers_a_sign(void **state)
{
    (void)state;
    for (const char *const *name = lc_optim_names(); *name; name++)
        check_sign(*name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(slices_of_weights_step_as_the_whole),
                                       cmocka_unit_test(weights_have_no_order), cmocka_unit_test(no_optimizer_prefers_a_sign)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
