/* repeat_last - the last value of the context, for every step (the naive forecast). */
#include "model/context.h"

static void extrapolate(double *out, size_t stride, size_t horizon, const lc_context *context, const lc_task *task)
{
    (void)task;
    for (size_t step = 0; step < horizon; step++)
        out[step * stride] = lc_context_back(context, 1);
}

static lc_status predict(double *out, const lc_task *task, const void *state, const lc_windows *windows, size_t first,
                         size_t count)
{
    (void)state;
    return lc_context_predict(out, task, windows, first, count, extrapolate);
}

const lc_kind lc_kind_repeat_last = {
    .name = "repeat_last",
    .help = "the last known value, repeated",
    .predict = predict,
};
