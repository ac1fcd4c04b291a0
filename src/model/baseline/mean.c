/* mean - the mean of the context, for every step. */
#include "model/baseline.h"

static void extrapolate(double *out, size_t stride, size_t horizon, const lc_context *context, const lc_task *task)
{
    (void)task;
    double sum = 0;
    for (size_t back = 1; back <= context->rows; back++)
        sum += lc_context_back(context, back);
    for (size_t step = 0; step < horizon; step++)
        out[step * stride] = sum / (double)context->rows;
}

const lc_baseline lc_baseline_mean = {
    .help = "the mean of the context",
    .lesson = {"model.normalize", "mean"},
    .extrapolate = extrapolate,
    .repeats = LC_REPEATS_EVERY_STEP,
};
