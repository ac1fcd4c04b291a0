/* config - flags over a configuration. */
#include "cli/command.h"

lc_status lc_args_config(lc_config *config, const lc_args *args)
{
    const char *assignment, *file = lc_args_text(args, "data");
    for (size_t i = 0; (assignment = lc_args_item(args, "set", i)); i++)
        CHECK(lc_config_set(config, assignment));
    if (file) /* as from a file: a name that INI text cannot hold is refused */
        CHECK(lc_config_put(config, "data", "file", file, "--data"));
    CHECK(lc_args_count(&config->run.threads, args, "threads"));
    CHECK(lc_args_seed(&config->run.seed, args, "seed"));
    return lc_config_check(config);
}
