/* origins - the future from one origin of every series after the other. */
#include <stdio.h>

#include "core/calendar.h"
#include "core/mem.h"
#include "core/status.h"
#include "data/choice.h"
#include "data/series.h"
#include "data/stamp.h"
#include "model/future.h"

struct lc_origins {
    const lc_forecaster *forecaster;
    lc_origin_range range;
    lc_choice choice;
    size_t *next, *end;  /* (series) origins to come: [next, end) */
    size_t *row;         /* (series) those of this round; SIZE_MAX: none */
    lc_future_plan plan; /* of the last round */
    size_t count, left;
    size_t late; /* series, of those left, that end before the range */
    char reason[LC_TEXT_MAX];
    lc_zones zones; /* of the series */
};

/* Where a series has no origin as late as the range begins: *row after its last one, and why. */
static lc_status find_late(size_t *row, lc_origins *o, size_t at)
{
    char last[LC_STAMP_TEXT] = "row 0", from[LC_CALENDAR_TEXT];
    const lc_task *task = o->forecaster->task;
    const lc_series *s = &task->dataset->series[at];
    lc_series after = {0};
    const bool known = s->rows && task->axis[at].step > 0;
    lc_status status = known ? lc_future_after(&after, &o->zones, task, at) : LC_OK;
    if (status == LC_OK && (!known || lc_future_row_at(&after, &o->range.of, *o->range.from) > 0)) {
        *row = s->rows + 1;
        if (known || s->rows)
            lc_series_stamp(last, known ? &after : s, known ? 0 : s->rows - 1);
        lc_calendar_format(from, LC_CALENDAR_GREGORIAN, *o->range.from);
        lc_fail(LC_E_DATA, "series '%s': the last row that a forecast can begin with is %s, and the range begins at %s%s",
                s->name, last, from, o->range.of.utc ? " UTC" : "");
        if (o->late++ == 0)
            snprintf(o->reason, sizeof o->reason, "%s", lc_error_message());
    }
    lc_series_clear(&after);
    return status;
}

static lc_status first_of(size_t *row, lc_origins *o, size_t at)
{
    const lc_series *s = &o->forecaster->task->dataset->series[at];
    *row = o->range.from ? lc_future_row_at(s, &o->range.of, *o->range.from) : lc_task_least(o->forecaster->task);
    return o->range.from && *row == s->rows ? find_late(row, o, at) : LC_OK;
}

/* The row after the last one is an origin where the range reaches its stamp, or has no end. */
static lc_status end_of(size_t *end, lc_origins *o, size_t at)
{
    const lc_task *task = o->forecaster->task;
    const lc_series *s = &task->dataset->series[at];
    const bool known = s->rows && task->axis[at].step > 0;
    lc_series after = {0};
    *end = o->range.to ? lc_future_row_at(s, &o->range.of, *o->range.to + 1) : s->rows + 1;
    if (*end != s->rows || !known)
        return LC_OK;
    const lc_status status = lc_future_after(&after, &o->zones, task, at);
    if (status == LC_OK)
        *end += lc_future_row_at(&after, &o->range.of, *o->range.to + 1);
    lc_series_clear(&after);
    return status;
}

static lc_status find_rows(lc_origins *o)
{
    size_t all = 0;
    for (size_t i = 0; i < o->choice.count; i++) {
        const size_t at = o->choice.series[i];
        CHECK(first_of(&o->next[at], o, at));
        CHECK(end_of(&o->end[at], o, at));
        all += o->end[at] > o->next[at] ? o->end[at] - o->next[at] : 0;
    }
    o->left = o->late;
    if (all)
        return LC_OK;
    if (o->late)
        return lc_fail(LC_E_DATA, "%s", o->reason);
    return lc_fail(LC_E_DATA, "no forecast of a series begins in this range: look at the stamps with lanecast inspect");
}

lc_status lc_origins_new(lc_origins **out, const lc_forecaster *f, const lc_origin_range *range)
{
    lc_status status = LC_OK;
    const size_t series = f->task->dataset->series_count;
    lc_origins *o = NULL;
    TRY(lc_new(&o, 1, sizeof *o));
    o->forecaster = f;
    o->range = *range;
    TRY(lc_choice_new(&o->choice, f->task->dataset, range->of.series));
    TRY(lc_new(&o->next, series, sizeof *o->next));
    TRY(lc_new(&o->end, series, sizeof *o->end));
    TRY(lc_new(&o->row, series, sizeof *o->row));
    TRY(find_rows(o));
    *out = o;
    o = NULL;
done:
    lc_origins_free(o);
    return status;
}

void lc_origins_free(lc_origins *o)
{
    if (!o)
        return;
    lc_future_plan_free(&o->plan);
    lc_choice_free(&o->choice);
    lc_zones_clear(&o->zones);
    lc_free(o->next);
    lc_free(o->end);
    lc_free(o->row);
    lc_free(o);
}

/* The next origin of every series; false: there is none. */
static bool advance(lc_origins *o)
{
    bool some = false;
    for (size_t i = 0; i < o->forecaster->task->dataset->series_count; i++) {
        const bool more = o->next[i] < o->end[i];
        o->row[i] = more ? o->next[i]++ : SIZE_MAX;
        some |= more;
    }
    return some;
}

static void count_left(lc_origins *o, size_t left, const char *reason)
{
    if (left && !*o->reason)
        snprintf(o->reason, sizeof o->reason, "%s", reason);
    o->left += left;
}

/* LC_E_DATA without a series is of a round in which every origin is left out. */
static lc_status forecast_round(lc_dataset **out, lc_origins *o)
{
    lc_future_plan_free(&o->plan);
    o->plan = (lc_future_plan){.forecaster = o->forecaster};
    lc_status status = lc_future_plan_new(&o->plan, o->forecaster, &o->range.of, o->row);
    if (status == LC_OK)
        status = lc_future_make(out, &o->plan);
    const bool none = status == LC_E_DATA && o->plan.count == 0;
    if (none)
        for (size_t i = 0; i < o->forecaster->task->dataset->series_count; i++)
            count_left(o, o->row[i] != SIZE_MAX, lc_error_message());
    else
        count_left(o, o->plan.left, o->plan.reason);
    o->count += o->plan.count;
    return none ? LC_OK : status;
}

lc_status lc_origins_next(lc_dataset **out, const lc_window **window, lc_origins *o)
{
    *out = NULL;
    while (advance(o)) {
        CHECK(forecast_round(out, o));
        *window = o->plan.window;
        if (*out)
            return LC_OK;
    }
    return o->count ? LC_OK : lc_fail(LC_E_DATA, "%s", o->reason);
}

size_t lc_origins_count(const lc_origins *o)
{
    return o->count;
}

size_t lc_origins_left(const lc_origins *o)
{
    return o->left;
}

const char *lc_origins_reason(const lc_origins *o)
{
    return o->reason;
}
