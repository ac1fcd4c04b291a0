/* outlook - the columns of a forecaster: what its head can be asked for. */
#include "model/outlook.h"

#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/text.h"
#include "model/adaptive.h"
#include "model/forecaster.h"
#include "nn/net.h"

/* Deciles: they part what may come into ten equally likely pieces, whose shares of the truth are a histogram of ten bars; the
 * outer ones are an interval of 80 %. */
static const double deciles[] = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

enum { SAMPLES_MOST = 100000 };

/* What is asked for, by whom. */
typedef struct asked {
    const lc_net *net;           /* NULL: a baseline */
    const lc_interval *interval; /* NULL: none */
    const char *what;            /* "model.kind = drift" */
    const double *level;
    size_t levels, samples;
    bool named; /* levels, by who asks: each is said, or refused */
} asked;

/* --- levels ---------------------------------------------------------------------------------------------------------- */

static lc_status check_levels(const asked *a)
{
    for (size_t i = 0; i < a->levels; i++) {
        if (!(a->level[i] > 0 && a->level[i] < 1))
            return lc_fail(LC_E_USAGE, "level %g: expected a probability between 0 and 1", a->level[i]);
        if (i && a->level[i] <= a->level[i - 1])
            return lc_fail(LC_E_USAGE, "level %g after %g: write each level once, rising", a->level[i], a->level[i - 1]);
    }
    return LC_OK;
}

static bool says_more(const asked *a)
{
    return a->interval || (a->net && a->net->head->quantile);
}

/* Those that the head learned; NULL: it has all. */
static const double *learned(size_t *count, const asked *a)
{
    const lc_head *head = a->net ? a->net->head : NULL;
    if (a->interval) {
        *count = a->interval->levels;
        return a->interval->level;
    }
    return head->levels ? head->levels(count, &a->net->head_knobs) : NULL;
}

/* Of a distribution only, as it is. */
static lc_status check_samples(const asked *a)
{
    const lc_head *head = a->net ? a->net->head : NULL;
    if (!a->samples)
        return LC_OK;
    if (!head || !head->quantile || head->levels)
        return lc_fail(LC_E_CONFIG,
                       "%s %s only, and no samples: choose %sa distribution, such as model.loss = gaussian, and train again",
                       a->what, head && head->levels ? "has quantiles" : "says a point", head ? "" : "a network with ");
    return a->interval ? lc_fail(LC_E_CONFIG, "model.interval corrects quantiles, not samples: leave out one of them") : LC_OK;
}

static lc_status refuse_level(const asked *a, double level, const double *own, size_t count)
{
    char known[LC_NAME_MAX] = "";
    for (size_t i = 0, end = 0; i < count; i++, end = strlen(known))
        snprintf(known + end, sizeof known - end, " %g", own[i]);
    return lc_fail(LC_E_CONFIG, "%s did not learn the level %g: ask for some of%s, or train with it in quantile.levels", a->what,
                   level, known);
}

static lc_status check_learned(const asked *a)
{
    size_t count = 0;
    const double *own = learned(&count, a);
    for (size_t i = 0; own && i < a->levels; i++) {
        size_t at = 0;
        while (at < count && fabs(own[at] - a->level[i]) > 1e-9)
            at++;
        if (at == count && a->interval)
            return lc_fail(LC_E_CONFIG, "level %g was not measured for model.interval: ask for %s", a->level[i],
                           count == 199 ? "multiples of 0.005" : "0.05, 0.1, ... 0.95, 0.005, 0.01, 0.025 or 1 less these");
        if (at == count)
            return refuse_level(a, a->level[i], own, count);
    }
    return LC_OK;
}

/* An order statistic beyond the last one is infinite: whether there are windows enough for a level. */
static bool is_within_reach(const asked *a, double level)
{
    const lc_interval *v = a->interval;
    const size_t at = v ? lc_interval_find(v, level) : 0;
    for (size_t cell = 0; v && cell < v->cells; cell++)
        if (isinf(v->offset[at * v->cells + cell]))
            return false;
    return true;
}

static lc_status check_reach(const asked *a)
{
    for (size_t i = 0; a->named && i < a->levels; i++)
        if (!is_within_reach(a, a->level[i]))
            return lc_fail(LC_E_CONFIG,
                           "level %g: %zu validation windows are too few for it with model.interval; ask for levels nearer to "
                           "0.5 with --levels, or make the validation part longer",
                           a->level[i], a->interval->windows);
    return LC_OK;
}

/* What nobody names: the head's own. */
static void choose_levels(asked *a)
{
    if (!a->level && says_more(a)) {
        a->level = learned(&a->levels, a);
        if (!a->level || (a->interval && !(a->net && a->net->head->levels))) {
            a->level = deciles;
            a->levels = sizeof deciles / sizeof *deciles;
        }
    }
    a->levels = a->level ? a->levels : 0;
}

static lc_status check_asked(const asked *a)
{
    if (a->samples > SAMPLES_MOST)
        return lc_fail(LC_E_USAGE, "%zu samples: at most %d", a->samples, SAMPLES_MOST);
    CHECK(check_levels(a));
    if (a->levels && !says_more(a))
        return lc_fail(LC_E_CONFIG, "%s says a point only, and no quantiles: train again with model.interval%s", a->what,
                       a->net ? ", or with another model.loss, such as quantile" : ", which measures them");
    CHECK(check_samples(a));
    if (says_more(a))
        CHECK(check_learned(a));
    return check_reach(a);
}

/* --- columns --------------------------------------------------------------------------------------------------------- */

static void fill(lc_outlook *o, const asked *a)
{
    o->column[o->count++] = (lc_column){.kind = LC_COLUMN_POINT};
    for (size_t i = 0; i < a->levels; i++) {
        if (!is_within_reach(a, a->level[i])) {
            o->left++;
            continue;
        }
        lc_column *c = &o->column[o->count++];
        *c = (lc_column){.kind = LC_COLUMN_QUANTILE, .level = a->level[i]};
        lc_text_print(c->name, sizeof c->name, "q%.12g", a->level[i]);
    }
    for (size_t i = 0; i < a->samples; i++) {
        lc_column *c = &o->column[o->count++];
        *c = (lc_column){.kind = LC_COLUMN_SAMPLE, .index = i};
        snprintf(c->name, sizeof c->name, "sample%zu", i + 1);
    }
}

lc_status lc_outlook_new(lc_outlook **out, const lc_forecaster *f, const double *level, size_t levels, size_t samples)
{
    lc_status status = LC_OK;
    char what[2 * LC_NAME_MAX];
    const lc_model_config *model = &f->config.model;
    lc_outlook *o = NULL;
    asked a = {f->neural ? lc_neural_net(f->neural) : NULL, f->interval, what, level, levels, samples, level};
    snprintf(what, sizeof what, "model.%s = %s", a.net ? "loss" : "kind", a.net ? model->loss : model->kind);
    if (f->task->classes && (level || samples))
        return lc_fail(LC_E_CONFIG, "classes.of = %s: classes have no quantiles and no samples", f->config.classes.of);
    choose_levels(&a);
    TRY(check_asked(&a));
    TRY(lc_new(&o, 1, sizeof *o));
    TRY(lc_new(&o->column, 1 + a.levels + samples, sizeof *o->column));
    o->forecaster = f;
    fill(o, &a);
    if (f->interval && f->interval->rate > 0 && a.levels)
        TRY(lc_adaptive_new(&o->adaptive, o));
    *out = o;
    o = NULL;
done:
    lc_outlook_free(o);
    return status;
}

void lc_outlook_free(lc_outlook *o)
{
    if (!o)
        return;
    lc_adaptive_free(o->adaptive);
    lc_free(o->column);
    lc_free(o);
}

const lc_column *lc_outlook_columns(size_t *count, const lc_outlook *o)
{
    return lc_outlook_list(count, o);
}

bool lc_outlook_has_crps(const lc_outlook *o)
{
    const lc_forecaster *f = o->forecaster;
    return f->neural && lc_neural_members(f->neural) < 2 && !f->interval && lc_neural_net(f->neural)->head->crps &&
           !f->task->transform->apply;
}
