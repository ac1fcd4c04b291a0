/* quality_warnings - what looks wrong in a dataset, in words. */
#include "data/quality/quality.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"

/* Lines so far, at most so many, and how many there would be. */
typedef struct report {
    const lc_dataset *dataset;
    const lc_quality *quality;
    char *text;
    size_t used, capacity, lines, most;
} report;

static lc_status add_text(report *r, const char *text)
{
    lc_status status = LC_OK;
    size_t length = strlen(text);
    TRY(lc_grow(&r->text, &r->capacity, r->used + length + 1, 1));
    memcpy(r->text + r->used, text, length + 1);
    r->used += length;
done:
    return status;
}

__attribute__((format(printf, 2, 3))) static lc_status add_line(report *r, const char *format, ...)
{
    lc_status status = LC_OK;
    char line[512];
    va_list arguments;
    if (r->lines++ >= r->most)
        return LC_OK;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    TRY(add_text(r, line));
    TRY(add_text(r, "\n"));
done:
    return status;
}

/* "AAPL: " in a panel, nothing where there is one series only. */
static const char *series_name(char *out, size_t size, const report *r, size_t series)
{
    snprintf(out, size, "%.100s: ", r->dataset->series[series].name);
    return r->quality->series_count > 1 ? out : "";
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

/* --- one kind of warning each ---------------------------------------------------------------------------------------- */

static lc_status tell_sentinels(report *r, size_t series, size_t channel, const char *in)
{
    const lc_channel_quality *c = &r->quality->series[series].channel[channel];
    if (c->sentinels == 0)
        return LC_OK;
    return add_line(r, "%s'%.150s': %zu value%s of %.10g far outside the rest: missing?", in, r->dataset->channel[channel].name,
                    c->sentinels, plural(c->sentinels), c->sentinel);
}

static lc_status tell_missing(report *r, size_t series, size_t channel, const char *in)
{
    const lc_series_quality *s = &r->quality->series[series];
    if (s->channel[channel].missing == 0)
        return LC_OK;
    return add_line(r, "%s'%.150s': %zu of %zu values missing", in, r->dataset->channel[channel].name,
                    s->channel[channel].missing, s->rows);
}

static lc_status tell_constant(report *r, size_t series, size_t channel, const char *in)
{
    const lc_channel_quality *c = &r->quality->series[series].channel[channel];
    if (!c->constant)
        return LC_OK;
    return add_line(r, "%s'%.150s' is constant (%.10g)", in, r->dataset->channel[channel].name, c->min);
}

static lc_status tell_duplicates(report *r, size_t series, const char *in)
{
    size_t count = r->quality->series[series].duplicates;
    return count == 0 ? LC_OK : add_line(r, "%s%zu row%s with the time stamp of the row before", in, count, plural(count));
}

static lc_status tell_gaps(report *r, size_t series, const char *in)
{
    const lc_series_quality *s = &r->quality->series[series];
    if (s->gaps == 0)
        return LC_OK;
    return add_line(r, "%s%zu gap%s in time (a step is %lld s, the longest gap %lld s)", in, s->gaps, plural(s->gaps),
                    (long long)s->step, (long long)s->longest_gap);
}

static lc_status tell_irregular(report *r, size_t series, const char *in)
{
    const lc_series_quality *s = &r->quality->series[series];
    if (s->regular || s->weekdays || s->rows < 3)
        return LC_OK;
    if (s->step == 0)
        return add_line(r, "%sthe median step of time is 0 s: no gap can be told, none is cut, and forecast has no stamps", in);
    return add_line(r, "%stime stamps are not regular (the median step is %lld s): no gap can be told, none is cut", in,
                    (long long)s->step);
}

/* --- all of them ----------------------------------------------------------------------------------------------------- */

static lc_status tell_channels(report *r, lc_status (*tell)(report *, size_t, size_t, const char *))
{
    lc_status status = LC_OK;
    char name[128];
    for (size_t i = 0; i < r->quality->series_count; i++)
        for (size_t c = 0; c < r->quality->channels; c++)
            TRY(tell(r, i, c, series_name(name, sizeof name, r, i)));
done:
    return status;
}

static lc_status tell_series(report *r, lc_status (*tell)(report *, size_t, const char *))
{
    lc_status status = LC_OK;
    char name[128];
    for (size_t i = 0; i < r->quality->series_count; i++)
        TRY(tell(r, i, series_name(name, sizeof name, r, i)));
done:
    return status;
}

lc_status lc_quality_warnings(char **out, const lc_quality *quality, const lc_dataset *dataset, size_t most)
{
    lc_status status = LC_OK;
    char rest[64];
    report r = {.dataset = dataset, .quality = quality, .most = most};
    TRY(add_text(&r, ""));
    TRY(tell_channels(&r, tell_sentinels));
    TRY(tell_channels(&r, tell_missing));
    TRY(tell_series(&r, tell_duplicates));
    TRY(tell_series(&r, tell_gaps));
    TRY(tell_channels(&r, tell_constant));
    TRY(tell_series(&r, tell_irregular));
    if (r.lines > most) {
        snprintf(rest, sizeof rest, "and %zu more\n", r.lines - most);
        TRY(add_text(&r, rest));
    }
    *out = r.text;
    r.text = NULL;
done:
    lc_free(r.text);
    return status;
}
