/* json - a dataset as one JSON object. */
#include "cli/inspect.h"

#include <string.h>

#include "core/mem.h"
#include "core/calendar.h"
#include "core/text.h"

static json_t *channel_json(const lc_channel_quality *q, const char *name)
{
    return json_pack("{so sI sb sI so sI so so so so so}", "name", lc_json_text(name), "missing", (json_int_t)q->missing,
                     "constant", q->constant, "sentinels", (json_int_t)q->sentinels, "sentinel", lc_json_number(q->sentinel),
                     "outliers", (json_int_t)q->outliers, "outlier", lc_json_number(q->outlier), "mean", lc_json_number(q->mean),
                     "sd", lc_json_number(q->sd), "min", lc_json_number(q->min), "max", lc_json_number(q->max));
}

static json_t *stamp_json(const lc_series *series, bool last)
{
    char text[LC_STAMP_TEXT];
    if (series->rows == 0)
        return json_null();
    lc_series_stamp(text, series, last ? series->rows - 1 : 0);
    return json_string(text);
}

/* Seconds: a whole number where ticks are seconds. */
static json_t *seconds_json(int64_t count, int64_t ticks)
{
    return ticks == 1 ? json_integer(count) : lc_json_number((double)count / (double)ticks);
}

static json_t *series_json(const lc_inspection *seen, size_t index)
{
    const lc_series_quality *q = &seen->quality->series[index];
    const lc_series *series = &seen->dataset->series[index];
    json_t *channels = json_array();
    for (size_t c = 0; c < seen->quality->channels; c++)
        json_array_append_new(channels, channel_json(&q->channel[c], seen->dataset->channel[c].name));
    return json_pack("{so sI so so so sb ss sI so sI so so}", "name", lc_json_text(series->name), "rows", (json_int_t)q->rows,
                     "first", stamp_json(series, false), "last", stamp_json(series, true), "step",
                     seconds_json(q->step, q->ticks), "regular", q->regular, "calendar", q->calendar, "gaps", (json_int_t)q->gaps,
                     "longest_gap", seconds_json(q->longest_gap, q->ticks), "duplicates", (json_int_t)q->duplicates, "channels",
                     channels, "zone", series->zone ? lc_json_text(series->zone) : json_null());
}

/* Every line ends with a line end. A name that was cut may end within a letter. */
static json_t *lines_json(const char *text)
{
    char *copy = NULL;
    json_t *lines = lc_text_utf8(&copy, text) == LC_OK ? json_array() : NULL;
    for (char *line = copy, *end; lines && *line; line = end + 1) {
        end = line + strcspn(line, "\n");
        json_array_append_new(lines, json_stringn(line, (size_t)(end - line)));
    }
    lc_free(copy);
    return lines;
}

static json_t *holidays_json(const lc_dataset *d)
{
    enum { DAY = 86400, DATE = 10 };
    char text[LC_CALENDAR_TEXT];
    json_t *days = json_array();
    for (size_t i = 0; i < d->holidays; i++) {
        lc_calendar_format(text, LC_CALENDAR_GREGORIAN, d->holiday[i] * DAY);
        json_array_append_new(days, json_stringn(text, DATE));
    }
    return days;
}

lc_status lc_inspect_json(const lc_inspection *seen)
{
    json_t *channels = json_array(), *series = json_array();
    for (size_t c = 0; c < seen->dataset->channels; c++)
        json_array_append_new(channels, json_pack("{so so}", "name", lc_json_text(seen->dataset->channel[c].name), "units",
                                                  lc_json_text(seen->dataset->channel[c].units)));
    for (size_t i = 0; i < seen->dataset->series_count; i++)
        json_array_append_new(series, series_json(seen, i));
    const char *history = seen->dataset->history;
    return lc_print_json(json_pack("{ss so so so so so so}", "schema", "lanecast-inspect-1", "file", lc_json_text(seen->path),
                                   "history", history ? lc_json_text(history) : json_null(), "channels", channels, "series",
                                   series, "warnings", lines_json(seen->warnings), "holidays", holidays_json(seen->dataset)));
}
