/* beyond - finds rows of the future. */
#include "data/beyond.h"

#include <math.h>
#include <stdio.h>
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

/* Rows up to the last one in which a target is known. */
static size_t rows_to_target(const lc_dataset *dataset, const lc_series *series, const lc_channels *targets)
{
    size_t rows = series->rows;
    while (rows > 0 && !knows_one(dataset, series, rows - 1, targets))
        rows--;
    return rows;
}

lc_status lc_past_check(const lc_dataset *dataset, const lc_series *series, size_t row, const lc_channels *targets)
{
    const size_t first = rows_to_target(dataset, series, targets);
    size_t at = row < first ? series->rows : first, c = dataset->channels;
    char stamp[LC_STAMP_TEXT];
    for (; at < series->rows && c == dataset->channels; at++)
        for (c = 0; c < dataset->channels && !knows_one(dataset, series, at, &(lc_channels){&c, 1});)
            c++;
    if (c == dataset->channels)
        return LC_OK;
    lc_series_stamp(stamp, series, first);
    return lc_fail(
        LC_E_DATA,
        "series '%s', row %zu (%s): the targets are missing from here to the end, where channel '%s' is known: if that "
        "is the future, train with data.known = %s; else leave these rows out",
        series->name, first, stamp, dataset->channel[c].name, dataset->channel[c].name);
}

lc_status lc_past_refuse(const lc_dataset *dataset, const lc_series *series, size_t row, const lc_channels *targets)
{
    char why[LC_TEXT_MAX];
    const lc_status past = lc_past_check(dataset, series, row, targets);
    if (past == LC_OK)
        return LC_OK;
    snprintf(why, sizeof why, "%s", lc_error_message());
    return lc_fail(past, "%s (--set data.missing=skip)", why);
}

/* Rows up to the last target, if a row after it knows a covariate; else all. */
static size_t past_rows(const lc_dataset *dataset, const lc_series *series, const lc_channels *targets, const lc_channels *known)
{
    const size_t rows = rows_to_target(dataset, series, targets);
    for (size_t row = rows; row < series->rows; row++)
        if (knows_one(dataset, series, row, known))
            return rows;
    return series->rows;
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
