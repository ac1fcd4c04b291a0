/* counts - whether all targets are whole numbers. */
#include "model/counts.h"

#include <math.h>

#include "core/status.h"

lc_status lc_counts_check(const lc_task *task, const char *loss)
{
    const lc_dataset *d = task->dataset;
    for (size_t i = 0; i < d->series_count; i++)
        for (size_t row = 0; row < d->series[i].rows; row++)
            for (size_t t = 0; t < task->target_count; t++) {
                const double value = d->series[i].value[row * d->channels + task->targets[t]];
                if (!isnan(value) && (value < 0 || value != floor(value)))
                    return lc_fail(
                        LC_E_DATA,
                        "series '%s', row %zu: channel '%s' is %g, and model.loss = %s is of counts, 0 or more: choose "
                        "another model.loss",
                        d->series[i].name, row, d->channel[task->targets[t]].name, value, loss);
            }
    return LC_OK;
}
