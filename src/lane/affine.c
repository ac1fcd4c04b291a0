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
    for (int i = 0; i < 2; i++)
        a->one_w[i] = lc_arena_take(arena, lc_pack_single_length(a->units, a->k[i], joint_gates(a)), size);
    for (int i = 0; a->split && i < 2; i++)
        a->one_last[i] = lc_arena_take(arena, lc_pack_single_length(a->units, a->k[i], 1), size);
}

void lc_affine_plan(lc_affine *a, lc_arena *arena, bool training)
{
    size_t size = sizeof(lc_real);
    a->panels = lc_panels_of(a->units, a->gates);
    a->bias = lc_arena_take(arena, lc_pack_length(a->units, 1, groups_of(a), a->gates), size);
    for (int i = 0; i < 2; i++)
        a->w[i] = lc_arena_take(arena, lc_pack_length(a->units, a->k[i], a->gates, a->gates), size);
    if (!training)
        plan_one(a, arena);
}

/* The first unit of a panel; with one lane, of LC_LANES units. */
static size_t unit_of(const lc_affine *a, size_t lanes, size_t panel)
{
    size_t unit = panel * LC_LANES;
    if (lanes != 1)
        return lc_panels_first(&a->panels, panel);
    return unit < a->units ? unit : a->units;
}

static lc_range panels_of(const lc_affine *a, size_t lanes, const lc_share *share)
{
    return lc_share_of(share, lanes == 1 ? lc_lane_round_up(a->units) / LC_LANES : a->panels.count, 1);
}

lc_range lc_affine_units(const lc_affine *a, size_t lanes, const lc_share *share)
{
    const lc_range panels = panels_of(a, lanes, share);
    return (lc_range){unit_of(a, lanes, panels.first), unit_of(a, lanes, panels.end)};
}

/* The biases of joint gates in the order of their rows, then those of the two groups that a split one has apart. */
static void pack_one_bias(const lc_affine *a, const lc_real *bias, lc_range units)
{
    const size_t joint = joint_gates(a), span = lc_lane_round_up(a->units);
    for (size_t group = 0; group < groups_of(a); group++)
        for (size_t unit = units.first; unit < units.end; unit++)
            a->one_bias[group < joint ? lc_single_row(joint, group, unit) : group * span + unit] = bias[group * a->units + unit];
}

static void pack_one(const lc_affine *a, lc_pack w, int i, lc_range units)
{
    w.part = units;
    w.groups = joint_gates(a);
    lc_pack_single(a->one_w[i], &w);
    if (!a->split)
        return;
    w.w += w.groups * a->units * w.stride;
    w.groups = 1;
    lc_pack_single(a->one_last[i], &w);
}

void lc_affine_pack(const lc_affine *a, const lc_affine_weights *from, const lc_share *share)
{
    const lc_range panels = panels_of(a, LC_LANES, share), units = lc_affine_units(a, LC_LANES, share);
    lc_pack pack = {
        .w = from->bias, .units = a->units, .k = 1, .stride = 1, .groups = groups_of(a), .gates = a->gates, .part = panels};
    if (from->bias)
        lc_pack_rows(a->bias, &pack);
    if (from->bias && a->one_bias)
        pack_one_bias(a, from->bias, units);
    pack.groups = a->gates;
    for (int i = 0; i < 2 && a->k[i]; i++) {
        pack.w = from->w[i];
        pack.k = a->k[i];
        pack.stride = from->stride[i];
        lc_pack_rows(a->w[i], &pack);
        if (a->one_bias)
            pack_one(a, pack, i, units);
    }
}

/* One lane. A split one's last gate is W0 x0 only, its W1 x1 a group of its own. */
static void forward_one(const lc_affine *a, const lc_affine_pass *p, lc_range blocks)
{
    const size_t span = lc_lane_round_up(a->units), joint = joint_gates(a);
    lc_product_part part0 = {.w = a->one_w[0], .x = p->x[0], .k = a->k[0]},
                    part1 = {.w = a->one_w[1], .x = p->x[1], .k = a->k[1]};
    lc_single gates = {.y = p->y, .bias = a->one_bias, .part = {part0, part1}, .groups = joint, .group_span = span};
    gates.last_first = p->last_first;
    gates.first = blocks.first * joint * LC_LANES;
    gates.end = blocks.end * joint * LC_LANES;
    a->lane->single(&gates);
    for (size_t group = joint; group < groups_of(a); group++) {
        const size_t i = group - joint;
        lc_single last = {.y = p->y + group * span, .bias = a->one_bias + group * span, .groups = 1};
        last.part[0] = (lc_product_part){.w = a->one_last[i], .x = p->x[i], .k = a->k[i]};
        last.first = blocks.first * LC_LANES;
        last.end = blocks.end * LC_LANES;
        a->lane->single(&last);
    }
}

static void forward_many(const lc_affine *a, const lc_affine_pass *p, lc_range panels)
{
    lc_product product = {
        .y = p->y,
        .bias = a->bias,
        .part[0] = {.w = a->w[0], .x = p->x[0], .k = a->k[0], .span = a->k[0] * LC_PANEL},
        .part[1] = {.w = a->w[1], .x = p->x[1], .k = a->k[1], .span = a->k[1] * LC_PANEL},
        .lanes = p->lanes,
        .groups = groups_of(a),
        .units = a->units,
        .group_span = lc_lane_numbers(a->units, p->lanes),
        .first = panels.first,
        .end = panels.end,
        .split = a->split,
    };
    a->lane->product(&product);
}

static void forward(const lc_affine *a, const lc_affine_pass *p, lc_range panels)
{
    if (p->lanes == 1)
        forward_one(a, p, panels);
    else
        forward_many(a, p, panels);
}

void lc_affine_forward(const lc_affine *a, const lc_affine_pass *p)
{
    forward(a, p, panels_of(a, p->lanes, p->share));
}

lc_affine_block lc_affine_begin(const lc_affine *a, const lc_affine_pass *p)
{
    const lc_range panels = panels_of(a, p->lanes, p->share);
    return (lc_affine_block){.panels = {panels.first, panels.first}, .last = panels.end};
}

bool lc_affine_next(lc_affine_block *b, const lc_affine *a, const lc_affine_pass *p)
{
    const size_t left = b->last - b->panels.end;
    const size_t at_once = a->panels.count <= PANELS_WHOLE || p->lanes == 1 || left < PANELS_AT_ONCE ? left : PANELS_AT_ONCE;
    b->panels = (lc_range){b->panels.end, b->panels.end + at_once};
    b->units = (lc_range){unit_of(a, p->lanes, b->panels.first), unit_of(a, p->lanes, b->panels.end)};
    return at_once > 0;
}

void lc_affine_forward_block(const lc_affine *a, const lc_affine_pass *p, const lc_affine_block *b)
{
    forward(a, p, b->panels);
}

void lc_adjoint_plan(lc_adjoint *a, lc_arena *arena)
{
    a->w = lc_arena_take(arena, lc_pack_length(a->columns, a->rows[0] + a->rows[1], 1, 1), sizeof(lc_real));
}

static lc_range adjoint_panels(const lc_adjoint *a, const lc_share *share)
{
    return lc_share_of(share, lc_panels_of(a->columns, 1).count, 1);
}

void lc_adjoint_pack(const lc_adjoint *a, const lc_real *w, size_t stride, const lc_share *share)
{
    const lc_pack pack = {
        .w = w, .units = a->columns, .k = a->rows[0] + a->rows[1], .stride = stride, .part = adjoint_panels(a, share)};
    lc_pack_columns(a->w, &pack);
}

lc_range lc_adjoint_columns(const lc_adjoint *a, const lc_share *share)
{
    const lc_panels cut = lc_panels_of(a->columns, 1);
    const lc_range panels = adjoint_panels(a, share);
    return (lc_range){lc_panels_first(&cut, panels.first), lc_panels_first(&cut, panels.end)};
}

void lc_adjoint_run(const lc_adjoint *a, const lc_adjoint_pass *p)
{
    const lc_range panels = adjoint_panels(a, p->share);
    size_t span = (a->rows[0] + a->rows[1]) * LC_PANEL;
    lc_product product = {
        .y = p->dx,
        .part[0] = {.w = a->w, .x = p->dy[0], .k = a->rows[0], .span = span},
        .part[1] = {.w = a->w + a->rows[0] * LC_PANEL, .x = p->dy[1], .k = a->rows[1], .span = span},
        .lanes = p->lanes,
        .groups = 1,
        .units = a->columns,
        .first = panels.first,
        .end = panels.end,
        .accumulate = p->add,
    };
    a->lane->product(&product);
}
