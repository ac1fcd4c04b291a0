/* quality - a look at the time and the channels of every series. */
#include "data/quality/quality.h"

#include "core/mem.h"
#include "data/axis.h"

static void look_at_time(lc_series_quality *q, const lc_series *series, const lc_axis *axis)
{
    q->rows = series->rows;
    q->ticks = axis->ticks;
    q->step = axis->step;
    q->regular = axis->regular;
    q->learnt = lc_axis_is_learnt(axis);
    lc_axis_words(q->calendar, axis);
    for (size_t row = 1; row < series->rows; row++) {
        const int64_t step = series->time[row] - series->time[row - 1];
        const bool gap = lc_axis_is_gap(axis, series, row);
        q->duplicates += step == 0;
        q->gaps += gap;
        if (gap && step > q->longest_gap)
            q->longest_gap = step;
    }
}

static lc_status look_at_series(lc_series_quality *q, const lc_series *series, size_t channels)
{
    lc_status status = LC_OK;
    double *work = NULL;
    TRY(lc_new(&q->channel, channels, sizeof *q->channel));
    TRY(lc_new(&work, series->rows, sizeof *work));
    for (size_t c = 0; c < channels; c++)
        lc_quality_channel(&q->channel[c], work, series, c, channels);
done:
    lc_free(work);
    return status;
}

lc_status lc_quality_new(lc_quality **out, const lc_dataset *dataset)
{
    lc_status status = LC_OK;
    lc_quality *q = NULL;
    lc_axis *axis = NULL;
    TRY(lc_axes_new(&axis, dataset, "cut"));
    TRY(lc_new(&q, 1, sizeof *q));
    TRY(lc_new(&q->series, dataset->series_count, sizeof *q->series));
    q->channels = dataset->channels;
    q->series_count = dataset->series_count;
    for (size_t i = 0; i < q->series_count; i++) {
        look_at_time(&q->series[i], &dataset->series[i], &axis[i]);
        TRY(look_at_series(&q->series[i], &dataset->series[i], dataset->channels));
    }
    *out = q;
    q = NULL;
done:
    lc_free(axis);
    lc_quality_free(q);
    return status;
}

void lc_quality_free(lc_quality *q)
{
    if (!q)
        return;
    for (size_t i = 0; q->series && i < q->series_count; i++)
        lc_free(q->series[i].channel);
    lc_free(q->series);
    lc_free(q);
}
