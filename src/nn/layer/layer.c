/* layer - forward over all steps, of many lanes or of one. */
#include "nn/layer/drop.h"
#include "nn/layer/hold.h"

static void run_cell(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, const lc_cell_step *step, size_t index,
                     lc_range units)
{
    const bool holds = lc_layer_holds(p, lc_layer_time(s, l, index));
    lc_cell_step part;
    if (holds)
        lc_layer_keep_states(s, l, step, units);
    l->cell->forward(lc_layer_part(&part, step, s, l, units));
    if (holds)
        lc_layer_hold_states(s, l, p, index, units);
    lc_layer_drop(s, step->h, index + 1, lc_layer_numbers(s, units));
}

/* gates = W x + b + U h, then the cell; a masked cell's last gate is W x + b + U (r h), in a second stage. */
static void step_forward(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, const lc_cell_step *step,
                         size_t index)
{
    const lc_stage_packed *stage = p->packed->stage;
    lc_affine_pass in = {.y = step->gate[0], .lanes = s->lanes, .last_first = index % 2, .share = p->share};
    lc_cell_step part;
    in.x[0] = p->x + lc_layer_time(s, l, index) * p->x_stride;
    in.x[1] = lc_layer_heard(s, step, index);
    if (l->cell->masked) {
        lc_affine_forward(&stage->gates, &in);
        l->cell->mask(lc_layer_part(&part, step, s, l, lc_affine_units(&stage->gates, s->lanes, p->share)));
        lc_share_meet(p->share);
        stage++;
        in.y = step->gate[l->cell->gates - 1];
        in.x[1] = step->masked;
    }
    for (lc_affine_block block = lc_affine_begin(&stage->gates, &in); lc_affine_next(&block, &stage->gates, &in);) {
        /* the cell, whose gates the product has just left in the nearest cache */
        lc_affine_forward_block(&stage->gates, &in, &block);
        if (!l->cell->whole)
            run_cell(s, l, p, step, index, block.units);
    }
    if (l->cell->whole)
        run_cell(s, l, p, step, index, (lc_range){0, l->hidden});
    lc_share_meet(p->share);
}

/* The cell's own parameters of some units in every lane. */
static void spread_own(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, lc_range units)
{
    for (size_t v = 0; v < lc_cell_vectors(l->cell); v++)
        for (size_t unit = units.first; unit < units.end; unit++)
            for (size_t lane = 0; lane < s->lanes; lane++)
                s->own[v * s->unit + unit * s->lanes + lane] = p->packed->own[v * l->hidden + unit];
}

/* The states before the first step, of the units whose steps this member takes. */
void lc_layer_forward_begin(lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p)
{
    const lc_range units = lc_affine_units(&p->packed->stage[0].gates, s->lanes, p->share), own = lc_layer_numbers(s, units);
    spread_own(s, l, p, units);
    for (size_t i = 0; i < l->cell->states; i++)
        lc_layer_copy(s->state[i], p->start.c[i] ? p->start.c[i] : s->zero, own);
    lc_layer_drop(s, p->start.h ? p->start.h : s->zero, 0, own);
    if (s->kept)
        lc_share_meet(p->share);
}

void lc_layer_forward_step(lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, size_t index)
{
    lc_cell_step step;
    lc_layer_step(&step, s, l, p, index);
    step_forward(s, l, p, &step, index);
}

void lc_layer_forward(lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p)
{
    lc_layer_forward_begin(s, l, p);
    for (size_t index = 0; index < s->steps; index++)
        lc_layer_forward_step(s, l, p, index);
}
