/* interval - which there are, and their memory. */
#include "model/interval.h"

#include "core/mem.h"

#include <math.h>

const char *const *lc_interval_names(void)
{
    static const char *const names[] = {"none", "conformal", "normalized", NULL};
    return names;
}

void lc_interval_free(lc_interval *v)
{
    if (!v)
        return;
    lc_free(v->level);
    lc_free(v->offset);
    lc_free(v);
}

size_t lc_interval_find(const lc_interval *v, double level)
{
    size_t i = 0;
    while (i < v->levels && fabs(v->level[i] - level) > 1e-9)
        i++;
    return i;
}
