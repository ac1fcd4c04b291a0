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
    CHECK(make_utc(s));
    if (lc_zone_new(&zone, p->zone) != LC_OK) {
        lc_plan_note(p, "its zone '%s' is not known here: stamps are shown in UTC", p->zone);
        return LC_OK;
    }
    for (size_t row = 0; row < s->rows; row++)
        s->offset[row] = lc_zone_offset(zone, lc_floor_divide(s->time[row], s->ticks));
    lc_zone_free(zone);
    return lc_copy_text(&s->zone, p->zone);
}

/* --- units ------------------------------------------------------------------------------------------------------------ */

static lc_status read_units(lc_series *s, const lc_plan *p, const lc_stored *stored)
{
    char what[LC_TEXT_MAX];
    name_time(what, p);
    s->calendar = p->units.calendar;
    CHECK(lc_cf_stamps(&s->time, &s->ticks, stored, &p->units, 0, what));
    return p->zone ? set_zone(s, p) : p->units.zoned ? make_utc(s) : LC_OK;
}

/* --- numbers since 1970 ----------------------------------------------------------------------------------------------- */

static const struct {
    const char *word, *name;
    int64_t nanoseconds;
} epochs[] = {{"epoch_s", "seconds", 1000000000}, {"epoch_ms", "milliseconds", 1000000}, {"epoch_us", "microseconds", 1000},
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
    lc_plan_note(p, "'%s' is read as %s since 1970, UTC", p->time_slab.field ? p->time_slab.field : p->time->path, epochs[unit].name);
    CHECK(lc_cf_stamps(&s->time, &s->ticks, stored, &(lc_cf_units){.nanoseconds = epochs[unit].nanoseconds}, 0, what));
    return make_utc(s);
}

/* --- texts ------------------------------------------------------------------------------------------------------------ */

/* Nanoseconds after the whole second of "2012-01-01T00:00:00.250000000"; the text without them. */
static int64_t cut_fraction(char *out, size_t size, const char *text)
{
    const char *colon = strrchr(text, ':'), *point = colon ? strpbrk(colon, ".,") : NULL;
    int64_t fraction = 0, unit = 100000000;
    for (const char *c = strchr(text, '.'); c && !point; c = NULL) /* before a zone: "00:00:00.25+01:00" */
        point = c > strchr(text, ':') && strchr(text, ':') ? c : NULL;
    if (!point || strlen(text) >= size) {
        snprintf(out, size, "%s", text);
        return 0;
    }
    size_t digits = strspn(point + 1, "0123456789");
    for (size_t i = 0; i < digits && i < 9; i++, unit /= 10)
        fraction += (point[1 + i] - '0') * unit;
    snprintf(out, size, "%.*s%s", (int)(point - text), text, point + 1 + digits);
    return fraction;
}

/* "T" and "Z" as lc_date_read has them; a zone after a blank too. */
static lc_status read_text(int64_t *second, int64_t *fraction, int64_t *offset, bool *zoned, const lc_plan *p, size_t row,
                           const char *text)
{
    char cut[64], what[LC_TEXT_MAX];
    lc_date date;
    *fraction = cut_fraction(cut, sizeof cut, text);
    char *zone = strrchr(cut, ' ');
    if (zone && strchr("+-Z", zone[1]))
        memmove(zone, zone + 1, strlen(zone));
    name_time(what, p);
    if (!lc_date_read(&date, cut) || !lc_date_stamp(second, &date, LC_DATE_UNKNOWN))
        return lc_fail(LC_E_DATA, "%s, row %zu: '%s' is not a date as 2016-07-31 13:00:00", what, row, text);
    const char *clock = strchr(cut, ':');
    *zoned = cut[strlen(cut) - 1] == 'Z' || (clock && strpbrk(clock, "+-"));
    *offset = date.offset;
    *second -= date.offset;
    return LC_OK;
}

/* Ticks per second that hold all fractions. */
static int64_t ticks_for(const int64_t *fraction, size_t count)
{
    int64_t ticks = 1;
    for (size_t row = 0; row < count; row++)
        while (fraction[row] % (1000000000 / ticks))
            ticks *= 1000;
    return ticks;
}

static lc_status fill_texts(lc_series *s, const lc_plan *p, char **text)
{
    lc_status status = LC_OK;
    int64_t *fraction = NULL;
    size_t zoned = 0;
    TRY(lc_new(&fraction, s->rows, sizeof *fraction));
    TRY(lc_new(&s->time, s->rows, sizeof *s->time));
    TRY(make_utc(s));
    for (size_t row = 0; row < s->rows; row++) {
        bool has = false;
        int64_t offset = 0;
        TRY(read_text(&s->time[row], &fraction[row], &offset, &has, p, row, text[row]));
        s->offset[row] = (int32_t)offset;
        zoned += has;
    }
    if (zoned != 0 && zoned != s->rows)
        FAIL(LC_E_DATA, "%s: '%s': some dates have a zone and some have not", p->path, p->time->path);
    s->ticks = ticks_for(fraction, s->rows);
    for (size_t row = 0; row < s->rows; row++)
        s->time[row] = s->time[row] * s->ticks + fraction[row] / (1000000000 / s->ticks);
    if (zoned == 0) {
        lc_free(s->offset);
        s->offset = NULL;
    }
done:
    lc_free(fraction);
    return status;
}

static lc_status read_texts(lc_series *s, const lc_plan *p)
{
    lc_status status = LC_OK;
    char **text = NULL;
    size_t count = 0;
    TRY(lc_foreign_labels(&text, &count, p, p->time, p->time_slab.field));
    if (count != s->rows)
        FAIL(LC_E_DATA, "%s: '%s' has %zu texts, not %zu", p->path, p->time->path, count, s->rows);
    TRY(fill_texts(s, p, text));
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
    if (p->form == LC_FORM_TEXTS)
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
