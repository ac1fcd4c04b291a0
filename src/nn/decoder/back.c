/* back - back-propagation through the decoder's steps, and through what one step reads of another. */
#include "nn/decoder.h"

#include <string.h>

static size_t row_of(const lc_decoder_shard *s, const lc_decoder *d)
{
    return d->head.outputs * s->lanes;
}

/* dy of all steps, to which later steps add; the share is of the steps. */
static void begin(lc_decoder_shard *s, const lc_decoder *d, const lc_decoder_pass *p)
{
    const lc_stack_pass stack = lc_decoder_stack_pass(s, p);
    const lc_range own = lc_share_of(p->shard->share, s->steps * row_of(s, d), 1);
    memcpy(s->dy + own.first, p->shard->dy + own.first, (own.end - own.first) * sizeof *s->dy);
    if (d->attention.kind) {
        const lc_attention_pass pass = lc_decoder_attention_pass(s, d, p, 0);
        lc_attention_backward_begin(&s->attention, &d->attention, &pass);
    }
    lc_stack_backward_begin(&s->stack, &d->stack, &p->packed->stack, &stack);
    lc_share_meet(p->shard->share);
}

/* dh and, through attention, its memory, from dy of a step. */
static void say_back(lc_decoder_shard *s, const lc_decoder *d, const lc_decoder_pass *p, size_t step)
{
    lc_real *dh = s->dh + step * d->head.features[0] * s->lanes;
    lc_dense_adjoint_pass back = {dh, s->dy + step * row_of(s, d), 0, s->lanes, false, p->shard->share};
    lc_dense_adjoint(&p->packed->head, &back);
    if (d->attention.kind) {
        const lc_attention_pass pass = lc_decoder_attention_pass(s, d, p, step);
        back.dx = s->dcontext;
        back.piece = 1;
        lc_dense_adjoint(&p->packed->head, &back);
        lc_share_meet(p->shard->share);
        lc_attention_backward(&s->attention, &d->attention, &pass, step, s->dcontext, dh);
    }
    lc_share_meet(p->shard->share);
}

/* What a step read of the one before it: dy += dx, where that was an output. */
static void feed_back(lc_decoder_shard *s, const lc_decoder *d, const lc_decoder_pass *p, size_t step)
{
    const size_t lanes = s->lanes;
    for (size_t k = 0; k < d->targets; k++) {
        lc_real *dy = s->dy + (((step - 1) * d->targets + k) * d->outputs + d->fed) * lanes;
        const lc_real *dx = s->dx + (step * lc_decoder_inputs(d) + k) * lanes, *own = s->own + (step * d->targets + k) * lanes;
        for (size_t lane = 0; lane < lanes; lane++)
            dy[lane] += p->chance > 0 ? own[lane] * dx[lane] : dx[lane];
    }
}

/* The gradients of the head, whose weights all steps share, of attention and of the stack. */
static void end(lc_real *const *gradient, lc_decoder_shard *s, const lc_decoder *d, const lc_decoder_pass *p)
{
    const lc_stack_pass stack = lc_decoder_stack_pass(s, p);
    const lc_attention_pass attention = lc_decoder_attention_pass(s, d, p, 0);
    const lc_real *x[] = {attention.query, s->attention.context};
    lc_dense_back head = {.x = x, .dy = s->dy, .dy_stride = row_of(s, d)};
    head.x_stride[0] = attention.query_stride;
    head.x_stride[1] = d->attention.memory * s->lanes;
    head.fresh = p->shard->fresh;
    head.share = p->shard->share;
    lc_dense_backward(gradient, &s->head, &d->head, &p->packed->head, &head);
    if (d->attention.kind)
        lc_attention_backward_end(gradient, &s->attention, &d->attention, &attention);
    lc_stack_backward_end(gradient, &s->stack, &d->stack, &p->packed->stack, &stack);
}

void lc_decoder_backward(lc_real *const *gradient, lc_decoder_shard *s, const lc_decoder *d, const lc_decoder_pass *p)
{
    const lc_stack_pass stack = lc_decoder_stack_pass(s, p);
    begin(s, d, p);
    for (size_t step = s->steps; step-- > 0;) {
        say_back(s, d, p, step);
        lc_stack_backward_step(&s->stack, &d->stack, &p->packed->stack, &stack, step);
        if (step > 0 && lc_share_is_first(p->shard->share))
            feed_back(s, d, p, step);
        lc_share_meet(p->shard->share);
    }
    end(gradient, s, d, p);
}
