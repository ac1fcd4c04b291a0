/* tsf - a line per series: attributes, then values, with colons between. */
#include "data/sheet/tsf.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#include "core/counted.h"
#include "core/date.h"
#include "core/mem.h"
#include "core/text.h"
#include "core/words.h"
#include "data/known.h"
#include "data/sheet/tsf_head.h"

typedef struct reader {
    lc_tsf_head head;
    lc_dataset *d;
    size_t capacity, line;
} reader;

bool lc_is_tsf(const char *text)
{
    text += lc_text_begins(text, "\xef\xbb\xbf") ? 3 : 0;
    while (*text == '#' || *text == '%' || *text == '\n' || *text == '\r' || *text == ' ') {
        text += strcspn(text, "\r\n");
        text += strspn(text, "\r\n");
    }
    return strncasecmp(text, "@relation", 9) == 0 || strncasecmp(text, "@attribute", 10) == 0;
}

/* --- the attributes of a series ----------------------------------------------------------------------------------------- */

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

static size_t colons_in(const char *line)
{
    size_t count = 0;
    for (; *line; line++)
        count += *line == ':';
    return count;
}

/* Cuts off an attribute; further: colons that it has itself. */
static char *cut_attribute(char **at, size_t further)
{
    char *begin = *at, *colon = strchr(begin, ':');
    while (further--)
        colon = strchr(colon + 1, ':');
    *colon = '\0';
    *at = colon + 1;
    return lc_text_trim(begin);
}

/* Of more colons than attributes have, those further ones are of the clock of the start. Then `at` is at the values. */
static lc_status cut_attributes(char *attribute[], char **at, const reader *r)
{
    const lc_tsf_head *h = &r->head;
    const size_t colons = colons_in(*at),
                 further = colons > h->attributes && h->start < h->attributes ? colons - h->attributes : 0;
    if (!colons && h->attributes)
        return lc_fail(
            LC_E_DATA,
            "%s:%zu: no colon behind the name of a series: in an ARFF file (Weka) a table begins here: tail -n +%zu %s | "
            "lanecast import -",
            h->source->path, r->line, r->line, lc_shell(h->source->path).text);
    if (colons < h->attributes)
        return lc_fail(LC_E_DATA, "%s:%zu: %zu attributes and values are separated by colons, but there are %zu", h->source->path,
                       r->line, h->attributes, colons);
    for (size_t i = 0; i < h->attributes; i++)
        attribute[i] = cut_attribute(at, i == h->start ? further : 0);
    return LC_OK;
}

static lc_status name_series(lc_series *series, char *const attribute[], const reader *r)
{
    const lc_tsf_head *h = &r->head;
    lc_buffer name = {0};
    for (size_t i = 0; i < h->attributes; i++)
        if (h->attribute[i].named)
            lc_buffer_format(&name, "%s%s", name.text ? " " : "", attribute[i]);
    if (!name.text)
        lc_buffer_format(&name, "T%zu", r->d->series_count);
    return lc_buffer_take(&series->name, &name);
}

static lc_status fill_stamps(const reader *r, lc_series *series, const char *start)
{
    lc_made_up axis = r->head.axis;
    if (start && !read_start(&axis.first, start))
        return lc_fail(LC_E_DATA, "%s:%zu: '%s' is not a stamp such as 2010-07-01 00-30-00 (make the stamps up: --start)",
                       r->head.source->path, r->line, start);
    CHECK(lc_new(&series->time, series->rows, sizeof *series->time));
    series->ticks = axis.ticks;
    return lc_made_up_stamps(series->time, series->rows, &axis);
}

/* --- values ------------------------------------------------------------------------------------------------------------- */

/* Of words of --na and --value that are of this column or of all: whether one is the cell. */
static bool is_word(const char *cell, const char *given, size_t length)
{
    return strlen(cell) == length && strncmp(cell, given, length) == 0;
}

static bool is_marked(const lc_import_source *source, const char *cell)
{
    bool found = false;
    for (size_t i = 0; i < source->request->missing_count; i++) {
        const char *given = source->request->missing[i], *own = lc_known_marker(given, "value");
        if (is_word(cell, own ? own : given, strlen(own ? own : given)))
            found = source->marker_used[i] = true;
    }
    return found;
}

static bool read_given(double *out, const lc_import_source *source, const char *cell)
{
    for (size_t i = 0; i < source->request->value_count; i++) {
        const char *given = source->request->value[i], *own = lc_known_marker(given, "value");
        own = own && strchr(own, '=') ? own : given;
        if (!is_word(cell, own, (size_t)(strrchr(own, '=') - own)))
            continue;
        source->marker_used[source->request->missing_count + i] = true;
        return lc_text_number(out, strrchr(own, '=') + 1);
    }
    return false;
}

static lc_status read_value(double *out, const reader *r, const char *cell, size_t number)
{
    const lc_import_source *source = r->head.source;
    *out = NAN;
    if (is_marked(source, cell) || lc_known_missing(cell) || read_given(out, source, cell) || lc_text_number(out, cell))
        return LC_OK;
    return lc_fail(LC_E_DATA, "%s:%zu: value %zu: '%.80s' is not a number (missing: --na %s; a number: --value %s)", source->path,
                   r->line, number, cell, lc_typed_word(cell).text, lc_typed_pair(cell, '=', "NUMBER").text);
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
        series->rows++;
        CHECK(read_value(&series->value[series->rows - 1], r, lc_text_trim(cell), series->rows));
    }
    return LC_OK;
}

/* --- lines -------------------------------------------------------------------------------------------------------------- */

static lc_status read_series(reader *r, char *line)
{
    char *attribute[LC_TSF_ATTRIBUTES] = {NULL}, *at = line;
    const lc_tsf_head *h = &r->head;
    lc_dataset *d = r->d;
    CHECK(cut_attributes(attribute, &at, r));
    CHECK(lc_grow(&d->series, &r->capacity, d->series_count + 1, sizeof *d->series));
    lc_series *series = &d->series[d->series_count++];
    CHECK(name_series(series, attribute, r));
    CHECK(fill_values(r, series, at));
    if (h->equal && series->rows != d->series[0].rows)
        lc_buffer_line(
            h->source->notes, "%s:%zu: series '%s' has %s and '%s' %zu, though @equallength is true: is the file whole?",
            h->source->path, r->line, series->name, lc_counted(series->rows, "value").text, d->series[0].name, d->series[0].rows);
    return fill_stamps(r, series, h->start < h->attributes && !h->source->request->start ? attribute[h->start] : NULL);
}

/* The end of a line, which is cut off: a line feed, a return, or both. */
static char *cut_line(char *line)
{
    char *end = line + strcspn(line, "\r\n");
    const bool both = end[0] == '\r' && end[1] == '\n', any = *end != '\0';
    *end = '\0';
    return any ? end + 1 + both : NULL;
}

static lc_status read_lines(reader *r, char *text)
{
    for (char *next = text; next && *next;) {
        char *line = next;
        next = cut_line(line);
        r->line++;
        line = lc_text_trim(line);
        if (!*line || strchr("#%", *line))
            continue;
        CHECK(*line == '@'   ? lc_tsf_head_take(&r->head, line, r->line)
              : r->head.data ? read_series(r, line)
                             : lc_fail(LC_E_DATA, "%s:%zu: '%.40s' before @data", r->head.source->path, r->line, line));
    }
    return r->d->series_count ? LC_OK : lc_fail(LC_E_DATA, "%s: a header but no data", r->head.source->path);
}

lc_status lc_tsf_read(lc_dataset *d, char *text, const lc_import_source *source)
{
    reader r = {.head = {.source = source, .start = LC_TSF_ATTRIBUTES}, .d = d};
    CHECK(lc_time_make_up(&r.head.axis, source->request->start, source->request->step));
    d->channels = 1;
    CHECK(lc_new(&d->channel, 1, sizeof *d->channel));
    CHECK(lc_copy_text(&d->channel->name, "value"));
    CHECK(lc_copy_text(&d->channel->units, "1"));
    if (source->met)
        lc_buffer_line(source->met, "value");
    CHECK(read_lines(&r, text + (lc_text_begins(text, "\xef\xbb\xbf") ? 3 : 0)));
    lc_tsf_head_note(&r.head);
    return r.head.start < LC_TSF_ATTRIBUTES || source->request->start ? LC_OK : lc_copy_text(&d->history, "--start 1970-01-01\n");
}
