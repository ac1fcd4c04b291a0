/* seen - first and last stamp of a part's rows. */
#include "model/seen.h"

#include "core/mem.h"
#include "core/status.h"

/* A stamp that a part shares with the one before or after it tells nothing, and is left out. */
static lc_span span_of(const lc_series *series, lc_rows rows)
{
    const int64_t *time = series->time;
    if (rows.first >= rows.end)
        return (lc_span){INT64_MAX, INT64_MIN};
    lc_span span = {time[rows.first], time[rows.end - 1]};
    span.first += rows.first > 0 && time[rows.first - 1] == span.first;
    span.last -= rows.end < series->rows && time[rows.end] == span.last;
    return span;
}

lc_status lc_seen_new(lc_span **out, const lc_dataset *dataset, const lc_split *split)
{
    lc_status status = LC_OK;
    size_t count = dataset->series_count;
    lc_span *span = NULL;
    TRY(lc_new(&span, LC_TEST * count, sizeof *span));
    for (lc_part part = 0; part < LC_TEST; part++)
        for (size_t i = 0; i < count; i++)
            span[part * count + i] = span_of(&dataset->series[i], split->part[i * LC_PARTS + part]);
    *out = span;
done:
    return status;
}

size_t lc_seen_count(const lc_span *span, const lc_dataset *dataset, const lc_windows *windows, size_t count, size_t horizon)
{
    size_t seen = 0;
    for (size_t i = 0; i < count; i++) {
        lc_window w = lc_windows_at(windows, i);
        const int64_t *time = dataset->series[w.series].time + w.origin;
        seen += time[0] <= span[w.series].last && time[horizon - 1] >= span[w.series].first;
    }
    return seen;
}
