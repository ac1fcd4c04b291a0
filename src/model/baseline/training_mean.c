/* training_mean - the mean of the training rows of the series, for every step; of a series without one, that of all series. */
#include "model/baseline.h"
#include "model/training_rows.h"

static double mean_of(const lc_task *task, size_t series, size_t channel)
{
    lc_moments own = {0};
    lc_moments_add(&own, task, series, channel);
    return lc_moments_mean(&own);
}

/* There is a split: a run of it is loaded only with the data that it was trained on. */
static lc_status learn(void *fact, const lc_task *task, lc_rows series)
{
    const size_t targets = task->target_count;
    double *mean = fact;
    for (size_t target = 0; target < targets; target++) {
        const size_t channel = task->targets[target];
        double all = NAN;
        bool known = false;
        for (size_t i = series.first; i < series.end; i++) {
            double own = mean_of(task, i, channel);
            if (isnan(own) && !known) {
                lc_moments panel = lc_moments_of(task, channel, 0);
                all = lc_moments_mean(&panel);
                known = true;
            }
            mean[(i - series.first) * targets + target] = isnan(own) ? all : own;
        }
    }
    return LC_OK;
}

static void extrapolate(double *out, size_t stride, size_t horizon, const lc_context *context, const lc_task *task)
{
    (void)task;
    for (size_t step = 0; step < horizon; step++)
        out[step * stride] = *(const double *)context->fact;
}

const lc_baseline lc_baseline_training_mean = {
    .help = "the mean of the series' training rows",
    .lesson = {"model.normalize", "none"},
    .trained = true,
    .bytes = sizeof(double),
    .learn = learn,
    .extrapolate = extrapolate,
    .repeats = LC_REPEATS_EVERY_STEP,
};
