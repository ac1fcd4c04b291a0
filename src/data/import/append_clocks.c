/* append_clocks - the offsets from UTC of rows that are added, where they do not say them as the rows before do. */
#include <string.h>

#include "core/mem.h"
#include "core/zone.h"
#include "data/axis.h"
#include "data/import/append.h"
#include "data/series.h"
#include "data/stamp.h"
#include "data/time/time.h"

enum { HOUR = 3600 };

lc_status lc_append_offset(lc_series *b, const lc_series *a, bool *taken)
{
    if (!a->offset || a->rows == 0 || a->offset[0] == 0 || !lc_series_shows_utc(b))
        return LC_OK;
    for (size_t row = 1; row < a->rows; row++)
        if (a->offset[row] != a->offset[0])
            return lc_fail(LC_E_DATA, "series '%s': the new rows are in UTC, those of the dataset have several offsets: --zone",
                           b->name);
    for (size_t row = 0; row < b->rows; row++)
        b->offset[row] = a->offset[0];
    *taken = true;
    return LC_OK;
}

/* The rows with which a file begins in an hour that clocks show twice. */
typedef struct beginning {
    size_t rows;    /* read as of the first hour; 0: the file says which they are of, or begins elsewhere */
    int64_t second; /* the moment of the first row if it is of the second hour */
    int64_t gap;    /* between the two hours */
} beginning;

static int64_t moment_at(const lc_series *s, size_t row)
{
    return s->time[row] / lc_series_ticks(s);
}

static beginning find_beginning(const lc_series *b, const lc_zone *zone)
{
    beginning begins = {0};
    int64_t utc[2];
    size_t row = 0;
    for (; row < b->rows && lc_zone_local(utc, zone, moment_at(b, row) + b->offset[row]) == 2; row++) {
        if (moment_at(b, row) != utc[0])
            return (beginning){0};
        begins.second = row ? begins.second : utc[1];
        begins.gap = utc[1] - utc[0];
    }
    begins.rows = row;
    return begins;
}

/* Whether the dataset has rows that the file would lack if it began in the first hour. */
static bool has_between(const lc_series *a, const lc_series *b, const beginning *begins)
{
    const int64_t last = moment_at(b, begins->rows - 1);
    for (size_t row = a->rows; row > 0 && moment_at(a, row - 1) > last; row--)
        if (moment_at(a, row - 1) <= begins->second)
            return true;
    return false;
}

static void put_later(lc_series *b, const beginning *begins)
{
    for (size_t row = 0; row < begins->rows; row++) {
        b->time[row] += begins->gap * lc_series_ticks(b);
        b->offset[row] -= (int32_t)begins->gap;
    }
}

static lc_status refuse_hour(const lc_series *a, const lc_series *b)
{
    char stamp[LC_STAMP_TEXT];
    lc_series_stamp(stamp, b, 0);
    return lc_fail(
        LC_E_DATA,
        "series '%s': the new file begins at %s, in an hour that clocks show twice, and the dataset ends in it: whether it is "
        "the row known already or the one an hour later is not said: give stamps with offsets (+01:00), or let the file begin "
        "before that hour or after it",
        a->name, stamp);
}

lc_status lc_append_hour(size_t *later, lc_series *b, const lc_series *a, lc_zones *zones)
{
    const lc_zone *zone;
    if (!a->zone || !a->offset || !b->offset || !a->rows || !b->rows)
        return LC_OK;
    CHECK(lc_axis_zone(&zone, zones, a));
    const beginning begins = zone ? find_beginning(b, zone) : (beginning){0};
    const int64_t end = moment_at(a, a->rows - 1);
    if (!begins.rows || end < moment_at(b, 0))
        return LC_OK;
    if (!has_between(a, b, &begins))
        return end < begins.second ? refuse_hour(a, b) : LC_OK;
    put_later(b, &begins);
    *later += begins.rows;
    return LC_OK;
}

lc_status lc_append_zone(lc_series *b, const lc_series *a, lc_zones *zones, bool *taken)
{
    const lc_zone *zone;
    const char *name = a->zone ? a->zone : lc_series_shows_utc(a) ? LC_ZONE_UTC : NULL;
    if (!name || !lc_series_in_utc(a) || !b->offset || (b->zone && !lc_series_shows_utc(b)))
        return LC_OK;
    CHECK(lc_zones_find(&zone, zones, name));
    if (!zone)
        return LC_OK;
    *taken |= !lc_series_is_of_zone(b, zone);
    lc_series_put_zone(b, zone);
    lc_free(b->zone);
    b->zone = NULL;
    return LC_OK;
}

lc_status lc_append_near(const lc_series *b, const lc_series *a)
{
    char stamp[LC_STAMP_TEXT], last[LC_STAMP_TEXT];
    if (a->zone || !a->offset || !b->offset || !a->rows)
        return LC_OK;
    for (size_t row = 0; row < b->rows; row++) {
        if ((row && b->offset[row] == b->offset[row - 1]) || lc_series_near_offset(a, b->offset[row]))
            continue;
        lc_series_stamp(stamp, b, row);
        lc_series_stamp(last, a, a->rows - 1);
        return lc_fail(
            LC_E_DATA,
            "series '%s': the new row %s has an offset of another place than the dataset's rows, the last of which is %s: "
            "--zone says where they are",
            a->name, stamp, last);
    }
    return LC_OK;
}

/* Whether clocks are often changed between two local times. */
static bool may_change(int64_t from, int64_t to)
{
    for (int64_t at = from; at <= to; at += HOUR)
        if (lc_clocks_change(at, true) || lc_clocks_change(at, false))
            return true;
    return false;
}

/* The first row before which clocks may have changed unseen, in steps of an hour or more; their number: there is none. */
static size_t find_unseen(const lc_series *b, int64_t last)
{
    for (size_t row = 0; row < b->rows; row++) {
        const int64_t at = lc_series_second(b, row), before = row ? lc_series_second(b, row - 1) : last;
        if (at - before >= HOUR && may_change(before, at))
            return row;
    }
    return b->rows;
}

lc_status lc_append_local(lc_series *b, const lc_series *a)
{
    char stamp[LC_STAMP_TEXT];
    if (!a->zone || strcmp(a->zone, LC_ZONE_LOCAL) != 0 || b->zone || b->offset || !a->rows || !b->rows)
        return LC_OK;
    const int64_t ticks = lc_series_ticks(b), last = lc_series_second(a, a->rows - 1) + a->offset[a->rows - 1];
    const size_t unseen = find_unseen(b, last);
    lc_series_stamp(stamp, b, unseen < b->rows ? unseen : 0);
    if (unseen < b->rows)
        return lc_fail(
            LC_E_DATA,
            "series '%s': clocks may have changed before %s, and of the dataset's zone only that they change is known: "
            "import the rows of both anew, with --zone",
            a->name, stamp);
    CHECK(lc_copy_text(&b->zone, LC_ZONE_LOCAL));
    CHECK(lc_new(&b->offset, b->rows, sizeof *b->offset));
    for (size_t row = 0; row < b->rows; row++) {
        b->offset[row] = a->offset[a->rows - 1];
        b->time[row] -= b->offset[row] * ticks;
    }
    return LC_OK;
}
