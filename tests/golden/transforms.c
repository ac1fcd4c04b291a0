/* Every transform against NumPy: a column transformed, and steps after its last value taken back. tests/golden/data/transform, made by
 * scripts/golden/covariates.py. */
#include "golden/numbers.h"

#include "data/transform.h"
#include "sample.h"

typedef struct trial {
    size_t rows, steps;
    double value[NUMBERS_MOST], transformed[NUMBERS_MOST], step[NUMBERS_MOST];
} trial;

static void transform(trial *t, const lc_transform *transform)
{
    lc_dataset *dataset = sample_new(1, &t->rows, 1), *out;
    lc_axis *axis;
    const size_t channel = 0;
    memcpy(dataset->series->value, t->value, t->rows * sizeof *t->value);
    assert_ok(lc_axes_new(&axis, dataset, "cut"));
    assert_ok(lc_transformed_new(&out, dataset, transform, &(lc_channels){&channel, 1}, axis));
    lc_free(axis);
    memcpy(t->transformed, out->series->value, t->rows * sizeof *t->value);
    lc_transformed_free(out);
    lc_dataset_free(dataset);
}

static size_t take(void *ctx, const golden_row *row)
{
    trial *t = ctx;
    const lc_transform *found = lc_transform_find(row->variant);
    if (golden_is(row, "value")) {
        t->rows = row->count;
        memcpy(t->value, row->number, row->count * sizeof *t->value);
        transform(t, found);
        return 0;
    }
    if (golden_is(row, "step")) {
        memcpy(t->step, row->number, row->count * sizeof *t->step);
        lc_transform_undo(t->step, row->count, 1, found, t->value[t->rows - 1]);
        return 0;
    }
    for (size_t i = 0; i < row->count; i++)
        golden_near(golden_is(row, "undone") ? t->step[i] : t->transformed[i], row->number[i], 1e-14, 0.1, row);
    return row->count;
}

static void every_transform_finds_what_numpy_finds(void **state)
{
    (void)state;
    golden_walk("data/transform", lc_transform_table_names, take, &(trial){.rows = 0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_transform_finds_what_numpy_finds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
