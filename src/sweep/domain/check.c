/* check - dimensions that could never count, or that no trial could use, are refused before the first one. */
#include "sweep/domain.h"

#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"
#include "model/entry.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Whether a range has a value that is written like that. */
static bool is_in_range(const lc_dimension *d, const char *name)
{
    double x;
    char text[LC_TEXT_MAX];
    if (!(d->step > 0) || !lc_text_number(&x, name) || !(x >= d->low - d->step / 2) || !(x <= d->high + d->step / 2))
        return false;
    lc_dimension_text(text, sizeof text, d, d->low + d->step * nearbyint((x - d->low) / d->step));
    return strcmp(text, name) == 0;
}

static bool has_value(const lc_dimension *d, const char *name)
{
    for (size_t i = 0; i < d->choices; i++)
        if (strcmp(d->choice[i], name) == 0)
            return true;
    return d->kind != LC_DIMENSION_CHOICE && is_in_range(d, name);
}

static lc_status refuse_condition(const lc_dimension *d, const lc_dimension *parent, const char *name)
{
    if (parent->kind == LC_DIMENSION_NUMBER)
        return lc_fail(LC_E_CONFIG,
                       "%s counts only if %s is %s, and numbers between others are never met: give %s a list of values", d->key,
                       parent->key, name, parent->key);
    return lc_fail(LC_E_CONFIG, "%s counts only if %s is %s, which it never is: %s = %s", d->key, parent->key, name, parent->key,
                   parent->text);
}

/* Each value of a condition is one that the other dimension has. */
static lc_status check_condition(const lc_dimension *d, const lc_dimension *parent)
{
    char *name = NULL;
    lc_status status = LC_OK;
    lc_names list = {.at = d->only_value, .separators = ","};
    CHECK(lc_new(&name, strlen(d->only_value) + 1, 1));
    if (has_value(parent, d->only_value)) /* a value that has a comma */
        list.at = "";
    while (status == LC_OK && lc_names_next(name, &list))
        if (!has_value(parent, name))
            status = refuse_condition(d, parent, name);
    lc_free(name);
    return status;
}

/* Of what depends on itself, through others too, no value would ever count. */
static lc_status check_circle(const lc_dimension *d, const lc_domain *domain)
{
    const lc_dimension *above = d;
    for (size_t i = 0; i < domain->count && above && *above->only_key; i++) {
        above = lc_domain_find(domain, above->only_key);
        if (above == d)
            return lc_fail(LC_E_CONFIG, "%s counts only if %s is %s%s: of itself nothing can depend", d->key, d->only_key,
                           d->only_value, strcmp(d->only_key, d->key) == 0 ? "" : ", which in turn depends on it");
    }
    return LC_OK;
}

/* A knob whose variant neither varies nor is chosen. */
static lc_status check_knob(const lc_dimension *d, const lc_domain *domain, const lc_config *base)
{
    char section[LC_NAME_MAX], value[LC_TEXT_MAX];
    const char *key = lc_entry_split(section, d->key);
    lc_config scratch = *base;
    if (!strchr(key, '.') || lc_domain_chooser(domain, section, key))
        return LC_OK;
    lc_dimension_text(value, sizeof value, d, d->low);
    lc_entry_forget(&scratch); /* the base may have knobs of variants that others try */
    CHECK(lc_config_put(&scratch, section, key, value, d->key));
    return lc_entry_check(&scratch);
}

/* Whether a trial may choose the variant of a knob. */
static bool is_of_use(const lc_entry_knob *k, const lc_domain *domain, const lc_config *base)
{
    char variant[LC_NAME_MAX];
    const lc_dimension *d = lc_domain_chooser(domain, k->section, k->key);
    snprintf(variant, sizeof variant, "%.*s", (int)strcspn(k->key, "."), k->key);
    if (d && has_value(d, variant))
        return true;
    return (!d || *d->only_key) && lc_entry_chooses(base, k);
}

/* What chooses its variant: "cell = lstm,gru" */
static const char *choice_of(char text[LC_TEXT_MAX], const lc_entry_knob *k, const lc_domain *domain, const lc_config *base)
{
    const lc_dimension *d = lc_domain_chooser(domain, k->section, k->key);
    if (d)
        snprintf(text, LC_TEXT_MAX, "%s = %s", d->key, d->text);
    else
        snprintf(text, LC_TEXT_MAX, "%s.%s = %s", k->section, k->row->key, (const char *)base + k->row->offset);
    return text;
}

/* What the base sets of variants: each is one that a trial may choose. */
static lc_status check_base(const lc_domain *domain, const lc_config *base)
{
    char text[LC_TEXT_MAX];
    lc_entry_knob k = {0};
    while (lc_entry_next_knob(&k, base)) {
        const bool tried = k.option && lc_domain_chooser(domain, k.section, k.key);
        if (!k.option || is_of_use(&k, domain, base) || (tried && lc_entry_knob_is_standard(&k)))
            continue;
        return lc_fail(LC_E_CONFIG, "[%s] %s = %s: no trial uses it, since %s; remove it, or try %.*s too", k.section, k.key,
                       k.value, choice_of(text, &k, domain, base), (int)strcspn(k.key, "."), k.key);
    }
    return LC_OK;
}

lc_status lc_domain_inherit(lc_buffer *left, lc_config *base, const lc_config *stored, const lc_domain *domain)
{
    char text[LC_TEXT_MAX];
    lc_entry_knob k = {0};
    while (lc_entry_next_knob(&k, stored)) {
        if (lc_entry_gives(base, &k))
            continue;
        if (!k.option || is_of_use(&k, domain, base))
            CHECK(lc_entry_take(base, &k));
        else if (!lc_entry_knob_is_standard(&k))
            lc_buffer_line(left, "%s.%s = %s is left out: %s", k.section, k.key, k.value, choice_of(text, &k, domain, base));
    }
    return LC_OK;
}

/* What is of the whole sweep: a trial that had another value would not use it, or be what all others are. */
static lc_status check_shared(const lc_dimension *d)
{
    static const char *const shared[] = {"data.file", "run.threads", "run.checkpoint", NULL};
    if (strcmp(d->key, "train.from") == 0 || strcmp(d->key, "train.from_scaler") == 0)
        return lc_fail(LC_E_CONFIG, "%s: trials of a sweep begin with random weights: leave it out", d->key);
    if (strcmp(d->key, "run.seeds") == 0)
        return lc_fail(LC_E_CONFIG, "run.seeds: a sweep trains one network a trial; --seeds averages the scores of several");
    if (!shared[lc_names_find(shared, d->key)])
        return LC_OK;
    return lc_fail(LC_E_CONFIG, "%s is the same for all trials of a sweep: set one value of it, and vary another key", d->key);
}

lc_status lc_domain_check(const lc_domain *domain, const lc_config *base)
{
    for (size_t i = 0; i < domain->count; i++) {
        const lc_dimension *d = &domain->dimension[i];
        const lc_dimension *parent = *d->only_key ? lc_domain_find(domain, d->only_key) : NULL;
        CHECK(check_shared(d));
        CHECK(check_circle(d, domain));
        if (parent)
            CHECK(check_condition(d, parent));
        CHECK(check_knob(d, domain, base));
    }
    return check_base(domain, base);
}
