/* fault_text - names of series, channels and parameters for what nn/fault found. */
#include "train/fault_text.h"

#include <math.h>
#include <stdio.h>

enum { PLACE = 160 };

static const char *channel_name(char out[PLACE], const lc_source *s, size_t column)
{
    if (column < s->dataset->channels)
        snprintf(out, PLACE, "channel '%s'", s->dataset->channel[column].name);
    else
        snprintf(out, PLACE, "covariate %zu of the calendar", column - s->dataset->channels + 1);
    return out;
}

static void say_row(char out[PLACE], const lc_series *series, size_t row)
{
    char stamp[LC_STAMP_TEXT] = "";
    if (row < series->rows)
        lc_series_stamp(stamp, series, row);
    snprintf(out, PLACE, "row %zu%s%s%s", row, stamp[0] ? " (" : "", stamp, stamp[0] ? ")" : "");
}

/* "layer 2, backwards, gate f", "encoder, layer 2, h"; a cell without gates has the sum only. */
static void say_layer(char out[PLACE], const lc_fault *f)
{
    const char *way = f->direction ? ", backwards" : "", *stack = f->stack ? f->stack : "", *comma = f->stack ? ", " : "";
    char layer[PLACE / 2];
    snprintf(layer, sizeof layer, "%.16s%slayer %zu%s", stack, comma, f->layer + 1, way);
    if (f->place == LC_FAULT_GATE && f->name)
        snprintf(out, PLACE, "%s, gate %s", layer, f->name);
    else if (f->place == LC_FAULT_GATE && f->only)
        snprintf(out, PLACE, "%s, W x + U h + b", layer);
    else if (f->place == LC_FAULT_HIDDEN)
        snprintf(out, PLACE, "%s, h", layer);
    else
        snprintf(out, PLACE, "%s, %s %zu", layer, f->place == LC_FAULT_GATE ? "gate" : "state", f->gate + 1);
}

/* A number that is in the window, and its row of the dataset. */
static void say_data(char out[3 * PLACE], const lc_fault *f, const lc_source *s, const lc_series *series, size_t first,
                     size_t channel)
{
    char name[PLACE], row[PLACE];
    const size_t *columns = f->place == LC_FAULT_INPUT ? s->inputs : s->targets;
    say_row(row, series, first + f->step);
    if (f->place == LC_FAULT_KNOWN)
        snprintf(name, sizeof name, "known covariate %zu", f->row + 1);
    else
        channel_name(name, s, columns[f->row + channel]);
    snprintf(out, 3 * PLACE, "%s%s at %s", f->place == LC_FAULT_TARGET ? "target " : "", name, row);
}

lc_fault_text lc_fault_in_window(const lc_fault *f, const lc_source *s, size_t item, size_t steps)
{
    const lc_window w = lc_windows_at(s->windows, item / lc_source_width(s));
    const lc_series *series = &s->dataset->series[w.series];
    lc_fault_text t = {.data = f->place == LC_FAULT_INPUT || f->place == LC_FAULT_KNOWN || f->place == LC_FAULT_TARGET};
    char at[PLACE], what[3 * PLACE] = "the loss", step[PLACE] = "";
    const char *is = f->back ? "has the gradient" : "is";
    say_row(at, series, w.origin);
    if (t.data)
        say_data(what, f, s, series, w.origin - (f->place == LC_FAULT_INPUT ? steps : f->origins - 1), item % lc_source_width(s));
    else if (f->place < LC_FAULT_OUTPUT) {
        snprintf(step, sizeof step, "step %zu of %zu, ", f->step + 1, f->stack ? f->steps : steps);
        say_layer(what, f);
    } else if (f->place == LC_FAULT_OUTPUT)
        snprintf(what, sizeof what, "output %zu of the head", f->row + 1);
    snprintf(t.text, sizeof t.text, "series '%s', window at %s: %s%s %s %g", series->name, at, step, what, is,
             isnan(f->value) ? fabs(f->value) : f->value); /* a nan has no sign worth a word */
    return t;
}

static bool is_finite(const lc_parameter *p, const lc_real *block)
{
    for (size_t i = 0; i < p->rows * p->columns; i++)
        if (!isfinite(block[p->offset + i]))
            return false;
    return true;
}

bool lc_fault_in_weights(lc_fault_text *out, const lc_net *net, const lc_real *weights)
{
    for (size_t i = 0; i < net->count; i++)
        if (!is_finite(&net->parameter[i], weights)) {
            *out = (lc_fault_text){.data = false};
            snprintf(out->text, sizeof out->text, "parameter %s is not finite", net->parameter[i].name);
            return true;
        }
    return false;
}

static double largest(const lc_parameter *p, const lc_real *block)
{
    double most = 0;
    for (size_t i = 0; i < p->rows * p->columns; i++)
        if (fabs((double)block[p->offset + i]) > most)
            most = fabs((double)block[p->offset + i]);
    return most;
}

lc_fault_text lc_fault_in_gradient(const lc_net *net, const lc_real *gradient)
{
    lc_fault_text t = {.data = false};
    size_t most = 0;
    double size = 0;
    for (size_t i = net->count; i-- > 0;)
        if (!is_finite(&net->parameter[i], gradient)) {
            snprintf(t.text, sizeof t.text, "all numbers of the windows are finite, but the sum of their gradients of %s is not",
                     net->parameter[i].name);
            return t;
        }
    for (size_t i = 0; i < net->count; i++) {
        const double own = largest(&net->parameter[i], gradient);
        most = own > size ? i : most;
        size = own > size ? own : size;
    }
    snprintf(t.text, sizeof t.text, "all numbers are finite, but the gradient of %s is as large as %g", net->parameter[most].name,
             size);
    return t;
}
