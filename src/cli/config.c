/* config - flags over a configuration. */
#include "cli/args.h"
#include "model/entry.h"

/* The flags that are keys of the configuration by another name: --horizon 5 is window.horizon = 5. */
static lc_status put_keys(lc_config *config, const lc_args *args)
{
    char section[LC_NAME_MAX], place[LC_NAME_MAX];
    for (size_t i = 0; i < args->givens; i++) {
        const lc_flag *flag = args->given[i].flag;
        if (!flag->key)
            continue;
        const char *key = lc_entry_split(section, flag->key);
        snprintf(place, sizeof place, "--%s", flag->name);
        CHECK(lc_config_put(config, section, key, args->given[i].value, place));
    }
    return LC_OK;
}

lc_status lc_args_config(lc_config *config, const lc_args *args)
{
    const char *assignment, *file = lc_args_text(args, "data");
    CHECK(put_keys(config, args));
    for (size_t i = 0; (assignment = lc_args_item(args, "set", i)); i++)
        CHECK(lc_config_set(config, assignment));
    if (file) /* as from a file: a name that INI text cannot hold is refused */
        CHECK(lc_config_put(config, "data", "file", file, "--data"));
    CHECK(lc_args_count(&config->run.threads, args, "threads"));
    CHECK(lc_args_seed(&config->run.seed, args, "seed"));
    return lc_config_check(config);
}
