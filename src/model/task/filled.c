/* filled - windows whose context has holes: values that were missing, and that models read filled. */
#include "data/fill.h"
#include "model/task.h"

static bool lacks(const lc_task *task, size_t series, size_t row)
{
    const lc_dataset *d = task->dataset;
    const lc_series *s = &d->series[series];
    return lc_missing_in(d, s, row, task->inputs, task->input_count) < d->channels ||
           lc_missing_in(d, s, row, task->targets, task->target_count) < d->channels;
}

/* Origins ascend in a series: a row is looked at once. */
size_t lc_task_filled(const lc_task *task, const lc_windows *windows, size_t count)
{
    size_t found = 0, series = SIZE_MAX, next = 0, bad = 0; /* rows looked at; one past the last that lacks a value, or 0 */
    for (size_t i = 0; task->known != task->dataset && i < count; i++) {
        const lc_window w = lc_windows_at(windows, i);
        const size_t first = w.origin - (lc_task_reach(task) - w.lacks);
        if (w.series != series || next < first)
            next = first;
        bad = w.series == series ? bad : 0;
        series = w.series;
        for (; next < w.origin; next++)
            bad = lacks(task, series, next) ? next + 1 : bad;
        found += bad > first;
    }
    return found;
}
