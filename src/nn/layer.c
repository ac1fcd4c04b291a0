/* layer - forward over all steps, of many lanes or of one. */
#include "nn/layer_hold.h"

/* gates = W x + b + U h, then the cell; a masked cell's last gate is W x + b + U (r h), in a second stage. */
static void step_forward(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, const lc_cell_step *step,
                         size_t index)
{
    const lc_stage_packed *stage = p->packed->stage;
    const size_t t = lc_layer_time(s, l, index);
    const bool holds = lc_layer_holds(p, t);
    lc_affine_pass in = {.y = step->gate[0], .lanes = s->lanes, .last_first = index % 2, .share = p->share};
    lc_cell_step part;
    in.x[0] = p->x + t * p->x_stride;
    in.x[1] = step->h_prev;
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
        if (holds)
            lc_layer_keep_states(s, l, step, block.units);
        l->cell->forward(lc_layer_part(&part, step, s, l, block.units));
        if (holds)
            lc_layer_hold_states(s, l, p, index, block.units);
    }
    lc_share_meet(p->share);
}

/* The states before the first step, of the units whose steps this member takes. */
void lc_layer_forward_begin(lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p)
{
    const lc_range own = lc_layer_numbers(s, lc_affine_units(&p->packed->stage[0].gates, s->lanes, p->share));
    for (size_t i = 0; i < l->cell->states; i++)
        lc_layer_copy(s->state[i], p->start.c[i] ? p->start.c[i] : s->zero, own);
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
