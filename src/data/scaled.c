/* scaled - values as networks read them. */
#include "core/mem.h"
#include "core/status.h"
#include "data/covariates.h"
#include "data/scaler.h"
#include "data/stamp.h"

/* Columns after the channels follow from the stamp. */
static void scale_series(lc_real *out, const lc_series *series, const lc_scaler *scaler, size_t index, const lc_columns *more)
{
    const size_t channels = scaler->channels, columns = channels + more->count;
    const double *shift = &scaler->shift[index * channels], *scale = &scaler->scale[index * channels];
    for (size_t row = 0; row < series->rows; row++, out += columns) {
        for (size_t c = 0; c < channels; c++)
            out[c] = (lc_real)((series->value[row * channels + c] - shift[c]) / scale[c]);
        if (more->count)
            lc_covariates_fill(out + channels, more->item, more->count,
                               &(lc_covariate_row){.calendar = series->calendar, .local = lc_series_local(series, row)});
    }
}

lc_status lc_scaled_new(lc_scaled **out, const lc_dataset *dataset, const lc_scaler *scaler)
{
    return lc_scaled_with(out, dataset, scaler, &(lc_columns){NULL, 0});
}

lc_status lc_scaled_with(lc_scaled **out, const lc_dataset *dataset, const lc_scaler *scaler, const lc_columns *more)
{
    lc_status status = LC_OK;
    lc_scaled *scaled = NULL;
    TRY(lc_new(&scaled, 1, sizeof *scaled));
    TRY(lc_new(&scaled->value, dataset->series_count, sizeof *scaled->value));
    scaled->series_count = dataset->series_count;
    scaled->channels = dataset->channels + more->count;
    for (size_t i = 0; i < dataset->series_count; i++) {
        TRY(lc_new(&scaled->value[i], dataset->series[i].rows * scaled->channels, sizeof **scaled->value));
        scale_series(scaled->value[i], &dataset->series[i], scaler, i, more);
    }
    *out = scaled;
    scaled = NULL;
done:
    lc_scaled_free(scaled);
    return status;
}

static lc_status check_value(const lc_dataset *dataset, const lc_scaled *scaled, size_t index, size_t row, size_t c)
{
    const lc_series *series = &dataset->series[index];
    const double value = (double)scaled->value[index][row * scaled->channels + c];
    char text[LC_STAMP_TEXT];
    if (!lc_scaled_is_large(value))
        return LC_OK;
    lc_series_stamp(text, series, row);
    return lc_fail(LC_E_DATA,
                   "series '%s', row %zu (%s): channel '%s' is %g, %g when scaled, too large for a network; clean the data",
                   series->name, row, text, dataset->channel[c].name, series->value[row * dataset->channels + c], value);
}

lc_status lc_scaled_check(const lc_scaled *scaled, const lc_dataset *dataset, const size_t *channel, size_t count)
{
    for (size_t i = 0; i < dataset->series_count; i++)
        for (size_t row = 0; row < dataset->series[i].rows; row++)
            for (size_t k = 0; k < count; k++)
                CHECK(check_value(dataset, scaled, i, row, channel[k]));
    return LC_OK;
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
