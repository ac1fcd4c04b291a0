/* hold - a step before a lane's first leaves its state as it was, and no trace in gradients. */
#include "nn/layer/hold.h"

/* to = kept (NULL: 0) in the lanes that have not begun at that time. */
static void put_back(lc_real *to, const lc_real *kept, lc_range numbers, size_t lanes, const lc_late *late, size_t time)
{
    for (size_t row = numbers.first; row < numbers.end; row += lanes)
        for (size_t lane = 0; lane < lanes; lane++)
            if (late->step[lane] > time)
                to[row + lane] = kept ? kept[row + lane] : 0;
}

void lc_layer_keep_states(const lc_layer_shard *s, const lc_layer *l, const lc_cell_step *step, lc_range units)
{
    const lc_range own = lc_layer_numbers(s, units);
    for (size_t i = 0; i < l->cell->states; i++)
        lc_layer_copy(s->held[1 + i], step->c_prev[i], own);
}

void lc_layer_hold_states(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, size_t index, lc_range units)
{
    const lc_range own = lc_layer_numbers(s, units);
    const size_t time = lc_layer_time(s, l, index);
    lc_cell_step step;
    lc_layer_step(&step, s, l, p, index);
    put_back(step.h, step.h_prev, own, s->lanes, p->late, time);
    for (size_t i = 0; i < l->cell->states; i++)
        put_back(step.c[i], s->held[1 + i], own, s->lanes, p->late, time);
}

void lc_layer_keep_slopes(const lc_layer_shard *s, const lc_layer *l, lc_range units)
{
    const lc_range own = lc_layer_numbers(s, units);
    lc_layer_copy(s->held[0], s->dh, own);
    for (size_t i = 0; i < l->cell->states; i++)
        lc_layer_copy(s->held[1 + i], s->dc[i], own);
}

/* So that nothing is added to the gradients of the cell's own. */
void lc_layer_clear_slopes(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, size_t index, lc_range units)
{
    const lc_range own = lc_layer_numbers(s, units);
    const size_t time = lc_layer_time(s, l, index);
    put_back(s->dh, NULL, own, s->lanes, p->late, time);
    for (size_t i = 0; i < l->cell->states; i++)
        put_back(s->dc[i], NULL, own, s->lanes, p->late, time);
}

void lc_layer_clear_gates(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, size_t index, lc_range units)
{
    const lc_range own = lc_layer_numbers(s, units);
    lc_cell_step step;
    lc_layer_step(&step, s, l, p, index);
    for (size_t g = 0; g < lc_cell_groups(l->cell); g++)
        put_back(step.gate[g], NULL, own, s->lanes, p->late, lc_layer_time(s, l, index));
}

void lc_layer_hold_slopes(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, size_t index, lc_range units)
{
    const lc_range own = lc_layer_numbers(s, units);
    const size_t time = lc_layer_time(s, l, index);
    put_back(s->dh, s->held[0], own, s->lanes, p->late, time);
    for (size_t i = 0; i < l->cell->states; i++)
        put_back(s->dc[i], s->held[1 + i], own, s->lanes, p->late, time);
}
