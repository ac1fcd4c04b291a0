/* recurrent_back - gradients of the recurrent architecture: of its head, of attention, then of the stack. */
#include "nn/recurrent.h"

/* dL/dh(t) = W' dy(t) */
static void every_adjoint(const lc_shard *shard, const lc_recurrent *r, const lc_recurrent_packed *p)
{
    const lc_recurrent_shard *s = shard->parts;
    const size_t numbers = r->head.features[0] * shard->lanes;
    const lc_range own = lc_share_of(shard->share, s->stack.steps, 1);
    for (size_t t = own.first; t < own.end; t++) {
        const lc_real *dy = shard->dy + t * shard->outputs * shard->lanes;
        lc_dense_adjoint(&p->head, &(lc_dense_adjoint_pass){s->dout + t * numbers, dy, 0, shard->lanes, false, NULL});
        if (s->drop.kept)
            lc_read_drop_back(s->dout + t * numbers, &s->drop, &r->head, t, 0, NULL);
    }
}

static void every_backward(lc_real *const *gradient, lc_shard *shard, const lc_recurrent *r, const lc_recurrent_packed *p,
                           lc_stack_pass *pass)
{
    lc_recurrent_shard *s = shard->parts;
    const lc_real *h[LC_DENSE_PIECES] = {lc_stack_out(&s->stack, &r->stack, 0)};
    if (s->drop.kept)
        lc_read_drop_heard(h, &s->drop, &r->head, 0);
    lc_dense_back head = {.x = h, .dy = shard->dy, .fresh = shard->fresh, .share = shard->share, .mates = shard->mates};
    head.x_stride[0] = r->head.features[0] * shard->lanes;
    head.dy_stride = shard->outputs * shard->lanes;
    every_adjoint(shard, r, p);
    lc_dense_backward(gradient, &s->head, &r->head, &p->head, &head);
    lc_stack_backward(gradient, &s->stack, &r->stack, &p->stack, pass);
}

/* From dL/d what the head has read: dh, and dmemory. */
static void attend_back(lc_real *const *gradient, const lc_recurrent *r, const lc_recurrent_packed *p, const lc_shard *shard)
{
    lc_recurrent_shard *s = shard->parts;
    const lc_attention_pass pass = lc_recurrent_attention_pass(r, p, shard);
    lc_attention_backward_begin(&s->attention, &r->attention, &pass);
    lc_attention_backward(&s->attention, &r->attention, &pass, 0, s->dcontext, s->dh[0]);
    lc_attention_backward_end(gradient, &s->attention, &r->attention, &pass);
}

static void last_backward(lc_real *const *gradient, lc_shard *shard, const lc_recurrent *r, const lc_recurrent_packed *p,
                          lc_stack_pass *pass)
{
    lc_recurrent_shard *s = shard->parts;
    const lc_real *x[LC_DENSE_PIECES];
    lc_real *const dx[] = {s->dh[0], r->attention.kind ? s->dcontext : s->dh[1]};
    lc_layer_state dlast[LC_LAYERS_MAX][LC_DIRECTIONS] = {{{0}}};
    pass->dout = s->attention.dmemory;
    lc_recurrent_head_reads(x, r, s);
    lc_dense_back head = {.x = x, .dy = shard->dy, .dx = dx, .fresh = shard->fresh, .share = shard->share, .mates = shard->mates};
    lc_dense_backward(gradient, &s->head, &r->head, &p->head, &head);
    for (size_t i = 0; s->drop.kept && i < LC_DENSE_PIECES && r->head.features[i]; i++)
        lc_read_drop_back(dx[i], &s->drop, &r->head, 0, i, shard->share);
    if (s->drop.kept)
        lc_share_meet(shard->share);
    if (r->attention.kind)
        attend_back(gradient, r, p, shard);
    for (size_t d = 0; d < r->stack.directions; d++)
        dlast[r->stack.layers - 1][d].h = pass->dlast_out[d] = s->dh[d];
    pass->dlast = dlast;
    lc_stack_backward(gradient, &s->stack, &r->stack, &p->stack, pass);
    pass->dlast = NULL;
}

void lc_recurrent_backward(lc_real *const *gradient, lc_shard *shard, const lc_net *net, const void *packed)
{
    const lc_recurrent *r = net->parts;
    const lc_recurrent_shard *s = shard->parts;
    lc_stack_pass pass = {.x = shard->x, .dout = s->dout, .fresh = shard->fresh, .share = shard->share, .mates = shard->mates};
    pass.flow = shard->flow;
    pass.late = lc_shard_late(shard);
    lc_layer_state start[LC_LAYERS_MAX][LC_DIRECTIONS];
    lc_recurrent_begin(&pass, start, shard, r);
    (s->dout ? every_backward : last_backward)(gradient, shard, r, packed, &pass);
}
