/* options - two tables as one. */
#include "cli/options.h"

#include "sweep/config.h"

const lc_option *lc_options_at(size_t index)
{
    size_t runs, sweeps;
    const lc_option *run = lc_option_table(&runs), *sweep = lc_sweep_options(&sweeps);
    if (index < runs)
        return &run[index];
    return index - runs < sweeps ? &sweep[index - runs] : NULL;
}
