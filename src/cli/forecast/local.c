/* local - stamps that are asked for with an offset from UTC, as forecasts are printed with one, become local time of the data. */
#include "cli/origins.h"
#include "core/date.h"
#include "data/stamp.h"

#include <stdio.h>
#include <string.h>

static const lc_series *in_utc(const lc_dataset *dataset)
{
    for (size_t i = 0; i < dataset->series_count; i++)
        if (dataset->series[i].rows && lc_series_in_utc(&dataset->series[i]))
            return &dataset->series[i];
    return NULL;
}

/* The offset of the first row at or after a moment; after the last one that of the last. */
static int64_t offset_at(const lc_series *series, int64_t moment)
{
    size_t row = 0;
    while (row + 1 < series->rows && lc_series_second(series, row) < moment)
        row++;
    return lc_series_offset(series, row);
}

lc_status lc_origin_to_local(int64_t *stamp, const char *flag, const char *text, const lc_dataset *dataset)
{
    lc_date date;
    const lc_series *series = in_utc(dataset);
    if (!text || !*text || !lc_date_read(&date, text) || !date.zoned)
        return LC_OK;
    if (!series)
        return lc_fail(LC_E_USAGE,
                       "%s %s: it has an offset from UTC, and that of the data is not known: leave it out, or import with --zone",
                       flag, text);
    const int64_t moment = *stamp - date.offset;
    *stamp = moment + offset_at(series, moment);
    return LC_OK;
}

lc_status lc_origins_to_local(int64_t stamp[2], const char *text, const lc_dataset *dataset)
{
    char from[LC_NAME_MAX];
    const char *points = strstr(text, "..");
    snprintf(from, sizeof from, "%.*s", (int)(points - text), text);
    CHECK(lc_origin_to_local(&stamp[0], "--origins", from, dataset));
    return lc_origin_to_local(&stamp[1], "--origins", points + 2, dataset);
}
