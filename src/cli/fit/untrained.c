/* untrained - what a configuration says of training where nothing is trained. */
#include <string.h>

#include "cli/idle.h"
#include "core/counted.h"
#include "nn/arch.h"

enum { NAMED = 6 };

/* Those that act on any kind, or that a run or a plan fills in by itself. */
static bool is_of_any_kind(const lc_option *option)
{
    static const size_t field[] = {offsetof(lc_config, model.kind), offsetof(lc_config, model.interval),
                                   offsetof(lc_config, model.normalize), offsetof(lc_config, model.ridge),
                                   offsetof(lc_config, model.init)};
    bool found = false;
    for (size_t i = 0; i < sizeof field / sizeof *field; i++)
        found |= option->offset == field[i];
    return found;
}

bool lc_is_of_networks(const char *section, const char *key)
{
    const lc_option *row;
    const bool room = strcmp(section, "model") == 0 || strcmp(section, "train") == 0;
    return room && !strchr(key, '.') && !is_of_any_kind(lc_entry_option(&row, section, key));
}

bool lc_is_idle(const lc_config *config, const lc_entry *e)
{
    return !lc_arch_find(config->model.kind) && (strcmp(e->section, "train") == 0 || lc_is_of_networks(e->section, e->key));
}

void lc_note_untrained(const lc_args *args, const lc_config *config)
{
    lc_entry e = {0};
    lc_few keys = {.most = NAMED};
    char key[3 * LC_NAME_MAX];
    while (lc_entry_next(&e, config)) {
        if (!lc_is_of_networks(e.section, e.key) || lc_entry_is_standard(&e))
            continue;
        snprintf(key, sizeof key, "%s.%s", e.section, e.key);
        lc_few_add(&keys, key, "");
    }
    if (keys.count)
        lc_note(args, "model.kind = %s is no network: %s %s no effect", config->model.kind, lc_few_text(&keys),
                lc_if_one(keys.count, "has", "have"));
    lc_few_free(&keys);
}
