/* entry - every key of a configuration with its value. */
#include "model/entry.h"

#include <stdio.h>
#include <string.h>

#include "core/knob.h"
#include "core/status.h"
#include "core/value.h"

const lc_knobs *lc_entry_knobs(const lc_config *config, const char *section)
{
    if (strcmp(section, "data") == 0)
        return &config->data.knobs;
    if (strcmp(section, "model") == 0)
        return &config->model.knobs;
    return strcmp(section, "train") == 0 ? &config->train.knobs : NULL;
}

const lc_option *lc_entry_option(const lc_option **chooser, const char *section, const char *key)
{
    size_t count;
    const lc_option *table = lc_option_table(&count), *found = NULL;
    for (size_t i = 0; !found && i < count; i++) {
        *chooser = &table[i];
        found = strcmp(table[i].section, section) == 0 ? lc_option_match(&table[i], key) : NULL;
    }
    return found;
}

const char *lc_entry_split(char section[LC_NAME_MAX], const char *name)
{
    const size_t length = strcspn(name, ".");
    if (!name[length] || length >= LC_NAME_MAX)
        return NULL;
    snprintf(section, LC_NAME_MAX, "%.*s", (int)length, name);
    return name + length + 1;
}

static lc_variant variant_of(const lc_config *config, const lc_option *row)
{
    return row->variant ? row->variant((const char *)config + row->offset) : (lc_variant){NULL, NULL, NULL};
}

static bool next_row(lc_entry *e, const lc_config *config)
{
    size_t count;
    const lc_option *table = lc_option_table(&count);
    if (e->row == count)
        return false;
    const lc_option *row = &table[e->row++];
    e->section = row->section;
    e->knobs = variant_of(config, row).knobs;
    snprintf(e->key, sizeof e->key, "%s", row->key);
    lc_value_print(e->value, sizeof e->value, config, row);
    return true;
}

static void next_knob(lc_entry *e, const lc_config *config)
{
    size_t count;
    const lc_option *row = &lc_option_table(&count)[e->row - 1];
    lc_variant variant = variant_of(config, row);
    lc_knob_values values = {.byte = {0}};
    lc_knobs_read(&values, lc_entry_knobs(config, row->section), variant.name, variant.knobs);
    snprintf(e->key, sizeof e->key, "%s.%s", variant.name, e->knobs->key);
    lc_value_print(e->value, sizeof e->value, &values, e->knobs);
    e->knobs++;
}

bool lc_entry_next(lc_entry *e, const lc_config *config)
{
    if (!e->knobs || !e->knobs->key)
        return next_row(e, config);
    next_knob(e, config);
    return true;
}

/* As it would be printed, whatever way it is written: 0.001 of 1e-3. */
static lc_status print_again(char out[LC_TEXT_MAX], const lc_option *option, const char *key, const char *value)
{
    union {
        lc_config config;
        lc_knob_values knobs;
    } plain;
    memset(&plain, 0, sizeof plain);
    CHECK(lc_value_parse(&plain, option, value, key));
    lc_value_print(out, LC_TEXT_MAX, &plain, option);
    return LC_OK;
}

bool lc_entry_is_same(const lc_option *option, const char *a, const char *b)
{
    char first[LC_TEXT_MAX], second[LC_TEXT_MAX];
    return print_again(first, option, option->key, a) == LC_OK && print_again(second, option, option->key, b) == LC_OK &&
           strcmp(first, second) == 0;
}

bool lc_entry_is_standard(const lc_entry *e)
{
    const lc_option *chooser = NULL, *option = lc_entry_option(&chooser, e->section, e->key);
    return lc_entry_is_same(option, option->standard, e->value);
}

/* --- knobs that were given -------------------------------------------------------------------------------------------- */

static const char *const section_of[] = {"data", "model", "train"};

bool lc_entry_next_knob(lc_entry_knob *g, const lc_config *config)
{
    for (; g->at < sizeof section_of / sizeof section_of[0]; g->at++, g->next = 0) {
        const lc_knobs *knobs = lc_entry_knobs(config, section_of[g->at]);
        if (g->next == knobs->count)
            continue;
        g->section = section_of[g->at];
        g->key = knobs->given[g->next].key;
        g->value = knobs->given[g->next++].value;
        g->option = strchr(g->key, '.') ? lc_entry_option(&g->row, g->section, g->key) : NULL;
        return true;
    }
    return false;
}

static const char *chosen_by(const lc_config *config, const lc_option *row)
{
    return (const char *)config + row->offset;
}

bool lc_entry_chooses(const lc_config *config, const lc_entry_knob *g)
{
    const size_t length = strcspn(g->key, ".");
    const char *chosen = chosen_by(config, g->row);
    return strlen(chosen) == length && memcmp(chosen, g->key, length) == 0;
}

bool lc_entry_knob_is_standard(const lc_entry_knob *g)
{
    return g->option && lc_entry_is_same(g->option, g->option->standard, g->value);
}

static lc_status check_given(const lc_entry_knob *g, const lc_config *config)
{
    if (!g->option)
        return lc_fail(LC_E_CONFIG, "[%s] %s = %s: not an option of any variant", g->section, g->key, g->value);
    const char *chosen = chosen_by(config, g->row);
    if (!lc_entry_chooses(config, g))
        return lc_fail(LC_E_CONFIG, "[%s] %s = %s: not used, since %s = %s; remove it, or set %s = %.*s", g->section, g->key,
                       g->value, g->row->key, chosen, g->row->key, (int)strcspn(g->key, "."), g->key);
    lc_knob_values values;
    return lc_knobs_read(&values, lc_entry_knobs(config, g->section), chosen, g->row->variant(chosen).knobs);
}

lc_status lc_entry_check(const lc_config *config)
{
    lc_entry_knob g = {0};
    while (lc_entry_next_knob(&g, config))
        CHECK(check_given(&g, config));
    return LC_OK;
}

/* --- those of a configuration that is changed --------------------------------------------------------------------------- */

void lc_entry_forget(lc_config *config)
{
    config->data.knobs = config->model.knobs = config->train.knobs = (lc_knobs){0};
}

bool lc_entry_gives(const lc_config *config, const lc_entry_knob *wanted)
{
    lc_entry_knob g = {0};
    while (lc_entry_next_knob(&g, config))
        if (g.section == wanted->section && strcmp(g.key, wanted->key) == 0)
            return true;
    return false;
}

/* Of no variant: lc_entry_check refuses it. */
lc_status lc_entry_take(lc_config *config, const lc_entry_knob *g)
{
    char variant[LC_NAME_MAX];
    if (!g->option)
        return check_given(g, config);
    snprintf(variant, sizeof variant, "%.*s", (int)strcspn(g->key, "."), g->key);
    return lc_knobs_put((lc_knobs *)(uintptr_t)lc_entry_knobs(config, g->section), variant, g->option, g->value, g->key);
}

lc_status lc_entry_inherit(lc_config *config, const lc_config *stored)
{
    lc_entry_knob g = {0};
    while (lc_entry_next_knob(&g, stored))
        if (!g.option || (lc_entry_chooses(config, &g) && !lc_entry_gives(config, &g)))
            CHECK(lc_entry_take(config, &g));
    return LC_OK;
}

void lc_entry_left_out(lc_buffer *out, const lc_config *config, const lc_config *stored)
{
    lc_entry_knob g = {0};
    while (lc_entry_next_knob(&g, stored))
        if (g.option && !lc_entry_chooses(config, &g) && !lc_entry_gives(config, &g) && !lc_entry_knob_is_standard(&g))
            lc_buffer_line(out, "%s.%s = %s is left out: %s.%s = %s", g.section, g.key, g.value, g.section, g.row->key,
                           chosen_by(config, g.row));
}
