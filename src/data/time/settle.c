/* settle - what the rows of a table decide together: the order of day and month, the ticks. */
#include <string.h>

#include "core/mem.h"
#include "data/time/room.h"
#include "data/time/zoned.h"

enum { DAY = 86400 };

/* --- refusals --------------------------------------------------------------------------------------------------------- */

static lc_status check_zones(const lc_survey *s, const lc_view *v, const lc_time_columns *c)
{
    if ((s->zoned || s->words || s->named) && s->plain)
        return lc_view_fail(v, s->first_plain, lc_time_zone_column(c),
                            "has no UTC offset or zone, but other rows have; where rows differ, their time is not known (where a "
                            "word marks an hour that clocks show twice: --zone, and a --time-format that ends with %*)");
    if (s->named && (s->zoned || s->words))
        return lc_view_fail(v, s->first_named, lc_time_zone_column(c),
                            "has no UTC offset, but other rows have: with --time-format its zone is text (%Y-%m-%d %H:%M %*)");
    return LC_OK;
}

/* --- decisions -------------------------------------------------------------------------------------------------------- */

/* Of a day's rows beyond 24 hours, whose numbers are counted from midnight, none is of the next one. */
static void end_day(lc_date *date, const lc_time_columns *c)
{
    if (c->part[c->count - 1] == LC_TIME_PERIOD && date->seconds > DAY)
        date->seconds = DAY;
}

static lc_status decide_order(lc_time_columns *c, const lc_view *v, const lc_time_request *request)
{
    lc_status status = LC_OK;
    lc_date *date = NULL;
    TRY(lc_new(&date, v->rows, sizeof *date));
    for (size_t row = 0; row < v->rows; row++) {
        TRY(lc_row_date(&date[row], v, c, row));
        end_day(&date[row], c);
    }
    TRY(lc_time_order(&c->order, v, c->column[0], request, date, c->serials));
done:
    lc_free(date);
    return status;
}

/* --- notes ------------------------------------------------------------------------------------------------------------ */

static size_t column_of(const lc_time_columns *c, lc_time_part part)
{
    size_t i = 0;
    while (c->part[i] != part)
        i++;
    return c->column[i];
}

static void note_clock(const lc_view *v, const lc_time_columns *c)
{
    const size_t last = c->column[c->count - 1];
    size_t in_month = 0, year_day = 0;
    while (in_month < c->count && c->part[in_month] != LC_TIME_MONTH)
        in_month++;
    while (year_day < c->count && c->part[year_day] != LC_TIME_DAY_OF_YEAR)
        year_day++;
    if (c->part[c->count - 1] == LC_TIME_OF_DAY)
        lc_view_note(v, "column '%s' is read as %s of the day (change it: import --time, --time-format)", lc_view_name(v, last),
                     c->unit == 1      ? "seconds"
                     : c->unit == 60   ? "minutes"
                     : c->unit < 86400 ? "hours"
                                       : "parts");
    if (c->part[c->count - 1] == LC_TIME_HHMM && strchr(lc_view_cell(v, 0, last), '.'))
        lc_view_note(v, "column '%s' is read as hours and minutes: 0.30 is half past midnight (change it: import --time-format)",
                     lc_view_name(v, last));
    if (in_month < c->count && lc_name_is(lc_view_name(v, c->column[in_month]), "min mn mi minute minutes"))
        lc_view_note(v, "column '%s' is read as the month (change it: import --time)", lc_view_name(v, c->column[in_month]));
    if (year_day < c->count && lc_name_is(lc_view_name(v, c->column[year_day]), "day dd dy tag dia jour giorno dag"))
        lc_view_note(v, "column '%s' is read as the day of the year (change it: import --time-parts)",
                     lc_view_name(v, c->column[year_day]));
    if (c->interval)
        lc_view_note(v, "column '%s' numbers intervals of %lld minutes of an hour; a stamp is the beginning of one",
                     lc_view_name(v, column_of(c, LC_TIME_INTERVAL)), (long long)c->interval / 60);
    if (c->hour_first)
        lc_view_note(v, "hours are 1 to 24: hour 1 is 00:00 to 01:00 and gets the stamp of its beginning, 00:00");
    if (c->part[c->count - 1] == LC_TIME_PERIOD)
        lc_view_note(v, "column '%s' numbers periods of %lld minutes from local midnight on; a stamp is the beginning of one",
                     lc_view_name(v, last), (long long)c->period / 60);
}

static bool says_end(const lc_time_columns *c, const lc_view *v)
{
    return lc_name_says_end(lc_view_name(v, c->column[0])) || lc_name_says_end(lc_view_name(v, c->column[c->count - 1]));
}

/* Hours from 1 on of which none is 24: what the first means, a longer file would show. */
static void note_hours(const lc_view *v, const lc_time_columns *c)
{
    const size_t last = c->column[c->count - 1];
    lc_decimal d;
    int64_t least = 24, most = 0;
    for (size_t row = 0; row < v->rows && c->part[c->count - 1] == LC_TIME_HOUR && !c->hour_first; row++) {
        if (!lc_worded_read(&d, lc_view_cell(v, row, last)))
            return;
        least = d.whole < least ? d.whole : least;
        most = d.whole > most ? d.whole : most;
    }
    if (least == 1 && most > 1 && most < 24)
        lc_view_note(
            v,
            "column '%s' has neither hour 0 nor 24: read as hours of a clock, 1 is 01:00 (where it is 00:00 to 01:00: import "
            "--time-parts, hour1)",
            lc_view_name(v, last));
}

/* RFC 3339 writes UTC so where the offset of local time is not known; +00:00 is an offset that is. */
static void note_unknown_offset(const lc_view *v, const lc_time_columns *c)
{
    const char *cell = lc_view_cell(v, 0, c->column[c->count - 1]), *sign = strrchr(cell, '-');
    lc_date date;
    if (sign && (strcmp(sign, "-00:00") == 0 || strcmp(sign, "-0000") == 0 || strcmp(sign, "-00") == 0) &&
        lc_row_date(&date, v, c, 0) == LC_OK && date.zoned && date.offset == 0)
        lc_view_note(v, "column '%s': '%s' behind a time is UTC of a place that is not known: --zone says local time",
                     lc_view_name(v, c->column[c->count - 1]), sign);
}

/* What was decided that could be something else. */
static void note_all(const lc_view *v, const lc_time_columns *c, const lc_survey *s, const lc_time_request *request)
{
    lc_time_note_numbers(v, c, request->format != NULL);
    lc_time_note_coarse(v, c);
    note_clock(v, c);
    if (!request->format && !request->parts)
        note_hours(v, c);
    if (!request->format && !request->zone)
        note_unknown_offset(v, c);
    if (s->mixed)
        lc_view_note(v, "column '%s' has periods of several lengths: each series has its own", lc_view_name(v, c->column[0]));
    if (s->interval)
        lc_view_note(v, "column '%s' has intervals: a stamp is the beginning of one", lc_view_name(v, c->column[c->count - 1]));
}

/* --- settled ---------------------------------------------------------------------------------------------------------- */

/* What cells are, before rows are looked at together. */
static lc_status settle_cells(lc_time_columns *c, const lc_view *v, const lc_time_request *request)
{
    const bool said = request->format || request->parts;
    c->pivot = c->century ? c->century - 1 : LC_DATE_PIVOT;
    if (request->calendar)
        CHECK(lc_time_take_calendar(c, request->calendar));
    CHECK(lc_time_settle_numbers(c, v, said));
    lc_time_take_merged(c, v);
    lc_time_take_serials(c, v);
    if (!said)
        CHECK(lc_time_check_numbers(c, v));
    return request->parts ? LC_OK : lc_time_doubt(c, v);
}

/* The order of day and month, the century, the era. */
static lc_status settle_dates(lc_time_columns *c, const lc_view *v, const lc_survey *s, const lc_time_request *request)
{
    const bool brief = s->short_year && !c->era;
    if (s->unordered)
        CHECK(decide_order(c, v, request));
    if (brief && !request->parts)
        CHECK(lc_century_decide(c, v));
    if (brief && request->parts_like)
        CHECK(lc_century_check(c, v));
    if (c->serials)
        CHECK(lc_time_check_serials(c, v));
    return request->calendar ? LC_OK : lc_time_check_era(c, v);
}

/* Whose time it is. */
static lc_status settle_zone(lc_time_columns *c, const lc_view *v, const lc_survey *s, const lc_time_request *request)
{
    if (s->words && !request->zone)
        CHECK(lc_time_take_words(c, v, s->first_word));
    if (s->placed == v->rows)
        CHECK(lc_time_take_place(c, v, request->zone, s->named > 0));
    if (s->clocked && !s->words && !s->zoned && !s->named)
        lc_time_take_name(c, v, request->zone != NULL);
    c->worded = s->words > 0 && !c->by_word;
    c->zoned = (s->zoned + s->words > 0 && !c->worded) || c->by_name;
    return LC_OK;
}

static lc_status settle(lc_survey *survey, lc_time_columns *c, const lc_view *v, const lc_time_request *request)
{
    lc_survey s;
    CHECK(settle_cells(c, v, request));
    CHECK(lc_time_survey(&s, v, c, request->mixed));
    CHECK(check_zones(&s, v, c));
    CHECK(settle_dates(c, v, &s, request));
    c->ticks = s.ticks;
    c->clocked = s.clocked;
    c->mixed = s.mixed;
    c->ends = !c->hour_first && !s.interval && (s.ends || says_end(c, v));
    CHECK(settle_zone(c, v, &s, request));
    *survey = s;
    return LC_OK;
}

lc_status lc_time_try(lc_time_columns *c, const lc_view *v, const lc_time_request *request)
{
    lc_survey s;
    return settle(&s, c, v, request);
}

lc_status lc_time_settle(lc_time_columns *c, const lc_view *v, const lc_time_request *request)
{
    lc_survey s;
    CHECK(settle(&s, c, v, request));
    CHECK(lc_hours_decide(c, v, request));
    CHECK(request->parts_like ? lc_period_check(c, v) : LC_OK);
    note_all(v, c, &s, request);
    return LC_OK;
}
