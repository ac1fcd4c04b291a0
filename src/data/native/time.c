/* time - the time axis of a series: as we wrote it, or as another program wrote it again. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/zone.h"
#include "data/foreign/cf_time.h"
#include "data/native/layout.h"
#include "data/native/reader.h"
#include "data/stamp.h"

/* The calendar; layout 1 had "standard" for the proleptic one. */
static lc_status read_calendar(char **out, const lc_reader *r)
{
    CHECK(lc_reader_text(out, r, "time", "calendar", "standard"));
    if (r->layout > 1 || strcmp(*out, "standard") != 0)
        return LC_OK;
    lc_free(*out);
    return lc_copy_text(out, lc_calendar_name(LC_CALENDAR_GREGORIAN));
}

static lc_status read_units(lc_cf_units *out, const lc_reader *r, const char *what)
{
    lc_status status = LC_OK;
    char *units = NULL, *calendar = NULL;
    TRY(lc_h5_read_text(&units, r->group, "time", "units"));
    TRY(read_calendar(&calendar, r));
    TRY(lc_cf_units_read(out, units, calendar, what));
    if (out->months)
        FAIL(LC_E_DATA, "%s: units of time are '%s', which have no fixed length", what, units);
done:
    lc_free(calendar);
    lc_free(units);
    return status;
}

/* Ticks per second of units since 1970; 0 for others. */
static int64_t ticks_of(const lc_cf_units *u)
{
    const bool since = u->since == 0 && u->fraction == 0;
    return since && u->nanoseconds <= 1000000000 ? 1000000000 / u->nanoseconds : 0;
}

/* Numbers of any type, since any day. */
static lc_status read_foreign(const lc_reader *r, const lc_cf_units *units, const char *what)
{
    lc_status status = LC_OK;
    const lc_h5_node *node;
    lc_stored stored = {0};
    CHECK(lc_reader_refuse_packed(r, "time"));
    CHECK(lc_reader_node(&node, r, "time"));
    const size_t axes = r->each ? 2 : 1;
    if (!lc_stored_is(node, NULL) || node->axes != axes)
        return lc_fail(LC_E_DATA, "%s: time has %zu axes, not %zu, or is not of numbers", what, node->axes, axes);
    TRY(lc_stored_read(&stored, r->file, node, NULL));
    r->series->rows = stored.count;
    TRY(lc_cf_stamps(&r->series->time, &r->series->ticks, &stored, units, stored.whole ? ticks_of(units) : 0, what));
done:
    lc_stored_free(&stored);
    return status;
}

/* As we wrote it. */
static lc_status read_own(const lc_reader *r, const lc_cf_units *units, const char *what)
{
    lc_h5_shape shape;
    CHECK(lc_h5_read_array(&r->series->time, &shape, r->group, "time", LC_H5_I64));
    r->series->ticks = ticks_of(units);
    const size_t axes = r->each ? 2 : 1;
    if (shape.rank != axes || r->series->ticks == 0)
        return lc_fail(LC_E_DATA, "%s: time has %zu axes, not %zu, or units that are not those of the layout", what, shape.rank,
                       axes);
    r->series->rows = shape.size[0] * (r->each ? r->each : 1);
    return LC_OK;
}

/* --- offsets ---------------------------------------------------------------------------------------------------------- */

/* Offsets of a zone are those of its table. Without a zone: whole quarters of an hour, as all are today; the mean of some, which
 * resampling makes, need not be. */
static lc_status are_offsets(bool *right, const lc_reader *r, const double *value)
{
    const lc_zone *zone = NULL;
    const lc_series *s = r->series;
    *right = true;
    if (s->zone)
        CHECK(lc_zones_find(&zone, r->zones, s->zone));
    for (size_t row = 0; (!s->zone || zone) && *right && row < s->rows; row++)
        *right = zone ? value[row] == lc_zone_offset(zone, lc_series_second(s, row))
                      : fabs(value[row]) <= INT32_MAX && fmod(value[row], 900) == 0;
    return LC_OK;
}

static lc_status take_offsets(const lc_reader *r, const double *value)
{
    bool right;
    CHECK(are_offsets(&right, r, value));
    for (size_t row = 0; right && row < r->series->rows; row++)
        r->series->offset[row] = (int32_t)value[row];
    if (right)
        return LC_OK;
    lc_free(r->series->zone);
    r->series->zone = NULL;
    lc_buffer_line(r->notes, "%s: series '%s': 'utc_offset' is not one of any zone (a mean?): stamps are in UTC", r->path,
                   r->series->name);
    return LC_OK;
}

static lc_status read_foreign_offset(const lc_reader *r)
{
    lc_status status = LC_OK;
    double *value = NULL;
    CHECK(lc_reader_refuse_packed(r, "utc_offset"));
    const lc_h5_shape rows = lc_reader_rows(r);
    TRY(lc_reader_values(&value, r, "utc_offset", &rows));
    TRY(lc_new(&r->series->offset, r->series->rows, sizeof *r->series->offset));
    TRY(lc_h5_find_text(&r->series->zone, r->group, "utc_offset", "zone"));
    TRY(take_offsets(r, value));
done:
    lc_free(value);
    return status;
}

static lc_status read_own_offset(const lc_reader *r)
{
    lc_h5_shape shape;
    CHECK(lc_h5_read_array(&r->series->offset, &shape, r->group, "utc_offset", LC_H5_I32));
    const lc_h5_shape rows = lc_reader_rows(r);
    if (!lc_h5_same_shape(&shape, &rows))
        return lc_fail(LC_E_DATA, "%s: series '%s': 'utc_offset' is not an array of %zu rows as its time is", r->path,
                       r->series->name, r->series->rows);
    return lc_h5_find_text(&r->series->zone, r->group, "utc_offset", "zone");
}

lc_status lc_reader_time(const lc_reader *r)
{
    lc_cf_units units;
    bool offset = false;
    char what[LC_TEXT_MAX];
    snprintf(what, sizeof what, "%s: series '%s'", r->path, r->series->name);
    CHECK(read_units(&units, r, what));
    r->series->calendar = units.calendar;
    CHECK(r->tree ? read_foreign(r, &units, what) : read_own(r, &units, what));
    CHECK(lc_h5_has(&offset, r->group, "utc_offset"));
    if (r->layout > 1 && offset)
        return r->tree ? read_foreign_offset(r) : read_own_offset(r);
    return units.zoned && r->tree ? lc_new(&r->series->offset, r->series->rows, sizeof *r->series->offset) : LC_OK;
}
