/* chunk: the truth of every window is that of its rows, whichever of them neighbours share; and what is summed of the truth once is
 * what each series' own evaluation sums. */
#include "eval/chunk.h"

#include <lanecast/evaluate.h>

#include "core/rng.h"
#include "model/forecaster.h"
#include "sample.h"

enum { SERIES = 3, CHANNELS = 3, HORIZON = 5, SETTINGS = 6 };

/* Series of different lengths; some values are not known, some are 0. */
static lc_dataset *panel(void)
{
    lc_dataset *d = sample_new(SERIES, (const size_t[SERIES]){160, 90, 120}, CHANNELS);
    lc_rng rng = lc_rng_new(5, "panel", 0);
    for (size_t s = 0; s < SERIES; s++)
        for (size_t i = 0; i < d->series[s].rows * CHANNELS; i++) {
            const double drawn = lc_rng_uniform(&rng);
            d->series[s].value[i] = drawn < 0.1 ? (double)NAN : drawn < 0.2 ? 0 : 10 * (double)s + lc_rng_normal(&rng);
        }
    return d;
}

static lc_forecaster *naive(const lc_dataset *d, const char *stride)
{
    const char *const set[SETTINGS] = {"model.kind=repeat_last", "window.context=4", "window.horizon=5",
                                       "data.missing=mask",      "data.target=c a",  stride};
    lc_config config = lc_config_default();
    lc_forecaster *f;
    for (size_t i = 0; i < SETTINGS; i++)
        assert_ok(lc_config_set(&config, set[i]));
    assert_ok(lc_forecaster_new(&f, d, &config));
    return f;
}

static const char *const strides[] = {"window.stride=1", "window.stride=4", "window.stride=5", "window.stride=7", NULL};

static void assert_truth(const lc_chunk *c, size_t index)
{
    const lc_task *task = c->task;
    const lc_window w = lc_windows_at(c->windows, c->first + index);
    for (size_t cell = 0; cell < lc_task_cells(task); cell++) {
        const size_t row = w.origin + cell / task->target_count, channel = task->targets[cell % task->target_count];
        assert_memory_equal(&c->truth[lc_chunk_at(c, index) + cell],
                            &task->dataset->series[w.series].value[row * CHANNELS + channel], sizeof(double));
    }
}

static void every_window_has_the_truth_of_its_rows(void **state)
{
    (void)state;
    lc_dataset *d = panel();
    for (size_t i = 0; strides[i]; i++) {
        lc_forecaster *f = naive(d, strides[i]);
        lc_chunk of = {.task = f->task, .threads = 2}, *chunk;
        size_t seen = 0;
        assert_ok(lc_forecaster_windows(&of.windows, f, LC_TEST));
        assert_ok(lc_chunk_new(&chunk, &of));
        for (; lc_chunk_next(chunk); seen += chunk->count)
            for (size_t w = 0; w < chunk->count; w++)
                assert_truth(chunk, w);
        assert_int_equal(seen, lc_windows_count(of.windows));
        assert_true(seen > 2 * SERIES);
        lc_chunk_free(chunk);
        lc_forecaster_free(f);
    }
    lc_dataset_free(d);
}

/* NaN is NaN. */
static void assert_same(double a, double b)
{
    if (memcmp(&a, &b, sizeof a) != 0 && !(isnan(a) && isnan(b)))
        fail_msg("%.17g, not %.17g", a, b);
}

static void a_series_among_others_has_the_scores_of_one_alone(void **state)
{
    (void)state;
    lc_dataset *d = panel();
    for (size_t i = 0; strides[i]; i++) {
        lc_forecaster *f = naive(d, strides[i]);
        lc_evaluation *all, *one;
        assert_ok(lc_evaluate(&all, f, LC_TEST));
        for (size_t s = 0; s < SERIES; s++) {
            assert_ok(lc_evaluate_series(&one, f, LC_TEST, d->series[s].name));
            for (size_t line = 0; line < all->lines; line++)
                for (size_t k = 0; k < LC_SPACES * all->metrics; k++) {
                    const size_t space = k / all->metrics, metric = k % all->metrics;
                    assert_same(all->line[line].score[space].per_series[s * all->metrics + metric],
                                one->line[line].score[space].per_series[metric]);
                }
            lc_evaluation_free(one);
        }
        lc_evaluation_free(all);
        lc_forecaster_free(f);
    }
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_window_has_the_truth_of_its_rows),
        cmocka_unit_test(a_series_among_others_has_the_scores_of_one_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
