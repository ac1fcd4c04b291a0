/* future: which series have no forecast and why, where a forecast begins, and what a user is told of guesses and old values. */
#include <lanecast/forecaster.h>

#include "sample.h"

#define MISSING ((double)NAN)

enum { ROWS = 60, CONTEXT = 6 };

/* A baseline over a dataset that the forecaster borrows; sets: NULL-ended. */
static lc_forecaster *open_over(const lc_dataset *d, const char *const *sets)
{
    static const char *const base[] = {"model.kind=repeat_last", "window.context=6", "window.horizon=2", "data.split=* 5 10"};
    lc_config config = lc_config_default();
    lc_forecaster *f;
    for (size_t i = 0; i < sizeof base / sizeof *base; i++)
        assert_ok(lc_config_set(&config, base[i]));
    for (; *sets; sets++)
        assert_ok(lc_config_set(&config, *sets));
    assert_ok(lc_forecaster_new(&f, d, &config));
    return f;
}

/* What is said of the future of d; *count: series in it. */
static char *notes_of(size_t *count, const lc_dataset *d, const char *const *sets, const lc_future *request)
{
    char *notes;
    lc_dataset *next;
    lc_forecaster *f = open_over(d, sets);
    assert_ok(lc_forecaster_future(&next, &notes, f, request));
    *count = next->series_count;
    lc_dataset_free(next);
    lc_forecaster_free(f);
    return notes;
}

static void assert_refused(const lc_dataset *d, const char *const *sets, const lc_future *request, const char *message)
{
    lc_dataset *next = NULL;
    char *notes = NULL;
    lc_forecaster *f = open_over(d, sets);
    assert_fails(lc_forecaster_future(&next, &notes, f, request), LC_E_DATA, message);
    assert_true(!next && !notes);
    lc_forecaster_free(f);
}

static const char *const plain[] = {"data.missing=skip", NULL};

/* s0 has everything, s1 too few rows, s2 a hole in its last context. */
static void a_series_without_a_forecast_stops_no_other(void **state)
{
    (void)state;
    size_t count;
    lc_dataset *d = sample_new(3, (const size_t[]){ROWS, 4, ROWS}, 1);
    d->series[2].value[ROWS - 3] = MISSING;
    char *notes = notes_of(&count, d, (const char *const[]){"data.missing=skip", "data.split=* 0 1", NULL}, NULL);
    assert_string_equal(notes, "2 of 3 series have no forecast; the first: series 's1': 4 rows before the forecast, the context "
                               "needs 6: put the rows before these in front of them (import --append)\n");
    assert_int_equal(count, 1);
    lc_string_free(notes);
    notes =
        notes_of(&count, d, (const char *const[]){"data.missing=skip", "data.split=* 0 1", NULL}, &(lc_future){.series = "s0"});
    assert_string_equal(notes, "");
    lc_string_free(notes);
    lc_dataset_free(d);
}

static void the_future_has_the_names_and_units_of_the_targets(void **state)
{
    (void)state;
    lc_dataset *d = sample_new(2, (const size_t[]){ROWS, ROWS}, 3), *next;
    lc_free(d->channel[2].units);
    assert_ok(lc_copy_text(&d->channel[2].units, "hPa"));
    lc_forecaster *f = open_over(d, (const char *const[]){"data.target=c a", NULL});
    assert_ok(lc_forecaster_future(&next, NULL, f, NULL));
    assert_string_equal(next->title, "Forecasts");
    assert_int_equal(next->channels, 2);
    assert_string_equal(next->channel[0].name, "c");
    assert_string_equal(next->channel[0].units, "hPa");
    assert_string_equal(next->channel[1].name, "a");
    for (size_t i = 0; i < 2; i++) {
        const lc_series *s = &next->series[i];
        assert_string_equal(s->name, d->series[i].name);
        assert_int_equal(s->rows, 2);
        for (size_t row = 0; row < 2; row++) {
            assert_int_equal(s->time[row], (ROWS + (int64_t)row) * 3600);
            assert_true(fabs(s->value[2 * row] - d->series[i].value[3 * ROWS - 1]) < 1e-9);
            assert_true(fabs(s->value[2 * row + 1] - d->series[i].value[3 * ROWS - 3]) < 1e-9);
        }
    }
    lc_dataset_free(next);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

static void a_hole_in_the_context_is_refused_with_what_would_fill_it(void **state)
{
    (void)state;
    static const char *const forward[] = {"data.missing=forward", NULL}, *const line[] = {"data.missing=interpolate", NULL};
    static const char *const limited[] = {"data.missing=forward", "data.limit=2", NULL};
    size_t rows = ROWS, count;
    lc_dataset *d = sample_new(1, &rows, 2);
    d->series->value[2 * 56 + 1] = MISSING;
    assert_refused(d, plain, NULL,
                   "series 's0', 1970-01-03 08:00:00: channel 'b' is missing in the context; set data.missing = forward");
    lc_string_free(notes_of(&count, d, forward, NULL));
    d->series->value[2 * 57 + 1] = d->series->value[2 * 58 + 1] = MISSING;
    assert_refused(d, limited, NULL,
                   "series 's0', 1970-01-03 10:00:00: channel 'b' is missing in the context, further than data.limit = 2 rows");
    assert_refused(d, line, &(lc_future){.origin = &d->series->time[57]},
                   "channel 'b' is missing in the row before the forecast, and interpolating would look past it");
    lc_string_free(notes_of(&count, d, line, NULL)); /* the row before the origin is known */
    for (size_t row = 0; row < rows; row++)
        d->series->value[2 * row + 1] = row < 3 ? MISSING : 1;
    assert_refused(d, forward, &(lc_future){.origin = &d->series->time[7]},
                   "series 's0', 1970-01-01 01:00:00: channel 'b' is missing in the context, and no value is known before it");
    lc_dataset_free(d);
}

static void a_forecast_begins_at_the_first_row_from_its_origin_on(void **state)
{
    (void)state;
    size_t rows = ROWS;
    lc_dataset *d = sample_new(1, &rows, 1), *next;
    lc_forecaster *f = open_over(d, plain);
    const int64_t between = 20 * 3600 - 5, after = ROWS * 3600, late = after - 5, beyond = after + 1;
    assert_ok(lc_forecaster_future(&next, NULL, f, &(lc_future){.origin = &between}));
    assert_true(next->series->time[0] == 20 * 3600 && fabs(next->series->value[0] - 19) < 1e-9);
    lc_dataset_free(next);
    for (int k = 0; k < 2; k++) { /* the row after the last */
        assert_ok(lc_forecaster_future(&next, NULL, f, &(lc_future){.origin = k ? &late : &after}));
        assert_true(next->series->time[0] == after && fabs(next->series->value[0] - (ROWS - 1)) < 1e-9);
        lc_dataset_free(next);
    }
    lc_forecaster_free(f);
    assert_refused(d, plain, &(lc_future){.origin = &beyond},
                   "series 's0' ends at 1970-01-03 11:00:00, before 1970-01-03 12:00:01, the time to forecast from");
    assert_refused(d, plain, &(lc_future){.origin = &d->series->time[CONTEXT - 1]},
                   "5 rows before the forecast, the context needs 6");
    for (size_t row = 0; row < rows; row++)
        d->series->time[row] = 0;
    assert_refused(d, plain, NULL, "series 's0': the usual step from row to row is 0 seconds");
    lc_dataset_free(d);
}

/* Five series; all but the last end long before it. */
static void series_that_ended_early_are_said_the_first_three_by_name(void **state)
{
    (void)state;
    size_t count;
    lc_dataset *d = sample_new(5, (const size_t[]){ROWS - 10, ROWS - 10, ROWS - 9, ROWS - 10, ROWS}, 1);
    char *notes = notes_of(&count, d, plain, NULL);
    assert_string_equal(notes,
                        "3 of 5 series ended well before the last row of all (1970-01-03 11:00:00), and are forecast from their "
                        "own ends on: 's0' (1970-01-03 01:00:00), 's1' (1970-01-03 01:00:00), 's3' (1970-01-03 01:00:00)\n");
    lc_string_free(notes);
    for (size_t row = 0; row < ROWS; row++)
        d->series[4].time[row] += 3600;
    notes = notes_of(&count, d, plain, NULL);
    assert_non_null(strstr(notes, "4 of 5 series ended well before"));
    assert_non_null(strstr(notes, "'s2' (1970-01-03 02:00:00) and 1 more\n"));
    lc_string_free(notes);
    notes = notes_of(&count, d, plain, &(lc_future){.origin = &d->series[0].time[30]});
    assert_string_equal(notes, "");
    lc_string_free(notes);
    lc_dataset_free(d);
}

/* Offsets of 1 and 2 hours, as of summer time, and no zone that says when they change again. */
static void an_offset_without_a_zone_is_a_guess(void **state)
{
    (void)state;
    size_t count;
    lc_dataset *d = sample_new(3, (const size_t[]){ROWS, ROWS, ROWS}, 1);
    for (size_t i = 0; i < 2; i++) {
        assert_ok(lc_new(&d->series[i].offset, ROWS, sizeof *d->series[i].offset));
        for (size_t row = 0; row < ROWS; row++)
            d->series[i].offset[row] = row < 30 ? 3600 : 7200;
    }
    char *notes = notes_of(&count, d, plain, NULL);
    assert_string_equal(notes,
                        "the offset from UTC is a guess, for only offsets are known, not the zone, so that the last one is "
                        "kept: 's0', 's1'\n");
    lc_string_free(notes);
    assert_ok(lc_copy_text(&d->series[1].zone, "Atlantis/Capital"));
    notes = notes_of(&count, d, plain, NULL);
    assert_non_null(strstr(notes, "so that the last one is kept: 's0'\n"));
    assert_non_null(strstr(notes, "the rules of its zone are not known here, so that the last one is kept: 's1'\n"));
    lc_string_free(notes);
    for (size_t row = 0; row < ROWS; row++) /* UTC keeps its offset */
        d->series[0].offset[row] = 0;
    notes = notes_of(&count, d, plain, NULL);
    assert_null(strstr(notes, "'s0'"));
    lc_string_free(notes);
    lc_dataset_free(d);
}

/* The clocks of Berlin go from 1 to 2 hours ahead at 2024-03-31 01:00 UTC, the first row that is forecast. */
static void a_forecast_has_the_offset_that_its_zone_will_have(void **state)
{
    (void)state;
    const int64_t changes = 1711846800;
    lc_dataset *d = sample_new(2, (const size_t[]){ROWS, ROWS}, 1), *next;
    char *notes;
    for (size_t i = 0; i < 2; i++) {
        assert_ok(lc_copy_text(&d->series[i].zone, "Europe/Berlin"));
        assert_ok(lc_new(&d->series[i].offset, ROWS, sizeof *d->series[i].offset));
        for (size_t row = 0; row < ROWS; row++) {
            d->series[i].time[row] = changes - (int64_t)(ROWS - row) * 3600;
            d->series[i].offset[row] = 3600;
        }
    }
    lc_forecaster *f = open_over(d, plain);
    assert_ok(lc_forecaster_future(&next, &notes, f, NULL));
    assert_string_equal(notes, "");
    for (size_t i = 0; i < 2; i++)
        for (size_t row = 0; row < 2; row++) {
            assert_int_equal(next->series[i].time[row], changes + (int64_t)row * 3600);
            assert_int_equal(next->series[i].offset[row], 7200);
        }
    lc_string_free(notes);
    lc_dataset_free(next);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

static void values_that_are_held_are_said(void **state)
{
    (void)state;
    size_t count;
    lc_dataset *d = sample_new(3, (const size_t[]){ROWS, ROWS, ROWS}, 2);
    static const char *const forward[] = {"data.missing=forward", NULL};
    d->series[0].value[2 * ROWS - 1] = d->series[2].value[2 * ROWS - 1] = MISSING;
    d->series[0].value[2 * ROWS - 2] = d->series[0].value[2 * ROWS - 4] = d->series[0].value[2 * ROWS - 8] = MISSING;
    char *notes = notes_of(&count, d, forward, NULL);
    assert_string_equal(notes,
                        "2 of 3 series have no new value before the forecast, the last one is held: 's0' ('a' for 2 rows), "
                        "'s2' ('b' for 1 row)\n");
    lc_string_free(notes);
    lc_dataset_free(d);
}

/* As rows in Fahrenheit are for a run of degrees Celsius: no value is beyond ten scales, and none within five. */
static void a_context_that_is_elsewhere_as_a_whole_is_said(void **state)
{
    (void)state;
    static const char *const network[] = {"model.kind=recurrent", "model.hidden=2", "data.split=* 5 30", NULL};
    size_t count;
    for (int whole = 0; whole <= 1; whole++) {
        lc_dataset *d = sample_new(1, (const size_t[]){ROWS}, 1);
        for (size_t row = 0; row < ROWS; row++)
            d->series[0].value[row] = row % 2 ? 1 : -1;
        for (size_t row = ROWS - 30; row < ROWS; row++)
            d->series[0].value[row] = row == ROWS - 2 && !whole ? 1 : row % 2 ? 8 : 7;
        char *notes = notes_of(&count, d, network, NULL);
        assert_int_equal(notes && strstr(notes, "the context is far outside of training") != NULL, whole);
        lc_string_free(notes);
        lc_dataset_free(d);
    }
}

/* A network is told what is beyond all that it was trained on; the first three are described. */
static void contexts_far_outside_are_said_the_first_three_in_full(void **state)
{
    (void)state;
    static const char *const network[] = {"model.kind=recurrent", "model.hidden=2", "data.split=* 5 10", NULL};
    size_t count;
    lc_dataset *d = sample_new(5, (const size_t[]){ROWS, ROWS, ROWS, ROWS, ROWS}, 1);
    for (size_t far = 3; far <= 5; far++) {
        for (size_t i = 0; i < far; i++)
            d->series[i].value[ROWS - 2] = 1e6;
        char *notes = notes_of(&count, d, network, NULL), *at = notes;
        size_t lines = 0;
        while ((at = strstr(at, "the context is far outside of training: channel 'a' at 1970-01-03 10:00:00 is 1e+06")))
            at++, lines++;
        assert_int_equal(lines, 3);
        assert_int_equal(strstr(notes, "1 more context is far outside of training\n") != NULL, far == 4);
        assert_int_equal(strstr(notes, "2 more contexts are far outside of training\n") != NULL, far == 5);
        lc_string_free(notes);
    }
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_series_without_a_forecast_stops_no_other),
        cmocka_unit_test(the_future_has_the_names_and_units_of_the_targets),
        cmocka_unit_test(a_hole_in_the_context_is_refused_with_what_would_fill_it),
        cmocka_unit_test(a_forecast_begins_at_the_first_row_from_its_origin_on),
        cmocka_unit_test(series_that_ended_early_are_said_the_first_three_by_name),
        cmocka_unit_test(an_offset_without_a_zone_is_a_guess),
        cmocka_unit_test(a_forecast_has_the_offset_that_its_zone_will_have),
        cmocka_unit_test(values_that_are_held_are_said),
        cmocka_unit_test(a_context_that_is_elsewhere_as_a_whole_is_said),
        cmocka_unit_test(contexts_far_outside_are_said_the_first_three_in_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
