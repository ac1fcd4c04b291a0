/* step - the memory of a layer in a shard, and where the arrays of one step are in it. */
#include "nn/layer_step.h"

static void plan_back(lc_layer_shard *s, const lc_layer *l, lc_arena *arena)
{
    const size_t unit = s->unit, size = sizeof(lc_real), rows = lc_layer_rows(l), groups = lc_cell_groups(l->cell);
    const size_t last = l->cell->split || l->cell->masked ? l->hidden : 0, recurrent = l->cell->scan ? 0 : rows - last;
    const size_t all = s->mates ? lc_lane_numbers(l->hidden, s->lanes * s->mates) : unit;
    const size_t block = lc_wgrad_steps(groups * all / s->sums);
    const lc_wgrad_input seen = {.lane = l->lane, .steps = block, .lanes = s->lanes, .sums = s->sums, .columns = l->hidden};
    s->seen_x = s->seen_h = s->seen_masked = seen;
    s->seen_x.columns = l->inputs;
    s->seen_x.biased = s->seen_x.pairable = true;
    s->dw_x = (lc_wgrad){.input = &s->seen_x, .rows = rows, .biases = groups * l->hidden};
    s->dw_h = (lc_wgrad){.input = &s->seen_h, .rows = recurrent};
    s->dw_h_last = (lc_wgrad){.input = l->cell->masked ? &s->seen_masked : &s->seen_h, .rows = last};
    s->dh = lc_arena_take(arena, unit, size);
    for (size_t i = 0; i < l->cell->states; i++)
        s->dc[i] = lc_arena_take(arena, unit, size);
    if (l->cell->masked) {
        s->dmasked = lc_arena_take(arena, unit, size);
        lc_wgrad_plan_input(&s->seen_masked, arena);
    }
    s->down = lc_arena_take(arena, lc_cell_vectors(l->cell) * unit, size);
    lc_wgrad_plan_input(&s->seen_x, arena);
    if (!l->cell->scan)
        lc_wgrad_plan_input(&s->seen_h, arena);
    lc_wgrad_plan(&s->dw_x, arena);
    lc_wgrad_plan(&s->dw_h, arena);
    lc_wgrad_plan(&s->dw_h_last, arena);
}

void lc_layer_plan(lc_layer_shard *s, const lc_layer *l, lc_arena *arena)
{
    size_t unit = lc_lane_numbers(l->hidden, s->lanes), kept = s->sums ? s->steps : 1, size = sizeof(lc_real);
    s->unit = unit;
    s->gate = lc_arena_take(arena, kept * lc_cell_groups(l->cell) * unit, size);
    s->zero = lc_arena_take(arena, unit, size);
    s->own = lc_arena_take(arena, lc_cell_vectors(l->cell) * unit, size);
    for (size_t i = 0; i < l->cell->states; i++)
        s->state[i] = lc_arena_take(arena, (kept + 1) * unit, size);
    if (l->cell->masked)
        s->masked = lc_arena_take(arena, kept * unit, size);
    if (s->sums && l->drops) {
        s->kept = lc_arena_take(arena, unit, size);
        s->heard = lc_arena_take(arena, (s->steps + 1) * unit, size);
        s->dheard = lc_arena_take(arena, unit, size);
    }
    for (size_t i = 0; s->late && i <= l->cell->states; i++)
        s->held[i] = lc_arena_take(arena, unit, size);
    if (s->sums)
        plan_back(s, l, arena);
}

void lc_layer_step(lc_cell_step *step, const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, size_t index)
{
    size_t unit = s->unit, stash = s->sums ? 1 : 0, kept = index * stash, groups = lc_cell_groups(l->cell);
    size_t t = lc_layer_time(s, l, index), before = l->reverse ? t + 1 : t - 1;
    step->count = unit;
    step->units = l->hidden;
    step->lanes = s->lanes;
    step->knobs = l->knobs;
    for (size_t g = 0; g < groups; g++)
        step->gate[g] = s->gate + (kept * groups + g) * unit;
    step->h_prev = index ? p->out + before * p->out_stride : p->start.h ? p->start.h : s->zero;
    step->h = p->out + t * p->out_stride;
    for (size_t i = 0; i < l->cell->states; i++) {
        step->c_prev[i] = s->state[i] + kept * unit;
        step->c[i] = s->state[i] + (kept + stash) * unit;
        step->dc[i] = s->dc[i];
    }
    step->masked = s->masked ? s->masked + kept * unit : NULL;
    step->dh = s->dh;
    step->dmasked = s->dmasked;
    step->own = s->own;
    step->down = s->down;
    step->own_span = unit;
}

static void move(lc_real **array, size_t numbers)
{
    *array = *array ? *array + numbers : NULL;
}

const lc_cell_step *lc_layer_part(lc_cell_step *part, const lc_cell_step *step, const lc_layer_shard *s, const lc_layer *l,
                                  lc_range units)
{
    const lc_range own = lc_layer_numbers(s, units);
    if (own.end - own.first == step->count)
        return step;
    *part = *step;
    part->count = own.end - own.first;
    part->h += own.first;
    part->h_prev += own.first;
    for (size_t g = 0; g < lc_cell_groups(l->cell); g++)
        part->gate[g] += own.first;
    for (size_t i = 0; i < l->cell->states; i++) {
        part->c[i] += own.first;
        part->c_prev[i] += own.first;
        move(&part->dc[i], own.first);
    }
    move(&part->masked, own.first);
    move(&part->dh, own.first);
    move(&part->dmasked, own.first);
    part->own += own.first;
    move(&part->down, own.first);
    return part;
}

const lc_real *lc_layer_state_after(const lc_layer_shard *s, size_t i, size_t index)
{
    return s->state[i] + (s->sums ? index + 1 : 0) * s->unit;
}
