/* config - flags over a configuration, and outputs that must not be what is read. */
#include "cli/command.h"
#include "core/file.h"

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

lc_status lc_args_apart(const lc_args *args, const char *flag, const char *dataset)
{
    const char *output = lc_args_text(args, flag);
    if (!output)
        return LC_OK;
    for (size_t i = 0; i < lc_args_words(args); i++)
        CHECK(lc_file_apart(output, lc_args_word(args, i)));
    return lc_file_apart(output, dataset);
}
