/* dense - y = W x + b and its gradient. */
#include "nn/dense.h"

void lc_dense_plan_packed(lc_dense_packed *packed, const lc_dense *d, lc_arena *arena, bool training)
{
    packed->forward = (lc_affine){.lane = d->lane, .units = d->outputs, .gates = 1};
    for (size_t i = 0; i < LC_DENSE_PIECES; i++) {
        packed->forward.k[i] = d->features[i];
        packed->back[i] = (lc_adjoint){.lane = d->lane, .rows = {d->outputs}, .columns = d->features[i]};
        if (training && d->features[i])
            lc_adjoint_plan(&packed->back[i], arena);
    }
    lc_affine_plan(&packed->forward, arena, training);
}

void lc_dense_pack(const lc_dense_packed *packed, const lc_dense *d, const lc_real *weights)
{
    lc_affine_weights from = {.bias = d->unbiased ? NULL : weights + d->bias};
    for (size_t i = 0; i < LC_DENSE_PIECES; i++) {
        from.w[i] = weights + d->weight + (i ? d->features[0] : 0);
        from.stride[i] = lc_dense_columns(d);
        if (packed->back[i].w)
            lc_adjoint_pack(&packed->back[i], from.w[i], from.stride[i], NULL);
    }
    lc_affine_pack(&packed->forward, &from, NULL);
}

void lc_dense_plan(lc_dense_shard *s, const lc_dense *d, lc_arena *arena)
{
    if (!s->sums)
        return;
    const size_t block = lc_wgrad_steps(d->outputs * s->lanes * (s->mates ? s->mates : 1) / s->sums);
    s->seen = (lc_wgrad_input){.lane = d->lane, .columns = lc_dense_columns(d), .lanes = s->lanes, .biased = !d->unbiased};
    s->seen.sums = s->sums;
    s->seen.steps = block < s->steps ? block : s->steps;
    s->dw = (lc_wgrad){.input = &s->seen, .rows = d->outputs, .biases = d->unbiased ? 0 : d->outputs};
    lc_wgrad_plan_input(&s->seen, arena);
    lc_wgrad_plan(&s->dw, arena);
}

/* y = W x + b */
void lc_dense_forward(lc_real *y, const lc_dense_shard *s, const lc_dense *d, const lc_dense_packed *packed,
                      const lc_real *const *x, const lc_share *share)
{
    lc_affine_pass pass = {.y = y, .lanes = s->lanes, .share = share};
    for (size_t i = 0; i < LC_DENSE_PIECES && d->features[i]; i++)
        pass.x[i] = x[i];
    lc_affine_forward(&packed->forward, &pass);
}

static lc_share *share_of_rows(const lc_dense_back *b)
{
    return b->mates ? b->mates->share : b->share;
}

void lc_dense_adjoint(const lc_dense_packed *packed, const lc_dense_adjoint_pass *p)
{
    lc_adjoint_run(&packed->back[p->piece], &(lc_adjoint_pass){p->dx, {p->dy}, p->lanes, p->add, p->share});
}

/* What the products of steps [first, first + steps) saw; a member's share is of the steps. */
static void see_block(const lc_dense_shard *s, const lc_dense *d, const lc_dense_back *b, size_t first, size_t steps)
{
    const lc_range own = lc_share_of(b->share, steps, 1);
    for (size_t step = own.first; step < own.end; step++)
        for (size_t i = 0; i < LC_DENSE_PIECES && d->features[i]; i++)
            lc_wgrad_transpose(&s->seen, b->x[i] + (first + step) * b->x_stride[i], i ? d->features[0] : 0, d->features[i], step);
    lc_share_meet(share_of_rows(b));
}

static void block_gradient(const lc_dense_shard *s, const lc_dense *d, const lc_dense_back *b, size_t first, size_t steps)
{
    const lc_real *dy = b->dy + first * b->dy_stride;
    see_block(s, d, b, first, steps);
    lc_wgrad_add(&s->dw, &(lc_wgrad_block){dy, b->dy_stride, steps, first == 0, share_of_rows(b), b->mates});
    for (size_t step = 0; step < steps; step++)
        lc_wgrad_add_biases(&s->dw, dy + step * b->dy_stride, b->share);
    lc_share_meet(share_of_rows(b));
}

static void put(lc_real *const *gradient, const lc_dense_shard *s, const lc_dense *d, const lc_dense_back *b)
{
    for (size_t sum = 0; sum < s->sums; sum++)
        if (gradient[sum]) {
            lc_wgrad_put how = {sum, b->fresh, share_of_rows(b), b->mates};
            lc_wgrad_put_weights(gradient[sum] + d->weight, &s->dw, how);
            if (!d->unbiased)
                lc_wgrad_put_biases(gradient[sum] + d->bias, &s->dw, 0, d->outputs, how);
        }
}

/* dx = W' dy   dW += sum of dy x'   db += sum of dy */
void lc_dense_backward(lc_real *const *gradient, lc_dense_shard *s, const lc_dense *d, const lc_dense_packed *packed,
                       const lc_dense_back *b)
{
    if (lc_share_is_first(b->share))
        lc_wgrad_begin(&s->dw);
    for (size_t i = 0; b->dx && i < LC_DENSE_PIECES && d->features[i]; i++)
        lc_dense_adjoint(packed, &(lc_dense_adjoint_pass){b->dx[i], b->dy, i, s->lanes, false, b->share});
    for (size_t first = 0; first < s->steps; first += s->seen.steps) {
        const size_t left = s->steps - first;
        block_gradient(s, d, b, first, left < s->seen.steps ? left : s->seen.steps);
    }
    put(gradient, s, d, b);
}
