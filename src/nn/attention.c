/* attention - its parameters and memory, and the way forward. */
#include "nn/attention.h"
#include "core/names.h"
#include "lane/attend.h"

#include <string.h>

static const char *const names[] = {
    [LC_ATTENTION_NONE] = "none", [LC_ATTENTION_ADDITIVE] = "additive", [LC_ATTENTION_DOT] = "dot", NULL};

const char *const *lc_attention_names(void)
{
    return names;
}

static lc_status add_score(lc_attention *a, lc_net *net)
{
    const lc_init_rule rule = {.role = LC_INIT_INPUT, .gates = 1, .fan = a->size};
    a->key = (lc_dense){.lane = net->lane, .outputs = a->size, .features = {a->memory}, .unbiased = true};
    CHECK(lc_net_add(&a->key.weight, net, &(lc_init_rule){.role = LC_INIT_INPUT, .gates = 1, .fan = a->memory}, a->size,
                     a->memory, "attention.key.weight"));
    return lc_net_add(&a->score, net, &rule, 1, a->size, "attention.score.weight");
}

lc_status lc_attention_make(lc_attention *a, lc_net *net, const char *name, size_t query, size_t memory)
{
    lc_init_rule rule = {.role = LC_INIT_INPUT, .gates = 1, .fan = query};
    *a = (lc_attention){.kind = (lc_attention_kind)lc_names_find(names, name), .lane = net->lane};
    if (a->kind == LC_ATTENTION_NONE)
        return LC_OK;
    if (lc_net_is_every(net))
        return lc_fail(LC_E_CONFIG, "%s.attention = %s reads the whole context: set model.output = last", net->config.kind, name);
    a->memory = a->size = memory;
    a->ask = (lc_dense){.lane = net->lane, .outputs = a->size, .features = {query}};
    CHECK(lc_net_add(&a->ask.weight, net, &rule, a->size, query, "attention.query.weight"));
    rule.role = LC_INIT_BIAS;
    CHECK(lc_net_add(&a->ask.bias, net, &rule, a->size, 1, "attention.query.bias"));
    return a->kind == LC_ATTENTION_ADDITIVE ? add_score(a, net) : LC_OK;
}

void lc_attention_plan_packed(lc_attention_packed *packed, const lc_attention *a, lc_arena *arena, bool training)
{
    if (a->kind == LC_ATTENTION_NONE)
        return;
    lc_dense_plan_packed(&packed->ask, &a->ask, arena, training);
    if (a->kind == LC_ATTENTION_DOT)
        return;
    lc_dense_plan_packed(&packed->key, &a->key, arena, training);
    packed->v = lc_arena_take(arena, a->size, sizeof(lc_real));
}

void lc_attention_pack(const lc_attention_packed *packed, const lc_attention *a, const lc_real *weights)
{
    if (a->kind == LC_ATTENTION_NONE)
        return;
    lc_dense_pack(&packed->ask, &a->ask, weights);
    if (a->kind == LC_ATTENTION_DOT)
        return;
    lc_dense_pack(&packed->key, &a->key, weights);
    memcpy(packed->v, weights + a->score, a->size * sizeof *weights);
}

static void plan_back(lc_attention_shard *s, const lc_attention *a, lc_arena *arena)
{
    const size_t size = sizeof(lc_real);
    s->dasked = lc_arena_take(arena, s->queries * s->unit, size);
    s->dmemory = lc_arena_take(arena, s->steps * a->memory * s->lanes, size);
    s->dweight = lc_arena_take(arena, s->steps * s->lanes, size);
    if (a->kind == LC_ATTENTION_DOT)
        return;
    s->dkeys = lc_arena_take(arena, s->steps * s->key_stride, size);
    s->dv = lc_arena_take(arena, a->size * s->lanes, size);
}

void lc_attention_plan(lc_attention_shard *s, const lc_attention *a, lc_arena *arena)
{
    const size_t kept = s->sums ? s->queries : 1, size = sizeof(lc_real);
    if (a->kind == LC_ATTENTION_NONE)
        return;
    s->ask = (lc_dense_shard){.steps = s->queries, .lanes = s->lanes, .sums = s->sums, .mates = s->mates};
    s->key = (lc_dense_shard){.steps = s->steps, .lanes = s->lanes, .sums = s->sums, .mates = s->mates};
    s->unit = s->key_stride = lc_lane_round_up(a->size * s->lanes);
    s->asked = lc_arena_take(arena, kept * s->unit, size);
    s->weight = lc_arena_take(arena, kept * s->steps * s->lanes, size);
    s->context = lc_arena_take(arena, kept * a->memory * s->lanes, size);
    lc_dense_plan(&s->ask, &a->ask, arena);
    if (a->kind == LC_ATTENTION_ADDITIVE) {
        s->keys = lc_arena_take(arena, s->steps * s->key_stride, size);
        lc_dense_plan(&s->key, &a->key, arena);
    }
    if (s->sums)
        plan_back(s, a, arena);
}

void lc_attention_take(lc_attention_shard *s, size_t steps)
{
    s->steps = s->key.steps = steps;
}

/* Where what is kept of a query is: outside of training there is room for one. */
static size_t kept_at(const lc_attention_shard *s, size_t index)
{
    return s->sums ? index : 0;
}

const lc_real *lc_attention_context(const lc_attention_shard *s, const lc_attention *a, size_t index)
{
    return s->context + kept_at(s, index) * a->memory * s->lanes;
}

/* M m of every step; a member's share is of the steps. */
void lc_attention_begin(lc_attention_shard *s, const lc_attention *a, const lc_attention_pass *p)
{
    const lc_range own = lc_share_of(p->share, s->steps, 1);
    for (size_t t = own.first; a->kind == LC_ATTENTION_ADDITIVE && t < own.end; t++) {
        const lc_real *memory = p->memory + t * p->memory_stride;
        lc_dense_forward(s->keys + t * s->key_stride, &s->key, &a->key, &p->packed->key, &memory, NULL);
    }
    lc_share_meet(p->share);
}

/* Steps of the share before a lane's first are out of the softmax. */
static void hide(const lc_attend *weigh, const lc_late *late)
{
    for (size_t t = weigh->part.first; t < weigh->part.end && t < late->most; t++)
        for (size_t lane = 0; lane < weigh->lanes; lane++)
            if (late->step[lane] > t)
                weigh->out[t * weigh->lanes + lane] = (lc_real)-INFINITY;
}

/* The scores of a query, of the steps of the share. */
static void score(const lc_attention_shard *s, const lc_attention *a, const lc_attention_pass *p, lc_attend weigh)
{
    weigh.part = lc_share_of(p->share, s->steps, 1);
    weigh.scale = lc_attention_scale(a);
    if (a->kind == LC_ATTENTION_ADDITIVE) {
        weigh.y = s->keys;
        weigh.stride = s->key_stride;
        weigh.v = p->packed->v;
        a->lane->attend->score(&weigh);
    } else
        a->lane->attend->dot(&weigh);
    if (p->late)
        hide(&weigh, p->late);
}

void lc_attention_forward(lc_attention_shard *s, const lc_attention *a, const lc_attention_pass *p, size_t index)
{
    lc_real *asked = s->asked + kept_at(s, index) * s->unit, *weight = s->weight + kept_at(s, index) * s->steps * s->lanes;
    lc_attend of_memory = {
        .steps = s->steps, .features = a->memory, .lanes = s->lanes, .y = p->memory, .stride = p->memory_stride};
    lc_attend weigh = of_memory;
    lc_dense_forward(asked, &s->ask, &a->ask, &p->packed->ask, &p->query, p->share);
    lc_share_meet(p->share);
    weigh.x = asked;
    weigh.out = weight;
    score(s, a, p, weigh);
    lc_share_meet(p->share);
    if (lc_share_is_first(p->share))
        a->lane->attend->soften(&weigh);
    lc_share_meet(p->share);
    of_memory.part = lc_share_of(p->share, a->memory, 1);
    of_memory.w = weight;
    of_memory.out = s->context + kept_at(s, index) * a->memory * s->lanes;
    a->lane->attend->blend(&of_memory);
    lc_share_meet(p->share);
}
