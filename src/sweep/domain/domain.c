/* domain - dimensions from their texts, and configurations from points. */
#include "sweep/domain.h"

#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"
#include "model/entry.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A key without its section, by its name here or elsewhere. */
static lc_status refuse_key(const char *key, const char *place)
{
    const char *section, *meant;
    lc_config_meant(&section, &meant, key);
    if (section)
        return lc_fail(LC_E_CONFIG, "%s: '%s' is not a key: expected section.key=values, as %s.%s=...", place, key, section,
                       meant);
    return lc_fail(LC_E_CONFIG, "%s: '%s' is not a key: expected section.key=values", place, key);
}

/* Whether the configuration takes a value of a key. */
static lc_status try_value(const lc_config *base, const char *key, const char *value, const char *place)
{
    lc_config scratch = *base;
    char section[LC_NAME_MAX];
    const char *rest = lc_entry_split(section, key);
    if (!rest)
        return refuse_key(key, place);
    return lc_config_put(&scratch, section, rest, value, place);
}

/* --- ranges ---------------------------------------------------------------------------------------------------------- */

static lc_status wrong(const lc_dimension *d, const char *place, const char *is)
{
    return lc_fail(LC_E_CONFIG, "%s: %s: %s", place, d->key, is);
}

/* ":log", ":24", with blanks or without */
static lc_status take_form(lc_dimension *d, char *form, const char *place)
{
    form = lc_text_trim(form);
    if (strcmp(form, "log") == 0) {
        d->log = true;
        return LC_OK;
    }
    if (!lc_text_number(&d->step, form) || !(d->step > 0) || (d->kind == LC_DIMENSION_COUNT && d->step != floor(d->step)))
        return lc_fail(LC_E_CONFIG, "%s: %s: ':%s' is neither :log nor a step such as :24", place, d->key, form);
    return LC_OK;
}

static lc_status check_range(lc_dimension *d, const char *place)
{
    if (!(d->low < d->high))
        return wrong(d, place, "the range is empty: its first number is not below the last one");
    if (d->log && d->low <= 0)
        return wrong(d, place, "a range that begins at 0 or below has no logarithm: begin above 0, or leave out :log");
    d->end = d->high;
    if (d->step > 0) /* the last value is on a step */
        d->high = d->low + d->step * floor((d->high - d->low) / d->step + 1e-9);
    return d->low < d->high ? LC_OK
                            : wrong(d, place, "the step is longer than the range, so that there is only its first number");
}

/* "16..256:log" */
static lc_status take_range(lc_dimension *d, const lc_config *base, char *text, const char *place)
{
    char *dots = strstr(text, ".."), *form = strchr(text, ':');
    *dots = '\0';
    if (form)
        *form++ = '\0';
    if (!lc_text_number(&d->low, text) || !lc_text_number(&d->high, dots + 2))
        return wrong(d, place, "the ends of a range are numbers: 16..256, 1e-4..1e-2:log");
    d->step = d->kind == LC_DIMENSION_COUNT ? 1 : 0;
    if (form)
        CHECK(take_form(d, form, place));
    CHECK(try_value(base, d->key, text, place));
    CHECK(try_value(base, d->key, dots + 2, place));
    return check_range(d, place);
}

/* Kinds of which a number is a value. */
static bool is_fraction(lc_option_kind kind)
{
    return kind == LC_OPTION_NUMBER || kind == LC_OPTION_NUMBERS || kind == LC_OPTION_TRIED_NUMBERS;
}

static bool is_count(lc_option_kind kind)
{
    return kind == LC_OPTION_COUNT || kind == LC_OPTION_AUTO_COUNT || kind == LC_OPTION_COUNTS ||
           kind == LC_OPTION_TRIED_COUNTS || kind == LC_OPTION_SEED;
}

/* After a value that cannot be: of a range as other programs write it, "1e-4:1e-2:log", how it is written here. */
static lc_status refuse_value(const lc_option *option, const lc_dimension *d, const char *text, const char *place)
{
    double low, high;
    char copy[LC_TEXT_MAX], why[LC_TEXT_MAX];
    snprintf(copy, sizeof copy, "%s", text);
    char *second = strchr(copy, ':'), *form = second ? strchr(second + 1, ':') : NULL;
    if (!is_fraction(option->kind) && !is_count(option->kind))
        return LC_E_CONFIG;
    if (form)
        *form++ = '\0';
    if (second)
        *second++ = '\0';
    if (second && lc_text_number(&low, copy) && lc_text_number(&high, second))
        return lc_fail(LC_E_CONFIG, "%s: %s: a range is written with two points: %s..%s%s%s", place, d->key, copy, second,
                       form ? ":" : "", form ? form : "");
    snprintf(why, sizeof why, "%s", lc_error_message());
    return lc_fail(LC_E_CONFIG, "%s; a list is written 8,16,32, a range 8..64, 1e-4..1e-2:log or 24..96:24", why);
}

/* One more value, which no other is, in whatever way it is written. */
static lc_status check_choice(const lc_dimension *d, const lc_option *option, const char *name, const char *place)
{
    for (size_t i = 0; i < d->choices; i++)
        if (strcmp(d->choice[i], name) == 0)
            return lc_fail(LC_E_CONFIG, "%s: %s: '%s' is there twice", place, d->key, name);
        else if (lc_entry_is_same(option, d->choice[i], name))
            return lc_fail(LC_E_CONFIG, "%s: %s: '%s' and '%s' are the same value", place, d->key, d->choice[i], name);
    return LC_OK;
}

/* "2,,3", ",2": a value was forgotten. */
static bool has_gap(const char *text)
{
    bool quoted = false, empty = true;
    for (; *text; text++) {
        quoted ^= *text == '"';
        if (*text == ',' && !quoted && empty)
            return true;
        empty = (*text == ',' && !quoted) || (empty && *text == ' ');
    }
    return false;
}

static lc_status take_choices(lc_dimension *d, const lc_config *base, const lc_option *option, const char *text,
                              const char *place)
{
    char name[LC_TEXT_MAX];
    size_t capacity = 0;
    lc_names list = {.at = text, .separators = ","};
    d->kind = LC_DIMENSION_CHOICE;
    if (has_gap(text))
        return wrong(d, place, "there is no value before a comma");
    while (lc_names_next(name, &list)) {
        if (try_value(base, d->key, name, place) != LC_OK)
            return refuse_value(option, d, text, place);
        CHECK(check_choice(d, option, name, place));
        CHECK(lc_grow(&d->choice, &capacity, d->choices + 1, sizeof *d->choice));
        CHECK(lc_copy_text(&d->choice[d->choices++], name));
    }
    if (list.open || d->choices == 0)
        return wrong(d, place, list.open ? "a quote is not closed" : "no values: expected a list a,b,c or a range 1..8");
    d->high = (double)(d->choices - 1);
    d->step = 1;
    return LC_OK;
}

static lc_status take_values(lc_dimension *d, const lc_config *base, char *text, const char *place)
{
    const lc_option *chooser, *option = NULL;
    char section[LC_NAME_MAX];
    const char *key = lc_entry_split(section, d->key);
    if (key)
        option = lc_entry_option(&chooser, section, key);
    if (!option) /* its message names the nearest */
        return try_value(base, d->key, text, place);
    d->option = option;
    d->kind = is_fraction(option->kind) ? LC_DIMENSION_NUMBER : LC_DIMENSION_COUNT;
    if ((is_fraction(option->kind) || is_count(option->kind)) && strstr(text, "..") && !strchr(text, ','))
        return take_range(d, base, text, place);
    return take_choices(d, base, option, text, place);
}

/* --- the space ------------------------------------------------------------------------------------------------------- */

static void free_dimension(lc_dimension *d)
{
    lc_free_texts(d->choice, d->choices);
    lc_free(d->only_value);
    lc_free(d->text);
}

/* " if model.layers=2,3" at the end of a text, which is cut there. */
static lc_status take_condition(lc_dimension *d, char *text, const char *place)
{
    char *condition = strstr(text, " if "), *equals = condition ? strchr(condition, '=') : NULL;
    if (!condition)
        return LC_OK;
    if (equals)
        *equals = '\0';
    const char *key = lc_text_trim(condition + strlen(" if ")), *value = equals ? lc_text_trim(equals + 1) : "";
    if (!*key || strlen(key) >= LC_KEY_MAX || !*value)
        return lc_fail(LC_E_CONFIG, "%s: expected ' if section.key=values' after the values", place);
    snprintf(d->only_key, sizeof d->only_key, "%s", key);
    *condition = '\0';
    return lc_copy_text(&d->only_value, value);
}

static lc_status read_dimension(lc_dimension *d, const lc_config *base, const char *text, const char *place)
{
    char copy[LC_TEXT_MAX];
    if ((size_t)snprintf(copy, sizeof copy, "%s", text) >= sizeof copy)
        return lc_fail(LC_E_CONFIG, "%s: longer than %zu letters", place, sizeof copy - 1);
    char *equals = strchr(copy, '=');
    if (!equals || equals == copy || equals - copy >= LC_KEY_MAX)
        return lc_fail(LC_E_CONFIG, "%s %s: expected section.key=values", place, text);
    CHECK(lc_copy_text(&d->text, equals + 1));
    CHECK(take_condition(d, equals, place));
    snprintf(d->key, sizeof d->key, "%.*s", (int)(equals - copy), copy);
    return take_values(d, base, equals + 1, place);
}

lc_status lc_domain_add(lc_domain *domain, const lc_config *base, const char *text, const char *place)
{
    lc_dimension d = {.key = ""};
    lc_status status = read_dimension(&d, base, text, place);
    for (size_t i = 0; status == LC_OK && i < domain->count; i++)
        if (strcmp(domain->dimension[i].key, d.key) == 0)
            status = lc_fail(LC_E_CONFIG, "%s: %s is varied twice", place, d.key);
    if (status == LC_OK)
        status = lc_grow(&domain->dimension, &domain->capacity, domain->count + 1, sizeof d);
    if (status != LC_OK)
        free_dimension(&d);
    else
        domain->dimension[domain->count++] = d;
    return status;
}

void lc_domain_free(lc_domain *domain)
{
    for (size_t i = 0; i < domain->count; i++)
        free_dimension(&domain->dimension[i]);
    lc_free(domain->dimension);
    *domain = (lc_domain){0};
}

size_t lc_domain_points(const lc_domain *domain, size_t most)
{
    size_t points = 1;
    for (size_t i = 0; i < domain->count; i++) {
        const lc_dimension *d = &domain->dimension[i];
        const size_t values = d->kind == LC_DIMENSION_CHOICE ? d->choices : lc_dimension_values(d);
        if (values == 0 || values > (most - 1) / points)
            return 0;
        points *= values;
    }
    return points;
}

const lc_dimension *lc_domain_find(const lc_domain *domain, const char *key)
{
    for (size_t i = 0; i < domain->count; i++)
        if (strcmp(domain->dimension[i].key, key) == 0)
            return &domain->dimension[i];
    return NULL;
}

const lc_dimension *lc_domain_chooser(const lc_domain *domain, const char *section, const char *key)
{
    char chooser_key[LC_KEY_MAX];
    const lc_option *chooser;
    if (!strchr(key, '.') || !lc_entry_option(&chooser, section, key))
        return NULL;
    snprintf(chooser_key, sizeof chooser_key, "%s.%s", section, chooser->key);
    return lc_domain_find(domain, chooser_key);
}

/* A knob counts where its variant is chosen, if that choice is varied too. */
static lc_status bind_knob(lc_dimension *d, const lc_domain *domain)
{
    char section[LC_NAME_MAX], variant[LC_NAME_MAX];
    const char *key = lc_entry_split(section, d->key);
    const lc_dimension *chooser = key ? lc_domain_chooser(domain, section, key) : NULL;
    if (*d->only_key || !chooser)
        return LC_OK;
    snprintf(d->only_key, sizeof d->only_key, "%s", chooser->key);
    snprintf(variant, sizeof variant, "%.*s", (int)strcspn(key, "."), key);
    return lc_copy_text(&d->only_value, variant);
}

lc_status lc_domain_settle(lc_domain *domain)
{
    for (size_t i = 0; i < domain->count; i++) {
        lc_dimension *d = &domain->dimension[i];
        CHECK(bind_knob(d, domain));
        if (*d->only_key && !lc_domain_find(domain, d->only_key))
            return lc_fail(LC_E_CONFIG, "%s counts only if %s is %s, but that is not varied", d->key, d->only_key, d->only_value);
    }
    return LC_OK;
}

/* --- points ---------------------------------------------------------------------------------------------------------- */

bool lc_domain_counts(const lc_domain *domain, size_t i, const double *value)
{
    char text[LC_TEXT_MAX];
    const lc_dimension *d = &domain->dimension[i], *parent = *d->only_key ? lc_domain_find(domain, d->only_key) : NULL;
    if (!parent)
        return true;
    const double at = value[parent - domain->dimension];
    if (isnan(at))
        return false;
    lc_dimension_text(text, sizeof text, parent, at);
    return lc_names_has(d->only_value, text);
}

/* As often as there are dimensions: one may depend on one that depends on another. */
void lc_domain_trim(double *value, const lc_domain *domain)
{
    for (size_t round = 0; round < domain->count; round++)
        for (size_t i = 0; i < domain->count; i++)
            if (!lc_domain_counts(domain, i, value))
                value[i] = NAN;
}

lc_status lc_domain_config(lc_config *out, const lc_config *base, const lc_domain *domain, const double *value)
{
    lc_config config = *base;
    char section[LC_NAME_MAX], text[LC_TEXT_MAX];
    lc_entry_forget(&config);
    for (size_t i = 0; i < domain->count; i++) {
        if (isnan(value[i]))
            continue;
        const char *key = lc_entry_split(section, domain->dimension[i].key);
        lc_dimension_text(text, sizeof text, &domain->dimension[i], value[i]);
        CHECK(lc_config_put(&config, section, key, text, domain->dimension[i].key));
    }
    CHECK(lc_entry_inherit(&config, base));
    CHECK(lc_config_check(&config));
    *out = config;
    return LC_OK;
}
