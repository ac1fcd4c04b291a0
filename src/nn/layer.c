/* layer - forward over all steps, of many lanes or of one. */
#include "nn/layer_step.h"

#include <string.h>

/* The cell's part of a step, for the `count` numbers from `first` on, whose gates the product has just left in the nearest cache.
 */
static void cell_forward(const lc_cell_type *cell, const lc_cell_step *step, size_t first, size_t count)
{
    if (count == step->count) {
        cell->forward(step);
        return;
    }
    lc_cell_step part = *step;
    part.count = count;
    part.h += first;
    part.h_prev += first;
    for (size_t g = 0; g < lc_cell_groups(cell); g++)
        part.gate[g] += first;
    for (size_t i = 0; i < cell->states; i++) {
        part.c[i] += first;
        part.c_prev[i] += first;
    }
    cell->forward(&part);
}

/* gates = W x + b + U h, then the cell; a masked cell's last gate is W x + b + U (r h), in a second stage. */
static void step_forward(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, const lc_cell_step *step,
                         size_t index)
{
    const lc_stage_packed *stage = p->packed->stage;
    lc_affine_pass in = {.y = step->gate[0], .lanes = s->lanes, .last_first = index % 2};
    in.x[0] = p->x + lc_layer_time(s, l, index) * p->x_stride;
    in.x[1] = step->h_prev;
    if (l->cell->masked) {
        lc_affine_forward(&stage->gates, &in);
        l->cell->mask(step);
        stage++;
        in.y = step->gate[l->cell->gates - 1];
        in.x[1] = step->masked;
    }
    for (lc_affine_block units = {0}; lc_affine_next(&units, &stage->gates, s->lanes);) {
        lc_affine_forward_block(&stage->gates, &in, &units);
        cell_forward(l->cell, step, units.first * s->lanes, lc_lane_round_up((units.end - units.first) * s->lanes));
    }
}

void lc_layer_forward(lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p)
{
    for (size_t i = 0; i < l->cell->states; i++)
        memcpy(s->state[i], p->start.c[i] ? p->start.c[i] : s->zero, s->unit * sizeof(lc_real));
    for (size_t index = 0; index < s->steps; index++) {
        lc_cell_step step;
        lc_layer_step(&step, s, l, p, index);
        step_forward(s, l, p, &step, index);
    }
}
