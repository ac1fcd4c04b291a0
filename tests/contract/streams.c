/* Truncated BPTT: where one step covers a stretch it is full BPTT, to the bit; a step begins with the state that the one before it
 * ended with; after a series or a gap it begins with zeros; gradients do not go back beyond their step. */
#include "core/mem.h"
#include "sample.h"
#include "train/streams.h"

#include <lanecast/forecaster.h>

#include <math.h>

enum { ROWS = 160, TRAINED = 150 /* first rows of a series */ };

static lc_dataset *waves(size_t series)
{
    lc_dataset *d = sample_new(series, (size_t[]){ROWS, ROWS}, 2);
    for (size_t s = 0; s < series; s++)
        for (size_t i = 0; i < ROWS * 2; i++)
            d->series[s].value[i] = 3 + sin(0.3 * (double)(i * (s + 1))) + 0.3 * sin(1.7 * (double)i);
    return d;
}

/* Without validation, so that every epoch is the best; rate 0 leaves weights as they begin. */
static lc_forecaster *forecaster(const lc_dataset *dataset, const char *const *set)
{
    static const char *const always[] = {"data.split=150 0 10", "window.horizon=2",        "window.context=4",
                                         "window.stride=4",     "train.epochs=1",          "train.rate=0",
                                         "model.hidden=5 3",    "model.cell=lstm",         "train.optimizer=sgd",
                                         "train.clip=0",        "train.order=consecutive", "model.normalize=none"};
    lc_config config = lc_config_default();
    lc_forecaster *f;
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        assert_ok(lc_config_set(&config, always[i]));
    for (; *set; set++)
        assert_ok(lc_config_set(&config, *set));
    assert_ok(lc_forecaster_new(&f, dataset, &config));
    return f;
}

/* The loss and the gradient's norm of step `index`, counted from 0. */
static void step(double *loss, double *norm, const lc_dataset *dataset, size_t index, const char *const *set)
{
    lc_forecaster *f = forecaster(dataset, set);
    lc_progress p = {0};
    double before = 0;
    for (size_t i = 0; i <= index; i++) {
        before = p.loss;
        assert_ok(lc_forecaster_step(&p, f));
    }
    *loss = p.loss * (double)(index + 1) - before * (double)index;
    *norm = p.gradient_norm;
    lc_forecaster_free(f);
}

static bool near(double a, double b)
{
    return fabs(a - b) < 1e-5 * fabs(b);
}

#define LONGER    "train.truncate=4", "train.batch=3", "train.rate=0.1", "window.context=12", "train.epochs=2"
#define TRUNCATED "train.truncate=4", "train.batch=1", NULL

static void a_step_that_covers_a_stretch_is_full_bptt_to_the_bit(void **state)
{
    (void)state;
    lc_dataset *dataset = waves(2);
    const char *const full[] = {"train.epochs=5", "train.rate=0.1", "train.batch=100000", NULL};
    const char *const cut[] = {"train.epochs=5", "train.rate=0.1", "train.batch=100000", "train.truncate=4", NULL};
    lc_forecaster *a = forecaster(dataset, full), *b = forecaster(dataset, cut);
    for (lc_progress p = {0}; !p.done;)
        assert_ok(lc_forecaster_step(&p, a));
    for (lc_progress p = {0}; !p.done;)
        assert_ok(lc_forecaster_step(&p, b));
    assert_true(lc_forecaster_digest(a) == lc_forecaster_digest(b));
    lc_forecaster_free(a);
    lc_forecaster_free(b);
    lc_dataset_free(dataset);
}

/* The second step reads rows 4 to 8 after those before: the forecast of a context of 8; its gradient stops at row 4. */
static void a_step_begins_where_the_one_before_ended(void **state)
{
    (void)state;
    lc_dataset *dataset = waves(1);
    double whole, carried, fresh, full, cut, none;
    step(&whole, &full, dataset, 0, (const char *const[]){"window.context=8", "train.batch=1", NULL});
    step(&carried, &cut, dataset, 1, (const char *const[]){TRUNCATED});
    step(&fresh, &none, dataset, 1, (const char *const[]){"train.batch=1", NULL});
    assert_true(near(carried, whole) && !near(carried, fresh));
    assert_true(!near(cut, full) && !near(cut, none));
    step(&whole, &full, dataset, 0, (const char *const[]){"window.context=12", "train.batch=1", NULL});
    step(&carried, &cut, dataset, 2, (const char *const[]){TRUNCATED});
    assert_true(near(carried, whole));
    lc_dataset_free(dataset);
}

/* Both ways read 4 rows from zeros. */
static void begins_with_zeros(const lc_dataset *dataset, size_t index)
{
    double fresh, carried, norm;
    step(&fresh, &norm, dataset, index, (const char *const[]){"train.batch=1", NULL});
    step(&carried, &norm, dataset, index, (const char *const[]){TRUNCATED});
    assert_true(near(carried, fresh));
}

static void a_series_begins_with_zeros(void **state)
{
    (void)state;
    lc_dataset *dataset = waves(2);
    begins_with_zeros(dataset, 0);
    begins_with_zeros(dataset, (TRAINED - 2) / 4); /* the first window of the second series */
    lc_dataset_free(dataset);
}

static void after_a_gap_a_stretch_begins_with_zeros(void **state)
{
    (void)state;
    lc_dataset *dataset = waves(1);
    for (size_t row = 22; row < ROWS; row++)
        dataset->series[0].time[row] += 1000 * 3600;
    begins_with_zeros(dataset, 5); /* windows of rows 0 to 20, then 22 to 26 */
    lc_dataset_free(dataset);
}

static void every_place_takes_a_stretch(void **state)
{
    (void)state;
    static const size_t expected[] = {0, 4, 7, 1, 5, 8, 2, 6, 9, 3};
    size_t window[10];
    lc_streams_arrange(window, 10, 3);
    assert_memory_equal(window, expected, sizeof expected);
    lc_streams_arrange(window, 4, 100);
    assert_memory_equal(window, ((size_t[]){0, 1, 2, 3}), 4 * sizeof *window);
}

/* Steps read whole windows, validation and forecasts what there is: the same training, and a series of 8 rows has a forecast. */
static void short_contexts_are_of_forecasts_only(void **state)
{
    (void)state;
    for (size_t shortest = 2; shortest <= 8; shortest += 6) {
        char assignment[40], *notes;
        lc_dataset *dataset = waves(2), *future;
        snprintf(assignment, sizeof assignment, "window.shortest=%zu", shortest);
        lc_forecaster *a = forecaster(dataset, (const char *const[]){LONGER, NULL}),
                      *b = forecaster(dataset, (const char *const[]){LONGER, assignment, NULL});
        for (lc_progress p = {0}; !p.done;)
            assert_ok(lc_forecaster_step(&p, a));
        for (lc_progress p = {0}; !p.done;)
            assert_ok(lc_forecaster_step(&p, b));
        assert_true(lc_forecaster_digest(a) == lc_forecaster_digest(b));
        assert_ok(lc_forecaster_future(&future, &notes, b, &(lc_future){.origin = &dataset->series[1].time[8], .series = "s1"}));
        assert_non_null(strstr(notes, "fewer than 12 rows"));
        lc_string_free(notes);
        lc_dataset_free(future);
        lc_forecaster_free(a);
        lc_forecaster_free(b);
        lc_dataset_free(dataset);
    }
}

static void refused(const char *assignment, const char *words)
{
    lc_config config = lc_config_default();
    assert_ok(lc_config_set(&config, "train.truncate=24"));
    assert_ok(lc_config_check(&config));
    assert_ok(lc_config_set(&config, assignment));
    assert_fails(lc_config_check(&config), LC_E_CONFIG, words);
}

static void what_cannot_hand_on_a_state_is_refused(void **state)
{
    (void)state;
    refused("window.context=23", "train.truncate = 24: forecasts read fewer rows, window.context = 23");
    refused("model.bidirectional=yes", "set train.truncate = 0 or model.bidirectional = no");
    refused("model.normalize=last", "train.truncate: with model.normalize = last each step has another zero");
}

/* Steps of 16 windows and 64 units, which mates would share if nothing were carried. */
static void threads_carry_the_same_states(void **state)
{
    (void)state;
    static const char *const threads[] = {"run.threads=1", "run.threads=2", "run.threads=4"};
    uint64_t digest[3];
    lc_dataset *dataset = waves(2);
    for (size_t i = 0; i < 3; i++) {
        lc_forecaster *f = forecaster(
            dataset, (const char *const[]){LONGER, "train.batch=16", "window.stride=2", "model.hidden=64", threads[i], NULL});
        for (lc_progress p = {0}; !p.done;)
            assert_ok(lc_forecaster_step(&p, f));
        digest[i] = lc_forecaster_digest(f);
        lc_forecaster_free(f);
    }
    assert_true(digest[0] == digest[1] && digest[0] == digest[2]);
    lc_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_step_that_covers_a_stretch_is_full_bptt_to_the_bit),
        cmocka_unit_test(a_step_begins_where_the_one_before_ended),
        cmocka_unit_test(a_series_begins_with_zeros),
        cmocka_unit_test(after_a_gap_a_stretch_begins_with_zeros),
        cmocka_unit_test(every_place_takes_a_stretch),
        cmocka_unit_test(short_contexts_are_of_forecasts_only),
        cmocka_unit_test(threads_carry_the_same_states),
        cmocka_unit_test(what_cannot_hand_on_a_state_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
