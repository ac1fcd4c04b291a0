/* origins - the future from one origin of every series after the other. */
#include <stdio.h>

#include "core/mem.h"
#include "core/status.h"
#include "data/choice.h"
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
    char reason[LC_TEXT_MAX];
};

/* The row after the last has a stamp that is later than the last one's. */
static size_t end_of(const lc_series *series, const int64_t *to)
{
    if (!to || series->rows == 0 || *to > lc_series_local(series, series->rows - 1))
        return series->rows + 1;
    return lc_series_row_at(series, *to + 1);
}

static lc_status find_rows(lc_origins *o)
{
    const lc_dataset *d = o->forecaster->task->dataset;
    size_t all = 0;
    for (size_t i = 0; i < o->choice.count; i++) {
        const size_t at = o->choice.series[i], least = lc_task_least(o->forecaster->task);
        const lc_series *s = &d->series[at];
        o->next[at] = o->range.from ? lc_series_row_at(s, *o->range.from) : least;
        o->end[at] = end_of(s, o->range.to);
        all += o->end[at] > o->next[at] ? o->end[at] - o->next[at] : 0;
    }
    if (all)
        return LC_OK;
    return lc_fail(LC_E_DATA, "no row of a series is an origin in this range: look at the stamps with lanecast inspect");
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

/* LC_E_DATA is of a round in which every origin is left out. */
static lc_status plan_round(lc_origins *o)
{
    lc_future_plan_free(&o->plan);
    o->plan = (lc_future_plan){.forecaster = o->forecaster};
    const lc_status status = lc_future_plan_new(&o->plan, o->forecaster, &o->range.of, o->row);
    if (status == LC_E_DATA)
        for (size_t i = 0; i < o->forecaster->task->dataset->series_count; i++)
            count_left(o, o->row[i] != SIZE_MAX, lc_error_message());
    else
        count_left(o, o->plan.left, o->plan.reason);
    o->count += o->plan.count;
    return status == LC_E_DATA ? LC_OK : status;
}

lc_status lc_origins_next(lc_dataset **out, const lc_window **window, lc_origins *o)
{
    *out = NULL;
    while (advance(o)) {
        CHECK(plan_round(o));
        if (o->plan.count == 0)
            continue;
        *window = o->plan.window;
        return lc_future_make(out, &o->plan);
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
