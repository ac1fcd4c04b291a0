/* layer - forward over all steps, of many lanes or of one. */
#include <string.h>

#include "nn/layer_step.h"

enum { PANELS_AT_ONCE = 8 };

void lc_layer_plan(lc_layer_shard *s, const lc_layer *l, lc_arena *arena, size_t steps, size_t lanes, size_t sums)
{
    size_t unit = lc_lane_whole(l->hidden * lanes), kept = sums ? steps : 1, size = sizeof(lc_real);
    s->steps = steps;
    s->lanes = lanes;
    s->unit = unit;
    s->sums = sums;
    s->stash = sums > 0;
    s->gate = lc_arena_take(arena, kept * lc_cell_groups(l->cell) * unit, size);
    s->zero = lc_arena_take(arena, unit, size);
    if (l->cell->states == 2)
        s->state = lc_arena_take(arena, (kept + 1) * unit, size);
    if (l->cell->masked)
        s->masked = lc_arena_take(arena, kept * unit, size);
    if (sums)
        lc_layer_plan_back(s, l, arena);
}

lc_cell_step lc_layer_step(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, size_t index)
{
    size_t unit = s->unit, kept = index * s->stash, groups = lc_cell_groups(l->cell);
    size_t t = lc_layer_time(s, l, index), before = l->reverse ? t + 1 : t - 1;
    lc_cell_step step = {.count = unit, .h = p->out + t * p->out_stride, .dh = s->dh, .dc = s->dc, .dmasked = s->dmasked};
    step.h_prev = index ? p->out + before * p->out_stride : s->zero;
    for (size_t g = 0; g < groups; g++)
        step.gate[g] = s->gate + (kept * groups + g) * unit;
    if (s->state) {
        step.c_prev = s->state + kept * unit;
        step.c = s->state + (kept + s->stash) * unit;
    }
    if (s->masked)
        step.masked = s->masked + kept * unit;
    return step;
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

/* The product of a stage: gates = bias + W x + U h, h being masked in a second stage. */
static lc_product product_of(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, const lc_cell_step *step,
                             const lc_real *x, size_t index)
{
    const lc_stage_packed *packed = &p->packed->stage[index];
    lc_stage stage = lc_stage_of(l->cell, index);
    size_t width = LC_PANEL / stage.groups * stage.gates;
    return (lc_product){
        .y = step->gate[stage.first],
        .bias = packed->bias,
        .part = {{packed->x, x, l->inputs, l->inputs * width},
                 {packed->h, index ? step->masked : step->h_prev, l->hidden, l->hidden * width}},
        .lanes = s->lanes,
        .groups = stage.groups,
        .units = l->hidden,
        .group_span = s->unit,
        .end = lc_panels_of(l->hidden, stage.groups).count,
        .split = l->cell->split,
    };
}

/* The cell's part for the units of some panels, whose gates the product has just left in the nearest cache. */
static void cell_forward(const lc_layer_shard *s, const lc_layer *l, const lc_cell_step *step, size_t first, size_t end)
{
    lc_cell_step part = part_of(step, lc_cell_groups(l->cell), first * s->lanes, (end - first) * s->lanes);
    l->cell->forward(&part);
}

/* A block of units goes through the product and the cell while its gates are in the nearest cache. */
static void many_forward(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, const lc_cell_step *step,
                         const lc_real *x)
{
    if (l->cell->masked) {
        lc_product first = product_of(s, l, p, step, x, 0);
        l->lane->product(&first);
        l->cell->mask(step);
    }
    lc_product product = product_of(s, l, p, step, x, lc_stage_count(l->cell) - 1);
    const lc_panels cut = lc_panels_of(l->hidden, product.groups);
    for (product.first = 0; product.first < cut.count; product.first = product.end) {
        product.end = product.first + PANELS_AT_ONCE < cut.count ? product.first + PANELS_AT_ONCE : cut.count;
        l->lane->product(&product);
        cell_forward(s, l, step, lc_panels_first(&cut, product.first), lc_panels_first(&cut, product.end));
    }
}

/* One lane: the gates of a stage are rows that follow each other, W x on W h, a split cell's last h in a group of its own. */
static void one_stage(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, const lc_cell_step *step,
                      const lc_real *x, size_t index)
{
    const lc_stage_packed *packed = &p->packed->stage[index];
    const lc_real *h = index ? step->masked : step->h_prev;
    lc_stage stage = lc_stage_of(l->cell, index);
    lc_real *y = step->gate[stage.first];
    size_t rows = stage.gates * s->unit, shared = rows - (l->cell->split ? s->unit : 0);
    memcpy(y, packed->one_bias, stage.groups * s->unit * sizeof *y);
    l->lane->single(&(lc_single){.y = y, .w = packed->one_x, .x = x, .rows = rows, .k = l->inputs});
    l->lane->single(&(lc_single){.y = y, .w = packed->one_h, .x = h, .rows = shared, .k = l->hidden});
    if (l->cell->split)
        l->lane->single(&(lc_single){.y = y + rows, .w = packed->one_apart, .x = h, .rows = s->unit, .k = l->hidden});
}

static void one_forward(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, const lc_cell_step *step,
                        const lc_real *x)
{
    one_stage(s, l, p, step, x, 0);
    if (l->cell->masked) {
        l->cell->mask(step);
        one_stage(s, l, p, step, x, 1);
    }
    l->cell->forward(step);
}

void lc_layer_forward(lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p)
{
    if (s->state)
        for (size_t k = 0; k < s->unit; k++)
            s->state[k] = 0;
    for (size_t index = 0; index < s->steps; index++) {
        const lc_real *x = p->x + lc_layer_time(s, l, index) * p->x_stride;
        lc_cell_step step = lc_layer_step(s, l, p, index);
        (s->lanes == 1 ? one_forward : many_forward)(s, l, p, &step, x);
    }
}
