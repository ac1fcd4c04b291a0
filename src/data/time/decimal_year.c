/* decimal_year - years with a fraction: months by their starts or centres, numbers after a point, or moments. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/sort.h"
#include "data/time/room.h"

enum { NANO = 1000000000, YEAR_MOST = 9999 };

static const double NEAR = 0.1; /* months: the days of February are the most that twelfths are wrong by */

/* The part of a year after its point, as months: 0 to 12. */
static double months_of(const lc_decimal *d)
{
    return d->nano * 12e-9;
}

/* What all cells, in order, have in common. */
typedef struct look {
    bool starts, centres, quarters; /* of months; of the latter, those in the middle of quarters only */
    bool tenths, hundredths;        /* fractions are .1 to .4; .01 to .12 */
    bool turn4, turn12;             /* .4 is followed by the next year's .1; .12 by .01 */
    bool repeats;                   /* two neighbours are of one month */
    bool ones;                      /* .01 to .12 rise by .01 within a year */
    bool even, turned;              /* as months they are equally far apart; over the end of a year */
    int step;                       /* months from one to the next */
    int points;                     /* digits after the point, at most */
} look;

static int hundredths_of(const lc_decimal *d)
{
    return d->nano % 10000000 ? -1 : d->nano / 10000000;
}

static void add(look *l, const lc_decimal *d, const lc_decimal *last)
{
    const double months = months_of(d);
    const int month = (int)floor(months), part = hundredths_of(d), before = last ? hundredths_of(last) : 0;
    const bool next = last && d->whole == last->whole + 1;
    l->starts &= fabs(months - nearbyint(months)) < NEAR;
    l->centres &= fabs(months - month - 0.5) < NEAR;
    l->quarters &= month % 3 == 1;
    l->tenths &= part % 10 == 0 && part >= 10 && part <= 40;
    l->hundredths &= part >= 1 && part <= 12;
    l->turn4 |= next && before == 40 && part == 10;
    l->turn12 |= next && before == 12 && part == 1;
    l->ones &= !last || d->whole != last->whole || part - before == 1;
    const int step = last ? 12 * (int)(d->whole - last->whole) + part - before : 0;
    l->step = l->step ? l->step : step;
    l->even &= !last || step == l->step;
    l->turned |= next;
    if (last)
        l->repeats |= fabs((double)(d->whole - last->whole) * 12 + months - months_of(last)) < 0.5;
}

/* The numbers in order, in billionths, each once, and *points. lc_free. */
static lc_status sorted(int64_t **out, size_t *count, int *points, const lc_view *v, size_t column)
{
    lc_decimal d;
    *count = 0;
    *points = 0;
    CHECK(lc_new(out, v->rows, sizeof **out));
    for (size_t row = 0; row < v->rows; row++) {
        const char *cell = lc_view_cell(v, row, column);
        const int points_of = lc_digits_behind(cell);
        if (!lc_decimal_read(&d, cell) || llabs(d.whole) > YEAR_MOST)
            continue;
        (*out)[(*count)++] = d.whole * NANO + d.nano;
        *points = points_of > *points ? points_of : *points;
    }
    *count = lc_sort_distinct(*out, *count);
    return LC_OK;
}

/* In order of time, whatever that of rows. */
static lc_status look_at(look *l, const lc_view *v, size_t column)
{
    int64_t *number = NULL;
    size_t count;
    lc_decimal last = {0};
    *l =
        (look){.starts = true, .centres = true, .quarters = true, .tenths = true, .hundredths = true, .ones = true, .even = true};
    CHECK(sorted(&number, &count, &l->points, v, column));
    for (size_t i = 0; i < count; i++) {
        const int64_t year = lc_floor_divide(number[i], NANO);
        const lc_decimal d = {.whole = year, .nano = (int32_t)(number[i] - year * NANO)};
        add(l, &d, i ? &last : NULL);
        last = d;
    }
    lc_free(number);
    return LC_OK;
}

lc_status lc_decimal_year_settle(lc_time_columns *c, const lc_view *v, bool said)
{
    look l;
    CHECK(look_at(&l, v, c->column[0]));
    c->grain = lc_grain_of(365.0 * 86400, l.points);
    if (said)
        return LC_OK;
    if (l.tenths && l.turn4)
        c->fraction = LC_YEAR_QUARTER_NUMBERS;
    else if (l.hundredths && (l.turn12 || (l.ones && v->rows > 2) || (l.even && l.turned && l.step < 12)))
        c->fraction = LC_YEAR_MONTH_NUMBERS;
    else if (l.starts && !l.repeats)
        c->fraction = LC_YEAR_STARTS;
    else if (l.centres && !l.repeats)
        c->fraction = l.quarters ? LC_YEAR_QUARTER_CENTRES : LC_YEAR_CENTRES;
    else
        c->fraction = LC_YEAR_MOMENTS;
    return LC_OK;
}

const char *lc_decimal_year_words(lc_year_fraction fraction)
{
    static const char *const words[] = {[LC_YEAR_MOMENTS] = "years, their fractions as days and hours",
                                        [LC_YEAR_STARTS] = "years with months as their fractions",
                                        [LC_YEAR_CENTRES] = "years with the middle of months as their fractions",
                                        [LC_YEAR_QUARTER_CENTRES] = "years with the middle of quarters as their fractions",
                                        [LC_YEAR_MONTH_NUMBERS] = "years, with the month's number after the point",
                                        [LC_YEAR_QUARTER_NUMBERS] = "years, with the quarter's number after the point"};
    return words[fraction];
}

/* --- a cell ------------------------------------------------------------------------------------------------------------ */

static void set(lc_date *date, lc_date_unit unit, int64_t year, int number)
{
    date->part[0] = (int)year;
    date->part[1] = number;
    date->part[2] = 1;
    date->unit = unit;
}

/* In a year of 365 or 366 days. */
static void set_moment(lc_date *date, const lc_decimal *d, int64_t grain)
{
    const int64_t first = lc_calendar_days(LC_CALENDAR_GREGORIAN, (lc_day){d->whole, 1, 1});
    const int64_t days = lc_calendar_days(LC_CALENDAR_GREGORIAN, (lc_day){d->whole + 1, 1, 1}) - first;
    lc_date_set_second(date, first * 86400 + lc_round_to(d->nano * 1e-9 * (double)days * 86400, grain));
}

bool lc_decimal_year_take(lc_date *date, const lc_time_columns *c, const char *cell)
{
    lc_decimal d;
    if (!lc_decimal_read(&d, cell) || d.whole < 1000 || d.whole > 2999)
        return false;
    const int start = (int)nearbyint(months_of(&d)), month = (int)floor(months_of(&d));
    date->ordered = true;
    switch (c->fraction) {
    case LC_YEAR_STARTS:
        set(date, LC_DATE_MONTH, d.whole + start / 12, start % 12 + 1);
        break;
    case LC_YEAR_CENTRES:
        set(date, LC_DATE_MONTH, d.whole, month + 1);
        break;
    case LC_YEAR_QUARTER_CENTRES:
        set(date, LC_DATE_QUARTER, d.whole, month / 3 + 1);
        break;
    case LC_YEAR_MONTH_NUMBERS:
        set(date, LC_DATE_MONTH, d.whole, hundredths_of(&d));
        break;
    case LC_YEAR_QUARTER_NUMBERS:
        set(date, LC_DATE_QUARTER, d.whole, hundredths_of(&d) / 10);
        break;
    default:
        set_moment(date, &d, c->grain);
    }
    return true;
}
