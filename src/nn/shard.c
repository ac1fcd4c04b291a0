/* shard - memory of a net: planned by counting, taken once, carved; and passes over it. */
#include "core/mem.h"
#include "nn/known.h"

#include <string.h>

enum { MATES_APART = 4096 /* bytes: a multiple of it is between the arrays of mates, which then share no line and no page */ };

static size_t known_length(const lc_net *net)
{
    return net->shape.targets * net->outputs * lc_net_mapped(net);
}

static void plan_packed(lc_packed *packed, const lc_net *net, lc_arena *arena, bool training)
{
    net->arch->plan_packed(packed->parts, net, arena, training);
    packed->known = lc_arena_take(arena, known_length(net), sizeof(lc_real));
}

/* In memory of its own, or in that of another. */
static lc_status take_packed(lc_packed *packed, const lc_net *net, bool training, const lc_packed *other)
{
    lc_arena arena = {0};
    CHECK(lc_new(&packed->parts, 1, net->arch->packed_size));
    plan_packed(packed, net, &arena, training);
    if (!other)
        CHECK(lc_new(&packed->memory, arena.used, 1));
    arena = (lc_arena){.base = other ? other->memory : packed->memory};
    plan_packed(packed, net, &arena, training);
    return LC_OK;
}

static lc_status new_packed(lc_packed **out, const lc_net *net, bool training, const lc_packed *other)
{
    lc_status status = LC_OK;
    lc_packed *packed = NULL;
    TRY(lc_new(&packed, 1, sizeof *packed));
    TRY(take_packed(packed, net, training, other));
    *out = packed;
    packed = NULL;
done:
    lc_packed_free(packed);
    return status;
}

lc_status lc_packed_new(lc_packed **out, const lc_net *net, bool training)
{
    return new_packed(out, net, training, NULL);
}

lc_status lc_packed_at(lc_packed **out, const lc_net *net, const lc_packed *other)
{
    return new_packed(out, net, true, other);
}

void lc_packed_free(lc_packed *packed)
{
    if (!packed)
        return;
    lc_free(packed->memory);
    lc_free(packed->parts);
    lc_free(packed);
}

size_t lc_net_pack_pieces(const lc_net *net)
{
    return net->arch->pack_pieces(net) + (lc_net_mapped(net) > 0);
}

void lc_net_pack(lc_packed *packed, const lc_net *net, const lc_real *weights, size_t piece)
{
    if (piece < net->arch->pack_pieces(net))
        net->arch->pack(packed->parts, net, weights, piece);
    else
        memcpy(packed->known, weights + net->known, known_length(net) * sizeof *weights);
}

/* 1 each, until they are known. */
static void plan_units(lc_shard *shard, size_t count, lc_arena *arena)
{
    shard->unit = lc_arena_take(arena, count, sizeof *shard->unit);
    for (size_t i = 0; shard->unit && i < count; i++)
        shard->unit[i] = 1;
}

/* Where the zero of each channel is, and its spread. */
static void plan_stats(lc_shard *shard, const lc_net *net, lc_arena *arena)
{
    const size_t count = (net->shape.inputs + net->shape.targets) * shard->lanes, size = sizeof(lc_real);
    if (net->normalize->of)
        shard->zero = lc_arena_take(arena, count, size);
    if (net->normalize->spreads) {
        shard->spread = lc_arena_take(arena, count, size);
        shard->said = lc_arena_take(arena, net->outputs * shard->lanes, size);
    }
}

static size_t origins_of(const lc_shard *shard, const lc_net *net)
{
    return shard->sums && lc_net_is_every(net) ? shard->steps : 1;
}

static void plan(lc_shard *shard, const lc_net *net, lc_arena *arena, size_t mates)
{
    const size_t origins = shard->origins, ahead = origins - 1 + net->shape.horizon, size = sizeof(lc_real);
    const size_t rows = origins * shard->outputs * shard->lanes;
    shard->x = lc_arena_take(arena, net->shape.context * net->shape.inputs * shard->lanes, size);
    shard->known = lc_arena_take(arena, ahead * net->shape.known * shard->lanes, size);
    shard->y = lc_arena_take(arena, lc_lane_round_up(rows), size);
    shard->target = lc_arena_take(arena, ahead * net->shape.targets * shard->lanes, size);
    plan_stats(shard, net, arena);
    if (net->head->counts)
        plan_units(shard, net->shape.targets * shard->lanes, arena);
    if (net->arch->feeds_back)
        shard->last = lc_arena_take(arena, net->shape.targets * shard->lanes, size);
    if (shard->sums)
        shard->dy = lc_arena_take(arena, rows, size);
    shard->loss = lc_arena_take(arena, shard->lanes, sizeof *shard->loss);
    net->arch->plan_shard(shard->parts, net, arena, &(lc_shard_size){shard->lanes, shard->sums, mates});
}

/* Without memory. */
static lc_status begin(lc_shard **out, const lc_net *net, size_t lanes, size_t sums)
{
    lc_status status = LC_OK;
    lc_shard *shard = NULL;
    TRY(lc_new(&shard, 1, sizeof *shard));
    shard->lanes = lanes;
    shard->cells = net->shape.horizon * net->shape.targets;
    shard->outputs = shard->cells * net->outputs;
    shard->sums = sums;
    shard->steps = net->shape.context;
    shard->origins = origins_of(shard, net);
    TRY(lc_new(&shard->parts, 1, net->arch->shard_size));
    *out = shard;
    shard = NULL;
done:
    lc_shard_free(shard);
    return status;
}

lc_status lc_shard_new(lc_shard **out, const lc_net *net, size_t lanes, size_t sums)
{
    lc_status status = LC_OK;
    lc_shard *shard = NULL;
    lc_arena arena = {0};
    TRY(begin(&shard, net, lanes, sums));
    plan(shard, net, &arena, 0);
    TRY(lc_new(&shard->memory, arena.used, 1));
    arena = (lc_arena){.base = shard->memory};
    plan(shard, net, &arena, 0);
    *out = shard;
    shard = NULL;
done:
    lc_shard_free(shard);
    return status;
}

lc_status lc_mates_new(lc_shard **shard, size_t *apart, const lc_net *net, size_t lanes, size_t mates)
{
    lc_arena arena = {0};
    for (size_t i = 0; i < mates; i++)
        CHECK(begin(&shard[i], net, lanes, 1));
    plan(shard[0], net, &arena, mates);
    arena.used = (arena.used + MATES_APART - 1) / MATES_APART * MATES_APART;
    *apart = arena.used;
    CHECK(lc_new(&shard[0]->memory, mates * arena.used, 1));
    for (size_t i = 0; i < mates; i++) {
        arena = (lc_arena){.base = (char *)shard[0]->memory + i * *apart};
        plan(shard[i], net, &arena, mates);
    }
    return LC_OK;
}

void lc_shard_free(lc_shard *shard)
{
    if (!shard)
        return;
    lc_free(shard->memory);
    lc_free(shard->parts);
    lc_free(shard);
}

void lc_shard_take(lc_shard *shard, const lc_net *net, size_t steps)
{
    shard->steps = steps;
    shard->origins = origins_of(shard, net);
    if (lc_share_is_first(shard->share))
        net->arch->take(shard->parts, net, steps);
}

void lc_net_forward(lc_shard *shard, const lc_net *net, const lc_packed *packed)
{
    if (net->arch->parted || lc_share_is_first(shard->share))
        net->arch->forward(shard, net, packed->parts);
    lc_share_meet(shard->share);
    if (lc_share_is_first(shard->share))
        lc_known_forward(shard, net, packed->known);
}

void lc_net_backward(lc_real *const *gradient, lc_shard *shard, const lc_net *net, const lc_packed *packed)
{
    lc_share_meet(shard->share);
    if (net->arch->parted || lc_share_is_first(shard->share))
        net->arch->backward(gradient, shard, net, packed->parts);
    if (lc_share_is_first(shard->share))
        lc_known_backward(gradient, shard, net);
    lc_share_meet(shard->share);
}
