/* local - stamps that are asked for with an offset from UTC, as forecasts are printed with one, become local time of the data. */
#include "cli/origins.h"
#include "core/date.h"
#include "data/stamp.h"

#include <stdio.h>
#include <string.h>

/* The offset of the first row at or after a moment; after the last one that of the last. */
static int64_t offset_at(const lc_series *series, int64_t moment)
{
    size_t row = 0;
    while (row + 1 < series->rows && lc_series_second(series, row) < moment)
        row++;
    return lc_series_offset(series, row);
}

/* Of all series whose offset is known; LC_E_USAGE if none is, or if they differ. */
static lc_status find_offset(int64_t *out, int64_t moment, const char *flag, const char *text, const lc_dataset *dataset)
{
    const lc_series *first = NULL;
    for (size_t i = 0; i < dataset->series_count; i++) {
        const lc_series *s = &dataset->series[i];
        if (s->rows == 0 || !lc_series_in_utc(s))
            continue;
        const int64_t offset = offset_at(s, moment);
        if (first && offset != *out)
            return lc_fail(
                LC_E_USAGE,
                "%s %s: it has an offset from UTC, and series '%s' and '%s' have different ones then; without it, it is "
                "the local time of each",
                flag, text, first->name, s->name);
        *out = offset;
        first = first ? first : s;
    }
    return first ? LC_OK
                 : lc_fail(LC_E_USAGE,
                           "%s %s: it has an offset from UTC, and that of the data is not known: leave it out, or import with "
                           "--zone",
                           flag, text);
}

lc_status lc_origin_to_local(int64_t *stamp, const char *flag, const char *text, const lc_dataset *dataset)
{
    lc_date date;
    int64_t offset = 0;
    if (!text || !*text || !lc_date_read(&date, text) || !date.zoned)
        return LC_OK;
    CHECK(find_offset(&offset, *stamp - date.offset, flag, text, dataset));
    *stamp += offset - date.offset;
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
