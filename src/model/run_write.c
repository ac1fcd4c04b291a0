/* run_write - RUN.h5: all that a trained forecaster is, readable by any HDF5 program.
 *
 *     /                attributes: schema, version, lanecast, level, config, kind, weights_digest, data_digest, best_epoch
 *     /channels /series                  names, of fixed length as all texts here: no damage reaches HDF5's heap of texts
 *     /scaler/shift /scaler/scale        (series, channels)
 *     /seen/train /seen/valid            (series, 2) first and last stamp of the rows of training and validation
 *     /weights/<PyTorch's names>         a bias has one dimension
 *     /history/loss ...                  (epochs)
 */
#include "core/mem.h"
#include "core/status.h"
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

static lc_status write_scaler(lc_h5 *h5, const lc_forecaster *f)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    lc_h5_shape shape = {2, {f->task->scaler->series_count, f->task->scaler->channels}};
    TRY(lc_h5_group_create(&group, h5, "scaler"));
    TRY(lc_h5_write_text(group, NULL, "name", f->task->scaler->name));
    TRY(lc_h5_write_array(group, "shift", LC_H5_F64, &shape, f->task->scaler->shift));
    TRY(lc_h5_write_array(group, "scale", LC_H5_F64, &shape, f->task->scaler->scale));
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

static lc_status write_weights(lc_h5 *h5, const lc_forecaster *f)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    size_t length, count;
    const lc_real *weights = lc_forecaster_weights(&length, f);
    if (!weights)
        return LC_OK;
    const lc_parameter *p = lc_net_parameters(&count, f->kind->net(f->state));
    TRY(lc_h5_group_create(&group, h5, "weights"));
    for (size_t i = 0; i < count; i++) {
        lc_h5_shape shape = lc_run_shape(&p[i]);
        TRY(lc_h5_write_array(group, p[i].name, lc_run_real(), &shape, weights + p[i].offset));
    }
done:
    lc_h5_close(group);
    return status;
}

static lc_status write_history(lc_h5 *h5, const lc_forecaster *f)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    double *value = NULL;
    size_t epochs;
    const lc_epoch *history = lc_forecaster_history(&epochs, f);
    lc_h5_shape shape = {1, {epochs}};
    if (epochs == 0)
        return LC_OK;
    TRY(lc_new(&value, epochs, sizeof *value));
    TRY(lc_h5_group_create(&group, h5, "history"));
    for (size_t c = 0; c < LC_RUN_COLUMNS; c++) {
        for (size_t i = 0; i < epochs; i++)
            memcpy(&value[i], (const char *)&history[i] + lc_run_columns[c].offset, sizeof value[i]);
        TRY(lc_h5_write_array(group, lc_run_columns[c].name, LC_H5_F64, &shape, value));
    }
done:
    lc_h5_close(group);
    lc_free(value);
    return status;
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
    TRY(lc_h5_write_count(h5, NULL, "weights_digest", lc_forecaster_digest(f)));
    TRY(lc_h5_write_count(h5, NULL, "data_digest", lc_dataset_digest(f->task->dataset)));
    TRY(lc_h5_write_count(h5, NULL, "best_epoch", lc_forecaster_best_epoch(f)));
done:
    lc_string_free(config);
    return status;
}

lc_status lc_forecaster_save(const lc_forecaster *f, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *h5 = NULL;
    TRY(lc_h5_create(&h5, path));
    TRY(write_facts(h5, f));
    TRY(write_texts_of(h5, f));
    TRY(write_scaler(h5, f));
    TRY(write_seen(h5, f));
    TRY(write_weights(h5, f));
    TRY(write_history(h5, f));
    TRY(lc_h5_commit(h5));
done:
    lc_h5_close(h5);
    return status;
}
