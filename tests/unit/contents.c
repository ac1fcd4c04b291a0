/* contents: what a run file says without being loaded: names, history, how many parameters, what a ridge regression has chosen. */
#include <lanecast/forecaster.h>

#include <unistd.h>

#include "model/run_file.h"
#include "sample.h"
#include "trained.h"

enum { ROWS = 120, HIDDEN = 5, CHANNELS = 2, HORIZON = 2, EPOCHS = 3 };

static lc_forecaster *trained(const lc_dataset *d, const char *kind)
{
    static const char *const set[] = {"window.context=6", "window.horizon=2", "model.hidden=5",
                                      "model.cell=rnn",   "train.epochs=3",   "run.seeds=2"};
    lc_config config = lc_config_default();
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        assert_ok(lc_config_set(&config, set[i]));
    snprintf(config.model.kind, sizeof config.model.kind, "%s", kind);
    return forecaster_trained(d, &config);
}

static lc_run_contents contents_of(const lc_forecaster *f)
{
    char path[64];
    lc_run_source source;
    lc_run_contents c = {0};
    snprintf(path, sizeof path, "/tmp/lanecast-contents-%ld.h5", (long)getpid());
    assert_ok(lc_forecaster_save(f, path));
    assert_ok(lc_run_source_open(&source, path));
    assert_ok(lc_run_source_contents(&c, &source));
    lc_run_source_close(&source);
    remove(path);
    return c;
}

static void assert_names(const lc_run_contents *c)
{
    assert_true(c->channels == CHANNELS && c->series_count == 1);
    assert_string_equal(c->channel[0], "a");
    assert_string_equal(c->channel[1], "b");
    assert_string_equal(c->series[0], "s0");
}

/* W and U with a bias each, then a map from the state to every number of the horizon. */
static void a_run_tells_the_parameters_of_one_of_its_networks(void **state)
{
    (void)state;
    const size_t cell = HIDDEN * (CHANNELS + HIDDEN + 2), head = HORIZON * CHANNELS * (HIDDEN + 1);
    lc_dataset *d = sample_new(1, (const size_t[]){ROWS}, CHANNELS);
    lc_forecaster *f = trained(d, "recurrent");
    lc_run_contents c = contents_of(f);
    size_t length, count, sum = 0;
    const lc_parameter *p = lc_forecaster_parameters(&count, f);
    assert_names(&c);
    assert_int_equal(c.parameters, cell + head);
    lc_forecaster_weights(&length, f);
    assert_int_equal(length, cell + head);
    for (size_t i = 0; i < count; i++)
        sum += p[i].rows * p[i].columns;
    assert_int_equal(sum, cell + head);
    assert_int_equal(c.rounds, EPOCHS);
    for (size_t i = 0; i < EPOCHS; i++)
        assert_true(c.history[i].loss == lc_forecaster_history(&count, f)[i].loss);
    lc_run_contents_clear(&c);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

static void a_baseline_has_no_parameters(void **state)
{
    (void)state;
    lc_dataset *d = sample_new(1, (const size_t[]){ROWS}, CHANNELS);
    lc_forecaster *f = trained(d, "repeat_last");
    lc_run_contents c = contents_of(f);
    size_t count = 7, length = 7;
    assert_null(lc_forecaster_parameters(&count, f));
    assert_null(lc_forecaster_weights(&length, f));
    assert_true(count == 0 && length == 0);
    assert_names(&c);
    assert_true(c.parameters == 0 && c.rounds == 0 && !c.history);
    lc_run_contents_clear(&c);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* What reading says of a choice of `rows` rows that was written, for a horizon. */
static lc_status read_choice(lc_ridge **out, const lc_ridge *written, size_t horizon)
{
    char path[64];
    lc_h5 *h5;
    snprintf(path, sizeof path, "/tmp/lanecast-choice-%ld.h5", (long)getpid());
    assert_ok(lc_h5_create(&h5, path));
    assert_ok(lc_run_write_choice(h5, written));
    assert_ok(lc_h5_commit(h5));
    lc_h5_close(h5);
    assert_ok(lc_h5_open(&h5, path));
    *out = NULL;
    const lc_status status = lc_run_read_choice(out, h5, horizon, "r.h5");
    lc_h5_close(h5);
    remove(path);
    return status;
}

/* Three maps of two blocks, for 25 to 48 steps, are six of one block, and not of the four blocks of 73 steps. */
static void a_choice_has_the_maps_that_its_blocks_leave(void **state)
{
    (void)state;
    lc_ridge_choice choice[6];
    for (size_t i = 0; i < 6; i++)
        choice[i] = (lc_ridge_choice){6 + (double)i, 1 + (double)i, 0.5 / (1 + (double)i), 100};
    const lc_ridge written = {.maps = 3, .blocks = 2, .choice = choice};
    lc_ridge *read;
    static const size_t horizon[] = {24, 25, 48, 49}, maps[] = {6, 3, 3, 2};
    for (size_t i = 0; i < 4; i++) {
        assert_ok(read_choice(&read, &written, horizon[i]));
        assert_true(read->maps == maps[i] && read->maps * read->blocks == 6 && read->horizon == horizon[i] && !read->weight);
        assert_memory_equal(read->choice, choice, sizeof choice);
        lc_ridge_free(read);
    }
    assert_fails(read_choice(&read, &written, 73), LC_E_DATA, "r.h5: ");
    assert_null(read);
    choice[5].penalty = 0;
    assert_fails(read_choice(&read, &written, 30), LC_E_DATA, "r.h5: ");
    assert_null(read);
    assert_ok(read_choice(&read, NULL, 30));
    assert_null(read);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_run_tells_the_parameters_of_one_of_its_networks),
                                       cmocka_unit_test(a_baseline_has_no_parameters),
                                       cmocka_unit_test(a_choice_has_the_maps_that_its_blocks_leave)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
