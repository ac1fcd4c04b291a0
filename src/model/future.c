/* future - forecasts beyond the last known row, as a dataset with real stamps. */
#include <string.h>

#include "core/calendar.h"
#include "core/mem.h"
#include "core/status.h"
#include "data/axis.h"
#include "data/fill.h"
#include "data/stamp.h"
#include "model/ahead.h"
#include "model/forecaster.h"

/* Rows before the origin; all of them without one. */
static lc_status rows_before(size_t *out, const lc_series *series, const int64_t *origin)
{
    size_t row = origin ? lc_series_row_at(series, *origin) : series->rows;
    char last[LC_STAMP_TEXT] = "row 0", wanted[LC_CALENDAR_TEXT];
    *out = row;
    if (!origin || row < series->rows)
        return LC_OK;
    if (row)
        lc_series_stamp(last, series, row - 1);
    lc_calendar_format(wanted, LC_CALENDAR_GREGORIAN, *origin);
    return lc_fail(LC_E_DATA,
                   "series '%s' ends at %s, before the origin %s; without an origin, forecasts begin after the last row",
                   series->name, last, wanted);
}

/* As windows are cut: neither the context nor the step from it to the origin is across a gap. */
static lc_status check_gaps(const lc_forecaster *f, const lc_window *w, const lc_axis *axis)
{
    const lc_series *series = &f->task->dataset->series[w->series];
    size_t context = lc_task_reach(f->task), first = w->origin - context, piece = first;
    char from[LC_STAMP_TEXT], to[LC_STAMP_TEXT];
    for (size_t row = first; row <= w->origin && row < series->rows; row = lc_axis_piece_end(axis, series, row))
        piece = row;
    if (piece == first)
        return LC_OK;
    lc_series_stamp(from, series, piece - 1);
    lc_series_stamp(to, series, piece);
    return lc_fail(LC_E_DATA,
                   "series '%s': a gap from %s to %s: the context needs %zu rows between it and the origin, there are %zu; "
                   "choose another origin, or cross gaps with window.gaps = ignore",
                   series->name, from, to, context, w->origin - piece);
}

/* And a context knows every input and every target. */
static lc_status check_values(const lc_forecaster *f, const lc_window *w)
{
    const lc_dataset *known = f->task->known;
    const lc_series *series = &known->series[w->series];
    size_t context = lc_task_reach(f->task);
    char text[LC_STAMP_TEXT];
    for (size_t row = w->origin - context; row < w->origin; row++) {
        size_t channel = lc_missing_in(known, series, row, f->task->inputs, f->task->input_count);
        if (channel == known->channels)
            channel = lc_missing_in(known, series, row, f->task->targets, f->task->target_count);
        if (channel == known->channels)
            continue;
        lc_series_stamp(text, series, row);
        return lc_fail(LC_E_DATA,
                       "series '%s', %s: channel '%s' is missing in the context; set data.missing = forward to fill it",
                       series->name, text, known->channel[channel].name);
    }
    return LC_OK;
}

static lc_status check_context(const lc_forecaster *f, const lc_window *w, const lc_axis *axis)
{
    size_t context = lc_task_reach(f->task);
    if (w->origin < context)
        return lc_fail(LC_E_DATA, "series '%s': %zu rows before the origin, the context needs %zu%s",
                       f->task->dataset->series[w->series].name, w->origin, context,
                       f->task->transform->past ? ", one more for data.transform" : "");
    CHECK(check_gaps(f, w, axis));
    return check_values(f, w);
}

/* window, axis: (series) */
static lc_status choose_windows(lc_window *window, lc_axis *axis, const lc_forecaster *f, const int64_t *origin)
{
    for (size_t i = 0; i < f->task->dataset->series_count; i++) {
        const lc_series *series = &f->task->dataset->series[i];
        window[i].series = i;
        CHECK(rows_before(&window[i].origin, series, origin));
        CHECK(lc_axis_cut(&axis[i], series, f->task->window.gaps));
        CHECK(check_context(f, &window[i], &axis[i]));
    }
    return LC_OK;
}

static lc_status copy_channels(lc_dataset *d, const lc_forecaster *f)
{
    CHECK(lc_copy_text(&d->title, "Forecasts"));
    CHECK(lc_new(&d->channel, f->task->target_count, sizeof *d->channel));
    d->channels = f->task->target_count;
    for (size_t i = 0; i < f->task->target_count; i++) {
        CHECK(lc_copy_text(&d->channel[i].name, f->task->dataset->channel[f->task->targets[i]].name));
        CHECK(lc_copy_text(&d->channel[i].units, f->task->dataset->channel[f->task->targets[i]].units));
    }
    return LC_OK;
}

/* Rows after the series' last need stamps, and only a step gives them. */
static lc_status check_step(const lc_series *series, size_t end, const lc_axis *axis)
{
    if (end <= series->rows || axis->step > 0)
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "series '%s': the usual step from row to row is 0 seconds, so no stamp after its last is known; does the file "
                   "hold several series? import --start and --step make up a time axis",
                   series->name);
}

/* Stamps are those of the rows after the origin as far as there are some without a gap, then they continue by steps, and local
 * time as far ahead of UTC as in the last known row. */
static void fill_stamps(lc_series *to, const lc_series *from, size_t origin, const lc_axis *axis)
{
    const size_t known = lc_axis_piece_end(axis, from, origin - 1);
    size_t last = origin - 1;
    int64_t time = from->time[last];
    for (size_t row = 0; row < to->rows; row++) {
        if (origin + row < known)
            time = from->time[last = origin + row];
        else
            time = lc_axis_next(axis, time, lc_series_offset(from, last));
        to->time[row] = time;
        if (to->offset)
            to->offset[row] = from->offset[last];
    }
}

/* Rows of the future have stamps too. */
static lc_status fill_series(lc_series *to, const lc_forecaster *f, const lc_window *w, const lc_axis *axis)
{
    const lc_series *from = &f->task->whole->series[w->series];
    size_t horizon = f->task->window.horizon;
    CHECK(check_step(from, w->origin + horizon, axis));
    CHECK(lc_copy_text(&to->name, from->name));
    CHECK(lc_series_like(to, from, horizon));
    CHECK(lc_new(&to->value, horizon * f->task->target_count, sizeof *to->value));
    fill_stamps(to, from, w->origin, axis);
    return LC_OK;
}

/* Values of all series, by what is known of their rows. */
static lc_status fill_values(lc_dataset *d, const lc_forecaster *f, const lc_window *window)
{
    lc_status status = LC_OK;
    const size_t count = d->series_count, cells = lc_task_cells(f->task);
    lc_windows *windows = NULL;
    lc_ahead *ahead = NULL;
    double *value = NULL;
    TRY(lc_windows_list(&windows, window, count));
    TRY(lc_task_ahead(&ahead, f->task, d, window));
    TRY(lc_new(&value, count * cells, sizeof *value));
    TRY(lc_forecaster_predict_ahead(value, f, &(lc_forecast_request){.windows = windows, .count = count, .ahead = ahead}));
    for (size_t i = 0; i < count; i++)
        memcpy(d->series[i].value, value + i * cells, cells * sizeof *value);
done:
    lc_free(value);
    lc_ahead_free(ahead);
    lc_windows_free(windows);
    return status;
}

lc_status lc_forecaster_future(lc_dataset **out, const lc_forecaster *f, const int64_t *origin)
{
    lc_status status = LC_OK;
    lc_window *window = NULL;
    lc_axis *axis = NULL;
    lc_dataset *d = NULL;
    size_t count = f->task->dataset->series_count;
    TRY(lc_new(&window, count, sizeof *window));
    TRY(lc_new(&axis, count, sizeof *axis));
    TRY(choose_windows(window, axis, f, origin));
    TRY(lc_new(&d, 1, sizeof *d));
    TRY(copy_channels(d, f));
    TRY(lc_new(&d->series, count, sizeof *d->series));
    for (size_t i; (i = d->series_count) < count; d->series_count++)
        TRY(fill_series(&d->series[i], f, &window[i], &axis[i]));
    TRY(fill_values(d, f, window));
    *out = d;
    d = NULL;
done:
    if (d)
        d->series_count = count; /* so that a half-filled series is freed too */
    lc_dataset_free(d);
    lc_free(axis);
    lc_free(window);
    return status;
}
