/* training_rows - sums over training rows, in the order of series and rows. */
#include "model/training_rows.h"

#include <math.h>

void lc_moments_add(lc_moments *m, const lc_task *task, size_t series, size_t channel)
{
    const size_t stride = task->dataset->channels;
    const lc_rows train = task->split->part[series * LC_PARTS + LC_TRAIN];
    const double *value = task->dataset->series[series].value + channel;
    for (size_t row = train.first; row < train.end; row++) {
        const double x = value[row * stride];
        if (isnan(x))
            continue;
        m->count++;
        m->sum += x;
        m->squares += (x - m->middle) * (x - m->middle);
    }
}

lc_moments lc_moments_of(const lc_task *task, size_t channel, double middle)
{
    lc_moments all = {.middle = middle};
    for (size_t series = 0; series < task->dataset->series_count; series++)
        lc_moments_add(&all, task, series, channel);
    return all;
}
