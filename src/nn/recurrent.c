/* recurrent - from the context to the outputs of the head: the stack, attention, then the head. */
#include "nn/recurrent.h"

#include <string.h>

/* The last layer's output after the last step of each direction. */
static void last_h(const lc_real *h[LC_DIRECTIONS], const lc_recurrent *r, const lc_recurrent_shard *s)
{
    for (size_t d = 0; d < r->stack.directions; d++)
        h[d] = lc_stack_last_out(&s->stack, &r->stack, d);
}

/* Of the head: in training perhaps not all of it. */
static void drop(lc_shard *shard, const lc_recurrent *r, const lc_real *const *x)
{
    const lc_recurrent_shard *s = shard->parts;
    lc_read_pass pass = {s->dout ? s->stack.steps : 1, lc_stack_out_stride(&s->stack, &r->stack), shard->dropout, shard->share};
    if (s->drop.kept)
        lc_read_drop_forward(x, &s->drop, &r->head, &pass);
}

/* y(t) = W h(t) + b; a member's share is of the steps. */
static void every_forward(lc_shard *shard, const lc_recurrent *r, const lc_recurrent_packed *p)
{
    const lc_recurrent_shard *s = shard->parts;
    const lc_range own = lc_share_of(shard->share, s->stack.steps, 1);
    for (size_t t = own.first; t < own.end; t++) {
        const lc_real *h[LC_DENSE_PIECES] = {lc_stack_out(&s->stack, &r->stack, t)};
        if (s->drop.kept)
            lc_read_drop_heard(h, &s->drop, &r->head, t);
        lc_dense_forward(shard->y + t * shard->outputs * shard->lanes, &s->head, &r->head, &p->head, h, NULL);
    }
}

void lc_recurrent_begin(lc_stack_pass *pass, lc_layer_state (*start)[LC_DIRECTIONS], const lc_shard *shard, const lc_recurrent *r)
{
    if (!shard->before)
        return;
    lc_stack_find_states(start, shard->before, &r->stack, shard->lanes);
    pass->start = start;
}

lc_attention_pass lc_recurrent_attention_pass(const lc_recurrent *r, const lc_recurrent_packed *p, const lc_shard *shard)
{
    const lc_recurrent_shard *s = shard->parts;
    lc_attention_pass pass = {.packed = &p->attention, .query = s->query, .fresh = shard->fresh, .share = shard->share};
    pass.late = lc_shard_late(shard);
    pass.mates = shard->mates;
    pass.memory = lc_stack_out(&s->stack, &r->stack, 0);
    pass.memory_stride = lc_stack_out_stride(&s->stack, &r->stack);
    return pass;
}

/* What the head reads: the last h, or with attention the last h and the context that they ask for. */
static void attend(const lc_real *x[LC_DENSE_PIECES], const lc_recurrent *r, const lc_recurrent_packed *p, const lc_shard *shard)
{
    lc_recurrent_shard *s = shard->parts;
    const size_t own = lc_stack_width(&r->stack) / r->stack.directions * s->stack.lanes;
    const lc_attention_pass pass = lc_recurrent_attention_pass(r, p, shard);
    for (size_t d = 0; lc_share_is_first(shard->share) && d < r->stack.directions; d++)
        memcpy(s->query + d * own, x[d], own * sizeof *s->query);
    lc_attention_begin(&s->attention, &r->attention, &pass);
    lc_attention_forward(&s->attention, &r->attention, &pass, 0);
}

static void read_by_head(const lc_real *x[LC_DENSE_PIECES], const lc_recurrent *r, const lc_recurrent_shard *s)
{
    last_h(x, r, s);
    if (r->attention.kind) {
        x[0] = s->query;
        x[1] = lc_attention_context(&s->attention, &r->attention, 0);
    }
}

void lc_recurrent_head_reads(const lc_real *x[LC_DENSE_PIECES], const lc_recurrent *r, const lc_recurrent_shard *s)
{
    read_by_head(x, r, s);
    if (s->drop.kept)
        lc_read_drop_heard(x, &s->drop, &r->head, 0);
}

void lc_recurrent_forward(lc_shard *shard, const lc_net *net, const void *packed)
{
    const lc_recurrent *r = net->parts;
    const lc_recurrent_packed *p = packed;
    lc_recurrent_shard *s = shard->parts;
    const lc_real *x[LC_DENSE_PIECES];
    lc_stack_pass pass = {.x = shard->x, .rng = shard->sums ? shard->dropout : NULL, .share = shard->share};
    lc_layer_state start[LC_LAYERS_MAX][LC_DIRECTIONS];
    lc_recurrent_begin(&pass, start, shard, r);
    pass.late = lc_shard_late(shard);
    lc_stack_forward(&s->stack, &r->stack, &p->stack, &pass);
    if (shard->after && lc_share_is_first(shard->share))
        lc_stack_keep_states(shard->after, &s->stack, &r->stack);
    last_h(x, r, s);
    if (r->attention.kind)
        attend(x, r, p, shard);
    read_by_head(x, r, s);
    if (s->dout)
        x[0] = lc_stack_out(&s->stack, &r->stack, 0);
    drop(shard, r, x);
    lc_recurrent_head_reads(x, r, s);
    if (s->dout)
        every_forward(shard, r, p);
    else
        lc_dense_forward(shard->y, &s->head, &r->head, &p->head, x, shard->share);
}
