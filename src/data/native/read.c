/* read - a file of the native layout (data/native/layout.h) into a dataset. */
#include "data/native/read.h"

#include <string.h>

#include "core/calendar.h"
#include "core/mem.h"
#include "data/native/layout.h"
#include "data/native/reader.h"
#include "data/packed.h"

static const int64_t FIRST_GREGORIAN = -12219292800; /* 1582-10-15 */

/* --- the time axis --------------------------------------------------------------------------------------------------- */

static lc_status read_ticks(const lc_reader *r)
{
    lc_status status = LC_OK;
    char *units = NULL;
    TRY(lc_h5_read_text(&units, r->group, "time", "units"));
    if (!lc_native_ticks(&r->series->ticks, units))
        FAIL(LC_E_DATA,
             "%s: series '%s': units of time are '%s', not seconds (milliseconds, microseconds, nanoseconds) since "
             "1970-01-01 00:00:00",
             r->path, r->series->name, units);
done:
    lc_free(units);
    return status;
}

/* CF's standard calendar is Julian before 1582-10-15. */
static lc_status read_calendar(const lc_reader *r)
{
    lc_status status = LC_OK;
    char *name = NULL;
    TRY(lc_reader_text(&name, r, "time", "calendar", "standard"));
    if (!lc_calendar_find(&r->series->calendar, name))
        FAIL(LC_E_DATA, "%s: series '%s': the calendar '%s' is not supported", r->path, r->series->name, name);
    bool mixed = r->layout > 1 && r->series->calendar == LC_CALENDAR_GREGORIAN && strcmp(name, "proleptic_gregorian") != 0;
    if (mixed && r->series->rows && r->series->time[0] / r->series->ticks < FIRST_GREGORIAN)
        FAIL(LC_E_DATA, "%s: series '%s': the calendar '%s' is Julian before 1582-10-15, which is not supported", r->path,
             r->series->name, name);
done:
    lc_free(name);
    return status;
}

static lc_status read_offset(const lc_reader *r)
{
    lc_h5_shape shape;
    CHECK(lc_reader_refuse_packed(r, "utc_offset"));
    CHECK(lc_h5_read_array(&r->series->offset, &shape, r->group, "utc_offset", LC_H5_I32));
    if (shape.rank != 1 || shape.size[0] != r->series->rows)
        return lc_fail(LC_E_DATA, "%s: series '%s': 'utc_offset' is not an array of %zu rows as its time is", r->path,
                       r->series->name, r->series->rows);
    return lc_h5_find_text(&r->series->zone, r->group, "utc_offset", "zone");
}

static lc_status read_time(const lc_reader *r)
{
    lc_h5_shape shape;
    bool offset = false;
    CHECK(lc_reader_refuse_packed(r, "time"));
    CHECK(read_ticks(r));
    CHECK(lc_h5_read_array(&r->series->time, &shape, r->group, "time", LC_H5_I64));
    if (shape.rank != 1)
        return lc_fail(LC_E_DATA, "%s: series '%s': time has %zu axes, not 1", r->path, r->series->name, shape.rank);
    r->series->rows = shape.size[0];
    CHECK(read_calendar(r));
    CHECK(lc_h5_has(&offset, r->group, "utc_offset"));
    return r->layout > 1 && offset ? read_offset(r) : LC_OK;
}

/* --- series ---------------------------------------------------------------------------------------------------------- */

static lc_status read_ideal(const lc_reader *r)
{
    lc_h5_shape shape;
    CHECK(lc_reader_refuse_packed(r, "ideal"));
    CHECK(lc_h5_read_array(&r->series->ideal, &shape, r->group, "ideal", LC_H5_F32));
    if (shape.rank != 3 || shape.size[0] != r->series->rows || shape.size[2] != r->dataset->channels)
        return lc_fail(LC_E_DATA, "%s: series '%s': 'ideal' is not an array of rows, horizon and channels", r->path,
                       r->series->name);
    r->series->ideal_horizon = shape.size[1];
    return LC_OK;
}

static lc_status read_series(const lc_reader *r)
{
    bool ideal = false;
    CHECK(lc_reader_text(&r->series->name, r, NULL, "series", "series"));
    CHECK(read_time(r));
    CHECK(lc_reader_channels(r));
    CHECK(lc_h5_has(&ideal, r->group, "ideal"));
    return ideal ? read_ideal(r) : LC_OK;
}

static lc_status read_one(lc_reader *r)
{
    CHECK(lc_new(&r->dataset->series, 1, sizeof *r->dataset->series));
    r->dataset->series_count = 1;
    r->series = r->dataset->series;
    return read_series(r);
}

static lc_status read_many(lc_reader *r, lc_h5 *file)
{
    lc_status status = LC_OK;
    char **member = NULL;
    size_t members = 0;
    r->group = NULL;
    TRY(lc_h5_names(&member, &members, file));
    TRY(lc_new(&r->dataset->series, members, sizeof *r->dataset->series));
    r->dataset->series_count = members;
    for (size_t i = 0; i < members; i++) {
        TRY(lc_h5_group_open(&r->group, file, member[i]));
        r->series = &r->dataset->series[i];
        TRY(read_series(r));
        lc_h5_close(r->group);
        r->group = NULL;
    }
done:
    lc_h5_close(r->group);
    lc_free_texts(member, members);
    return status;
}

static lc_status read_layout(uint64_t *layout, lc_h5 *file, const char *path)
{
    lc_status status = LC_OK;
    char *kind = NULL;
    TRY(lc_h5_find_text(&kind, file, NULL, "lanecast"));
    if (!kind)
        FAIL(LC_E_DATA, "%s: an HDF5 file, but not of Lanecast's layout: attribute 'lanecast' is missing", path);
    if (strcmp(kind, "dataset") != 0)
        FAIL(LC_E_DATA, "%s: a run file of Lanecast %s, not a dataset: name the file that it was trained on", path, kind);
    TRY(lc_h5_read_count(layout, file, NULL, "lanecast_layout"));
    if (*layout > LC_LAYOUT)
        FAIL(LC_E_DATA, "%s: layout %llu is newer than the newest this version reads, %d; use a newer Lanecast", path,
             (unsigned long long)*layout, LC_LAYOUT);
done:
    lc_free(kind);
    return status;
}

static lc_status read_all(lc_reader *r, lc_h5 *file)
{
    bool one = false;
    r->group = file;
    CHECK(lc_reader_text(&r->dataset->title, r, NULL, "title", ""));
    CHECK(lc_h5_find_text(&r->dataset->history, file, NULL, "history"));
    CHECK(lc_h5_has(&one, file, "time"));
    return one ? read_one(r) : read_many(r, file);
}

lc_status lc_native_read(lc_dataset **out, char **notes, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *file = NULL;
    lc_reader r = {.path = path};
    (void)notes;
    TRY(lc_h5_open(&file, path));
    TRY(read_layout(&r.layout, file, path));
    TRY(lc_new(&r.dataset, 1, sizeof *r.dataset));
    r.dataset->seal = lc_h5_seal_of(file);
    if (r.dataset->seal)
        lc_h5_refuse_variable(file);
    TRY(read_all(&r, file));
    *out = r.dataset;
    r.dataset = NULL;
done:
    lc_dataset_free(r.dataset);
    lc_h5_close(file);
    return status;
}
