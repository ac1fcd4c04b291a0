/* settle - what the rows of a table decide together: the order of day and month, the ticks. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/words.h"
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

static void note_first(const lc_view *v, const lc_time_columns *c, const char *what)
{
    char stamp[LC_CALENDAR_TEXT];
    lc_moment m;
    if (lc_row_moment(&m, v, c, 0) != LC_OK)
        return;
    lc_calendar_format(stamp, c->calendar, m.second);
    lc_view_note(v, "column '%s' is read as %s: '%.80s' is %s%s (change it: import --time, --time-format)",
                 lc_view_name(v, c->column[0]), what, lc_view_cell(v, 0, c->column[0]), stamp, m.date.zoned ? " UTC" : "");
}

static void note_numbers(const lc_view *v, const lc_time_columns *c)
{
    static const char *const what[] = {[LC_TIME_EPOCH] = "seconds since 1970, or parts of them",
                                       [LC_TIME_EXCEL] = "the day numbers of Excel",
                                       [LC_TIME_MATLAB] = "the day numbers of Matlab",
                                       [LC_TIME_JULIAN] = "Julian days",
                                       [LC_TIME_MJD] = "modified Julian days",
                                       [LC_TIME_SINCE] = "what its name says",
                                       [LC_TIME_YEAR_MONTH] = "year and month",
                                       [LC_TIME_YEAR_DAY] = "year and day of the year",
                                       [LC_TIME_YEAR_WEEK] = "year and week (ISO 8601)"};
    if (c->hundreds)
        note_first(v, c, c->hundreds->name);
    else if (c->part[0] == LC_TIME_DECIMAL_YEAR)
        note_first(v, c, lc_decimal_year_words(c->fraction));
    else if (c->part[0] < sizeof what / sizeof *what && what[c->part[0]])
        note_first(v, c, what[c->part[0]]);
}

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

/* Whether all numbers are of one kind of hundreds; as billionths of a second they would be of 1973, 1974, 1989 and 1990. */
static void settle_hundreds(lc_time_columns *c, const lc_view *v)
{
    int64_t least = INT64_MAX, most = INT64_MIN;
    lc_decimal d;
    for (size_t row = 0; row < v->rows; row++) {
        if (!lc_decimal_read(&d, lc_view_cell(v, row, c->column[0])))
            return;
        least = d.whole < least ? d.whole : least;
        most = d.whole > most ? d.whole : most;
    }
    c->hundreds = lc_hundreds_of(least, most);
    c->epoch = c->hundreds ? LC_HUNDREDS : 0;
}

/* To what numbers are rounded: their digits say how exact they are. */
static lc_status settle_numbers(lc_time_columns *c, const lc_view *v, bool said)
{
    const lc_time_part part = c->part[0];
    int digits = 0;
    if (part == LC_TIME_DECIMAL_YEAR)
        CHECK(lc_decimal_year_settle(c, v, said));
    if (part == LC_TIME_EPOCH && !c->epoch)
        settle_hundreds(c, v);
    if (part == LC_TIME_SINCE && !c->unit)
        lc_since_read(&c->unit, &c->origin, lc_view_name(v, c->column[0]));
    if (part < LC_TIME_EXCEL || part > LC_TIME_SINCE)
        return LC_OK;
    for (size_t row = 0; row < v->rows; row++) {
        const int behind = lc_digits_behind(lc_view_cell(v, row, c->column[0]));
        digits = behind > digits ? behind : digits;
    }
    c->grain = lc_grain_of(part == LC_TIME_SINCE ? (double)c->unit : 86400, digits);
    return LC_OK;
}

/* Day numbers before 1970 or after 2040 of Excel are as likely others, unless the column's name says whose they are. */
static lc_status check_days(const lc_time_columns *c, const lc_view *v)
{
    static const double since[] = {25569, 0, 40587};
    const int64_t first = 25569, last = 51136;
    const char *name = lc_view_name(v, c->column[0]);
    char day[3][LC_CALENDAR_TEXT];
    lc_decimal d;
    for (size_t row = 0; row < v->rows && !lc_name_has(name, "excel serial oadate serialdate datevalue"); row++) {
        if (!lc_decimal_read(&d, lc_view_cell(v, row, c->column[0])) || (d.whole >= first && d.whole < last))
            continue;
        for (size_t i = 0; i < 3; i++) {
            lc_calendar_format(day[i], LC_CALENDAR_GREGORIAN, (d.whole - (int64_t)since[i]) * 86400);
            day[i][10] = '\0';
        }
        return lc_fail(LC_E_DATA,
                       "%s:%zu: column '%s': '%.80s' is %s as a day number of Excel, %s as days since 1970, %s as a modified "
                       "Julian day: say which with --time %s --time-format excel (epoch_d, mjd)",
                       v->path, v->line(v->table, row), name, lc_view_cell(v, row, c->column[0]), day[0], day[1], day[2], name);
    }
    return LC_OK;
}

enum { ROWS_LEAST = 3 }; /* one number of seconds in 200 is such a clock too, three are not */

/* The format of year, month, day and clock in two digits each that all numbers have; NULL: none. */
static const char *packed_format(const lc_view *v, size_t column)
{
    static const char *const formats[] = {"%y%m%d%H%M", "%y%m%d%H%M%S"};
    lc_date date;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t row = 0;
        while (row < v->rows && strlen(lc_view_cell(v, row, column)) == strlen(formats[i]) &&
               lc_date_format_read(&date, lc_view_cell(v, row, column), formats[i]) && date.part[1] >= 1 && date.part[1] <= 12)
            row++;
        if (row == v->rows && v->rows >= ROWS_LEAST)
            return formats[i];
    }
    return NULL;
}

/* 1501010000 is of 2017 in seconds since 1970. */
static lc_status check_packed(const lc_time_columns *c, const lc_view *v)
{
    const char *format = packed_format(v, c->column[0]), *name = lc_view_name(v, c->column[0]);
    char stamp[LC_CALENDAR_TEXT];
    lc_moment m;
    if (!format || lc_row_moment(&m, v, c, 0) != LC_OK)
        return LC_OK;
    lc_calendar_format(stamp, LC_CALENDAR_GREGORIAN, m.second);
    return lc_fail(LC_E_DATA,
                   "%s:%zu: column '%s': '%.80s' is %s as an epoch since 1970, or year, month, day and clock in two digits each: "
                   "say which with --time %s --time-format epoch (%s)",
                   v->path, v->line(v->table, 0), name, lc_view_cell(v, 0, c->column[0]), stamp, lc_typed_word(name).text,
                   format);
}

/* Seconds that are of 2040 or later as those since 1970, or whose name says that they are others, are of another day's. */
static lc_status check_epoch(const lc_time_columns *c, const lc_view *v)
{
    CHECK(check_packed(c, v));
    const int64_t last = 2208988800;
    const char *name = lc_view_name(v, c->column[0]);
    const bool others = lc_name_has(name, "gps labview sas stata spss cocoa mac");
    char stamp[LC_CALENDAR_TEXT];
    lc_moment m;
    for (size_t row = 0; row < v->rows && !c->hundreds; row++) {
        if (lc_row_moment(&m, v, c, row) != LC_OK || (m.second < last && !others))
            continue;
        lc_calendar_format(stamp, LC_CALENDAR_GREGORIAN, m.second);
        return lc_fail(LC_E_DATA,
                       "%s:%zu: column '%s': '%.80s' is %s as an epoch since 1970; GPS counts from 1980-01-06, LabVIEW from "
                       "1904-01-01, SAS from 1960-01-01: say which with --time '%s' --time-format epoch_s (epoch_ms, 'seconds "
                       "since 1904-01-01')",
                       v->path, v->line(v->table, row), name, lc_view_cell(v, row, c->column[0]), stamp, name);
    }
    return LC_OK;
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
    if (!request->format)
        note_numbers(v, c);
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

static lc_status settle(lc_survey *survey, lc_time_columns *c, const lc_view *v, const lc_time_request *request)
{
    lc_survey s;
    const bool said = request->format || request->parts;
    c->pivot = c->century ? c->century - 1 : LC_DATE_PIVOT;
    if (request->calendar)
        CHECK(lc_time_take_calendar(c, request->calendar));
    CHECK(settle_numbers(c, v, said));
    lc_time_take_merged(c, v);
    lc_time_take_serials(c, v);
    CHECK(c->part[0] == LC_TIME_EXCEL && !said ? check_days(c, v) : LC_OK);
    CHECK(c->part[0] == LC_TIME_EPOCH && !said ? check_epoch(c, v) : LC_OK);
    CHECK(request->parts ? LC_OK : lc_time_doubt(c, v));
    CHECK(lc_time_survey(&s, v, c, request->mixed));
    CHECK(check_zones(&s, v, c));
    if (s.unordered)
        CHECK(decide_order(c, v, request));
    if (s.short_year && !c->era && !request->parts)
        CHECK(lc_century_decide(c, v));
    if (s.short_year && !c->era && request->parts_like)
        CHECK(lc_century_check(c, v));
    CHECK(c->serials ? lc_time_check_serials(c, v) : LC_OK);
    if (!request->calendar)
        CHECK(lc_time_check_era(c, v));
    c->ticks = s.ticks;
    c->clocked = s.clocked;
    c->mixed = s.mixed;
    c->ends = !c->hour_first && !s.interval && (s.ends || says_end(c, v));
    if (s.words && !request->zone)
        CHECK(lc_time_take_words(c, v, s.first_word));
    if (s.placed == v->rows)
        CHECK(lc_time_take_place(c, v, request->zone, s.named > 0));
    if (s.clocked && !s.words && !s.zoned && !s.named)
        lc_time_take_name(c, v, request->zone != NULL);
    c->worded = s.words > 0 && !c->by_word;
    c->zoned = s.zoned + s.words > 0 && !c->worded;
    c->zoned |= c->by_name;
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
