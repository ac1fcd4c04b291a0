/* dense - y = W x + b and its gradient. */
#include "nn/dense.h"

void lc_dense_plan_packed(lc_dense_packed *packed, const lc_dense *d, lc_arena *arena, bool training)
{
    packed->forward = (lc_affine){.lane = d->lane, .units = d->outputs, .gates = 1};
    for (size_t i = 0; i < d->pieces; i++) {
        packed->forward.k[i] = d->features;
        packed->back[i] = (lc_adjoint){.lane = d->lane, .rows = {d->outputs}, .columns = d->features};
        if (training)
            lc_adjoint_plan(&packed->back[i], arena);
    }
    lc_affine_plan(&packed->forward, arena, training);
}

void lc_dense_pack(const lc_dense_packed *packed, const lc_dense *d, const lc_real *weights)
{
    lc_affine_weights from = {.bias = weights + d->bias};
    for (size_t i = 0; i < d->pieces; i++) {
        from.w[i] = weights + d->weight + i * d->features;
        from.stride[i] = d->pieces * d->features;
        if (packed->back[i].w)
            lc_adjoint_pack(&packed->back[i], from.w[i], from.stride[i], NULL);
    }
    lc_affine_pack(&packed->forward, &from, NULL);
}

void lc_dense_plan(lc_dense_shard *s, const lc_dense *d, lc_arena *arena)
{
    if (!s->sums)
        return;
    s->seen =
        (lc_wgrad_input){.lane = d->lane, .columns = d->pieces * d->features, .steps = 1, .lanes = s->lanes, .biased = true};
    s->dw = (lc_wgrad){.input = &s->seen, .rows = d->outputs, .sums = s->sums, .biases = d->outputs};
    lc_wgrad_plan_input(&s->seen, arena);
    lc_wgrad_plan(&s->dw, arena);
}

/* y = W x + b */
void lc_dense_forward(lc_real *y, const lc_dense_shard *s, const lc_dense *d, const lc_dense_packed *packed,
                      const lc_real *const *x, const lc_share *share)
{
    lc_affine_pass pass = {.y = y, .lanes = s->lanes, .share = share};
    for (size_t i = 0; i < d->pieces; i++)
        pass.x[i] = x[i];
    lc_affine_forward(&packed->forward, &pass);
}

static lc_share *share_of_rows(const lc_dense_back *b)
{
    return b->mates ? b->mates->share : b->share;
}

static void put(lc_real *const *gradient, const lc_dense_shard *s, const lc_dense *d, const lc_dense_back *b)
{
    for (size_t sum = 0; sum < s->sums; sum++)
        if (gradient[sum]) {
            lc_wgrad_put how = {sum, b->fresh, share_of_rows(b), b->mates};
            lc_wgrad_put_weights(gradient[sum] + d->weight, &s->dw, how);
            lc_wgrad_put_biases(gradient[sum] + d->bias, &s->dw, 0, d->outputs, how);
        }
}

/* dx = W' dy   dW += dy x'   db += dy */
void lc_dense_backward(lc_real *const *gradient, lc_dense_shard *s, const lc_dense *d, const lc_dense_packed *packed,
                       const lc_dense_back *b)
{
    const bool first = lc_share_is_first(b->share);
    if (first)
        lc_wgrad_begin(&s->dw);
    for (size_t i = 0; i < d->pieces; i++) {
        if (b->dx)
            lc_adjoint_run(&packed->back[i], &(lc_adjoint_pass){b->dx[i], {b->dy}, s->lanes, false, b->share});
        if (first)
            lc_wgrad_transpose(&s->seen, b->x[i], i * d->features, d->features, 0);
    }
    lc_wgrad_add_biases(&s->dw, b->dy, b->share);
    lc_share_meet(share_of_rows(b));
    lc_wgrad_add(&s->dw, &(lc_wgrad_block){.dy = b->dy, .steps = 1, .fresh = true, .share = share_of_rows(b), .mates = b->mates});
    lc_share_meet(share_of_rows(b));
    put(gradient, s, d, b);
}
