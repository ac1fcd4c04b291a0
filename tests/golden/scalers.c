/* Every scaler against PyTorch or NumPy: shift and scale of the training rows, which are all but the last two, and all rows scaled.
 * tests/golden/data/scaler, made by scripts/golden/variants.py and covariates.py. */
#include "golden/numbers.h"

#include <lanecast/scaler.h>

#include "data/scaler.h"
#include "sample.h"

typedef struct trial {
    lc_knobs given;
    double shift, scale;
    size_t rows;
    double scaled[NUMBERS_MOST];
} trial;

static void fit(trial *t, const golden_row *row)
{
    lc_dataset *dataset = sample_new(1, &row->count, 1);
    lc_split *split = NULL;
    lc_scaler *scaler = NULL;
    lc_scaled *scaled = NULL;
    char parts[64];
    snprintf(parts, sizeof parts, "%zu 0 2", row->count - 2);
    memcpy(dataset->series->value, row->number, row->count * sizeof *row->number);
    assert_ok(lc_split_new(&split, dataset, parts));
    assert_ok(lc_scaler_new(&scaler, dataset, split, row->variant, &t->given));
    assert_ok(lc_scaled_new(&scaled, dataset, scaler));
    t->shift = scaler->shift[0];
    t->scale = scaler->scale[0];
    for (t->rows = 0; t->rows < row->count; t->rows++)
        t->scaled[t->rows] = (double)scaled->value[0][t->rows];
    lc_scaled_free(scaled);
    lc_scaler_free(scaler);
    lc_split_free(split);
    lc_dataset_free(dataset);
}

static size_t take(void *ctx, const golden_row *row)
{
    trial *t = ctx;
    if (golden_is(row, "case"))
        t->given.count = 0;
    else if (golden_is(row, "knob"))
        golden_knob(&t->given, row, lc_scaler_find(row->variant)->knobs);
    else if (golden_is(row, "value"))
        fit(t, row);
    else {
        for (size_t i = 0; golden_is(row, "scaled") && i < t->rows; i++)
            golden_near(t->scaled[i], row->number[i], golden_rounding, 0.1, row);
        if (!golden_is(row, "scaled"))
            golden_near(golden_is(row, "shift") ? t->shift : t->scale, row->number[0], 1e-14, 0, row);
        return row->count;
    }
    return 0;
}

static void every_scaler_finds_what_others_find(void **state)
{
    (void)state;
    golden_walk("data/scaler", lc_scaler_names(), take, &(trial){.rows = 0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_scaler_finds_what_others_find)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
