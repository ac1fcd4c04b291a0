/* stamps - the time of a plan as stamps: of units, of texts, or of numbers since 1970. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/date.h"
#include "core/mem.h"
#include "data/series.h"
#include "data/foreign/columns.h"
#include "data/foreign/gaps.h"
#include "data/foreign/said.h"

static void name_time(char what[LC_TEXT_MAX], const lc_plan *p)
{
    snprintf(what, LC_TEXT_MAX, "%s: '%s'", p->path, lc_plan_time(p));
}

/* Whether rows may have no time. */
static bool may_lack(const lc_plan *p)
{
    return p->units.gaps || lc_gaps_marked(p, lc_plan_time(p), LC_GAP_WORD);
}

/* --- units ------------------------------------------------------------------------------------------------------------ */

/* The stamp that each row's code means; a row without one has no time. */
static lc_status spread(lc_series *s, const lc_plan *p)
{
    lc_status status = LC_OK;
    lc_stored code = {0};
    int64_t *time = NULL;
    TRY(lc_stored_read(&code, p->file, p->time_codes, NULL));
    TRY(lc_new(&time, p->rows, sizeof *time));
    for (size_t row = 0; row < p->rows; row++) {
        if (may_lack(p) && row < code.count && code.whole && code.whole[row] == -1) {
            time[row] = LC_NO_STAMP;
            continue;
        }
        if (row >= code.count || !code.whole || code.whole[row] < 0 || (uint64_t)code.whole[row] >= s->rows)
            FAIL(LC_E_DATA, "%s: '%s', row %zu: no time (to leave such rows out: --na NaT)", p->path, lc_plan_time(p), row);
        time[row] = s->time[code.whole[row]];
    }
    lc_free(s->time);
    s->time = time;
    s->rows = p->rows;
    time = NULL;
done:
    lc_free(time);
    lc_stored_free(&code);
    return status;
}

static lc_status read_units(lc_series *s, const lc_plan *p, lc_stored *stored)
{
    char what[LC_TEXT_MAX];
    name_time(what, p);
    CHECK(lc_stored_unpack(stored, p->convention, what));
    lc_cf_units units = p->units;
    units.gaps = may_lack(p);
    s->calendar = units.calendar;
    CHECK(lc_cf_stamps(&s->time, &s->ticks, stored, &units, 0, what));
    if (p->time_codes)
        CHECK(spread(s, p));
    if (p->local && p->request->zone)
        return lc_offsets_clocks(s, p);
    if (p->request->zone && !p->zone && !p->units.zoned)
        lc_plan_note(p, "times that name no offset are UTC, as CF has it; --zone says where they become local time");
    if (p->zone || p->request->zone)
        return lc_offsets_zone(s, p);
    return p->units.zoned ? lc_offsets_fixed(s, p->units.offset) : LC_OK;
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

/* The unit in which all numbers are stamps from 1973 to 2039; EPOCHS if there is none. *hundreds: what they are instead,
 * or NULL. */
static size_t find_unit(const lc_hundreds **hundreds, const lc_stored *stored)
{
    double least = (double)INFINITY, most = -(double)INFINITY;
    for (size_t row = 0; row < stored->count; row++) {
        const double value = lc_stored_at(stored, row);
        if (value == (double)INT64_MIN) /* NaT of numpy */
            continue;
        least = fmin(least, value);
        most = fmax(most, value);
    }
    *hundreds = fabs(least) < 9e18 && fabs(most) < 9e18 ? lc_hundreds_of((int64_t)least, (int64_t)most) : NULL;
    for (size_t i = 0; i < EPOCHS; i++)
        if (least * (double)epochs[i].nanoseconds >= 1e17 && most * (double)epochs[i].nanoseconds < 2208988800e9)
            return i;
    return EPOCHS;
}

lc_status lc_epoch_fits(bool *out, const lc_plan *p, const lc_h5_node *node, const lc_h5_slab *slab)
{
    lc_status status = LC_OK;
    lc_stored stored = {0};
    char what[LC_TEXT_MAX];
    bool digits = false;
    const lc_hundreds *hundreds;
    TRY(lc_stored_read(&stored, p->file, node, slab));
    *out = find_unit(&hundreds, &stored) < EPOCHS;
    snprintf(what, sizeof what, "%s: '%s'", p->path, slab->field ? slab->field : node->name);
    if (*out)
        TRY(lc_digits_choose(&digits, &stored, what));
    *out &= !digits;
done:
    lc_stored_free(&stored);
    return status;
}

static lc_status read_hundreds(lc_series *s, const lc_plan *p, const lc_stored *stored, const lc_hundreds *h)
{
    char what[LC_TEXT_MAX];
    const lc_cf_units units = {.nanoseconds = 100, .since = h->origin, .gaps = may_lack(p)};
    name_time(what, p);
    lc_plan_note(p, "'%s' is read as %s%s", lc_plan_time(p), h->name, h->utc ? ", UTC" : "");
    CHECK(lc_cf_stamps(&s->time, &s->ticks, stored, &units, 0, what));
    if (h->utc)
        return p->request->zone ? lc_offsets_zone(s, p) : lc_offsets_utc(s);
    return p->request->zone ? lc_offsets_clocks(s, p) : LC_OK;
}

static lc_status read_epoch(lc_series *s, const lc_plan *p, const lc_stored *stored)
{
    char what[LC_TEXT_MAX];
    size_t unit = 0;
    name_time(what, p);
    const char *format = p->request->time_format;
    const lc_hundreds *hundreds = format ? lc_hundreds_named(format) : NULL;
    while (format && !hundreds && strcmp(format, "epoch") != 0 && unit < EPOCHS && strcmp(format, epochs[unit].word) != 0)
        unit++;
    if (!format)
        unit = find_unit(&hundreds, stored);
    if (hundreds)
        return read_hundreds(s, p, stored, hundreds);
    if (unit == EPOCHS)
        return lc_fail(LC_E_USAGE,
                       "%s: its numbers are not seconds since 1970, or parts of them, as they are today; say what they are with "
                       "--time-format epoch_s (epoch_ms, epoch_us, epoch_ns, epoch_d, excel, matlab, jd, mjd, filetime, dotnet, "
                       "%%Y%%m%%d, 'seconds since 1904-01-01'), or make an axis with --start and --step",
                       what);
    if (!format)
        CHECK(lc_said_check_epoch(p, epochs[unit].nanoseconds, what));
    lc_plan_note(p, "'%s' is read as %s since 1970, UTC", lc_plan_time(p), epochs[unit].name);
    const lc_cf_units units = {.nanoseconds = epochs[unit].nanoseconds, .gaps = may_lack(p)};
    CHECK(lc_cf_stamps(&s->time, &s->ticks, stored, &units, 0, what));
    return p->request->zone ? lc_offsets_zone(s, p) : lc_offsets_utc(s);
}

/* --- texts ------------------------------------------------------------------------------------------------------------ */

static lc_status read_cells(lc_plan *p, char **text)
{
    lc_series *s = &p->axis;
    lc_text_columns c = {.count = 1, .rows = s->rows, .name = {lc_plan_time(p)}, .text = {text}};
    bool found = false;
    CHECK(lc_text_columns_read(&found, s, &c, p, c.name[0]));
    if (found)
        return lc_time_parts_say(&p->time_parts, &c.time, p->request->time_parts != NULL);
    return lc_fail(LC_E_DATA, "%s: '%s' is not of dates that can be read; say how they are written with --time-format", p->path,
                   c.name[0]);
}

static lc_status read_texts(lc_plan *p)
{
    const lc_series *s = &p->axis;
    lc_status status = LC_OK;
    char **text = NULL;
    size_t count = 0;
    TRY(lc_foreign_labels(&text, &count, p, p->time, p->time_slab.field));
    if (count != s->rows || count == 0)
        FAIL(LC_E_DATA, "%s: '%s' has %zu texts, not %zu", p->path, p->time->path, count, s->rows);
    TRY(read_cells(p, text));
done:
    lc_free_texts(text, count);
    return status;
}

/* --- made up ---------------------------------------------------------------------------------------------------------- */

static lc_status make_up(lc_series *s, const lc_plan *p)
{
    lc_made_up axis;
    CHECK(lc_time_make_up(&axis, p->request->start, p->request->step));
    CHECK(lc_new(&s->time, s->rows, sizeof *s->time));
    s->ticks = axis.ticks;
    return lc_made_up_stamps(s->time, s->rows, &axis);
}

/* Of a field that is an array, one of its columns. */
static void gather(lc_stored *stored, const lc_plan *p)
{
    const size_t stride = p->time_stride;
    if (stride < 2)
        return;
    stored->count /= stride;
    for (size_t row = 0; row < stored->count; row++)
        if (stored->whole)
            stored->whole[row] = stored->whole[p->time_first + row * stride];
        else
            stored->real[row] = stored->real[p->time_first + row * stride];
}

/* --- all -------------------------------------------------------------------------------------------------------------- */

/* A format that is not of seconds since 1970, or parts of them, or what the numbers hold. */
static bool is_other(const lc_import *r)
{
    const char *format = r->time_format;
    return r->time_parts ||
           (format && !lc_hundreds_named(format) && (strncmp(format, "epoch", 5) != 0 || strcmp(format, "epoch_d") == 0));
}

lc_status lc_foreign_stamps(lc_plan *p)
{
    lc_series *s = &p->axis;
    lc_status status = LC_OK;
    lc_stored stored = {0};
    s->rows = p->time_codes ? p->time->shape.size[0] : p->rows;
    s->ticks = 1;
    if (p->form == LC_FORM_TEXTS || (p->form == LC_FORM_EPOCH && is_other(p->request)))
        return read_texts(p);
    if (p->form == LC_FORM_MADE)
        return make_up(s, p);
    TRY(lc_stored_read(&stored, p->file, p->time, &p->time_slab));
    gather(&stored, p);
    if (stored.count != s->rows)
        FAIL(LC_E_DATA, "%s: '%s' has %zu stamps for %zu rows", p->path, p->time->path, stored.count, s->rows);
    TRY(p->form == LC_FORM_UNITS ? read_units(s, p, &stored) : read_epoch(s, p, &stored));
done:
    lc_stored_free(&stored);
    return status;
}
