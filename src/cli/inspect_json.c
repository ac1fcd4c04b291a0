/* inspect_json - a dataset as one JSON object. */
#include "cli/inspect.h"

#include <string.h>

#include "core/calendar.h"
#include "core/mem.h"
#include "core/text.h"

static json_t *channel_json(const lc_channel_quality *q, const char *name)
{
    return json_pack("{so sI sb sI so so so so so}", "name", lc_json_text(name), "missing", (json_int_t)q->missing, "constant",
                     q->constant, "sentinels", (json_int_t)q->sentinels, "sentinel", lc_json_number(q->sentinel), "mean",
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
    return json_pack("{so sI so so sI sb sI sI sI so}", "name", lc_json_text(seen->dataset->series[index].name), "rows",
                     (json_int_t)q->rows, "first", stamp_json(q, q->first), "last", stamp_json(q, q->last), "step",
                     (json_int_t)q->step, "regular", q->regular, "gaps", (json_int_t)q->gaps, "longest_gap",
                     (json_int_t)q->longest_gap, "duplicates", (json_int_t)q->duplicates, "channels", channels);
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

lc_status lc_inspect_json(const lc_inspection *seen)
{
    json_t *channels = json_array(), *series = json_array();
    for (size_t c = 0; c < seen->dataset->channels; c++)
        json_array_append_new(channels, json_pack("{so so}", "name", lc_json_text(seen->dataset->channel[c].name), "units",
                                                  lc_json_text(seen->dataset->channel[c].units)));
    for (size_t i = 0; i < seen->dataset->series_count; i++)
        json_array_append_new(series, series_json(seen, i));
    return lc_print_json(json_pack("{ss so so so so}", "schema", "lanecast-inspect-1", "file", lc_json_text(seen->path),
                                   "channels", channels, "series", series, "warnings", lines_json(seen->warnings)));
}
