/* back - back-propagation through time (Werbos 1990): gradients of gates step by step from the last, those of weights over
 * blocks of steps while these are in a near cache.
 *
 * With G(t) the gates before their functions, G(t) = W x(t) + b + U h(t-1), and dG = dL/dG.
 */
#include "nn/layer/drop.h"
#include "nn/layer/hold.h"

/* The units whose dh and dc this member keeps: those that its part of U' dG gives. */
static lc_range own_units(const lc_layer_pass *p)
{
    return lc_adjoint_columns(&p->packed->stage[0].hidden, p->share);
}

/* dh, dc = dL/d the state after the last step, without what comes from its output */
void lc_layer_backward_begin(lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p)
{
    const lc_range own = lc_layer_numbers(s, own_units(p));
    lc_layer_copy(s->dh, p->dlast.h ? p->dlast.h : s->zero, own);
    for (size_t i = 0; i < l->cell->states; i++)
        lc_layer_copy(s->dc[i], p->dlast.c[i] ? p->dlast.c[i] : s->zero, own);
    for (size_t v = 0; v < lc_cell_vectors(l->cell); v++)
        lc_layer_copy(s->down + v * s->unit, s->zero, own);
    if (lc_share_is_first(p->share))
        lc_wgrad_begin(&s->dw_x);
}

/* dL/d the state before the first step */
static void end(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p)
{
    const lc_range own = lc_layer_numbers(s, own_units(p));
    if (p->dstart.h)
        lc_layer_copy(p->dstart.h, s->dh, own);
    for (size_t i = 0; i < l->cell->states; i++)
        if (p->dstart.c[i])
            lc_layer_copy(p->dstart.c[i], s->dc[i], own);
}

/* dh(t-1) = U' dG(t) + what passes no gate. Of a split cell, U saw every gate but the last, and the group after the gates. */
static void recurrent_adjoint(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, const lc_cell_step *step)
{
    lc_adjoint_pass pass = {.dx = s->dh, .dy[0] = step->gate[0], .lanes = s->lanes, .add = l->cell->direct, .share = p->share};
    pass.dy[1] = l->cell->split ? step->gate[l->cell->gates] : NULL;
    if (s->kept) {
        pass.dx = s->dheard;
        pass.add = false;
    }
    lc_adjoint_run(&p->packed->stage[0].hidden, &pass);
    lc_layer_drop_back(s, l, lc_layer_numbers(s, own_units(p)));
}

/* v = dL/d(r h) = U_n' dG_n, then through the mask. */
static void masked_adjoint(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, const lc_cell_step *step,
                           size_t index)
{
    lc_cell_step part;
    const lc_adjoint_pass pass = {s->dmasked, {step->gate[l->cell->gates - 1]}, s->lanes, false, p->share};
    lc_adjoint_run(&p->packed->stage[1].hidden, &pass);
    l->cell->backward_mask(lc_layer_part(&part, step, s, l, own_units(p)));
    if (lc_layer_holds(p, lc_layer_time(s, l, index)))
        lc_layer_clear_gates(s, l, p, index, own_units(p));
    lc_share_meet(p->share);
}

/* dx(t) = W' dG(t) */
static void input_adjoint(const lc_layer_shard *s, const lc_layer_pass *p, const lc_cell_step *step, size_t t,
                          const lc_share *share)
{
    const lc_adjoint_pass pass = {p->dx + t * p->x_stride, {step->gate[0]}, s->lanes, p->add_dx, share};
    lc_adjoint_run(&p->packed->inputs, &pass);
}

void lc_layer_backward_inputs(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p)
{
    const lc_range own = lc_share_of(p->share, s->steps, 1);
    for (size_t t = own.first; t < own.end; t++) {
        lc_cell_step step;
        lc_layer_step(&step, s, l, p, lc_layer_time(s, l, t));
        input_adjoint(s, p, &step, t, NULL);
    }
}

static void step_backward(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, size_t index)
{
    size_t t = lc_layer_time(s, l, index);
    lc_cell_step step, part;
    const bool holds = lc_layer_holds(p, t);
    lc_layer_step(&step, s, l, p, index);
    const lc_cell_step *own = lc_layer_part(&part, &step, s, l, own_units(p));
    if (holds)
        lc_layer_keep_slopes(s, l, own_units(p));
    /* dh(t) += dL/dout(t) */
    if (p->dout)
        l->lane->add(own->dh, p->dout + t * p->out_stride + (own->dh - step.dh), own->count);
    if (p->flow.h)
        lc_layer_measure(&p->flow, s, l, s->steps - 1 - index);
    if (holds)
        lc_layer_clear_slopes(s, l, p, index, own_units(p));
    /* dG(t), dc(t-1) from dh(t), dc(t) */
    l->cell->backward(own);
    if (holds)
        lc_layer_clear_gates(s, l, p, index, own_units(p));
    lc_share_meet(p->share);
    if (l->cell->masked)
        masked_adjoint(s, l, p, &step, index);
    if ((index || p->dstart.h) && !l->cell->scan)
        recurrent_adjoint(s, l, p, &step);
    if (holds)
        lc_layer_hold_slopes(s, l, p, index, own_units(p));
    if (p->dx)
        input_adjoint(s, p, &step, t, p->share);
    /* db += dG(t) */
    lc_wgrad_add_biases(&s->dw_x, step.gate[0], p->share);
}

/* What the products of steps [first, first + steps) saw; a member's share is of the steps. */
static void see_block(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, size_t first, size_t steps)
{
    const lc_range own = lc_share_of(p->share, steps, 1);
    for (size_t i = own.first; i < own.end; i++) {
        lc_cell_step step;
        lc_layer_step(&step, s, l, p, first + i);
        lc_wgrad_transpose(&s->seen_x, p->x + lc_layer_time(s, l, first + i) * p->x_stride, 0, l->inputs, i);
        if (!l->cell->scan)
            lc_wgrad_transpose(&s->seen_h, lc_layer_heard(s, &step, first + i), 0, l->hidden, i);
        if (l->cell->masked)
            lc_wgrad_transpose(&s->seen_masked, step.masked, 0, l->hidden, i);
    }
    lc_share_meet(p->share);
    lc_share_meet(lc_mates_share(p->mates));
}

/* What mates, who have lanes of their own, part is the rows of weight gradients. */
static lc_share *share_of_rows(const lc_layer_pass *p)
{
    return p->mates ? p->mates->share : p->share;
}

/* dW += sum of dG(t) x(t)'   dU += sum of dG(t) h(t-1)'
 * The last gate's dU: of a split cell with the dG of the group after the gates, of a masked cell with r h instead of h. */
static void block_gradient(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, size_t first, size_t steps)
{
    const size_t last_gate = l->cell->gates - (l->cell->split ? 0 : 1), stride = lc_cell_groups(l->cell) * s->unit;
    lc_wgrad_block block = {s->gate + first * stride, stride, steps, first + steps == s->steps, share_of_rows(p), p->mates};
    see_block(s, l, p, first, steps);
    lc_wgrad_add(&s->dw_x, &block);
    lc_wgrad_add(&s->dw_h, &block);
    block.dy += last_gate * s->unit;
    lc_wgrad_add(&s->dw_h_last, &block);
    lc_share_meet(lc_mates_share(p->mates));
}

/* d own: steps have summed it by lanes. */
static void put_own(lc_real *gradient, const lc_layer_shard *s, const lc_layer *l, lc_wgrad_put how)
{
    const lc_real *from = s->down;
    for (size_t i = 0; i < LC_OWN_MAX; i++)
        for (size_t v = 0; v < l->cell->own[i].vectors; v++, from += s->unit)
            lc_wgrad_put_lanes(gradient + l->own[i] + v * l->hidden, &s->dw_x, from, l->hidden, how);
}

/* Both biases of a gate have one gradient, except for a split cell's last gate: there b_hh is that of the group after the gates;
 * a scan has no b_hh. */
static void put(lc_real *gradient, const lc_layer_shard *s, const lc_layer *l, lc_wgrad_put how)
{
    const size_t rows = lc_layer_rows(l), joint = rows - (l->cell->split ? l->hidden : 0);
    lc_wgrad_put_weights(gradient + l->weight_ih, &s->dw_x, how);
    lc_wgrad_put_weights(gradient + l->weight_hh, &s->dw_h, how);
    lc_wgrad_put_weights(gradient + l->weight_hh + s->dw_h.rows * l->hidden, &s->dw_h_last, how);
    lc_wgrad_put_biases(gradient + l->bias_ih, &s->dw_x, 0, rows, how);
    put_own(gradient, s, l, how);
    if (l->cell->scan)
        return;
    lc_wgrad_put_biases(gradient + l->bias_hh, &s->dw_x, 0, joint, how);
    lc_wgrad_put_biases(gradient + l->bias_hh + joint, &s->dw_x, rows, rows - joint, how);
}

/* Blocks are counted from the last step. */
void lc_layer_backward_step(lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, size_t index)
{
    const size_t in_block = (s->steps - 1 - index) % s->seen_x.steps + 1;
    step_backward(s, l, p, index);
    if (in_block == s->seen_x.steps || index == 0)
        block_gradient(s, l, p, index, in_block);
}

void lc_layer_backward_end(lc_real *const *gradient, lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p)
{
    end(s, l, p);
    lc_share_meet(p->share);
    for (size_t sum = 0; sum < s->sums; sum++)
        if (gradient[sum])
            put(gradient[sum], s, l, (lc_wgrad_put){sum, p->fresh, share_of_rows(p), p->mates});
}

void lc_layer_backward(lc_real *const *gradient, lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p)
{
    lc_layer_backward_begin(s, l, p);
    for (size_t index = s->steps; index-- > 0;)
        lc_layer_backward_step(s, l, p, index);
    lc_layer_backward_end(gradient, s, l, p);
}
