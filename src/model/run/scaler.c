/* scaler - what a run file has of each series: its scaler, and the rows that training has seen. */
#include <math.h>
#include <string.h>

#include "core/mem.h"
#include "core/status.h"
#include "model/run_file.h"

/* What the rows of an array, one per series, are read for. */
typedef struct rows_request {
    lc_h5_type type; /* of 8 bytes */
    size_t columns;
    const size_t *place;
    size_t series_count;
} rows_request;

/* An array's rows, put in the data's order of series. */
static lc_status read_rows(void *to, lc_h5 *group, const char *name, const rows_request *r, const char *path)
{
    lc_status status = LC_OK;
    char *read = NULL;
    lc_h5_shape shape;
    size_t bytes = r->columns * sizeof(double);
    TRY(lc_h5_read_array(&read, &shape, group, name, r->type));
    for (size_t i = 0; i < r->series_count; i++) {
        if (r->place[i] == LC_RUN_NOWHERE)
            continue;
        if (shape.rank != 2 || shape.size[1] != r->columns || r->place[i] >= shape.size[0])
            FAIL(LC_E_DATA, "%s: '%s' does not have %zu numbers for each series of the run", path, name, r->columns);
        memcpy((char *)to + i * bytes, read + r->place[i] * bytes, bytes);
    }
done:
    lc_free(read);
    return status;
}

/* Which channels are static covariates; where it is not said, none of them is. */
static lc_status read_across(bool *across, lc_h5 *group, size_t channels, const char *path)
{
    lc_status status = LC_OK;
    uint64_t *read = NULL;
    lc_h5_shape shape;
    bool found;
    CHECK(lc_h5_has(&found, group, "across"));
    if (!found)
        return LC_OK;
    TRY(lc_h5_read_array(&read, &shape, group, "across", LC_H5_U64));
    if (shape.rank != 1 || shape.size[0] != channels)
        FAIL(LC_E_DATA, "%s: 'across' does not have a number for each of %zu channels", path, channels);
    for (size_t i = 0; i < channels; i++) {
        if (read[i] > 1)
            FAIL(LC_E_DATA, "%s: 'across' is %llu of channel %zu, neither 0 nor 1; train again", path,
                 (unsigned long long)read[i], i);
        across[i] = read[i] != 0;
    }
done:
    lc_free(read);
    return status;
}

static lc_status take_scaler(lc_scaler **out, const lc_dataset *dataset)
{
    const size_t count = dataset->series_count * dataset->channels;
    lc_scaler *scaler;
    CHECK(lc_new(out, 1, sizeof *scaler));
    scaler = *out;
    scaler->series_count = dataset->series_count;
    scaler->channels = dataset->channels;
    CHECK(lc_new(&scaler->shift, count, sizeof *scaler->shift));
    CHECK(lc_new(&scaler->scale, count, sizeof *scaler->scale));
    CHECK(lc_new(&scaler->across, dataset->channels, sizeof *scaler->across));
    CHECK(lc_new(&scaler->fallen, count, sizeof *scaler->fallen));
    return lc_new(&scaler->borrowed, count, sizeof *scaler->borrowed);
}

static lc_status read_scaler(lc_scaler *scaler, lc_h5 *group, const lc_run_place *where)
{
    const rows_request request = {LC_H5_F64, scaler->channels, where->place, scaler->series_count};
    CHECK(lc_run_read_name(scaler->name, group, "name"));
    CHECK(read_rows(scaler->shift, group, "shift", &request, where->path));
    CHECK(read_rows(scaler->scale, group, "scale", &request, where->path));
    return read_across(scaler->across, group, scaler->channels, where->path);
}

static lc_status check_scaler(const lc_scaler *scaler, const lc_run_place *where)
{
    const lc_dataset *d = where->dataset;
    for (size_t i = 0; i < d->series_count * d->channels; i++)
        if (!isfinite(scaler->shift[i]) || !isfinite(scaler->scale[i]) || scaler->scale[i] <= 0)
            return lc_fail(LC_E_DATA,
                           "%s: scaler: series '%s', channel '%s': a shift of %g and a scale of %g cannot scale; train again",
                           where->path, d->series[i / d->channels].name, d->channel[i % d->channels].name, scaler->shift[i],
                           scaler->scale[i]);
    return LC_OK;
}

lc_status lc_run_read_scaler(lc_scaler **out, lc_h5 *h5, const char *name, const lc_run_place *where)
{
    lc_status status = LC_OK;
    lc_scaler *scaler = NULL;
    lc_h5 *group = NULL;
    TRY(take_scaler(&scaler, where->dataset));
    TRY(lc_h5_group_open(&group, h5, name));
    TRY(read_scaler(scaler, group, where));
    TRY(check_scaler(scaler, where));
    *out = scaler;
    scaler = NULL;
done:
    lc_h5_close(group);
    lc_scaler_free(scaler);
    return status;
}

lc_status lc_run_read_seen(lc_span **out, lc_h5 *h5, const size_t *place, size_t count, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    lc_span *seen = NULL;
    const rows_request request = {LC_H5_I64, LC_RUN_SPAN, place, count};
    bool there;
    *out = NULL;
    CHECK(lc_h5_has(&there, h5, "seen"));
    if (!there)
        return LC_OK;
    TRY(lc_new(&seen, LC_TEST * count, sizeof *seen));
    for (size_t i = 0; i < LC_TEST * count; i++)
        seen[i] = (lc_span){INT64_MAX, INT64_MIN}; /* of what the run does not know */
    TRY(lc_h5_group_open(&group, h5, "seen"));
    for (lc_part part = 0; part < LC_TEST; part++)
        TRY(read_rows(seen + part * count, group, lc_part_name(part), &request, path));
    *out = seen;
    seen = NULL;
done:
    lc_h5_close(group);
    lc_free(seen);
    return status;
}
