/* outliers - contexts that are far from what a scaler was fitted on. */
#include <math.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "core/status.h"
#include "data/stamp.h"
#include "model/forecaster.h"

/* Scales from the middle of the training values, from which on a context is far outside. */
static const double far_scales = 10;

/* Values that were left as they are have no scale. */
static bool is_scaled(const lc_task *task, size_t series, size_t channel)
{
    const lc_scaler *s = lc_task_inner(task);
    const size_t at = series * s->channels + channel;
    return s->shift[at] != 0 || s->scale[at] != 1;
}

/* The value of a context that is farthest outside. */
typedef struct outlier {
    double scales;
    size_t row, channel;
} outlier;

static outlier find(const lc_task *task, size_t series, size_t origin)
{
    outlier most = {0};
    const size_t first = origin > task->window.context ? origin - task->window.context : 0, stride = task->scaled->channels;
    for (size_t c = 0; c < task->dataset->channels; c++) {
        if (!is_scaled(task, series, c) || !lc_task_reads(task, c))
            continue;
        for (size_t row = first; row < origin; row++) {
            const double scales = fabs((double)task->scaled->value[series][row * stride + c]);
            if (scales > most.scales)
                most = (outlier){scales, row, c};
        }
    }
    return most;
}

static void note(lc_buffer *notes, const lc_task *task, size_t index, const outlier *o)
{
    const lc_series *series = &task->dataset->series[index];
    char stamp[LC_STAMP_TEXT];
    lc_series_stamp(stamp, series, o->row);
    lc_buffer_line(
        notes,
        "series '%s': the context is far outside of training: channel '%s' at %s is %g, %.0f scales away; the forecast "
        "means little\n",
        series->name, task->dataset->channel[o->channel].name, stamp,
        series->value[o->row * task->dataset->channels + o->channel], o->scales);
}

lc_status lc_forecaster_outliers(char **out, const lc_forecaster *f, const int64_t *origin)
{
    const lc_task *task = f->task;
    lc_buffer notes = {0};
    for (size_t i = 0; f->neural && i < task->dataset->series_count; i++) {
        const lc_series *series = &task->dataset->series[i];
        const outlier o = find(task, i, origin ? lc_series_row_at(series, *origin) : series->rows);
        if (o.scales > far_scales)
            note(&notes, task, i, &o);
    }
    lc_status status = lc_buffer_take(out, &notes);
    lc_buffer_free(&notes);
    return status;
}
