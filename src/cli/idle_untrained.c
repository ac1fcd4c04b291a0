/* idle_untrained - what a configuration says of training where nothing is trained. */
#include <string.h>

#include "cli/idle.h"
#include "core/counted.h"
#include "core/knob.h"
#include "model/baseline.h"
#include "model/ridge/plan.h"

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

static bool is_chosen(const lc_option *option, const lc_config *config, const lc_config *standard)
{
    char own[LC_TEXT_MAX], usual[LC_TEXT_MAX];
    if (is_of_any_kind(option))
        return false;
    return lc_config_get(own, config, option->section, option->key) == LC_OK &&
           lc_config_get(usual, standard, option->section, option->key) == LC_OK && strcmp(own, usual) != 0;
}

void lc_note_untrained(const lc_args *args, const lc_config *config)
{
    const lc_config standard = lc_config_default();
    size_t count;
    const lc_option *option = lc_option_table(&count);
    lc_few keys = {.most = NAMED};
    char key[2 * LC_NAME_MAX];
    for (size_t i = 0; i < count; i++) {
        if (strcmp(option[i].section, "model") != 0 && strcmp(option[i].section, "train") != 0)
            continue;
        snprintf(key, sizeof key, "%s.%s", option[i].section, option[i].key);
        if (is_chosen(&option[i], config, &standard))
            lc_few_add(&keys, key, "");
    }
    if (keys.count)
        lc_note(args, "model.kind = %s is no network: %s %s no effect", config->model.kind, lc_few_text(&keys),
                lc_if_one(keys.count, "has", "have"));
    lc_few_free(&keys);
}
