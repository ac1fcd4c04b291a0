/* resume - a small forecaster that is saved, resumed and compared. */
#ifndef LC_TESTS_CONTRACT_RESUME_H
#define LC_TESTS_CONTRACT_RESUME_H

#include <unistd.h>

#include "model/forecaster.h"
#include "sample.h"

static char part_path[64], whole_path[64], end_path[64];

static inline int name_files(void **state)
{
    (void)state;
    snprintf(part_path, sizeof part_path, "/tmp/lanecast-part-%ld.h5", (long)getpid());
    snprintf(whole_path, sizeof whole_path, "/tmp/lanecast-whole-%ld.h5", (long)getpid());
    snprintf(end_path, sizeof end_path, "/tmp/lanecast-end-%ld.h5", (long)getpid());
    return 0;
}

static inline int remove_files(void **state)
{
    (void)state;
    unlink(part_path);
    unlink(whole_path);
    unlink(end_path);
    return 0;
}

static inline lc_dataset *waves(void)
{
    lc_dataset *d = sample_new(2, (size_t[]){150, 130}, 2);
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < d->series[s].rows * 2; i++)
            d->series[s].value[i] =
                round(48 + 16 * sin(0.1 * (double)(i * (s + 1))) + 5 * sin(1.7 * (double)i)); /* counts, too */
    return d;
}

static inline lc_config few_steps(void)
{
    static const char *const set[] = {"window.context=12",     "window.horizon=3",         "model.cell=gru",   "model.hidden=5 3",
                                      "model.dropout=0.3",     "train.epochs=2",           "train.batch=60",   "train.rate=0.01",
                                      "train.warmup=1",        "train.schedule=step",      "train.patience=2", "run.threads=2",
                                      "data.known=hour month", "data.transform=difference"};
    lc_config c = lc_config_default();
    for (size_t i = 0; i < sizeof set / sizeof set[0]; i++)
        assert_ok(lc_config_set(&c, set[i]));
    return c;
}

static inline void train_on(lc_forecaster *f)
{
    for (lc_progress progress = {0}; !progress.done;)
        assert_ok(lc_forecaster_step(&progress, f));
}

static inline void assert_same_member(const lc_forecaster *a, const lc_forecaster *b, size_t member)
{
    const lc_kept x = lc_neural_kept(a->neural, member), y = lc_neural_kept(b->neural, member);
    const size_t bytes = x.point.length * sizeof(lc_real);
    assert_int_equal(x.member->rounds, y.member->rounds);
    assert_int_equal(x.member->best_round, y.member->best_round);
    for (size_t i = 0; i < x.member->rounds; i++)
        assert_memory_equal(&x.member->history[i], &y.member->history[i], offsetof(lc_epoch, seconds));
    assert_memory_equal(x.member->weights, y.member->weights, bytes);
    assert_true(x.point.blocks > 0 && x.point.blocks == y.point.blocks);
    for (size_t i = 0; i < x.point.blocks; i++)
        assert_memory_equal(x.point.block[i], y.point.block[i], bytes);
    assert_int_equal(x.point.state_length, y.point.state_length);
    if (x.point.state)
        assert_memory_equal(x.point.state, y.point.state, x.point.state_length * sizeof(lc_real));
}

static inline void assert_same_end(const lc_forecaster *a, const lc_forecaster *b)
{
    assert_int_equal(lc_forecaster_members(a), lc_forecaster_members(b));
    for (size_t i = 0; i < lc_forecaster_members(a); i++)
        assert_same_member(a, b, i);
}

static inline lc_forecaster *resume(const char *path, const lc_dataset *dataset, size_t threads)
{
    lc_forecaster *f;
    lc_run run;
    assert_ok(lc_run_read(&run, path));
    run.config.run.threads = threads;
    assert_ok(lc_forecaster_resume(&f, path, dataset, &run.config));
    return f;
}

#endif
