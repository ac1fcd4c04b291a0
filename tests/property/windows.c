/* windows: for random panels with gaps, missing values and splits, each window stays where it belongs, none is forgotten, and
 * nothing before an origin moves when what comes after it changes. */
#include <lanecast/scaler.h>

#include "core/rng.h"
#include "sample.h"
#include "unit.h"

enum { TRIALS = 300, SERIES = 3, CHANNELS = 2 };

typedef struct trial {
    lc_dataset *dataset;
    lc_split *split;
    lc_window_config config;
    lc_windows_request request;
    lc_windows *windows; /* NULL: none */
} trial;

static const size_t inputs[] = {0}, targets[] = {1};

/* Hourly with a few holes (regular enough to be cut) and a few missing values. */
static lc_dataset *random_panel(lc_rng *rng)
{
    size_t rows[SERIES];
    for (size_t i = 0; i < SERIES; i++)
        rows[i] = 150 + lc_rng_below(rng, 150);
    lc_dataset *dataset = sample_new(SERIES, rows, CHANNELS);
    for (size_t i = 0; i < SERIES; i++) {
        size_t hole = lc_rng_below(rng, rows[i]);
        for (size_t row = hole; row < rows[i]; row++)
            dataset->series[i].time[row] += 7200;
        for (size_t n = lc_rng_below(rng, 4); n > 0; n--)
            dataset->series[i].value[lc_rng_below(rng, rows[i] * CHANNELS)] = (double)NAN;
    }
    return dataset;
}

static trial begin(lc_rng *rng)
{
    static const char *const splits[] = {"0.7 0.1 0.2", "60 30 50", "1970-01-04 1970-01-05", "0.5 0 0.5"};
    trial t = {.dataset = random_panel(rng)};
    assert_ok(lc_split_new(&t.split, t.dataset, splits[lc_rng_below(rng, 4)]));
    t.config = (lc_window_config){
        .context = 1 + lc_rng_below(rng, 20), .horizon = 1 + lc_rng_below(rng, 10), .stride = 1 + lc_rng_below(rng, 5)};
    t.config.shortest = lc_rng_below(rng, t.config.context + 1);
    strcpy(t.config.gaps, lc_rng_below(rng, 2) ? "cut" : "ignore");
    return t;
}

static void cut(trial *t, lc_part part, const char *missing)
{
    t->request = (lc_windows_request){.dataset = t->dataset,
                                      .split = t->split,
                                      .part = part,
                                      .inputs = inputs,
                                      .targets = targets,
                                      .input_count = 1,
                                      .target_count = 1,
                                      .window = &t->config,
                                      .missing = missing};
    t->windows = NULL;
    lc_status status = lc_windows_new(&t->windows, &t->request);
    assert_true(status == LC_OK || status == LC_E_DATA);
}

static void end(trial *t)
{
    lc_split_free(t->split);
    lc_dataset_free(t->dataset);
}

static bool crosses(const trial *t, const lc_series *series, size_t row)
{
    return t->config.gaps[0] == 'c' && series->time[row] - series->time[row - 1] > 5400;
}

/* Whether a context may hold a row: where values are filled forward, it needs one in it or before it. */
static bool readable(const lc_series *series, size_t row, bool forward)
{
    for (size_t c = 0; c < CHANNELS; c++) {
        bool known = !isnan(series->value[row * CHANNELS + c]);
        for (size_t before = 0; forward && before < row; before++)
            known |= !isnan(series->value[before * CHANNELS + c]);
        if (!known)
            return false;
    }
    return true;
}

/* Rows before an origin that a context may hold, said in the plainest way; a filling crosses no gap. */
static size_t rows_before(const trial *t, const lc_series *series, size_t origin, bool forward)
{
    size_t rows = 0, piece = origin;
    while (piece > 0 && !crosses(t, series, piece))
        piece--;
    const lc_series own = {.value = series->value + piece * CHANNELS};
    while (rows < t->config.context && rows < origin - piece && readable(&own, origin - rows - 1 - piece, forward))
        rows++;
    return rows;
}

/* Whether the rule of the header allows a window at that origin. */
static bool allowed(const trial *t, size_t index, size_t origin, bool forward)
{
    const lc_series *series = &t->dataset->series[index];
    const lc_rows part = t->split->part[index * LC_PARTS + t->request.part];
    if (origin == 0 || origin < part.first || origin + t->config.horizon > part.end || crosses(t, series, origin))
        return false;
    for (size_t row = origin; row < origin + t->config.horizon; row++)
        if (isnan(series->value[row * CHANNELS + 1]) || (row > origin && crosses(t, series, row)))
            return false;
    return rows_before(t, series, origin, forward) >= lc_window_shortest(&t->config);
}

static void every_window_allowed_and_every_allowed_one_there(void **state)
{
    (void)state;
    lc_rng rng = lc_rng_new(5, "windows", 0);
    for (size_t n = 0; n < TRIALS; n++) {
        trial t = begin(&rng);
        bool forward = n % 2;
        t.config.stride = 1;
        cut(&t, (lc_part)(n % LC_PARTS), forward ? "forward" : "skip");
        size_t next = 0, lacking = 0, total = t.windows ? lc_windows_count(t.windows) : 0;
        for (size_t i = 0; i < SERIES; i++)
            for (size_t origin = 0; origin < t.dataset->series[i].rows; origin++) {
                if (!allowed(&t, i, origin, forward))
                    continue;
                assert_true(next < total);
                lc_window window = lc_windows_at(t.windows, next++);
                assert_int_equal(window.series, i);
                assert_int_equal(window.origin, origin);
                assert_int_equal(window.lacks, t.config.context - rows_before(&t, &t.dataset->series[i], origin, forward));
                lacking += window.lacks > 0;
            }
        assert_int_equal(next, total);
        assert_int_equal(lacking, t.windows ? lc_windows_short(t.windows) : 0);
        lc_windows_free(t.windows);
        end(&t);
    }
}

static void strides_keep_the_rules(void **state)
{
    (void)state;
    lc_rng rng = lc_rng_new(6, "windows", 0);
    for (size_t n = 0; n < TRIALS; n++) {
        trial t = begin(&rng);
        cut(&t, (lc_part)(n % LC_PARTS), "skip");
        lc_window last = {0};
        size_t lacking = 0;
        for (size_t k = 0; t.windows && k < lc_windows_count(t.windows); k++) {
            lc_window window = lc_windows_at(t.windows, k);
            assert_true(allowed(&t, window.series, window.origin, false));
            assert_int_equal(window.lacks,
                             t.config.context - rows_before(&t, &t.dataset->series[window.series], window.origin, false));
            lacking += window.lacks > 0;
            assert_true(k == 0 || window.series > last.series || window.origin >= last.origin + t.config.stride ||
                        t.config.gaps[0] == 'c');
            last = window;
        }
        assert_int_equal(lacking, t.windows ? lc_windows_short(t.windows) : 0);
        lc_windows_free(t.windows);
        end(&t);
    }
}

/* Train, validation and test windows never share a target row. */
static void parts_share_no_target(void **state)
{
    (void)state;
    lc_rng rng = lc_rng_new(7, "windows", 0);
    for (size_t n = 0; n < TRIALS; n++) {
        unsigned char owner[SERIES][400] = {{0}};
        trial t = begin(&rng);
        for (int part = 0; part < LC_PARTS; part++) {
            cut(&t, (lc_part)part, "skip");
            for (size_t k = 0; t.windows && k < lc_windows_count(t.windows); k++) {
                lc_window window = lc_windows_at(t.windows, k);
                for (size_t row = window.origin; row < window.origin + t.config.horizon; row++) {
                    assert_true(owner[window.series][row] == 0 || owner[window.series][row] == part + 1);
                    owner[window.series][row] = (unsigned char)(part + 1);
                }
            }
            lc_windows_free(t.windows);
        }
        end(&t);
    }
}

/* Change any value at or after a test origin: no scaled value before it moves by a bit. */
static void the_future_does_not_leak(void **state)
{
    (void)state;
    lc_rng rng = lc_rng_new(8, "windows", 0);
    static const char *const scalers[] = {"standard", "minmax", "none"};
    for (size_t n = 0; n < TRIALS; n++) {
        trial t = begin(&rng);
        lc_scaler *scaler = NULL;
        lc_scaled *before = NULL, *after = NULL;
        cut(&t, n % 2 ? LC_TEST : LC_VALID, "forward");
        if (t.windows) {
            lc_window window = lc_windows_at(t.windows, lc_rng_below(&rng, lc_windows_count(t.windows)));
            lc_series *series = &t.dataset->series[window.series];
            assert_ok(lc_scaler_new(&scaler, t.dataset, t.split, scalers[n % 3], NULL));
            assert_ok(lc_scaled_new(&before, t.dataset, scaler));
            lc_scaler_free(scaler);
            size_t tail = (series->rows - window.origin) * CHANNELS;
            series->value[window.origin * CHANNELS + lc_rng_below(&rng, tail)] = 1e6 * lc_rng_normal(&rng);
            assert_ok(lc_scaler_new(&scaler, t.dataset, t.split, scalers[n % 3], NULL));
            assert_ok(lc_scaled_new(&after, t.dataset, scaler));
            assert_memory_equal(before->value[window.series], after->value[window.series],
                                window.origin * CHANNELS * sizeof(lc_real));
            lc_scaler_free(scaler);
            lc_scaled_free(before);
            lc_scaled_free(after);
        }
        lc_windows_free(t.windows);
        end(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_window_allowed_and_every_allowed_one_there),
        cmocka_unit_test(strides_keep_the_rules),
        cmocka_unit_test(parts_share_no_target),
        cmocka_unit_test(the_future_does_not_leak),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
