/* interval - which there are, and their memory. */
#include "model/interval.h"

#include "core/knob.h"
#include "core/mem.h"
#include "core/status.h"

#include <math.h>
#include <string.h>

/* Of all these variants only the last one has a knob. */
typedef struct adaptive {
    double rate;
} adaptive;

static const lc_option knobs[] = {
    LC_KNOB_NUMBER(adaptive, rate, "0.01", 1e-9, 1,
                   "how far one window moves a level: gamma of p + gamma (p - [y <= q]), summed over the windows since"),
    LC_KNOBS_END,
};

static const lc_variant variants[] = {
    {"none", "a model says what its head says", NULL},
    {"conformal", "by the errors over the validation windows", NULL},
    {"normalized", "the same, wide where the context moves much", NULL},
    {"adaptive", "the same, and what is covered since then moves the levels", knobs},
};

enum { VARIANTS = sizeof variants / sizeof variants[0] };

bool lc_interval_is_asked(const lc_model_config *model)
{
    return strcmp(model->interval, lc_interval_names()[0]) != 0;
}

const char *const *lc_interval_names(void)
{
    static const char *const names[] = {"none", "conformal", "normalized", "adaptive", NULL};
    return names;
}

lc_variant lc_interval_variant(const char *name)
{
    for (size_t i = 0; i < VARIANTS; i++)
        if (strcmp(name, variants[i].name) == 0)
            return variants[i];
    return (lc_variant){NULL, NULL, NULL};
}

lc_status lc_interval_begin(lc_interval **out, const lc_model_config *model, size_t cells)
{
    lc_interval *v = NULL;
    lc_knob_values values;
    CHECK(lc_knobs_read(&values, &model->knobs, model->interval, lc_interval_variant(model->interval).knobs));
    CHECK(lc_new(&v, 1, sizeof *v));
    v->cells = cells;
    v->normalized = strcmp(model->interval, "normalized") == 0;
    v->rate = lc_interval_variant(model->interval).knobs ? values.number : 0;
    *out = v;
    return LC_OK;
}

void lc_interval_free(lc_interval *v)
{
    if (!v)
        return;
    lc_free(v->level);
    lc_free(v->offset);
    lc_free(v->rank);
    lc_free(v->error);
    lc_free(v);
}

size_t lc_interval_find(const lc_interval *v, double level)
{
    size_t i = 0;
    while (i < v->levels && fabs(v->level[i] - level) > 1e-9)
        i++;
    return i;
}

double lc_interval_error(const lc_interval *v, size_t base, size_t cell, double p)
{
    const double *e = v->error + base * v->ranks * v->cells + cell;
    size_t first = 0, last = v->ranks - 1;
    while (first < last && isinf(e[first * v->cells]))
        first++;
    while (last > first && isinf(e[last * v->cells]))
        last--;
    if (p <= v->rank[first])
        return e[first * v->cells];
    while (first < last && v->rank[first + 1] <= p)
        first++;
    if (first == last)
        return e[last * v->cells];
    /* e(p) = e_r + (p - p_r) / (p_r+1 - p_r) (e_r+1 - e_r) */
    const double below = e[first * v->cells], share = (p - v->rank[first]) / (v->rank[first + 1] - v->rank[first]);
    return below + share * (e[(first + 1) * v->cells] - below);
}

static const double moves_least = 0.01;

double lc_interval_unit(const lc_interval *v, const lc_task *task, lc_window w, size_t target)
{
    const lc_dataset *d = task->known;
    const size_t channel = task->targets[target];
    const double scale = task->scaler->scale[w.series * d->channels + channel], *x = d->series[w.series].value + channel;
    double moves = 0;
    const size_t own = task->window.context - w.lacks; /* rows of its context, which no gap is in */
    size_t count = 0, first = w.origin > own ? w.origin - own : 0;
    if (!v->normalized)
        return scale;
    for (size_t row = first + 1; row < w.origin; row++) {
        const double change = fabs(x[row * d->channels] - x[(row - 1) * d->channels]);
        moves += isnan(change) ? 0 : change;
        count += !isnan(change);
    }
    return scale * ((count ? moves / (double)count / scale : 0) + moves_least);
}
