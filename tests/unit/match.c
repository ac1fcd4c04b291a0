/* match: the series of a run and those of today's data: which are known, which are left out, and how that is said. */
#include <unistd.h>

#include "data/match.h"
#include "model/run_file.h"
#include "sample.h"

enum { SERIES = 7 };

static char run_path[64];

/* A run over series s0 .. s6. */
static int save_run(void **state)
{
    (void)state;
    size_t rows[SERIES];
    lc_forecaster *f;
    lc_config config = lc_config_default();
    for (size_t i = 0; i < SERIES; i++)
        rows[i] = 60;
    lc_dataset *d = sample_new(SERIES, rows, 2);
    assert_ok(lc_config_set(&config, "model.kind=repeat_last"));
    assert_ok(lc_config_set(&config, "window.context=4"));
    assert_ok(lc_config_set(&config, "window.horizon=2"));
    snprintf(run_path, sizeof run_path, "/tmp/lanecast-match-%ld.h5", (long)getpid());
    assert_ok(lc_forecaster_new(&f, d, &config));
    assert_ok(lc_forecaster_save(f, run_path));
    lc_forecaster_free(f);
    lc_dataset_free(d);
    return 0;
}

static int remove_run(void **state)
{
    (void)state;
    return unlink(run_path);
}

/* Data of today: series by these names. */
static lc_dataset *named(const char *const *name, size_t count, size_t channels)
{
    size_t rows[16] = {0};
    for (size_t i = 0; i < count; i++)
        rows[i] = 60;
    lc_dataset *d = sample_new(count, rows, channels);
    for (size_t i = 0; i < count; i++) {
        lc_free(d->series[i].name);
        assert_ok(lc_copy_text(&d->series[i].name, name[i]));
    }
    return d;
}

static lc_status load(const lc_dataset *d)
{
    lc_forecaster *f = NULL;
    lc_run run;
    assert_ok(lc_run_read(&run, run_path));
    lc_status status = lc_forecaster_load(&f, run_path, d, &run.config);
    assert_int_equal(f != NULL, status == LC_OK);
    lc_forecaster_free(f);
    return status;
}

static void a_series_that_was_not_trained_is_refused_with_those_that_were(void **state)
{
    (void)state;
    lc_dataset *d = named((const char *const[]){"s3", "x3"}, 2, 2);
    assert_fails(
        load(d), LC_E_DATA,
        "knows no series 'x3', its scale was never fitted; the nearest is s3; it knows 's0', 's1', 's2', 's3', 's4' and 2 more: "
        "give the series");
    lc_dataset_free(d);
    d = named((const char *const[]){"s6", "s0"}, 2, 2); /* some of them, in another order */
    assert_ok(load(d));
    lc_dataset_free(d);
    d = named((const char *const[]){"s6", "s0"}, 2, 3);
    assert_fails(load(d), LC_E_DATA, "was made for 2 channels, the data has 3");
    lc_dataset_free(d);
    d = named((const char *const[]){"s6", "s0"}, 2, 1);
    assert_fails(load(d), LC_E_DATA, "was made for a channel 'b', and the data has none of that name");
    lc_dataset_free(d);
}

/* Only where each list has it once: 'Low' could be two, and 'X' has an 'x' beside it. */
static void names_that_differ_in_capitals_and_blanks_are_one(void **state)
{
    (void)state;
    enum { NAMES = 6 };
    static const size_t expected[NAMES] = {1, 2, NAMES, 5, NAMES, 0};
    size_t index[NAMES];
    lc_buffer notes = {0};
    lc_dataset *of = named((const char *const[]){"Close", "  open  price", "Low", "x", "X", "high"}, NAMES, 1);
    lc_dataset *in = named((const char *const[]){"high ", "close", "Open Price", "low", "LOW", "x"}, NAMES, 1);
    const lc_texts names = lc_series_names(of), others = lc_series_names(in);
    assert_ok(lc_match_alike(index, &notes, "f.csv", "column", &names, &others));
    assert_memory_equal(index, expected, sizeof index);
    assert_string_equal(notes.text,
                        "f.csv: 3 columns of one name except for case or blanks taken for the same: 'close' as 'Close', "
                        "'Open Price' as '  open  price', 'high ' as 'high'\n");
    lc_buffer_free(&notes);
    lc_dataset_free(of);
    lc_dataset_free(in);
}

/* What is said of the series of a panel that are taken out of it. */
static char *leave(lc_dataset *d)
{
    char *notes;
    lc_run_source source;
    assert_ok(lc_run_source_open(&source, run_path));
    assert_ok(lc_run_leave_unknown(&notes, d, &source));
    lc_run_source_close(&source);
    return notes;
}

static void unknown_series_are_left_out_where_one_is_known(void **state)
{
    (void)state;
    char expected[256];
    lc_dataset *d = named((const char *const[]){"new", "s5", "other", "s1"}, 4, 2);
    const double first = d->series[1].value[0];
    char *notes = leave(d);
    snprintf(expected, sizeof expected, "2 series left out, which %s was not trained on: 'new', 'other'\n", run_path);
    assert_string_equal(notes, expected);
    assert_int_equal(d->series_count, 2);
    assert_string_equal(d->series[0].name, "s5");
    assert_true(d->series[0].value[0] == first);
    assert_string_equal(d->series[1].name, "s1");
    lc_free(notes);
    notes = leave(d);
    assert_string_equal(notes, "");
    lc_free(notes);
    lc_dataset_free(d);
    d = named((const char *const[]){"a", "b"}, 2, 2); /* none is known: which was meant is not to be guessed */
    notes = leave(d);
    assert_string_equal(notes, "");
    assert_int_equal(d->series_count, 2);
    lc_free(notes);
    lc_dataset_free(d);
}

static void five_of_those_left_out_are_named(void **state)
{
    (void)state;
    for (size_t more = 0; more < 2; more++) {
        lc_dataset *d = named((const char *const[]){"a", "b", "c", "d", "e", "s0", "f"}, 6 + more, 2);
        char *notes = leave(d);
        assert_non_null(strstr(notes, more ? "6 series left out" : "5 series left out"));
        assert_non_null(strstr(notes, more ? ": 'a', 'b', 'c', 'd', 'e' and 1 more\n" : ": 'a', 'b', 'c', 'd', 'e'\n"));
        assert_int_equal(d->series_count, 1);
        lc_free(notes);
        lc_dataset_free(d);
    }
}

/* What weights and scales do not depend on. */
static void a_forecast_may_change_what_was_not_trained_on(void **state)
{
    (void)state;
    static const char *const may[] = {"data.file=x.h5", "data.split=0.5 0.2 0.3", "data.missing=skip",  "data.limit=3",
                                      "data.season=7",  "window.stride=2",        "window.gaps=ignore", "window.drop_last=8",
                                      "run.threads=2",  "run.checkpoint=5"};
    static const char *const may_not[] = {
        "data.scale=minmax", "data.target=a",  "data.input=b", "data.calendar=hour", "window.context=5",
        "window.horizon=1",  "model.cell=rnn", "run.seed=9",   "train.rate=1",       "data.transform=difference"};
    lc_dataset *d = named((const char *const[]){"s0", "s1"}, 2, 2);
    for (size_t i = 0; i < sizeof may / sizeof *may; i++) {
        lc_forecaster *f;
        lc_run run;
        assert_ok(lc_run_read(&run, run_path));
        assert_ok(lc_config_set(&run.config, may[i]));
        assert_ok(lc_forecaster_load(&f, run_path, d, &run.config));
        lc_forecaster_free(f);
    }
    for (size_t i = 0; i < sizeof may_not / sizeof *may_not; i++) {
        lc_forecaster *f = NULL;
        lc_run run;
        char message[80];
        assert_ok(lc_run_read(&run, run_path));
        assert_ok(lc_config_set(&run.config, may_not[i]));
        snprintf(message, sizeof message, "was trained with %.*s = ", (int)strcspn(may_not[i], "="), may_not[i]);
        assert_fails(lc_forecaster_load(&f, run_path, d, &run.config), LC_E_CONFIG, message);
        assert_null(f);
    }
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_series_that_was_not_trained_is_refused_with_those_that_were),
                                       cmocka_unit_test(names_that_differ_in_capitals_and_blanks_are_one),
                                       cmocka_unit_test(unknown_series_are_left_out_where_one_is_known),
                                       cmocka_unit_test(five_of_those_left_out_are_named),
                                       cmocka_unit_test(a_forecast_may_change_what_was_not_trained_on)};
    return cmocka_run_group_tests(tests, save_run, remove_run);
}
