/* digits - numbers that count from 1970, or are dates by their digits (2020010100, 202001010000): where both could be, the steps
 * from row to row decide. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/date.h"
#include "data/foreign/columns.h"

/* How numbers continue, read in one way. */
typedef struct reading {
    size_t changes; /* steps unlike the one before */
    bool odd;       /* a step of more than a minute that is not of whole ones */
    int64_t minute, last, step;
    lc_date date;
} reading;

/* The next row's moment. Months, quarters and years on the same day and clock are one step. */
static void go_on(reading *r, size_t row, int64_t moment, const lc_date *date)
{
    const int months = 12 * (date->part[0] - r->date.part[0]) + date->part[1] - r->date.part[1];
    const bool same = date->part[2] == r->date.part[2] && date->seconds == r->date.seconds;
    const int64_t ticks = moment - r->last, step = months && same ? (int64_t)months << 40 : ticks; /* unlike any step of ticks */
    r->changes += row > 1 && step != r->step;
    r->odd |= row > 0 && llabs(ticks) > r->minute && ticks % r->minute != 0;
    r->last = moment;
    r->step = step;
    r->date = *date;
}

/* 2020010100, 202001010000: hours and minutes of a day of the years 1850 to 2100. */
static bool read_digits(int64_t *second, lc_date *date, double value)
{
    char text[32];
    if (!(value >= 1e9 && value < 1e12) || value != floor(value))
        return false;
    snprintf(text, sizeof text, "%.0f", value);
    return lc_date_read(date, text) && lc_date_stamp(second, date, LC_DATE_YMD) && date->part[0] >= 1850 && date->part[0] <= 2100;
}

static bool both_read(reading *digits, reading *epoch, const lc_stored *s)
{
    const lc_date none = {0};
    lc_date date;
    int64_t second;
    for (size_t row = 0; row < s->count; row++) {
        const double value = lc_stored_at(s, row);
        if (!read_digits(&second, &date, value))
            return false;
        go_on(digits, row, second, &date);
        go_on(epoch, row, (int64_t)value, &none);
    }
    return s->count > 0;
}

lc_status lc_digits_choose(bool *digits, const lc_stored *s, const char *what)
{
    const bool minutes = s->count > 0 && lc_stored_at(s, 0) >= 1e10;
    reading dates = {.minute = 60}, epoch = {.minute = minutes ? 60000 : 60};
    *digits = both_read(&dates, &epoch, s);
    if (!*digits || dates.changes < epoch.changes || (dates.changes == epoch.changes && epoch.odd))
        return LC_OK;
    return lc_fail(LC_E_USAGE,
                   "%s: %.0f is a date by its digits, or %s since 1970, and its rows do not say which: --time-format %s (or %s)",
                   what, lc_stored_at(s, 0), minutes ? "milliseconds" : "seconds", minutes ? "%Y%m%d%H%M" : "%Y%m%d%H",
                   minutes ? "epoch_ms" : "epoch_s");
}
