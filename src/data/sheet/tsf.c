/* tsf - a line per series: attributes, then values, with colons between. */
#include "data/sheet/tsf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/date.h"
#include "core/mem.h"
#include "core/text.h"
#include "data/sheet/phases.h"
#include "data/known.h"

enum { ATTRIBUTES = 32, NANO = 1000000000 };

typedef struct reader {
    const lc_import_source *source;
    lc_dataset *d;
    size_t capacity, line;
    size_t attributes, name, start; /* how many; which are series_name and start_timestamp; ATTRIBUTES: none is */
    lc_made_up axis;                /* of --start, --step and @frequency */
    bool data, frequency;           /* @data was read; there is a @frequency */
} reader;

bool lc_is_tsf(const char *text)
{
    while (*text == '#' || *text == '%' || *text == '\n' || *text == '\r' || *text == ' ') {
        text += strcspn(text, "\n");
        text += *text == '\n';
    }
    return strncasecmp(text, "@relation", 9) == 0 || strncasecmp(text, "@attribute", 10) == 0;
}

/* --- the head --------------------------------------------------------------------------------------------------------- */

/* "monthly", "half_hourly", "10_minutes". */
static bool read_step(lc_step *out, const char *text)
{
    static const struct {
        const char *name;
        int64_t seconds;
        int months;
    } known[] = {{"second", 1, 0},  {"minute", 60, 0},   {"hour", 3600, 0}, {"half_hour", 1800, 0}, {"dai", 86400, 0},
                 {"day", 86400, 0}, {"week", 604800, 0}, {"month", 0, 1},   {"quarter", 0, 3},      {"year", 0, 12}};
    char *word;
    const long count = strtol(text, &word, 10);
    word += *word == '_';
    const long times = word == text ? 1 : count;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const char *end = word + strlen(known[i].name);
        if (strncasecmp(word, known[i].name, strlen(known[i].name)) == 0 &&
            (!*end || strcasecmp(end, "ly") == 0 || strcasecmp(end, "s") == 0) && times > 0 && times < 10000) {
            *out = (lc_step){known[i].seconds * NANO * times, known[i].months * (int)times};
            return true;
        }
    }
    return false;
}

static lc_status read_head(reader *r, char *line)
{
    char *value = line + strcspn(line, " \t");
    if (*value)
        *value++ = '\0';
    value = lc_text_trim(value);
    if (strcasecmp(line, "@attribute") == 0) {
        if (strncasecmp(value, "series_name", 11) == 0)
            r->name = r->attributes;
        if (strncasecmp(value, "start_timestamp", 15) == 0)
            r->start = r->attributes;
        if (++r->attributes == ATTRIBUTES)
            return lc_fail(LC_E_DATA, "%s:%zu: %d attributes are the most", r->source->path, r->line, ATTRIBUTES - 1);
    }
    if (strcasecmp(line, "@frequency") == 0 && !r->source->request->step && !read_step(&r->axis.step, value))
        return lc_fail(LC_E_DATA, "%s:%zu: unknown frequency '%s' (make the stamps up: --start, --step)", r->source->path,
                       r->line, value);
    r->frequency |= strcasecmp(line, "@frequency") == 0;
    r->data |= strcasecmp(line, "@data") == 0;
    return LC_OK;
}

/* --- series ----------------------------------------------------------------------------------------------------------- */

/* "2010-07-01 00-30-00": the time with dashes, for colons separate. */
static bool read_start(int64_t *out, const char *text)
{
    char copy[64];
    const size_t length = strlen(text);
    if (length >= sizeof copy)
        return false;
    memcpy(copy, text, length + 1);
    for (char *at = strchr(copy, ' '); at && *at; at++)
        if (*at == '-')
            *at = ':';
    return lc_date_parse(out, copy);
}

static lc_status fill_stamps(const reader *r, lc_series *series, const char *start)
{
    lc_made_up axis = r->axis;
    if (start && !read_start(&axis.first, start))
        return lc_fail(LC_E_DATA, "%s:%zu: '%s' is not a stamp such as 2010-07-01 00-30-00", r->source->path, r->line, start);
    CHECK(lc_new(&series->time, series->rows, sizeof *series->time));
    series->ticks = axis.ticks;
    return lc_made_up_stamps(series->time, series->rows, &axis);
}

static lc_status fill_values(const reader *r, lc_series *series, char *values)
{
    size_t count = 1;
    for (const char *at = values; *at; at++)
        count += *at == ',';
    CHECK(lc_new(&series->value, count, sizeof *series->value));
    for (char *next = values; next;) {
        char *cell = next, *comma = strchr(cell, ',');
        next = comma ? comma + 1 : NULL;
        if (comma)
            *comma = '\0';
        cell = lc_text_trim(cell);
        double *value = &series->value[series->rows++];
        *value = NAN;
        if (!lc_known_missing(cell) && !lc_text_number(value, cell))
            return lc_fail(LC_E_DATA, "%s:%zu: value %zu: '%s' is not a number", r->source->path, r->line, series->rows, cell);
    }
    return LC_OK;
}

static lc_status read_series(reader *r, char *line)
{
    char *attribute[ATTRIBUTES] = {NULL}, *at = line;
    lc_dataset *d = r->d;
    for (size_t i = 0; i < r->attributes; i++) {
        char *colon = strchr(at, ':');
        if (!colon && i == 0)
            return lc_fail(
                LC_E_DATA,
                "%s:%zu: no colon behind the name of a series: in an ARFF file (Weka) a table begins here: tail -n +%zu %s | "
                "lanecast import -",
                r->source->path, r->line, r->line, r->source->path);
        if (!colon)
            return lc_fail(LC_E_DATA, "%s:%zu: %zu attributes and values are separated by colons, but there are %zu",
                           r->source->path, r->line, r->attributes, i);
        *colon = '\0';
        attribute[i] = lc_text_trim(at);
        at = colon + 1;
    }
    CHECK(lc_grow(&d->series, &r->capacity, d->series_count + 1, sizeof *d->series));
    lc_series *series = &d->series[d->series_count++];
    lc_buffer name = {0};
    if (r->name < r->attributes)
        lc_buffer_add(&name, attribute[r->name]);
    else
        lc_buffer_format(&name, "T%zu", d->series_count);
    CHECK(lc_buffer_take(&series->name, &name));
    CHECK(fill_values(r, series, at));
    return fill_stamps(r, series, r->start < r->attributes && !r->source->request->start ? attribute[r->start] : NULL);
}

static lc_status read_lines(reader *r, char *text)
{
    for (char *next = text; next && *next;) {
        char *line = next;
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        r->line++;
        line = lc_text_trim(line);
        if (!*line || strchr("#%", *line))
            continue;
        CHECK(*line == '@' ? read_head(r, line)
              : r->data    ? read_series(r, line)
                           : lc_fail(LC_E_DATA, "%s:%zu: '%.40s' before @data", r->source->path, r->line, line));
    }
    return r->d->series_count ? LC_OK : lc_fail(LC_E_DATA, "%s: a header but no data", r->source->path);
}

lc_status lc_tsf_read(lc_dataset *d, char *text, const lc_import_source *source)
{
    reader r = {.source = source, .d = d, .name = ATTRIBUTES, .start = ATTRIBUTES};
    CHECK(lc_time_make_up(&r.axis, source->request->start, source->request->step));
    d->channels = 1;
    CHECK(lc_new(&d->channel, 1, sizeof *d->channel));
    CHECK(lc_copy_text(&d->channel->name, "value"));
    CHECK(lc_copy_text(&d->channel->units, "1"));
    CHECK(read_lines(&r, text));
    if (r.start == ATTRIBUTES && !source->request->start)
        lc_buffer_line(source->notes, "%s: no start_timestamp: values begin at 1970-01-01 (change it: import --start)",
                       source->path);
    if (!r.frequency && !source->request->step)
        lc_buffer_line(source->notes, "%s: no @frequency: values are a day apart (change it: import --step)", source->path);
    return LC_OK;
}
