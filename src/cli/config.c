/* config - flags over a configuration. */
#include "cli/args.h"

#include <string.h>

/* The flags that are keys of the configuration by another name: --horizon 5 is window.horizon = 5. */
static lc_status put_keys(lc_config *config, const lc_args *args)
{
    char section[LC_NAME_MAX], place[LC_NAME_MAX];
    for (size_t i = 0; i < args->givens; i++) {
        const lc_flag *flag = args->given[i].flag;
        if (!flag->key)
            continue;
        snprintf(section, sizeof section, "%.*s", (int)strcspn(flag->key, "."), flag->key);
        snprintf(place, sizeof place, "--%s", flag->name);
        CHECK(lc_config_put(config, section, flag->key + strlen(section) + 1, args->given[i].value, place));
    }
    return LC_OK;
}

bool lc_args_sets_sweep(const lc_args *args, const char *assignment)
{
    return (args->command->takes & LC_TAKES_SWEEP) && strncmp(assignment, "sweep.", strlen("sweep.")) == 0;
}

lc_status lc_args_config(lc_config *config, const lc_args *args)
{
    const char *assignment, *file = lc_args_text(args, "data");
    CHECK(put_keys(config, args));
    for (size_t i = 0; (assignment = lc_args_item(args, "set", i)); i++)
        if (!lc_args_sets_sweep(args, assignment))
            CHECK(lc_config_set(config, assignment));
    if (file) /* as from a file: a name that INI text cannot hold is refused */
        CHECK(lc_config_put(config, "data", "file", file, "--data"));
    CHECK(lc_args_count(&config->run.threads, args, "threads"));
    CHECK(lc_args_seed(&config->run.seed, args, "seed"));
    return lc_config_check(config);
}
