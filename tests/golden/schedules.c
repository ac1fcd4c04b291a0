/* Every schedule against PyTorch, epoch by epoch: tests/golden/train/schedule, made by scripts/golden/variants.py. */
#include "golden/numbers.h"

#include <lanecast/train.h>

#include "train/schedule.h"

static size_t take(void *ctx, const golden_row *row)
{
    lc_knobs *given = ctx;
    lc_knob_values knobs;
    const lc_schedule *schedule = lc_schedule_find(row->variant);
    if (golden_is(row, "case"))
        given->count = 0;
    else if (golden_is(row, "knob"))
        golden_knob(given, row, schedule->knobs);
    else {
        assert_true(golden_is(row, "factor"));
        assert_ok(lc_knobs_read(&knobs, given, row->variant, schedule->knobs));
        for (size_t epoch = 0; epoch < row->count; epoch++)
            golden_near(schedule->factor(epoch, row->count, &knobs), row->number[epoch], 1e-14, 0, row);
        return row->count;
    }
    return 0;
}

static void every_schedule_follows_pytorch(void **state)
{
    (void)state;
    golden_walk("train/schedule", lc_schedule_names(), take, &(lc_knobs){.count = 0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_schedule_follows_pytorch)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
