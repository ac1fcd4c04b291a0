/* layer_back - back-propagation through time (Werbos 1990): gradients of gates step by step from the last, those of weights over
 * blocks of steps while these are in a near cache.
 *
 * With G(t) the gates before their functions, G(t) = W x(t) + b + U h(t-1), and dG = dL/dG.
 */
#include "nn/layer_step.h"

#include <string.h>

/* dh, dc = dL/d the state after the last step, without what comes from its output */
static void begin(const lc_layer_shard *s, const lc_layer *l, const lc_layer_state *dlast)
{
    const size_t size = s->unit * sizeof(lc_real);
    memcpy(s->dh, dlast->h ? dlast->h : s->zero, size);
    for (size_t i = 0; i < l->cell->states; i++)
        memcpy(s->dc[i], dlast->c[i] ? dlast->c[i] : s->zero, size);
    lc_wgrad_begin(&s->dw_x);
}

/* dL/d the state before the first step */
static void end(const lc_layer_shard *s, const lc_layer *l, const lc_layer_dstate *dstart)
{
    const size_t size = s->unit * sizeof(lc_real);
    if (dstart->h)
        memcpy(dstart->h, s->dh, size);
    for (size_t i = 0; i < l->cell->states; i++)
        if (dstart->c[i])
            memcpy(dstart->c[i], s->dc[i], size);
}

/* dh(t-1) = U' dG(t) + what passes no gate. Of a split cell, U saw every gate but the last, and the group after the gates. */
static void recurrent_adjoint(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, const lc_cell_step *step)
{
    const lc_real *dg[2] = {step->gate[0], l->cell->split ? step->gate[l->cell->gates] : NULL};
    lc_adjoint_run(s->dh, &p->packed->stage[0].hidden, dg, s->lanes, l->cell->direct);
}

/* v = dL/d(r h) = U_n' dG_n, then through the mask. */
static void masked_adjoint(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, const lc_cell_step *step)
{
    const lc_real *dg[2] = {step->gate[l->cell->gates - 1]};
    lc_adjoint_run(s->dmasked, &p->packed->stage[1].hidden, dg, s->lanes, false);
    l->cell->backward_mask(step);
}

/* dx(t) = W' dG(t) */
static void input_adjoint(const lc_layer_shard *s, const lc_layer_pass *p, const lc_cell_step *step, size_t t)
{
    const lc_real *dg[2] = {step->gate[0]};
    lc_adjoint_run(p->dx + t * p->x_stride, &p->packed->inputs, dg, s->lanes, p->add_dx);
}

static void step_backward(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, size_t index)
{
    size_t t = lc_layer_time(s, l, index);
    lc_cell_step step;
    lc_layer_step(&step, s, l, p, index);
    /* dh(t) += dL/dout(t) */
    if (p->dout)
        l->lane->add(s->dh, p->dout + t * p->out_stride, s->unit);
    /* dG(t), dc(t-1) from dh(t), dc(t) */
    l->cell->backward(&step);
    if (l->cell->masked)
        masked_adjoint(s, l, p, &step);
    if (index || p->dstart.h)
        recurrent_adjoint(s, l, p, &step);
    if (p->dx)
        input_adjoint(s, p, &step, t);
    /* db += dG(t) */
    lc_wgrad_add_biases(&s->dw_x, step.gate[0]);
}

/* What the products of steps [first, first + steps) saw. */
static void see_block(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, size_t first, size_t steps)
{
    for (size_t i = 0; i < steps; i++) {
        lc_cell_step step;
        lc_layer_step(&step, s, l, p, first + i);
        lc_wgrad_transpose(&s->seen_x, p->x + lc_layer_time(s, l, first + i) * p->x_stride, 0, l->inputs, i);
        lc_wgrad_transpose(&s->seen_h, step.h_prev, 0, l->hidden, i);
        if (l->cell->masked)
            lc_wgrad_transpose(&s->seen_masked, step.masked, 0, l->hidden, i);
    }
}

/* dW += sum of dG(t) x(t)'   dU += sum of dG(t) h(t-1)'
 * The last gate's dU: of a split cell with the dG of the group after the gates, of a masked cell with r h instead of h. */
static void block_gradient(const lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p, size_t first, size_t steps)
{
    const size_t last_gate = l->cell->gates - (l->cell->split ? 0 : 1), stride = lc_cell_groups(l->cell) * s->unit;
    const lc_real *dg = s->gate + first * stride;
    const bool sets = first + steps == s->steps;
    see_block(s, l, p, first, steps);
    lc_wgrad_add(&s->dw_x, dg, stride, steps, sets);
    lc_wgrad_add(&s->dw_h, dg, stride, steps, sets);
    lc_wgrad_add(&s->dw_h_last, dg + last_gate * s->unit, stride, steps, sets);
}

/* Both biases of a gate have one gradient, except for a split cell's last gate: there b_hh is that of the group after the gates.
 */
static void put(lc_real *gradient, const lc_layer_shard *s, const lc_layer *l, lc_wgrad_put how)
{
    const size_t rows = lc_layer_rows(l), joint = rows - (l->cell->split ? l->hidden : 0);
    lc_wgrad_put_weights(gradient + l->weight_ih, &s->dw_x, how);
    lc_wgrad_put_weights(gradient + l->weight_hh, &s->dw_h, how);
    lc_wgrad_put_weights(gradient + l->weight_hh + s->dw_h.rows * l->hidden, &s->dw_h_last, how);
    lc_wgrad_put_biases(gradient + l->bias_ih, &s->dw_x, 0, rows, how);
    lc_wgrad_put_biases(gradient + l->bias_hh, &s->dw_x, 0, joint, how);
    lc_wgrad_put_biases(gradient + l->bias_hh + joint, &s->dw_x, rows, rows - joint, how);
}

void lc_layer_backward(lc_real *const *gradient, lc_layer_shard *s, const lc_layer *l, const lc_layer_pass *p)
{
    size_t block_end = s->steps;
    begin(s, l, &p->dlast);
    for (size_t index = s->steps; index-- > 0;) {
        step_backward(s, l, p, index);
        if (block_end - index == s->seen_x.steps || index == 0) {
            block_gradient(s, l, p, index, block_end - index);
            block_end = index;
        }
    }
    end(s, l, &p->dstart);
    for (size_t sum = 0; sum < s->sums; sum++)
        if (gradient[sum])
            put(gradient[sum], s, l, (lc_wgrad_put){.sum = sum, .fresh = p->fresh});
}
