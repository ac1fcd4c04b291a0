/* holes - what of a dataset windows must know, and what is said of a value that is missing there. */
#include "core/mem.h"
#include "core/status.h"
#include "data/beyond.h"
#include "data/window/windows.h"

lc_status lc_windows_known(const lc_dataset **known, lc_dataset **filled, const lc_windows_request *r, const lc_filling *filling)
{
    *known = r->known ? r->known : r->dataset;
    if (r->known || !lc_missing_fills(filling->missing))
        return LC_OK;
    CHECK(lc_dataset_fill(filled, r->dataset, filling));
    *known = *filled;
    return LC_OK;
}

/* Baselines and model.normalize look back at targets, whether the model reads them or not. */
lc_status lc_windows_read(size_t **channel, size_t *count, const lc_windows_request *r)
{
    lc_status status = LC_OK;
    bool *wanted = NULL;
    TRY(lc_new(&wanted, r->dataset->channels, sizeof *wanted));
    TRY(lc_new(channel, r->dataset->channels, sizeof **channel));
    for (size_t i = 0; i < r->input_count; i++)
        wanted[r->inputs[i]] = true;
    for (size_t i = 0; i < r->target_count; i++)
        wanted[r->targets[i]] = true;
    for (size_t c = 0; c < r->dataset->channels; c++)
        if (wanted[c])
            (*channel)[(*count)++] = c;
done:
    lc_free(wanted);
    return status;
}

lc_status lc_windows_refuse(const lc_windows_request *r, const lc_series *series, size_t row, size_t channel)
{
    char text[LC_STAMP_TEXT];
    CHECK(lc_past_refuse(r->dataset, series, row, &(lc_channels){r->targets, r->target_count}));
    lc_series_stamp(text, series, row);
    return lc_fail(LC_E_DATA,
                   "series '%s', row %zu (%s): channel '%s' is missing; clean the data or set data.missing = interpolate, "
                   "forward, skip or mask (--set data.missing=mask)",
                   series->name, row, text, r->dataset->channel[channel].name);
}
