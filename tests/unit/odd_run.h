/* odd_run - a whole run file of one series with one channel, with an oddity in it. */
#ifndef LC_TESTS_UNIT_ODD_RUN_H
#define LC_TESTS_UNIT_ODD_RUN_H

#include <lanecast/forecaster.h>

#include "core/h5.h"
#include "model/run_file.h"
#include "sample.h"

/* A whole run over a dataset of one series with one channel, except for what is odd in it. */
typedef struct oddity {
    double scale;
    uint64_t members;       /* that it says it has */
    const lc_member *first; /* the one that it has, or NULL */
    const lc_net *net;
    const char *config;
    size_t channels, across; /* that its scaler is for, and that it says are constant; 0: 1, and nothing */
} oddity;

static inline void write_scaler(lc_h5 *h5, const oddity *odd)
{
    const lc_h5_shape shape = {2, {1, odd->channels ? odd->channels : 1}};
    const double shift[2] = {0}, scale[2] = {odd->scale, odd->scale};
    const uint64_t across[2] = {0};
    lc_h5 *group;
    assert_ok(lc_h5_group_create(&group, h5, "scaler"));
    assert_ok(lc_h5_write_text(group, NULL, "name", "standard"));
    assert_ok(lc_h5_write_array(group, "shift", LC_H5_F64, &shape, shift));
    assert_ok(lc_h5_write_array(group, "scale", LC_H5_F64, &shape, scale));
    if (odd->across)
        assert_ok(lc_h5_write_array(group, "across", LC_H5_U64, &(lc_h5_shape){1, {odd->across}}, across));
    lc_h5_close(group);
}

static inline void write_seen(lc_h5 *h5)
{
    const lc_h5_shape shape = {2, {1, LC_RUN_SPAN}};
    const int64_t span[LC_RUN_SPAN] = {0, 3600};
    lc_h5 *group;
    assert_ok(lc_h5_group_create(&group, h5, "seen"));
    assert_ok(lc_h5_write_array(group, "train", LC_H5_I64, &shape, span));
    assert_ok(lc_h5_write_array(group, "valid", LC_H5_I64, &shape, span));
    lc_h5_close(group);
}

static inline void write_members(lc_h5 *h5, const oddity *odd)
{
    lc_h5 *members;
    if (odd->members == 1 && odd->first) {
        assert_ok(lc_run_write_members(h5, &(lc_kept){.member = odd->first}, 1, odd->net));
        return;
    }
    assert_ok(lc_h5_group_create(&members, h5, "members"));
    assert_ok(lc_h5_write_count(members, NULL, "count", odd->members));
    lc_h5_close(members);
}

static inline void write_run(const char *path, const oddity *odd)
{
    static const char *const channel[] = {"a"}, *const series[] = {"s0"};
    lc_h5 *h5;
    assert_ok(lc_h5_create(&h5, path));
    assert_ok(lc_h5_write_text(h5, NULL, "schema", "lanecast-run"));
    assert_ok(lc_h5_write_count(h5, NULL, "version", 3));
    assert_ok(lc_h5_write_text(h5, NULL, "lanecast", lc_version()));
    assert_ok(lc_h5_write_text(h5, NULL, "level", "portable"));
    assert_ok(lc_h5_write_text(h5, NULL, "config", odd->config));
    assert_ok(lc_h5_write_count(h5, NULL, "data_digest", 0));
    assert_ok(lc_h5_write_texts(h5, "channels", channel, 1));
    assert_ok(lc_h5_write_texts(h5, "series", series, 1));
    write_scaler(h5, odd);
    write_seen(h5);
    write_members(h5, odd);
    assert_ok(lc_h5_commit(h5));
    lc_h5_close(h5);
}

static inline lc_status load(const char *path, const oddity *odd)
{
    lc_run run;
    lc_forecaster *f = NULL;
    lc_dataset *dataset = sample_new(1, (size_t[]){400}, 1);
    write_run(path, odd);
    lc_status status = lc_run_read(&run, path);
    if (status == LC_OK)
        status = lc_forecaster_load(&f, path, dataset, &run.config);
    lc_forecaster_free(f);
    lc_dataset_free(dataset);
    remove(path);
    return status;
}

#endif
