#include "cli/inspect.h"

#include <string.h>

#include "core/calendar.h"

static json_t *channel_json(const lc_channel_quality *q, const char *name)
{
    return json_pack("{ss sI sb sI so so so so so}", "name", name, "missing", (json_int_t)q->missing, "constant", q->constant,
                     "sentinels", (json_int_t)q->sentinels, "sentinel", lc_json_number(q->sentinel), "mean",
                     lc_json_number(q->mean), "sd", lc_json_number(q->sd), "min", lc_json_number(q->min), "max",
                     lc_json_number(q->max));
}

static json_t *stamp_json(const lc_series_quality *q, int64_t time)
{
    char text[LC_CALENDAR_TEXT];
    lc_calendar_format(text, time);
    return q->rows ? json_string(text) : json_null();
}

static json_t *series_json(const lc_inspection *seen, size_t index)
{
    const lc_series_quality *q = &seen->quality->series[index];
    json_t *channels = json_array();
    for (size_t c = 0; c < seen->quality->channels; c++)
        json_array_append_new(channels, channel_json(&q->channel[c], seen->dataset->channel[c].name));
    return json_pack("{ss sI so so sI sb sI sI sI so}", "name", seen->dataset->series[index].name, "rows", (json_int_t)q->rows,
                     "first", stamp_json(q, q->first), "last", stamp_json(q, q->last), "step", (json_int_t)q->step, "regular",
                     q->regular, "gaps", (json_int_t)q->gaps, "longest_gap", (json_int_t)q->longest_gap, "duplicates",
                     (json_int_t)q->duplicates, "channels", channels);
}

static json_t *lines_json(const char *text)
{
    json_t *lines = json_array();
    for (size_t length; *text; text += length + 1) {
        length = strcspn(text, "\n");
        json_array_append_new(lines, json_stringn(text, length));
    }
    return lines;
}

lc_status lc_inspect_json(const lc_inspection *seen)
{
    json_t *channels = json_array(), *series = json_array();
    for (size_t c = 0; c < seen->dataset->channels; c++)
        json_array_append_new(
            channels, json_pack("{ss ss}", "name", seen->dataset->channel[c].name, "units", seen->dataset->channel[c].units));
    for (size_t i = 0; i < seen->dataset->series_count; i++)
        json_array_append_new(series, series_json(seen, i));
    return lc_print_json(json_pack("{ss ss so so so}", "schema", "lanecast-inspect-1", "file", seen->path, "channels", channels,
                                   "series", series, "warnings", lines_json(seen->warnings)));
}
