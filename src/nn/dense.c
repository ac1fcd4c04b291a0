#include "nn/dense.h"
#include "nn/panels.h"

#include <string.h>

void lc_dense_plan_packed(lc_dense_packed *packed, const lc_dense *d, lc_arena *arena, bool training)
{
    size_t size = sizeof(lc_real);
    packed->bias = lc_arena_take(arena, lc_pack_length(d->outputs, 1, 1, 1), size);
    packed->one_bias = training ? NULL : lc_arena_take(arena, lc_lane_whole(d->outputs), size);
    for (size_t i = 0; i < d->pieces; i++) {
        packed->w[i] = lc_arena_take(arena, lc_pack_length(d->outputs, d->features, 1, 1), size);
        if (training)
            packed->wt[i] = lc_arena_take(arena, lc_pack_length(d->features, d->outputs, 1, 1), size);
        else
            packed->one_w[i] = lc_arena_take(arena, lc_pack_single_length(d->outputs, d->features, 1), size);
    }
}

void lc_dense_pack(const lc_dense_packed *packed, const lc_dense *d, const lc_real *weights)
{
    size_t stride = d->pieces * d->features;
    lc_pack bias = {.w = weights + d->bias, .units = d->outputs, .k = 1, .stride = 1, .groups = 1, .places = 1};
    lc_pack_rows(packed->bias, &bias);
    if (packed->one_bias)
        memcpy(packed->one_bias, bias.w, d->outputs * sizeof(lc_real));
    for (size_t i = 0; i < d->pieces; i++) {
        const lc_real *w = weights + d->weight + i * d->features;
        lc_pack rows = {.w = w, .units = d->outputs, .k = d->features, .stride = stride, .groups = 1, .places = 1};
        lc_pack_rows(packed->w[i], &rows);
        if (packed->wt[i])
            lc_pack_columns(packed->wt[i], w, d->outputs, d->features, stride);
        if (packed->one_w[i])
            lc_pack_single(packed->one_w[i], &rows);
    }
}

static size_t columns_of(const lc_dense *d)
{
    return d->pieces * d->features + 1; /* one more for the bias */
}

void lc_dense_plan(lc_dense_shard *s, const lc_dense *d, lc_arena *arena)
{
    if (!s->sums)
        return;
    s->xt = lc_arena_take(arena, lc_column_panels(columns_of(d)) * s->lanes * LC_COLUMNS, sizeof(lc_real));
    s->dw = lc_arena_take(arena, s->sums * lc_outer_length(d->outputs, columns_of(d)), sizeof(lc_real));
}

static void one_forward(lc_real *y, const lc_dense *d, const lc_dense_packed *packed, const lc_real *const *x)
{
    lc_single product = {.y = y, .bias = packed->one_bias, .end = lc_lane_whole(d->outputs)};
    for (size_t i = 0; i < d->pieces; i++)
        product.part[i] = (lc_product_part){.w = packed->one_w[i], .x = x[i], .k = d->features};
    d->lane->single(&product);
}

void lc_dense_forward(lc_real *y, const lc_dense_shard *s, const lc_dense *d, const lc_dense_packed *packed,
                      const lc_real *const *x)
{
    if (s->lanes == 1) {
        one_forward(y, d, packed, x);
        return;
    }
    lc_product product = {.y = y, .bias = packed->bias, .lanes = s->lanes, .groups = 1, .units = d->outputs};
    product.end = lc_panels_of(d->outputs, 1).count;
    for (size_t i = 0; i < d->pieces; i++)
        product.part[i] = (lc_product_part){packed->w[i], x[i], d->features, d->features * LC_PANEL};
    d->lane->product(&product);
}

static void weight_gradient(lc_real *const *gradient, const lc_dense_shard *s, const lc_dense *d, const lc_dense_back *b)
{
    size_t columns = columns_of(d), features = columns - 1;
    lc_turn turn = {.xt = s->xt, .rows = d->features, .lanes = s->lanes, .xt_steps = 1};
    for (size_t i = 0; i < d->pieces; i++) {
        turn.x = b->x[i];
        turn.column = i * d->features;
        d->lane->turn(&turn);
    }
    lc_panels_ones(s->xt, features, s->lanes, false);
    lc_outer outer = {.dw = s->dw,
                      .sums = s->sums,
                      .dw_rows = d->outputs,
                      .rows = d->outputs,
                      .columns = columns,
                      .dg = b->dy,
                      .xt = s->xt,
                      .xt_steps = 1,
                      .steps = 1,
                      .lanes = s->lanes,
                      .fresh = true};
    d->lane->outer(&outer);
    for (size_t part = 0; part < s->sums; part++)
        if (gradient[part]) {
            const lc_real *dw = s->dw + part * lc_outer_length(d->outputs, columns);
            lc_panels_back(gradient[part] + d->weight, dw, d->outputs, 0, features, b->fresh);
            lc_panels_back(gradient[part] + d->bias, dw, d->outputs, features, 1, b->fresh);
        }
}

void lc_dense_backward(lc_real *const *gradient, lc_dense_shard *s, const lc_dense *d, const lc_dense_packed *packed,
                       const lc_dense_back *b)
{
    for (size_t i = 0; i < d->pieces; i++) {
        lc_product product = {.y = b->dx[i], .lanes = s->lanes, .groups = 1, .units = d->features};
        product.end = lc_panels_of(d->features, 1).count;
        product.part[0] = (lc_product_part){packed->wt[i], b->dy, d->outputs, d->outputs * LC_PANEL};
        d->lane->product(&product);
    }
    weight_gradient(gradient, s, d, b);
}
