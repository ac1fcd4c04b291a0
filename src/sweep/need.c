/* need - forecasters are made, as trials make them, of blocks that are no memory yet, and not trained. */
#include "sweep/need.h"

#include "core/mem.h"
#include "sweep/attempt.h"

#include <stdio.h>

/* What a point's forecaster and windows take; 0 where it cannot be, which its trial will say. LC_E_FAILURE: more than there
 * is. */
static lc_status find_bytes(size_t *out, lc_sweep *s, size_t threads, double *value)
{
    const lc_domain *domain = s->request.domain;
    const size_t before = lc_mem_bytes();
    size_t held;
    const lc_task *task = NULL;
    lc_config config;
    *out = 0;
    lc_domain_trim(value, domain);
    lc_status status = lc_domain_config(&config, s->request.base, domain, value);
    config.run.threads = threads;
    if (status == LC_OK)
        status = lc_shared_take(&task, s->shared, &config);
    if (status == LC_OK)
        status = lc_attempt_plan(&held, task, &config, s->request.config);
    if (status == LC_OK)
        *out = held - before;
    if (task)
        lc_shared_give(s->shared, task);
    if (status != LC_E_FAILURE)
        return LC_OK;
    char why[LC_TEXT_MAX];
    snprintf(why, sizeof why, "%s", lc_error_message());
    return lc_fail(status, "the largest trial does not fit into memory: %s; let less vary", why);
}

/* Numbers at a share of their range; of choices the first one, but choice k of one dimension. */
static void find_point(double *value, const lc_domain *domain, double share, size_t dimension, size_t k)
{
    for (size_t i = 0; i < domain->count; i++)
        value[i] = domain->dimension[i].kind == LC_DIMENSION_CHOICE ? 0 : lc_dimension_at(&domain->dimension[i], share);
    if (dimension < domain->count)
        value[dimension] = (double)k;
}

/* Where trials are looked for, and the most bytes so far. */
typedef struct search {
    lc_sweep *sweep;
    size_t threads, most;
    double *value; /* (dimensions) */
} search;

/* Of the largest numbers that can be: a context, say, may be too long for the data. */
static lc_status look(search *s, size_t dimension, size_t k)
{
    size_t bytes = 0;
    static const double share[] = {1, 0.75, 0.5, 0.25};
    for (size_t i = 0; bytes == 0 && i < sizeof share / sizeof *share; i++) {
        find_point(s->value, s->sweep->request.domain, share[i], dimension, k);
        CHECK(find_bytes(&bytes, s->sweep, s->threads, s->value));
    }
    s->most = bytes > s->most ? bytes : s->most;
    return LC_OK;
}

lc_status lc_need_find(size_t *out, lc_sweep *sweep, size_t threads)
{
    lc_status status = LC_OK;
    const lc_domain *domain = sweep->request.domain;
    search s = {.sweep = sweep, .threads = threads};
    TRY(lc_new(&s.value, domain->count, sizeof *s.value));
    TRY(look(&s, domain->count, 0));
    for (size_t i = 0; i < domain->count; i++)
        for (size_t k = 1; k < domain->dimension[i].choices; k++)
            TRY(look(&s, i, k));
    *out = s.most;
done:
    lc_free(s.value);
    return status;
}
