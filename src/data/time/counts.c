/* counts - what a column of numbers counts: which kind its rows show, how exact they are, kinds that cannot be told apart. */
#include <stdio.h>
#include <string.h>

#include "core/words.h"
#include "data/time/room.h"

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

void lc_time_note_numbers(const lc_view *v, const lc_time_columns *c, bool said)
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
    if (c->gps)
        note_first(v, c, "seconds of GPS, less the leap seconds up to 2017");
    if (said)
        return;
    if (c->hundreds)
        note_first(v, c, c->hundreds->name);
    else if (c->part[0] == LC_TIME_YEAR && c->count == 1 && !lc_name_may_be_year(lc_view_name(v, c->column[0])))
        note_first(v, c, "years");
    else if (c->part[0] == LC_TIME_DECIMAL_YEAR)
        note_first(v, c, lc_decimal_year_words(c->fraction));
    else if (c->part[0] < sizeof what / sizeof *what && what[c->part[0]])
        note_first(v, c, what[c->part[0]]);
}

/* --- decisions -------------------------------------------------------------------------------------------------------- */

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
lc_status lc_time_settle_numbers(lc_time_columns *c, const lc_view *v, bool said)
{
    const lc_time_part part = c->part[0];
    lc_since since;
    int digits = 0;
    if (part == LC_TIME_DECIMAL_YEAR)
        CHECK(lc_decimal_year_settle(c, v, said));
    if (part == LC_TIME_EPOCH && !c->epoch)
        settle_hundreds(c, v);
    if (part == LC_TIME_SINCE && !c->unit && lc_since_read(&since, lc_view_name(v, c->column[0])))
        lc_since_take(c, &since);
    if (part < LC_TIME_EXCEL || part > LC_TIME_SINCE)
        return LC_OK;
    for (size_t row = 0; row < v->rows; row++) {
        const int behind = lc_digits_behind(lc_view_cell(v, row, c->column[0]));
        digits = behind > digits ? behind : digits;
    }
    c->grain = lc_grain_of(part == LC_TIME_SINCE ? (double)c->unit : 86400, digits);
    return LC_OK;
}

/* --- refusals --------------------------------------------------------------------------------------------------------- */

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
                       v->path, v->line(v->table, row), name, lc_view_cell(v, row, c->column[0]), day[0], day[1], day[2],
                       lc_typed_word(name).text);
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

/* Seconds under the name of GPS may be those of the receiver or of a program that made an epoch of them. */
static lc_status check_gps(const lc_time_columns *c, const lc_view *v)
{
    const char *name = lc_view_name(v, c->column[0]);
    char stamp[2][LC_CALENDAR_TEXT];
    lc_moment m[2];
    lc_time_columns gps = *c;
    gps.gps = true;
    gps.epoch = 1;
    if (!lc_name_says_gps(name) || c->hundreds || lc_row_moment(&m[0], v, c, 0) != LC_OK ||
        lc_row_moment(&m[1], v, &gps, 0) != LC_OK)
        return LC_OK;
    for (size_t i = 0; i < 2; i++)
        lc_calendar_format(stamp[i], LC_CALENDAR_GREGORIAN, m[i].second);
    return lc_fail(LC_E_DATA,
                   "%s:%zu: column '%s': '%.80s' is %s UTC as seconds of GPS (since 1980-01-06, without leap seconds), %s as an "
                   "epoch since 1970: say which with --time %s --time-format epoch (gps)",
                   v->path, v->line(v->table, 0), name, lc_view_cell(v, 0, c->column[0]), stamp[1], stamp[0],
                   lc_typed_word(name).text);
}

/* Seconds that are of 2040 or later as those since 1970, or whose name says that they are others, are of another day's. */
static lc_status check_epoch(const lc_time_columns *c, const lc_view *v)
{
    CHECK(check_packed(c, v));
    CHECK(check_gps(c, v));
    const int64_t last = 2208988800;
    const char *name = lc_view_name(v, c->column[0]);
    const bool others = lc_name_says_gps(name) || lc_name_has(name, "labview sas stata spss cocoa mac");
    char stamp[LC_CALENDAR_TEXT];
    lc_moment m;
    for (size_t row = 0; row < v->rows && !c->hundreds; row++) {
        if (lc_row_moment(&m, v, c, row) != LC_OK || (m.second < last && !others))
            continue;
        lc_calendar_format(stamp, LC_CALENDAR_GREGORIAN, m.second);
        return lc_fail(
            LC_E_DATA,
            "%s:%zu: column '%s': '%.80s' is %s as an epoch since 1970; GPS counts from 1980-01-06 (gps), LabVIEW from "
            "1904-01-01, SAS from 1960-01-01: say which with --time %s --time-format epoch_s (epoch_ms, 'seconds "
            "since 1904-01-01')",
            v->path, v->line(v->table, row), name, lc_view_cell(v, row, c->column[0]), stamp, lc_typed_word(name).text);
    }
    return LC_OK;
}

lc_status lc_time_check_numbers(const lc_time_columns *c, const lc_view *v)
{
    if (c->part[0] == LC_TIME_EXCEL)
        return check_days(c, v);
    return c->part[0] == LC_TIME_EPOCH ? check_epoch(c, v) : LC_OK;
}
