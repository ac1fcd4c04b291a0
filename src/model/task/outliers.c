/* outliers - contexts that are far from what a scaler was fitted on. */
#include "model/outliers.h"

#include <math.h>

#include "data/stamp.h"

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

static outlier find(const lc_task *task, const lc_window *w)
{
    outlier most = {0};
    const size_t own = task->window.context - w->lacks, first = w->origin > own ? w->origin - own : 0;
    const size_t stride = task->scaled->channels;
    for (size_t c = 0; c < task->dataset->channels; c++) {
        if (!is_scaled(task, w->series, c) || !lc_task_reads(task, c))
            continue;
        for (size_t row = first; row < w->origin; row++) {
            const double scales = fabs((double)task->scaled->value[w->series][row * stride + c]);
            if (scales > most.scales)
                most = (outlier){scales, row, c};
        }
    }
    return most;
}

static void note(lc_buffer *notes, const lc_task *task, size_t index, const outlier *o)
{
    const lc_series *series = &task->known->series[index];
    char stamp[LC_STAMP_TEXT];
    lc_series_stamp(stamp, series, o->row);
    lc_buffer_line(
        notes,
        "series '%s': the context is far outside of training: channel '%s' at %s is %g, %.0f scales away; the forecast "
        "may mean little",
        series->name, task->dataset->channel[o->channel].name, stamp,
        series->value[o->row * task->dataset->channels + o->channel], o->scales);
}

bool lc_outlier_note(lc_buffer *notes, const lc_task *task, const lc_window *window)
{
    const outlier o = find(task, window);
    if (o.scales > far_scales && notes)
        note(notes, task, window->series, &o);
    return o.scales > far_scales;
}
