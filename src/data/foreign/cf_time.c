/* cf_time - units of time, and numbers of them as stamps. */
#include "data/foreign/cf_time.h"

#include <ctype.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"

static const int64_t SECOND = 1000000000, FIRST_GREGORIAN = -12219292800; /* 1582-10-15 */

enum { WORD = 32 };

/* --- units ------------------------------------------------------------------------------------------------------------ */

static bool find_unit(int64_t *nanoseconds, const char *word)
{
    static const struct {
        const char *names; /* each with a blank after it */
        int64_t nanoseconds;
    } unit[] = {{"ns nanosecond nanoseconds nanosec ", 1},
                {"us microsecond microseconds microsec microsecs ", 1000},
                {"ms millisecond milliseconds millisec millisecs msec msecs ", 1000000},
                {"s second seconds sec secs ", 1000000000},
                {"minute minutes min mins ", 60000000000},
                {"h hr hrs hour hours ", 3600000000000},
                {"d day days ", 86400000000000},
                {"week weeks ", 7 * 86400000000000}};
    char wanted[WORD + 2];
    snprintf(wanted, sizeof wanted, "%s ", word);
    for (size_t i = 0; i < sizeof unit / sizeof *unit; i++)
        for (const char *at = unit[i].names; *at; at = strchr(at, ' ') + 1)
            if (strncasecmp(at, wanted, strlen(wanted)) == 0) {
                *nanoseconds = unit[i].nanoseconds;
                return true;
            }
    return false;
}

/* " since ", "after" and "from" are the same in udunits; only the first is in use. */
static const char *find_since(const char *units)
{
    for (const char *at = strchr(units, ' '); at; at = strchr(at + 1, ' '))
        if (strncasecmp(at, " since ", 7) == 0)
            return at;
    return NULL;
}

bool lc_cf_units_looks(const char *units)
{
    return units && find_since(units);
}

/* --- the day ---------------------------------------------------------------------------------------------------------- */

/* A whole number; the text goes on behind it. */
static bool take(int64_t *out, const char **text, int digits_most)
{
    int digits = 0;
    for (*out = 0; isdigit((unsigned char)(*text)[digits]) && digits < digits_most; digits++)
        *out = 10 * *out + (*text)[digits] - '0';
    *text += digits;
    return digits > 0;
}

/* "1900-1-1", "-4713-01-01"; "19000101". */
static bool take_day(lc_day *d, const char **text)
{
    const bool negative = **text == '-';
    int64_t month = 1, day = 1;
    *text += negative || **text == '+';
    const char *begin = *text;
    if (!take(&d->year, text, 8))
        return false;
    if (*text - begin == 8) {
        day = d->year % 100;
        month = d->year / 100 % 100;
        d->year /= 10000;
    } else if (**text == '-' && isdigit((unsigned char)(*text)[1])) {
        ++*text;
        take(&month, text, 2);
        if (**text == '-' && isdigit((unsigned char)(*text)[1])) {
            ++*text;
            take(&day, text, 2);
        }
    }
    d->year = negative ? -d->year : d->year;
    d->month = (int)month;
    d->day = (int)day;
    return !isdigit((unsigned char)**text);
}

/* "00:00:0.0", "12:30", "12", or nothing. Also of a zone: "6", "0130". */
static bool take_clock(int64_t *second, int64_t *fraction, const char **text)
{
    int64_t hour = 0, minute = 0, rest = 0, unit = SECOND / 10;
    const char *begin = *text;
    *second = *fraction = 0;
    if (!take(&hour, text, 4))
        return false;
    if (*text - begin > 2) {
        minute = hour % 100;
        hour /= 100;
    } else if (**text == ':') {
        ++*text;
        if (!take(&minute, text, 2))
            return false;
        if (**text == ':') {
            ++*text;
            if (!take(&rest, text, 2))
                return false;
        }
    }
    if (**text == '.')
        for (++*text; isdigit((unsigned char)**text); ++*text, unit /= 10)
            *fraction += (**text - '0') * unit;
    *second = hour * 3600 + minute * 60 + rest;
    return hour <= 24 && minute < 60 && rest <= 60 && *second <= 86400;
}

static void skip_blanks(const char **text)
{
    while (**text == ' ')
        ++*text;
}

/* "Z", "UTC", "GMT", "+01:00", "-6", and what xarray and udunits write: "+00:00 UTC". */
static bool take_zone(int64_t *offset, bool *zoned, const char **text)
{
    static const char *const names[] = {"UTC", "GMT", "Z"};
    int64_t fraction;
    *offset = 0;
    *zoned = false;
    skip_blanks(text);
    if (**text == '+' || **text == '-') {
        const int sign = **text == '-' ? -1 : 1;
        ++*text;
        if (!take_clock(offset, &fraction, text))
            return false;
        *offset *= sign;
        *zoned = true;
    }
    skip_blanks(text);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncasecmp(*text, names[i], strlen(names[i])) == 0) {
            *text += strlen(names[i]);
            *zoned = true;
            break;
        }
    skip_blanks(text);
    return **text == '\0';
}

static bool is_julian(const lc_day *d)
{
    return d->year < 1582 || (d->year == 1582 && (d->month < 10 || (d->month == 10 && d->day < 15)));
}

/* Days from 1970-01-01 to a day of the Julian calendar, by the number of Julian days (Meeus, Astronomical Algorithms, 7). */
static int64_t julian_days(lc_day d)
{
    const int64_t year = d.year - (d.month <= 2), month = d.month + (d.month <= 2 ? 12 : 0);
    return lc_floor_divide(1461 * (year + 4716), 4) + 306001 * (month + 1) / 10000 + d.day - 1524 - 2440588;
}

static bool is_day(lc_calendar calendar, bool mixed, const lc_day *d)
{
    if (d->month < 1 || d->month > 12 || d->day < 1 || d->day > 31)
        return false;
    if (mixed && is_julian(d))
        return d->year != 0 && !(d->year == 1582 && d->month == 10 && d->day > 4);
    const lc_day back = lc_calendar_day(calendar, lc_calendar_days(calendar, *d));
    return back.month == d->month && back.day == d->day;
}

static bool read_since(lc_cf_units *u, const char *text)
{
    lc_day day = {0};
    int64_t second = 0, offset;
    skip_blanks(&text);
    if (!take_day(&day, &text) || !is_day(u->calendar, u->mixed, &day))
        return false;
    if (*text == 'T' || *text == 't')
        text++;
    skip_blanks(&text);
    if (isdigit((unsigned char)*text) && !take_clock(&second, &u->fraction, &text))
        return false;
    if (!take_zone(&offset, &u->zoned, &text))
        return false;
    const int64_t days = u->mixed && is_julian(&day) ? julian_days(day) : lc_calendar_days(u->calendar, day);
    u->since = days * 86400 + second - offset;
    return true;
}

static lc_status read_calendar(lc_cf_units *u, const char *calendar, const char *what)
{
    char lower[WORD] = "standard";
    for (size_t i = 0; calendar && i < sizeof lower - 1; i++) {
        lower[i] = (char)tolower((unsigned char)calendar[i]);
        lower[i + 1] = '\0';
        if (!calendar[i])
            break;
    }
    u->mixed = strcmp(lower, "standard") == 0 || strcmp(lower, "gregorian") == 0;
    if (lc_calendar_find(&u->calendar, lower))
        return LC_OK;
    return lc_fail(LC_E_DATA, "%s: the calendar '%s' is not supported; standard, proleptic_gregorian, noleap, all_leap and 360_day are",
                   what, calendar ? calendar : lower);
}

lc_status lc_cf_units_read(lc_cf_units *out, const char *units, const char *calendar, const char *what)
{
    lc_cf_units u = {0};
    char word[WORD] = "";
    const char *since = find_since(units);
    if (since && since - units < WORD)
        snprintf(word, sizeof word, "%.*s", (int)(since - units), units);
    CHECK(read_calendar(&u, calendar, what));
    if (!find_unit(&u.nanoseconds, word))
        return lc_fail(LC_E_DATA,
                       "%s: units of time are '%s', not days, hours, minutes, seconds (or parts of them) since a day%s", what, units,
                       strncasecmp(word, "month", 5) == 0 || strncasecmp(word, "year", 4) == 0
                           ? ": months and years have no fixed length; write days since it"
                           : "");
    if (!read_since(&u, since + strlen(" since ")))
        return lc_fail(LC_E_DATA, "%s: units of time are '%s', which is not a day of its calendar", what, units);
    *out = u;
    return LC_OK;
}

/* --- stamps ----------------------------------------------------------------------------------------------------------- */

/* Numbers of units being read as ticks. */
typedef struct reading {
    const lc_stored *stored;
    const lc_cf_units *units;
    const char *what;
} reading;

static lc_status fail_far(const reading *r, size_t row)
{
    return lc_fail(LC_E_DATA, "%s, row %zu: the stamp is too far from 1970", r->what, row);
}

/* floor(a / b), b > 0, of wide numbers. */
static __int128 divide(__int128 a, __int128 b)
{
    return a / b - (a % b < 0);
}

/* Nanoseconds since 1970 of a whole number of units. */
static __int128 whole_at(const reading *r, size_t row)
{
    const __int128 count = r->stored->element.class == LC_H5_UNSIGNED && r->stored->element.bytes == 8
                               ? (__int128)(uint64_t)r->stored->whole[row]
                               : (__int128)r->stored->whole[row];
    return count * r->units->nanoseconds + (__int128)r->units->since * SECOND + r->units->fraction;
}

/* How far apart, in nanoseconds, neighbours of a floating number of units are. */
static double grain_at(const reading *r, double value)
{
    const bool narrow = r->stored->element.bytes <= 4;
    const double next = narrow ? (double)nextafterf((float)fabs(value), FLT_MAX) : nextafter(fabs(value), DBL_MAX);
    return (next - fabs(value)) * (double)r->units->nanoseconds;
}

/* The nearest nanosecond of a floating number of units. Products are exact enough: long double has 64 bits. */
static __int128 real_at(const reading *r, double value)
{
    const long double whole = floorl((long double)value);
    const long double part = ((long double)value - whole) * (long double)r->units->nanoseconds;
    return (__int128)whole * r->units->nanoseconds + (__int128)roundl(part) + (__int128)r->units->since * SECOND +
           r->units->fraction;
}

/* Whether so many nanoseconds are a whole number of steps, as far as a floating number can tell. */
static bool fits(__int128 nanoseconds, int64_t step, double grain)
{
    const __int128 rest = nanoseconds - divide(nanoseconds, step) * step;
    const double off = (double)(rest < step - rest ? rest : step - rest);
    return off <= 4 * grain && (off == 0 || 16 * grain < (double)step);
}

static lc_status read_wide(__int128 *out, double *grain, const reading *r, size_t row)
{
    *grain = 0;
    if (r->stored->whole) {
        *out = whole_at(r, row);
        return LC_OK;
    }
    const double value = r->stored->real[row];
    if (!isfinite(value) || fabs(value) > 1e18)
        return isfinite(value) ? fail_far(r, row) : lc_fail(LC_E_DATA, "%s, row %zu: no time", r->what, row);
    *out = real_at(r, value);
    const __int128 step = (__int128)r->units->nanoseconds;
    *grain = value == floor(value) || step == 1 ? 0 : grain_at(r, value);
    return LC_OK;
}

/* A missing stamp is not one. */
static lc_status check_present(const reading *r)
{
    static const char *const names[] = {"_FillValue", "missing_value"};
    for (size_t k = 0; k < 2; k++) {
        const double fill = lc_h5_node_number(r->stored->node, names[k], (double)NAN);
        for (size_t row = 0; row < r->stored->count; row++)
            if (r->stored->real ? r->stored->real[row] == fill : (double)r->stored->whole[row] == fill)
                return lc_fail(LC_E_DATA, "%s, row %zu: no time", r->what, row);
    }
    return LC_OK;
}

/* Whether floating numbers so far from 1970 may have ticks a thousand times as many. */
static bool may_be_finer(__int128 nanoseconds, int64_t ticks)
{
    const __int128 stamp = nanoseconds * ticks * 1000 / SECOND;
    return stamp < INT64_MAX / 4 && stamp > INT64_MIN / 4;
}

/* The fewest ticks that all numbers fit. Fractions of 32 bits are refused where they cannot tell seconds apart. */
static lc_status choose_ticks(int64_t *ticks, const reading *r)
{
    __int128 wide;
    double grain;
    *ticks = 1;
    for (size_t row = 0; row < r->stored->count; row++) {
        CHECK(read_wide(&wide, &grain, r, row));
        if (grain > (double)SECOND / 2 && !fits(wide, SECOND, 0))
            return lc_fail(LC_E_DATA,
                           "%s, row %zu: its floating numbers are %.0f s apart, too coarse for parts of a unit; write them in 64 bits",
                           r->what, row, grain / (double)SECOND);
        while (*ticks < SECOND && !fits(wide, SECOND / *ticks, grain) && (r->stored->whole || may_be_finer(wide, *ticks)))
            *ticks *= 1000;
    }
    return LC_OK;
}

static lc_status fill_stamps(int64_t *stamp, const reading *r, int64_t ticks)
{
    __int128 wide;
    double grain;
    const int64_t step = SECOND / ticks;
    for (size_t row = 0; row < r->stored->count; row++) {
        CHECK(read_wide(&wide, &grain, r, row));
        wide = divide(2 * wide + step, 2 * (__int128)step); /* to the nearest */
        if (wide > INT64_MAX / 2 || wide < INT64_MIN / 2)
            return fail_far(r, row);
        stamp[row] = (int64_t)wide;
        if (r->units->mixed && lc_floor_divide(stamp[row], ticks) < FIRST_GREGORIAN)
            return lc_fail(LC_E_DATA, "%s, row %zu: before 1582-10-15, where its calendar is Julian, which is not supported",
                           r->what, row);
    }
    return LC_OK;
}

lc_status lc_cf_stamps(int64_t **out, int64_t *ticks_out, const lc_stored *stored, const lc_cf_units *units, int64_t ticks,
                       const char *what)
{
    lc_status status = LC_OK;
    int64_t *stamp = NULL, found = ticks;
    const reading r = {stored, units, what};
    TRY(check_present(&r));
    TRY(lc_new(&stamp, stored->count, sizeof *stamp));
    if (!ticks)
        TRY(choose_ticks(&found, &r));
    TRY(fill_stamps(stamp, &r, found));
    *out = stamp;
    *ticks_out = found;
    stamp = NULL;
done:
    lc_free(stamp);
    return status;
}
