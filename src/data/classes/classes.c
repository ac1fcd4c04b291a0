/* classes - limits, names, and the class of every row. */
#include "data/classes.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/status.h"

/* --- names ----------------------------------------------------------------------------------------------------------- */

/* A channel's name is COLUMN=WORD. */
static const char *word_of(const lc_classes_request *r, size_t index)
{
    const char *name = r->truth->channel[r->targets[index]].name, *equals = strrchr(name, '=');
    return equals ? equals + 1 : name;
}

static bool is_label(const lc_classes_request *r)
{
    return strcmp(r->config->of, "label") == 0;
}

/* Of labels, what their channels have before "=". */
static lc_status name_targets(lc_classes *c, const lc_classes_request *r)
{
    char name[LC_TEXT_MAX];
    CHECK(lc_new(&c->target, c->targets, sizeof *c->target));
    for (size_t i = 0; i < c->targets; i++) {
        const char *channel = r->truth->channel[r->targets[i]].name, *equals = strrchr(channel, '=');
        const size_t length = is_label(r) && equals ? (size_t)(equals - channel) : strlen(channel);
        snprintf(name, sizeof name, "%.*s", (int)length, channel);
        CHECK(lc_copy_text(&c->target[i], name));
    }
    return LC_OK;
}

static lc_status copy_names(lc_classes *c, const lc_classes_request *r)
{
    char word[LC_TEXT_MAX];
    lc_names list = {.at = r->config->names, .separators = ", \t"};
    size_t count = 0;
    for (; count < c->count && lc_names_next(word, &list); count++)
        CHECK(lc_copy_text(&c->name[count], word));
    return LC_OK;
}

/* Down and up are said of changes only. */
static lc_status make_names(lc_classes *c, const lc_classes_request *r)
{
    static const char *const change[] = {"down", "flat", "up"}, *const value[] = {"low", "middle", "high"};
    const char *const *three = strcmp(r->config->of, "value") == 0 ? value : change;
    char made[LC_NAME_MAX];
    for (size_t i = 0; i < c->count; i++) {
        snprintf(made, sizeof made, "c%zu", i + 1);
        const char *name = c->count == 3 ? three[i] : c->count == 2 ? three[2 * i] : made;
        CHECK(lc_copy_text(&c->name[i], is_label(r) ? word_of(r, i) : name));
    }
    return LC_OK;
}

/* --- limits ---------------------------------------------------------------------------------------------------------- */

size_t lc_class_of(double value, const double *limit, size_t limits)
{
    size_t k = 0;
    while (k < limits && value > limit[k])
        k++;
    return k;
}

size_t lc_class_most(const double *score, size_t classes)
{
    size_t most = 0;
    for (size_t k = 1; k < classes; k++)
        if (score[k] > score[most])
            most = k;
    return most;
}

static lc_status find_limits(lc_classes *c, const lc_classes_request *r, const lc_class_plan *plan)
{
    CHECK(lc_new(&c->limit, c->targets * plan->limits, sizeof *c->limit));
    for (size_t target = 0; target < c->targets; target++) {
        double *limit = c->limit + target * plan->limits;
        memcpy(limit, plan->limit, plan->limits * sizeof *limit);
        if (plan->quantiles)
            CHECK(lc_class_quantiles(limit, r, plan, target));
    }
    return LC_OK;
}

/* --- rows ------------------------------------------------------------------------------------------------------------ */

static lc_status fill_row(lc_real *out, const lc_classes *c, const lc_classes_request *r, lc_class_row at)
{
    for (at.target = 0; at.target < c->targets; at.target++) {
        double value = NAN;
        CHECK(lc_class_measure(&value, r, &at));
        if (c->limit && !isnan(value))
            value = (double)lc_class_of(value, c->limit + at.target * (c->count - 1), c->count - 1);
        out[at.target] = (lc_real)value;
    }
    return LC_OK;
}

static lc_status fill_rows(lc_classes *c, const lc_classes_request *r)
{
    CHECK(lc_new(&c->column, c->targets, sizeof *c->column));
    for (size_t target = 0; target < c->targets; target++)
        c->column[target] = target;
    CHECK(lc_new(&c->row, 1, sizeof *c->row));
    CHECK(lc_new(&c->row->value, r->truth->series_count, sizeof *c->row->value));
    c->row->series_count = r->truth->series_count;
    c->row->channels = c->targets;
    for (size_t series = 0; series < r->truth->series_count; series++) {
        const size_t rows = r->truth->series[series].rows;
        size_t piece = 0;
        CHECK(lc_new(&c->row->value[series], rows * c->targets, sizeof **c->row->value));
        for (size_t row = 0; row < rows; row++) {
            piece = lc_class_piece(r, series, row, piece);
            CHECK(fill_row(c->row->value[series] + row * c->targets, c, r, (lc_class_row){series, row, piece, 0}));
        }
    }
    return LC_OK;
}

/* --- making it ------------------------------------------------------------------------------------------------------- */

static lc_status count_classes(lc_classes *c, const lc_classes_request *r, const lc_class_plan *plan)
{
    const bool step = strcmp(r->config->each, "row") == 0;
    c->count = plan->label ? r->target_count : plan->limits + 1;
    c->targets = plan->label ? 1 : r->target_count;
    c->lead = step ? 0 : r->horizon - 1;
    c->steps = step ? r->horizon : 1;
    if (c->count < 2 || c->count > LC_CLASSES_MAX)
        return lc_fail(LC_E_CONFIG, "classes.of = label: data.target names %s, and each is a class: 2 to %d",
                       lc_counted(c->count, "channel").text, LC_CLASSES_MAX);
    if ((plan->names && plan->names != c->count) || (plan->weights && plan->weights != c->count))
        return lc_fail(LC_E_CONFIG, "classes.%s gives %zu, but there are %zu classes: a channel of data.target each",
                       plan->names && plan->names != c->count ? "names" : "weights",
                       plan->names && plan->names != c->count ? plan->names : plan->weights, c->count);
    return plan->names ? copy_names(c, r) : make_names(c, r);
}

/* What was fitted before keeps its limits and counts. */
static lc_status take_fitted(lc_classes *c, lc_classes *fitted, size_t limits)
{
    if (c->count != fitted->count || c->targets != fitted->targets || !fitted->limit != !limits)
        return lc_fail(LC_E_DATA, "the run's classes are of %zu names and %zu targets, its configuration says %zu and %zu",
                       fitted->count, fitted->targets, c->count, c->targets);
    c->limit = fitted->limit;
    c->seen = fitted->seen;
    fitted->limit = NULL;
    fitted->seen = NULL;
    return LC_OK;
}

lc_status lc_classes_new(lc_classes **out, const lc_classes_request *r, lc_classes **fitted)
{
    lc_status status = LC_OK;
    lc_class_plan plan;
    lc_classes *c = NULL;
    TRY(lc_class_plan_read(&plan, r->config));
    TRY(lc_new(&c, 1, sizeof *c));
    TRY(count_classes(c, r, &plan));
    TRY(name_targets(c, r));
    if (*fitted)
        TRY(take_fitted(c, *fitted, plan.limits));
    else if (!plan.label)
        TRY(find_limits(c, r, &plan));
    TRY(fill_rows(c, r));
    if (!c->seen)
        TRY(lc_classes_count(c, r));
    lc_classes_weigh(c, &plan);
    *out = c;
    c = NULL;
done:
    lc_classes_free(c);
    lc_classes_free(*fitted);
    *fitted = NULL;
    return status;
}

void lc_classes_free(lc_classes *c)
{
    if (!c)
        return;
    for (size_t k = 0; k < LC_CLASSES_MAX; k++)
        lc_free(c->name[k]);
    for (size_t i = 0; c->target && i < c->targets; i++)
        lc_free(c->target[i]);
    lc_free(c->target);
    lc_scaled_free(c->row);
    lc_free(c->column);
    lc_free(c->limit);
    lc_free(c->seen);
    lc_free(c);
}
