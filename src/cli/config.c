/* config - what the command line says about the configuration. */
#include "cli/command.h"
#include "core/file.h"

lc_status lc_args_config(lc_config *config, const lc_args *args)
{
    lc_status status = LC_OK;
    const char *assignment, *file = lc_args_text(args, "data");
    for (size_t i = 0; (assignment = lc_args_item(args, "set", i)); i++)
        TRY(lc_config_set(config, assignment));
    if (file) /* as from a file: a name that INI text cannot hold is refused */
        TRY(lc_config_put(config, "data", "file", file, "--data"));
    TRY(lc_args_count(&config->run.threads, args, "threads"));
    TRY(lc_args_seed(&config->run.seed, args, "seed"));
    TRY(lc_config_check(config));
done:
    return status;
}

lc_status lc_args_apart(const lc_args *args, const char *flag, const char *dataset)
{
    lc_status status = LC_OK;
    const char *output = lc_args_text(args, flag);
    if (!output)
        return LC_OK;
    for (size_t i = 0; i < lc_args_words(args); i++)
        TRY(lc_file_apart(output, lc_args_word(args, i)));
    TRY(lc_file_apart(output, dataset));
done:
    return status;
}
