/* order - which of a date's numbers is the day, the month and the year: one order for a whole column. */
#include <stdio.h>
#include <string.h>

#include "core/sort.h"
#include "core/mem.h"
#include "core/names.h"
#include "data/axis.h"
#include "data/time/room.h"

#include <lanecast/import.h>

enum { ORDERS = 3, HOURS_BACK = 3 * 3600 /* more than clocks go back in a night */, DAY = 86400, WEEKS = 20 * DAY };

/* The column read in one order. */
typedef struct reading {
    lc_date_order order;
    size_t days;   /* rows that are a day at all: a month above 12 is not */
    size_t turns;  /* steps against the way most of them go */
    size_t uneven; /* steps unlike the usual one, of the moments in order of time */
    size_t apart;  /* steps over weeks, where days have many rows: the next day is in another month or year */
    bool falls;
} reading;

static size_t count_turns(const int64_t *stamp, size_t count, bool *falls)
{
    size_t up = 0, down = 0;
    for (size_t i = 1; i < count; i++) {
        up += stamp[i] > stamp[i - 1];
        down += stamp[i] < stamp[i - 1];
    }
    *falls = down > up;
    return *falls ? up : down;
}

static size_t count_apart(const int64_t *stamp, size_t count)
{
    size_t apart = 0;
    for (size_t i = 1; i < count; i++)
        apart += stamp[i] - stamp[i - 1] > WEEKS;
    return apart;
}

/* stamp: room for one per row. */
static lc_status read_as(reading *out, int64_t *stamp, const lc_date *date, size_t rows, lc_date_order order)
{
    reading r = {.order = order};
    lc_axis axis = {0};
    for (size_t row = 0; row < rows; row++)
        if (lc_date_stamp(&stamp[r.days], &date[row], order))
            stamp[r.days++] -= date[row].offset;
    r.turns = count_turns(stamp, r.days, &r.falls);
    const size_t moments = lc_sort_distinct(stamp, r.days);
    CHECK(lc_axis_of(&axis, &(lc_series){.rows = moments, .time = stamp}));
    r.uneven = axis.uneven;
    r.apart = axis.step < DAY ? count_apart(stamp, moments) : 0;
    *out = r;
    return LC_OK;
}

/* Why one reading is better than another of as many days; NULL if it is not, or not clearly. */
static const char *better(const reading *a, const reading *b)
{
    if (2 * a->turns < b->turns || 2 * b->turns < a->turns)
        return a->turns < b->turns ? "rows are then in order of time" : NULL;
    if (a->turns != b->turns && !(a->turns && b->turns))
        return a->turns < b->turns ? "rows are then in order of time" : NULL;
    if (a->apart && !b->apart) /* sessions that are learnt of few days have no gaps within them */
        return NULL;
    if (2 * a->uneven < b->uneven)
        return "its steps are more even";
    return b->apart && !a->apart ? "its days follow one another" : NULL;
}

/* Of the readings, the most usual first, the best. */
static const reading *best_of(const reading all[ORDERS])
{
    const reading *best = all;
    for (const reading *r = all + 1; r < all + ORDERS; r++)
        if (r->days > best->days || (r->days == best->days && better(r, best)))
            best = r;
    return best;
}

/* --- refusals ---------------------------------------------------------------------------------------------------------- */

static bool is_day(const lc_date *date, lc_date_order order)
{
    int64_t stamp;
    return lc_date_stamp(&stamp, date, order);
}

/* The first row that is a day in one order only; the number of rows without one. */
static size_t find_only(const lc_date *date, size_t rows, lc_date_order in, lc_date_order not_in)
{
    size_t row = 0;
    while (row < rows && !(is_day(&date[row], in) && !is_day(&date[row], not_in)))
        row++;
    return row;
}

static const char *first_of(lc_date_order order)
{
    static const char *const first[] = {[LC_DATE_YMD] = "year", [LC_DATE_DMY] = "day", [LC_DATE_MDY] = "month"};
    return first[order];
}

/* Rows that are days with the day first only, and others with the month first only. */
static lc_status check_mixed(const lc_view *v, size_t column, const lc_date *date)
{
    const size_t day = find_only(date, v->rows, LC_DATE_DMY, LC_DATE_MDY),
                 month = find_only(date, v->rows, LC_DATE_MDY, LC_DATE_DMY);
    char what[LC_TEXT_MAX];
    if (day == v->rows || month == v->rows)
        return LC_OK;
    const size_t early = day < month ? day : month, late = day < month ? month : day;
    snprintf(what, sizeof what,
             "has the %s first, but line %zu, '%.40s', the %s: which is meant where both could be is not known; make them equal, "
             "or say "
             "how all are written with --date-order or --time-format",
             late == day ? "day" : "month", v->line(v->table, early), lc_view_cell(v, early, column),
             late == day ? "month" : "day");
    return lc_view_fail(v, late, column, what);
}

/* The moment of a date in an order; of one that says its own, the other one's is with day and month exchanged, as a spreadsheet
 * of another country does where it takes the text for a date. */
static bool stamp_in(int64_t *stamp, const lc_date *date, lc_date_order order, bool serials)
{
    lc_date d = *date;
    if (!serials && d.ordered && d.unit == LC_DATE_DAY && order == LC_DATE_MDY && d.part[2] <= 12) {
        d.part[1] = date->part[2];
        d.part[2] = date->part[1];
    }
    return lc_date_stamp(stamp, &d, order);
}

/* Whether a word changes with a row: the next series of a table may begin. */
static bool changes_word(const lc_view *v, size_t row)
{
    for (size_t c = 0; row && c < v->columns; c++) {
        const char *cell = lc_view_cell(v, row, c), *before = lc_view_cell(v, row - 1, c);
        if (strcspn(cell, "0123456789") > 0 && strcspn(before, "0123456789") > 0 && strcmp(cell, before) != 0)
            return true;
    }
    return false;
}

/* Rows that advance if each may have its own order: each takes the earliest moment that is not before the last one. */
typedef struct walk {
    const lc_view *v;
    const lc_date *date;
    const reading *best;
    bool serials;
    int64_t last, stamp; /* in its own order; in the best one */
} walk;

enum { STUCK, ON, ANEW };

/* The earliest moment of a date that is not before another one; INT64_MAX: none. */
static int64_t moment_from(const walk *w, size_t row, int64_t from)
{
    int64_t stamp, least = INT64_MAX;
    for (int order = LC_DATE_DMY; order <= LC_DATE_MDY; order++)
        if (stamp_in(&stamp, &w->date[row], (lc_date_order)order, w->serials) && stamp >= from && stamp < least)
            least = stamp;
    return least;
}

/* The row of that number, from the end where rows fall. A series goes back at its beginning. */
static int advance(walk *w, size_t number)
{
    int64_t stamp = 0;
    const bool falls = w->best->falls;
    const size_t row = falls ? w->v->rows - 1 - number : number;
    const bool back = lc_date_stamp(&stamp, &w->date[row], w->best->order) && stamp < w->stamp;
    const bool anew = number && (back || moment_from(w, row, INT64_MIN) < w->last) && changes_word(w->v, falls ? row + 1 : row);
    w->stamp = stamp;
    w->last = moment_from(w, row, anew || number == 0 ? INT64_MIN : w->last);
    return w->last == INT64_MAX ? STUCK : anew ? ANEW : ON;
}

/* Words that change at every turn name no series. */
static bool goes_on(walk w)
{
    size_t anew = 0;
    for (size_t i = 0; i < w.v->rows; i++) {
        const int step = advance(&w, i);
        if (step == STUCK)
            return false;
        anew += step == ANEW;
    }
    return 4 * anew < w.v->rows;
}

static lc_status refuse_switched(const lc_view *v, size_t column, size_t row, lc_date_order order)
{
    char what[LC_TEXT_MAX];
    snprintf(
        what, sizeof what,
        "goes back in time after line %zu, '%.40s', with the %s first, but not if rows had two orders: make them equal, or say "
        "how all are written with --date-order or --time-format",
        v->line(v->table, row - 1), lc_view_cell(v, row - 1, column), first_of(order));
    return lc_view_fail(v, row, column, what);
}

/* The first row that goes back in an order, by more than clocks do, though it would not in another one. */
static lc_status check_switched(const lc_view *v, size_t column, const lc_date *date, const reading *best, bool serials)
{
    walk w = {v, date, best, serials, INT64_MIN, INT64_MIN};
    if (!best->turns || best->order == LC_DATE_YMD || !goes_on(w))
        return LC_OK;
    for (size_t i = 0; i < v->rows; i++) {
        const int64_t last = w.stamp;
        if (advance(&w, i) == ON && i && w.stamp < last && last - w.stamp > HOURS_BACK)
            return refuse_switched(v, column, best->falls ? v->rows - i : i, best->order);
    }
    return LC_OK;
}

/* The first row that is another day in another order; the number of rows without one. */
static size_t find_other(const lc_date *date, size_t rows, lc_date_order a, lc_date_order b)
{
    size_t row = 0;
    int64_t stamp = 0, other = 0;
    while (row < rows && (!lc_date_stamp(&stamp, &date[row], a) || !lc_date_stamp(&other, &date[row], b) || stamp == other))
        row++;
    return row;
}

/* Another order of as many days: a note says why it is not taken. If it is not clearly worse, nothing says which is meant, unless
 * there are points, which no one writes after a month in front. */
static lc_status check_equal(const lc_view *v, size_t column, const lc_date *date, const reading all[ORDERS], const reading *best)
{
    bool noted = false;
    for (const reading *r = all; r < all + ORDERS; r++) {
        const size_t row = r->days == best->days ? find_other(date, v->rows, r->order, best->order) : v->rows;
        const char *why = better(best, r);
        if (row == v->rows)
            continue;
        if (!why && !(date[v->rows - 1].separator == '.' && best->order == LC_DATE_DMY))
            return lc_view_fail(
                v, row, column,
                "is a day with the day first and with the month or the year first, and so are all rows, in as even "
                "steps; --date-order dmy (mdy, ymd) says which");
        if (noted)
            continue;
        noted = true;
        lc_view_note(
            v, "day, month and year of the dates are ambiguous: read as %s first, since %s (change it: import --date-order)",
            first_of(best->order), why ? why : "that is usual");
    }
    return LC_OK;
}

/* --- the one ----------------------------------------------------------------------------------------------------------- */

/* What a column's name says, "Time (DD/MM/YYYY)", or UNKNOWN. */
static lc_date_order order_in_name(const char *name)
{
    static const struct {
        const char *letters;
        lc_date_order order;
    } known[] = {{"yy-mm", LC_DATE_YMD}, {"yy/mm", LC_DATE_YMD}, {"yy.mm", LC_DATE_YMD}, {"dd-mm", LC_DATE_DMY},
                 {"dd/mm", LC_DATE_DMY}, {"dd.mm", LC_DATE_DMY}, {"d/m/y", LC_DATE_DMY}, {"tt.mm", LC_DATE_DMY},
                 {"jj/mm", LC_DATE_DMY}, {"mm-dd", LC_DATE_MDY}, {"mm/dd", LC_DATE_MDY}, {"mm.dd", LC_DATE_MDY},
                 {"m/d/y", LC_DATE_MDY}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcasestr(name, known[i].letters))
            return known[i].order;
    return LC_DATE_UNKNOWN;
}

/* The reading that the name says, unless rows speak against it. */
static const reading *named_of(const reading all[ORDERS], const reading *best, const char *name)
{
    const lc_date_order order = order_in_name(name);
    for (const reading *r = all; r < all + ORDERS; r++)
        if (r->order == order && r->days == best->days && (r == best || !better(best, r)))
            return r;
    return NULL;
}

/* Among equals the usual one: month first with slashes, day first with points and dashes, the year first without any. */
static lc_status choose(lc_date_order *out, const lc_view *v, size_t column, const lc_date *date, bool serials)
{
    static const lc_date_order usual[3][ORDERS] = {{LC_DATE_DMY, LC_DATE_MDY, LC_DATE_YMD},
                                                   {LC_DATE_MDY, LC_DATE_DMY, LC_DATE_YMD},
                                                   {LC_DATE_YMD, LC_DATE_DMY, LC_DATE_MDY}};
    lc_status status = LC_OK;
    reading all[ORDERS];
    int64_t *stamp = NULL;
    const char separator = date[v->rows - 1].separator;
    TRY(lc_new(&stamp, v->rows, sizeof *stamp));
    for (int i = 0; i < ORDERS; i++)
        TRY(read_as(&all[i], stamp, date, v->rows, usual[separator == '/' ? 1 : separator ? 0 : 2][i]));
    const reading *best = best_of(all), *named = named_of(all, best, lc_view_name(v, column));
    best = named ? named : best;
    if (best->days < v->rows)
        TRY(check_mixed(v, column, date));
    else
        TRY(check_switched(v, column, date, best, serials));
    if (!named)
        TRY(check_equal(v, column, date, all, best));
    *out = best->order;
done:
    lc_free(stamp);
    return status;
}

const char *const *lc_date_order_names(void)
{
    static const char *const names[] = {"ymd", "dmy", "mdy", NULL}; /* as lc_date_order has them, from LC_DATE_YMD on */
    return names;
}

static lc_status named_order(lc_date_order *out, const char *name)
{
    size_t index = lc_names_find(lc_date_order_names(), name);
    *out = (lc_date_order)(LC_DATE_YMD + index);
    return index < ORDERS ? LC_OK : lc_fail(LC_E_USAGE, "unknown order of dates '%s': ymd, dmy or mdy", name);
}

lc_status lc_time_order(lc_date_order *out, const lc_view *v, size_t column, const lc_time_request *request, const lc_date *date,
                        bool serials)
{
    if (request->date_order)
        return named_order(out, request->date_order);
    return choose(out, v, column, date, serials);
}
