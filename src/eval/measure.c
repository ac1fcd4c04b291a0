/* measure - the names of three registries, one after the other. */
#include "eval/measure.h"

#include "core/names.h"
#include "eval/class_metric.h"
#include "eval/metric.h"

#include <assert.h>

const char *const *lc_measure_names_of(lc_measure_kind kind)
{
    return kind == LC_MEASURE_ERRORS      ? lc_metric_table_names
           : kind == LC_MEASURE_QUANTILES ? lc_spread_table_names
                                          : lc_class_metric_table_names;
}

size_t lc_measure_first(lc_measure_kind kind)
{
    size_t first = 0;
    for (lc_measure_kind k = LC_MEASURE_ERRORS; k < kind; k++)
        first += lc_names_count(lc_measure_names_of(k));
    return first;
}

const char *const *lc_measure_names(void)
{
    static _Thread_local const char *names[LC_MEASURES_MAX + 1];
    size_t count = 0;
    for (lc_measure_kind kind = LC_MEASURE_ERRORS; kind < LC_MEASURE_KINDS; kind++)
        for (const char *const *name = lc_measure_names_of(kind); *name; name++) {
            assert(count < LC_MEASURES_MAX);
            names[count++] = *name;
        }
    return names;
}

lc_measure_kind lc_measure_kind_of(size_t index)
{
    lc_measure_kind kind = LC_MEASURE_ERRORS;
    while (kind < LC_MEASURE_CLASSES && index >= lc_measure_first(kind + 1))
        kind++;
    return kind;
}

bool lc_measure_less_is_better(size_t index)
{
    const lc_measure_kind kind = lc_measure_kind_of(index);
    const size_t own = index - lc_measure_first(kind);
    return kind == LC_MEASURE_ERRORS      ? lc_metric_table[own]->less_is_better
           : kind == LC_MEASURE_QUANTILES ? lc_spread_table[own]->less_is_better
                                          : lc_class_metric_table[own]->less_is_better;
}
