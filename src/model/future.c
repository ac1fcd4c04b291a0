/* future - forecasts beyond the last known row, as a dataset with real stamps. */
#include "model/future.h"

#include <string.h>

#include "core/mem.h"
#include "core/status.h"
#include "data/stamp.h"
#include "model/ahead.h"
#include "model/future_classes.h"
#include "model/rollout.h"

static lc_status copy_channels(lc_dataset *d, const lc_forecaster *f)
{
    const lc_task *task = f->task;
    CHECK(lc_copy_text(&d->title, "Forecasts"));
    if (task->classes)
        return lc_future_class_channels(d, f);
    CHECK(lc_new(&d->channel, task->target_count, sizeof *d->channel));
    d->channels = task->target_count;
    for (size_t i = 0; i < task->target_count; i++) {
        CHECK(lc_copy_text(&d->channel[i].name, task->dataset->channel[task->targets[i]].name));
        CHECK(lc_copy_text(&d->channel[i].units, task->dataset->channel[task->targets[i]].units));
    }
    return LC_OK;
}

/* Zones by name, the last one kept: most panels have one. */
typedef struct zones {
    lc_zone *zone;
    const char *name;
} zones;

/* Whether one offset has held for a year, so that the zone has no summer time. */
static bool is_steady(const lc_series *series)
{
    enum { YEAR = 366 * 86400 };
    for (size_t row = 1; row < series->rows; row++)
        if (series->offset[row] != series->offset[0])
            return false;
    return series->rows &&
           (series->offset[0] == 0 || lc_series_second(series, series->rows - 1) - lc_series_second(series, 0) >= YEAR);
}

/* The rules of a series' zone, NULL where they are not known: then why the last offset is a guess. */
static lc_status find_zone(const lc_zone **out, const char **doubt, zones *z, const lc_series *series)
{
    *out = NULL;
    if (series->offset && !series->zone && !is_steady(series))
        *doubt = "only offsets are known, not the zone, so that the last one is kept";
    if (!series->zone)
        return LC_OK;
    if (!z->name || strcmp(z->name, series->zone) != 0) {
        lc_zone_free(z->zone);
        z->zone = NULL;
        z->name = series->zone;
        CHECK(lc_axis_zone(&z->zone, series));
    }
    if (!z->zone)
        *doubt = "the rules of its zone are not known here, so that the last one is kept";
    *out = z->zone;
    return LC_OK;
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
        lc_axis_extend(to->time + known, to->offset ? to->offset + known : NULL, to->rows - known, axis, from, origin + known - 1,
                       zone);
}

/* Rows of the future have stamps too. */
static lc_status fill_series(lc_series *to, const lc_future_plan *p, size_t i, zones *z)
{
    const lc_task *task = p->forecaster->task;
    const lc_window *w = &p->window[i];
    const lc_series *from = &task->whole->series[w->series];
    const lc_zone *zone;
    CHECK(lc_copy_text(&to->name, from->name));
    CHECK(lc_series_like(to, from, p->horizon));
    CHECK(lc_new(&to->value, p->horizon * lc_future_channels(task), sizeof *to->value));
    CHECK(find_zone(&zone, &p->zone[i], z, from));
    fill_stamps(to, from, w->origin, &p->axis[w->series], zone);
    return LC_OK;
}

static lc_status fill_all(lc_dataset *d, const lc_future_plan *p)
{
    zones z = {NULL, NULL};
    lc_status status = LC_OK;
    TRY(copy_channels(d, p->forecaster));
    TRY(lc_new(&d->series, p->count, sizeof *d->series));
    d->series_count = p->count;
    for (size_t i = 0; i < p->count; i++)
        TRY(fill_series(&d->series[i], p, i, &z));
done:
    lc_zone_free(z.zone);
    return status;
}

/* Of all series at once: a baseline extrapolates as far as it is asked to, and classes are of the task's horizon. */
static lc_status predict(lc_dataset *d, const lc_future_plan *p, const lc_ahead *ahead)
{
    lc_status status = LC_OK;
    const lc_task *task = p->forecaster->task;
    const size_t numbers = task->classes ? lc_task_cells(task) * lc_task_columns(task) : p->horizon * task->target_count;
    lc_forecast_request request = {.count = p->count, .horizon = p->horizon, .ahead = ahead};
    lc_windows *windows = NULL;
    double *value = NULL;
    TRY(lc_windows_list(&windows, p->window, p->count));
    TRY(lc_new(&value, p->count * numbers, sizeof *value));
    request.windows = windows;
    TRY(lc_forecaster_predict_ahead(value, p->forecaster, &request));
    for (size_t i = 0; i < p->count; i++)
        if (task->classes)
            lc_future_class_values(&d->series[i], task, value + i * numbers);
        else
            memcpy(d->series[i].value, value + i * numbers, numbers * sizeof *value);
done:
    lc_free(value);
    lc_windows_free(windows);
    return status;
}

/* Values of all series, by what is known of their rows. */
static lc_status fill_values(lc_dataset *d, const lc_future_plan *p)
{
    lc_ahead *ahead = NULL;
    CHECK(lc_task_ahead(&ahead, p->forecaster->task, d, p->window));
    const bool rolls = p->forecaster->neural && !p->forecaster->task->classes;
    const lc_status status = rolls ? lc_rollout(d, p, ahead) : predict(d, p, ahead);
    lc_ahead_free(ahead);
    return status;
}

lc_status lc_forecaster_future(lc_dataset **out, char **notes, const lc_forecaster *f, const lc_future *request)
{
    static const lc_future all = {NULL, NULL, 0};
    lc_status status = LC_OK;
    lc_future_plan plan = {.forecaster = f};
    lc_dataset *d = NULL;
    lc_buffer text = {0};
    TRY(lc_future_plan_new(&plan, f, request ? request : &all));
    TRY(lc_new(&d, 1, sizeof *d));
    TRY(fill_all(d, &plan));
    TRY(fill_values(d, &plan));
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
