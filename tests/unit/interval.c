/* interval - conformal intervals cover as they promise on series whose truth is known, in ten runs; levels that too few windows can give,
 * and samples, are refused. */
#include "unit.h"
#include "trained.h"

#include "core/mem.h"
#include "core/rng.h"
#include "model/forecaster.h"

#include <math.h>
#include <unistd.h>

enum { ROWS = 3000, SEEDS = 10 };

/* y_t = 0.6 y_{t-1} + noise; with `grows`, noise that is three times as large in every other stretch of 50 rows. */
static lc_dataset *noise(uint64_t seed, bool grows)
{
    lc_dataset *d;
    assert_ok(lc_new(&d, 1, sizeof *d));
    d->channels = d->series_count = 1;
    assert_ok(lc_new(&d->channel, 1, sizeof *d->channel));
    assert_ok(lc_copy_text(&d->channel[0].name, "y"));
    assert_ok(lc_copy_text(&d->channel[0].units, ""));
    assert_ok(lc_new(&d->series, 1, sizeof *d->series));
    lc_series *s = &d->series[0];
    s->rows = ROWS;
    assert_ok(lc_copy_text(&s->name, "s"));
    assert_ok(lc_new(&s->time, ROWS, sizeof *s->time));
    assert_ok(lc_new(&s->value, ROWS, sizeof *s->value));
    lc_rng rng = lc_rng_new(seed, "test", 0);
    for (size_t t = 0; t < ROWS; t++) {
        s->time[t] = (int64_t)t * 3600;
        s->value[t] = (t ? 0.6 * s->value[t - 1] : 0) + (grows && t / 50 % 2 ? 3 : 1) * lc_rng_normal(&rng);
    }
    return d;
}

static lc_config config_of(const char *kind, const char *interval)
{
    lc_config c = lc_config_default();
    snprintf(c.model.kind, sizeof c.model.kind, "%s", kind);
    snprintf(c.model.interval, sizeof c.model.interval, "%s", interval);
    snprintf(c.data.split, sizeof c.data.split, "0.3 0.3 0.4");
    c.window.context = 8;
    c.window.horizon = 2;
    c.model.hidden[0] = 4;
    c.train.epochs = 1;
    return c;
}

static size_t windows_of(const lc_forecaster *f, lc_part part)
{
    const lc_windows *windows;
    assert_ok(lc_forecaster_windows(&windows, f, part));
    return lc_windows_count(windows);
}

/* Shares of truths below each column, over the test windows; *width: of the outer ones, and of those windows that are quiet. */
static void shares_below(double *share, double *width, double *quiet, const lc_forecaster *f, const double *level, size_t levels)
{
    const lc_windows *windows;
    lc_outlook *outlook;
    double *said;
    assert_ok(lc_outlook_new(&outlook, f, level, levels, 0));
    assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
    const size_t count = lc_windows_count(windows), columns = levels + 1, cells = 2;
    assert_ok(lc_new(&said, count * cells * columns, sizeof *said));
    assert_ok(lc_outlook_predict(said, outlook, windows, 0, count));
    size_t calm = 0;
    memset(share, 0, levels * sizeof *share);
    *width = *quiet = 0;
    for (size_t i = 0; i < count; i++) {
        const size_t origin = lc_windows_at(windows, i).origin;
        const double *row = said + i * cells * columns;
        for (size_t k = 0; k < levels; k++)
            share[k] += (f->task->dataset->series[0].value[origin] <= row[k + 1]) / (double)count;
        *width += (row[levels] - row[1]) / (double)count;
        if (origin / 50 % 2 == 0 && origin % 50 > 10) {
            calm++;
            *quiet += row[levels] - row[1];
        }
    }
    *quiet /= (double)(calm ? calm : 1);
    lc_free(said);
    lc_outlook_free(outlook);
}

/* Three times the error over ten seeds: the binomial one of the test windows, and that of the ranks, which come from a sample too.
 * Coverage given n validation errors has a beta distribution, with a variance of p (1 - p) / (n + 2). */
static void check_coverage(const char *kind, const char *interval)
{
    static const double level[] = {0.05, 0.25, 0.5, 0.75, 0.95};
    double mean[5] = {0}, share[5], width, quiet, variance = 0;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        lc_dataset *d = noise(seed, false);
        const lc_config c = config_of(kind, interval);
        lc_forecaster *f = forecaster_trained(d, &c);
        shares_below(share, &width, &quiet, f, level, 5);
        for (size_t k = 0; k < 5; k++)
            mean[k] += share[k] / SEEDS;
        variance = (1.0 / (double)windows_of(f, LC_TEST) + 1.0 / (double)windows_of(f, LC_VALID)) / SEEDS;
        lc_forecaster_free(f);
        lc_dataset_free(d);
    }
    for (size_t k = 0; k < 5; k++) {
        const double error = sqrt(level[k] * (1 - level[k]) * variance);
        if (fabs(mean[k] - level[k]) > 3 * error)
            fail_msg("%s of %s: below %g are %g, %.1f errors away", interval, kind, level[k], mean[k],
                     fabs(mean[k] - level[k]) / error);
    }
}

static void intervals_cover_what_they_promise(void **state)
{
    (void)state;
    check_coverage("repeat_last", "conformal");
    check_coverage("recurrent", "conformal");
    check_coverage("repeat_last", "normalized");
}

static void normalized_intervals_are_narrow_where_the_context_is_quiet(void **state)
{
    (void)state;
    static const double level[] = {0.1, 0.9};
    double share[2], width[2], quiet[2];
    lc_dataset *d = noise(3, true);
    for (int normalized = 0; normalized < 2; normalized++) {
        const lc_config c = config_of("repeat_last", normalized ? "normalized" : "conformal");
        lc_forecaster *f = forecaster_trained(d, &c);
        shares_below(share, &width[normalized], &quiet[normalized], f, level, 2);
        lc_forecaster_free(f);
    }
    assert_true(quiet[1] < 0.7 * quiet[0]);
    lc_dataset_free(d);
}

static void quantiles_of_a_head_are_corrected(void **state)
{
    (void)state;
    static const double level[] = {0.1, 0.5, 0.9};
    double plain[3], corrected[3], width, quiet;
    lc_dataset *d = noise(5, false);
    lc_config c = config_of("recurrent", "none");
    snprintf(c.model.loss, sizeof c.model.loss, "quantile");
    lc_forecaster *f = forecaster_trained(d, &c);
    shares_below(plain, &width, &quiet, f, level, 3);
    lc_forecaster_free(f);
    snprintf(c.model.interval, sizeof c.model.interval, "conformal");
    f = forecaster_trained(d, &c);
    shares_below(corrected, &width, &quiet, f, level, 3);
    lc_forecaster_free(f);
    for (size_t k = 0; k < 3; k++)
        assert_true(fabs(corrected[k] - level[k]) < 0.04);
    assert_true(fabs(plain[0] - level[0]) + fabs(plain[2] - level[2]) >
                fabs(corrected[0] - level[0]) + fabs(corrected[2] - level[2]));
    lc_dataset_free(d);
}

static void what_cannot_be_said_is_refused(void **state)
{
    (void)state;
    const double far[] = {0.995}, odd[] = {0.333};
    lc_outlook *outlook;
    lc_dataset *d = noise(7, false);
    lc_config c = config_of("repeat_last", "conformal");
    snprintf(c.data.split, sizeof c.data.split, "2000 40 960");
    lc_forecaster *f = forecaster_trained(d, &c);
    assert_int_equal(lc_outlook_new(&outlook, f, far, 1, 0), LC_E_CONFIG);
    assert_non_null(strstr(lc_error_message(), "validation windows are too few"));
    assert_int_equal(lc_outlook_new(&outlook, f, odd, 1, 0), LC_E_CONFIG);
    assert_int_equal(lc_outlook_new(&outlook, f, NULL, 0, 3), LC_E_CONFIG);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* Eight errors of a cell: their order statistics reach from 1/9 to 8/9. */
static void levels_out_of_reach_are_left_out_where_nobody_names_them(void **state)
{
    (void)state;
    lc_outlook *outlook;
    size_t columns;
    lc_dataset *d = noise(7, false);
    lc_config c = config_of("repeat_last", "conformal");
    snprintf(c.data.split, sizeof c.data.split, "2000 9 991");
    lc_forecaster *f = forecaster_trained(d, &c);
    assert_int_equal(windows_of(f, LC_VALID), 8);
    assert_ok(lc_outlook_new(&outlook, f, NULL, 0, 0));
    const lc_column *column = lc_outlook_columns(&columns, outlook);
    assert_int_equal(columns, 8);
    assert_string_equal(column[1].name, "q0.2");
    assert_string_equal(column[7].name, "q0.8");
    assert_int_equal(outlook->left, 2);
    lc_outlook_free(outlook);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* Points only, further than the trained horizon and less far. */
static void a_point_beyond_the_horizon_is_not_corrected(void **state)
{
    (void)state;
    static const char *const kind[] = {"repeat_last", "recurrent"}, *const interval[] = {"conformal", "normalized"};
    static const size_t horizon[] = {1, 2, 50};
    lc_dataset *d = noise(5, false), *future;
    for (size_t i = 0; i < 6; i++) {
        const lc_config c = config_of(kind[i / 3], interval[i / 3]);
        lc_forecaster *f = forecaster_trained(d, &c);
        lc_outlook *point;
        const double none = 0;
        assert_ok(lc_outlook_new(&point, f, &none, 0, 0));
        assert_ok(lc_forecaster_future(&future, NULL, f, &(lc_future){.horizon = horizon[i % 3], .outlook = point}));
        assert_int_equal(future->series[0].rows, horizon[i % 3]);
        assert_int_equal(future->channels, 1);
        for (size_t row = 0; row < future->series[0].rows; row++)
            assert_true(i < 3 ? fabs(future->series[0].value[row] - d->series[0].value[ROWS - 1]) < 1e-6
                              : isfinite(future->series[0].value[row]));
        lc_dataset_free(future);
        lc_outlook_free(point);
        lc_forecaster_free(f);
    }
    lc_dataset_free(d);
}

static void intervals_are_saved(void **state)
{
    (void)state;
    static const double level[] = {0.1, 0.9};
    double before[2], after[2], width[2], quiet;
    char path[64];
    snprintf(path, sizeof path, "interval-%d.h5", (int)getpid());
    lc_dataset *d = noise(9, false);
    const lc_config c = config_of("recurrent", "normalized");
    lc_forecaster *f = forecaster_trained(d, &c);
    shares_below(before, &width[0], &quiet, f, level, 2);
    assert_ok(lc_forecaster_save(f, path));
    lc_forecaster_free(f);
    assert_ok(lc_forecaster_load(&f, path, d, &c));
    shares_below(after, &width[1], &quiet, f, level, 2);
    assert_memory_equal(before, after, sizeof before);
    assert_true(width[0] == width[1]);
    lc_forecaster_free(f);
    unlink(path);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intervals_cover_what_they_promise),
        cmocka_unit_test(normalized_intervals_are_narrow_where_the_context_is_quiet),
        cmocka_unit_test(quantiles_of_a_head_are_corrected),
        cmocka_unit_test(what_cannot_be_said_is_refused),
        cmocka_unit_test(levels_out_of_reach_are_left_out_where_nobody_names_them),
        cmocka_unit_test(a_point_beyond_the_horizon_is_not_corrected),
        cmocka_unit_test(intervals_are_saved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
