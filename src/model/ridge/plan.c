/* plan - the options of a ridge regression: a word, or numbers to choose from. */
#include "model/ridge/plan.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/knob.h"
#include "core/text.h"
#include "data/classes.h"

const char lc_ridge_name[] = "ridge";

enum { LIST_MAX = 128 }; /* letters of a list, with the last one's 0 */

typedef struct knobs {
    char penalty[LIST_MAX], lookback[LIST_MAX], trailing[LIST_MAX], maps[LC_NAME_MAX];
} knobs;

#define PENALTY_LEAST 1e-12
#define PENALTY_MOST  1e12
#define LOOKBACK_MOST 1e6

static const char *const *auto_names(void)
{
    static const char *const names[] = {"auto", NULL};
    return names;
}

static const char *const *lookback_names(void)
{
    static const char *const names[] = {"context", "auto", NULL};
    return names;
}

static const char *const *maps_names(void)
{
    static const char *const names[] = {"channel", "shared", "auto", NULL};
    return names;
}

static const lc_option rows[] = {
    LC_KNOB_TRIED(
        knobs, penalty, NUMBERS, "auto", PENALTY_LEAST, PENALTY_MOST, auto_names,
        "what the squares of coefficients cost beside squared errors, both summed, scaled; several numbers: the one that is "
        "best on validation rows, of every channel and 24 steps; auto: windows * 1e-6 to windows * 1"),
    LC_KNOB_TRIED(knobs, lookback, COUNTS, "context", 1, LOOKBACK_MOST, lookback_names,
                  "rows that it reads; several numbers: the best on validation rows; context: window.context; auto: that, a "
                  "half, a quarter, an eighth of it"),
    LC_KNOB_TRIED(knobs, trailing, NUMBERS, "auto", 0, 1, auto_names,
                  "the share of these rows, the last ones, whose mean is taken off; 0: the last value; several numbers: the best "
                  "on validation rows; auto: 0 0.01 0.03 0.1 0.3 1"),
    LC_KNOB_CHOICE(knobs, maps, "auto", maps_names,
                   "channel: coefficients for each channel; shared: the same for all; auto: what is better on validation rows"),
    LC_KNOBS_END,
};

lc_variant lc_ridge_variant(const char *name)
{
    if (strcmp(name, lc_ridge_name) != 0)
        return (lc_variant){NULL, NULL, NULL};
    return (lc_variant){lc_ridge_name,
                        "closed form: each channel linear in its own past, after its level is taken off (Hoerl & Kennard 1970)",
                        rows};
}

bool lc_ridge_is(const lc_model_config *model)
{
    return strcmp(model->kind, lc_ridge_name) == 0;
}

/* --- numbers between blanks or commas ---------------------------------------------------------------------------------- */

typedef struct list {
    const char *key, *text;
    double least, most;
    bool whole;
} list;

static lc_status refuse(const list *l)
{
    return lc_fail(LC_E_CONFIG, "ridge.%s = %s: expected a word of its explanation, or up to %d %snumbers from %g to %g", l->key,
                   l->text, LC_RIDGE_TRIED, l->whole ? "whole " : "", l->least, l->most);
}

static lc_status read_list(double out[LC_RIDGE_TRIED], size_t *count, const list *l)
{
    char text[LIST_MAX], *rest = NULL;
    size_t found = 0;
    snprintf(text, sizeof text, "%s", l->text);
    for (char *word = strtok_r(text, " ,\t", &rest); word; word = strtok_r(NULL, " ,\t", &rest)) {
        double value;
        if (found == LC_RIDGE_TRIED || !lc_text_number(&value, word) || !(value >= l->least && value <= l->most) ||
            (l->whole && value != floor(value)))
            return refuse(l);
        out[found++] = value;
    }
    *count = found;
    return found ? LC_OK : refuse(l);
}

static lc_status read_penalty(lc_ridge_plan *p, const char *text)
{
    static const double of_windows[] = {1e-3, 1e-6, 1e-5, 1e-4, 1e-2, 1e-1, 1};
    p->per_window = strcmp(text, "auto") == 0;
    if (!p->per_window)
        return read_list(p->penalty, &p->penalties, &(list){"penalty", text, PENALTY_LEAST, PENALTY_MOST, false});
    p->penalties = sizeof of_windows / sizeof *of_windows;
    memcpy(p->penalty, of_windows, sizeof of_windows);
    return LC_OK;
}

static lc_status read_lookback(lc_ridge_plan *p, const char *text, size_t context)
{
    enum { HALVINGS = 4, LEAST = 8 };
    double rows_read[LC_RIDGE_TRIED];
    if (strcmp(text, "auto") == 0 || strcmp(text, "context") == 0) {
        const size_t most = *text == 'a' ? HALVINGS : 1;
        for (size_t rows_left = context; p->lookbacks < most && (rows_left >= LEAST || rows_left == context); rows_left /= 2)
            p->lookback[p->lookbacks++] = rows_left;
        return LC_OK;
    }
    CHECK(read_list(rows_read, &p->lookbacks, &(list){"lookback", text, 1, (double)context, true}));
    for (size_t i = 0; i < p->lookbacks; i++)
        p->lookback[i] = (size_t)rows_read[i];
    return LC_OK;
}

static lc_status read_trailing(lc_ridge_plan *p, const char *text)
{
    return read_list(p->trailing, &p->trailings,
                     &(list){"trailing", strcmp(text, "auto") == 0 ? "0 0.01 0.03 0.1 0.3 1" : text, 0, 1, false});
}

lc_status lc_ridge_plan_read(lc_ridge_plan *out, const lc_config *config)
{
    lc_ridge_plan p = {0};
    lc_knob_values values;
    CHECK(lc_knobs_read(&values, &config->model.knobs, lc_ridge_name, rows));
    const knobs *k = (const knobs *)(const void *)values.byte;
    CHECK(read_penalty(&p, k->penalty));
    CHECK(read_lookback(&p, k->lookback, config->window.context));
    CHECK(read_trailing(&p, k->trailing));
    p.channels = strcmp(k->maps, "shared") != 0;
    p.shared = strcmp(k->maps, "channel") != 0;
    *out = p;
    return LC_OK;
}

lc_status lc_ridge_check(const lc_config *config)
{
    lc_ridge_plan plan;
    if (lc_class_config_is_on(&config->classes))
        return lc_fail(LC_E_CONFIG, "model.kind = ridge says numbers, and classes.of = %s asks for classes: choose another kind",
                       config->classes.of);
    return lc_ridge_plan_read(&plan, config);
}
