/* baseline - a forecast without training, in the data's own units: a file in model/baseline. */
#ifndef LC_MODEL_BASELINE_H
#define LC_MODEL_BASELINE_H

#include "core/knob.h"
#include "core/registry.h"
#include "model/task.h"

/* What it looks at: one channel of one window's context. */
typedef struct lc_context {
    const double *value; /* of the first row */
    size_t stride, rows;
    const void *knobs; /* the baseline's own struct */
} lc_context;

/* The number `back` rows before the origin: 1 is the last. */
static inline double lc_context_back(const lc_context *context, size_t back)
{
    return context->value[(context->rows - back) * context->stride];
}

typedef struct lc_baseline {
    const char *help; /* one line */
    const lc_option *knobs;
    bool reference; /* the one that an evaluation sets every model against, step by step and in words */

    /* (optional) LC_E_CONFIG, and what to do, if it cannot forecast under this configuration. */
    lc_status (*check)(const lc_config *config, const void *knobs);

    /* Forecasts one channel of one window: out[step * stride] for step 0 .. horizon-1. */
    void (*extrapolate)(double *out, size_t stride, size_t horizon, const lc_context *context, const lc_task *task);
} lc_baseline;

LC_REGISTRY_WITH_KNOBS(lc_baseline, lc_baseline);

/* Whether the baseline of that name can forecast under a configuration. LC_E_CONFIG, and what to do, if it cannot. */
lc_status lc_baseline_check(const char *name, const lc_config *config);

/* As lc_forecaster_predict, by the baseline of that name and the knobs given for it. */
lc_status lc_baseline_predict(double *out, const char *name, const lc_knobs *knobs, const lc_forecast_request *request);

#endif
