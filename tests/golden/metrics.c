/* Every metric of every baseline and of the best possible forecast, over the test windows of a small dataset, in scaled and own
 * units: overall, by step, by channel. tests/golden/eval/metric, computed by scripts/golden/evaluation.py. */
#include "golden/bed.h"

#include <lanecast/evaluate.h>

static const lc_line *find_line(const lc_evaluation *e, const char *name, size_t from)
{
    for (size_t i = from; i < e->lines; i++)
        if (strcmp(e->line[i].name, name) == 0)
            return &e->line[i];
    fail_msg("nobody of the name %s is compared", name);
    return NULL;
}

static size_t take(void *ctx, const golden_row *row)
{
    const lc_evaluation *e = ctx;
    const size_t metric = lc_metric_index(row->variant);
    const lc_scores *s = &find_line(e, row->word, 1)->score[golden_is(row, "units") ? LC_UNITS : LC_SCALED];
    const double *expected = row->number + 1;
    assert_int_equal(row->count, 2 + e->horizon + e->targets);
    golden_near(s->overall[metric], *expected++, 1e-12, 1, row);
    for (size_t step = 0; step < e->horizon; step++)
        golden_near(s->per_step[step * e->metrics + metric], *expected++, 1e-12, 1, row);
    for (size_t target = 0; target < e->targets; target++)
        golden_near(s->per_channel[target * e->metrics + metric], *expected++, 1e-12, 1, row);
    return row->count;
}

static void every_metric_is_as_computed_apart(void **state)
{
    (void)state;
    golden_bed bed;
    lc_evaluation *e;
    golden_bed_open(&bed, "repeat_last");
    assert_ok(lc_evaluate(&e, bed.forecaster, LC_TEST));
    golden_walk("eval/metric", lc_metric_names(), take, e);
    assert_memory_equal(e->line[0].score[LC_UNITS].overall, find_line(e, "repeat_last", 1)->score[LC_UNITS].overall,
                        e->metrics * sizeof(double));
    lc_evaluation_free(e);
    golden_bed_close(&bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_metric_is_as_computed_apart)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
