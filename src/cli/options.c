/* options - two tables as one. */
#include "cli/options.h"

#include "sweep/config.h"

const lc_option *lc_file_option(size_t i)
{
    size_t count;
    const lc_option *table = lc_option_table(&count), *row = lc_sweep_options();
    if (i < count)
        return &table[i];
    for (i -= count; row->key && i > 0; i--)
        row++;
    return row->key ? row : NULL;
}
