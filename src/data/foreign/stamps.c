/* stamps - the time of a plan as stamps: of units, of texts, or of numbers since 1970. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/date.h"
#include "core/mem.h"
#include "core/zone.h"
#include "data/foreign/plan.h"
#include "data/time/time.h"

static void name_time(char what[LC_TEXT_MAX], const lc_plan *p)
{
    snprintf(what, LC_TEXT_MAX, "%s: '%s'", p->path, p->time_slab.field ? p->time_slab.field : p->time->path);
}

/* Offsets of UTC, all 0. */
static lc_status make_utc(lc_series *s)
{
    return lc_new(&s->offset, s->rows, sizeof *s->offset);
}

/* Moments of a zone that is named: offsets of each row. Without its table the moments are known all the same. */
static lc_status set_zone(lc_series *s, const lc_plan *p)
{
    lc_zone *zone = NULL;
    const char *name = p->request->zone ? p->request->zone : p->zone;
    CHECK(make_utc(s));
    if (p->request->zone)
        CHECK(lc_zone_new(&zone, name));
    else if (lc_zone_new(&zone, name) != LC_OK) {
        lc_plan_note(p, "its zone '%s' is not known here: stamps are shown in UTC", name);
        return LC_OK;
    }
    for (size_t row = 0; row < s->rows; row++)
        s->offset[row] = lc_zone_offset(zone, lc_floor_divide(s->time[row], s->ticks));
    lc_zone_free(zone);
    return lc_copy_text(&s->zone, name);
}

/* --- units ------------------------------------------------------------------------------------------------------------ */

static lc_status read_units(lc_series *s, const lc_plan *p, const lc_stored *stored)
{
    char what[LC_TEXT_MAX];
    name_time(what, p);
    s->calendar = p->units.calendar;
    CHECK(lc_cf_stamps(&s->time, &s->ticks, stored, &p->units, 0, what));
    return p->zone || p->request->zone ? set_zone(s, p) : p->units.zoned ? make_utc(s) : LC_OK;
}

/* --- numbers since 1970 ----------------------------------------------------------------------------------------------- */

static const struct {
    const char *word, *name;
    int64_t nanoseconds;
} epochs[] = {{"epoch_s", "seconds", 1000000000},
              {"epoch_ms", "milliseconds", 1000000},
              {"epoch_us", "microseconds", 1000},
              {"epoch_ns", "nanoseconds", 1}};

enum { EPOCHS = sizeof epochs / sizeof *epochs };

/* The unit in which all numbers are stamps from 1973 to 2128; EPOCHS if there is none. */
static size_t find_unit(const lc_stored *stored)
{
    double least = (double)INFINITY, most = -(double)INFINITY;
    for (size_t row = 0; row < stored->count; row++) {
        const double value = stored->real ? stored->real[row] : (double)stored->whole[row];
        least = fmin(least, value);
        most = fmax(most, value);
    }
    for (size_t i = 0; i < EPOCHS; i++)
        if (least * (double)epochs[i].nanoseconds >= 1e17 && most * (double)epochs[i].nanoseconds < 5e18)
            return i;
    return EPOCHS;
}

static lc_status read_epoch(lc_series *s, const lc_plan *p, const lc_stored *stored)
{
    char what[LC_TEXT_MAX];
    size_t unit = 0;
    name_time(what, p);
    while (p->request->time_format && unit < EPOCHS && strcmp(p->request->time_format, epochs[unit].word) != 0)
        unit++;
    if (!p->request->time_format)
        unit = find_unit(stored);
    if (unit == EPOCHS)
        return lc_fail(LC_E_USAGE,
                       "%s: its numbers are not seconds since 1970, or parts of them, as they are today; say what they are with "
                       "--time-format epoch_s (epoch_ms, epoch_us, epoch_ns), or make an axis with --start and --step",
                       what);
    lc_plan_note(p, "'%s' is read as %s since 1970, UTC", p->time_slab.field ? p->time_slab.field : p->time->path,
                 epochs[unit].name);
    CHECK(lc_cf_stamps(&s->time, &s->ticks, stored, &(lc_cf_units){.nanoseconds = epochs[unit].nanoseconds}, 0, what));
    return p->request->zone ? set_zone(s, p) : make_utc(s);
}

/* --- texts ------------------------------------------------------------------------------------------------------------ */

/* The cells of one column, as the room of time sees a table. */
typedef struct column {
    const char *name;
    char **text;
} column;

static const char *column_name(const void *table, size_t index)
{
    (void)index;
    return ((const column *)table)->name;
}

static const char *column_cell(const void *table, size_t row, size_t index)
{
    (void)index;
    return ((const column *)table)->text[row];
}

static size_t column_line(const void *table, size_t row)
{
    (void)table;
    return row + 1;
}

static bool column_missing(const void *table, const char *cell)
{
    (void)table;
    return *cell == '\0';
}

/* "2020-01-01_00:00:00" of WRF has a blank there. */
static void mend_cells(char **text, size_t count)
{
    for (size_t row = 0; row < count; row++)
        if (strlen(text[row]) > 10 && text[row][10] == '_')
            text[row][10] = ' ';
}

static lc_status read_cells(lc_series *s, const lc_plan *p, char **text)
{
    const column c = {p->time_slab.field ? p->time_slab.field : p->time->name, text};
    const lc_view view = {&c, p->path, s->rows, 1, column_name, column_cell, column_line, column_missing, p->notes, false};
    const lc_time_request request = {
        .columns = c.name, .format = p->request->time_format, .zone = p->request->zone, .date_order = p->request->date_order};
    lc_time_columns columns = {0};
    lc_stamps stamps = {0};
    mend_cells(text, s->rows);
    CHECK(lc_time_find(&columns, &view, &request));
    if (columns.count == 0)
        return lc_fail(LC_E_DATA, "%s: '%s' is not of dates that can be read; say how they are written with --time-format",
                       p->path, c.name);
    CHECK(lc_time_read(&stamps, &view, &columns, &request));
    s->time = stamps.stamp;
    s->ticks = stamps.ticks;
    s->offset = stamps.offset;
    s->zone = stamps.zone;
    s->calendar = stamps.calendar;
    return LC_OK;
}

static lc_status read_texts(lc_series *s, const lc_plan *p)
{
    lc_status status = LC_OK;
    char **text = NULL;
    size_t count = 0;
    TRY(lc_foreign_labels(&text, &count, p, p->time, p->time_slab.field));
    if (count != s->rows || count == 0)
        FAIL(LC_E_DATA, "%s: '%s' has %zu texts, not %zu", p->path, p->time->path, count, s->rows);
    TRY(read_cells(s, p, text));
done:
    lc_free_texts(text, count);
    return status;
}

/* --- made up ---------------------------------------------------------------------------------------------------------- */

static lc_status make_up(lc_series *s, const lc_plan *p)
{
    int64_t start = 0;
    const int64_t step = p->request->step ? p->request->step : 86400;
    if (!lc_date_parse(&start, p->request->start))
        return lc_fail(LC_E_USAGE, "'%s' is not a stamp such as 2016-07-01 00:00:00", p->request->start);
    if (step < 0 || step > 36525LL * 86400)
        return lc_fail(LC_E_USAGE, "a step of %lld seconds: a century is the most", (long long)step);
    CHECK(lc_new(&s->time, s->rows, sizeof *s->time));
    for (size_t row = 0; row < s->rows; row++)
        s->time[row] = start + (int64_t)row * step;
    return LC_OK;
}

/* --- all -------------------------------------------------------------------------------------------------------------- */

lc_status lc_foreign_stamps(lc_series *s, const lc_plan *p)
{
    lc_status status = LC_OK;
    lc_stored stored = {0};
    s->rows = p->rows;
    s->ticks = 1;
    const char *format = p->request->time_format;
    if (p->form == LC_FORM_TEXTS || (p->form == LC_FORM_EPOCH && format && strncmp(format, "epoch", 5) != 0))
        return read_texts(s, p);
    if (p->form == LC_FORM_MADE)
        return make_up(s, p);
    TRY(lc_stored_read(&stored, p->file, p->time, &p->time_slab));
    if (stored.count != s->rows)
        FAIL(LC_E_DATA, "%s: '%s' has %zu stamps for %zu rows", p->path, p->time->path, stored.count, s->rows);
    TRY(p->form == LC_FORM_UNITS ? read_units(s, p, &stored) : read_epoch(s, p, &stored));
done:
    lc_stored_free(&stored);
    return status;
}
