/* layer_back - backward through time: gate gradients step by step from the last, weight gradients over blocks of steps while
 * these are hot. */
#include "nn/layer_step.h"
#include "nn/panels.h"

#include <string.h>

enum {
    BLOCK_NUMBERS =
        32 << 10, /* gate gradients of a block and a sum: with two sums, what a quarter of a second-level cache holds */
    BLOCK_LEAST = 8,
    BLOCK_MOST = 16,
};

static size_t block_of(size_t numbers_per_step)
{
    size_t steps = BLOCK_NUMBERS / numbers_per_step;
    return steps < BLOCK_LEAST ? BLOCK_LEAST : steps > BLOCK_MOST ? BLOCK_MOST : steps;
}

/* Few inputs leave half of a panel of columns empty: there a vector serves two lanes, and a column is two numbers wide. */
static bool is_paired(const lc_layer *l)
{
    return 2 * l->inputs <= LC_COLUMNS;
}

/* Biases are one more column of the inputs where that begins no new vector. */
static bool has_ones(const lc_layer *l)
{
    return (is_paired(l) ? 2 : 1) * l->inputs % LC_LANES != 0;
}

static size_t rows_of(const lc_layer *l)
{
    return l->cell->gates * l->hidden;
}

/* Rows of (groups, hidden) from here on have their bias gradients by lanes. */
static size_t bias_first(const lc_layer *l)
{
    return has_ones(l) ? rows_of(l) : 0;
}

static size_t lane_biases(const lc_layer_shard *s, const lc_layer *l)
{
    return (lc_cell_groups(l->cell) * l->hidden - bias_first(l)) * s->lanes;
}

static size_t x_columns(const lc_layer *l)
{
    return l->inputs + has_ones(l);
}

/* The weight gradients of one part of the lanes. */
static lc_real *dw_x_of(const lc_layer_shard *s, const lc_layer *l, size_t part)
{
    return s->dw_x + part * lc_outer_length(rows_of(l), x_columns(l));
}

static lc_real *dw_h_of(const lc_layer_shard *s, const lc_layer *l, size_t part)
{
    return s->dw_h + part * lc_outer_length(rows_of(l), l->hidden);
}

void lc_layer_plan_back(lc_layer_shard *s, const lc_layer *l, lc_arena *arena)
{
    size_t unit = s->unit, size = sizeof(lc_real);
    s->block = block_of(lc_cell_groups(l->cell) * unit / s->sums); /* blocks are part of the order of a sum */
    size_t column = s->block * s->lanes * LC_COLUMNS;
    s->dh = lc_arena_take(arena, unit, size);
    s->dc = lc_arena_take(arena, unit, size);
    s->xt = lc_arena_take(arena, lc_column_panels(x_columns(l)) * column, size);
    s->ht = lc_arena_take(arena, lc_column_panels(l->hidden) * column, size);
    s->dw_x = lc_arena_take(arena, s->sums * lc_outer_length(rows_of(l), x_columns(l)), size);
    s->dw_h = lc_arena_take(arena, s->sums * lc_outer_length(rows_of(l), l->hidden), size);
    s->lane_bias = lc_arena_take(arena, lane_biases(s, l), size);
    if (l->cell->masked) {
        s->dmasked = lc_arena_take(arena, unit, size);
        s->mt = lc_arena_take(arena, lc_column_panels(l->hidden) * column, size);
    }
}

static void clear(lc_real *block, size_t count)
{
    memset(block, 0, count * sizeof *block);
}

static void begin(lc_layer_shard *s, const lc_layer *l)
{
    size_t unit = s->unit;
    clear(s->dh, unit);
    clear(s->dc, unit);
    clear(s->lane_bias, lane_biases(s, l));
    if (has_ones(l))
        lc_panels_ones(s->xt, l->inputs, s->block * s->lanes, is_paired(l));
}

/* y (units, lanes) = W' dG, or += : dG's first `rows` rows, and `apart` more from where a split cell keeps them. */
typedef struct adjoint {
    lc_real *y;
    const lc_real *packed, *dg, *dg_apart;
    size_t units, rows, apart;
    bool accumulate;
} adjoint;

static void run_adjoint(const lc_layer_shard *s, const lc_layer *l, const adjoint *a)
{
    size_t span = (a->rows + a->apart) * LC_PANEL;
    lc_product product = {
        .y = a->y,
        .part = {{a->packed, a->dg, a->rows, span}, {a->packed + a->rows * LC_PANEL, a->dg_apart, a->apart, span}},
        .lanes = s->lanes,
        .groups = 1,
        .units = a->units,
        .end = lc_panels_of(a->units, 1).count,
        .accumulate = a->accumulate,
    };
    l->lane->product(&product);
}

/* dh = U' dG (+ what passes no gate). A split cell's recurrent product saw every gate but the last, and the group kept apart. */
static void recurrent_adjoint(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, const lc_cell_step *step)
{
    lc_stage stage = lc_stage_of(l->cell, 0);
    adjoint a = {
        .y = s->dh, .packed = p->packed->stage[0].ht, .dg = step->gate[0], .units = l->hidden, .accumulate = l->cell->direct};
    a.rows = stage.gates * l->hidden;
    if (l->cell->split) {
        a.rows -= l->hidden;
        a.apart = l->hidden;
        a.dg_apart = step->gate[stage.gates];
    }
    run_adjoint(s, l, &a);
}

/* Through the second stage: dL/d masked = U_n' dN, then the mask. */
static void masked_adjoint(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, const lc_cell_step *step)
{
    lc_stage stage = lc_stage_of(l->cell, 1);
    adjoint a = {
        .y = s->dmasked, .packed = p->packed->stage[1].ht, .dg = step->gate[stage.first], .units = l->hidden, .rows = l->hidden};
    run_adjoint(s, l, &a);
    l->cell->backward_mask(step);
}

static void input_adjoint(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, const lc_cell_step *step, size_t t)
{
    adjoint a = {.y = p->dx + t * p->x_stride, .packed = p->packed->xt, .dg = step->gate[0], .units = l->inputs};
    a.rows = rows_of(l);
    a.accumulate = p->add_dx;
    run_adjoint(s, l, &a);
}

static void step_backward(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, size_t index)
{
    size_t t = lc_layer_time(s, l, index), unit = s->unit;
    lc_cell_step step;
    lc_layer_step(&step, s, l, p, index);
    if (!p->dout_last)
        l->lane->add(s->dh, p->dout + t * p->out_stride, unit);
    else if (index == s->steps - 1)
        l->lane->add(s->dh, p->dout, unit);
    l->cell->backward(&step);
    if (l->cell->masked)
        masked_adjoint(s, l, p, &step);
    if (index)
        recurrent_adjoint(s, l, p, &step);
    if (l->adjoint)
        input_adjoint(s, l, p, &step, t);
    l->lane->add(s->lane_bias, step.gate[0] + bias_first(l) * s->lanes, lane_biases(s, l));
}

/* Transposes what the products of steps [first, first + steps) saw. */
static void turn_block(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, size_t first, size_t steps)
{
    for (size_t i = 0; i < steps; i++) {
        lc_cell_step step;
        lc_layer_step(&step, s, l, p, first + i);
        lc_turn turn = {.lanes = s->lanes, .step = i, .xt_steps = s->block};
        turn.xt = s->xt;
        turn.x = p->x + lc_layer_time(s, l, first + i) * p->x_stride;
        turn.rows = l->inputs;
        turn.paired = is_paired(l);
        l->lane->turn(&turn);
        turn.paired = false;
        turn.xt = s->ht;
        turn.x = step.h_prev;
        turn.rows = l->hidden;
        l->lane->turn(&turn);
        if (s->mt) {
            turn.xt = s->mt;
            turn.x = step.masked;
            l->lane->turn(&turn);
        }
    }
}

/* dW_x for every gate; dW_h for the gates of each stage, the last one's gradients lying apart in a split cell. */
static void block_gradient(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, size_t first, size_t steps)
{
    size_t unit = s->unit, gates = l->cell->gates, rows = rows_of(l);
    const lc_real *dg = s->gate + first * lc_cell_groups(l->cell) * unit;
    turn_block(s, l, p, first, steps);
    lc_outer outer = {
        .dw_rows = rows, .dg_stride = lc_cell_groups(l->cell) * unit, .xt_steps = s->block, .steps = steps, .lanes = s->lanes};
    outer.sums = s->sums;
    outer.fresh = first + steps == s->steps;
    outer.dw = s->dw_x;
    outer.dg = dg;
    outer.xt = s->xt;
    outer.rows = rows;
    outer.columns = x_columns(l);
    outer.paired = is_paired(l);
    l->lane->outer(&outer);
    outer.paired = false;
    bool last_apart = l->cell->split || l->cell->masked;
    outer.dw = s->dw_h;
    outer.xt = s->ht;
    outer.rows = rows - (last_apart ? l->hidden : 0);
    outer.columns = l->hidden;
    l->lane->outer(&outer);
    if (last_apart) {
        outer.dw = s->dw_h + (gates - 1) * l->hidden * LC_COLUMNS;
        outer.dg = dg + (l->cell->split ? gates : gates - 1) * unit;
        outer.xt = s->mt ? s->mt : s->ht;
        outer.rows = l->hidden;
        l->lane->outer(&outer);
    }
}

/* Of a row of (groups, hidden). */
static lc_real bias_gradient(const lc_layer_shard *s, const lc_layer *l, size_t part, size_t row)
{
    const size_t lanes = s->lanes / s->sums, first = bias_first(l);
    if (row < first)
        return dw_x_of(s, l, part)[(l->inputs / LC_COLUMNS * rows_of(l) + row) * LC_COLUMNS + l->inputs % LC_COLUMNS];
    const lc_real *lane = s->lane_bias + (row - first) * s->lanes + part * lanes;
    lc_real sum = 0;
    for (size_t i = 0; i < lanes; i++)
        sum += lane[i];
    return sum;
}

/* Both biases of a gate have one gradient, but for a split cell's last gate: there the recurrent one is that of the group kept
 * apart. */
static void add_biases(lc_real *gradient, const lc_layer_shard *s, const lc_layer *l, size_t part, bool fresh)
{
    size_t rows = rows_of(l), shared = rows - (l->cell->split ? l->hidden : 0);
    for (size_t row = 0; row < rows; row++) {
        lc_real ih = bias_gradient(s, l, part, row), hh = row < shared ? ih : bias_gradient(s, l, part, row + l->hidden);
        lc_panels_put(gradient + l->bias_ih + row, &ih, 1, fresh);
        lc_panels_put(gradient + l->bias_hh + row, &hh, 1, fresh);
    }
}

static void add_part(lc_real *gradient, const lc_layer_shard *s, const lc_layer *l, size_t part, bool fresh)
{
    lc_real *dw_x = dw_x_of(s, l, part);
    if (is_paired(l))
        lc_panels_fold(dw_x, rows_of(l), x_columns(l));
    lc_panels_back(gradient + l->weight_ih, dw_x, rows_of(l), 0, l->inputs, fresh);
    lc_panels_back(gradient + l->weight_hh, dw_h_of(s, l, part), rows_of(l), 0, l->hidden, fresh);
    add_biases(gradient, s, l, part, fresh);
}

void lc_layer_backward(lc_real *const *gradient, lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p)
{
    size_t end = s->steps;
    begin(s, l);
    for (size_t index = s->steps; index-- > 0;) {
        step_backward(s, l, p, index);
        if (end - index == s->block || index == 0) {
            block_gradient(s, l, p, index, end - index);
            end = index;
        }
    }
    for (size_t part = 0; part < s->sums; part++)
        if (gradient[part])
            add_part(gradient[part], s, l, part, p->fresh);
}
