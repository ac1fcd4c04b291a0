/* warnings - what looks wrong in a dataset, in words. */
#include <lanecast/quality.h>

#include "core/counted.h"
#include "core/buffer.h"
#include "core/text.h"
#include "data/stamp.h"

/* Lines so far, `most` of which are written, and how many there would be. */
typedef struct report {
    const lc_dataset *dataset;
    const lc_quality *quality;
    lc_buffer text;
    size_t lines, most;
} report;

/* Adds "SERIES: ..." in a panel, without the name if there is only one series, and a line end. */
#define ADD_LINE(r, series, format, ...)                                                                                         \
    do {                                                                                                                         \
        const bool panel = (r)->quality->series_count > 1;                                                                       \
        if ((r)->lines++ < (r)->most)                                                                                            \
            lc_buffer_line(&(r)->text, "%s%s" format, panel ? name_of_series(r, series) : "", panel ? ": " : "", __VA_ARGS__);   \
    } while (0)

static const char *name_of_series(const report *r, size_t series)
{
    return r->dataset->series[series].name;
}

static const char *name_of(const report *r, size_t channel)
{
    return r->dataset->channel[channel].name;
}

/* --- one kind of warning each ---------------------------------------------------------------------------------------- */

static void warn_sentinels(report *r, size_t series, size_t channel)
{
    const lc_channel_quality *c = &r->quality->series[series].channel[channel];
    if (c->sentinels)
        ADD_LINE(r, series, "'%s': %s of %.10g far outside the rest: missing? (lanecast import --na=%.10g)", name_of(r, channel),
                 lc_counted(c->sentinels, "value").text, c->sentinel, c->sentinel);
}

/* The stamp of a value. */
static void stamp_of(char stamp[LC_STAMP_TEXT], const report *r, size_t series, size_t channel, double value)
{
    const lc_series *s = &r->dataset->series[series];
    size_t row = 0;
    while (row + 1 < s->rows && s->value[row * r->dataset->channels + channel] != value)
        row++;
    lc_series_stamp(stamp, s, row);
}

static void warn_outliers(report *r, size_t series, size_t channel)
{
    const lc_channel_quality *c = &r->quality->series[series].channel[channel];
    char stamp[LC_STAMP_TEXT], value[LC_NUMBER_TEXT];
    if (!c->outliers)
        return;
    stamp_of(stamp, r, series, channel, c->outlier);
    lc_text_exact(value, c->outlier);
    ADD_LINE(r, series, "'%s': %s far from all others%s: %s at %s: an error? (lanecast import --na=%s)", name_of(r, channel),
             lc_counted(c->outliers, "value").text, lc_if_one(c->outliers, "", ", the farthest"), value, stamp, value);
}

static void warn_missing(report *r, size_t series, size_t channel)
{
    const lc_series_quality *s = &r->quality->series[series];
    if (s->channel[channel].missing)
        ADD_LINE(r, series, "'%s': %zu of %zu values missing", name_of(r, channel), s->channel[channel].missing, s->rows);
}

static void warn_constant(report *r, size_t series, size_t channel)
{
    const lc_channel_quality *c = &r->quality->series[series].channel[channel];
    if (c->constant)
        ADD_LINE(r, series, "'%s' is constant (%.10g)", name_of(r, channel), c->min);
}

static void warn_duplicates(report *r, size_t series)
{
    size_t count = r->quality->series[series].duplicates;
    if (count)
        ADD_LINE(r, series, "%s with the time stamp of the row before", lc_counted(count, "row").text);
}

static void warn_gaps(report *r, size_t series)
{
    const lc_series_quality *s = &r->quality->series[series];
    char step[LC_SECONDS_TEXT], longest[LC_SECONDS_TEXT];
    lc_span_text(step, s->step, s->ticks);
    lc_span_text(longest, s->longest_gap, s->ticks);
    if (s->gaps)
        ADD_LINE(r, series, "%s in time (a step is %s, the longest gap %s)", lc_counted(s->gaps, "gap").text, step, longest);
}

static void warn_irregular(report *r, size_t series)
{
    const lc_series_quality *s = &r->quality->series[series];
    char step[LC_SECONDS_TEXT];
    lc_seconds_text(step, s->step, s->ticks);
    if (s->regular || s->learnt || s->rows < 3)
        return;
    if (s->step == 0)
        ADD_LINE(r, series, "%s", "the median step of time is 0 s: gaps cannot be recognized or cut, and forecast has no stamps");
    else
        ADD_LINE(r, series, "time stamps are not regular (the median step is %s s): gaps cannot be recognized or cut", step);
}

/* --- all of them ----------------------------------------------------------------------------------------------------- */

static void each_channel(report *r, void (*warn)(report *, size_t, size_t))
{
    for (size_t i = 0; i < r->quality->series_count; i++)
        for (size_t c = 0; c < r->quality->channels; c++)
            warn(r, i, c);
}

static void each_series(report *r, void (*warn)(report *, size_t))
{
    for (size_t i = 0; i < r->quality->series_count; i++)
        warn(r, i);
}

lc_status lc_quality_warnings(char **out, const lc_quality *quality, const lc_dataset *dataset, size_t most)
{
    report r = {.dataset = dataset, .quality = quality, .most = most};
    each_series(&r, warn_irregular);
    each_channel(&r, warn_sentinels);
    each_channel(&r, warn_outliers);
    each_channel(&r, warn_missing);
    each_series(&r, warn_duplicates);
    each_series(&r, warn_gaps);
    each_channel(&r, warn_constant);
    if (r.lines > most)
        lc_buffer_format(&r.text, "and %zu more\n", r.lines - most);
    lc_status status = lc_buffer_take(out, &r.text);
    lc_buffer_free(&r.text);
    return status;
}
