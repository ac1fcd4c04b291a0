/* config - flags over a configuration. */
#include "cli/args.h"
#include "core/mem.h"
#include "model/entry.h"

#include <string.h>

/* --- what is said of a key ---------------------------------------------------------------------------------------------- */

/* The key that a flag says something of, and what: --horizon 5, --set window.horizon=5. NULL: of none. */
static const char *key_of(char key[LC_TEXT_MAX], const lc_given *given)
{
    static const char *const common[][2] = {{"data", "data.file"}, {"threads", "run.threads"}, {"seed", "run.seed"}};
    const char *of = given->flag->key, *value = given->value;
    for (size_t i = 0; !of && i < sizeof common / sizeof *common; i++)
        of = strcmp(given->flag->name, common[i][0]) == 0 ? common[i][1] : NULL;
    if (!of && strcmp(given->flag->name, "set") != 0)
        return NULL;
    if (of)
        snprintf(key, LC_TEXT_MAX, "%s", of);
    else
        snprintf(key, LC_TEXT_MAX, "%.*s", (int)strcspn(value, "="), value);
    return of ? value : value + strcspn(value, "=");
}

const lc_given *lc_args_saying(const lc_args *args, const char *key)
{
    char found[LC_TEXT_MAX];
    for (size_t i = 0; i < args->givens; i++)
        if (key_of(found, &args->given[i]) && strcmp(found, key) == 0)
            return &args->given[i];
    return NULL;
}

/* The same key with two values, by whatever flags: neither is meant more than the other. */
static lc_status check_once(const lc_args *args)
{
    char key[LC_TEXT_MAX], other[LC_TEXT_MAX];
    for (size_t i = 0; i < args->givens; i++) {
        const lc_given *given = &args->given[i];
        const char *value = key_of(key, given);
        const lc_given *first = value ? lc_args_saying(args, key) : NULL;
        if (!first || first == given)
            continue;
        const char *before = key_of(other, first);
        if (strcmp(before + (*before == '='), value + (*value == '=')) != 0)
            return lc_fail(LC_E_USAGE, "--%s %s and --%s %s: both say what %s is; leave out one of them", first->flag->name,
                           first->value, given->flag->name, given->value, key);
    }
    return LC_OK;
}

/* --- into a configuration ------------------------------------------------------------------------------------------------ */

bool lc_args_sets_sweep(const lc_args *args, const char *assignment)
{
    return (args->command->takes & LC_TAKES_SWEEP) && strncmp(assignment, "sweep.", strlen("sweep.")) == 0;
}

/* The flags that are keys of the configuration by another name: --horizon 5 is window.horizon = 5. */
static lc_status put_keys(lc_config *config, const lc_args *args)
{
    char section[LC_NAME_MAX], place[LC_NAME_MAX];
    for (size_t i = 0; i < args->givens; i++) {
        const lc_flag *flag = args->given[i].flag;
        if (!flag->key || lc_args_sets_sweep(args, flag->key))
            continue;
        const char *key = lc_entry_split(section, flag->key);
        snprintf(place, sizeof place, "--%s", flag->name);
        CHECK(lc_config_put(config, section, key, args->given[i].value, place));
    }
    return LC_OK;
}

lc_status lc_args_put(lc_config *config, const lc_args *args)
{
    const char *assignment, *file = lc_args_text(args, "data");
    CHECK(check_once(args));
    CHECK(put_keys(config, args));
    for (size_t i = 0; (assignment = lc_args_item(args, "set", i)); i++)
        if (!lc_args_sets_sweep(args, assignment))
            CHECK(lc_config_set(config, assignment));
    if (file) /* as from a file: a name that INI text cannot hold is refused */
        CHECK(lc_config_put(config, "data", "file", file, "--data"));
    CHECK(lc_args_count(&config->run.threads, args, "threads"));
    return lc_args_seed(&config->run.seed, args, "seed");
}

lc_status lc_args_config(lc_config *config, const lc_args *args)
{
    CHECK(lc_args_put(config, args));
    return lc_config_check(config);
}

void lc_note_each(const lc_args *args, const char *path, char *lines)
{
    for (char *rest = lines, *line; lines && (line = strtok_r(rest, "\n", &rest));)
        lc_note(args, "%s: %s", path, line);
}

lc_status lc_note_left_out(const lc_args *args, const lc_config *config, const lc_config *kept, const char *path)
{
    char *lines = NULL;
    lc_buffer left = {0};
    lc_entry_left_out(&left, config, kept);
    const lc_status status = lc_buffer_take(&lines, &left);
    lc_buffer_free(&left);
    lc_note_each(args, path, lines);
    lc_free(lines);
    return status;
}

lc_status lc_args_config_kept(lc_config *config, const lc_args *args, const char *path)
{
    const lc_config kept = *config;
    lc_entry_forget(config);
    CHECK(lc_args_put(config, args));
    CHECK(lc_entry_inherit(config, &kept));
    CHECK(lc_note_left_out(args, config, &kept, path));
    return lc_config_check(config);
}
