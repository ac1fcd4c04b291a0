/* class_metric - the registry of measures of classes, as the public header has it. */
#include "eval/class_metric.h"

#include "core/names.h"

#include <lanecast/evaluate.h>

size_t lc_class_metric_index(const char *name)
{
    return lc_names_find(lc_class_metric_table_names, name);
}

const char *const *lc_class_metric_names(void)
{
    return lc_class_metric_table_names;
}

const char *lc_class_metric_formula(size_t measure)
{
    return lc_class_metric_table[measure]->help;
}

bool lc_class_metric_less_is_better(size_t measure)
{
    return lc_class_metric_table[measure]->less_is_better;
}
