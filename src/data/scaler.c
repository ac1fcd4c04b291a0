/* scaler - fits shift and scale of every series and channel, and scales values. */
#include "data/scaler.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/knob.h"
#include "core/mem.h"
#include "core/names.h"
#include "data/rounding.h"

/* The known values of one channel in the training rows; their number. */
static size_t gather(double *known, const lc_series *series, lc_rows rows, size_t channels, size_t channel)
{
    size_t count = 0;
    for (size_t row = rows.first; row < rows.end; row++) {
        double value = series->value[row * channels + channel];
        if (!isnan(value))
            known[count++] = value;
    }
    return count;
}

static double largest(const double *known, size_t count)
{
    double most = 0;
    for (size_t i = 0; i < count; i++)
        most = fmax(most, fabs(known[i]));
    return most;
}

/* How channels are fitted. */
typedef struct fitting {
    const lc_scaler_type *type;
    lc_knob_values knobs;
} fitting;

static lc_status fit_series(lc_scaler *scaler, const fitting *f, const lc_series *series, size_t index, lc_rows rows)
{
    lc_status status = LC_OK;
    double *known = NULL;
    TRY(lc_new(&known, rows.end - rows.first, sizeof *known));
    for (size_t c = 0; c < scaler->channels; c++) {
        double *shift = &scaler->shift[index * scaler->channels + c], *scale = &scaler->scale[index * scaler->channels + c];
        size_t count = gather(known, series, rows, scaler->channels, c);
        if (count > 0)
            f->type->fit(shift, scale, known, count, &f->knobs);
        if (lc_is_rounding(*scale, largest(known, count)))
            *scale = 1;
        if (!isfinite(*shift) || !isfinite(*scale))
            FAIL(LC_E_DATA, "series '%s': the values of channel %zu are too large to scale", series->name, c);
    }
done:
    lc_free(known);
    return status;
}

lc_status lc_scaler_new(lc_scaler **out, const lc_dataset *dataset, const lc_split *split, const char *name,
                        const lc_knobs *knobs)
{
    lc_status status = LC_OK;
    fitting f = {.type = lc_scaler_find(name)};
    lc_scaler *scaler = NULL;
    if (!f.type)
        return lc_names_refuse(LC_E_CONFIG, "data.scale", name, lc_scaler_names());
    TRY(lc_knobs_read(&f.knobs, knobs, name, f.type->knobs));
    TRY(lc_new(&scaler, 1, sizeof *scaler));
    snprintf(scaler->name, sizeof scaler->name, "%s", name);
    scaler->series_count = dataset->series_count;
    scaler->channels = dataset->channels;
    TRY(lc_new(&scaler->shift, dataset->series_count * dataset->channels, sizeof *scaler->shift));
    TRY(lc_new(&scaler->scale, dataset->series_count * dataset->channels, sizeof *scaler->scale));
    for (size_t i = 0; i < dataset->series_count; i++)
        TRY(fit_series(scaler, &f, &dataset->series[i], i, split->part[i * LC_PARTS + LC_TRAIN]));
    *out = scaler;
    scaler = NULL;
done:
    lc_scaler_free(scaler);
    return status;
}

void lc_scaler_free(lc_scaler *scaler)
{
    if (!scaler)
        return;
    lc_free(scaler->shift);
    lc_free(scaler->scale);
    lc_free(scaler);
}

const char *const *lc_scaler_names(void)
{
    return lc_scaler_table_names;
}

static void scale_series(lc_real *out, const lc_series *series, const lc_scaler *scaler, size_t index)
{
    const size_t channels = scaler->channels;
    const double *shift = &scaler->shift[index * channels], *scale = &scaler->scale[index * channels];
    for (size_t row = 0; row < series->rows; row++)
        for (size_t c = 0; c < channels; c++)
            out[row * channels + c] = (lc_real)((series->value[row * channels + c] - shift[c]) / scale[c]);
}

lc_status lc_scaled_new(lc_scaled **out, const lc_dataset *dataset, const lc_scaler *scaler)
{
    lc_status status = LC_OK;
    lc_scaled *scaled = NULL;
    TRY(lc_new(&scaled, 1, sizeof *scaled));
    TRY(lc_new(&scaled->value, dataset->series_count, sizeof *scaled->value));
    scaled->series_count = dataset->series_count;
    scaled->channels = dataset->channels;
    for (size_t i = 0; i < dataset->series_count; i++) {
        TRY(lc_new(&scaled->value[i], dataset->series[i].rows * dataset->channels, sizeof **scaled->value));
        scale_series(scaled->value[i], &dataset->series[i], scaler, i);
    }
    *out = scaled;
    scaled = NULL;
done:
    lc_scaled_free(scaled);
    return status;
}

void lc_scaled_free(lc_scaled *scaled)
{
    if (!scaled)
        return;
    for (size_t i = 0; scaled->value && i < scaled->series_count; i++)
        lc_free(scaled->value[i]);
    lc_free(scaled->value);
    lc_free(scaled);
}
