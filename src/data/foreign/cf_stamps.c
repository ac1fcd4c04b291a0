/* cf_stamps - numbers of units of time as stamps. */
#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "core/mem.h"
#include "data/foreign/cf_time.h"

static const int64_t SECOND = 1000000000, DAY = 86400;

/* Numbers of units being read as ticks. */
typedef struct reading {
    const lc_stored *stored;
    const lc_cf_units *units;
    const char *what;
    double fill[2]; /* what stands for no time; NaN: nothing does */
} reading;

static lc_status fail_far(const reading *r, size_t row)
{
    return lc_fail(LC_E_DATA, "%s, row %zu: the stamp is too far from 1970; --start and --step make an axis up", r->what, row);
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

/* Whether nanoseconds are a whole number of steps, as far as a floating number can say. */
static bool fits(__int128 nanoseconds, int64_t step, double grain)
{
    const __int128 rest = nanoseconds - divide(nanoseconds, step) * step;
    const double off = (double)(rest < step - rest ? rest : step - rest);
    return off <= 4 * grain && (off == 0 || 16 * grain < (double)step);
}

/* A whole number of months or years from the day on: the same day of another month, which must have it. */
static lc_status read_months(__int128 *out, const reading *r, size_t row)
{
    const lc_cf_units *u = r->units;
    const double count = r->stored->real ? r->stored->real[row] : (double)r->stored->whole[row];
    if (count != floor(count) || fabs(count) > 120000)
        return lc_fail(
            LC_E_DATA,
            "%s, row %zu: %g %s: parts of them have no fixed length; write days since a day, or make up the time (--start, "
            "--step)",
            r->what, row, count, u->months == 1 ? "months" : "years");
    lc_day day = lc_calendar_day(u->calendar, lc_floor_divide(u->since, 86400));
    const int64_t month = day.year * 12 + day.month - 1 + (int64_t)count * u->months,
                  rest = u->since - 86400 * lc_floor_divide(u->since, 86400);
    day.year = lc_floor_divide(month, 12);
    day.month = (int)(month - 12 * day.year) + 1;
    const int64_t days = lc_calendar_days(u->calendar, day);
    if (lc_calendar_day(u->calendar, days).day != day.day)
        return lc_fail(
            LC_E_DATA,
            "%s, row %zu: month %d of %lld has no day %d: which day is meant is not known; write days since a day, or make up "
            "the time (--start, --step)",
            r->what, row, day.month, (long long)day.year, day.day);
    *out = ((__int128)days * 86400 + rest) * SECOND + u->fraction;
    return LC_OK;
}

/* 20200101.25 is 06:00 of that day. Numbers of 32 bits cannot tell such days apart. */
static lc_status read_dated(__int128 *out, double *grain, const reading *r, size_t row)
{
    const double value = r->stored->real ? r->stored->real[row] : (double)r->stored->whole[row], whole = floor(value);
    const int64_t date = value > 0 && value < 1e8 ? (int64_t)whole : 0;
    const lc_day day = {date / 10000, (int)(date / 100 % 100), (int)(date % 100)};
    const bool may = day.month >= 1 && day.month <= 12 && day.day >= 1;
    const int64_t days = may ? lc_calendar_days(r->units->calendar, day) : 0;
    *grain = r->stored->real ? grain_at(r, value) : 0;
    if (!may || lc_calendar_day(r->units->calendar, days).day != day.day)
        return lc_fail(LC_E_DATA,
                       "%s, row %zu: %.9g is not a day such as 20200131.25 of its calendar; --start and --step make an axis up",
                       r->what, row, value);
    if (*grain > (double)r->units->nanoseconds)
        return lc_fail(LC_E_DATA, "%s, row %zu: %.9g of 32 bits does not say which day; write it in 64 bits", r->what, row,
                       value);
    *grain = value == whole ? 0 : *grain;
    *out = (__int128)days * r->units->nanoseconds + (__int128)roundl(((long double)value - whole) * r->units->nanoseconds);
    return LC_OK;
}

/* Whether a row has no time. */
static bool is_gap(const reading *r, size_t row)
{
    const double value = r->stored->real ? r->stored->real[row] : (double)r->stored->whole[row];
    for (size_t k = 0; k < 2; k++)
        if (value == r->fill[k])
            return true;
    const bool unwritten = value == -2147483647.0 || value == -9223372036854775806.0; /* default fills of netCDF */
    const bool nat = value == -9223372036854775808.0;                                 /* of numpy */
    return isnan(value) || value > 9e36 || nat || unwritten;
}

static lc_status read_wide(__int128 *out, double *grain, const reading *r, size_t row)
{
    *grain = 0;
    if (r->units->months)
        return read_months(out, r, row);
    if (r->units->dated)
        return read_dated(out, grain, r, row);
    if (r->stored->whole) {
        *out = whole_at(r, row);
        return LC_OK;
    }
    const double value = r->stored->real[row], apart = grain_at(r, value);
    if (!isfinite(value) || fabs(value) > 9e18)
        return isfinite(value) ? fail_far(r, row)
                               : lc_fail(LC_E_DATA, "%s, row %zu: no time; --start and --step make an axis up", r->what, row);
    *out = real_at(r, value);
    *grain = value == floor(value) && apart <= (double)r->units->nanoseconds ? 0 : apart;
    return LC_OK;
}

/* A row without a time has no place, unless it may be left out. */
static lc_status check_present(const reading *r)
{
    for (size_t row = 0; row < r->stored->count && !r->units->gaps; row++)
        if (is_gap(r, row))
            return lc_fail(LC_E_DATA, "%s, row %zu: no time (NaT, or a fill) (to leave such rows out: --na NaT)", r->what, row);
    return LC_OK;
}

/* Whether floating numbers so far from 1970 may have ticks a thousand times as many. */
static bool may_be_finer(__int128 nanoseconds, int64_t ticks)
{
    const __int128 step = SECOND / (ticks * 1000);
    return nanoseconds < INT64_MAX / 4 * step && nanoseconds > INT64_MIN / 4 * step;
}

/* The fewest ticks that all numbers fit. Fractions of 32 bits are refused where they cannot tell seconds apart. */
static lc_status choose_ticks(int64_t *ticks, const reading *r)
{
    __int128 wide;
    double grain;
    *ticks = 1;
    for (size_t row = 0; row < r->stored->count; row++) {
        if (is_gap(r, row))
            continue;
        CHECK(read_wide(&wide, &grain, r, row));
        const bool lost = grain > (double)r->units->nanoseconds; /* neither parts nor each whole number */
        if (grain > (double)SECOND / 2 && !fits(wide, lost ? DAY * SECOND : SECOND, 0))
            return lc_fail(LC_E_DATA,
                           "%s, row %zu: its floating numbers are %.0f s apart, too coarse for what they count; write them in 64 "
                           "bits, or name "
                           "another time of the file (--time)",
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
        stamp[row] = LC_NO_STAMP;
        if (is_gap(r, row))
            continue;
        CHECK(read_wide(&wide, &grain, r, row));
        wide = divide(2 * wide + step, 2 * (__int128)step); /* to the nearest */
        if (wide > INT64_MAX / 2 || wide < INT64_MIN / 2)
            return fail_far(r, row);
        stamp[row] = (int64_t)wide;
        if (r->units->mixed && lc_floor_divide(stamp[row], ticks) < LC_FIRST_GREGORIAN)
            return lc_fail(LC_E_DATA,
                           "%s, row %zu: before 1582-10-15, where its calendar is Julian, which is not supported; --start and "
                           "--step make an axis up",
                           r->what, row);
    }
    return LC_OK;
}

lc_status lc_cf_stamps(int64_t **out, int64_t *ticks_out, const lc_stored *stored, const lc_cf_units *units, int64_t ticks,
                       const char *what)
{
    lc_status status = LC_OK;
    int64_t *stamp = NULL, found = ticks;
    reading r = {stored, units, what, {(double)NAN, (double)NAN}};
    if (!stored->unpacked) {
        r.fill[0] = lc_h5_node_number(stored->node, "_FillValue", (double)NAN);
        r.fill[1] = lc_h5_node_number(stored->node, "missing_value", (double)NAN);
    }
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
