/* layer - forward over all steps, of many lanes or of one. */
#include "nn/layer_step.h"

/* A block's gates are in the nearest cache when the cell takes them up. */
enum { PANELS_WHOLE = 24 /* a step of so many is one block */, PANELS_AT_ONCE = 8 };

void lc_layer_plan(lc_layer_shard *s, const lc_layer *l, lc_arena *arena)
{
    size_t unit = lc_lane_whole(l->hidden * s->lanes), kept = s->sums ? s->steps : 1, size = sizeof(lc_real);
    s->unit = unit;
    s->gate = lc_arena_take(arena, kept * lc_cell_groups(l->cell) * unit, size);
    s->zero = lc_arena_take(arena, unit, size);
    if (l->cell->states == 2)
        s->state = lc_arena_take(arena, (kept + 1) * unit, size);
    if (l->cell->masked)
        s->masked = lc_arena_take(arena, kept * unit, size);
    if (s->sums)
        lc_layer_plan_back(s, l, arena);
}

void lc_layer_step(lc_cell_step *step, const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, size_t index)
{
    size_t unit = s->unit, stash = s->sums ? 1 : 0, kept = index * stash, groups = lc_cell_groups(l->cell);
    size_t t = lc_layer_time(s, l, index), before = l->reverse ? t + 1 : t - 1;
    step->count = unit;
    for (size_t g = 0; g < groups; g++)
        step->gate[g] = s->gate + (kept * groups + g) * unit;
    step->h_prev = index ? p->out + before * p->out_stride : s->zero;
    step->h = p->out + t * p->out_stride;
    step->c_prev = s->state ? s->state + kept * unit : NULL;
    step->c = s->state ? s->state + (kept + stash) * unit : NULL;
    step->masked = s->masked ? s->masked + kept * unit : NULL;
    step->dh = s->dh;
    step->dc = s->dc;
    step->dmasked = s->dmasked;
}

/* The same for `count` numbers from `first` on. */
static lc_cell_step part_of(const lc_cell_step *step, size_t groups, size_t first, size_t count)
{
    lc_cell_step part = *step;
    part.count = count;
    part.h += first;
    part.h_prev += first;
    for (size_t g = 0; g < groups; g++)
        part.gate[g] += first;
    if (part.c) {
        part.c += first;
        part.c_prev += first;
    }
    return part;
}

/* One step of a layer. */
typedef struct moment {
    const lc_layer_shard *s;
    const lc_layer *l;
    const lc_layer_packed *packed;
    const lc_real *x;
    lc_cell_step step;
    size_t index;
} moment;

/* The product of a stage: gates = bias + W x + U h, h being masked in a second stage. */
static lc_product product_of(const moment *m, size_t index)
{
    const lc_layer *l = m->l;
    const lc_stage_packed *packed = &m->packed->stage[index];
    lc_stage stage = lc_stage_of(l->cell, index);
    size_t width = LC_PANEL / stage.groups * stage.gates;
    return (lc_product){
        .y = m->step.gate[stage.first],
        .bias = packed->bias,
        .part = {{packed->x, m->x, l->inputs, l->inputs * width},
                 {packed->h, index ? m->step.masked : m->step.h_prev, l->hidden, l->hidden * width}},
        .lanes = m->s->lanes,
        .groups = stage.groups,
        .units = l->hidden,
        .group_span = m->s->unit,
        .end = lc_panels_of(l->hidden, stage.groups).count,
        .split = l->cell->split,
    };
}

/* The cell's part for the units [first, end), whose gates the product has just left in the nearest cache. */
static void cell_forward(const moment *m, size_t first, size_t end)
{
    size_t lanes = m->s->lanes;
    lc_cell_step part = part_of(&m->step, lc_cell_groups(m->l->cell), first * lanes, (end - first) * lanes);
    m->l->cell->forward(&part);
}

/* Blocks of units go through the product and the cell. */
static void many_forward(const moment *m)
{
    const lc_layer *l = m->l;
    if (l->cell->masked) {
        lc_product first = product_of(m, 0);
        l->lane->product(&first);
        l->cell->mask(&m->step);
    }
    lc_product product = product_of(m, lc_stage_count(l->cell) - 1);
    const lc_panels cut = lc_panels_of(l->hidden, product.groups);
    const size_t at_once = cut.count <= PANELS_WHOLE ? cut.count : PANELS_AT_ONCE;
    for (product.first = 0; product.first < cut.count; product.first = product.end) {
        product.end = product.first + at_once < cut.count ? product.first + at_once : cut.count;
        l->lane->product(&product);
        cell_forward(m, lc_panels_first(&cut, product.first), lc_panels_first(&cut, product.end));
    }
}

/* One lane: the gates of a stage are rows that follow each other. Of a split cell the last gate is W x alone, and its U h a group
 * of its own. Every other step begins with the rows that the one before it ended with: their weights are still in the nearest
 * cache. */
static void one_stage(const moment *m, size_t index)
{
    const lc_layer *l = m->l;
    const lc_stage_packed *packed = &m->packed->stage[index];
    lc_stage stage = lc_stage_of(l->cell, index);
    size_t unit = m->s->unit, rows = stage.gates * unit;
    lc_product_part x = {.w = packed->one_x, .x = m->x, .k = l->inputs},
                    h = {.w = packed->one_h, .x = index ? m->step.masked : m->step.h_prev, .k = l->hidden};
    lc_single product = {.y = m->step.gate[stage.first], .bias = packed->one_bias, .part = {x, h}, .last_first = m->index % 2};
    product.end = rows - (l->cell->split ? unit : 0);
    l->lane->single(&product);
    if (l->cell->split) {
        l->lane->single(&(lc_single){.y = product.y, .bias = product.bias, .part = {x}, .first = rows - unit, .end = rows});
        h.w = packed->one_apart;
        l->lane->single(&(lc_single){.y = product.y + rows, .bias = product.bias + rows, .part = {h}, .end = unit});
    }
}

static void one_forward(const moment *m)
{
    one_stage(m, 0);
    if (m->l->cell->masked) {
        m->l->cell->mask(&m->step);
        one_stage(m, 1);
    }
    m->l->cell->forward(&m->step);
}

void lc_layer_forward(lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p)
{
    if (s->state)
        for (size_t k = 0; k < s->unit; k++)
            s->state[k] = 0;
    for (size_t index = 0; index < s->steps; index++) {
        moment m = {.s = s, .l = l, .packed = p->packed, .index = index};
        m.x = p->x + lc_layer_time(s, l, index) * p->x_stride;
        lc_layer_step(&m.step, s, l, p, index);
        (s->lanes == 1 ? one_forward : many_forward)(&m);
    }
}
