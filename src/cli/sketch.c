/* sketch - sections, quoting, time on an axis. */
#include "cli/sketch.h"

#include "core/date.h"
#include "core/shown.h"
#include "data/stamp.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void lc_sketch_free(lc_sketch *s)
{
    lc_buffer_free(&s->data);
    lc_buffer_free(&s->script);
}

static void add(lc_buffer *buffer, const char *format, va_list arguments)
{
    char text[8 * LC_TEXT_MAX];
    vsnprintf(text, sizeof text, format, arguments);
    lc_buffer_add(buffer, text);
}

void lc_sketch_row(lc_sketch *s, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(&s->data, format, arguments);
    va_end(arguments);
}

void lc_sketch_add(lc_sketch *s, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(&s->script, format, arguments);
    va_end(arguments);
}

/* Two empty lines are between sections; gnuplot finds one by the beginning of its first comment. */
void lc_sketch_section(lc_sketch *s, const char *name, const char *columns)
{
    lc_sketch_row(s, "%s# %s: %s\n", s->sections++ ? "\n\n" : "", name, columns);
}

void lc_sketch_number(lc_sketch *s, double value)
{
    if (isfinite(value))
        lc_sketch_row(s, "%.9g ", value);
    else
        lc_sketch_row(s, "NaN ");
}

/* Data are lines of numbers and times: nothing else of a file gets there. The offset is left out. */
void lc_moment_text(char out[LC_MOMENT], const char *stamp)
{
    size_t length = strspn(stamp, "-0123456789"), clock;
    length = length < LC_MOMENT / 3 ? length : LC_MOMENT / 3;
    clock = stamp[length] == ' ' || stamp[length] == 'T' ? strspn(stamp + length + 1, "0123456789:.") : 0;
    clock = clock < LC_MOMENT / 3 ? clock : LC_MOMENT / 3;
    if (length == 0)
        snprintf(out, LC_MOMENT, "NaN");
    else
        snprintf(out, LC_MOMENT, "%.*s%s%.*s", (int)length, stamp, clock ? "T" : "", (int)clock, stamp + length + 1);
}

void lc_moment(char out[LC_MOMENT], const lc_series *series, size_t row)
{
    char stamp[LC_STAMP_TEXT];
    lc_series_stamp(stamp, series, row);
    lc_moment_text(out, stamp);
}

double lc_moments_apart(const char *first, const char *last)
{
    int64_t from, to;
    return lc_date_parse(&from, first) && lc_date_parse(&to, last) ? (double)(to - from) : (double)NAN;
}

/* --- texts from outside ---------------------------------------------------------------------------------------------- */

enum { SHOWN = LC_TEXT_MAX / 2 - 8 };

/* In single quotes only a quote is special, which is doubled. */
static lc_quoted quote(const char *text, bool format)
{
    lc_quoted q;
    size_t length = 0;
    q.text[length++] = '\'';
    for (; *text && length < sizeof q.text - 4; text++) {
        if (*text == '\'' || (format && *text == '%'))
            q.text[length++] = *text;
        q.text[length++] = *text;
    }
    q.text[length++] = '\'';
    q.text[length] = '\0';
    return q;
}

lc_quoted lc_quote(const char *text)
{
    char shown[SHOWN];
    lc_shown(shown, sizeof shown, text);
    return quote(shown, false);
}

lc_quoted lc_quote_tick(const char *text, size_t letters)
{
    char shown[SHOWN];
    lc_shown(shown, sizeof shown - 2, text);
    char *end = shown;
    while (*end && letters > 0) {
        const size_t bytes = lc_letter_length(end);
        end += bytes ? bytes : 1;
        letters--;
    }
    if (*end)
        memcpy(end, "..", sizeof "..");
    return quote(shown, true);
}

lc_labelled lc_label(const char *name, const char *units)
{
    lc_labelled l;
    if (units && *units && strcmp(units, "1") != 0)
        snprintf(l.text, sizeof l.text, "%s (%s)", name, units);
    else
        snprintf(l.text, sizeof l.text, "%s", name);
    return l;
}

/* --- axes ------------------------------------------------------------------------------------------------------------ */

static const char *format_of(double seconds)
{
    static const double day = 86400;
    return seconds > 6 * 365 * day ? "%Y" : seconds > 90 * day ? "%Y-%m" : seconds > 6 * day ? "%Y-%m-%d" : "%m-%d\\n%H:%M";
}

void lc_sketch_times(lc_sketch *s, double seconds, const lc_series *series)
{
    char label[LC_TEXT_MAX] = "time";
    if (series && series->zone)
        snprintf(label, sizeof label, "local time, %s", series->zone);
    else if (series && series->offset)
        snprintf(label, sizeof label, "local time");
    lc_sketch_add(s, "set xdata time\nset timefmt '%%Y-%%m-%%dT%%H:%%M:%%S'\nset format x \"%s\"\nset xlabel %s\n",
                  format_of(seconds), lc_quote(label).text);
}

void lc_sketch_panel(lc_sketch *s)
{
    lc_sketch_add(s,
                  "unset label\nunset arrow\nunset object\nunset title\nunset xlabel\nunset ylabel\nunset logscale\nset xdata\n"
                  "set format x\nset xtics autofreq\nset ytics autofreq\nset autoscale\nset key default top left Left reverse "
                  "samplen 2 spacing 1.1\n");
}
