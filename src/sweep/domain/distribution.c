/* distribution - a dimension as the JSON that Optuna keeps of one. */
#include "sweep/domain.h"

#include "core/text.h"
#include "model/entry.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A JSON text; bytes beyond ASCII stay as they are, which JSON allows. */
static void add_text(lc_buffer *out, const char *text)
{
    lc_buffer_add(out, "\"");
    for (const char *c = text; *c; c++)
        if (*c == '"' || *c == '\\')
            lc_buffer_format(out, "\\%c", *c);
        else if ((unsigned char)*c < 0x20)
            lc_buffer_format(out, "\\u%04x", (unsigned)*c);
        else
            lc_buffer_bytes(out, c, 1);
    lc_buffer_add(out, "\"");
}

/* In as few digits as give the same number; with a point, so that it is not a whole number to a reader. */
static void add_number(lc_buffer *out, double x)
{
    char text[64];
    for (int digits = 15; digits <= 17; digits++) {
        double back;
        snprintf(text, sizeof text, "%.*g", digits, x);
        if (lc_text_number(&back, text) && back == x)
            break;
    }
    lc_buffer_format(out, "%s%s", text, strpbrk(text, ".en") ? "" : ".0");
}

static void add_float(lc_buffer *out, const lc_dimension *d)
{
    lc_buffer_add(out, "{\"name\": \"FloatDistribution\", \"attributes\": {\"step\": ");
    if (d->step > 0)
        add_number(out, d->step);
    else
        lc_buffer_add(out, "null");
    lc_buffer_add(out, ", \"low\": ");
    add_number(out, d->low);
    lc_buffer_add(out, ", \"high\": ");
    add_number(out, d->high);
    lc_buffer_format(out, ", \"log\": %s}}", d->log ? "true" : "false");
}

static const char *skip_digits(const char *at)
{
    return at + strspn(at, "0123456789");
}

/* Whether JSON has a number that is written like that: 16, 0.001, 1e-3; not 016, .5, 0x10. */
static bool is_json_number(const char *text)
{
    const char *at = text + (*text == '-'), *end = skip_digits(at);
    bool is = end > at && !(*at == '0' && end > at + 1);
    if (*end == '.') {
        at = end + 1;
        end = skip_digits(at);
        is = is && end > at;
    }
    if (*end == 'e' || *end == 'E') {
        at = end + 1 + (end[1] == '+' || end[1] == '-');
        end = skip_digits(at);
        is = is && end > at;
    }
    return is && !*end;
}

/* Choices are what they are in Python: numbers where all of them are, True and False of a flag, else texts. */
static void add_choices(lc_buffer *out, const lc_dimension *d)
{
    const lc_option_kind kind = d->option ? d->option->kind : LC_OPTION_TEXT;
    bool numbers = kind != LC_OPTION_TEXT && kind != LC_OPTION_CHOICE && kind != LC_OPTION_FLAG;
    for (size_t i = 0; i < d->choices; i++)
        numbers = numbers && is_json_number(d->choice[i]);
    for (size_t i = 0; i < d->choices; i++) {
        lc_buffer_add(out, i ? ", " : "");
        if (kind == LC_OPTION_FLAG)
            lc_buffer_add(out, lc_entry_is_same(d->option, d->choice[i], "yes") ? "true" : "false");
        else if (numbers)
            lc_buffer_add(out, d->choice[i]);
        else
            add_text(out, d->choice[i]);
    }
}

void lc_dimension_json(lc_buffer *out, const lc_dimension *d)
{
    if (d->kind == LC_DIMENSION_NUMBER) {
        add_float(out, d);
        return;
    }
    if (d->kind == LC_DIMENSION_COUNT) {
        lc_buffer_format(
            out, "{\"name\": \"IntDistribution\", \"attributes\": {\"log\": %s, \"step\": %.0f, \"low\": %.0f, \"high\": %.0f}}",
            d->log ? "true" : "false", d->log ? 1 : d->step, d->low, d->high);
        return;
    }
    lc_buffer_add(out, "{\"name\": \"CategoricalDistribution\", \"attributes\": {\"choices\": [");
    add_choices(out, d);
    lc_buffer_add(out, "]}}");
}
