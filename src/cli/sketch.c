/* sketch - sections, quoting, axes of numbers. */
#include "cli/sketch.h"

#include "core/shown.h"

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

void lc_sketch_numbered(lc_sketch *s, const char *name, size_t index, const char *columns)
{
    char numbered[LC_NAME_MAX];
    snprintf(numbered, sizeof numbered, "%s%zu", name, index + 1);
    lc_sketch_section(s, numbered, columns);
}

const lc_extent lc_extent_none = {INFINITY, -INFINITY};

double lc_extent_add(lc_extent *e, double value)
{
    e->low = value < e->low ? value : e->low;
    e->high = value > e->high ? value : e->high;
    return value;
}

void lc_sketch_number(lc_sketch *s, double value)
{
    if (isfinite(value))
        lc_sketch_row(s, "%.9g ", value);
    else
        lc_sketch_row(s, "NaN ");
}

/* --- texts from outside ---------------------------------------------------------------------------------------------- */

enum { SHOWN = LC_TEXT_MAX / 2 - 8 };

/* In single quotes only a quote is special, and doubled it is one in some places only: an apostrophe is shown for it. */
static lc_quoted quote(const char *text, bool format)
{
    static const char apostrophe[] = "\xe2\x80\x99";
    lc_quoted q;
    size_t length = 0;
    q.text[length++] = '\'';
    for (; *text && length < sizeof q.text - 6; text++) {
        if (format && *text == '%')
            q.text[length++] = *text;
        if (*text == '>' && q.text[length - 1] == ']')
            q.text[length++] = ' '; /* ]]> ends a text of SVG */
        if (*text == '\'') {
            memcpy(q.text + length, apostrophe, sizeof apostrophe - 1);
            length += sizeof apostrophe - 1;
        } else {
            q.text[length++] = *text;
        }
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

lc_quoted lc_quote_short(const char *text, size_t letters)
{
    char shown[SHOWN];
    lc_shown_short(shown, sizeof shown, text, letters);
    return quote(shown, false);
}

lc_quoted lc_quote_tick(const char *text, size_t letters)
{
    char shown[SHOWN];
    lc_shown_short(shown, sizeof shown, text, letters);
    return quote(shown, true);
}

lc_quoted lc_quote_title(const lc_sketch *s, const char *text)
{
    enum { LETTER_WIDTH = 8 };
    return lc_quote_short(text, s->width / LETTER_WIDTH);
}

lc_labelled lc_label(const char *name, const char *units)
{
    lc_labelled l;
    if (units && *units && strcmp(units, "1") != 0 && !strstr(name, units))
        snprintf(l.text, sizeof l.text, "%s (%s)", name, units);
    else
        snprintf(l.text, sizeof l.text, "%s", name);
    return l;
}

enum { TICS_APART = 100, COUNTED_MOST = 12 };

/* --- axes ------------------------------------------------------------------------------------------------------------ */

bool lc_is_wide(double low, double high)
{
    return low > 0 && high > 20 * low;
}

/* Whether a tick is at this digit of each power of ten: at all digits where fewer could leave one tick, else at 1, 2 and 5; at
 * 1 and 3 where labels side by side would be one. */
static bool has_log_tic(int digit, char axis, double span)
{
    if (span < 6 || digit == 1)
        return true;
    return axis == 'x' && span > 12 ? digit == 3 : digit == 2 || digit == 5;
}

/* Between two powers of ten gnuplot labels one tick, or none. */
static void add_log_tics(lc_sketch *s, char axis, double low, double high)
{
    static const double apart = 1.2; /* 8, 9 and 10 side by side would be one */
    size_t ticks = 0;
    double last = 0;
    for (int power = (int)floor(log10(low)); pow(10, power) <= high; power++)
        for (int digit = 1; digit < 10; digit++) {
            const double tick = digit * pow(10, power);
            if (tick < low || tick > high || tick < last * apart || !has_log_tic(digit, axis, high / low))
                continue;
            last = tick;
            if (ticks++ == 0)
                lc_sketch_add(s, "set %ctics (%.9g", axis, tick);
            else
                lc_sketch_add(s, ", %.9g", tick);
        }
    if (ticks)
        lc_sketch_add(s, ")\n");
}

void lc_sketch_range(lc_sketch *s, char axis, double low, double high, bool log)
{
    static const double room = 0.05;
    const double factor = log ? pow(high / low, room) * 1.05 : 1,
                 add = log ? 0 : room * (high > low ? high - low : fabs(low) + 1e-9);
    if (!isfinite(low) || !isfinite(high)) /* as gnuplot finds it, which leaves out what is not finite */
        return;
    if (log)
        lc_sketch_add(s, "set logscale %c\n", axis);
    if (log && high < TICS_APART * low)
        add_log_tics(s, axis, low / factor, high * factor);
    lc_sketch_add(s, "set %crange [%.9g:%.9g]\n", axis, low / factor - add, high * factor + add);
}

void lc_sketch_counts(lc_sketch *s, double most)
{
    if (most <= COUNTED_MOST)
        lc_sketch_add(s, "set xtics 1\n");
}

enum { STEPS = 5 };

/* A step of 1, 2 or 5 units of a power of ten; of values that are alike, of one of them. */
static double step_of(lc_extent e)
{
    const double least = (e.high > e.low ? e.high - e.low : fabs(e.high) / 50) / STEPS, unit = pow(10, floor(log10(least)));
    return unit * (least <= unit ? 1 : least <= 2 * unit ? 2 : least <= 5 * unit ? 5 : 10);
}

void lc_sketch_apart(lc_sketch *s, lc_extent y)
{
    const double step = step_of(y);
    if (isfinite(step) && step > 0)
        lc_sketch_add(s, "set ytics %.9g\n", step);
}

/* Labels of one form, of which gnuplot has two side by side: 998000 and 1.002e+06. They have room for seven digits. */
static void add_large_tics(lc_sketch *s, char axis, lc_extent e, double most, double unit)
{
    const double step = fmax(step_of(e), pow(10, floor(log10(most)) - 6)), first = floor(e.low / step) - STEPS,
                 last = ceil(e.high / step) + STEPS;
    const int decimals = step < unit ? (int)ceil(log10(unit / step) - 1e-9) : 0;
    lc_sketch_add(s, "set %ctics (", axis);
    for (int i = 0; i <= (int)(last - first); i++)
        lc_sketch_add(s, "%s'%.*f' %.15g", i ? ", " : "", decimals, (first + i) * step / unit, (first + i) * step);
    lc_sketch_add(s, ")\n");
}

void lc_sketch_values(lc_sketch *s, char axis, const char *label, lc_extent e, size_t letters)
{
    static const double large = 5e5;
    char in[LC_NAME_MAX] = "";
    const double most = fmax(fabs(e.low), fabs(e.high));
    if (isfinite(e.high - e.low) && most >= large) {
        const int power = 3 * (int)floor(log10(most) / 3);
        if (power > 6)
            snprintf(in, sizeof in, ".', in 1e%d'", power);
        else
            snprintf(in, sizeof in, ".', in %s'", power == 6 ? "millions" : "thousands");
        add_large_tics(s, axis, e, most, pow(10, power));
    }
    lc_sketch_add(s, "set %clabel %s%s\n", axis, lc_quote_short(label, letters - strlen(in)).text, in);
}

void lc_sketch_stack(lc_sketch *s, size_t panels)
{
    enum { TITLE = 90, PANEL = 210, ALONE = 140 };
    s->height = TITLE + PANEL * panels + (panels == 1 ? ALONE : 0);
}

size_t lc_stack_letters(size_t panels)
{
    return panels == 1 ? 46 : 28;
}

void lc_sketch_align(lc_sketch *s)
{
    lc_sketch_add(s, "set lmargin at screen 0.12\nset rmargin at screen 0.95\n");
}

void lc_sketch_panel(lc_sketch *s)
{
    lc_sketch_add(s,
                  "unset label\nunset arrow\nunset object\nunset title\nunset xlabel\nunset ylabel\nunset logscale\nset xdata\n"
                  "set format x\nset xtics norotate autojustify autofreq\nset ytics autofreq\nset autoscale\nset key default top "
                  "left Left reverse "
                  "samplen 2 spacing 1.1\n");
}
