/* tsf_head - the lines that begin with @. */
#include "data/sheet/tsf_head.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"
#include "core/words.h"

enum { NANO = 1000000000 };

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

/* The text behind a first word, which is cut off. */
static char *cut_word(char *line)
{
    char *rest = line + strcspn(line, " \t");
    if (*rest)
        *rest++ = '\0';
    return lc_text_trim(rest);
}

/* NAME TYPE */
static lc_status take_attribute(lc_tsf_head *h, char *text, size_t number)
{
    const char *type = cut_word(text);
    if (h->attributes + 1 == LC_TSF_ATTRIBUTES)
        return lc_fail(LC_E_DATA, "%s:%zu: %d attributes are the most", h->source->path, number, LC_TSF_ATTRIBUTES - 1);
    h->attribute[h->attributes++] =
        (lc_tsf_attribute){.name = text,
                           .date = lc_text_begins(type, "date"),
                           .numeric = lc_names_among(type, (const char *[]){"numeric", "real", "integer", NULL})};
    return LC_OK;
}

/* --- decided ----------------------------------------------------------------------------------------------------------- */

static size_t find(const lc_tsf_head *h, const char *name)
{
    size_t i = 0;
    while (i < h->attributes && strcasecmp(h->attribute[i].name, name) != 0)
        i++;
    return i;
}

/* The one that is called so, or else the only date. */
static lc_status find_start(lc_tsf_head *h, size_t number)
{
    const size_t called = find(h, "start_timestamp");
    h->start = called < h->attributes ? called : LC_TSF_ATTRIBUTES;
    for (size_t i = 0; i < h->attributes && called == h->attributes; i++) {
        if (!h->attribute[i].date)
            continue;
        if (h->start < LC_TSF_ATTRIBUTES && !h->source->request->start)
            return lc_fail(LC_E_DATA,
                           "%s:%zu: attributes '%s' and '%s' are dates: call the one at which series begin start_timestamp, or "
                           "make the stamps up (--start)",
                           h->source->path, number, h->attribute[h->start].name, h->attribute[i].name);
        h->start = i;
    }
    return LC_OK;
}

static lc_status take_named(lc_tsf_head *h, const char *names)
{
    lc_status status = LC_OK;
    const char *known[LC_TSF_ATTRIBUTES + 1] = {NULL};
    char *name = NULL;
    lc_names list = {.at = names, .separators = ","};
    for (size_t i = 0; i < h->attributes; i++)
        known[i] = h->attribute[i].name;
    TRY(lc_new(&name, strlen(names) + 1, 1));
    while (lc_names_next(name, &list)) {
        const size_t i = find(h, name);
        if (i == h->attributes)
            TRY(lc_names_refuse(LC_E_USAGE, "--series-column", name, known));
        else
            h->attribute[i].named = true;
    }
done:
    lc_free(name);
    return status;
}

/* series_name, or else the texts: what a series is called. */
static lc_status find_names(lc_tsf_head *h)
{
    const lc_import *r = h->source->request;
    const size_t called = find(h, "series_name");
    if (r->series_column && !(r->before.channels && find(h, r->series_column) == h->attributes)) /* of tables before it */
        return take_named(h, r->series_column);
    for (size_t i = 0; i < h->attributes; i++)
        h->attribute[i].named =
            called < h->attributes ? i == called : !h->attribute[i].date && !h->attribute[i].numeric && i != h->start;
    return LC_OK;
}

/* What is dropped: an attribute, which is in a name or nowhere. */
static lc_status check_dropped(const void *of, const char *flag, const char *name)
{
    const lc_tsf_head *h = of;
    if (strcmp(name, "value") != 0 && (h->source->met || find(h, name) < h->attributes))
        return LC_OK;
    return lc_fail(LC_E_USAGE, "%s: --%s %s: the only column of a .tsf file is 'value'", h->source->path, flag, name);
}

static lc_status check_columns(const lc_tsf_head *h)
{
    const lc_import *r = h->source->request;
    if (r->columns && !lc_names_has(r->columns, "value"))
        return lc_fail(LC_E_USAGE, "%s: --columns %s: the only column of a .tsf file is 'value'", h->source->path, r->columns);
    return r->drop && !r->before.left_out ? lc_names_check("drop", r->drop, check_dropped, h) : LC_OK;
}

static lc_status decide(lc_tsf_head *h, size_t number)
{
    h->data = true;
    CHECK(check_columns(h));
    CHECK(find_start(h, number));
    return find_names(h);
}

/* --- lines ------------------------------------------------------------------------------------------------------------- */

lc_status lc_tsf_head_take(lc_tsf_head *h, char *line, size_t number)
{
    char *value = cut_word(line);
    if (strcasecmp(line, "@attribute") == 0)
        return take_attribute(h, value, number);
    if (strcasecmp(line, "@frequency") == 0 && !h->source->request->step && !read_step(&h->axis.step, value))
        return lc_fail(LC_E_DATA, "%s:%zu: unknown frequency '%s' (make the stamps up: --start, --step)", h->source->path, number,
                       value);
    h->frequency |= strcasecmp(line, "@frequency") == 0;
    h->equal |= strcasecmp(line, "@equallength") == 0 && strcasecmp(value, "true") == 0;
    return strcasecmp(line, "@data") == 0 ? decide(h, number) : LC_OK;
}

static void note_rest(const lc_tsf_head *h)
{
    lc_buffer names = {0};
    for (size_t i = 0; i < h->attributes; i++)
        if (!h->attribute[i].named && i != h->start)
            lc_names_add(&names, h->attribute[i].name);
    if (names.text)
        lc_buffer_line(h->source->notes, "%s: left out of the names of series: %s (change it: --series-column)", h->source->path,
                       names.text);
    lc_buffer_free(&names);
}

void lc_tsf_head_note(const lc_tsf_head *h)
{
    const lc_import *r = h->source->request;
    if (h->start == LC_TSF_ATTRIBUTES && !r->start)
        lc_buffer_line(h->source->notes, "%s: no start_timestamp: values begin at 1970-01-01 (change it: import --start)",
                       h->source->path);
    else if (!r->start && strcasecmp(h->attribute[h->start].name, "start_timestamp") != 0)
        lc_buffer_line(h->source->notes, "%s: series begin at their '%s' (change it: import --start)", h->source->path,
                       h->attribute[h->start].name);
    if (!h->frequency && !r->step)
        lc_buffer_line(h->source->notes, "%s: no @frequency: values are a day apart (change it: import --step)", h->source->path);
    note_rest(h);
}
