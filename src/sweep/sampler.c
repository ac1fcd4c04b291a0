/* sampler - whether a space suits it. */
#include "sweep/sampler.h"

lc_status lc_sampler_check(size_t *size, const char *name, const lc_domain *domain, const void *knobs)
{
    const lc_sampler *sampler = lc_sampler_find(name);
    *size = 0;
    if (sampler->dimensions_most && domain->count > sampler->dimensions_most)
        return lc_fail(LC_E_CONFIG, "sweep.sampler = %s: at most %zu dimensions, not %zu; tpe and random have no limit", name,
                       sampler->dimensions_most, domain->count);
    return sampler->size ? sampler->size(size, domain, knobs) : LC_OK;
}
