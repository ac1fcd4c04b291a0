/* context - the numbers a baseline looks at: one channel of a window's context, in the data's own units. */
#ifndef LC_MODEL_CONTEXT_H
#define LC_MODEL_CONTEXT_H

#include "model/kind.h"

typedef struct lc_context {
    const double *value; /* of the first row */
    size_t stride, rows;
} lc_context;

static inline lc_context lc_context_of(const lc_task *task, lc_window window, size_t target)
{
    size_t channels = task->dataset->channels, rows = task->config->window.context;
    const double *first = task->dataset->series[window.series].value + (window.origin - rows) * channels;
    return (lc_context){.value = first + task->targets[target], .stride = channels, .rows = rows};
}

/* The number `back` rows before the origin: 1 is the last. */
static inline double lc_context_back(const lc_context *context, size_t back)
{
    return context->value[(context->rows - back) * context->stride];
}

/* One forecast of one channel: out[step * stride] for step 0 .. horizon-1. */
typedef void (*lc_extrapolate)(double *out, size_t stride, size_t horizon, const lc_context *context, const lc_task *task);

/* Windows [first, first + count) of a baseline: each window, each target. */
lc_status lc_context_predict(double *out, const lc_task *task, const lc_windows *windows, size_t first, size_t count,
                             lc_extrapolate each);

#endif
