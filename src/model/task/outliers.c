/* outliers - contexts that are far from what a scaler was fitted on. */
#include "model/outliers.h"

#include <math.h>

#include "data/stamp.h"

/* Scales from the middle of the training values: beyond `far_scales` a value makes a context far outside; beyond `all_scales` so
 * do all values of a channel, as those of another unit. */
static const double far_scales = 10, all_scales = 5;

/* Values that were left as they are have no scale. */
static bool is_scaled(const lc_task *task, size_t series, size_t channel)
{
    const lc_scaler *s = lc_task_inner(task);
    const size_t at = series * s->channels + channel;
    return s->shift[at] != 0 || s->scale[at] != 1;
}

/* The value of some that is farthest outside, and how far the least one is; scales: 0 of none. */
typedef struct outlier {
    double scales, least;
    size_t row, channel;
} outlier;

static bool is_far(const outlier *o)
{
    return o->scales > far_scales || o->least > all_scales;
}

/* Of a channel. */
static outlier find_in(const lc_task *task, const lc_window *w, size_t first, size_t channel)
{
    outlier o = {.least = INFINITY, .channel = channel};
    for (size_t row = first; row < w->origin; row++) {
        const double scales = fabs((double)task->scaled->value[w->series][row * task->scaled->channels + channel]);
        o.least = scales < o.least ? scales : o.least;
        if (scales > o.scales) {
            o.scales = scales;
            o.row = row;
        }
    }
    o.least = o.scales > 0 ? o.least : 0;
    return o;
}

/* Of the channels that are far outside the one that is farthest. */
static outlier find(const lc_task *task, const lc_window *w)
{
    outlier most = {0};
    const size_t own = task->window.context - w->lacks, first = w->origin > own ? w->origin - own : 0;
    for (size_t c = 0; c < task->dataset->channels; c++) {
        if (!is_scaled(task, w->series, c) || !lc_task_reads(task, c))
            continue;
        const outlier o = find_in(task, w, first, c);
        if (is_far(&o) && o.scales > most.scales)
            most = o;
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
    if (is_far(&o) && notes)
        note(notes, task, window->series, &o);
    return is_far(&o);
}
