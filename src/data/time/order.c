/* order - which of a date's numbers is the day, the month and the year: one order for a whole column. */
#include "core/mem.h"
#include "core/names.h"
#include "data/axis.h"
#include "data/time/room.h"

#include <lanecast/import.h>

enum { ORDERS = 3 };

/* The column read in one order. */
typedef struct reading {
    lc_date_order order;
    size_t days;   /* rows that are a day at all: a month above 12 is not */
    size_t turns;  /* steps against the way most of them go */
    size_t uneven; /* steps unlike the usual one; 0 where rows are not in order of time */
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

/* stamp: room for one per row. */
static lc_status read_as(reading *out, int64_t *stamp, const lc_date *date, size_t rows, lc_date_order order)
{
    reading r = {.order = order};
    lc_axis axis = {0};
    bool falls;
    for (size_t row = 0; row < rows; row++)
        if (lc_date_stamp(&stamp[r.days], &date[row], order))
            stamp[r.days++] -= date[row].offset;
    r.turns = count_turns(stamp, r.days, &falls);
    for (size_t i = 0; falls && i < r.days; i++)
        stamp[i] = -stamp[i];
    if (r.turns == 0)
        CHECK(lc_axis_of(&axis, &(lc_series){.rows = r.days, .time = stamp}));
    r.uneven = axis.uneven;
    *out = r;
    return LC_OK;
}

/* Why one reading is better than another of as many days; NULL if it is not. */
static const char *better(const reading *a, const reading *b)
{
    if (a->turns != b->turns)
        return a->turns < b->turns ? "rows are then in order of time" : NULL;
    return a->uneven < b->uneven ? "its steps are more even" : NULL;
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

/* If another order has as many days, a note says the choice and its reason. */
static void note_choice(const lc_view *v, const reading all[ORDERS], const reading *best)
{
    static const char *const first[] = {[LC_DATE_YMD] = "year", [LC_DATE_DMY] = "day", [LC_DATE_MDY] = "month"};
    for (const reading *r = all; r < all + ORDERS; r++) {
        const char *why = better(best, r);
        if (r == best || r->days != best->days)
            continue;
        lc_view_note(
            v, "day, month and year of the dates are ambiguous: read as %s first, since %s (change it: import --date-order)",
            first[best->order], why ? why : "that is usual");
        return;
    }
}

/* Among equals the usual one: month first with slashes, day first with points and dashes. */
static lc_status choose(lc_date_order *out, const lc_view *v, const lc_date *date)
{
    static const lc_date_order usual[2][ORDERS] = {{LC_DATE_DMY, LC_DATE_MDY, LC_DATE_YMD},
                                                   {LC_DATE_MDY, LC_DATE_DMY, LC_DATE_YMD}};
    lc_status status = LC_OK;
    reading all[ORDERS];
    int64_t *stamp = NULL;
    TRY(lc_new(&stamp, v->rows, sizeof *stamp));
    for (int i = 0; i < ORDERS; i++)
        TRY(read_as(&all[i], stamp, date, v->rows, usual[date[v->rows - 1].separator == '/'][i]));
    const reading *best = best_of(all);
    note_choice(v, all, best);
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

lc_status lc_time_order(lc_date_order *out, const lc_view *v, const lc_time_request *request, const lc_date *date)
{
    if (request->date_order)
        return named_order(out, request->date_order);
    return choose(out, v, date);
}
