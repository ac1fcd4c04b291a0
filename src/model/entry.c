/* entry - every key of a configuration with its value. */
#include "model/entry.h"

#include <stdio.h>
#include <string.h>

#include "core/knob.h"
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

bool lc_entry_is_standard(const lc_entry *e)
{
    union {
        lc_config config;
        lc_knob_values knobs;
    } plain;
    const lc_option *chooser = NULL, *option = lc_entry_option(&chooser, e->section, e->key);
    char standard[LC_TEXT_MAX];
    memset(&plain, 0, sizeof plain);
    if (lc_value_parse(&plain, option, option->standard, e->key) != LC_OK)
        return false;
    lc_value_print(standard, sizeof standard, &plain, option);
    return strcmp(standard, e->value) == 0;
}

static lc_status check_knob(const lc_config *config, const char *section, const char *key, const char *value)
{
    const size_t length = strcspn(key, ".");
    const lc_option *row;
    if (!key[length] || !lc_entry_option(&row, section, key))
        return lc_fail(LC_E_CONFIG, "[%s] %s = %s: not an option of any variant", section, key, value);
    const char *chosen = (const char *)config + row->offset;
    if (strlen(chosen) != length || memcmp(chosen, key, length) != 0)
        return lc_fail(LC_E_CONFIG, "[%s] %s = %s: not used, since %s = %s; remove it, or set %s = %.*s", section, key, value,
                       row->key, chosen, row->key, (int)length, key);
    lc_knob_values values;
    return lc_knobs_read(&values, lc_entry_knobs(config, section), chosen, row->variant(chosen).knobs);
}

lc_status lc_entry_check(const lc_config *config)
{
    static const char *const section[] = {"data", "model", "train"};
    for (size_t i = 0; i < sizeof section / sizeof section[0]; i++) {
        const lc_knobs *knobs = lc_entry_knobs(config, section[i]);
        for (size_t k = 0; k < knobs->count; k++) {
            lc_status status = check_knob(config, section[i], knobs->given[k].key, knobs->given[k].value);
            if (status != LC_OK)
                return status;
        }
    }
    return LC_OK;
}
