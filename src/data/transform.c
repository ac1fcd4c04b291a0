/* transform - transforms whole datasets, and takes forecasts back. */
#include "data/transform.h"

#include <lanecast/window.h>

#include <math.h>
#include <string.h>

#include "core/mem.h"
#include "core/status.h"

static lc_status refuse(const lc_dataset *dataset, const lc_series *series, size_t row, size_t channel, double above)
{
    char text[LC_STAMP_TEXT];
    lc_series_stamp(text, series, row);
    return lc_fail(LC_E_DATA,
                   "series '%s', row %zu (%s): channel '%s' is %g, and data.transform needs values above %g: clean the data, "
                   "choose another data.transform, or leave the channel out of data.target",
                   series->name, row, text, dataset->channel[channel].name, series->value[row * dataset->channels + channel],
                   above);
}

/* Rows first .. end of a channel, a piece without gap. */
static lc_status transform_piece(lc_series *to, const lc_dataset *dataset, const lc_series *from, lc_rows piece, size_t channel,
                                 const lc_transform *t)
{
    const size_t stride = dataset->channels;
    for (size_t row = piece.first; row < piece.end; row++) {
        const double *value = from->value + row * stride + channel;
        if (t->above && *value <= *t->above)
            return refuse(dataset, from, row, channel, *t->above);
        to->value[row * stride + channel] = t->past && row == piece.first ? (double)NAN : lc_transform_at(t, value, stride);
    }
    return LC_OK;
}

static lc_status transform_series(lc_series *to, const lc_dataset *dataset, const lc_series *from, const lc_transform *t,
                                  const lc_channels *channels, const lc_axis *axis)
{
    lc_rows piece = {0};
    for (; piece.first < from->rows; piece.first = piece.end) {
        piece.end = lc_axis_piece_end(axis, from, piece.first);
        for (size_t k = 0; k < channels->count; k++)
            CHECK(transform_piece(to, dataset, from, piece, channels->item[k], t));
    }
    return LC_OK;
}

lc_status lc_transformed_new(lc_dataset **out, const lc_dataset *dataset, const lc_transform *transform,
                             const lc_channels *channels, const lc_axis *axis)
{
    lc_status status = LC_OK;
    lc_dataset *d = NULL;
    TRY(lc_new(&d, 1, sizeof *d));
    *d = *dataset;
    d->series = NULL;
    TRY(lc_new(&d->series, dataset->series_count, sizeof *d->series));
    for (size_t i = 0; i < dataset->series_count; i++) {
        const lc_series *from = &dataset->series[i];
        const size_t values = from->rows * dataset->channels;
        d->series[i] = *from;
        d->series[i].value = NULL;
        TRY(lc_new(&d->series[i].value, values, sizeof *from->value));
        memcpy(d->series[i].value, from->value, values * sizeof *from->value);
        TRY(transform_series(&d->series[i], dataset, from, transform, channels, &axis[i]));
    }
    *out = d;
    d = NULL;
done:
    lc_transformed_free(d);
    return status;
}

void lc_transformed_free(lc_dataset *d)
{
    if (!d)
        return;
    for (size_t i = 0; d->series && i < d->series_count; i++)
        lc_free(d->series[i].value);
    lc_free(d->series);
    lc_free(d);
}

void lc_transform_undo(double *step, size_t count, size_t stride, const lc_transform *t, double before)
{
    for (size_t k = 0; t->undo && k < count; k++)
        before = step[k * stride] = t->undo(step[k * stride], before);
}
