/* config - the configuration between its struct and INI text. */
#include "core/buffer.h"
#include "core/file.h"
#include "core/ini.h"
#include "core/knob.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/nearest.h"
#include "core/value.h"
#include "model/entry.h"
#include "model/synonyms.h"
#include <lanecast/window.h>

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { TEXT_MOST = 1 << 24 }; /* bytes of a configuration */
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

enum { SECTIONS_MAX = 16 };

/* The sections of the table, and that of sweeps, NULL-ended. */
static void list_sections(const char *out[SECTIONS_MAX])
{
    size_t count, found = 0;
    const lc_option *option = lc_option_table(&count);
    for (size_t i = 0; i < count && found < SECTIONS_MAX - 2; i++)
        if (i == 0 || strcmp(option[i].section, option[i - 1].section) != 0)
            out[found++] = option[i].section;
    out[found++] = "sweep";
    out[found] = NULL;
}

static lc_status unknown(const char *section, const char *key, const char *place)
{
    size_t count, least = SIZE_MAX;
    char shown[LC_NAME_MAX];
    const lc_option *option = lc_option_table(&count), *nearest = option;
    const lc_synonym synonym = lc_synonym_of(key);
    if (synonym.section)
        return lc_fail(LC_E_CONFIG, "%s: no key '%s' in [%s]; here it is '%s' in [%s]; see lanecast config explain", place, key,
                       section, synonym.key, synonym.section);
    for (size_t i = 0; i < count; i++) {
        size_t distance = 2 * lc_nearest_distance(key, option[i].key) + (strcmp(section, option[i].section) != 0);
        if (distance < least) {
            least = distance;
            nearest = &option[i];
        }
    }
    snprintf(shown, sizeof shown, "'%s' in [%s]", nearest->key, nearest->section);
    return lc_fail(LC_E_CONFIG, "%s: no key '%s' in [%s]%s; see lanecast config explain", place, key, section,
                   lc_nearest_hint(key, nearest->key, shown).text);
}

/* Keys of before 0.4.0, when knobs were options of all. */
static const char *const moved[][3] = {
    {"model", "anchor", "normalize = last (anchor = yes) or normalize = none (anchor = no)"},
    {"model", "huber_delta", "huber.delta"},
    {"train", "momentum", "momentum.factor"},
    {"train", "beta1", "adam.beta1 or adamw.beta1"},
    {"train", "beta2", "adam.beta2, adamw.beta2 or rmsprop.decay"},
    {"train", "decay", "adamw.decay"},
    {"train", "step_epochs", "step.epochs"},
    {"train", "gamma", "step.gamma or exponential.gamma"},
};

/* The section in which a knob's variant is chosen; NULL if it is not a knob. */
static const char *section_of(const char *key)
{
    size_t count;
    const lc_option *table = lc_option_table(&count);
    for (const lc_option *row = table; strchr(key, '.') && row < table + count; row++)
        if (lc_option_match(row, key))
            return row->section;
    return NULL;
}

static lc_status refuse_key(const char *section, const char *key, const char *place)
{
    char where[LC_TEXT_MAX];
    const char *sections[SECTIONS_MAX], *right = section_of(key);
    list_sections(sections);
    snprintf(where, sizeof where, "%s: section", place);
    if (strcmp(section, "sweep") == 0)
        return lc_fail(LC_E_CONFIG, "%s: [sweep] %s: of a whole sweep, and of nothing else: lanecast sweep CONFIG.ini takes it",
                       place, key);
    if (!sections[lc_names_find(sections, section)])
        return lc_names_refuse(LC_E_CONFIG, where, section, sections);
    for (size_t i = 0; i < sizeof moved / sizeof moved[0]; i++)
        if (strcmp(section, moved[i][0]) == 0 && strcmp(key, moved[i][1]) == 0)
            return lc_fail(LC_E_CONFIG, "%s: [%s] %s is now written %s; see lanecast config explain", place, section, key,
                           moved[i][2]);
    if (right)
        return lc_fail(LC_E_CONFIG, "%s: no key '%s' in [%s]; it belongs in [%s]", place, key, section, right);
    return unknown(section, key, place);
}

static lc_status refuse_knob(const lc_variant *variant, const char *key, const char *place)
{
    char known[LC_TEXT_MAX / 2] = "";
    size_t used = 0;
    for (const lc_option *knob = variant->knobs; knob && knob->key && used < sizeof known; knob++)
        used += (size_t)snprintf(known + used, sizeof known - used, "%s%s.%s", used ? ", " : "", variant->name, knob->key);
    return lc_fail(LC_E_CONFIG, "%s: no key '%s'; %s has %s", place, key, variant->name, used ? known : "no options of its own");
}

/* Why a section does not have a key: the variant that it begins with has no such knob, or there is nothing of that name. */
static lc_status refuse(const char *section, const char *key, const char *place)
{
    char name[LC_NAME_MAX];
    size_t count, length = strcspn(key, ".");
    const lc_option *table = lc_option_table(&count);
    lc_variant known = {NULL, NULL, NULL};
    snprintf(name, sizeof name, "%.*s", (int)length, key);
    for (const lc_option *row = table; key[length] && row < table + count; row++)
        if (row->variant && strcmp(row->section, section) == 0 && row->variant(name).name)
            known = row->variant(name);
    return known.name ? refuse_knob(&known, key, place) : refuse_key(section, key, place);
}

lc_status lc_config_put(lc_config *config, const char *section, const char *key, const char *value, const char *place)
{
    char where[LC_TEXT_MAX], variant[LC_NAME_MAX];
    const lc_option *chooser, *option = lc_entry_option(&chooser, section, key);
    if (!option)
        return refuse(section, key, place);
    snprintf(where, sizeof where, "%s: [%s] %s", place, section, key);
    if (option == chooser)
        return lc_value_parse(config, option, value, where);
    snprintf(variant, sizeof variant, "%.*s", (int)strcspn(key, "."), key);
    return lc_knobs_put((lc_knobs *)(uintptr_t)lc_entry_knobs(config, section), variant, option, value, where);
}

/* A key that the text has set, and where. */
typedef struct setting {
    char section[LC_NAME_MAX], key[LC_NAME_MAX];
    size_t line;
} setting;

typedef struct settings {
    setting *item;
    size_t count, capacity;
} settings;

static lc_status note_line(settings *s, const lc_ini *ini)
{
    for (size_t i = 0; i < s->count; i++)
        if (strcmp(s->item[i].section, ini->section) == 0 && strcmp(s->item[i].key, ini->key) == 0)
            return lc_fail(LC_E_CONFIG, "%s:%zu: [%s] %s: already set on line %zu", ini->name, ini->line, ini->section, ini->key,
                           s->item[i].line);
    lc_status status = lc_grow(&s->item, &s->capacity, s->count + 1, sizeof *s->item);
    if (status != LC_OK)
        return status;
    setting *added = &s->item[s->count++];
    memcpy(added->section, ini->section, sizeof added->section);
    memcpy(added->key, ini->key, sizeof added->key);
    added->line = ini->line;
    return LC_OK;
}

static lc_status put(lc_config *config, settings *s, const lc_ini *ini)
{
    char place[LC_TEXT_MAX];
    snprintf(place, sizeof place, "%s:%zu", ini->name, ini->line);
    lc_status status = lc_config_put(config, ini->section, ini->key, ini->value, place);
    return status == LC_OK ? note_line(s, ini) : status;
}

lc_status lc_config_parse(lc_config *config, const char *text, const char *name)
{
    lc_status status = LC_OK;
    lc_config read = *config;
    lc_ini ini = lc_ini_new(text, name);
    bool more = true;
    settings set = {NULL, 0, 0};
    TRY(lc_ini_next(&more, &ini));
    while (more) {
        if (strcmp(ini.section, "sweep") != 0) /* what varies is read by a sweep */
            TRY(put(&read, &set, &ini));
        TRY(lc_ini_next(&more, &ini));
    }
    *config = read;
done:
    lc_free(set.item);
    return status;
}

lc_status lc_config_read(lc_config *config, const char *path)
{
    lc_status status = LC_OK;
    char *text = NULL;
    size_t length;
    TRY(lc_file_read_text(&text, &length, TEXT_MOST, path));
    if (strlen(text) != length)
        FAIL(LC_E_CONFIG, "%s: not a text file: a configuration is INI text", path);
    TRY(lc_config_parse(config, text, path));
done:
    lc_free(text);
    return status;
}

lc_status lc_config_section(const char **out, const char *key)
{
    size_t count, nearest = 0, least = SIZE_MAX;
    const lc_option *table = lc_option_table(&count);
    const char *section = section_of(key);
    for (size_t i = 0; i < count && !section; i++) {
        const size_t distance = lc_nearest_distance(key, table[i].key);
        if (strcmp(key, table[i].key) == 0)
            section = table[i].section;
        nearest = distance < least ? i : nearest;
        least = distance < least ? distance : least;
    }
    if (!section)
        return lc_fail(LC_E_CONFIG, "no option '%s'%s; see lanecast config explain", key,
                       lc_nearest_hint(key, table[nearest].key, table[nearest].key).text);
    *out = section;
    return LC_OK;
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

lc_status lc_config_set(lc_config *config, const char *assignment)
{
    char text[LINE_MAX + LC_NAME_MAX];
    if ((size_t)snprintf(text, sizeof text, "%s", assignment) >= sizeof text)
        return lc_fail(LC_E_CONFIG, "--set: longer than %zu letters", sizeof text - 1);
    char *dot = strchr(text, '.'), *equals = strchr(text, '=');
    if (!dot || !equals || dot > equals)
        return lc_fail(LC_E_CONFIG, "--set %s: expected section.key=value", assignment);
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
