/* scaler - fits shift and scale of every series and channel, and scales values. */
#include "data/scaler.h"

#include <float.h>
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

/* Where the training value of a channel is that is largest; missing ones do not count. */
static lc_status fail_to_scale(const lc_dataset *dataset, const lc_series *series, lc_rows rows, size_t c, const char *what)
{
    char text[LC_STAMP_TEXT];
    size_t at = rows.first;
    double most = -1;
    for (size_t row = rows.first; row < rows.end; row++) {
        const double size = fabs(series->value[row * dataset->channels + c]);
        if (size > most) {
            most = size;
            at = row;
        }
    }
    lc_series_stamp(text, series, at);
    return lc_fail(
        LC_E_DATA,
        "series '%s', row %zu (%s): channel '%s' is %g: its values are too %s to scale; clean the data, or use other units",
        series->name, at, text, dataset->channel[c].name, series->value[at * dataset->channels + c], what);
}

/* Values differ, but the squares of their differences are 0. */
static bool vanishes(const double *known, size_t count, double most)
{
    bool differ = false;
    for (size_t i = 1; i < count; i++)
        differ |= known[i] != known[0];
    return differ && most * most < DBL_MIN;
}

static double deviation_of(const double *known, size_t count)
{
    double mean = 0, square = 0;
    for (size_t i = 0; i < count; i++)
        mean += (known[i] - mean) / (double)(i + 1);
    for (size_t i = 0; i < count; i++)
        square += (known[i] - mean) * (known[i] - mean);
    return count ? sqrt(square / (double)count) : 0;
}

/* How channels are fitted. */
typedef struct fitting {
    const lc_scaler_type *type;
    lc_knob_values knobs;
} fitting;

static lc_status fit_series(lc_scaler *scaler, const fitting *f, const lc_dataset *dataset, size_t index, lc_rows rows)
{
    lc_status status = LC_OK;
    const lc_series *series = &dataset->series[index];
    double *known = NULL;
    TRY(lc_new(&known, rows.end - rows.first, sizeof *known));
    for (size_t c = 0; c < scaler->channels; c++) {
        double *shift = &scaler->shift[index * scaler->channels + c], *scale = &scaler->scale[index * scaler->channels + c];
        size_t count = gather(known, series, rows, scaler->channels, c);
        if (count > 0)
            f->type->fit(shift, scale, known, count, &f->knobs);
        const double most = largest(known, count), deviation = deviation_of(known, count);
        scaler->fallen[index * scaler->channels + c] = lc_is_rounding(*scale, most) && !lc_is_rounding(deviation, most);
        if (lc_is_rounding(*scale, most) && vanishes(known, count, most))
            TRY(fail_to_scale(dataset, series, rows, c, "small"));
        if (lc_is_rounding(*scale, most))
            *scale = 1;
        if (!isfinite(*shift) || !isfinite(*scale))
            TRY(fail_to_scale(dataset, series, rows, c, "large"));
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
    TRY(lc_new(&scaler->across, dataset->channels, sizeof *scaler->across));
    TRY(lc_new(&scaler->borrowed, dataset->series_count * dataset->channels, sizeof *scaler->borrowed));
    TRY(lc_new(&scaler->fallen, dataset->series_count * dataset->channels, sizeof *scaler->fallen));
    for (size_t i = 0; i < dataset->series_count; i++)
        TRY(fit_series(scaler, &f, dataset, i, split->part[i * LC_PARTS + LC_TRAIN]));
    TRY(lc_scaler_compare(scaler, dataset, split, f.type, &f.knobs));
    *out = scaler;
    scaler = NULL;
done:
    lc_scaler_free(scaler);
    return status;
}

lc_status lc_scaler_copy(lc_scaler **out, const lc_scaler *s)
{
    lc_status status = LC_OK;
    const size_t numbers = s->series_count * s->channels;
    lc_scaler *copy = NULL;
    TRY(lc_new(&copy, 1, sizeof *copy));
    memcpy(copy->name, s->name, sizeof copy->name);
    copy->series_count = s->series_count;
    copy->channels = s->channels;
    TRY(lc_new(&copy->shift, numbers, sizeof *copy->shift));
    TRY(lc_new(&copy->scale, numbers, sizeof *copy->scale));
    TRY(lc_new(&copy->across, s->channels, sizeof *copy->across));
    TRY(lc_new(&copy->borrowed, numbers, sizeof *copy->borrowed));
    TRY(lc_new(&copy->fallen, numbers, sizeof *copy->fallen));
    memcpy(copy->shift, s->shift, numbers * sizeof *copy->shift);
    memcpy(copy->scale, s->scale, numbers * sizeof *copy->scale);
    memcpy(copy->across, s->across, s->channels * sizeof *copy->across);
    memcpy(copy->borrowed, s->borrowed, numbers * sizeof *copy->borrowed);
    memcpy(copy->fallen, s->fallen, numbers * sizeof *copy->fallen);
    *out = copy;
    copy = NULL;
done:
    lc_scaler_free(copy);
    return status;
}

void lc_scaler_free(lc_scaler *scaler)
{
    if (!scaler)
        return;
    lc_free(scaler->shift);
    lc_free(scaler->scale);
    lc_free(scaler->across);
    lc_free(scaler->borrowed);
    lc_free(scaler->fallen);
    lc_free(scaler);
}

const char *const *lc_scaler_names(void)
{
    return lc_scaler_table_names;
}
