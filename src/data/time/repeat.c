/* repeat - which of two equal hours a row means: decided by the rows around it, where they are in order of time. */
#include <stdlib.h>

#include "core/mem.h"
#include "data/time/shift.h"

/* When clocks are set back, after the first of two moments and not after the second one. */
static int64_t find_change(const lc_shift *s, const int64_t utc[2])
{
    int64_t before = utc[0], after = utc[1];
    const int32_t offset = lc_zone_offset(s->zone, before);
    while (after - before > 1) {
        const int64_t middle = before + (after - before) / 2;
        if (lc_zone_offset(s->zone, middle) == offset)
            before = middle;
        else
            after = middle;
    }
    return after;
}

lc_status lc_repeats_add(lc_shift *s, size_t row, const int64_t utc[2])
{
    if (!s->repeat)
        CHECK(lc_new(&s->repeat, s->view->rows - row, sizeof *s->repeat));
    s->repeat[s->repeats++] = (lc_repeat){find_change(s, utc), row};
    return LC_OK;
}

static int by_change(const void *a, const void *b)
{
    const lc_repeat *x = a, *y = b;
    if (x->change != y->change)
        return x->change < y->change ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

/* --- the rows of one hour ---------------------------------------------------------------------------------------------- */

/* The rows of one hour that repeats, in the file's order. */
typedef struct hour {
    const lc_repeat *row;
    size_t count;
    int64_t begin, end; /* what clocks show twice */
} hour;

static int64_t local_second(const lc_shift *s, size_t row)
{
    return lc_shift_second(s, row) + s->stamps->offset[row];
}

/* -1: a row is before the hour, 1: after it; 0: there is no such row. */
static int side_of(const lc_shift *s, const hour *h, size_t row)
{
    if (row >= s->view->rows)
        return 0;
    return local_second(s, row) < h->begin ? -1 : 1;
}

/* Which way the rows of the hour go, 1 or -1; 0 where they are not together, or those around them are not on both sides. */
static int way_of(const lc_shift *s, const hour *h)
{
    const size_t first = h->row[0].row, last = h->row[h->count - 1].row;
    const int before = side_of(s, h, first - 1), after = side_of(s, h, last + 1); /* 0 - 1 is beyond all rows */
    if (s->shuffled || last - first + 1 != h->count || (before && before == after))
        return 0;
    return before ? -before : after ? after : s->falls ? -1 : 1;
}

/* The row at a place in order of time. */
static size_t row_at(const hour *h, int way, size_t place)
{
    return h->row[way > 0 ? place : h->count - 1 - place].row;
}

/* From `place` on, the first row that does not advance: clocks have been set back. The number of rows without one. */
static size_t find_split(const lc_shift *s, const hour *h, int way, size_t place)
{
    while (++place < h->count && s->stamps->stamp[row_at(h, way, place)] > s->stamps->stamp[row_at(h, way, place - 1)])
        ;
    return place < h->count ? place : h->count;
}

/* A stamp that two rows have. */
static bool has_twice(const lc_shift *s, const hour *h)
{
    for (size_t i = 0; i < h->count; i++)
        for (size_t j = i + 1; j < h->count; j++)
            if (s->stamps->stamp[h->row[i].row] == s->stamps->stamp[h->row[j].row])
                return true;
    return false;
}

static lc_status refuse(const lc_shift *s, size_t row)
{
    return lc_shift_fail(s, row,
                         "is in the hour that clocks of %s show twice, and the order of rows does not say which is meant: give "
                         "stamps with offsets (+01:00), or, if clocks were not set back, --zone as a fixed offset or UTC");
}

/* Of an hour that occurs once: the rows before and after it, which are shifted already, are as far from it as each other only in
 * one of its readings. The number of its rows that are of the first hour: all or none; *sure: whether that is known. */
static size_t split_evenly(bool *sure, const lc_shift *s, const hour *h)
{
    int64_t first = INT64_MAX, last = INT64_MIN, before = INT64_MIN, after = INT64_MAX, utc[2];
    for (size_t row = 0, i = 0; row < s->view->rows; row++) {
        const int64_t second = lc_shift_second(s, row);
        if (i < h->count && h->row[i].row == row) {
            first = second < first ? second : first;
            last = second > last ? second : last;
            i++;
        } else if (local_second(s, row) < h->begin)
            before = second > before ? second : before;
        else
            after = second < after ? second : after;
    }
    *sure = false;
    if (before == INT64_MIN || after == INT64_MAX)
        return h->count;
    lc_zone_local(utc, s->zone, first);
    const int64_t gap = h->end - h->begin, to_first = utc[0] - before, from_last = after - (utc[0] + last - first);
    const bool early = to_first == from_last, late = to_first + gap == from_last - gap;
    *sure = early || late;
    return late ? 0 : h->count;
}

/* Where clocks are set back among the rows of an hour, in their order of time. */
static lc_status decide(size_t *split, lc_shift *s, const hour *h, int way)
{
    bool sure = false;
    if (!way && (h->count > LC_REPEATS_MANY || has_twice(s, h)))
        return refuse(s, h->row[0].row);
    *split = way ? find_split(s, h, way, 0) : h->count;
    const size_t again = *split < h->count ? find_split(s, h, way, *split) : h->count;
    if (again < h->count)
        return refuse(s, row_at(h, way, again));
    if (*split < h->count)
        return LC_OK;
    *split = split_evenly(&sure, s, h);
    s->first = s->guessed || sure ? s->first : h->row[0].row;
    s->guessed += sure ? 0 : h->count;
    return LC_OK;
}

static void shift_marked(lc_shift *s, const hour *h)
{
    int64_t utc[2];
    for (size_t i = 0; i < h->count; i++) {
        const size_t row = h->row[i].row;
        lc_zone_local(utc, s->zone, lc_shift_second(s, row));
        lc_shift_put(s, row, utc[lc_repeats_is_later(s, row)]);
    }
}

static lc_status shift_hour(lc_shift *s, const hour *h)
{
    int64_t utc[2];
    const int way = way_of(s, h);
    size_t split = h->count;
    CHECK(decide(&split, s, h, way));
    for (size_t place = 0; place < h->count; place++) {
        const size_t row = row_at(h, way ? way : 1, place);
        lc_zone_local(utc, s->zone, lc_shift_second(s, row));
        lc_shift_put(s, row, utc[place >= split]);
    }
    return LC_OK;
}

lc_status lc_repeats_shift(lc_shift *s)
{
    size_t count;
    lc_repeats_find_mark(s);
    if (s->repeats)
        qsort(s->repeat, s->repeats, sizeof *s->repeat, by_change);
    for (size_t i = 0; i < s->repeats; i += count) {
        const int64_t change = s->repeat[i].change;
        hour h = {.row = &s->repeat[i],
                  .begin = change + lc_zone_offset(s->zone, change),
                  .end = change + lc_zone_offset(s->zone, change - 1)};
        for (count = 0; i + count < s->repeats && s->repeat[i + count].change == change; count++)
            h.count++;
        if (s->marked)
            shift_marked(s, &h);
        else
            CHECK(shift_hour(s, &h));
    }
    return LC_OK;
}
