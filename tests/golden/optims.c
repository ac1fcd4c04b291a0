/* Every optimizer against PyTorch, step by step: tests/golden/train/optim, made by scripts/golden/variants.py. */
#include "golden/numbers.h"

#include <lanecast/train.h>

#include "train/optim.h"

enum { MOST = 16 };

typedef struct trial {
    lc_knobs given;
    size_t count, steps;
    lc_real w[MOST], moment[LC_MOMENTS_MAX][MOST];
} trial;

/* A step changes the weights it is given, and neither gradients nor the number after the last weight. */
static void step(trial *t, const golden_row *row)
{
    const lc_optim *optim = lc_optim_find(row->variant);
    lc_knob_values knobs;
    lc_real g[MOST], *moment[LC_MOMENTS_MAX];
    assert_int_equal(row->count, t->count + 1);
    assert_ok(lc_knobs_read(&knobs, &t->given, row->variant, optim->knobs));
    for (size_t i = 0; i < t->count; i++)
        g[i] = (lc_real)row->number[i + 1];
    g[t->count] = t->w[t->count] = 7;
    for (size_t i = 0; i < LC_MOMENTS_MAX; i++)
        moment[i] = i < optim->moments ? t->moment[i] : NULL;
    optim->update(t->w, moment, g, t->count, &(lc_optim_step){.rate = row->number[0], .number = ++t->steps, .knobs = &knobs});
    assert_true(t->w[t->count] == 7 && g[0] == (lc_real)row->number[1]);
}

static size_t take(void *ctx, const golden_row *row)
{
    trial *t = ctx;
    if (golden_is(row, "case"))
        *t = (trial){.count = 0};
    else if (golden_is(row, "knob"))
        golden_knob(&t->given, row, lc_optim_find(row->variant)->knobs);
    else if (golden_is(row, "begin"))
        for (; t->count < row->count; t->count++)
            t->w[t->count] = (lc_real)row->number[t->count];
    else if (golden_is(row, "step"))
        step(t, row);
    else {
        assert_true(golden_is(row, "w") && row->count == t->count);
        for (size_t i = 0; i < t->count; i++)
            golden_near((double)t->w[i], row->number[i], golden_rounding, 1, row);
        return row->count;
    }
    return 0;
}

static void every_optimizer_steps_as_in_pytorch(void **state)
{
    (void)state;
    golden_walk("train/optim", lc_optim_names(), take, &(trial){.count = 0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_optimizer_steps_as_in_pytorch)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
