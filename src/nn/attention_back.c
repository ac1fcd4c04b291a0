/* attention_back - from the context's gradient to those of the query, of the memory and of the parameters. */
#include "nn/attention.h"
#include "lane/attend.h"

#include <string.h>

void lc_attention_backward_begin(lc_attention_shard *s, const lc_attention *a, const lc_attention_pass *p)
{
    if (lc_share_is_first(p->share)) {
        memset(s->dmemory, 0, s->steps * a->memory * s->lanes * sizeof *s->dmemory);
        if (a->kind == LC_ATTENTION_ADDITIVE) {
            memset(s->dkeys, 0, s->steps * s->key_stride * sizeof *s->dkeys);
            memset(s->dv, 0, a->size * s->lanes * sizeof *s->dv);
        }
    }
    lc_share_meet(p->share);
}

/* The kernels' view of the memory. */
static lc_attend view(const lc_attention_shard *s, const lc_attention *a, const lc_attention_pass *p)
{
    return (lc_attend){
        .steps = s->steps, .features = a->memory, .lanes = s->lanes, .y = p->memory, .stride = p->memory_stride, .scale = 1};
}

/* dw[t] = m[t] dc   dm[t] += w[t] dc   of the steps of the share; then ds through the softmax */
static void weights_back(const lc_attention_shard *s, const lc_attention *a, const lc_attention_pass *p, const lc_real *weight,
                         const lc_real *dcontext)
{
    lc_attend k = view(s, a, p);
    k.part = lc_share_of(p->share, s->steps, 1);
    k.x = dcontext;
    k.w = weight;
    k.out = s->dweight;
    a->lane->attend->dot(&k);
    k.out = s->dmemory;
    k.stride = a->memory * s->lanes;
    a->lane->attend->spread(&k);
    lc_share_meet(p->share);
    if (!lc_share_is_first(p->share))
        return;
    k.out = s->dweight;
    k.scale = lc_attention_scale(a);
    a->lane->attend->soften_back(&k);
}

/* dq and dkeys from ds, of the features of the share */
static void additive_back(const lc_attention_shard *s, const lc_attention *a, const lc_attention_pass *p, const lc_real *asked,
                          lc_real *dasked)
{
    lc_attend k = view(s, a, p);
    k.features = a->size;
    k.part = lc_share_of(p->share, a->size, 1);
    k.x = asked;
    k.y = s->keys;
    k.stride = s->key_stride;
    k.w = s->dweight;
    k.v = p->packed->v;
    k.out = s->dkeys;
    k.dx = dasked;
    k.dv = s->dv;
    a->lane->attend->score_back(&k);
}

/* dq = sum of ds[t] m[t]   dm[t] += ds[t] q */
static void dot_back(const lc_attention_shard *s, const lc_attention *a, const lc_attention_pass *p, const lc_real *asked,
                     lc_real *dasked)
{
    lc_attend k = view(s, a, p);
    k.part = lc_share_of(p->share, a->memory, 1);
    k.w = s->dweight;
    k.out = dasked;
    a->lane->attend->blend(&k);
    k.part = lc_share_of(p->share, s->steps, 1);
    k.x = asked;
    k.out = s->dmemory;
    k.stride = a->memory * s->lanes;
    a->lane->attend->spread(&k);
}

void lc_attention_backward(lc_attention_shard *s, const lc_attention *a, const lc_attention_pass *p, size_t index,
                           const lc_real *dcontext, lc_real *dquery)
{
    const lc_real *asked = s->asked + index * s->unit;
    lc_real *dasked = s->dasked + index * s->unit;
    weights_back(s, a, p, s->weight + index * s->steps * s->lanes, dcontext);
    lc_share_meet(p->share);
    (a->kind == LC_ATTENTION_ADDITIVE ? additive_back : dot_back)(s, a, p, asked, dasked);
    lc_share_meet(p->share);
    lc_dense_adjoint(&p->packed->ask, &(lc_dense_adjoint_pass){dquery, dasked, 0, s->lanes, true, p->share});
    lc_share_meet(p->share);
}

/* dv of a feature over the lanes of a sum, in their order; of mates, one after the other. */
static lc_real sum_score(const lc_attention_shard *s, const lc_mates *mates, size_t feature, size_t sum)
{
    const size_t lanes = s->lanes / s->sums, members = mates ? mates->share->size : 1;
    lc_real total = 0;
    for (size_t mate = 0; mate < members; mate++) {
        const lc_real *dv = lc_mates_array(s->dv, mates, mate);
        for (size_t lane = 0; lane < lanes; lane++)
            total += dv[feature * s->lanes + sum * lanes + lane];
    }
    return total;
}

static void put_score(lc_real *const *gradient, const lc_attention_shard *s, const lc_attention *a, const lc_attention_pass *p)
{
    if (!lc_share_is_first(p->mates ? p->mates->share : p->share))
        return;
    for (size_t sum = 0; sum < s->sums; sum++)
        for (size_t f = 0; gradient[sum] && f < a->size; f++) {
            lc_real *to = gradient[sum] + a->score + f;
            *to = (p->fresh ? 0 : *to) + sum_score(s, p->mates, f, sum);
        }
}

/* dm[t] += M' dkeys[t], of the steps of the share */
static void keys_back(lc_real *const *gradient, lc_attention_shard *s, const lc_attention *a, const lc_attention_pass *p)
{
    const lc_range own = lc_share_of(p->share, s->steps, 1);
    lc_dense_back back = {.x = &p->memory, .dy = s->dkeys, .x_stride = {p->memory_stride}, .dy_stride = s->key_stride};
    for (size_t t = own.first; t < own.end; t++)
        lc_dense_adjoint(&p->packed->key, &(lc_dense_adjoint_pass){s->dmemory + t * a->memory * s->lanes,
                                                                   s->dkeys + t * s->key_stride, 0, s->lanes, true, NULL});
    back.fresh = p->fresh;
    back.share = p->share;
    back.mates = p->mates;
    lc_dense_backward(gradient, &s->key, &a->key, &p->packed->key, &back);
    put_score(gradient, s, a, p);
}

void lc_attention_backward_end(lc_real *const *gradient, lc_attention_shard *s, const lc_attention *a, const lc_attention_pass *p)
{
    lc_dense_back back = {.x = &p->query, .dy = s->dasked, .x_stride = {p->query_stride}, .dy_stride = s->unit};
    back.fresh = p->fresh;
    back.share = p->share;
    back.mates = p->mates;
    lc_dense_backward(gradient, &s->ask, &a->ask, &p->packed->ask, &back);
    if (a->kind == LC_ATTENTION_ADDITIVE)
        keys_back(gradient, s, a, p);
    lc_share_meet(p->share);
}
