/* context - the numbers a baseline looks at: one channel of a window's context, in the data's own units. */
#ifndef LC_MODEL_CONTEXT_H
#define LC_MODEL_CONTEXT_H

#include "model/kind.h"

struct lc_context {
    const double *value; /* of the first row */
    size_t stride, rows;
};

static inline lc_context lc_context_of(const lc_task *task, lc_window window, size_t target)
{
    size_t channels = task->known->channels, rows = task->window.context;
    const double *first = task->known->series[window.series].value + (window.origin - rows) * channels;
    return (lc_context){.value = first + task->targets[target], .stride = channels, .rows = rows};
}

/* The number `back` rows before the origin: 1 is the last. */
static inline double lc_context_back(const lc_context *context, size_t back)
{
    return context->value[(context->rows - back) * context->stride];
}

#endif
