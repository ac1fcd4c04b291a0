/* layer_pack - a layer's weights into panels, once per optimizer step. */
#include "nn/layer_step.h"

void lc_layer_plan_packed(lc_layer_packed *packed, const lc_layer *l, lc_arena *arena)
{
    size_t size = sizeof(lc_real);
    for (size_t i = 0; i < lc_stage_count(l->cell); i++) {
        lc_stage stage = lc_stage_of(l->cell, i);
        lc_stage_packed *to = &packed->stage[i];
        to->bias_rows = lc_arena_take(arena, stage.groups * l->hidden, size);
        to->bias = lc_arena_take(arena, lc_pack_length(l->hidden, 1, stage.groups, stage.groups), size);
        to->x = lc_arena_take(arena, lc_pack_length(l->hidden, l->inputs, stage.gates, stage.groups), size);
        to->h = lc_arena_take(arena, lc_pack_length(l->hidden, l->hidden, stage.gates, stage.groups), size);
        to->ht = lc_arena_take(arena, lc_pack_length(l->hidden, stage.gates * l->hidden, 1, 1), size);
    }
    if (l->adjoint)
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

static void pack_stage(const lc_stage_packed *packed, const lc_layer *l, const lc_stage *stage, const lc_real *weights)
{
    lc_pack rows = {.units = l->hidden, .groups = stage->gates, .places = stage->groups};
    for (size_t g = 0; g < stage->gates; g++)
        rows.group[g] = stage->first + g;
    rows.w = weights + l->weight_ih;
    rows.k = rows.stride = l->inputs;
    lc_pack_rows(packed->x, &rows);
    rows.w = weights + l->weight_hh;
    rows.k = rows.stride = l->hidden;
    lc_pack_rows(packed->h, &rows);
    lc_pack_columns(packed->ht, rows.w + stage->first * l->hidden * l->hidden, stage->gates * l->hidden, l->hidden, l->hidden);
    sum_biases(packed->bias_rows, l, stage, weights);
    lc_pack bias = {
        .w = packed->bias_rows, .units = l->hidden, .k = 1, .stride = 1, .groups = stage->groups, .places = stage->groups};
    for (size_t g = 0; g < stage->groups; g++)
        bias.group[g] = g;
    lc_pack_rows(packed->bias, &bias);
}

void lc_layer_pack(const lc_layer_packed *packed, const lc_layer *l, const lc_real *weights)
{
    for (size_t i = 0; i < lc_stage_count(l->cell); i++) {
        lc_stage stage = lc_stage_of(l->cell, i);
        pack_stage(&packed->stage[i], l, &stage, weights);
    }
    if (l->adjoint)
        lc_pack_columns(packed->xt, weights + l->weight_ih, l->cell->gates * l->hidden, l->inputs, l->inputs);
}
