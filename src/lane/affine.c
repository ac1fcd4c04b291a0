/* affine - packs weights, and calls the products on them. The same for every level. */
#include "lane/affine.h"

#include <string.h>

/* A product of up to PANELS_WHOLE panels is one block, a longer one has blocks of PANELS_AT_ONCE. */
enum { PANELS_WHOLE = 24, PANELS_AT_ONCE = 8 };

static size_t groups_of(const lc_affine *a)
{
    return a->gates + a->split;
}

/* Gates whose W1 X1 is in the same group as their W0 X0. */
static size_t joint_gates(const lc_affine *a)
{
    return a->gates - a->split;
}

static void plan_one(lc_affine *a, lc_arena *arena)
{
    size_t size = sizeof(lc_real);
    a->one_bias = lc_arena_take(arena, groups_of(a) * lc_lane_round_up(a->units), size);
    a->one_w[0] = lc_arena_take(arena, lc_pack_single_length(a->units, a->k[0], a->gates), size);
    a->one_w[1] = lc_arena_take(arena, lc_pack_single_length(a->units, a->k[1], joint_gates(a)), size);
    if (a->split)
        a->one_w1_last = lc_arena_take(arena, lc_pack_single_length(a->units, a->k[1], 1), size);
}

void lc_affine_plan(lc_affine *a, lc_arena *arena, bool training)
{
    size_t size = sizeof(lc_real), groups = groups_of(a);
    a->panels = lc_panels_of(a->units, groups);
    a->bias = lc_arena_take(arena, lc_pack_length(a->units, 1, groups, groups), size);
    for (int i = 0; i < 2; i++)
        a->w[i] = lc_arena_take(arena, lc_pack_length(a->units, a->k[i], a->gates, groups), size);
    if (!training)
        plan_one(a, arena);
}

static void pack_one(const lc_affine *a, const lc_affine_weights *from, const lc_pack *w0, const lc_pack *w1)
{
    lc_pack joint = *w1, last = *w1;
    joint.groups = joint_gates(a);
    for (size_t group = 0; group < groups_of(a); group++)
        memcpy(a->one_bias + group * lc_lane_round_up(a->units), from->bias + group * a->units, a->units * sizeof(lc_real));
    lc_pack_single(a->one_w[0], w0);
    lc_pack_single(a->one_w[1], &joint);
    if (a->split) {
        last.groups = 1;
        last.w += (a->gates - 1) * a->units * last.stride;
        lc_pack_single(a->one_w1_last, &last);
    }
}

void lc_affine_pack(const lc_affine *a, const lc_affine_weights *from)
{
    size_t groups = groups_of(a);
    lc_pack bias = {.w = from->bias, .units = a->units, .k = 1, .stride = 1, .groups = groups, .panel_groups = groups},
            w[2] = {{0}};
    lc_pack_rows(a->bias, &bias);
    for (int i = 0; i < 2 && a->k[i]; i++) {
        w[i] = (lc_pack){.w = from->w[i], .units = a->units, .k = a->k[i], .stride = from->stride[i]};
        w[i].groups = a->gates;
        w[i].panel_groups = groups;
        lc_pack_rows(a->w[i], &w[i]);
    }
    if (a->one_bias)
        pack_one(a, from, &w[0], &w[1]);
}

/* One lane: the rows of all gates follow each other. A split one's last gate is W0 x0 only, its W1 x1 a group of its own. */
static void forward_one(const lc_affine *a, const lc_affine_pass *p)
{
    size_t span = lc_lane_round_up(a->units), rows = a->gates * span;
    lc_product_part part0 = {.w = a->one_w[0], .x = p->x[0], .k = a->k[0]},
                    part1 = {.w = a->one_w[1], .x = p->x[1], .k = a->k[1]};
    lc_single gates = {.y = p->y, .bias = a->one_bias, .part = {part0, part1}, .last_first = p->last_first};
    gates.end = joint_gates(a) * span;
    a->lane->single(&gates);
    if (a->split) {
        a->lane->single(&(lc_single){.y = p->y, .bias = a->one_bias, .part = {part0}, .first = rows - span, .end = rows});
        part1.w = a->one_w1_last;
        a->lane->single(&(lc_single){.y = p->y + rows, .bias = a->one_bias + rows, .part = {part1}, .end = span});
    }
}

static void forward_many(const lc_affine *a, const lc_affine_pass *p, size_t first, size_t end)
{
    size_t width = a->panels.units * a->gates;
    lc_product product = {
        .y = p->y,
        .bias = a->bias,
        .part[0] = {.w = a->w[0], .x = p->x[0], .k = a->k[0], .span = a->k[0] * width},
        .part[1] = {.w = a->w[1], .x = p->x[1], .k = a->k[1], .span = a->k[1] * width},
        .lanes = p->lanes,
        .groups = groups_of(a),
        .units = a->units,
        .group_span = lc_lane_round_up(a->units * p->lanes),
        .first = first,
        .end = end,
        .split = a->split,
    };
    a->lane->product(&product);
}

void lc_affine_forward(const lc_affine *a, const lc_affine_pass *p)
{
    if (p->lanes == 1)
        forward_one(a, p);
    else
        forward_many(a, p, 0, a->panels.count);
}

bool lc_affine_next(lc_affine_block *b, const lc_affine *a, size_t lanes)
{
    size_t count = a->panels.count, at_once = count <= PANELS_WHOLE || lanes == 1 ? count : PANELS_AT_ONCE;
    b->panel_first = b->panel_end;
    b->panel_end = b->panel_first + at_once < count ? b->panel_first + at_once : count;
    b->first = b->end;
    b->end = lc_panels_first(&a->panels, b->panel_end);
    return b->panel_first < count;
}

void lc_affine_forward_block(const lc_affine *a, const lc_affine_pass *p, const lc_affine_block *b)
{
    if (p->lanes == 1)
        forward_one(a, p);
    else
        forward_many(a, p, b->panel_first, b->panel_end);
}

void lc_adjoint_plan(lc_adjoint *a, lc_arena *arena)
{
    a->w = lc_arena_take(arena, lc_pack_length(a->columns, a->rows[0] + a->rows[1], 1, 1), sizeof(lc_real));
}

void lc_adjoint_pack(const lc_adjoint *a, const lc_real *w, size_t stride)
{
    lc_pack_columns(a->w, w, a->rows[0] + a->rows[1], a->columns, stride);
}

void lc_adjoint_run(lc_real *dx, const lc_adjoint *a, const lc_real *const dy[2], size_t lanes, bool add)
{
    size_t span = (a->rows[0] + a->rows[1]) * LC_PANEL;
    lc_product product = {
        .y = dx,
        .part[0] = {.w = a->w, .x = dy[0], .k = a->rows[0], .span = span},
        .part[1] = {.w = a->w + a->rows[0] * LC_PANEL, .x = dy[1], .k = a->rows[1], .span = span},
        .lanes = lanes,
        .groups = 1,
        .units = a->columns,
        .end = lc_panels_of(a->columns, 1).count,
        .accumulate = add,
    };
    a->lane->product(&product);
}
