/* period_length - whether numbered periods are as long as those of the rows before, as which they are read: 24 a day are none of
 * half an hour. */
#include "core/mem.h"
#include "data/time/day_numbers.h"

enum { DAY = 86400 };

/* The greatest number of each day but the last, whose rows may still come, if that is one; else 0. */
static int64_t last_period(const lc_day_numbers *day, size_t count)
{
    for (size_t i = 1; i + 1 < count; i++)
        if (day[i].most != day[0].most)
            return 0;
    return count > 1 ? day[0].most : 0;
}

/* A day of so many periods is half a day of others, or a whole one. */
static void note_short_day(const lc_time_columns *c, const lc_view *v, size_t column, int64_t count)
{
    const int64_t whole = count > 0 ? DAY / count : 0;
    if ((count == 24 || count == 48 || count == 96) && whole >= 2 * c->period)
        lc_view_note(
            v,
            "the last day of column '%s' ends with number %lld: it is a part of a day of periods of %lld s (a whole one, of "
            "%lld s: --time-parts)",
            lc_view_name(v, column), (long long)(count - c->from_zero), (long long)c->period, (long long)whole);
}

lc_status lc_period_check(const lc_time_columns *c, const lc_view *v)
{
    lc_day_numbers *day;
    size_t count;
    const size_t column = c->column[c->count - 1];
    if (c->part[c->count - 1] != LC_TIME_PERIOD || c->count == 1)
        return LC_OK;
    CHECK(lc_day_numbers_find(&day, &count, v, c));
    const int64_t last = last_period(day, count) + c->from_zero, at_end = count ? day[count - 1].most + c->from_zero : 0;
    lc_free(day);
    note_short_day(c, v, column, at_end);
    if (last < 2 || DAY % last || DAY / last < 2 * c->period)
        return LC_OK;
    return lc_fail(LC_E_DATA, "%s: --time-parts: a period is %lld s, and days of column '%s' end with number %lld: period:%lld",
                   v->path, (long long)c->period, lc_view_name(v, column), (long long)(last - c->from_zero),
                   (long long)(DAY / last));
}
