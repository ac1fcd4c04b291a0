/* zero - 0 for every step: no change, where the targets are returns or differences. An evaluation lists it where every target is
 * near 0 on average; model.kind = zero chooses it anywhere. */
#include "model/baseline.h"

#include <math.h>

#include "model/training_rows.h"

/* The mean of daily returns is a few hundredths of their spread, of monthly ones a fifth. */
static const double near_zero = 0.25;

/* abs(mean x) <= sd(x) / 4, over the training rows of all series */
static bool is_near_zero(const lc_task *task, size_t channel)
{
    const lc_moments around_zero = lc_moments_of(task, channel, 0);
    const double mean = lc_moments_mean(&around_zero);
    const lc_moments around_mean = lc_moments_of(task, channel, mean);
    return fabs(mean) <= near_zero * sqrt(around_mean.squares / (double)around_mean.count);
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
};
