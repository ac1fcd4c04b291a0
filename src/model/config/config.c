/* config - the configuration between its struct and INI text. */
#include "core/buffer.h"
#include "core/ini.h"
#include "core/knob.h"
#include "core/mem.h"
#include "core/value.h"
#include "model/config/refuse.h"
#include "model/entry.h"
#include "model/synonyms.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { LINE_MAX = LC_TEXT_MAX + 2 * LC_NAME_MAX + 8 };

lc_config lc_config_default(void)
{
    lc_config config;
    size_t count;
    const lc_option *option = lc_option_table(&count);
    memset(&config, 0, sizeof config); /* the gaps between fields too: equal configurations are equal bytes */
    for (size_t i = 0; i < count; i++) {
        lc_status status = lc_value_parse(&config, &option[i], option[i].standard, "default");
        assert(status == LC_OK);
        (void)status;
    }
    return config;
}

/* Texts that name one file: quotes would be part of its name. */
static bool names_file(const lc_option *option)
{
    return strcmp(option->key, "file") == 0 || strcmp(option->key, "from") == 0;
}

/* What other programs call a choice is named, and not guessed at by its letters. */
static lc_status parse(lc_config *config, const lc_option *option, const char *value, const char *where)
{
    if (names_file(option))
        CHECK(lc_value_bare(value, where));
    const lc_status status = lc_value_parse(config, option, value, where);
    const char *answer = status == LC_E_CONFIG && option->choices ? lc_answer_find(lc_synonym_values, option->key, value) : NULL;
    return answer ? lc_fail(LC_E_CONFIG, "%s: there is no '%s'; %s", where, value, answer) : status;
}

lc_status lc_config_put(lc_config *config, const char *section, const char *key, const char *value, const char *place)
{
    char where[LC_TEXT_MAX], variant[LC_NAME_MAX];
    const lc_option *chooser, *option = lc_entry_option(&chooser, section, key);
    if (!option)
        return lc_config_refuse(section, key, place);
    snprintf(where, sizeof where, "%s: [%s] %s", place, section, key);
    if (option == chooser)
        return parse(config, option, value, where);
    snprintf(variant, sizeof variant, "%.*s", (int)strcspn(key, "."), key);
    return lc_knobs_put((lc_knobs *)(uintptr_t)lc_entry_knobs(config, section), variant, option, value, where);
}

static lc_status put(lc_config *config, lc_ini_keys *set, const lc_ini *ini)
{
    char place[LC_TEXT_MAX];
    snprintf(place, sizeof place, "%s:%zu", ini->name, ini->line);
    lc_status status = lc_config_put(config, ini->section, ini->key, ini->value, place);
    return status == LC_OK ? lc_ini_once(set, ini) : status;
}

/* The next entry; of one that has no section, the section that it is of. */
static lc_status next(bool *more, lc_ini *ini)
{
    const char *section, *key;
    const lc_status status = lc_ini_next(more, ini);
    if (status == LC_OK || *ini->section || !*ini->key)
        return status;
    lc_config_meant(&section, &key, ini->key);
    if (section && strcmp(key, ini->key) == 0)
        return lc_fail(status, "%s; it is of [%s]", lc_error_message(), section);
    return section ? lc_fail(status, "%s; here it is '%s' in [%s]", lc_error_message(), key, section) : status;
}

lc_status lc_config_parse(lc_config *config, const char *text, const char *name)
{
    lc_status status = LC_OK;
    lc_config read = *config;
    lc_ini ini = lc_ini_new(text, name);
    bool more = true;
    lc_ini_keys set = {0};
    TRY(next(&more, &ini));
    while (more) {
        if (strcmp(ini.section, "sweep") != 0) /* what varies is read by a sweep */
            TRY(put(&read, &set, &ini));
        TRY(next(&more, &ini));
    }
    *config = read;
done:
    lc_ini_keys_free(&set);
    return status;
}

lc_status lc_config_read(lc_config *config, const char *path)
{
    char *text = NULL;
    CHECK(lc_ini_text(&text, path));
    const lc_status status = lc_config_parse(config, text, path);
    lc_free(text);
    return status;
}

lc_status lc_config_get(char out[LC_TEXT_MAX], const lc_config *config, const char *section, const char *key)
{
    lc_entry entry = {0};
    while (lc_entry_next(&entry, config))
        if (strcmp(entry.section, section) == 0 && strcmp(entry.key, key) == 0) {
            snprintf(out, LC_TEXT_MAX, "%s", entry.value);
            return LC_OK;
        }
    return lc_fail(LC_E_CONFIG, "no key '%s' in [%s] of this configuration", key, section);
}

lc_status lc_config_new(lc_config **out)
{
    lc_config *config = NULL;
    CHECK(lc_new(&config, 1, sizeof *config));
    *config = lc_config_default();
    *out = config;
    return LC_OK;
}

void lc_config_free(lc_config *config)
{
    lc_free(config);
}

/* --set lr=0.1: which key that is. */
static lc_status refuse_assignment(const char *assignment)
{
    char word[LC_NAME_MAX];
    const char *section, *key;
    snprintf(word, sizeof word, "%.*s", (int)strcspn(assignment, "="), assignment);
    const char *answer = lc_answer_find(lc_synonym_answers, "key", word);
    lc_config_meant(&section, &key, word);
    if (section)
        return lc_fail(LC_E_CONFIG, "--set %s: expected section.key=value; here it is %s.%s=...", assignment, section, key);
    return lc_fail(LC_E_CONFIG, "--set %s: expected section.key=value; %s", assignment,
                   answer ? answer : "see lanecast config explain");
}

lc_status lc_config_set(lc_config *config, const char *assignment)
{
    char text[LINE_MAX + LC_NAME_MAX];
    if ((size_t)snprintf(text, sizeof text, "%s", assignment) >= sizeof text)
        return lc_fail(LC_E_CONFIG, "--set: longer than %zu letters", sizeof text - 1);
    char *dot = strchr(text, '.'), *equals = strchr(text, '=');
    if (!dot || !equals || dot > equals)
        return refuse_assignment(assignment);
    *dot = *equals = '\0';
    return lc_config_put(config, text, dot + 1, equals + 1, "--set");
}

lc_status lc_config_write(char **out, const lc_config *config)
{
    lc_buffer text = {0};
    lc_entry entry = {0};
    for (const char *section = ""; lc_entry_next(&entry, config); section = entry.section) {
        if (strcmp(entry.section, section) != 0)
            lc_buffer_format(&text, "%s[%s]\n", *section ? "\n" : "", entry.section);
        lc_buffer_format(&text, "%s =%s%s\n", entry.key, *entry.value ? " " : "", entry.value);
    }
    lc_status status = lc_buffer_take(out, &text);
    lc_buffer_free(&text);
    return status;
}

void lc_string_free(char *text)
{
    lc_free(text);
}
