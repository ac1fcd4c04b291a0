/* options - two tables as one. */
#include "cli/options.h"

#include "sweep/config.h"

const lc_option *lc_file_option(size_t i)
{
    size_t runs, sweeps;
    const lc_option *run = lc_option_table(&runs), *sweep = lc_sweep_options(&sweeps);
    if (i < runs)
        return &run[i];
    return i - runs < sweeps ? &sweep[i - runs] : NULL;
}
