/* Every measure of classes, of what the baselines say over the test windows of a small dataset: overall and by target.
 * tests/golden/eval/class_metric, computed by scripts/golden/evaluation.py. */
#include "golden/bed.h"

#include <lanecast/evaluate.h>

static size_t take(void *ctx, const golden_row *row)
{
    const lc_class_evaluation *e = ctx;
    const size_t m = lc_class_metric_index(row->variant);
    size_t line = 1;
    while (line < e->lines && strcmp(e->line[line].name, row->word) != 0)
        line++;
    assert_true(line < e->lines);
    assert_int_equal(row->count, 2 + e->of->targets);
    golden_near(e->line[line].overall[m], row->number[1], 1e-13, 1, row);
    for (size_t target = 0; target < e->of->targets; target++)
        golden_near(e->line[line].per_target[target * e->measures + m], row->number[2 + target], 1e-13, 1, row);
    return row->count;
}

static void every_measure_is_as_computed_apart(void **state)
{
    (void)state;
    golden_bed bed;
    lc_class_evaluation *e;
    golden_bed_open(&bed, "majority");
    assert_ok(lc_evaluate_classes(&e, bed.forecaster, LC_TEST, NULL));
    golden_walk("eval/class_metric", lc_class_metric_names(), take, e);
    lc_class_evaluation_free(e);
    golden_bed_close(&bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_measure_is_as_computed_apart)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
