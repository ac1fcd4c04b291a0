/* moving - a sample baseline with a knob: the mean of the last rows of the context, for every step. */
#include "core/status.h"
#include "model/baseline.h"

typedef struct moving {
    size_t rows;
} moving;

static const lc_option knobs[] = {
    LC_KNOB_COUNT(moving, rows, "6", 1, 1000000, "rows that the mean is of"),
    LC_KNOBS_END,
};

static lc_status check(const lc_config *config, const void *values)
{
    const size_t rows = ((const moving *)values)->rows;
    if (rows > config->window.context)
        return lc_fail(LC_E_CONFIG, "moving needs a window.context of at least moving.rows = %zu rows, not %zu", rows,
                       config->window.context);
    return LC_OK;
}

static void extrapolate(double *out, size_t stride, size_t horizon, const lc_context *context, const lc_task *task)
{
    (void)task;
    const size_t rows = ((const moving *)context->knobs)->rows;
    double sum = 0;
    for (size_t back = 1; back <= rows; back++)
        sum += lc_context_back(context, back);
    for (size_t step = 0; step < horizon; step++)
        out[step * stride] = sum / (double)rows;
}

const lc_baseline lc_baseline_moving = {
    .help = "the mean of the last rows of the context",
    .knobs = knobs,
    .check = check,
    .extrapolate = extrapolate,
};
