/* apart - of several columns that could be the time, the one that tells rows apart, or whose offset from UTC is known. */
#include <stdlib.h>
#include <string.h>

#include "core/sort.h"
#include "core/mem.h"
#include "data/time/apart.h"
#include "data/time/room.h"

enum { DAY = 86400, QUARTER = 900, OFFSET_MOST = 15 * 3600, OFFSETS_MOST = 3 };

/* Columns and the moments of their rows, in milliseconds. */
typedef struct reading {
    lc_time_columns columns; /* settled, if they can be */
    int64_t *stamp;          /* (rows) */
    size_t moments;          /* that differ */
    bool settled;
} reading;

/* Settles a copy of columns as if they were UTC; quiet: the view, which says nothing. False: they cannot be settled. */
static bool settle(lc_time_columns *out, lc_view *quiet, const lc_view *v, const lc_time_columns *of)
{
    *out = *of;
    *quiet = *v;
    quiet->notes = NULL;
    return lc_time_try(out, quiet, &(lc_time_request){.zone = "UTC"}) == LC_OK;
}

/* The moments of the rows, unreadable ones 0, and how many there are. scratch: (rows) */
static void read_moments(reading *r, int64_t *scratch, const lc_view *v, const lc_time_columns *of)
{
    lc_view quiet;
    lc_moment m;
    r->moments = v->rows > 0;
    const bool settled = r->settled = settle(&r->columns, &quiet, v, of);
    for (size_t row = 0; row < v->rows; row++) /* of an order or form that is not decided yet, what tells rows apart */
        r->stamp[row] = !settled                                               ? lc_view_hash(v, row, of->column, of->count)
                        : lc_row_moment(&m, &quiet, &r->columns, row) == LC_OK ? m.second * 1000 + m.nanosecond / 1000000
                                                                               : 0;
    memcpy(scratch, r->stamp, v->rows * sizeof *r->stamp);
    qsort(scratch, v->rows, sizeof *scratch, lc_sort_whole);
    for (size_t row = 1; row < v->rows; row++)
        r->moments += scratch[row] != scratch[row - 1];
}

lc_status lc_time_distinct(bool *out, const lc_view *v, const lc_time_columns *time)
{
    lc_status status = LC_OK;
    reading r = {0};
    int64_t *scratch = NULL;
    TRY(lc_new(&r.stamp, v->rows, sizeof *r.stamp));
    TRY(lc_new(&scratch, v->rows, sizeof *scratch));
    read_moments(&r, scratch, v, time);
    *out = 10 * (v->rows - r.moments) <= v->rows;
done:
    lc_free(r.stamp);
    lc_free(scratch);
    return status;
}

typedef enum agreement { UNKNOWN, AGREE, DIFFER } agreement;

static agreement compare_moments(const lc_view *v, const lc_time_columns *time, const lc_time_columns *parts, int days)
{
    lc_time_columns t, p, own = *time;
    lc_view quiet;
    lc_moment a, b;
    own.locals = 0;
    if (!settle(&t, &quiet, v, &own) || !settle(&p, &quiet, v, parts))
        return UNKNOWN;
    for (size_t row = 0; row < v->rows; row++) {
        if (lc_row_moment(&a, v, &t, row) != LC_OK || lc_row_moment(&b, v, &p, row) != LC_OK)
            return UNKNOWN;
        const int64_t after = a.second + a.date.offset - b.second;
        if (after < -DAY || after > (int64_t)days * DAY)
            return DIFFER;
    }
    return AGREE;
}

bool lc_time_repeats(const lc_view *v, const lc_time_columns *time, const lc_time_columns *parts, int days)
{
    return compare_moments(v, time, parts, days) == AGREE;
}

bool lc_time_are_same(const lc_view *v, const lc_time_columns *a, const lc_time_columns *b)
{
    lc_time_columns first, second;
    lc_view quiet;
    lc_moment one, other;
    if (!settle(&first, &quiet, v, a) || !settle(&second, &quiet, v, b))
        return false;
    for (size_t row = 0; row < v->rows; row++)
        if (lc_row_moment(&one, v, &first, row) != LC_OK || lc_row_moment(&other, v, &second, row) != LC_OK ||
            one.second != other.second || one.nanosecond != other.nanosecond)
            return false;
    return true;
}

static bool contradicts(const lc_view *v, const lc_time_columns *time, const lc_time_columns *parts, int days)
{
    return compare_moments(v, time, parts, days) == DIFFER;
}

bool lc_time_goes_one_way(const lc_view *v, const lc_time_columns *time)
{
    lc_time_columns t;
    lc_view quiet;
    lc_moment m;
    bool rises = true, falls = true;
    int64_t before = 0;
    if (!settle(&t, &quiet, v, time))
        return false;
    for (size_t row = 0; row < v->rows; before = m.second, row++) {
        if (lc_row_moment(&m, v, &t, row) != LC_OK)
            return false;
        rises &= row == 0 || m.second >= before;
        falls &= row == 0 || m.second <= before;
    }
    return rises || falls;
}

/* In how many days a time that such columns name is. */
static int days_of(const lc_time_columns *c)
{
    const lc_time_part part = c->part[0];
    if (part == LC_TIME_DATE || part == LC_TIME_EPOCH || part == LC_TIME_YEAR_DAY)
        return LC_DAY_MOST;
    return part == LC_TIME_YEAR_MONTH ? LC_MONTH_MOST : LC_YEAR_MOST;
}

bool lc_time_are_apart(const lc_view *v, const lc_time_columns *a, const lc_time_columns *b)
{
    return contradicts(v, a, b, days_of(b)) && contradicts(v, b, a, days_of(a));
}

bool lc_time_outdoes(const lc_view *v, const lc_time_columns *time, const lc_time_columns *guess)
{
    bool distinct = false;
    return lc_time_are_apart(v, guess, time) && lc_time_distinct(&distinct, v, time) == LC_OK && distinct &&
           (lc_time_goes_one_way(v, time) || !lc_time_goes_one_way(v, guess));
}

/* Whether two columns name the same days, give or take two. */
static bool same_days(const int64_t *a, const int64_t *b, size_t rows)
{
    for (size_t row = 0; row < rows; row++)
        if (llabs(a[row] - b[row]) > 2LL * DAY * 1000)
            return false;
    return true;
}

/* Whether two columns are one moment as clocks of two places show it: a few offsets in quarters of an hour. */
static bool same_moments(const int64_t *a, const int64_t *b, size_t rows)
{
    int64_t offset[OFFSETS_MOST];
    size_t offsets = 0;
    for (size_t row = 0; row < rows; row++) {
        const int64_t by = a[row] - b[row];
        size_t i = 0;
        if (by % (QUARTER * 1000) || llabs(by) > OFFSET_MOST * 1000)
            return false;
        while (i < offsets && offset[i] != by)
            i++;
        if (i == OFFSETS_MOST)
            return false;
        offset[i] = by;
        offsets = i == offsets ? offsets + 1 : offsets;
    }
    return true;
}

static bool says_time(const lc_view *v, const lc_time_columns *c)
{
    return lc_name_says_time(lc_view_name(v, c->column[0]));
}

static bool is_record(const lc_view *v, const lc_time_columns *c)
{
    return lc_name_says_record(lc_view_name(v, c->column[0]));
}

/* Whether a column has the ends of periods whose beginnings another has: end and start, valid_to and valid_from. */
static bool is_end_of(const lc_view *v, const lc_time_columns *c, const lc_time_columns *other)
{
    const char *name = lc_view_name(v, c->column[0]), *begin = lc_view_name(v, other->column[0]);
    return (lc_name_says_end(name) && lc_name_has(begin, "start starts begin begins beginning from von beginn")) ||
           (lc_name_has(name, "to until till") && lc_name_has(begin, "from"));
}

/* When rows were written counts only where no other time is. A column named date repeats its stamps where a table holds several
 * series; another one that tells more rows apart counts instead only if the first is the same in all rows, has no telling name,
 * or is the other one's day. Of one moment, the stamp whose offset from UTC is known counts, whatever clocks do; and so
 * does one that is read beside one whose rows leave open what they are. A period's stamp is its beginning. */
static bool takes_over(const lc_view *v, const reading *best, const reading *other)
{
    const bool exact = lc_name_is(lc_view_name(v, best->columns.column[0]), "date datetime time timestamp ds");
    const bool clocked = best->columns.clocked && other->columns.clocked;
    if (is_record(v, &best->columns) != is_record(v, &other->columns))
        return is_record(v, &best->columns) ? other->moments > 1 : best->moments <= 1;
    if (other->moments == best->moments && is_end_of(v, &best->columns, &other->columns))
        return true;
    if (clocked && best->columns.zoned != other->columns.zoned && same_moments(best->stamp, other->stamp, v->rows))
        return other->columns.zoned;
    if (!best->settled && other->settled && other->columns.zoned && other->moments >= best->moments)
        return true;
    if (other->moments == best->moments)
        return says_time(v, &other->columns) && !says_time(v, &best->columns);
    return other->moments > best->moments && (best->moments <= 1 || !exact || same_days(best->stamp, other->stamp, v->rows));
}

static bool is_final(const lc_view *v, const reading *best)
{
    return !is_record(v, &best->columns) && best->moments == v->rows && best->columns.zoned && says_time(v, &best->columns);
}

lc_status lc_time_apart(size_t *out, const char **why, const lc_time_columns *of, size_t count, const lc_view *v)
{
    lc_status status = LC_OK;
    reading best = {0}, other = {0};
    int64_t *scratch = NULL;
    TRY(lc_new(&best.stamp, v->rows, sizeof *best.stamp));
    TRY(lc_new(&other.stamp, v->rows, sizeof *other.stamp));
    TRY(lc_new(&scratch, v->rows, sizeof *scratch));
    read_moments(&best, scratch, v, &of[0]);
    *why = "";
    *out = 0;
    for (size_t i = 1; i < count && !is_final(v, &best); i++) {
        read_moments(&other, scratch, v, &of[i]);
        if (!takes_over(v, &best, &other))
            continue;
        *why = is_record(v, &best.columns)                   ? ""
               : is_end_of(v, &best.columns, &other.columns) ? ", since the stamp of a period is its beginning"
               : other.columns.zoned && !best.columns.zoned  ? ", since its offset from UTC is known"
                                                             : ", since it tells rows apart";
        const reading last = best;
        best = other;
        other = last;
        *out = i;
    }
done:
    lc_free(best.stamp);
    lc_free(other.stamp);
    lc_free(scratch);
    return status;
}
