/* beyond - finds rows of the future. */
#include "data/beyond.h"

#include <math.h>
#include <string.h>

#include "core/mem.h"
#include "core/status.h"

static bool knows_one(const lc_dataset *dataset, const lc_series *series, size_t row, const lc_channels *channels)
{
    for (size_t i = 0; i < channels->count; i++)
        if (!isnan(series->value[row * dataset->channels + channels->item[i]]))
            return true;
    return false;
}

/* Rows up to the last target, if a row after it knows a covariate; else all. */
static size_t past_rows(const lc_dataset *dataset, const lc_series *series, const lc_channels *targets, const lc_channels *known)
{
    size_t rows = series->rows;
    bool future = false;
    for (; rows > 0 && !knows_one(dataset, series, rows - 1, targets); rows--)
        future |= knows_one(dataset, series, rows - 1, known);
    return future ? rows : series->rows;
}

lc_status lc_past_new(lc_dataset **out, const lc_dataset *dataset, const lc_channels *targets, const lc_channels *known)
{
    lc_status status = LC_OK;
    lc_dataset *past = NULL;
    bool shorter = false;
    TRY(lc_new(&past, 1, sizeof *past));
    *past = *dataset;
    past->series = NULL;
    TRY(lc_new(&past->series, dataset->series_count, sizeof *past->series));
    memcpy(past->series, dataset->series, dataset->series_count * sizeof *past->series);
    for (size_t i = 0; i < dataset->series_count; i++) {
        past->series[i].rows = past_rows(dataset, &dataset->series[i], targets, known);
        shorter |= past->series[i].rows < dataset->series[i].rows;
    }
    *out = NULL;
    if (shorter) {
        *out = past;
        past = NULL;
    }
done:
    lc_past_free(past);
    return status;
}

void lc_past_free(lc_dataset *past)
{
    if (!past)
        return;
    lc_free(past->series);
    lc_free(past);
}
