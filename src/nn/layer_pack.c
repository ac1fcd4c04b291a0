/* layer_pack - a layer's weights into panels, once per optimizer step. */
#include <string.h>

#include "nn/layer_step.h"

/* Gates whose recurrent product is not kept apart. */
static size_t shared_gates(const lc_layer *l, const lc_stage *stage)
{
    return stage->gates - (l->cell->split ? 1 : 0);
}

static void plan_one(lc_stage_packed *to, const lc_layer *l, const lc_stage *stage, lc_arena *arena)
{
    size_t size = sizeof(lc_real);
    to->one_bias = lc_arena_take(arena, stage->groups * lc_lane_whole(l->hidden), size);
    to->one_x = lc_arena_take(arena, lc_pack_single_length(l->hidden, l->inputs, stage->gates), size);
    to->one_h = lc_arena_take(arena, lc_pack_single_length(l->hidden, l->hidden, shared_gates(l, stage)), size);
    if (l->cell->split)
        to->one_apart = lc_arena_take(arena, lc_pack_single_length(l->hidden, l->hidden, 1), size);
}

void lc_layer_plan_packed(lc_layer_packed *packed, const lc_layer *l, lc_arena *arena, bool training)
{
    size_t size = sizeof(lc_real);
    for (size_t i = 0; i < lc_stage_count(l->cell); i++) {
        lc_stage stage = lc_stage_of(l->cell, i);
        lc_stage_packed *to = &packed->stage[i];
        to->bias_rows = lc_arena_take(arena, stage.groups * l->hidden, size);
        to->bias = lc_arena_take(arena, lc_pack_length(l->hidden, 1, stage.groups, stage.groups), size);
        to->x = lc_arena_take(arena, lc_pack_length(l->hidden, l->inputs, stage.gates, stage.groups), size);
        to->h = lc_arena_take(arena, lc_pack_length(l->hidden, l->hidden, stage.gates, stage.groups), size);
        if (training)
            to->ht = lc_arena_take(arena, lc_pack_length(l->hidden, stage.gates * l->hidden, 1, 1), size);
        else
            plan_one(to, l, &stage, arena);
    }
    if (training && l->adjoint)
        packed->xt = lc_arena_take(arena, lc_pack_length(l->inputs, l->cell->gates * l->hidden, 1, 1), size);
}

/* The two biases of a gate are one, but for a split cell's last gate: there the recurrent one stands alone. */
static void sum_biases(lc_real *sum, const lc_layer *l, const lc_stage *stage, const lc_real *weights)
{
    const lc_real *ih = weights + l->bias_ih, *hh = weights + l->bias_hh;
    size_t last = l->cell->gates - 1;
    for (size_t group = 0; group < stage->groups; group++)
        for (size_t u = 0; u < l->hidden; u++) {
            size_t gate = stage->first + group, row = gate * l->hidden + u;
            lc_real *to = sum + group * l->hidden + u;
            if (gate > last)
                *to = hh[last * l->hidden + u];
            else
                *to = l->cell->split && gate == last ? ih[row] : ih[row] + hh[row];
        }
}

/* `gates` gates of a weight matrix, from one on; places: as many, or more where a product has more groups. */
static lc_pack gates_of(const lc_layer *l, const lc_real *w, size_t k, size_t first, size_t gates)
{
    lc_pack pack = {.w = w, .units = l->hidden, .k = k, .stride = k, .groups = gates, .places = gates};
    for (size_t g = 0; g < gates; g++)
        pack.group[g] = first + g;
    return pack;
}

static void pack_one(const lc_stage_packed *packed, const lc_layer *l, const lc_stage *stage, const lc_pack *x, const lc_pack *h)
{
    lc_pack shared = *h, apart = gates_of(l, h->w, h->k, stage->first + stage->gates - 1, 1);
    shared.groups = shared_gates(l, stage);
    for (size_t group = 0; group < stage->groups; group++)
        memcpy(packed->one_bias + group * lc_lane_whole(l->hidden), packed->bias_rows + group * l->hidden,
               l->hidden * sizeof(lc_real));
    lc_pack_single(packed->one_x, x);
    lc_pack_single(packed->one_h, &shared);
    if (l->cell->split)
        lc_pack_single(packed->one_apart, &apart);
}

static void pack_stage(const lc_stage_packed *packed, const lc_layer *l, const lc_stage *stage, const lc_real *weights)
{
    const lc_real *hh = weights + l->weight_hh;
    lc_pack x = gates_of(l, weights + l->weight_ih, l->inputs, stage->first, stage->gates);
    lc_pack h = gates_of(l, hh, l->hidden, stage->first, stage->gates);
    lc_pack bias = gates_of(l, packed->bias_rows, 1, 0, stage->groups);
    x.places = h.places = stage->groups;
    sum_biases(packed->bias_rows, l, stage, weights);
    lc_pack_rows(packed->bias, &bias);
    lc_pack_rows(packed->x, &x);
    lc_pack_rows(packed->h, &h);
    if (packed->ht)
        lc_pack_columns(packed->ht, hh + stage->first * l->hidden * l->hidden, stage->gates * l->hidden, l->hidden, l->hidden);
    if (packed->one_x)
        pack_one(packed, l, stage, &x, &h);
}

void lc_layer_pack(const lc_layer_packed *packed, const lc_layer *l, const lc_real *weights)
{
    for (size_t i = 0; i < lc_stage_count(l->cell); i++) {
        lc_stage stage = lc_stage_of(l->cell, i);
        pack_stage(&packed->stage[i], l, &stage, weights);
    }
    if (packed->xt)
        lc_pack_columns(packed->xt, weights + l->weight_ih, l->cell->gates * l->hidden, l->inputs, l->inputs);
}
