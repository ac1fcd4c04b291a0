/* seasonal_naive - the value one season earlier, however far before the context that is; where it is missing or in a gap, the
 * one a season before that; where the series never had one, its last value (Hyndman & Athanasopoulos 2021, 5.2). */
#include <math.h>

#include "core/status.h"
#include "data/axis.h"
#include "model/baseline.h"

static lc_status check(const lc_config *config, const void *knobs)
{
    (void)knobs;
    if (config->data.season == 0)
        return lc_fail(LC_E_CONFIG, "seasonal_naive needs data.season, the rows of a season (24 for the day of hourly data)");
    return LC_OK;
}

/* The row `back` steps before the origin. */
static size_t row_before(const lc_context *context, const lc_task *task, size_t back)
{
    const lc_series *series = &task->dataset->series[context->series];
    return lc_axis_back(&task->axis[context->series], series, context->origin - 1, (int64_t)back - 1);
}

static double value_before(const lc_context *context, const lc_task *task, size_t back)
{
    const lc_series *series = &task->dataset->series[context->series];
    const size_t channels = task->dataset->channels;
    size_t most = 0; /* of steps back, which nearly no value needs */
    do {
        const size_t row = row_before(context, task, back);
        if (row != SIZE_MAX && !isnan(series->value[row * channels + context->channel]))
            return series->value[row * channels + context->channel];
        most = most ? most : (size_t)lc_axis_steps(&task->axis[context->series], series, 0, context->origin - 1) + 1;
        back += task->data.season;
    } while (back <= most);
    return lc_context_back(context, 1);
}

/* y[t + k] = y[t + k - m], k = 1 .. m; then the same again */
static void extrapolate(double *out, size_t stride, size_t horizon, const lc_context *context, const lc_task *task)
{
    for (size_t step = 0; step < horizon; step++)
        out[step * stride] = value_before(context, task, task->data.season - step);
}

const lc_baseline lc_baseline_seasonal_naive = {
    .help = "the value one season (data.season) before; where it is missing, two seasons before, and so on; where there is none, "
            "the last value",
    .yardstick = 2,
    .lesson = {"data.calendar"},
    .check = check,
    .extrapolate = extrapolate,
    .repeats = LC_REPEATS_EVERY_SEASON,
};
