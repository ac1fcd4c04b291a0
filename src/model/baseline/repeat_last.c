/* repeat_last - the last value of the context, for every step (the naive forecast). */
#include "model/baseline.h"

static void extrapolate(double *out, size_t stride, size_t horizon, const lc_context *context, const lc_task *task)
{
    (void)task;
    for (size_t step = 0; step < horizon; step++)
        out[step * stride] = lc_context_back(context, 1);
}

const lc_baseline lc_baseline_repeat_last = {
    .help = "the last known value, repeated",
    .yardstick = 1,
    .lesson = {"model.normalize", "last"},
    .plainest = true,
    .extrapolate = extrapolate,
    .repeats = LC_REPEATS_EVERY_STEP,
};
