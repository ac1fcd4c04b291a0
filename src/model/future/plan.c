/* plan - which series can be forecast from where: as windows are cut, over no gap and no missing value. */
#include <stdio.h>

#include "core/calendar.h"
#include "core/mem.h"
#include "core/status.h"
#include "data/beyond.h"
#include "data/choice.h"
#include "data/fill.h"
#include "data/series.h"
#include "data/stamp.h"
#include "model/future/rollout.h"

size_t lc_future_row_at(const lc_series *series, const lc_future *request, int64_t time)
{
    return request->utc ? lc_series_row_at_moment(series, time) : lc_series_row_at(series, time);
}

lc_status lc_future_after(lc_series *out, lc_zones *zones, const lc_task *task, size_t at)
{
    const lc_zone *zone;
    const lc_series *from = &task->whole->series[at];
    const size_t rows = task->dataset->series[at].rows;
    CHECK(lc_series_like(out, from, 1));
    CHECK(lc_axis_zone(&zone, zones, from));
    if (rows < from->rows) { /* what is known of it */
        out->time[0] = from->time[rows];
        if (out->offset)
            out->offset[0] = from->offset[rows];
    } else
        lc_axis_extend(&(lc_axis_ahead){out->time, out->offset, 1}, &task->axis[at], from, rows - 1, zone);
    return LC_OK;
}

/* Whether the row after a series' last one is at the origin, or after it. */
static lc_status reaches(bool *out, const lc_task *task, size_t at, const lc_future *request)
{
    lc_zones zones = {0};
    lc_series after = {0};
    *out = false;
    if (!task->dataset->series[at].rows || task->axis[at].step <= 0)
        return LC_OK;
    const lc_status status = lc_future_after(&after, &zones, task, at);
    *out = status == LC_OK && lc_future_row_at(&after, request, *request->origin) == 0;
    lc_series_clear(&after);
    lc_zones_clear(&zones);
    return status;
}

/* Rows before the origin, which may be the row after them all; all of them without one. */
static lc_status rows_before(size_t *out, const lc_task *task, size_t at, const lc_future *request)
{
    const lc_series *series = &task->dataset->series[at];
    const int64_t *origin = request->origin;
    bool reached;
    size_t row = origin ? lc_future_row_at(series, request, *origin) : series->rows;
    char last[LC_STAMP_TEXT] = "row 0", wanted[LC_CALENDAR_TEXT];
    *out = row;
    if (!origin || row < series->rows)
        return LC_OK;
    if (request->utc && !lc_series_in_utc(series))
        return lc_fail(LC_E_DATA, "series '%s': its offset from UTC is not known, and the time to forecast from has one",
                       series->name);
    CHECK(reaches(&reached, task, at, request));
    if (reached)
        return LC_OK;
    if (row)
        lc_series_stamp(last, series, row - 1);
    lc_calendar_format(wanted, LC_CALENDAR_GREGORIAN, *origin);
    return lc_fail(
        LC_E_DATA,
        "series '%s' ends at %s, before %s%s, the time to forecast from; without one, forecasts begin after the last row",
        series->name, last, wanted, request->utc ? " UTC" : "");
}

/* The first row that the context may hold, or that a transform looks at before it. */
static size_t first_row(const lc_task *task, const lc_window *w)
{
    return w->origin + w->lacks - lc_task_reach(task);
}

/* The context begins with row `first`, if the rows from there on are enough. */
static bool begin_at(lc_window *w, const lc_task *task, size_t first)
{
    if (first + lc_task_least(task) > w->origin)
        return false;
    w->lacks = lc_task_reach(task) - (w->origin - first);
    return true;
}

/* As windows are cut: neither the context nor the step from it to the origin is across a gap. */
static lc_status check_gaps(lc_window *w, const lc_future_plan *p)
{
    const lc_task *task = p->forecaster->task;
    const lc_series *series = &task->dataset->series[w->series];
    size_t first = first_row(task, w), piece = first;
    char from[LC_STAMP_TEXT], to[LC_STAMP_TEXT];
    for (size_t row = first; row <= w->origin && row < series->rows; row = lc_axis_piece_end(&p->axis[w->series], series, row))
        piece = row;
    if (piece == first || begin_at(w, task, piece))
        return LC_OK;
    lc_series_stamp(from, series, piece - 1);
    lc_series_stamp(to, series, piece);
    return lc_fail(LC_E_DATA,
                   "series '%s': a gap from %s to %s: the context needs %zu rows between it and the forecast, there are %zu; "
                   "forecast from another row, or cross gaps with window.gaps = ignore",
                   series->name, from, to, lc_task_least(task), w->origin - piece);
}

/* The first input or target that is missing in a row, or the number of channels. */
static size_t missing_in(const lc_task *task, const lc_dataset *dataset, size_t series, size_t row)
{
    const lc_series *s = &dataset->series[series];
    size_t channel = lc_missing_in(dataset, s, row, task->inputs, task->input_count);
    return channel < dataset->channels ? channel : lc_missing_in(dataset, s, row, task->targets, task->target_count);
}

static lc_status fail_missing(const lc_task *task, const lc_window *w, size_t row, size_t channel)
{
    const lc_missing policy = lc_missing_of(task->data.missing);
    const lc_series *series = &task->dataset->series[w->series];
    const char *name = task->dataset->channel[channel].name;
    char text[LC_STAMP_TEXT];
    if (!lc_missing_fills(policy) || !task->data.limit)
        CHECK(lc_past_check(task->dataset, series, row, &(lc_channels){task->targets, task->target_count}));
    lc_series_stamp(text, series, row);
    if (!lc_missing_fills(policy))
        return lc_fail(LC_E_DATA,
                       "series '%s', %s: channel '%s' is missing in the context; set data.missing = forward to fill it",
                       series->name, text, name);
    if (task->data.limit)
        return lc_fail(LC_E_DATA,
                       "series '%s', %s: channel '%s' is missing in the context, further than data.limit = %zu rows from "
                       "a known value (a larger one fills it; rows of the future are those of data.known)",
                       series->name, text, name, task->data.limit);
    return lc_fail(LC_E_DATA, "series '%s', %s: channel '%s' is missing in the context, and no value is known before it",
                   series->name, text, name);
}

/* Behind a row that misses a channel: the rows that a transform looks at before the context have targets, and need no other. */
static bool begin_behind(lc_window *w, const lc_task *task, size_t row)
{
    const size_t past = task->transform->past;
    const bool target = lc_missing_in(task->known, &task->known->series[w->series], row, task->targets, task->target_count) <
                        task->dataset->channels;
    if (!target && row < first_row(task, w) + past)
        return true;
    return lc_missing_of(task->data.missing) != LC_MISSING_ERROR && begin_at(w, task, target ? row + 1 : row + 1 - past);
}

/* A context knows every input and every target, and nothing from after the origin. */
static lc_status check_values(lc_window *w, const lc_task *task)
{
    const lc_series *series = &task->dataset->series[w->series];
    size_t channel;
    for (size_t row = first_row(task, w); row < w->origin; row++)
        if ((channel = missing_in(task, task->known, w->series, row)) < task->dataset->channels && !begin_behind(w, task, row))
            return fail_missing(task, w, row, channel);
    channel = missing_in(task, task->dataset, w->series, w->origin - 1);
    if (lc_missing_of(task->data.missing) != LC_MISSING_INTERPOLATE || w->origin == series->rows ||
        channel == task->dataset->channels)
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "series '%s': channel '%s' is missing in the row before the forecast, and interpolating would look past it; "
                   "forecast from another row, or set data.missing = forward",
                   series->name, task->dataset->channel[channel].name);
}

static lc_status plan_series(lc_window *w, const lc_future_plan *p)
{
    const lc_task *task = p->forecaster->task;
    const lc_series *series = &task->dataset->series[w->series];
    if (p->row)
        w->origin = p->row[w->series];
    else
        CHECK(rows_before(&w->origin, task, w->series, p->request));
    if (w->origin < lc_task_reach(task) && !begin_at(w, task, 0))
        return lc_fail(
            LC_E_DATA,
            "series '%s': %zu rows before the forecast, the context needs %zu%s: put the rows before these in front of "
            "them (import --append)",
            series->name, w->origin, lc_task_least(task), task->transform->past ? ", one more for data.transform" : "");
    if (w->origin + p->horizon > task->whole->series[w->series].rows && p->axis[w->series].step <= 0)
        return lc_fail(LC_E_DATA,
                       "series '%s': the usual step from row to row is 0 seconds, so no stamp after its last is known; does the "
                       "file hold several series? import --start and --step make up a time axis",
                       series->name);
    CHECK(check_gaps(w, p));
    return check_values(w, task);
}

void lc_future_plan_left(lc_future_plan *p)
{
    if (p->left++ == 0)
        snprintf(p->reason, sizeof p->reason, "%s", lc_error_message());
}

/* One series that cannot be forecast does not stop the others. */
static lc_status plan_all(lc_future_plan *p, const lc_choice *choice)
{
    for (size_t i = 0; i < choice->count; i++) {
        if (p->row && p->row[choice->series[i]] == SIZE_MAX)
            continue;
        p->window[p->count] = (lc_window){.series = choice->series[i]};
        lc_status status = plan_series(&p->window[p->count], p);
        if (status != LC_OK && status != LC_E_DATA)
            return status;
        p->count += status == LC_OK;
        if (status == LC_E_DATA)
            lc_future_plan_left(p);
    }
    return p->count ? LC_OK : lc_fail(LC_E_DATA, "%s", p->reason);
}

/* Beyond the trained horizon what has weights that depend on it says that many rows, and then reads them. */
static size_t round_of(const lc_forecaster *f, size_t horizon)
{
    const size_t trained = f->task->window.horizon;
    return horizon > trained && (f->baseline || lc_forecaster_continues(f)) ? horizon : trained;
}

lc_status lc_future_plan_new(lc_future_plan *out, const lc_forecaster *f, const lc_future *request, const size_t *row)
{
    lc_status status = LC_OK;
    const size_t count = f->task->dataset->series_count;
    lc_future_plan p = {.forecaster = f, .request = request, .axis = f->task->axis, .row = row};
    lc_choice choice = {0};
    p.horizon = request->horizon ? request->horizon : f->task->window.horizon;
    p.round = round_of(f, p.horizon);
    if (f->task->classes && p.horizon != f->task->window.horizon)
        FAIL(LC_E_CONFIG, "classes are of window.horizon = %zu, and %zu rows are asked for: train for that horizon",
             f->task->window.horizon, p.horizon);
    if (f->neural && p.horizon > p.round)
        TRY(lc_rollout_check(f->task, p.horizon));
    TRY(lc_choice_new(&choice, f->task->dataset, request->series));
    TRY(lc_new(&p.window, count, sizeof *p.window));
    TRY(lc_new(&p.stamps, count, sizeof *p.stamps));
    TRY(lc_new(&p.zone, count, sizeof *p.zone));
    TRY(plan_all(&p, &choice));
    *out = p;
    p = (lc_future_plan){0};
done:
    lc_choice_free(&choice);
    lc_future_plan_free(&p);
    return status;
}

void lc_future_plan_free(lc_future_plan *p)
{
    lc_free(p->window);
    lc_free(p->stamps);
    lc_free(p->zone);
}
