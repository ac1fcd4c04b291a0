/* decoder - forward: feed a step, run it, say what it says. */
#include "nn/decoder.h"
#include "nn/teacher.h"

#include <math.h>
#include <string.h>

/* A step's number as an input, k / (k + HALF): below 1 at any horizon, and far steps are as good as alike. */
enum { HALF = 10 };

lc_stack_pass lc_decoder_stack_pass(const lc_decoder_shard *s, const lc_decoder_pass *p)
{
    lc_stack_pass pass = {.x = s->x, .start = p->start, .dout = s->dh, .dx = s->dx, .dstart = p->dstart};
    pass.rng = s->sums ? p->shard->dropout : NULL;
    pass.fresh = p->shard->fresh;
    pass.share = p->shard->share;
    return pass;
}

lc_attention_pass lc_decoder_attention_pass(const lc_decoder_shard *s, const lc_decoder *d, const lc_decoder_pass *p, size_t step)
{
    lc_attention_pass pass = {.packed = &p->packed->attention, .memory = p->memory, .memory_stride = p->memory_stride};
    pass.query = lc_stack_out(&s->stack, &d->stack, step);
    pass.query_stride = lc_stack_out_stride(&s->stack, &d->stack);
    pass.late = lc_shard_late(p->shard);
    pass.fresh = p->shard->fresh;
    pass.share = p->shard->share;
    return pass;
}

/* What does not depend on outputs: known covariates, numbers of steps. A member's share is of the steps. */
static void begin(const lc_decoder_shard *s, const lc_decoder *d, const lc_decoder_pass *p)
{
    const size_t known = d->known * s->lanes, row = lc_decoder_inputs(d) * s->lanes;
    const lc_range own = lc_share_of(p->shard->share, s->steps, 1);
    for (size_t step = own.first; step < own.end; step++) {
        lc_real *to = s->x + step * row + d->targets * s->lanes;
        memcpy(to, p->shard->known + step * known, known * sizeof *to);
        for (size_t lane = 0; lane < s->lanes; lane++)
            to[known + lane] = (lc_real)((double)step / (double)(step + HALF));
    }
    if (p->chance > 0 && lc_share_is_first(p->shard->share))
        lc_teacher_draw(s->forced, p->shard, s->steps, p->chance);
}

/* Where a step is forced, known targets take the place of outputs. */
static void force(lc_real *fed, lc_real *own, const bool *forced, const lc_real *target, size_t lanes)
{
    for (size_t lane = 0; lane < lanes; lane++) {
        const bool taken = forced[lane] && !isnan(target[lane]);
        fed[lane] = taken ? target[lane] : fed[lane];
        own[lane] = !taken;
    }
}

/* The first step reads the last known values, each later one what the step before it said. */
static void feed(const lc_decoder_shard *s, const lc_decoder *d, const lc_decoder_pass *p, size_t step)
{
    const size_t lanes = s->lanes;
    for (size_t k = 0; k < d->targets; k++) {
        const size_t before = (step - 1) * d->targets + k;
        const lc_real *from = step ? p->shard->y + (before * d->outputs + d->fed) * lanes : p->shard->last + k * lanes;
        lc_real *to = s->x + (step * lc_decoder_inputs(d) + k) * lanes;
        memcpy(to, from, lanes * sizeof *to);
        if (step && p->chance > 0)
            force(to, s->own + (step * d->targets + k) * lanes, s->forced + step * lanes, p->shard->target + before * lanes,
                  lanes);
    }
}

/* One lane's vectors write past the outputs of a step: these go to `said`, and are copied from there. */
static void say(lc_decoder_shard *s, const lc_decoder *d, const lc_decoder_pass *p, size_t step)
{
    const lc_real *x[] = {lc_stack_out(&s->stack, &d->stack, step),
                          d->attention.kind ? lc_attention_context(&s->attention, &d->attention, step) : NULL};
    lc_real *y = p->shard->y + step * d->head.outputs * s->lanes;
    lc_dense_forward(s->said ? s->said : y, &s->head, &d->head, &p->packed->head, x, p->shard->share);
    lc_share_meet(p->shard->share);
    if (s->said && lc_share_is_first(p->shard->share))
        memcpy(y, s->said, d->head.outputs * sizeof *y);
}

void lc_decoder_forward(lc_decoder_shard *s, const lc_decoder *d, const lc_decoder_pass *p)
{
    const lc_stack_pass stack = lc_decoder_stack_pass(s, p);
    lc_share *share = p->shard->share;
    begin(s, d, p);
    if (d->attention.kind) {
        const lc_attention_pass pass = lc_decoder_attention_pass(s, d, p, 0);
        lc_attention_begin(&s->attention, &d->attention, &pass);
    }
    lc_stack_forward_begin(&s->stack, &d->stack, &p->packed->stack, &stack);
    for (size_t step = 0; step < s->steps; step++) {
        if (lc_share_is_first(share))
            feed(s, d, p, step);
        lc_share_meet(share);
        lc_stack_forward_step(&s->stack, &d->stack, &p->packed->stack, &stack, step);
        if (d->attention.kind) {
            const lc_attention_pass pass = lc_decoder_attention_pass(s, d, p, step);
            lc_attention_forward(&s->attention, &d->attention, &pass, step);
        }
        say(s, d, p, step);
    }
}
