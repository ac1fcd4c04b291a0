/* future - forecasts beyond the last known row, as a dataset with real stamps. */
#include "model/future.h"

#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/memory.h"
#include "core/status.h"
#include "data/series.h"
#include "data/stamp.h"
#include "model/future/ahead.h"
#include "model/future/classes.h"
#include "model/future/paths.h"
#include "model/future/rollout.h"

/* "Close", "Close_q0.1": a target's columns one after the other. */
static lc_status copy_channel(lc_channel *to, const lc_channel *target, const lc_column *column, const char *point)
{
    lc_status status = LC_OK;
    lc_buffer name = {0};
    lc_buffer_format(&name, "%s%s%s", target->name, *column->name ? "_" : "", column->name);
    TRY(lc_buffer_take(&to->name, &name));
    TRY(lc_copy_text(&to->units, target->units));
    if (column->kind == LC_COLUMN_POINT)
        TRY(lc_copy_text(&to->comment, point));
done:
    lc_buffer_free(&name);
    return status;
}

static lc_status check_names(const lc_dataset *d)
{
    for (size_t i = 0; i < d->channels; i++)
        for (size_t k = 0; k < i; k++)
            if (strcmp(d->channel[i].name, d->channel[k].name) == 0)
                return lc_fail(LC_E_DATA, "two columns of the forecast are called '%s': rename that channel of the data",
                               d->channel[i].name);
    return LC_OK;
}

static lc_status copy_channels(lc_dataset *d, const lc_future_plan *p)
{
    const lc_task *task = p->forecaster->task;
    size_t columns;
    const lc_column *column = lc_outlook_columns(&columns, p->request->outlook);
    char point[LC_TEXT_MAX];
    lc_forecaster_point(point, p->forecaster);
    CHECK(lc_copy_text(&d->title, LC_FUTURE_TITLE));
    if (task->classes)
        return lc_future_class_channels(d, p->forecaster);
    CHECK(lc_new(&d->channel, task->target_count * columns, sizeof *d->channel));
    d->channels = task->target_count * columns;
    for (size_t i = 0; i < d->channels; i++)
        CHECK(copy_channel(&d->channel[i], &task->dataset->channel[task->targets[i / columns]], &column[i % columns], point));
    return columns > 1 ? check_names(d) : LC_OK;
}

/* Whether one offset has held for a year, so that the zone has no summer time. */
static bool is_steady(const lc_series *series)
{
    enum { YEAR = 366 * 86400 };
    return series->rows && !lc_series_offsets_vary(series) &&
           (series->offset[0] == 0 || lc_series_second(series, series->rows - 1) - lc_series_second(series, 0) >= YEAR);
}

/* The rules of a series' zone, NULL where they are not known: then why the last offset is a guess. */
static lc_status find_zone(const lc_zone **out, const char **doubt, lc_zones *zones, const lc_series *series)
{
    *out = NULL;
    if (series->offset && !series->zone && !is_steady(series))
        *doubt = "only offsets are known, not the zone, so that the last one is kept";
    if (!series->zone)
        return LC_OK;
    CHECK(lc_axis_zone(out, zones, series));
    if (!*out)
        *doubt = "the rules of its zone are not known here, so that the last one is kept";
    return LC_OK;
}

/* Whether rows of one offset from UTC, some hours apart, go on with another one: by the clock or by UTC, none of them shows. */
static bool is_either(const lc_series *to, const lc_series *from, const lc_axis *axis)
{
    const int64_t hour = 3600 * axis->ticks;
    return to->offset && axis->kind == LC_AXIS_STEPS && axis->step > hour && axis->step < 24 * hour &&
           (to->offset[0] != from->offset[0] || lc_series_offsets_vary(to)) && !lc_series_offsets_vary(from);
}

/* Stamps are those of the rows after the origin as far as there are some without a gap, then they continue. */
static void fill_stamps(lc_series *to, const lc_series *from, size_t origin, const lc_axis *axis, const lc_zone *zone)
{
    const size_t end = lc_axis_piece_end(axis, from, origin - 1), left = end - origin;
    const size_t known = left < to->rows ? left : to->rows;
    memcpy(to->time, from->time + origin, known * sizeof *to->time);
    if (to->offset)
        memcpy(to->offset, from->offset + origin, known * sizeof *to->offset);
    if (known < to->rows)
        lc_axis_extend(&(lc_axis_ahead){to->time + known, to->offset ? to->offset + known : NULL, to->rows - known}, axis, from,
                       origin + known - 1, zone);
}

/* Why stamps that come after all rows are a guess: a pause may lie beyond what the axis has looked at. */
static const char *doubt_of(const lc_series *to, const lc_series *from, const lc_axis *axis)
{
    const int64_t ahead = to->time[to->rows - 1] - from->time[from->rows - 1];
    if (ahead <= 0 || axis->doubt)
        return ahead > 0 ? axis->doubt : NULL;
    return lc_axis_pauses(axis, from, ahead) ? "its rows stop for weeks, in other years, in the time that is forecast" : NULL;
}

/* Rows of the future have stamps too. */
static lc_status fill_series(lc_series *to, size_t channels, const lc_future_plan *p, size_t i, lc_zones *zones)
{
    const lc_task *task = p->forecaster->task;
    const lc_window *w = &p->window[i];
    const lc_series *from = &task->whole->series[w->series];
    const lc_zone *zone;
    CHECK(lc_copy_text(&to->name, from->name));
    CHECK(lc_series_like(to, from, p->horizon));
    CHECK(lc_new(&to->value, p->horizon * channels, sizeof *to->value));
    CHECK(find_zone(&zone, &p->zone[i], zones, from));
    fill_stamps(to, from, w->origin, &p->axis[w->series], zone);
    p->stamps[i] = doubt_of(to, from, &p->axis[w->series]);
    if (is_either(to, from, &p->axis[w->series]))
        p->zone[i] = "rows of one offset do not show whether their steps are those of clocks or of UTC";
    return LC_OK;
}

static lc_status fill_all(lc_dataset *d, const lc_future_plan *p)
{
    lc_zones zones = {0};
    lc_status status = LC_OK;
    TRY(copy_channels(d, p));
    TRY(lc_new(&d->series, p->count, sizeof *d->series));
    d->series_count = p->count;
    for (size_t i = 0; i < p->count; i++)
        TRY(fill_series(&d->series[i], d->channels, p, i, &zones));
done:
    lc_zones_clear(&zones);
    return status;
}

/* A baseline extrapolates as far as it is asked to. */
static lc_status extrapolate(lc_dataset *d, const lc_future_plan *p)
{
    lc_status status = LC_OK;
    const size_t columns = d->channels / p->forecaster->task->target_count;
    const size_t made = columns > 1 ? p->forecaster->task->window.horizon : p->horizon; /* rows; quantiles are of all of them */
    lc_windows *windows = NULL;
    double *value = NULL;
    TRY(lc_windows_list(&windows, p->window, p->count));
    TRY(lc_new(&value, p->count * made * d->channels, sizeof *value));
    TRY(lc_forecaster_predict_ahead(
        value, p->forecaster,
        &(lc_forecast_request){
            .windows = windows, .count = p->count, .outlook = p->request->outlook, .horizon = columns > 1 ? 0 : p->horizon}));
    for (size_t i = 0; i < p->count; i++)
        memcpy(d->series[i].value, value + i * made * d->channels, p->horizon * d->channels * sizeof *value);
done:
    lc_free(value);
    lc_windows_free(windows);
    return status;
}

static bool is_beyond(const lc_future_plan *p)
{
    return p->horizon > p->forecaster->task->window.horizon;
}

/* What is known of the rows of all series. Those of which it is not known are left out, of the plan too. */
static lc_status look_ahead(lc_ahead *ahead, lc_dataset *d, lc_future_plan *p)
{
    const size_t count = p->count;
    p->count = 0;
    for (size_t i = 0; i < count; i++) {
        const lc_status status = lc_task_look_ahead(ahead, p->forecaster->task, &d->series[i], &p->window[i]);
        if (status != LC_OK && status != LC_E_DATA)
            return status;
        const lc_series series = d->series[i];
        d->series[i] = d->series[p->count]; /* one that is left out, or this one */
        d->series[p->count] = series;
        p->window[p->count] = p->window[i];
        p->stamps[p->count] = p->stamps[i];
        p->zone[p->count] = p->zone[i];
        p->count += status == LC_OK;
        if (status == LC_E_DATA)
            lc_future_plan_left(p);
    }
    for (size_t i = p->count; i < count; i++)
        lc_series_clear(&d->series[i]);
    d->series_count = p->count;
    return p->count ? LC_OK : lc_fail(LC_E_DATA, "%s", p->reason);
}

/* Values of all series, by what is known of their rows. */
static lc_status fill_values(lc_dataset *d, lc_future_plan *p)
{
    lc_status status = LC_OK;
    lc_ahead *ahead = NULL;
    TRY(lc_task_ahead(&ahead, p->forecaster->task, p->horizon));
    if (ahead)
        TRY(look_ahead(ahead, d, p));
    const bool paths = p->horizon > p->round && d->channels > p->forecaster->task->target_count;
    TRY(p->forecaster->task->classes ? lc_future_classes(d, p, ahead)
        : p->forecaster->baseline    ? extrapolate(d, p)
        : paths                      ? lc_paths(d, p, ahead)
                                     : lc_rollout(d, p, ahead));
done:
    lc_ahead_free(ahead);
    return status;
}

/* A quantile of one forecast is none of what is forecast from it, and model.interval was measured for the trained steps. */
static lc_status check_columns(const lc_future_plan *p)
{
    size_t columns;
    const lc_column *column = lc_outlook_columns(&columns, p->request->outlook);
    for (size_t i = 0; i < columns && is_beyond(p) && !lc_forecaster_quantiles_continue(p->forecaster); i++)
        if (column[i].kind == LC_COLUMN_QUANTILE)
            return lc_fail(LC_E_CONFIG,
                           "%zu rows are more than window.horizon = %zu: quantiles are of the trained horizon; train with a "
                           "longer one, ask for the point only, or, of a distribution, for samples, which continue as paths",
                           p->horizon, p->forecaster->task->window.horizon);
    return LC_OK;
}

/* Values, a copy of them while they are made, and stamps. */
static lc_status check_memory(const lc_future_plan *p)
{
    size_t columns;
    lc_outlook_columns(&columns, p->request->outlook);
    const double cells = (double)p->count * (double)p->horizon,
                 bytes = cells * (double)(2 * columns * p->forecaster->task->target_count + 2) * sizeof(double);
    if (bytes <= (double)lc_memory_left())
        return LC_OK;
    return lc_fail(LC_E_FAILURE, "%zu rows of %s take about %.3g GB of memory, %.3g GB are left: ask for fewer rows", p->horizon,
                   lc_counted(p->count, "series").text, 1e-9 * bytes, 1e-9 * (double)lc_memory_left());
}

lc_status lc_future_make(lc_dataset **out, lc_future_plan *plan)
{
    lc_status status = LC_OK;
    lc_dataset *d = NULL;
    TRY(check_columns(plan));
    TRY(check_memory(plan));
    TRY(lc_new(&d, 1, sizeof *d));
    TRY(fill_all(d, plan));
    TRY(fill_values(d, plan));
    *out = d;
    d = NULL;
done:
    lc_dataset_free(d);
    return status;
}

lc_status lc_forecaster_future(lc_dataset **out, char **notes, const lc_forecaster *f, const lc_future *request)
{
    static const lc_future all = {.horizon = 0};
    lc_status status = LC_OK;
    lc_future_plan plan = {.forecaster = f};
    lc_dataset *d = NULL;
    lc_buffer text = {0};
    TRY(lc_future_plan_new(&plan, f, request ? request : &all, NULL));
    TRY(lc_future_make(&d, &plan));
    lc_future_notes(&text, &plan);
    if (notes)
        TRY(lc_buffer_take(notes, &text));
    *out = d;
    d = NULL;
done:
    lc_buffer_free(&text);
    lc_dataset_free(d);
    lc_future_plan_free(&plan);
    return status;
}
