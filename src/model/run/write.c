/* write - RUN.h5: everything that a trained forecaster is, readable by any HDF5 program.
 *
 *     /                   attributes: schema, version, lanecast, level, config, data_digest; with train.from from_digest,
 *                         and valid_seen, where it is not 0 (lc_run)
 *     /channels /series   names, of fixed length as all texts here: no damage reaches HDF5's heap of texts
 *     /scaler             attribute: name; shift, scale (series, channels); across (channels), where one is: static covariates
 *     /inner              likewise, of transformed values; only with data.transform
 *     /classes            only where they are forecast: names, targets, limits (targets, classes - 1; not of labels), rows
 *                         (targets, classes) of training
 *     /data               digests of what it was trained on: rows, stamps (series, 1), values (series, channels)
 *     /measured           units (channels), step, zone (series); calendar, holiday; attribute: history: model/measured.h
 *     /seen               train, valid (series, 2): first and last stamp of their rows; not of a baseline
 *     /interval           attribute: windows; level (levels), offset (levels, cells): model/interval.h; only with model.interval;
 *                         adaptive: rank (ranks), error (bases x ranks, cells)
 *     /ridge              a ridge regression, which is the run or beside a network: attributes weights_digest, windows,
 *                         left_out; weight (maps x context, horizon), choice (maps x blocks, 4), error (2): model/run/ridge.c
 *     /members            attribute: count; the trained networks 0, 1, ...: one, with run.seeds those that have begun; 0 of a
 *                         baseline and of a ridge regression
 *     /members/0          attributes: weights_digest, best_epoch (row of the history, from 1), training (finished, unfinished,
 *                         diverged)
 *     /members/0/weights  PyTorch's names and shapes; a bias has one dimension
 *     /members/0/history  loss, valid_loss, gradient_norm, rate, epochs done (rounds); empty before the first is done
 *     /members/0/flow     attribute: windows; h, c (layers, directions, lags), norms of gradients; only where it was measured
 *     /members/0/point    where training is, or ended: attributes epochs_done, steps_done (of the epoch), windows_done (of the
 *                         round); sums (of its losses, weights, norms, seconds); weights, moment1, moment2, average,
 *                         flat; with train.truncate, within an epoch, state (what the next step begins with); not where
 *                         it diverged
 */
#include "core/mem.h"
#include "core/status.h"
#include "model/forecaster.h"
#include "model/measured.h"
#include "model/run_file.h"

static lc_status write_texts_of(lc_h5 *h5, const lc_forecaster *f)
{
    lc_status status = LC_OK;
    const char **name = NULL;
    size_t channels = f->task->dataset->channels, series = f->task->dataset->series_count;
    TRY(lc_new(&name, channels > series ? channels : series, sizeof *name));
    for (size_t i = 0; i < channels; i++)
        name[i] = f->task->dataset->channel[i].name;
    TRY(lc_h5_write_texts(h5, "channels", name, channels));
    for (size_t i = 0; i < series; i++)
        name[i] = f->task->dataset->series[i].name;
    TRY(lc_h5_write_texts(h5, "series", name, series));
done:
    lc_free(name);
    return status;
}

static lc_status write_across(lc_h5 *group, const lc_scaler *scaler)
{
    lc_status status = LC_OK;
    const lc_h5_shape shape = {1, {scaler->channels}};
    uint64_t *across = NULL, some = 0;
    TRY(lc_new(&across, scaler->channels, sizeof *across));
    for (size_t i = 0; i < scaler->channels; i++)
        some |= across[i] = scaler->across[i];
    if (some)
        TRY(lc_h5_write_array(group, "across", LC_H5_U64, &shape, across));
done:
    lc_free(across);
    return status;
}

static lc_status write_scaler(lc_h5 *h5, const char *name, const lc_scaler *scaler)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    if (!scaler)
        return LC_OK;
    const lc_h5_shape shape = {2, {scaler->series_count, scaler->channels}};
    TRY(lc_h5_group_create(&group, h5, name));
    TRY(lc_h5_write_text(group, NULL, "name", scaler->name));
    TRY(lc_h5_write_array(group, "shift", LC_H5_F64, &shape, scaler->shift));
    TRY(lc_h5_write_array(group, "scale", LC_H5_F64, &shape, scaler->scale));
    TRY(write_across(group, scaler));
done:
    lc_h5_close(group);
    return status;
}

static lc_status write_seen(lc_h5 *h5, const lc_forecaster *f)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    const lc_h5_shape shape = {2, {f->task->dataset->series_count, LC_RUN_SPAN}};
    if (!f->seen)
        return LC_OK;
    TRY(lc_h5_group_create(&group, h5, "seen"));
    for (lc_part part = 0; part < LC_TEST; part++)
        TRY(lc_h5_write_array(group, lc_part_name(part), LC_H5_I64, &shape, f->seen + part * f->task->dataset->series_count));
done:
    lc_h5_close(group);
    return status;
}

static lc_status write_members(lc_h5 *h5, const lc_forecaster *f)
{
    lc_kept kept[LC_SEEDS_MOST];
    const size_t count = lc_forecaster_members(f);
    for (size_t i = 0; i < count; i++)
        kept[i] = lc_neural_kept(f->neural, i);
    return lc_run_write_members(h5, kept, count, f->neural ? lc_neural_net(f->neural) : NULL);
}

static lc_status write_facts(lc_h5 *h5, const lc_forecaster *f)
{
    lc_status status = LC_OK;
    char *config = NULL;
    TRY(lc_config_write(&config, &f->config));
    TRY(lc_h5_write_text(h5, NULL, "schema", LC_RUN_SCHEMA));
    TRY(lc_h5_write_count(h5, NULL, "version", LC_RUN_VERSION));
    TRY(lc_h5_write_text(h5, NULL, "lanecast", lc_version()));
    TRY(lc_h5_write_text(h5, NULL, "level", lc_level_name()));
    TRY(lc_h5_write_text(h5, NULL, "config", config));
    TRY(lc_h5_write_count(h5, NULL, "data_digest", lc_dataset_digest(f->task->whole)));
    if (f->from_digest)
        TRY(lc_h5_write_count(h5, NULL, "from_digest", f->from_digest));
    if (f->valid_seen)
        TRY(lc_h5_write_count(h5, NULL, "valid_seen", f->valid_seen));
done:
    lc_string_free(config);
    return status;
}

static lc_status write_run(lc_h5 *h5, const lc_forecaster *f)
{
    const lc_ridge *ridge = lc_forecaster_ridge(f);
    if (f->regression && !ridge)
        return lc_fail(LC_E_USAGE, "a ridge regression that is not fitted yet cannot be saved: step until it is done");
    CHECK(write_facts(h5, f));
    CHECK(write_texts_of(h5, f));
    CHECK(write_scaler(h5, "scaler", f->task->scaler));
    CHECK(write_scaler(h5, "inner", f->task->inner));
    CHECK(lc_run_write_classes(h5, f->task->classes));
    CHECK(lc_run_write_data(h5, f->task->dataset));
    CHECK(lc_run_write_measured(h5, f->task));
    CHECK(write_seen(h5, f));
    CHECK(write_members(h5, f));
    CHECK(lc_run_write_ridge(h5, ridge ? ridge : lc_forecaster_beside(f)));
    CHECK(lc_run_write_choice(h5, ridge || lc_forecaster_beside(f) ? NULL : f->as));
    return lc_run_write_interval(h5, f->interval);
}

lc_status lc_forecaster_save(const lc_forecaster *f, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *h5 = NULL;
    TRY(lc_h5_create(&h5, path));
    TRY(write_run(h5, f));
    TRY(lc_h5_commit(h5));
done:
    lc_h5_close(h5);
    return status;
}

lc_status lc_forecaster_store(char **out, size_t *bytes, const lc_forecaster *f)
{
    lc_status status = LC_OK;
    lc_h5 *h5 = NULL;
    TRY(lc_h5_create(&h5, NULL));
    TRY(write_run(h5, f));
    TRY(lc_h5_take(out, bytes, h5));
done:
    lc_h5_close(h5);
    return status;
}
