/* seen - the rows that training and validation looked at, as stamps, so that a later evaluation can count windows the model has
 * already trained on. */
#ifndef LC_MODEL_SEEN_H
#define LC_MODEL_SEEN_H

#include <lanecast/window.h>

/* Seconds (of stamps, rounded down), both of them inside; first > last: empty. A second of rows on both sides of a border is in
 * no span. */
typedef struct lc_span {
    int64_t first, last;
} lc_span;

/* From the first to the last of both; an empty one adds nothing. */
static inline lc_span lc_span_hull(lc_span a, lc_span b)
{
    return (lc_span){a.first < b.first ? a.first : b.first, a.last > b.last ? a.last : b.last};
}

/* (LC_TEST, series) the spans of the parts of a split that a model sees, those before the test. *out: lc_free. */
lc_status lc_seen_new(lc_span **out, const lc_dataset *dataset, const lc_split *split);

/* How many of the first count windows have a target within the span of their series; span (series). */
size_t lc_seen_count(const lc_span *span, const lc_dataset *dataset, const lc_windows *windows, size_t count, size_t horizon);

/* Whether rows of a forecast are within a span. */
bool lc_seen_overlaps(lc_span span, const lc_series *rows);

#endif
