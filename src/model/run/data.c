/* data - what a run was trained on, in its file: digests of every series, so that a refusal can say what differs. */
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/status.h"
#include "data/beyond.h"
#include "data/digest.h"
#include "model/run_file.h"
#include "model/task_data.h"

/* Tables of numbers, `width_of` for each series. */
enum { ROWS, STAMPS, VALUES, TABLES };

static const char *const table_name[TABLES] = {"rows", "stamps", "values"};

static size_t width_of(size_t table, const lc_dataset *d)
{
    return table == VALUES ? d->channels : 1;
}

static lc_status take_tables(uint64_t *t[TABLES], const lc_dataset *d)
{
    for (size_t i = 0; i < TABLES; i++)
        CHECK(lc_new(&t[i], d->series_count * width_of(i, d), sizeof *t[i]));
    for (size_t s = 0; s < d->series_count; s++) {
        t[ROWS][s] = d->series[s].rows;
        t[STAMPS][s] = lc_series_digest_stamps(&d->series[s]);
        lc_series_digest_channels(t[VALUES] + s * d->channels, &d->series[s], d->channels);
    }
    return LC_OK;
}

static void free_tables(uint64_t *const t[TABLES])
{
    for (size_t i = 0; i < TABLES; i++)
        lc_free(t[i]);
}

lc_status lc_run_write_data(lc_h5 *h5, const lc_dataset *dataset)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    uint64_t *t[TABLES] = {NULL};
    TRY(take_tables(t, dataset));
    TRY(lc_h5_group_create(&group, h5, "data"));
    for (size_t i = 0; i < TABLES; i++) {
        const lc_h5_shape shape = {2, {dataset->series_count, width_of(i, dataset)}};
        TRY(lc_h5_write_array(group, table_name[i], LC_H5_U64, &shape, t[i]));
    }
done:
    lc_h5_close(group);
    free_tables(t);
    return status;
}

/* --- what differs ---------------------------------------------------------------------------------------------------- */

/* Whether a series begins with the rows that the run was trained on. */
static bool begins_with(const lc_series *series, uint64_t *const was[TABLES], size_t place, size_t channels, uint64_t *digest)
{
    lc_series old = *series;
    if (was[ROWS][place] > series->rows)
        return false;
    old.rows = was[ROWS][place];
    if (lc_series_digest_stamps(&old) != was[STAMPS][place])
        return false;
    lc_series_digest_channels(digest, &old, channels);
    return memcmp(digest, was[VALUES] + place * channels, channels * sizeof *digest) == 0;
}

/* Rows that were added are what a run is for: it begins again with its weights. */
static lc_status refuse_rows(const lc_dataset *d, size_t s, size_t rows, uint64_t *const was[TABLES], const lc_run_names *names)
{
    uint64_t *digest = NULL;
    CHECK(lc_new(&digest, d->channels, sizeof *digest));
    const bool grown = begins_with(&d->series[s], was, s, d->channels, digest);
    lc_free(digest);
    char again[LC_TEXT_MAX] = "";
    if (grown)
        snprintf(again, sizeof again, ", or go on from its weights with all rows: lanecast train %.400s --from %.400s -o NEW",
                 names->run, names->run);
    return lc_fail(LC_E_MISMATCH, "%s: series '%s' has %zu rows, and %s was trained on %zu: name the old data with --data%s",
                   names->data, d->series[s].name, rows, names->run, (size_t)was[ROWS][s], again);
}

static lc_status compare(uint64_t *const is[TABLES], uint64_t *const was[TABLES], const lc_dataset *d, size_t s,
                         const lc_run_names *names)
{
    const char *series = d->series[s].name, *data = names->data, *run = names->run;
    const uint64_t *values = was[VALUES] + s * d->channels;
    if (is[ROWS][s] != was[ROWS][s])
        return refuse_rows(d, s, is[ROWS][s], was, names);
    if (is[STAMPS][s] != was[STAMPS][s])
        return lc_fail(LC_E_MISMATCH,
                       "%s: series '%s' has other time stamps than %s was trained on: name the old data with --data", data,
                       series, run);
    for (size_t c = 0; c < d->channels; c++)
        if (is[VALUES][s * d->channels + c] != values[c])
            return lc_fail(
                LC_E_MISMATCH,
                "%s: channel '%s' of series '%s' has other values than %s was trained on: name the old data with --data", data,
                d->channel[c].name, series, run);
    return LC_OK;
}

static lc_status read_tables(uint64_t *t[TABLES], lc_h5 *h5, const lc_dataset *d, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    lc_h5_shape shape;
    TRY(lc_h5_group_open(&group, h5, "data"));
    for (size_t i = 0; i < TABLES; i++) {
        TRY(lc_h5_read_array(&t[i], &shape, group, table_name[i], LC_H5_U64));
        if (shape.rank != 2 || shape.size[1] != width_of(i, d))
            FAIL(LC_E_DATA, "%s: data/%s does not have %zu numbers for each series", path, table_name[i], width_of(i, d));
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
    uint64_t *is[TABLES] = {NULL}, *was[TABLES] = {NULL};
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

/* --- what has been added --------------------------------------------------------------------------------------------- */

static lc_status read_was(uint64_t *was[TABLES], size_t *series, lc_h5 *h5, size_t channels)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    lc_h5_shape shape;
    TRY(lc_h5_group_open(&group, h5, "data"));
    for (size_t i = 0; i < TABLES; i++) {
        TRY(lc_h5_read_array(&was[i], &shape, group, table_name[i], LC_H5_U64));
        *series = i == 0 || shape.size[0] < *series ? shape.size[0] : *series;
        if (shape.rank != 2 || shape.size[1] != (i == VALUES ? channels : 1))
            *series = 0;
    }
done:
    lc_h5_close(group);
    return status;
}

/* Of data without rows of the future. */
static lc_status count_added(size_t *rows, bool *same, const lc_run_source *source, const lc_dataset *d)
{
    lc_status status = LC_OK;
    uint64_t *was[TABLES] = {NULL}, *digest = NULL;
    size_t *place = NULL, known = 0;
    TRY(lc_new(&place, d->series_count, sizeof *place));
    TRY(lc_new(&digest, d->channels, sizeof *digest));
    TRY(lc_run_match_known(place, source->h5, &source->measured, d, source->path));
    TRY(read_was(was, &known, source->h5, d->channels));
    *same = known == d->series_count;
    for (size_t s = 0; s < d->series_count && *same; s++) {
        *same = place[s] < known && begins_with(&d->series[s], was, place[s], d->channels, digest);
        *rows += *same ? d->series[s].rows - was[ROWS][place[s]] : 0;
    }
    if (!*same)
        *rows = 0;
done:
    lc_free(place);
    lc_free(digest);
    free_tables(was);
    return status;
}

lc_status lc_run_added_rows(size_t *rows, bool *same, const lc_run_source *source, const lc_dataset *dataset)
{
    lc_dataset *past = NULL;
    *rows = 0;
    *same = false;
    CHECK(lc_task_past(&past, dataset, &source->run.config));
    const lc_status status = count_added(rows, same, source, past ? past : dataset);
    lc_past_free(past);
    return status;
}
