/* baseline - a forecast without training, in the data's own units: a file in model/baseline. */
#ifndef LC_MODEL_BASELINE_H
#define LC_MODEL_BASELINE_H

#include "core/knob.h"
#include "core/registry.h"
#include "model/task.h"

/* What it looks at: one channel of one window's context, and the rows of the series before it. */
typedef struct lc_context {
    const double *value; /* of the first row; unknown values filled as data.missing says */
    size_t stride, rows;
    size_t series, origin, channel;
    const void *knobs; /* the baseline's own struct */
    const void *fact;  /* what it learned of this channel of the series; NULL without learn */
} lc_context;

/* The number `back` rows before the origin: 1 is the last. */
static inline double lc_context_back(const lc_context *context, size_t back)
{
    return context->value[(context->rows - back) * context->stride];
}

/* After how many steps the forecast of a window says the same again. */
typedef enum lc_repeats { LC_REPEATS_NEVER, LC_REPEATS_EVERY_STEP, LC_REPEATS_EVERY_SEASON } lc_repeats;

typedef struct lc_baseline {
    const char *help; /* one line */
    const lc_option *knobs;
    bool plainest; /* the one that is named where several err equally little */
    int yardstick; /* a model's skill is against the highest of those listed; 0: never against this one */
    const char
        *lesson[2]; /* (optional) a key, and the value that gives a model what this baseline knows; NULL: words of the calendar,
                              as the step of rows has them */
    bool classes;   /* it says a class, not a number */
    bool trained;   /* it forecasts what training rows say: a run of it knows those of its own data only */

    /* (optional) LC_E_CONFIG, and what to do, if it cannot forecast under this configuration. */
    lc_status (*check)(const lc_config *config, const void *knobs);

    /* (optional) Whether an evaluation lists it unasked; NULL: always. */
    bool (*suits)(const lc_task *task);

    /* (optional) What it must know of some series, [first, end), before it forecasts: fact (series, targets) of `bytes` each, all
     * zero at first. */
    size_t bytes;
    lc_status (*learn)(void *fact, const lc_task *task, lc_rows series);

    /* Of classes: their shares p (classes) of one target of one window, for every step; from rows before the origin only. */
    void (*classify)(double *p, const lc_task *task, lc_window window, size_t target);

    /* Of numbers: forecasts one channel of one window: out[step * stride] for step 0 .. horizon-1, from rows before the origin
     * only. One that repeats itself is asked for the steps before it does. */
    void (*extrapolate)(double *out, size_t stride, size_t horizon, const lc_context *context, const lc_task *task);
    lc_repeats repeats;
} lc_baseline;

LC_REGISTRY_WITH_KNOBS(lc_baseline, lc_baseline);

/* Whether the baseline of that name can forecast under a configuration. LC_E_CONFIG, and what to do, if it cannot. */
lc_status lc_baseline_check(const char *name, const lc_config *config);

/* What a baseline knows of some series. */
typedef struct lc_learned {
    lc_rows series;
    unsigned char *fact; /* (series, targets) of baseline->bytes; NULL if it learns nothing */
} lc_learned;

/* What the baseline of that name must know of series [first, end): for callers that predict again and again; lc_free(fact). */
lc_status lc_baseline_learn(lc_learned *out, const char *name, const lc_task *task, lc_rows series);

/* As lc_forecaster_predict, by the baseline of that name and the knobs given for it. learned: of all series of the windows; NULL:
 * for this call. */
lc_status lc_baseline_predict(double *out, const char *name, const lc_knobs *knobs, const lc_learned *learned,
                              const lc_forecast_request *request);

#endif
