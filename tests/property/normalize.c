/* A normalized network does not see the level that its windows are at: values moved by a constant train the same weights and move
 * all that is said by that constant. And auto chooses what is taken off, says so, and is kept as what it chose. */
#include "property/forecasters.h"

#include "core/rng.h"
#include "model/forecaster.h"
#include "nn/normalize.h"

enum { LEVEL = 64 };

static void move(lc_dataset *dataset)
{
    for (size_t i = 0; i < dataset->series_count; i++)
        for (size_t k = 0; k < dataset->series[i].rows * dataset->channels; k++)
            dataset->series[i].value[k] += LEVEL;
}

/* Eight rows of context: a mean of sixteenths does not round. */
static lc_config config_of(const char *kind, const char *normalize)
{
    lc_config config = forecaster_config(kind);
    config.window.context = 8;
    snprintf(config.model.normalize, sizeof config.model.normalize, "%s", normalize);
    return config;
}

/* Whether the weights are the same, and forecasts differ by the level. */
static bool is_blind(const char *kind, const char *normalize)
{
    lc_dataset *low = waves_new(2), *high = waves_new(2);
    lc_config config = config_of(kind, normalize);
    double *x, *y;
    bool same = true;
    snprintf(config.data.scale, sizeof config.data.scale, "none");
    move(high);
    lc_forecaster *a = forecaster_trained(low, &config), *b = forecaster_trained(high, &config);
    if (lc_normalize_find(normalize)->of)
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

static void a_normalized_network_does_not_see_the_level(void **state)
{
    (void)state;
    for (const char *const *kind = lc_arch_names(); *kind; kind++)
        for (const char *const *name = lc_normalize_table_names; *name; name++)
            if (!lc_normalize_find(*name)->open)
                assert_true(is_blind(*kind, *name) == (lc_normalize_find(*name)->of != NULL));
}

/* All columns of the test windows; *out for lc_free. */
static size_t say(double **out, const lc_forecaster *f)
{
    const lc_windows *windows;
    lc_outlook *outlook;
    size_t columns;
    assert_ok(lc_outlook_new(&outlook, f, NULL, 0, 0));
    lc_outlook_columns(&columns, outlook);
    assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
    const size_t count = lc_windows_count(windows) * forecaster_numbers(f) * columns;
    assert_ok(lc_new(out, count, sizeof **out));
    assert_ok(lc_outlook_predict(*out, outlook, windows, 0, lc_windows_count(windows)));
    lc_outlook_free(outlook);
    return count;
}

static void check_columns(const lc_config *config)
{
    lc_dataset *low = waves_new(1), *high = waves_new(1);
    double *x, *y;
    move(high);
    lc_forecaster *a = forecaster_trained(low, config), *b = forecaster_trained(high, config);
    const size_t count = say(&x, a);
    assert_int_equal(say(&y, b), count);
    for (size_t i = 0; i < count; i++)
        assert_true(fabs(x[i] + LEVEL - y[i]) <= 1e-8);
    lc_free(x);
    lc_free(y);
    lc_forecaster_free(a);
    lc_forecaster_free(b);
    lc_dataset_free(low);
    lc_dataset_free(high);
}

/* Quantiles, and the places of distributions, which no scale is made of. */
static void all_that_is_said_moves_with_the_level(void **state)
{
    (void)state;
    for (const char *const *name = lc_normalize_table_names; *name; name++)
        for (const char *const *loss = lc_head_names(); *loss && lc_normalize_find(*name)->of; loss++) {
            lc_config config = config_of("recurrent", *name);
            snprintf(config.data.scale, sizeof config.data.scale, "none");
            snprintf(config.model.loss, sizeof config.model.loss, "%s", *loss);
            if (lc_head_find(*loss)->quantile && !lc_head_find(*loss)->unshifted)
                check_columns(&config);
        }
}

static void what_takes_values_for_their_size_is_refused(void **state)
{
    (void)state;
    size_t refused = 0;
    for (const char *const *name = lc_normalize_table_names; *name; name++)
        for (const char *const *loss = lc_head_names(); *loss; loss++) {
            lc_config config = config_of("recurrent", *name);
            snprintf(config.model.loss, sizeof config.model.loss, "%s", *loss);
            snprintf(config.data.scale, sizeof config.data.scale, "none");
            if (!lc_head_find(*loss)->unshifted)
                continue;
            if (!lc_normalize_find(*name)->of) {
                assert_ok(lc_config_check(&config));
                continue;
            }
            assert_fails(lc_config_check(&config), LC_E_CONFIG, "whose 0 is where it is; add --set model.normalize=none");
            refused++;
        }
    assert_true(refused >= 6);
}

/* --- auto ------------------------------------------------------------------------------------------------------------- */

/* A walk, or noise around one level. */
static lc_dataset *data_of(bool walks)
{
    lc_dataset *d = waves_new(1);
    lc_rng rng = lc_rng_new(7, "normalize", 0);
    double at[FORECASTER_CHANNELS] = {0};
    for (size_t k = 0; k < d->series->rows * FORECASTER_CHANNELS; k++) {
        double *level = &at[k % FORECASTER_CHANNELS];
        *level = lc_rng_normal(&rng) + (walks ? *level : 0);
        d->series->value[k] = *level;
    }
    return d;
}

/* What auto becomes under some settings, and why. */
static void becomes(const lc_dataset *d, const char *const *set, const char *name, const char *why)
{
    lc_config config = config_of("recurrent", "auto");
    lc_forecaster *f;
    for (; *set; set++)
        assert_ok(lc_config_set(&config, *set));
    assert_ok(lc_forecaster_new(&f, d, &config));
    assert_string_equal(lc_forecaster_config(f)->model.normalize, name);
    if (!strstr(lc_forecaster_notes(f), why))
        fail_msg("'%s' does not say '%s'", lc_forecaster_notes(f), why);
    lc_forecaster_free(f);
}

/* A wave around a level that moves slowly: its last value is often far off, the mean of a period is not. */
static lc_dataset *season(void)
{
    lc_dataset *d = waves_new(1);
    const size_t rows = d->series->rows;
    for (size_t k = 0; k < rows * FORECASTER_CHANNELS; k++) {
        const double row = (double)(k / FORECASTER_CHANNELS);
        d->series->value[k] = 3 * sin(row) + 4 * row / (double)rows;
    }
    return d;
}

static void levels_that_wander_are_taken_off(void **state)
{
    (void)state;
    lc_dataset *walk = data_of(true), *noise = data_of(false), *wave = season();
    static const char *const plain[] = {NULL}, *const changes[] = {"data.transform=difference", NULL},
                             *const none[] = {"data.split=0.8 0 0.2", NULL},
                             *const classes[] = {"classes.of=change", "classes.limits=quantiles 2", "model.loss=softmax", NULL},
                             *const period[] = {"window.context=6", "window.horizon=6", NULL};
    becomes(walk, plain, "last",
            "model.normalize = auto: last, since levels move: over the validation windows the last value has a scaled MSE of ");
    becomes(
        noise, plain, "none",
        "model.normalize = auto: none, since levels stay: over the validation windows the training mean has a scaled MSE of ");
    becomes(walk, changes, "none", "the training mean has a scaled MSE of "); /* of a walk's differences */
    becomes(walk, classes, "last", "since levels move: ");
    becomes(noise, classes, "none", "since levels stay: ");
    becomes(wave, period, "last", "since levels move: over the validation windows the mean of the context has a scaled MSE of ");
    becomes(noise, none, "last", "model.normalize = auto: last, since there are no validation windows");
    lc_dataset_free(walk);
    lc_dataset_free(noise);
    lc_dataset_free(wave);
}

static void where_values_are_needed_as_they_are_nothing_is_taken_off(void **state)
{
    (void)state;
    lc_dataset *walk = data_of(true);
    static const char *const set[][5] = {
        {"classes.of=value", "classes.limits=quantiles 2", "model.loss=softmax", NULL,
         "since classes.of = value asks for the value"},
        {"model.loss=mape", "data.scale=none", NULL, NULL, "since model.loss = mape takes values for their size"},
        {"model.output=every", NULL, NULL, NULL, "since with model.output = every"},
        {"train.truncate=4", NULL, NULL, NULL, "since with train.truncate"},
    };
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        becomes(walk, set[i], "none", set[i][4]);
    lc_dataset_free(walk);
}

/* To the bit what naming the choice gives; and the run knows the choice, not the question. */
static void auto_is_what_it_chose(void **state)
{
    (void)state;
    lc_dataset *walk = data_of(true);
    const lc_config asked = config_of("recurrent", "auto"), named = config_of("recurrent", "last");
    lc_forecaster *a = forecaster_trained(walk, &asked), *b = forecaster_trained(walk, &named), *loaded;
    lc_config kept;
    char *run;
    size_t bytes;
    forecasters_same_weights(a, b);
    assert_null(strstr(lc_forecaster_notes(b), "model.normalize"));
    assert_ok(lc_forecaster_store(&run, &bytes, a));
    assert_ok(lc_run_configuration(&kept, run, bytes));
    assert_string_equal(kept.model.normalize, "last");
    assert_ok(lc_forecaster_restore(&loaded, run, bytes, walk, &asked)); /* what asked for it is what it is loaded by */
    assert_string_equal(lc_forecaster_config(loaded)->model.normalize, "last");
    assert_null(strstr(lc_forecaster_notes(loaded), "model.normalize"));
    lc_string_free(run);
    lc_forecaster_free(loaded);
    lc_forecaster_free(a);
    lc_forecaster_free(b);
    lc_dataset_free(walk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_normalized_network_does_not_see_the_level),
        cmocka_unit_test(all_that_is_said_moves_with_the_level),
        cmocka_unit_test(what_takes_values_for_their_size_is_refused),
        cmocka_unit_test(levels_that_wander_are_taken_off),
        cmocka_unit_test(where_values_are_needed_as_they_are_nothing_is_taken_off),
        cmocka_unit_test(auto_is_what_it_chose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
