/* join_future - rows of a second file after the last ones of the first: the future, of which its columns are known. */
#include "data/import/join.h"

#include <math.h>
#include <string.h>

#include "core/calendar.h"
#include "core/mem.h"
#include "data/stamp.h"

enum { BILLION = 1000000000, STAMPS_FIRST = 256, STAMPS_MOST = 1 << 22 };

/* The rows that are added: of b, in order, and their stamps on the axis of a. */
typedef struct future {
    size_t *row, rows, capacity;
    int64_t *time;
    size_t times; /* room */
} future;

static void free_future(future *f)
{
    lc_free(f->row);
    lc_free(f->time);
}

static lc_status add(future *f, size_t row, int64_t time)
{
    CHECK(lc_grow(&f->row, &f->capacity, f->rows + 1, sizeof *f->row));
    CHECK(lc_grow(&f->time, &f->times, f->rows + 1, sizeof *f->time));
    f->row[f->rows] = row;
    f->time[f->rows++] = time;
    return LC_OK;
}

/* The stamp of a row of b in the ticks of a; false where a has no such tick. */
static bool stamp_in(int64_t *out, const lc_series *a, const lc_series *b, size_t row)
{
    const int64_t ticks = lc_series_ticks(a), own = lc_series_ticks(b), second = lc_series_second(b, row);
    const int64_t nanos = (b->time[row] - second * own) * (BILLION / own);
    *out = second * ticks + nanos / (BILLION / ticks);
    return nanos % (BILLION / ticks) == 0;
}

/* Rows after the last are taken as they are, where the calendar is not known and nothing says that they are not of it. */
static lc_status take_all(future *f, const lc_series *a, const lc_series *b, size_t first)
{
    int64_t time;
    for (size_t row = first; row < b->rows; row++)
        if (stamp_in(&time, a, b, row))
            CHECK(add(f, row, time));
    return LC_OK;
}

static void clear_ahead(lc_axis_ahead *out)
{
    lc_free(out->time);
    lc_free(out->offset);
    out->time = NULL;
    out->offset = NULL;
}

/* Stamps that follow the last of a, until b ends; for clear_ahead. */
static lc_status follow(lc_axis_ahead *out, const lc_series *a, const lc_axis *axis, int64_t until, const lc_zone *zone)
{
    for (out->count = STAMPS_FIRST;; out->count *= 2) {
        clear_ahead(out);
        CHECK(lc_new(&out->time, out->count, sizeof *out->time));
        CHECK(lc_new(&out->offset, out->count, sizeof *out->offset));
        lc_axis_extend(out, axis, a, a->rows - 1, zone);
        if (out->time[out->count - 1] >= until || out->count >= STAMPS_MOST)
            return LC_OK;
    }
}

/* Those that the calendar of a continues to. */
static lc_status take_next(future *f, const lc_join_pair *pair, size_t first, const lc_axis *axis)
{
    lc_status status = LC_OK;
    const lc_series *a = pair->a, *b = pair->b;
    const lc_zone *zone;
    lc_axis_ahead next = {.time = NULL};
    int64_t wanted;
    size_t at = 0;
    CHECK(lc_axis_zone(&zone, pair->zones, a));
    stamp_in(&wanted, a, b, b->rows - 1);
    TRY(follow(&next, a, axis, wanted, zone));
    for (size_t row = first; row < b->rows; row++) {
        const bool whole = stamp_in(&wanted, a, b, row);
        while (at < next.count && next.time[at] < wanted)
            at++;
        if (whole && at < next.count && next.time[at] == wanted)
            TRY(add(f, row, next.time[at]));
    }
done:
    clear_ahead(&next);
    return status;
}

/* Whether all rows of one time that both have are of one offset too: then b shows what the clocks of a showed. */
static bool share_clocks(const lc_series *a, const lc_series *b)
{
    bool any = false;
    for (size_t at = 0, row = 0; at < b->rows; at++) {
        while (row < a->rows && lc_series_compare(a, row, b, at) < 0)
            row++;
        if (row == a->rows || lc_series_compare(a, row, b, at) != 0)
            continue;
        if (a->offset[row] != b->offset[at])
            return false;
        any = true;
    }
    return any;
}

/* The offsets of the added rows: of the zone of a; without one those of b, if its clocks are those of a, else the last of a. */
static lc_status put_offsets(const lc_join_pair *pair, const future *f)
{
    lc_series *a = pair->a;
    const lc_series *b = pair->b;
    const lc_zone *zone;
    size_t room = a->rows;
    CHECK(lc_grow(&a->offset, &room, a->rows + f->rows, sizeof *a->offset));
    CHECK(lc_axis_zone(&zone, pair->zones, a));
    const bool shared = !zone && b->offset && share_clocks(a, b);
    if (zone)
        lc_zone_offsets(a->offset + a->rows, zone, f->time, f->rows, lc_series_ticks(a));
    for (size_t i = 0; i < f->rows && !zone; i++)
        a->offset[a->rows + i] = shared ? b->offset[f->row[i]] : a->offset[a->rows - 1];
    return LC_OK;
}

/* The added rows after those of a. */
static lc_status put_rows(const lc_join_pair *pair, const future *f)
{
    lc_series *a = pair->a;
    const lc_series *b = pair->b;
    const size_t channels = pair->channels, more = pair->more, rows = a->rows + f->rows, width = channels + more;
    size_t times = a->rows, values = a->rows * width;
    CHECK(lc_grow(&a->time, &times, rows, sizeof *a->time));
    CHECK(lc_grow(&a->value, &values, rows * width, sizeof *a->value));
    if (a->offset)
        CHECK(put_offsets(pair, f));
    for (size_t i = 0; i < f->rows; i++, a->rows++) {
        double *to = a->value + a->rows * width;
        a->time[a->rows] = f->time[i];
        for (size_t c = 0; c < channels; c++)
            to[c] = (double)NAN;
        memcpy(to + channels, b->value + f->row[i] * more, more * sizeof *to);
    }
    return LC_OK;
}

/* Whether b has rows between those of a: then not all of its rows are on the axis of a. */
static bool is_finer(const lc_join_fate *fate, size_t first)
{
    for (size_t row = 0; row < first; row++)
        if (fate[row] == LC_JOIN_BETWEEN)
            return true;
    return false;
}

lc_status lc_join_future(size_t *added, lc_join_fate *fate, const lc_join_pair *pair, const lc_axis *axis)
{
    lc_status status = LC_OK;
    const lc_series *a = pair->a, *b = pair->b;
    size_t first = b->rows;
    future f = {0};
    while (first > 0 && lc_series_compare(a, a->rows - 1, b, first - 1) < 0)
        first--;
    *added = 0;
    if (first == b->rows)
        return LC_OK;
    if ((axis->doubt || axis->step <= 0) && !is_finer(fate, first))
        TRY(take_all(&f, a, b, first));
    else if (axis->step > 0)
        TRY(take_next(&f, pair, first, axis));
    TRY(put_rows(pair, &f));
    for (size_t i = 0; i < f.rows; i++)
        fate[f.row[i]] = fate[f.row[i]] < LC_JOIN_FUTURE ? LC_JOIN_FUTURE : fate[f.row[i]];
    *added = f.rows;
done:
    free_future(&f);
    return status;
}
