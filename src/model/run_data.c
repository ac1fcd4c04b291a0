/* run_data - what a run was trained on, in its file: digests of every series, so that a refusal can say what differs. */
#include "core/mem.h"
#include "core/status.h"
#include "data/digest.h"
#include "model/run_file.h"

/* One table of numbers, `width` for each series. */
typedef struct table {
    size_t width;
    uint64_t *value; /* (series, width) */
} table;

enum { ROWS, STAMPS, VALUES, TABLES };

static const char *const table_name[TABLES] = {"rows", "stamps", "values"};

static lc_status take_tables(table t[TABLES], const lc_dataset *d)
{
    for (size_t i = 0; i < TABLES; i++) {
        t[i].width = i == VALUES ? d->channels : 1;
        CHECK(lc_new(&t[i].value, d->series_count * t[i].width, sizeof(uint64_t)));
    }
    for (size_t s = 0; s < d->series_count; s++) {
        t[ROWS].value[s] = d->series[s].rows;
        t[STAMPS].value[s] = lc_series_digest_stamps(&d->series[s]);
        lc_series_digest_channels(t[VALUES].value + s * d->channels, &d->series[s], d->channels);
    }
    return LC_OK;
}

static void free_tables(table t[TABLES])
{
    for (size_t i = 0; i < TABLES; i++)
        lc_free(t[i].value);
}

lc_status lc_run_write_data(lc_h5 *h5, const lc_dataset *dataset)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    table t[TABLES] = {{0}};
    TRY(take_tables(t, dataset));
    TRY(lc_h5_group_create(&group, h5, "data"));
    for (size_t i = 0; i < TABLES; i++) {
        const lc_h5_shape shape = {2, {dataset->series_count, t[i].width}};
        TRY(lc_h5_write_array(group, table_name[i], LC_H5_U64, &shape, t[i].value));
    }
done:
    lc_h5_close(group);
    free_tables(t);
    return status;
}

/* --- what differs ---------------------------------------------------------------------------------------------------- */

static lc_status compare(const table *is, const table *was, const lc_dataset *d, size_t s, const lc_run_names *names)
{
    const char *series = d->series[s].name, *data = names->data, *run = names->run;
    const uint64_t *values = was[VALUES].value + s * d->channels;
    if (is[ROWS].value[s] != was[ROWS].value[s])
        return lc_fail(LC_E_MISMATCH, "%s: series '%s' has %llu rows, and %s was trained on %llu: name the old data with --data",
                       data, series, (unsigned long long)is[ROWS].value[s], run, (unsigned long long)was[ROWS].value[s]);
    if (is[STAMPS].value[s] != was[STAMPS].value[s])
        return lc_fail(LC_E_MISMATCH,
                       "%s: series '%s' has other time stamps than %s was trained on: name the old data with --data", data,
                       series, run);
    for (size_t c = 0; c < d->channels; c++)
        if (is[VALUES].value[s * d->channels + c] != values[c])
            return lc_fail(
                LC_E_MISMATCH,
                "%s: channel '%s' of series '%s' has other values than %s was trained on: name the old data with --data", data,
                d->channel[c].name, series, run);
    return LC_OK;
}

static lc_status read_tables(table t[TABLES], lc_h5 *h5, const lc_dataset *d, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    lc_h5_shape shape;
    TRY(lc_h5_group_open(&group, h5, "data"));
    for (size_t i = 0; i < TABLES; i++) {
        t[i].width = i == VALUES ? d->channels : 1;
        TRY(lc_h5_read_array(&t[i].value, &shape, group, table_name[i], LC_H5_U64));
        if (shape.rank != 2 || shape.size[1] != t[i].width)
            FAIL(LC_E_DATA, "%s: data/%s does not have %zu numbers for each series", path, table_name[i], t[i].width);
        if (shape.size[0] != d->series_count)
            FAIL(LC_E_MISMATCH, "%s was trained on %zu series, and the data has %zu: name the old data with --data", path,
                 shape.size[0], d->series_count);
    }
done:
    lc_h5_close(group);
    return status;
}

lc_status lc_run_check_data(lc_h5 *h5, const size_t *place, const lc_dataset *dataset, const lc_run_names *names)
{
    lc_status status = LC_OK;
    table is[TABLES] = {{0}}, was[TABLES] = {{0}};
    TRY(read_tables(was, h5, dataset, names->run));
    TRY(take_tables(is, dataset));
    for (size_t s = 0; s < dataset->series_count; s++) {
        if (place[s] != s)
            FAIL(LC_E_MISMATCH, "%s: its series come in another order than %s was trained on: name the old data with --data",
                 names->data, names->run);
        TRY(compare(is, was, dataset, s, names));
    }
done:
    free_tables(is);
    free_tables(was);
    return status;
}
