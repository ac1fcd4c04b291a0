/* pack - a layer's weights as products read them, once per optimizer step. */
#include "nn/layer_step.h"

static void plan_stage(lc_stage_packed *packed, const lc_layer *l, size_t index, lc_arena *arena, bool training)
{
    lc_stage stage = lc_stage_of(l->cell, index);
    size_t hidden = l->hidden, last = l->cell->split ? hidden : 0;
    packed->gates =
        (lc_affine){.lane = l->lane, .units = hidden, .gates = stage.gates, .k = {l->inputs, l->cell->scan ? 0 : hidden}};
    packed->gates.split = l->cell->split;
    packed->hidden = (lc_adjoint){.lane = l->lane, .rows = {stage.gates * hidden - last, last}, .columns = hidden};
    packed->bias = lc_arena_take(arena, stage.groups * hidden, sizeof(lc_real));
    lc_affine_plan(&packed->gates, arena, training);
    if (training && !l->cell->scan)
        lc_adjoint_plan(&packed->hidden, arena);
}

void lc_layer_plan_packed(lc_layer_packed *packed, const lc_layer *l, lc_arena *arena, bool training)
{
    for (size_t i = 0; i < lc_stage_count(l->cell); i++)
        plan_stage(&packed->stage[i], l, i, arena, training);
    packed->inputs = (lc_adjoint){.lane = l->lane, .rows = {lc_layer_rows(l)}, .columns = l->inputs};
    packed->own = lc_arena_take(arena, lc_cell_vectors(l->cell) * l->hidden, sizeof(lc_real));
    if (training && l->adjoint)
        lc_adjoint_plan(&packed->inputs, arena);
}

/* b = b_ih + b_hh, except for a split cell's last gate: there b_ih, and b_hh in the group after the gates; of a scan b_ih. */
static void sum_biases(lc_real *sum, const lc_layer *l, const lc_stage *stage, const lc_real *weights, lc_range units)
{
    const lc_real *ih = weights + l->bias_ih, *hh = weights + l->bias_hh;
    size_t last = l->cell->gates - 1;
    for (size_t group = 0; group < stage->groups; group++)
        for (size_t u = units.first; u < units.end; u++) {
            size_t gate = stage->first + group, row = gate * l->hidden + u;
            lc_real *to = sum + group * l->hidden + u;
            if (gate > last)
                *to = hh[last * l->hidden + u];
            else
                *to = l->cell->scan || (l->cell->split && gate == last) ? ih[row] : ih[row] + hh[row];
        }
}

static void pack_stage(const lc_stage_packed *packed, const lc_layer *l, size_t index, const lc_real *weights,
                       const lc_share *share)
{
    lc_stage stage = lc_stage_of(l->cell, index);
    size_t row = stage.first * l->hidden;
    const lc_real *ih = weights + l->weight_ih + row * l->inputs, *hh = weights + l->weight_hh + row * l->hidden;
    const lc_affine_weights from = {.bias = packed->bias, .w = {ih, hh}, .stride = {l->inputs, l->hidden}};
    sum_biases(packed->bias, l, &stage, weights, lc_affine_units(&packed->gates, LC_LANES, share));
    lc_affine_pack(&packed->gates, &from, share);
    if (packed->hidden.w)
        lc_adjoint_pack(&packed->hidden, hh, l->hidden, share);
}

static void pack_own(const lc_layer_packed *packed, const lc_layer *l, const lc_real *weights, const lc_share *share)
{
    const lc_range units = lc_share_of(share, l->hidden, 1);
    lc_real *to = packed->own;
    for (size_t i = 0; i < LC_OWN_MAX; i++)
        for (size_t v = 0; v < l->cell->own[i].vectors; v++, to += l->hidden)
            lc_layer_copy(to, weights + l->own[i] + v * l->hidden, units);
}

void lc_layer_pack(const lc_layer_packed *packed, const lc_layer *l, const lc_real *weights, const lc_share *share)
{
    pack_own(packed, l, weights, share);
    for (size_t i = 0; i < lc_stage_count(l->cell); i++)
        pack_stage(&packed->stage[i], l, i, weights, share);
    if (packed->inputs.w)
        lc_adjoint_pack(&packed->inputs, weights + l->weight_ih, l->inputs, share);
}
