/* stamp - stamps printed, and found. */
#include "data/stamp.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"

size_t lc_series_row_at(const lc_series *series, int64_t time)
{
    size_t row = 0;
    int64_t first = lc_calendar_convert(series->calendar, LC_CALENDAR_GREGORIAN, time);
    while (row < series->rows && lc_series_local(series, row) < first)
        row++;
    return row;
}

size_t lc_series_row_at_moment(const lc_series *series, int64_t second)
{
    size_t row = lc_series_in_utc(series) ? 0 : series->rows;
    const int64_t first = lc_calendar_convert(series->calendar, LC_CALENDAR_GREGORIAN, second);
    while (row < series->rows && lc_series_second(series, row) < first)
        row++;
    return row;
}

bool lc_series_in_utc(const lc_series *series)
{
    return series->offset && !(series->zone && strcmp(series->zone, LC_ZONE_LOCAL) == 0);
}

bool lc_series_shows_utc(const lc_series *series)
{
    bool utc = series->offset && (series->zone ? strcmp(series->zone, LC_ZONE_UTC) == 0 : series->rows > 0);
    for (size_t row = 0; row < series->rows && utc; row++)
        utc = series->offset[row] == 0;
    return utc;
}

bool lc_series_offsets_vary(const lc_series *series)
{
    for (size_t row = 1; series->offset && row < series->rows; row++)
        if (series->offset[row] != series->offset[0])
            return true;
    return false;
}

bool lc_series_near_offset(const lc_series *series, int32_t offset)
{
    enum { HOUR = 3600 }; /* by which clocks of a place change */
    for (size_t row = 0; row < series->rows; row++)
        if (llabs((long long)offset - series->offset[row]) <= HOUR)
            return true;
    return false;
}

void lc_series_put_zone(lc_series *series, const lc_zone *zone)
{
    lc_zone_offsets(series->offset, zone, series->time, series->rows, lc_series_ticks(series));
}

bool lc_series_is_of_zone(const lc_series *series, const lc_zone *zone)
{
    for (size_t row = 0; row < series->rows; row++)
        if (series->offset[row] != lc_zone_offset(zone, lc_series_second(series, row)))
            return false;
    return true;
}

int lc_series_compare(const lc_series *a, size_t row, const lc_series *b, size_t other)
{
    const int64_t x = lc_series_second(a, row), y = lc_series_second(b, other);
    if (x != y)
        return x < y ? -1 : 1;
    const int64_t left = (a->time[row] - x * lc_series_ticks(a)) * (1000000000 / lc_series_ticks(a));
    const int64_t right = (b->time[other] - y * lc_series_ticks(b)) * (1000000000 / lc_series_ticks(b));
    return left < right ? -1 : left > right;
}

const lc_series *lc_dataset_first(const lc_dataset *d)
{
    const lc_series *first = NULL;
    for (const lc_series *s = d->series; s < d->series + d->series_count; s++)
        if (s->rows && (!first || lc_series_compare(s, 0, first, 0) < 0))
            first = s;
    return first;
}

/* ".250" of 250 of 1000 ticks, nothing of whole seconds. Returns the new end. */
static char *add_fraction(char *out, int64_t part, int64_t ticks)
{
    if (ticks > 1)
        *out++ = '.';
    for (int64_t unit = ticks / 10; unit > 0; unit /= 10)
        *out++ = (char)('0' + part / unit % 10);
    *out = '\0';
    return out;
}

/* "+02:00", with seconds where it has them. */
static void add_offset(char *out, size_t size, int32_t offset)
{
    int seconds = abs(offset);
    int length = snprintf(out, size, "%c%02d:%02d", offset < 0 ? '-' : '+', seconds / 3600, seconds / 60 % 60);
    if (seconds % 60)
        snprintf(out + length, size - (size_t)length, ":%02d", seconds % 60);
}

void lc_series_stamp(char out[LC_STAMP_TEXT], const lc_series *series, size_t row)
{
    const int64_t ticks = lc_series_ticks(series), part = series->time[row] - lc_series_second(series, row) * ticks;
    lc_calendar_format(out, series->calendar, lc_series_local(series, row));
    char *end = add_fraction(out + strlen(out), part, ticks);
    if (lc_series_in_utc(series))
        add_offset(end, LC_STAMP_TEXT - (size_t)(end - out), series->offset[row]);
}

void lc_seconds_text(char out[LC_SECONDS_TEXT], int64_t count, int64_t ticks)
{
    char *end = out + snprintf(out, LC_SECONDS_TEXT, "%" PRId64, count / ticks);
    if (count % ticks == 0)
        return;
    for (end = add_fraction(end, count % ticks, ticks); end[-1] == '0'; end--)
        end[-1] = '\0';
}

void lc_span_text(char out[LC_SECONDS_TEXT], int64_t count, int64_t ticks)
{
    const int64_t minute = 60 * ticks, hour = 60 * minute, day = 24 * hour, days = count / day, rest = count % day;
    const size_t hours = (size_t)(rest / hour), minutes = (size_t)(rest % hour / minute);
    if (count < minute || rest % minute) {
        lc_seconds_text(out, count, ticks);
        const size_t length = strlen(out);
        snprintf(out + length, LC_SECONDS_TEXT - length, " s");
        return;
    }
    const char *unit = days ? "day" : hours ? "hour" : "minute";
    const size_t whole = days ? (size_t)days : hours ? hours : minutes;
    const char *plural = whole == 1 ? "" : "s";
    if (days && rest)
        snprintf(out, LC_SECONDS_TEXT, "%zu day%s %zu:%02zu", whole, plural, hours, minutes);
    else if (!days && hours && minutes)
        snprintf(out, LC_SECONDS_TEXT, "%zu:%02zu hours", hours, minutes);
    else
        snprintf(out, LC_SECONDS_TEXT, "%zu %s%s", whole, unit, plural);
}

lc_status lc_series_like(lc_series *to, const lc_series *from, size_t rows)
{
    to->rows = rows;
    to->ticks = from->ticks;
    to->calendar = from->calendar;
    CHECK(lc_new(&to->time, rows, sizeof *to->time));
    if (from->offset)
        CHECK(lc_new(&to->offset, rows, sizeof *to->offset));
    return from->zone ? lc_copy_text(&to->zone, from->zone) : LC_OK;
}
