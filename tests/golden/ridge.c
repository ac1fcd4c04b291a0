/* Coefficients of the ridge regression against tests/golden/model/ridge.txt, which scripts/golden/ridge.py computes by the closed form
 * over windows written out, with NumPy. */
#include "golden/numbers.h"

#include "model/forecaster.h"
#include "sample.h"
#include "trained.h"

enum { ROWS = 160, CONTEXT = 12, HORIZON = 5, FACTS = 4 };

static lc_dataset *make_data(void)
{
    const size_t rows = ROWS;
    lc_dataset *d = sample_new(1, &rows, 2);
    for (size_t k = 0; k < rows; k++)
        for (size_t c = 0; c < 2; c++)
            d->series[0].value[k * 2 + c] = golden_value(c, k, 1) + 0.01 * (double)k;
    return d;
}

static void set_number(lc_config *config, const char *key, double value)
{
    char text[128];
    snprintf(text, sizeof text, "model.ridge.%s=%.17g", key, value);
    assert_ok(lc_config_set(config, text));
}

static lc_forecaster *fit(const lc_dataset *dataset, const golden_row *row)
{
    static const char *const set[] = {"data.split=120 20 20", "data.scale=none", "window.context=12", "window.horizon=5",
                                      "model.kind=ridge"};
    lc_config config = lc_config_default();
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        assert_ok(lc_config_set(&config, set[i]));
    assert_ok(lc_config_set(&config, golden_is(row, "shared") ? "model.ridge.maps=shared" : "model.ridge.maps=channel"));
    set_number(&config, "lookback", row->number[0]);
    set_number(&config, "trailing", row->number[1]);
    set_number(&config, "penalty", row->number[2]);
    return forecaster_trained(dataset, &config);
}

static size_t take(void *ctx, const golden_row *row)
{
    lc_forecaster *f = fit(ctx, row);
    const lc_ridge *r = lc_forecaster_ridge(f);
    assert_int_equal(row->count, FACTS + CONTEXT * HORIZON);
    const double *weight = r->weight + (size_t)row->number[3] * CONTEXT * HORIZON;
    for (size_t i = 0; i < CONTEXT * HORIZON; i++)
        golden_near(weight[i], row->number[FACTS + i], 1e-11, 1, row);
    lc_forecaster_free(f);
    return CONTEXT * HORIZON;
}

static void coefficients_are_those_of_the_closed_form(void **state)
{
    (void)state;
    lc_dataset *dataset = make_data();
    golden_read("model", "ridge", take, dataset);
    lc_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(coefficients_are_those_of_the_closed_form)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
