/* join_days - rows a day, or a month, apart at other times of day, or without a zone beside one: prices of 16:00 and weather of
 * a date belong together by their local day. */
#include "data/import/join.h"

#include "core/calendar.h"
#include "core/mem.h"
#include "data/stamp.h"

enum { DAY = 86400 };

/* The local day of a row since 1970, or its month. */
static int64_t key_of(const lc_series *s, size_t row, bool months)
{
    int day;
    const int64_t local = lc_series_local(s, row);
    return months ? lc_calendar_month(&day, s->calendar, local) : lc_floor_divide(local, DAY);
}

/* Whether no two rows are of one day, or month. */
static bool is_once(const lc_series *s, bool months)
{
    for (size_t row = 1; row < s->rows; row++)
        if (key_of(s, row, months) <= key_of(s, row - 1, months))
            return false;
    return s->rows > 1;
}

static bool share_stamps(const lc_series *a, const lc_series *b)
{
    for (size_t i = 0, k = 0; i < a->rows && k < b->rows;) {
        const int order = lc_series_compare(a, i, b, k);
        if (order == 0)
            return true;
        i += order < 0;
        k += order > 0;
    }
    return false;
}

static bool share_keys(const lc_series *a, const lc_series *b, bool months)
{
    for (size_t i = 0, k = 0; i < a->rows && k < b->rows;) {
        const int64_t first = key_of(a, i, months), second = key_of(b, k, months);
        if (first == second)
            return true;
        i += first < second;
        k += first > second;
    }
    return false;
}

/* The stamp of a row of b among those of a: that of a's row of the same day; of a day that a does not have, as many days after
 * the nearest row before, and of such a month next to that row. */
static void place(lc_series *out, size_t k, const lc_series *a, size_t i, int64_t apart, bool months)
{
    const int64_t ticks = lc_series_ticks(a);
    out->time[k] = a->time[i] + apart * (months ? 1 : DAY * ticks);
    if (out->offset)
        out->offset[k] = a->offset[i];
}

static lc_status align(lc_series *out, const lc_series *a, const lc_series *b, bool months)
{
    size_t i = 0;
    out->rows = b->rows;
    out->ticks = a->ticks;
    out->calendar = a->calendar;
    out->value = b->value;
    CHECK(lc_new(&out->time, b->rows, sizeof *out->time));
    if (a->offset)
        CHECK(lc_new(&out->offset, b->rows, sizeof *out->offset));
    if (a->zone)
        CHECK(lc_copy_text(&out->zone, a->zone));
    for (size_t k = 0; k < b->rows; k++) {
        while (i + 1 < a->rows && key_of(a, i + 1, months) <= key_of(b, k, months))
            i++;
        place(out, k, a, i, key_of(b, k, months) - key_of(a, i, months), months);
    }
    return LC_OK;
}

lc_status lc_join_by_days(lc_series *out, const char **unit, const lc_series *a, const lc_series *b)
{
    const bool alike = !a->offset == !b->offset && lc_series_in_utc(a) == lc_series_in_utc(b);
    *unit = NULL;
    if (a->calendar != b->calendar || (alike && share_stamps(a, b)))
        return LC_OK;
    for (int months = 0; months < 2; months++)
        if (is_once(a, months) && is_once(b, months) && share_keys(a, b, months)) {
            *unit = months ? "month" : "day";
            return align(out, a, b, months);
        }
    return LC_OK;
}

void lc_join_clear(lc_series *aligned)
{
    lc_free(aligned->time);
    lc_free(aligned->offset);
    lc_free(aligned->zone);
    *aligned = (lc_series){0};
}
