/* zero - 0 for every step: no change, where the targets are returns or differences. An evaluation lists it where every target is
 * near 0 on average; model.kind = zero chooses it anywhere. */
#include "model/baseline.h"

#include "model/training_rows.h"

/* The mean of daily returns is a few hundredths of their spread, of monthly ones a fifth. */
static const double near_zero = 0.25;

/* sum n mean^2 <= sum (x - mean)^2 / 16, over the training rows of all series, each around its own mean: that one series is far
 * from another says nothing of 0. */
static bool is_near_zero(const lc_task *task, size_t channel)
{
    double level = 0, spread = 0;
    for (size_t series = 0; series < task->dataset->series_count; series++) {
        lc_moments own = {.middle = 0};
        lc_moments_add(&own, task, series, channel);
        const double mean = own.count ? lc_moments_mean(&own) : 0;
        lc_moments around = {.middle = mean};
        lc_moments_add(&around, task, series, channel);
        level += (double)own.count * mean * mean;
        spread += around.squares;
    }
    return level <= near_zero * near_zero * spread;
}

static bool suits(const lc_task *task)
{
    for (size_t target = 0; target < task->target_count; target++)
        if (!is_near_zero(task, task->targets[target]))
            return false;
    return true;
}

static void extrapolate(double *out, size_t stride, size_t horizon, const lc_context *context, const lc_task *task)
{
    (void)context;
    (void)task;
    for (size_t step = 0; step < horizon; step++)
        out[step * stride] = 0;
}

const lc_baseline lc_baseline_zero = {
    .help = "0: no change, for returns and differences",
    .suits = suits,
    .extrapolate = extrapolate,
    .repeats = LC_REPEATS_EVERY_STEP,
};
