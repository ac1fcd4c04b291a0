/* Every schedule against PyTorch, step by step: tests/golden/train/schedule, made by scripts/golden/variants.py. */
#include "golden/numbers.h"

#include <lanecast/train.h>

#include "train/schedule.h"

typedef struct trial {
    lc_knobs given;
    size_t steps, validations; /* of an epoch; in all */
    lc_epoch history[NUMBERS_MOST];
} trial;

static void begin(trial *t)
{
    t->given.count = t->validations = 0;
    t->steps = 1;
}

/* The factors of all steps of all epochs; an epoch ends with a validation, where there are some. */
static void compare(const trial *t, const golden_row *row)
{
    const lc_schedule *schedule = lc_schedule_find(row->variant);
    lc_knob_values knobs;
    lc_rate_step now = {.epochs = row->count / t->steps, .steps = t->steps, .history = t->history, .knobs = &knobs};
    assert_ok(lc_knobs_read(&knobs, &t->given, row->variant, schedule->knobs));
    for (size_t i = 0; i < row->count; i++) {
        now.epoch = i / t->steps;
        now.step = i % t->steps;
        now.validations = now.epoch < t->validations ? now.epoch : t->validations;
        golden_near(schedule->factor(&now), row->number[i], 1e-13, 0, row);
    }
}

static size_t take(void *ctx, const golden_row *row)
{
    trial *t = ctx;
    if (golden_is(row, "case"))
        begin(t);
    else if (golden_is(row, "knob"))
        golden_knob(&t->given, row, lc_schedule_find(row->variant)->knobs);
    else if (golden_is(row, "steps"))
        t->steps = (size_t)row->number[0];
    else if (golden_is(row, "loss"))
        for (t->validations = 0; t->validations < row->count; t->validations++)
            t->history[t->validations].valid_loss = row->number[t->validations];
    else {
        assert_true(golden_is(row, "factor"));
        compare(t, row);
        return row->count;
    }
    return 0;
}

static void every_schedule_follows_pytorch(void **state)
{
    (void)state;
    static trial t;
    golden_walk("train/schedule", lc_schedule_names(), take, &t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_schedule_follows_pytorch)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
