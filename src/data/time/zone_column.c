/* zone_column - a column of zones or offsets beside those of the time: EST and EDT, Europe/Berlin, +01:00, hours ahead of UTC. */
#include <stdlib.h>
#include <string.h>

#include "core/date_scan.h"
#include "core/words.h"
#include "core/zone.h"
#include "core/zone_word.h"
#include "data/time/room.h"
#include "data/time/zoned.h"

enum { HOUR = 3600, MINUTE = 60 };

static bool is_called_zone(const char *name)
{
    return lc_name_has(name, "tz timezone tzname tzid zeitzone tijdzone tidszon tidssone fuseau aikavyöhyke időzóna") ||
           lc_name_is(name, "zone timezone tzoffset offset utcoffset gmtoffset utcdiff zonahoraria husohorario fusoorario "
                            "fusohorário strefaczasowa časovépásmo saatdilimi часовойпояс");
}

/* Seconds of the unit that a name says; 0: it says none. */
static int64_t unit_of(const char *name)
{
    return lc_name_has(name, "minutes minute mins min utcoffsetminutes offsetminutes")   ? MINUTE
           : lc_name_has(name, "hours hour hrs hr utcoffsethours offsethours")           ? HOUR
           : lc_name_has(name, "seconds second secs sec utcoffsetseconds offsetseconds") ? 1
                                                                                         : 0;
}

/* Numbers under zone or offset alone may be anything, those of tzid are ids. */
static bool is_called_offset(const char *name)
{
    return lc_name_is(name, "tz timezone tzoffset utcoffset gmtoffset utcdiff gmtdiff timezoneoffset zeitzone tijdzone") ||
           (lc_name_has(name, "utc gmt tz timezone utcoffset gmtoffset tzoffset timezoneoffset") &&
            lc_name_has(name, "offset offsets utcoffset gmtoffset tzoffset timezoneoffset diff from ahead")) ||
           lc_name_is(name, "offsetminutes offsetseconds offsethours minutesoffset secondsoffset hoursoffset");
}

bool lc_name_counts_offset(const char *name)
{
    return is_called_offset(name) || lc_name_is(name, "offset");
}

bool lc_name_says_zone(const char *name)
{
    return is_called_zone(name) || is_called_offset(name);
}

static bool reads_all(const lc_view *v, const lc_time_columns *c)
{
    lc_date date;
    for (size_t row = 0; row < v->rows; row++)
        if (!lc_part_take_zone(&date, c, lc_view_cell(v, row, c->zone)))
            return false;
    return true;
}

/* The unit in which all numbers are offsets: none of the day's is one in two of them, but 0. The unit that the name says goes
 * before; 0: there is none. */
static int64_t find_unit(const lc_time_columns *columns, const lc_view *v)
{
    static const int64_t units[] = {HOUR, MINUTE, 1};
    lc_time_columns c = *columns;
    const int64_t said = unit_of(lc_view_name(v, c.zone));
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        c.zone_unit = units[i];
        if ((!said || said == units[i]) && reads_all(v, &c))
            return units[i];
    }
    return 0;
}

/* Numbers in a column that is called an offset from UTC. */
static bool takes_numbers(lc_time_columns *c, const lc_view *v, bool asked)
{
    c->zone_unit = asked || is_called_offset(lc_view_name(v, c->zone)) ? find_unit(c, v) : 0;
    return c->zone_unit != 0;
}

bool lc_time_is_offset(const lc_view *v, size_t column)
{
    lc_time_columns c = {.zone = column};
    return lc_name_counts_offset(lc_view_name(v, column)) && takes_numbers(&c, v, true);
}

static bool all_are(const char *word, const lc_view *v, size_t column)
{
    size_t row = 0;
    while (row < v->rows && strcmp(lc_view_cell(v, row, column), word) == 0)
        row++;
    return row == v->rows;
}

static bool all_are_offsets(const lc_view *v, size_t column)
{
    int32_t offset;
    for (size_t row = 0; row < v->rows; row++)
        if (!lc_offset_read(&offset, lc_view_cell(v, row, column)))
            return false;
    return true;
}

/* One zone of tzdata in all rows. */
static bool is_one_place(const lc_view *v, size_t column)
{
    const char *place, *first = lc_view_cell(v, 0, column);
    lc_zone *known = NULL;
    if (lc_date_place(&place, first) != strlen(first))
        return false;
    for (size_t row = 1; row < v->rows; row++)
        if (strcmp(lc_view_cell(v, row, column), first) != 0)
            return false;
    const bool is = lc_zone_new(&known, first) == LC_OK;
    lc_zone_free(known);
    return is;
}

/* A zone of tzdata in each row, and nothing else; of UTC alone it is an offset. */
static bool takes_places(lc_time_columns *c, const lc_view *v)
{
    const char *place, *first = lc_view_cell(v, 0, c->zone);
    size_t utc = 0;
    for (size_t row = 0; row < v->rows; row++)
        utc += lc_is_utc(lc_view_cell(v, row, c->zone));
    c->zone_places = *first && utc < v->rows && (lc_is_utc(first) || lc_date_place(&place, first) == strlen(first));
    c->zone_places = c->zone_places && lc_time_are_places(v, c);
    return c->zone_places;
}

/* Words that mean one offset each; those that mean several where --zone says which, or they differ, as EST and EDT do. */
static bool are_words(const lc_view *v, size_t column, bool asked)
{
    bool differ = false, known = true;
    const char *first = lc_view_cell(v, 0, column);
    for (size_t row = 0; row < v->rows; row++) {
        int32_t offset;
        const char *cell = lc_view_cell(v, row, column);
        const bool offsets = lc_offset_read(&offset, cell);
        if (!offsets && !lc_word_is_zone(cell))
            return false;
        differ |= strcmp(cell, first) != 0;
        known &= offsets || lc_zone_word_find(cell);
    }
    return known || differ || asked;
}

static bool takes_texts(lc_time_columns *c, const lc_view *v, bool clocked, bool asked)
{
    const char *name = lc_view_name(v, c->zone);
    const size_t last = c->column[c->count - 1];
    const bool called = asked || is_called_zone(name) || (lc_name_bare(v, c->zone) && c->zone == last + 1);
    if (is_one_place(v, c->zone) || (called && clocked && takes_places(c, v)))
        return true;
    if (all_are_offsets(v, c->zone))
        return called || strpbrk(lc_view_cell(v, 0, c->zone), "+-") || all_are("UTC", v, c->zone) || all_are("GMT", v, c->zone);
    return called && clocked && are_words(v, c->zone, asked);
}

/* Whether neither rows nor names say an offset or zone yet; *clocked: a time of day. */
static bool lacks_zone(bool *clocked, const lc_view *v, const lc_time_columns *c)
{
    lc_survey s;
    int32_t offset;
    lc_time_columns decided = *c;
    lc_view quiet = *v;
    quiet.notes = NULL;
    for (size_t i = 0; i < c->count; i++)
        if (lc_name_says_offset(&offset, lc_view_name(v, c->column[i])))
            return false;
    if (!c->has_zone)
        lc_time_doubt(&decided, &quiet); /* 08:00-09:00 may be an interval; what is refused, settling says */
    if (c->has_zone || lc_time_survey(&s, v, &decided, true) != LC_OK || s.zoned || s.words || s.placed)
        return false;
    *clocked = s.clocked;
    return true;
}

/* "18:30" + "-05:00" are told apart from values by their sign or name alone: numbers without a sign are no offsets. */
static bool could_be(const lc_view *v, size_t column)
{
    const char *cell = lc_view_cell(v, 0, column), *name = lc_view_name(v, column);
    lc_date zone = {0};
    return lc_name_says_zone(name) || (*cell && lc_scan_zone(&zone, cell));
}

static const char *unit_name(int64_t unit)
{
    return unit == HOUR ? ", in hours" : unit == MINUTE ? ", in minutes" : unit ? ", in seconds" : "";
}

void lc_time_find_zone(lc_time_columns *c, const lc_view *v, const bool *only, bool zone)
{
    bool clocked = false;
    for (size_t column = 0; column < v->columns; column++) {
        lc_time_columns with = *c;
        if ((only && !only[column]) || lc_time_has(c, column) || lc_name_counts_day(lc_view_name(v, column)) ||
            !(only || could_be(v, column)) || !lacks_zone(&clocked, v, c))
            continue;
        with.has_zone = true;
        with.zone = column;
        if (!takes_texts(&with, v, clocked, only || zone) && !takes_numbers(&with, v, only != NULL))
            continue;
        *c = with;
        lc_view_note(v, "column '%s' ('%s') is read as the %s of the stamps%s (change it: import --time)",
                     lc_view_name(v, column), lc_view_cell(v, 0, column),
                     c->zone_places || is_one_place(v, column) ? "zone" : "offset from UTC", unit_name(c->zone_unit));
        return;
    }
}

/* Minutes or seconds, one or two of them, that are not all 0: an offset of summer and one of winter. */
static bool is_like_offset(int64_t *unit, const lc_view *v, size_t column)
{
    const lc_time_columns c = {.zone = column};
    const char *first = lc_view_cell(v, 0, column), *other = NULL;
    *unit = find_unit(&c, v);
    for (size_t row = 1; row < v->rows; row++) {
        const char *cell = lc_view_cell(v, row, column);
        if (strcmp(cell, first) != 0 && other && strcmp(cell, other) != 0)
            return false;
        other = strcmp(cell, first) != 0 ? cell : other;
    }
    return *unit && *unit != HOUR && (strcmp(first, "0") != 0 || other);
}

/* Whether a column is called so that its numbers must be offsets; those of tz may be ids. */
static bool must_be(const lc_view *v, size_t column)
{
    const char *first = lc_view_cell(v, 0, column), *name = lc_view_name(v, column);
    return is_called_offset(name) && !lc_name_is(name, "tz timezone zeitzone tijdzone") && first[strspn(first, "+-")] &&
           strspn(first, "+-0123456789") == strlen(first);
}

static bool may_be(int64_t *unit, const lc_view *v, size_t column)
{
    const char *name = lc_view_name(v, column);
    return (lc_name_counts_offset(name) || lc_name_is(name, "utc gmt offsetmin offsetsec")) && is_like_offset(unit, v, column);
}

lc_status lc_time_refuse_offset(const lc_time_columns *c, const lc_view *v)
{
    bool clocked;
    for (size_t column = 0; column < v->columns; column++) {
        int64_t unit = 0;
        const char *time = lc_view_name(v, c->column[0]), *name = lc_view_name(v, column);
        if (lc_time_has(c, column) || !(must_be(v, column) || may_be(&unit, v, column)) || !lacks_zone(&clocked, v, c) ||
            !clocked)
            continue;
        if (!unit)
            return lc_view_fail(v, 0, column,
                                "is no offset from UTC in hours, minutes or seconds, as the name of its column says: +01:00 is "
                                "one; --time with the other columns of the time leaves it a channel");
        return lc_fail(LC_E_DATA,
                       "%s: column '%s' may be the offset from UTC of the stamps%s, or a channel: --time %s takes it for the "
                       "offset, --time %s leaves it a channel",
                       v->path, name, unit_name(unit), lc_typed_pair(time, ',', name).text, lc_typed_word(time).text);
    }
    return LC_OK;
}
