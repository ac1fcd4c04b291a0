/* seen - spans of whole seconds that training and validation looked at. */
#include "model/seen.h"

#include "core/mem.h"
#include "data/stamp.h"

/* A second that a part shares with the part before or after it may be of either, and is left out. */
static lc_span span_of(const lc_series *series, lc_rows rows)
{
    if (rows.first >= rows.end)
        return (lc_span){INT64_MAX, INT64_MIN};
    lc_span span = {lc_series_second(series, rows.first), lc_series_second(series, rows.end - 1)};
    span.first += rows.first > 0 && lc_series_second(series, rows.first - 1) == span.first;
    span.last -= rows.end < series->rows && lc_series_second(series, rows.end) == span.last;
    return span;
}

lc_status lc_seen_new(lc_span **out, const lc_dataset *dataset, const lc_split *split)
{
    size_t count = dataset->series_count;
    lc_span *span = NULL;
    CHECK(lc_new(&span, LC_TEST * count, sizeof *span));
    for (lc_part part = 0; part < LC_TEST; part++)
        for (size_t i = 0; i < count; i++)
            span[part * count + i] = span_of(&dataset->series[i], split->part[i * LC_PARTS + part]);
    *out = span;
    return LC_OK;
}

size_t lc_seen_count(const lc_span *span, const lc_dataset *dataset, const lc_windows *windows, size_t count, size_t horizon)
{
    size_t seen = 0;
    for (size_t i = 0; i < count; i++) {
        lc_window w = lc_windows_at(windows, i);
        const lc_series *series = &dataset->series[w.series];
        seen += lc_series_second(series, w.origin) <= span[w.series].last &&
                lc_series_second(series, w.origin + horizon - 1) >= span[w.series].first;
    }
    return seen;
}

bool lc_seen_overlaps(lc_span span, const lc_series *rows)
{
    return rows->rows && lc_series_second(rows, 0) <= span.last && lc_series_second(rows, rows->rows - 1) >= span.first;
}
