/* seasonal_naive - the value one season earlier; beyond a season, the last season over and over. */
#include "core/status.h"
#include "model/baseline.h"

static lc_status check(const lc_config *config, const void *knobs)
{
    (void)knobs;
    if (config->data.season == 0)
        return lc_fail(LC_E_CONFIG, "seasonal_naive needs data.season, the rows of a season (24 for the day of hourly data)");
    if (config->data.season > config->window.context)
        return lc_fail(LC_E_CONFIG, "seasonal_naive needs a window.context of at least data.season = %zu rows, not %zu",
                       config->data.season, config->window.context);
    return LC_OK;
}

static void extrapolate(double *out, size_t stride, size_t horizon, const lc_context *context, const lc_task *task)
{
    size_t season = task->data.season;
    for (size_t step = 0; step < horizon; step++)
        out[step * stride] = lc_context_back(context, season - step % season);
}

const lc_baseline lc_baseline_seasonal_naive = {
    .help = "the value one season (data.season) before",
    .check = check,
    .extrapolate = extrapolate,
};
