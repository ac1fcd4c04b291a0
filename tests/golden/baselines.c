/* Every baseline on every test window of a small dataset, against tests/golden/model/baseline, computed by
 * scripts/golden/evaluation.py. */
#include "golden/bed.h"

#include "model/baseline.h"

static size_t take(void *ctx, const golden_row *row)
{
    const golden_bed *bed = ctx;
    double forecast[NUMBERS_MOST];
    assert_true(golden_is(row, "forecast") && row->number[0] < (double)lc_windows_count(bed->windows));
    assert_ok(lc_forecaster_predict(forecast, bed->forecaster, bed->windows, (size_t)row->number[0], 1));
    for (size_t i = 1; i < row->count; i++)
        golden_near(forecast[i - 1], row->number[i], 1e-13, 1, row);
    return row->count;
}

static void every_baseline_forecasts_as_computed_apart(void **state)
{
    (void)state;
    golden_bed bed;
    for (const char *const *name = lc_baseline_table_names; *name; name++) {
        golden_bed_open(&bed, *name);
        golden_read("model/baseline", *name, take, &bed);
        golden_bed_close(&bed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_baseline_forecasts_as_computed_apart)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
