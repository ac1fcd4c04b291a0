/* With model.anchor a network does not see the level it starts from: values moved by a constant train the same weights and move
 * the forecasts by that constant, to the bit where nothing rounds; without it they do not. */
#include "property/forecasters.h"

enum { LEVEL = 64 };

static void move(lc_dataset *dataset)
{
    for (size_t i = 0; i < dataset->series_count; i++)
        for (size_t k = 0; k < dataset->series[i].rows * dataset->channels; k++)
            dataset->series[i].value[k] += LEVEL;
}

/* Whether the weights are the same, and forecasts differ by the level. */
static bool is_blind(const char *kind, bool anchor)
{
    lc_dataset *low = waves_new(2), *high = waves_new(2);
    lc_config config = forecaster_config(kind);
    double *x, *y;
    bool same = true;
    snprintf(config.data.scale, sizeof config.data.scale, "none");
    config.model.anchor = anchor;
    move(high);
    lc_forecaster *a = forecaster_trained(low, &config), *b = forecaster_trained(high, &config);
    if (anchor)
        forecasters_same_weights(a, b);
    const size_t count = forecaster_predict(&x, a, LC_TEST);
    forecaster_predict(&y, b, LC_TEST);
    for (size_t i = 0; i < count; i++)
        same = same && fabs(x[i] + LEVEL - y[i]) <= 1e-12;
    lc_free(x);
    lc_free(y);
    lc_forecaster_free(a);
    lc_forecaster_free(b);
    lc_dataset_free(low);
    lc_dataset_free(high);
    return same;
}

static void an_anchored_network_does_not_see_the_level(void **state)
{
    (void)state;
    for (const char *const *kind = lc_arch_names(); *kind; kind++) {
        assert_true(is_blind(*kind, true));
        assert_false(is_blind(*kind, false));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(an_anchored_network_does_not_see_the_level)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
