/* seasonal_naive - the value one season earlier, however far before the context that is; where it is missing, the one a season
 * before that; where the series never had one, its last value (Hyndman & Athanasopoulos 2021, 5.2). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/status.h"
#include "data/axis.h"
#include "data/stamp.h"
#include "model/baseline.h"

/* What counts seasons where rows are missing: the ticks of a step. 0: rows do. */
typedef struct fact {
    int64_t step;
} fact;

static lc_status check(const lc_config *config, const void *knobs)
{
    (void)knobs;
    if (config->data.season == 0)
        return lc_fail(LC_E_CONFIG, "seasonal_naive needs data.season, the rows of a season (24 for the day of hourly data)");
    return LC_OK;
}

/* Days and months of a calendar, which are local, differ in length: there, a season is data.season rows. So it is where gaps are
 * ignored. */
static bool is_even(const lc_axis *axis)
{
    return axis->regular && !axis->local && axis->kind == LC_AXIS_STEPS;
}

static lc_status find_step(fact *out, const lc_task *task, size_t series)
{
    lc_axis axis;
    if (strcmp(task->window.gaps, "cut") != 0)
        return LC_OK;
    CHECK(lc_axis_of(&axis, &task->dataset->series[series]));
    out->step = is_even(&axis) ? axis.step : 0;
    return LC_OK;
}

/* No window's context has a gap: only what is before it needs a step. */
static lc_status learn(void *facts, const lc_task *task, lc_rows series)
{
    fact *f = facts;
    for (size_t i = series.first; i < series.end; i++, f += task->target_count) {
        if (task->data.season > lc_window_shortest(&task->window) || task->filled)
            CHECK(find_step(f, task, i));
        for (size_t target = 1; target < task->target_count; target++)
            f[target] = f[0];
    }
    return LC_OK;
}

/* How many steps before the origin the series begins. */
static size_t steps_before(const lc_series *series, size_t origin, int64_t step)
{
    return step ? (size_t)((series->time[origin - 1] - series->time[0] + step / 2) / step) + 1 : origin;
}

/* The row of a stamp, within half a step; SIZE_MAX: there is not one. Rows from `end` on are not looked at. */
static size_t row_at(const lc_series *series, size_t end, int64_t time, int64_t step)
{
    size_t low = 0, high = end - 1;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (series->time[middle] < time - step / 2)
            low = middle + 1;
        else
            high = middle;
    }
    return llabs(series->time[low] - time) <= step / 2 ? low : SIZE_MAX;
}

/* The row `back` steps before the origin. */
static size_t row_before(const lc_series *series, size_t origin, size_t back, int64_t step)
{
    if (step == 0)
        return origin - back;
    const int64_t time = series->time[origin - 1] - (int64_t)(back - 1) * step;
    return back <= origin && series->time[origin - back] == time ? origin - back : row_at(series, origin, time, step);
}

static double value_before(const lc_context *context, const lc_task *task, size_t back)
{
    const lc_series *series = &task->dataset->series[context->series];
    const int64_t step = ((const fact *)context->fact)->step;
    const size_t channels = task->dataset->channels, most = steps_before(series, context->origin, step);
    for (; back <= most; back += task->data.season) {
        const size_t row = row_before(series, context->origin, back, step);
        if (row != SIZE_MAX && !isnan(series->value[row * channels + context->channel]))
            return series->value[row * channels + context->channel];
    }
    return lc_context_back(context, 1);
}

/* y[t + k] = y[t + k - m], k = 1 .. m; then the same again */
static void extrapolate(double *out, size_t stride, size_t horizon, const lc_context *context, const lc_task *task)
{
    for (size_t step = 0; step < horizon; step++)
        out[step * stride] = value_before(context, task, task->data.season - step);
}

const lc_baseline lc_baseline_seasonal_naive = {
    .help = "the value one season (data.season) before",
    .yardstick = 2,
    .lesson = {"data.calendar", "hour weekday"},
    .check = check,
    .bytes = sizeof(fact),
    .learn = learn,
    .extrapolate = extrapolate,
    .repeats = LC_REPEATS_EVERY_SEASON,
};
