/* adaptive - levels follow the definition window by window; where a series changes after its validation part, coverage comes back;
 * no forecast knows a truth of its own horizon or later. */
#include "unit.h"
#include "trained.h"

#include "core/mem.h"
#include "core/rng.h"
#include "model/forecaster.h"

#include <math.h>
#include <unistd.h>

enum { ROWS = 1500, HORIZON = 3, SERIES = 2, LEVELS = 2, COLUMNS = 1 + LEVELS };

static const double level[LEVELS] = {0.1, 0.9};

/* Noise, three times as large from row 1000 on; a few truths are missing. */
static lc_dataset *noise(uint64_t seed)
{
    lc_dataset *d;
    assert_ok(lc_new(&d, 1, sizeof *d));
    d->channels = 1;
    d->series_count = SERIES;
    assert_ok(lc_new(&d->channel, 1, sizeof *d->channel));
    assert_ok(lc_copy_text(&d->channel[0].name, "y"));
    assert_ok(lc_copy_text(&d->channel[0].units, ""));
    assert_ok(lc_new(&d->series, SERIES, sizeof *d->series));
    for (size_t s = 0; s < SERIES; s++) {
        lc_series *to = &d->series[s];
        lc_rng rng = lc_rng_new(seed, "test", s);
        to->rows = ROWS;
        assert_ok(lc_copy_text(&to->name, s ? "b" : "a"));
        assert_ok(lc_new(&to->time, ROWS, sizeof *to->time));
        assert_ok(lc_new(&to->value, ROWS, sizeof *to->value));
        for (size_t t = 0; t < ROWS; t++) {
            to->time[t] = (int64_t)t * 3600;
            to->value[t] = (t < 1000 ? 1 : 3) * lc_rng_normal(&rng);
        }
        to->value[1100] = to->value[1101] = NAN;
    }
    return d;
}

static lc_config config_of(const char *kind, const char *interval, const char *split)
{
    lc_config c = lc_config_default();
    snprintf(c.model.kind, sizeof c.model.kind, "%s", kind);
    snprintf(c.model.interval, sizeof c.model.interval, "%s", interval);
    snprintf(c.data.split, sizeof c.data.split, "%s", split);
    snprintf(c.data.missing, sizeof c.data.missing, "mask");
    c.window.context = 8;
    c.window.horizon = HORIZON;
    c.model.hidden[0] = 4;
    c.train.epochs = 1;
    return c;
}

/* What is said of all windows of a part: (windows, horizon, columns). */
static size_t say(double **out, const lc_forecaster *f, lc_part part)
{
    lc_outlook *outlook;
    const lc_windows *windows;
    assert_ok(lc_outlook_new(&outlook, f, level, LEVELS, 0));
    assert_ok(lc_forecaster_windows(&windows, f, part));
    const size_t count = lc_windows_count(windows);
    assert_ok(lc_new(out, count * HORIZON * COLUMNS, sizeof **out));
    assert_ok(lc_outlook_predict(*out, outlook, windows, 0, count));
    lc_outlook_free(outlook);
    return count;
}

static double truth_of(const lc_forecaster *f, lc_window w, size_t step)
{
    return f->task->dataset->series[w.series].value[w.origin + step];
}

/* p + gamma sum of (p - [y_j <= q_j]) over windows whose truth is known at this origin: q (windows) are those before. */
static double level_of(const lc_forecaster *f, const double *q, size_t window, size_t step, double p)
{
    const lc_windows *windows;
    double moved = p;
    assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
    const lc_window w = lc_windows_at(windows, window);
    size_t known = 0, covered = 0;
    for (size_t j = 0; j < window; j++) {
        const lc_window before = lc_windows_at(windows, j);
        const double y = truth_of(f, before, step);
        if (before.series != w.series || before.origin + HORIZON > w.origin || isnan(y))
            continue;
        known++;
        covered += y <= q[j];
    }
    return moved + 0.01 * ((double)known * p - (double)covered);
}

static void check_definition(const char *kind, const char *loss)
{
    lc_dataset *d = noise(3);
    lc_config c = config_of(kind, "adaptive", "0.4 0.25 0.35");
    snprintf(c.model.loss, sizeof c.model.loss, "%s", loss);
    lc_forecaster *f = forecaster_trained(d, &c);
    c.model.interval[0] = 0;
    snprintf(c.model.interval, sizeof c.model.interval, "conformal");
    lc_forecaster *plain = forecaster_trained(d, &c);
    double *said, *fixed, *q;
    const lc_windows *windows;
    const size_t count = say(&said, f, LC_TEST);
    assert_int_equal(say(&fixed, plain, LC_TEST), count);
    assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
    assert_ok(lc_new(&q, count, sizeof *q));
    for (size_t step = 0; step < HORIZON; step++)
        for (size_t k = 0; k < LEVELS; k++)
            for (size_t i = 0; i < count; i++) {
                const lc_interval *v = f->interval;
                const size_t at = lc_interval_find(v, level[k]), cell = i * HORIZON + step;
                const double unit = f->task->scaler->scale[lc_windows_at(windows, i).series];
                const double base = fixed[cell * COLUMNS + 1 + k] - unit * v->offset[at * HORIZON + step];
                const double p = level_of(f, q, i, step, level[k]);
                q[i] = base + unit * lc_interval_error(v, v->bases > 1 ? at : 0, step, p);
                assert_true(fabs(said[cell * COLUMNS + 1 + k] - q[i]) < 1e-9);
            }
    lc_free(said);
    lc_free(fixed);
    lc_free(q);
    lc_forecaster_free(f);
    lc_forecaster_free(plain);
    lc_dataset_free(d);
}

static void levels_move_as_the_definition_says(void **state)
{
    (void)state;
    check_definition("training_mean", "mse");
    check_definition("recurrent", "quantile");
}

static void an_error_between_ranks_is_on_the_line_between_them(void **state)
{
    (void)state;
    double rank[] = {0.1, 0.5, 0.9, 0.99}, error[] = {-2, 1, 3, INFINITY};
    const lc_interval v = {.cells = 1, .bases = 1, .ranks = 4, .rank = rank, .error = error};
    assert_true(lc_interval_error(&v, 0, 0, 0.5) == 1);
    assert_true(fabs(lc_interval_error(&v, 0, 0, 0.3) + 0.5) < 1e-12);
    assert_true(lc_interval_error(&v, 0, 0, -4) == -2);
    assert_true(lc_interval_error(&v, 0, 0, 0.95) == 3);
    double beyond[] = {INFINITY, INFINITY, 5}; /* two ranks, and what comes after them */
    const lc_interval few = {.cells = 1, .bases = 1, .ranks = 2, .rank = rank, .error = beyond};
    assert_true(isinf(lc_interval_error(&few, 0, 0, 0.1)) && isinf(lc_interval_error(&few, 0, 0, 0.7)));
}

/* The levels of a head are few; a level that moves needs errors far beyond them. */
static void errors_are_kept_for_the_levels_of_any_distribution(void **state)
{
    (void)state;
    lc_dataset *d = noise(3);
    lc_config c = config_of("recurrent", "adaptive", "0.4 0.25 0.35");
    snprintf(c.model.loss, sizeof c.model.loss, "quantile");
    lc_forecaster *f = forecaster_trained(d, &c);
    const lc_interval *v = f->interval;
    assert_int_equal(v->levels, 9);
    assert_int_equal(v->ranks, 25);
    for (size_t i = 1; i < v->ranks; i++)
        assert_true(v->rank[i] > v->rank[i - 1]);
    assert_true(v->rank[0] == 0.005 && v->rank[12] == 0.5 && v->rank[24] == 0.995);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* Share of the last half of the test truths that is inside. */
static double coverage(const char *interval)
{
    lc_dataset *d = noise(5);
    const lc_config c = config_of("training_mean", interval, "0.3 0.3 0.4");
    lc_forecaster *f = forecaster_trained(d, &c);
    const lc_windows *windows;
    double *said, inside = 0, known = 0;
    const size_t count = say(&said, f, LC_TEST);
    assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
    for (size_t i = 0; i < count * HORIZON; i++) {
        const lc_window w = lc_windows_at(windows, i / HORIZON);
        const double y = truth_of(f, w, i % HORIZON);
        if (isnan(y) || w.origin < 1200)
            continue;
        known++;
        inside += y >= said[i * COLUMNS + 1] && y <= said[i * COLUMNS + 2];
    }
    lc_free(said);
    lc_forecaster_free(f);
    lc_dataset_free(d);
    return inside / known;
}

static void coverage_comes_back_where_a_series_has_changed(void **state)
{
    (void)state;
    const double fixed = coverage("conformal"), moved = coverage("adaptive");
    assert_true(fixed < 0.4);
    assert_true(moved > 0.6); /* validation errors reach to 0.74 of the truths here, and no level can go beyond */
}

static void nothing_of_the_future_is_known(void **state)
{
    (void)state;
    lc_dataset *d = noise(7), *other = noise(7);
    const lc_config c = config_of("recurrent", "adaptive", "600 300 600");
    lc_forecaster *f = forecaster_trained(d, &c);
    for (size_t t = 1300; t < ROWS; t++)
        other->series[0].value[t] = other->series[1].value[t] = 50;
    lc_forecaster *g = forecaster_trained(other, &c);
    const lc_windows *windows;
    double *x, *y;
    const size_t count = say(&x, f, LC_TEST);
    assert_int_equal(say(&y, g, LC_TEST), count);
    assert_ok(lc_forecaster_windows(&windows, f, LC_TEST));
    size_t same = 0;
    for (size_t i = 0; i < count; i++)
        if (lc_windows_at(windows, i).origin <= 1300) {
            assert_memory_equal(x + i * HORIZON * COLUMNS, y + i * HORIZON * COLUMNS, HORIZON * COLUMNS * sizeof *x);
            same++;
        }
    assert_true(same > 700 && same < count);
    lc_free(x);
    lc_free(y);
    lc_forecaster_free(f);
    lc_forecaster_free(g);
    lc_dataset_free(d);
    lc_dataset_free(other);
}

static void before_the_test_part_and_without_one_levels_stay(void **state)
{
    (void)state;
    static const char *const split[] = {"0.5 0.2 0.3", "0.6 0.4 0"};
    for (size_t i = 0; i < 2; i++) {
        lc_dataset *d = noise(9);
        lc_config c = config_of("recurrent", "adaptive", split[i]);
        lc_forecaster *f = forecaster_trained(d, &c);
        snprintf(c.model.interval, sizeof c.model.interval, "conformal");
        lc_forecaster *plain = forecaster_trained(d, &c);
        double *x, *y;
        const size_t count = say(&x, f, LC_VALID);
        assert_int_equal(say(&y, plain, LC_VALID), count);
        assert_memory_equal(x, y, count * HORIZON * COLUMNS * sizeof *x);
        lc_free(x);
        lc_free(y);
        lc_forecaster_free(f);
        lc_forecaster_free(plain);
        lc_dataset_free(d);
    }
}

static void they_are_saved_and_the_same_for_any_threads(void **state)
{
    (void)state;
    char path[64];
    snprintf(path, sizeof path, "/tmp/lanecast-adaptive-%ld.h5", (long)getpid());
    lc_dataset *d = noise(11);
    lc_config c = config_of("recurrent", "adaptive", "0.4 0.25 0.35");
    snprintf(c.model.loss, sizeof c.model.loss, "student_t");
    lc_forecaster *f = forecaster_trained(d, &c), *loaded;
    double *x, *y;
    const size_t count = say(&x, f, LC_TEST);
    assert_ok(lc_forecaster_save(f, path));
    for (c.run.threads = 1; c.run.threads < 4; c.run.threads++) {
        assert_ok(lc_forecaster_load(&loaded, path, d, &c));
        assert_int_equal(say(&y, loaded, LC_TEST), count);
        assert_memory_equal(x, y, count * HORIZON * COLUMNS * sizeof *x);
        lc_free(y);
        lc_forecaster_free(loaded);
    }
    lc_free(x);
    lc_forecaster_free(f);
    lc_dataset_free(d);
    unlink(path);
}

/* Forecasts of the future, with data.missing; *notes: lc_string_free. */
static lc_dataset *future_of(char **notes, const lc_dataset *d, const char *kind, const char *missing)
{
    lc_config c = config_of(kind, "adaptive", "0.4 0.25 0.35");
    snprintf(c.data.missing, sizeof c.data.missing, "%s", missing);
    lc_forecaster *f = forecaster_trained(d, &c);
    lc_outlook *outlook;
    lc_dataset *future;
    assert_ok(lc_outlook_new(&outlook, f, level, LEVELS, 0));
    assert_ok(lc_forecaster_future(&future, notes, f, &(lc_future){.outlook = outlook}));
    lc_outlook_free(outlook);
    lc_forecaster_free(f);
    return future;
}

/* Of each series 523 windows, without those that read or forecast two rows: 8 + 3 - 1 + 1. */
static void windows_that_lack_a_value_are_left_out_and_named(void **state)
{
    (void)state;
    static const char *const kind[] = {"recurrent", "training_mean"};
    for (size_t i = 0; i < 2; i++) {
        char *said, *silent;
        lc_dataset *d = noise(13);
        lc_dataset *x = future_of(&said, d, kind[i], "error"), *y = future_of(&silent, d, kind[i], "skip");
        for (size_t s = 0; s < SERIES; s++)
            assert_memory_equal(x->series[s].value, y->series[s].value, HORIZON * COLUMNS * sizeof(double));
        assert_non_null(strstr(said, "model.interval = adaptive learns from 1022 of 1046 windows after validation"));
        assert_non_null(strstr(said, "series 'a', row 1100 ("));
        assert_null(strstr(silent, "learns from"));
        lc_string_free(said);
        lc_string_free(silent);
        lc_dataset_free(x);
        lc_dataset_free(y);
        lc_dataset_free(d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_move_as_the_definition_says),
        cmocka_unit_test(an_error_between_ranks_is_on_the_line_between_them),
        cmocka_unit_test(errors_are_kept_for_the_levels_of_any_distribution),
        cmocka_unit_test(coverage_comes_back_where_a_series_has_changed),
        cmocka_unit_test(nothing_of_the_future_is_known),
        cmocka_unit_test(before_the_test_part_and_without_one_levels_stay),
        cmocka_unit_test(windows_that_lack_a_value_are_left_out_and_named),
        cmocka_unit_test(they_are_saved_and_the_same_for_any_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
