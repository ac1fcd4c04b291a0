/* refuse - why a configuration has no such key, and which one may be meant. */
#include "model/config/refuse.h"

#include <stdio.h>
#include <string.h>

#include "core/knob.h"
#include "core/names.h"
#include "core/nearest.h"
#include "model/synonyms.h"

#include <lanecast/config.h>

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
    const char *answer = lc_answer_find(lc_synonym_answers, "key", key);
    if (synonym.section)
        return lc_fail(LC_E_CONFIG, "%s: no key '%s' in [%s]; here it is '%s' in [%s]; see lanecast config explain", place, key,
                       section, synonym.key, synonym.section);
    if (answer)
        return lc_fail(LC_E_CONFIG, "%s: no key '%s' in [%s]; %s", place, key, section, answer);
    for (size_t i = 0; i < count; i++) {
        size_t distance = 2 * lc_nearest_distance(key, option[i].key) + (strcmp(section, option[i].section) != 0);
        if (distance < least) {
            least = distance;
            nearest = &option[i];
        }
    }
    snprintf(shown, sizeof shown, "'%s' in [%s]", nearest->key, nearest->section);
    const lc_hint hint = lc_nearest_hint(key, nearest->key, shown);
    return lc_fail(LC_E_CONFIG, "%s: no key '%s' in [%s]%s; see lanecast config explain %s", place, key, section, hint.text,
                   *hint.text ? nearest->section : section);
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

/* "recurrent.attention" without its section, as lanecast list shows it, or a name that begins with nothing known. */
static lc_status refuse_section(const char *section, const char *key, const char *place, const char *const *sections)
{
    char where[LC_TEXT_MAX], knob[LC_TEXT_MAX];
    snprintf(where, sizeof where, "%s: section", place);
    snprintf(knob, sizeof knob, "%s.%s", section, key);
    const char *right = section_of(knob);
    if (right)
        return lc_fail(LC_E_CONFIG, "%s: %s is a key of [%s]: %s.%s", place, knob, right, right, knob);
    return lc_names_refuse(LC_E_CONFIG, where, section, sections);
}

static lc_status refuse_key(const char *section, const char *key, const char *place)
{
    const char *sections[SECTIONS_MAX], *right = section_of(key);
    list_sections(sections);
    if (strcmp(section, "sweep") == 0)
        return lc_fail(LC_E_CONFIG, "%s: [sweep] %s: of a whole sweep, and of nothing else: lanecast sweep CONFIG.ini takes it",
                       place, key);
    if (!sections[lc_names_find(sections, section)])
        return refuse_section(section, key, place, sections);
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
lc_status lc_config_refuse(const char *section, const char *key, const char *place)
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

lc_status lc_config_section(const char **out, const char *key)
{
    size_t count, nearest = 0, least = SIZE_MAX;
    const lc_option *table = lc_option_table(&count);
    const char *section = section_of(key), *other, *meant, *answer = lc_answer_find(lc_synonym_answers, "key", key);
    for (size_t i = 0; i < count && !section; i++) {
        const size_t distance = lc_nearest_distance(key, table[i].key);
        if (strcmp(key, table[i].key) == 0)
            section = table[i].section;
        nearest = distance < least ? i : nearest;
        least = distance < least ? distance : least;
    }
    lc_config_meant(&other, &meant, key);
    if (!section && other)
        return lc_fail(LC_E_CONFIG, "no option '%s'; here it is %s; see lanecast config explain", key, meant);
    if (!section && answer)
        return lc_fail(LC_E_CONFIG, "no option '%s'; %s", key, answer);
    if (!section)
        return lc_fail(LC_E_CONFIG, "no option '%s'%s; see lanecast config explain", key,
                       lc_nearest_hint(key, table[nearest].key, table[nearest].key).text);
    *out = section;
    return LC_OK;
}

void lc_config_meant(const char **section, const char **key, const char *word)
{
    char name[LC_NAME_MAX];
    size_t count;
    const lc_option *table = lc_option_table(&count);
    snprintf(name, sizeof name, "%s", word);
    for (char *dash = strchr(name, '-'); dash; dash = strchr(dash, '-'))
        *dash = '_';
    const lc_synonym synonym = lc_synonym_of(name);
    *section = synonym.section;
    *key = synonym.key;
    for (size_t i = 0; i < count && !*section; i++)
        if (strcmp(name, table[i].key) == 0) {
            *section = table[i].section;
            *key = table[i].key;
        }
}
