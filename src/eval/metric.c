#include "eval/metric.h"

#include <string.h>

#include <lanecast/evaluate.h>

size_t lc_metric_find(const char *name)
{
    size_t i = 0;
    while (lc_metric_table_names[i] && strcmp(lc_metric_table_names[i], name) != 0)
        i++;
    return i;
}

const char *const *lc_metric_names(void)
{
    return lc_metric_table_names;
}

const char *lc_metric_formula(size_t metric)
{
    return lc_metric_table[metric]->formula;
}

bool lc_metric_less_is_better(size_t metric)
{
    return lc_metric_table[metric]->less_is_better;
}
