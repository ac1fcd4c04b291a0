/* drift - the straight line through the first and the last value of the context (Hyndman & Athanasopoulos 2021, 5.2). */
#include "model/baseline.h"

static void extrapolate(double *out, size_t stride, size_t horizon, const lc_context *context, const lc_task *task)
{
    (void)task;
    double last = lc_context_back(context, 1), first = lc_context_back(context, context->rows);
    double slope = context->rows > 1 ? (last - first) / (double)(context->rows - 1) : 0;
    for (size_t step = 0; step < horizon; step++)
        out[step * stride] = last + slope * (double)(step + 1);
}

const lc_baseline lc_baseline_drift = {
    .help = "the line through the first and last value of the context",
    .lesson = {"model.normalize", "last"},
    .extrapolate = extrapolate,
};
