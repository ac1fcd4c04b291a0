/* distribution - a dimension as the JSON that Optuna keeps of one. */
#include "sweep/domain.h"

#include "core/text.h"

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
    for (size_t i = 0; i < d->choices; i++) {
        lc_buffer_add(out, i ? ", " : "");
        add_text(out, d->choice[i]);
    }
    lc_buffer_add(out, "]}}");
}
