/* new - plans a trainer and takes all its memory at once. */
#include <assert.h>
#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/reserve.h"
#include "nn/flow.h"
#include "train/trainer_state.h"
#include "train/weigh.h"

enum { VALID_LANES = 2 * LC_LANES };

static lc_status find_strategies(lc_trainer *t)
{
    const lc_train_config *c = &t->request.config;
    t->optim = lc_optim_find(c->optimizer);
    t->schedule = lc_schedule_find(c->schedule);
    t->order = lc_order_find(c->order);
    if (!t->optim)
        return lc_names_refuse(LC_E_CONFIG, "train.optimizer", c->optimizer, lc_optim_names());
    if (!t->schedule)
        return lc_names_refuse(LC_E_CONFIG, "train.schedule", c->schedule, lc_schedule_names());
    if (!t->order)
        return lc_names_refuse(LC_E_CONFIG, "train.order", c->order, lc_order_names());
    if (t->schedule->of_validation && !t->request.valid.windows)
        return lc_fail(LC_E_CONFIG,
                       "train.schedule = %s follows the validation loss, and there are no windows to validate: give data.split a "
                       "larger second part, or choose another schedule",
                       c->schedule);
    CHECK(lc_knobs_read(&t->optim_knobs, &c->knobs, c->optimizer, t->optim->knobs));
    CHECK(lc_knobs_read(&t->schedule_knobs, &c->knobs, c->schedule, t->schedule->knobs));
    return lc_knobs_read(&t->order_knobs, &c->knobs, c->order, t->order->knobs);
}

/* Steps read train.truncate rows, by the same weights. */
static lc_status take_chunk_net(lc_trainer *t)
{
    const lc_net *net = t->request.net;
    lc_net_shape shape = net->shape;
    if (t->request.config.truncate == 0)
        return LC_OK;
    assert(net->arch->state_rows && !net->config.bidirectional); /* lc_config_check */
    shape.context = t->request.config.truncate;
    shape.shortest = 0;
    CHECK(lc_net_new_at(&t->chunk_net, &shape, &net->config, net->lane));
    t->request.net = t->chunk_net;
    return LC_OK;
}

static void derive_sizes(lc_trainer *t)
{
    const lc_trainer_request *r = &t->request;
    t->windows = lc_windows_count(r->train.windows);
    t->valid_windows = r->valid.windows ? lc_windows_count(r->valid.windows) : 0;
    size_t batch = r->config.batch < t->windows ? r->config.batch : t->windows;
    t->length = lc_net_length(r->net);
    const lc_load load = lc_load_of(r->net);
    t->cut = lc_cut_of(batch * lc_source_width(&r->train), t->length);
    t->plan = lc_plan_training(&t->cut, &load, lc_parallel_workers(r->threads, r->threads));
    t->plan.mates = t->plan.mates && r->config.truncate == 0; /* states are those of whole shards */
    t->plan.narrow = t->plan.narrow && t->plan.mates;
    t->steps = lc_shards_of(t->windows, r->config.batch);
    t->round = r->config.validate_every && r->config.validate_every < t->steps ? r->config.validate_every : t->steps;
}

static lc_status take_blocks(lc_trainer *t)
{
    CHECK(lc_member_new(&t->member, t->length, t->request.config.epochs * lc_shards_of(t->steps, t->round)));
    CHECK(lc_new(&t->weights, t->length, sizeof(lc_real)));
    for (size_t i = 0; i < t->optim->moments; i++)
        CHECK(lc_new(&t->moment[i], t->length, sizeof(lc_real)));
    if (t->request.net->arch->flows && !lc_net_is_every(t->request.net)) /* whose losses are at every lag */
        CHECK(lc_flow_new(&t->member->flow, t->request.net));
    CHECK(lc_gradient_new(&t->gradient, t->length, t->cut.slots));
    return lc_trainer_take_followers(t);
}

static lc_status take_narrow(lc_trainer *t)
{
    const lc_net *net = t->request.net;
    CHECK(lc_net_new_at(&t->narrow_net, &net->shape, &net->config, lc_lane_narrower(net->lane)));
    return lc_packed_at(&t->narrow_packed, t->narrow_net, t->packed);
}

static lc_status take_mates(lc_trainer *t)
{
    const size_t members = t->plan.members;
    if (t->plan.narrow)
        CHECK(take_narrow(t));
    CHECK(lc_new(&t->mate, t->plan.teams * members, sizeof *t->mate));
    for (size_t i = 0; i < t->plan.teams; i++)
        CHECK(lc_mates_new(t->mate + i * members, &t->apart, t->narrow_net ? t->narrow_net : t->request.net,
                           t->cut.lanes / members, members));
    return LC_OK;
}

static lc_status take_shards(lc_trainer *t, const lc_net *valid_net)
{
    const lc_net *net = t->request.net;
    CHECK(lc_packed_new(&t->packed, net, true));
    CHECK(lc_teams_new(&t->teams, t->plan.teams, t->plan.members));
    CHECK(lc_new(&t->shard, t->plan.teams, sizeof *t->shard));
    for (size_t i = 0; i < t->plan.teams; i++)
        CHECK(lc_shard_new(&t->shard[i], net, t->plan.abreast * t->cut.lanes, t->plan.abreast));
    if (t->request.config.truncate)
        CHECK(lc_streams_new(&t->streams, net, t->cut.sums * t->cut.lanes, t->shard, t->plan.teams));
    if (t->plan.mates)
        CHECK(take_mates(t));
    if (!t->valid_windows)
        return LC_OK;
    const size_t lanes = t->valid_windows * lc_source_width(&t->request.valid);
    return lc_predictor_new(&t->valid, valid_net, &(lc_predictor_size){VALID_LANES, lanes, t->request.threads});
}

static lc_status take_tables(lc_trainer *t)
{
    CHECK(lc_new(&t->window, t->windows, sizeof *t->window));
    CHECK(lc_new(&t->slot_loss, t->cut.slots, sizeof *t->slot_loss));
    CHECK(lc_weigh(&t->weigh, t->request.train.windows, &t->request.config));
    t->request.train.weight = t->weigh;
    const size_t pieces = t->valid ? lc_predictor_pieces(t->valid, &t->request.valid, t->valid_windows) : 0;
    return lc_new(&t->valid_loss, pieces, sizeof *t->valid_loss);
}

/* A plan draws no weights and takes none over: its blocks are not memory yet. */
void lc_trainer_start(lc_trainer *t, const lc_real *weights)
{
    if (lc_reserve_is_on())
        return;
    const size_t bytes = t->length * sizeof *weights;
    if (weights != t->member->weights)
        memcpy(t->member->weights, weights, bytes);
    memcpy(t->weights, weights, bytes);
    if (t->average)
        memcpy(t->average, weights, bytes);
    lc_trainer_pack(t, 0);
}

lc_status lc_trainer_new(lc_trainer **out, const lc_trainer_request *request)
{
    lc_status status = LC_OK;
    lc_trainer *t = NULL;
    TRY(lc_new(&t, 1, sizeof *t));
    t->request = *request;
    TRY(find_strategies(t));
    TRY(take_chunk_net(t));
    derive_sizes(t);
    TRY(take_blocks(t));
    TRY(take_shards(t, request->net));
    TRY(take_tables(t));
    if (!lc_reserve_is_on())
        lc_net_begin(t->member->weights, request->net, request->seed, request->threads);
    lc_trainer_start(t, t->member->weights);
    *out = t;
    t = NULL;
done:
    lc_trainer_free(t);
    return status;
}

void lc_trainer_free(lc_trainer *t)
{
    if (!t)
        return;
    for (size_t i = 0; t->shard && i < t->plan.teams; i++)
        lc_shard_free(t->shard[i]);
    for (size_t i = t->plan.teams * t->plan.members; t->mate && i-- > 0;)
        lc_shard_free(t->mate[i]);
    lc_free(t->mate);
    lc_teams_free(t->teams);
    for (size_t i = 0; i < LC_MOMENTS_MAX; i++)
        lc_free(t->moment[i]);
    lc_free(t->shard);
    lc_free(t->weights);
    lc_free(t->average);
    lc_free(t->dropped);
    lc_gradient_free(t->gradient);
    lc_packed_free(t->packed);
    lc_predictor_free(t->valid);
    lc_free(t->window);
    lc_free(t->weigh);
    lc_streams_free(t->streams);
    lc_net_free(t->chunk_net);
    lc_packed_free(t->narrow_packed);
    lc_net_free(t->narrow_net);
    lc_free(t->slot_loss);
    lc_free(t->valid_loss);
    lc_member_free(t->member);
    lc_free(t);
}

const char *const *lc_optim_names(void)
{
    return lc_optim_table_names;
}

const char *const *lc_schedule_names(void)
{
    return lc_schedule_table_names;
}

const char *const *lc_order_names(void)
{
    return lc_order_table_names;
}
