/* Forecasts beyond the horizon: those that a user would get who appends forecasts to the data and forecasts again. */
#include <unistd.h>

#include "property/forecasters.h"
#include "unit.h"

#include "core/rng.h"
#include "model/forecaster.h"
#include "model/ridge/plan.h"
#include "nn/arch.h"

enum { KNOWN = 3 * FORECASTER_HORIZON /* rows of the future */ };

/* Channel c is known of rows after the last one that a and b have, where `future`. */
static lc_dataset *make_data(bool future)
{
    lc_dataset *dataset = waves_new(2);
    for (size_t i = 0; future && i < 2; i++)
        for (size_t row = dataset->series[i].rows - KNOWN; row < dataset->series[i].rows; row++)
            for (size_t c = 0; c < 2; c++)
                dataset->series[i].value[row * dataset->channels + c] = (double)NAN;
    return dataset;
}

static size_t channel_of(const lc_dataset *dataset, const char *name)
{
    size_t c = 0;
    while (strcmp(dataset->channel[c].name, name) != 0)
        c++;
    return c;
}

/* The forecast becomes the newest rows: where the future has rows already, their targets. */
static void append(lc_dataset *dataset, const lc_dataset *forecast, bool future, size_t done)
{
    for (size_t i = 0; i < dataset->series_count; i++) {
        lc_series *s = &dataset->series[i];
        const size_t first = future ? s->rows - KNOWN + done : s->rows, rows = first + FORECASTER_HORIZON;
        if (!future) {
            size_t times = s->rows, values = s->rows * dataset->channels;
            assert_ok(lc_grow(&s->time, &times, rows, sizeof *s->time));
            assert_ok(lc_grow(&s->value, &values, rows * dataset->channels, sizeof *s->value));
            s->rows = rows;
        }
        for (size_t row = first; row < rows; row++) {
            s->time[row] = forecast->series[i].time[row - first];
            for (size_t c = 0; c < forecast->channels; c++)
                s->value[row * dataset->channels + channel_of(dataset, forecast->channel[c].name)] =
                    forecast->series[i].value[(row - first) * forecast->channels + c];
        }
    }
}

static void check(const char *kind, const char *const *set)
{
    const bool future = strstr(set[0], "known=c") != NULL;
    lc_dataset *dataset = make_data(future), *grown = make_data(future), *all;
    lc_config config = forecaster_config(kind);
    char path[] = "/tmp/lanecast-rollout-XXXXXX";
    char *notes;
    for (; *set; set++)
        assert_ok(lc_config_set(&config, *set));
    const lc_arch *arch = lc_arch_find(kind);
    if (!arch || !arch->take)
        config.window.shortest = 0;
    close(mkstemp(path));
    lc_forecaster *f = forecaster_trained(dataset, &config);
    assert_ok(lc_forecaster_save(f, path));
    assert_ok(lc_forecaster_future(&all, &notes, f, &(lc_future){.horizon = KNOWN - 1}));
    assert_int_equal(all->series->rows, KNOWN - 1);
    assert_non_null(strstr(notes, "steps 4 to 8 are from the model's own forecasts"));
    for (size_t done = 0; done < KNOWN; done += FORECASTER_HORIZON) {
        lc_forecaster *g;
        lc_dataset *next;
        assert_ok(lc_forecaster_load(&g, path, grown, lc_forecaster_config(f)));
        assert_ok(lc_forecaster_future(&next, NULL, g, NULL));
        for (size_t i = 0; i < all->series_count; i++)
            for (size_t k = 0; k < FORECASTER_HORIZON * all->channels && done * all->channels + k < (KNOWN - 1) * all->channels;
                 k++)
                assert_true(all->series[i].value[done * all->channels + k] == next->series[i].value[k]);
        append(grown, next, future, done);
        lc_forecaster_free(g);
        lc_dataset_free(next);
    }
    lc_string_free(notes);
    lc_dataset_free(all);
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
    lc_dataset_free(grown);
    unlink(path);
}

static const char *const sets[][4] = {{"model.hidden=4"},
                                      {"data.target=a b", "data.input=a b", "model.normalize=last"},
                                      {"data.target=a b", "data.input=a b", "model.normalize=revin"},
                                      {"data.calendar=hour", "data.known=hour weekday"},
                                      {"data.transform=difference", "window.shortest=2"},
                                      {"data.known=c", "data.target=a b", "data.input=a b c"}};

enum { SETS = sizeof sets / sizeof *sets };

static void a_rollout_is_what_appending_forecasts_gives(void **state)
{
    (void)state;
    for (const char *const *kind = lc_arch_names(); *kind; kind++)
        for (size_t i = 0; i < SETS && !lc_arch_find(*kind)->horizon_free; i++)
            check(*kind, sets[i]);
    for (size_t i = 0; i < SETS; i++)
        check(lc_ridge_name, sets[i]);
}

/* The same weights with another window.horizon say the same of it, in every column. */
static void check_going_on(const char *kind, const char *const *set, const char *last)
{
    enum { ROWS = KNOWN - 1 };
    const bool future = strstr(set[0], "known=c") != NULL;
    lc_dataset *dataset = make_data(future), *asked, *longer;
    lc_config config = forecaster_config(kind);
    lc_forecaster *g;
    lc_outlook *outlook[2];
    char path[] = "/tmp/lanecast-decoder-XXXXXX", *notes;
    for (; *set; set++)
        assert_ok(lc_config_set(&config, *set));
    assert_ok(lc_config_set(&config, last));
    close(mkstemp(path));
    lc_forecaster *f = forecaster_trained(dataset, &config);
    assert_ok(lc_forecaster_save(f, path));
    config = *lc_forecaster_config(f);
    config.window.horizon = ROWS;
    assert_ok(lc_forecaster_load(&g, path, dataset, &config));
    assert_ok(lc_outlook_new(&outlook[0], f, NULL, 0, 0));
    assert_ok(lc_outlook_new(&outlook[1], g, NULL, 0, 0));
    assert_ok(lc_forecaster_future(&asked, &notes, f, &(lc_future){.horizon = ROWS, .outlook = outlook[0]}));
    assert_ok(lc_forecaster_future(&longer, NULL, g, &(lc_future){.outlook = outlook[1]}));
    assert_non_null(strstr(notes, "steps 4 to 8 are beyond window.horizon = 3: the decoder continues"));
    for (size_t i = 0; i < asked->series_count; i++)
        assert_memory_equal(asked->series[i].value, longer->series[i].value, ROWS * asked->channels * sizeof(double));
    for (size_t i = 0; i < 2; i++)
        lc_outlook_free(outlook[i]);
    lc_string_free(notes);
    lc_dataset_free(asked);
    lc_dataset_free(longer);
    lc_forecaster_free(f);
    lc_forecaster_free(g);
    lc_dataset_free(dataset);
    unlink(path);
}

static void a_decoder_goes_on_as_with_a_longer_horizon(void **state)
{
    (void)state;
    static const char *const unknown[] = {"data.target=a", "data.input=a b c", NULL};
    for (const char *const *kind = lc_arch_names(); *kind; kind++) {
        if (!lc_arch_find(*kind)->horizon_free)
            continue;
        for (size_t i = 0; i < SETS; i++)
            check_going_on(*kind, sets[i], "run.seeds=2");
        check_going_on(*kind, unknown, "model.loss=gaussian");
    }
}

/* One column of each target, by the target's name. */
static void append_column(lc_dataset *dataset, const lc_dataset *next, size_t columns, size_t column, size_t done)
{
    lc_channel channel[FORECASTER_CHANNELS];
    lc_dataset one = *next;
    one.channels = FORECASTER_CHANNELS;
    one.channel = channel;
    for (size_t c = 0; c < one.channels; c++)
        channel[c] = next->channel[c * columns];
    for (size_t i = 0; i < next->series_count; i++)
        for (size_t k = 0; k < FORECASTER_HORIZON * one.channels; k++)
            next->series[i].value[k] = next->series[i].value[k * columns + column];
    append(dataset, &one, false, done);
}

static lc_dataset *forecast_with(const lc_forecaster *f, size_t samples, size_t horizon, char **notes)
{
    const double none = 0;
    lc_outlook *outlook;
    lc_dataset *next;
    assert_ok(lc_outlook_new(&outlook, f, &none, 0, samples));
    assert_ok(lc_forecaster_future(&next, notes, f, &(lc_future){.outlook = outlook, .horizon = horizon}));
    lc_outlook_free(outlook);
    return next;
}

/* The point, and two samples that go on by themselves. */
static void check_paths(const char *kind, const char *loss)
{
    enum { SAMPLES = 2, COLUMNS = 1 + SAMPLES, WIDTH = COLUMNS * FORECASTER_CHANNELS, ROWS = KNOWN - 1 };
    lc_dataset *dataset = make_data(false);
    lc_config config = forecaster_config(kind);
    char path[] = "/tmp/lanecast-paths-XXXXXX", *notes;
    assert_ok(lc_config_set(&config, loss));
    close(mkstemp(path));
    lc_forecaster *f = forecaster_trained(dataset, &config);
    assert_ok(lc_forecaster_save(f, path));
    lc_dataset *all = forecast_with(f, SAMPLES, ROWS, &notes);
    assert_int_equal(all->channels, WIDTH);
    assert_non_null(strstr(notes, "reads as context, each sample its own"));
    for (size_t column = 0; column < COLUMNS; column++) {
        lc_dataset *grown = make_data(false);
        for (size_t done = 0; done < KNOWN; done += FORECASTER_HORIZON) {
            lc_forecaster *g;
            assert_ok(lc_forecaster_load(&g, path, grown, lc_forecaster_config(f)));
            lc_dataset *next = forecast_with(g, SAMPLES, 0, NULL);
            for (size_t i = 0; i < all->series_count; i++)
                for (size_t k = column; k < FORECASTER_HORIZON * WIDTH && done * WIDTH + k < ROWS * WIDTH; k += COLUMNS)
                    assert_true(all->series[i].value[done * WIDTH + k] == next->series[i].value[k]);
            append_column(grown, next, COLUMNS, column, done);
            lc_dataset_free(next);
            lc_forecaster_free(g);
        }
        lc_dataset_free(grown);
    }
    lc_string_free(notes);
    lc_dataset_free(all);
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
    unlink(path);
}

static void a_sample_beyond_the_horizon_is_what_appending_it_gives(void **state)
{
    (void)state;
    for (const char *const *kind = lc_arch_names(); *kind; kind++) {
        if (lc_arch_find(*kind)->horizon_free)
            continue; /* whose samples are of each step by itself */
        check_paths(*kind, "model.loss=gaussian");
        check_paths(*kind, "model.loss=student_t");
    }
}

/* Normal steps that add up: on a series of which each row is the one before and noise, paths part like the root of their 16 steps, 4,
 * if the network has learned it well; steps drawn each by itself would part as far as the first one, 1. */
static void paths_of_one_step_part_as_their_steps_add_up(void **state)
{
    (void)state;
    enum { PATHS = 400, STEPS = 16 };
    lc_dataset *d = sample_new(1, (size_t[]){900}, 1), *all;
    lc_rng rng = lc_rng_new(5, "walk", 0);
    double square[2] = {0, 0};
    for (size_t row = 0; row < d->series->rows; row++)
        d->series->value[row] = (row ? d->series->value[row - 1] : 0) + lc_rng_normal(&rng);
    lc_config config = forecaster_config("recurrent");
    static const char *const set[] = {"window.horizon=1", "model.loss=gaussian", "model.normalize=last", "train.epochs=5"};
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        assert_ok(lc_config_set(&config, set[i]));
    lc_forecaster *f = forecaster_trained(d, &config);
    all = forecast_with(f, PATHS, STEPS, NULL);
    for (size_t i = 1; i <= PATHS; i++)
        for (size_t k = 0; k < 2; k++) {
            const double *row = all->series->value + k * (STEPS - 1) * all->channels;
            square[k] += (row[i] - row[0]) * (row[i] - row[0]) / PATHS;
        }
    assert_true(sqrt(square[1] / square[0]) > 3 && sqrt(square[1] / square[0]) < 8);
    lc_dataset_free(all);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

static void quantiles_beyond_the_horizon_are_refused(void **state)
{
    (void)state;
    lc_dataset *d = waves_new(1), *next;
    lc_config config = forecaster_config("recurrent");
    lc_outlook *outlook;
    assert_ok(lc_config_set(&config, "model.loss=gaussian"));
    lc_forecaster *f = forecaster_trained(d, &config);
    assert_ok(lc_outlook_new(&outlook, f, NULL, 0, 2));
    assert_fails(lc_forecaster_future(&next, NULL, f, &(lc_future){.outlook = outlook, .horizon = 4}), LC_E_CONFIG,
                 "quantiles are of the trained horizon");
    lc_outlook_free(outlook);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* As many rows as the forecaster was trained for need nothing said. */
static void fewer_rows_are_the_first_ones(void **state)
{
    (void)state;
    lc_dataset *dataset = waves_new(2);
    for (const char *const *kind = lc_kind_names(); *kind; kind++) {
        lc_config config = forecaster_config(*kind);
        lc_dataset *all, *few;
        char *notes;
        if (variants_says_classes(&config))
            continue; /* which are of the trained horizon */
        lc_forecaster *f = forecaster_trained(dataset, &config);
        assert_ok(lc_forecaster_future(&all, &notes, f, NULL));
        assert_null(strstr(notes, "own forecasts"));
        lc_string_free(notes);
        assert_ok(lc_forecaster_future(&few, NULL, f, &(lc_future){.horizon = 2}));
        assert_int_equal(few->series[1].rows, 2);
        assert_memory_equal(few->series[1].value, all->series[1].value, 2 * all->channels * sizeof(double));
        lc_dataset_free(all);
        lc_dataset_free(few);
        lc_forecaster_free(f);
    }
    lc_dataset_free(dataset);
}

static void a_baseline_goes_on(void **state)
{
    (void)state;
    lc_dataset *dataset = waves_new(1), *future;
    lc_config config = forecaster_config("seasonal_naive");
    lc_forecaster *f = forecaster_trained(dataset, &config);
    const lc_series *s = dataset->series;
    char *notes;
    assert_ok(lc_forecaster_future(&future, &notes, f, &(lc_future){.horizon = 20}));
    assert_null(strstr(notes, "own forecasts")); /* it reads no forecasts as context */
    lc_string_free(notes);
    for (size_t k = 0; k < 20 * dataset->channels; k++)
        assert_true(future->series->value[k] == s->value[(s->rows - 6) * dataset->channels + k % (6 * dataset->channels)]);
    lc_dataset_free(future);
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
}

static void an_input_that_cannot_be_continued_is_named(void **state)
{
    (void)state;
    lc_dataset *dataset = waves_new(1), *future = NULL;
    lc_config config = forecaster_config("recurrent");
    assert_ok(lc_config_set(&config, "data.target=a"));
    assert_ok(lc_config_set(&config, "data.input=a b"));
    lc_forecaster *f = forecaster_trained(dataset, &config);
    assert_int_equal(lc_forecaster_future(&future, NULL, f, &(lc_future){.horizon = 4}), LC_E_CONFIG);
    assert_non_null(strstr(lc_error_message(), "input 'b':"));
    assert_null(future);
    assert_ok(lc_forecaster_future(&future, NULL, f, &(lc_future){.horizon = 3}));
    lc_dataset_free(future);
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rollout_is_what_appending_forecasts_gives),
        cmocka_unit_test(a_decoder_goes_on_as_with_a_longer_horizon),
        cmocka_unit_test(a_sample_beyond_the_horizon_is_what_appending_it_gives),
        cmocka_unit_test(paths_of_one_step_part_as_their_steps_add_up),
        cmocka_unit_test(quantiles_beyond_the_horizon_are_refused),
        cmocka_unit_test(fewer_rows_are_the_first_ones),
        cmocka_unit_test(a_baseline_goes_on),
        cmocka_unit_test(an_input_that_cannot_be_continued_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
