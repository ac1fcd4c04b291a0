/* metric - the registry of metrics, as the public header has it. */
#include "eval/metric.h"

#include "core/names.h"

#include <lanecast/evaluate.h>

size_t lc_metric_index(const char *name)
{
    return lc_names_find(lc_metric_table_names, name);
}

const char *const *lc_metric_names(void)
{
    return lc_metric_table_names;
}

const char *lc_metric_formula(size_t metric)
{
    return lc_metric_table[metric]->help;
}

bool lc_metric_less_is_better(size_t metric)
{
    return lc_metric_table[metric]->less_is_better;
}

bool lc_metric_is_unitless(size_t metric)
{
    return lc_metric_table[metric]->unitless;
}

const char *lc_metric_left_out(size_t metric)
{
    return lc_metric_table[metric]->left_out;
}
