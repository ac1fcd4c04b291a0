#include "train/trainer.h"

#include <math.h>
#include <string.h>
#include <time.h>

#include "core/mem.h"
#include "core/parallel.h"
#include "train/gradient.h"
#include "train/optim.h"
#include "train/predict.h"
#include "train/schedule.h"

enum {
    SLOTS_MOST = 64, /* gradient blocks; more shards than this share them, in order */
    WIDE_BATCH = 64 /* from here on a shard has two vectors of lanes, which fills the widest tile */
};

struct lc_trainer {
    lc_trainer_request request;
    const lc_optim *optim;
    const lc_schedule *schedule;
    size_t length, lanes, shards, slots, workers, windows, valid_windows, steps;
    size_t epoch, step; /* epochs done; steps of this one done */
    size_t *order;      /* (windows) this epoch's permutation */
    lc_real *weights, *best, *moment[LC_MOMENTS_MAX];
    lc_packed *packed;
    lc_shard **shard; /* (workers) */
    lc_gradient *gradient;
    lc_predictor *valid;
    double *slot_loss, *valid_loss; /* (slots), (valid shards) */
    lc_epoch *history;              /* (epochs) */
    size_t best_epoch;
    double loss_sum, norm_sum, rate;
    size_t windows_done;
    struct timespec began; /* this epoch */
    size_t bytes;
};

size_t lc_trainer_lanes(size_t batch)
{
    return batch >= WIDE_BATCH ? 2 * LC_LANES : LC_LANES;
}

static lc_status find_strategies(lc_trainer *t)
{
    for (const lc_optim *const *optim = lc_optim_table; *optim; optim++)
        if (strcmp((*optim)->name, t->request.config.optimizer) == 0)
            t->optim = *optim;
    for (const lc_schedule *const *schedule = lc_schedule_table; *schedule; schedule++)
        if (strcmp((*schedule)->name, t->request.config.schedule) == 0)
            t->schedule = *schedule;
    if (!t->optim)
        return lc_fail(LC_E_CONFIG, "train.optimizer: '%s' is not an optimizer", t->request.config.optimizer);
    if (!t->schedule)
        return lc_fail(LC_E_CONFIG, "train.schedule: '%s' is not a schedule", t->request.config.schedule);
    return LC_OK;
}

static size_t shards_of(size_t windows, size_t lanes)
{
    return (windows + lanes - 1) / lanes;
}

static void size_up(lc_trainer *t)
{
    const lc_trainer_request *r = &t->request;
    t->windows = lc_windows_count(r->train.windows);
    t->valid_windows = r->valid.windows ? lc_windows_count(r->valid.windows) : 0;
    size_t batch = r->config.batch < t->windows ? r->config.batch : t->windows;
    t->length = lc_net_length(r->net);
    t->lanes = lc_trainer_lanes(r->config.batch);
    t->shards = shards_of(batch, t->lanes);
    t->slots = t->shards < SLOTS_MOST ? t->shards : SLOTS_MOST;
    t->workers = lc_parallel_workers(t->slots, r->threads);
    t->steps = shards_of(t->windows, r->config.batch);
}

static lc_status take_blocks(lc_trainer *t)
{
    lc_status status = LC_OK;
    TRY(lc_new(&t->weights, t->length, sizeof(lc_real)));
    TRY(lc_new(&t->best, t->length, sizeof(lc_real)));
    for (size_t i = 0; i < t->optim->moments; i++)
        TRY(lc_new(&t->moment[i], t->length, sizeof(lc_real)));
    TRY(lc_gradient_new(&t->gradient, t->length, t->slots));
    t->bytes += (2 + t->optim->moments + t->slots) * t->length * sizeof(lc_real);
done:
    return status;
}

static lc_status take_shards(lc_trainer *t)
{
    lc_status status = LC_OK;
    const lc_net *net = t->request.net;
    TRY(lc_packed_new(&t->packed, net));
    TRY(lc_new(&t->shard, t->workers, sizeof *t->shard));
    for (size_t i = 0; i < t->workers; i++) {
        TRY(lc_shard_new(&t->shard[i], net, t->lanes, true));
        t->bytes += t->shard[i]->bytes;
    }
    if (t->valid_windows)
        TRY(lc_predictor_new(&t->valid, net, t->lanes, t->request.threads));
    for (size_t i = 0; t->valid && i < t->valid->workers; i++)
        t->bytes += t->valid->shard[i]->bytes;
done:
    return status;
}

static lc_status take_tables(lc_trainer *t)
{
    lc_status status = LC_OK;
    TRY(lc_new(&t->order, t->windows, sizeof *t->order));
    TRY(lc_new(&t->slot_loss, t->slots, sizeof *t->slot_loss));
    TRY(lc_new(&t->valid_loss, shards_of(t->valid_windows, t->lanes), sizeof *t->valid_loss));
    TRY(lc_new(&t->history, t->request.config.epochs, sizeof *t->history));
done:
    return status;
}

static void pack_piece(void *ctx, size_t piece, size_t worker)
{
    (void)worker;
    lc_trainer *t = ctx;
    lc_net_pack(t->packed, t->request.net, t->weights, piece);
}

static void pack(lc_trainer *t)
{
    lc_parallel(lc_net_pack_pieces(t->request.net), t->request.threads, pack_piece, t);
}

lc_status lc_trainer_new(lc_trainer **out, const lc_trainer_request *request)
{
    lc_status status = LC_OK;
    lc_trainer *t = NULL;
    TRY(lc_new(&t, 1, sizeof *t));
    t->request = *request;
    TRY(find_strategies(t));
    size_up(t);
    TRY(take_blocks(t));
    TRY(take_shards(t));
    TRY(take_tables(t));
    lc_net_init(t->weights, request->net, request->seed);
    memcpy(t->best, t->weights, t->length * sizeof *t->weights);
    pack(t);
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
    for (size_t i = 0; t->shard && i < t->workers; i++)
        lc_shard_free(t->shard[i]);
    for (size_t i = 0; i < LC_MOMENTS_MAX; i++)
        lc_free(t->moment[i]);
    lc_free(t->shard);
    lc_free(t->weights);
    lc_free(t->best);
    lc_gradient_free(t->gradient);
    lc_packed_free(t->packed);
    lc_predictor_free(t->valid);
    lc_free(t->order);
    lc_free(t->slot_loss);
    lc_free(t->valid_loss);
    lc_free(t->history);
    lc_free(t);
}

/* --- one step -------------------------------------------------------------------------------------------------------- */

/* The windows of this step: order[first .. first + count). */
typedef struct batch {
    lc_trainer *trainer;
    const size_t *window;
    size_t count;
} batch;

/* One shard: windows -> lanes -> loss -> gradient, added to the slot's. */
static double run_shard(const batch *b, lc_shard *shard, size_t index, lc_real *gradient)
{
    lc_trainer *t = b->trainer;
    const lc_net *net = t->request.net;
    size_t at = index * t->lanes, left = b->count - at, count = left < t->lanes ? left : t->lanes;
    double elements = (double)(b->count * shard->outputs);
    shard->dropout = lc_rng_new(t->request.seed, "dropout", (t->epoch * t->steps + t->step) * t->shards + index);
    lc_gather(shard, &t->request.train, b->window + at, count, true);
    lc_net_forward(shard, net, t->packed);
    double loss = lc_net_loss(shard, net, count, 1 / elements);
    lc_net_backward(gradient, shard, net, t->packed);
    return loss / elements;
}

static void run_slot(void *ctx, size_t slot, size_t worker)
{
    const batch *b = ctx;
    lc_trainer *t = b->trainer;
    lc_real *gradient = t->gradient->slot[slot];
    unsigned saved = lc_lane_enter();
    memset(gradient, 0, t->length * sizeof *gradient);
    t->slot_loss[slot] = 0;
    for (size_t index = slot; index * t->lanes < b->count; index += t->slots)
        t->slot_loss[slot] += run_shard(b, t->shard[worker], index, gradient);
    lc_lane_leave(saved);
}

typedef struct updating {
    lc_trainer *trainer;
    lc_optim_step step;
    lc_real factor;
} updating;

static void update_chunk(void *ctx, size_t chunk, size_t worker)
{
    (void)worker;
    const updating *u = ctx;
    lc_trainer *t = u->trainer;
    size_t first = chunk * LC_CHUNK, left = t->length - first, count = left < LC_CHUNK ? left : LC_CHUNK;
    lc_real *g = t->gradient->slot[0] + first, *moment[LC_MOMENTS_MAX];
    for (size_t i = 0; i < LC_MOMENTS_MAX; i++)
        moment[i] = t->moment[i] ? t->moment[i] + first : NULL;
    for (size_t i = 0; u->factor != 1 && i < count; i++)
        g[i] *= u->factor;
    t->optim->update(t->weights + first, moment, g, count, &u->step);
}

/* The schedule's rate; over the first `warmup` epochs it rises in a straight line, step by step. */
static double rate_now(const lc_trainer *t)
{
    const lc_train_config *c = &t->request.config;
    double done = (double)(t->epoch * t->steps + t->step + 1), warm = (double)(c->warmup * t->steps);
    return c->rate * t->schedule->factor(c, t->epoch) * (done < warm ? done / warm : 1);
}

static void update(lc_trainer *t, double norm)
{
    const lc_train_config *c = &t->request.config;
    updating u = {.trainer = t, .factor = (lc_real)lc_gradient_clip(norm, c->clip)};
    u.step = (lc_optim_step){.rate = t->rate, .momentum = c->momentum, .beta1 = c->beta1, .beta2 = c->beta2, .decay = c->decay};
    u.step.epsilon = 1e-8;
    u.step.number = t->epoch * t->steps + t->step + 1;
    lc_parallel(t->gradient->chunks, t->request.threads, update_chunk, &u);
    pack(t);
}

static double since(const struct timespec *began)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - began->tv_sec) + 1e-9 * (double)(now.tv_nsec - began->tv_nsec);
}

static void begin_epoch(lc_trainer *t)
{
    lc_rng rng = lc_rng_new(t->request.seed, "shuffle", t->epoch);
    for (size_t i = 0; i < t->windows; i++)
        t->order[i] = i;
    lc_rng_shuffle(t->order, t->windows, &rng);
    t->loss_sum = t->norm_sum = 0;
    t->windows_done = 0;
    clock_gettime(CLOCK_MONOTONIC, &t->began);
}

static lc_status diverged(const lc_trainer *t, const char *what)
{
    const lc_train_config *c = &t->request.config;
    return lc_fail(LC_E_DIVERGED,
                   "the %s is not finite in epoch %zu, step %zu of %zu (train.rate %g, train.clip %g): try a lower train.rate, a train.clip "
                   "of 1 or less, or a train.warmup",
                   what, t->epoch + 1, t->step < t->steps ? t->step + 1 : t->steps, t->steps, t->rate, c->clip);
}

static lc_status train_batch(lc_trainer *t, double *norm)
{
    batch b = {.trainer = t, .window = t->order + t->step * t->request.config.batch};
    size_t left = t->windows - t->step * t->request.config.batch;
    double loss = 0;
    b.count = left < t->request.config.batch ? left : t->request.config.batch;
    size_t shards = shards_of(b.count, t->lanes), used = shards < t->slots ? shards : t->slots;
    t->rate = rate_now(t);
    lc_parallel(used, t->request.threads, run_slot, &b);
    for (size_t slot = 0; slot < used; slot++)
        loss += t->slot_loss[slot];
    *norm = lc_gradient_sum(t->gradient, used, t->request.config.clip_value, t->request.threads);
    if (!isfinite(loss) || !isfinite(*norm))
        return diverged(t, isfinite(loss) ? "gradient" : "loss");
    update(t, *norm);
    t->loss_sum += loss * (double)b.count;
    t->norm_sum += *norm;
    t->windows_done += b.count;
    return LC_OK;
}

/* --- an epoch's end -------------------------------------------------------------------------------------------------- */

static double validate(lc_trainer *t)
{
    if (!t->valid_windows)
        return NAN;
    double sum = lc_predictor_loss(t->valid_loss, t->valid, t->packed, &t->request.valid, t->valid_windows);
    return sum / (double)(t->valid_windows * t->valid->shard[0]->outputs);
}

static bool all_finite(const lc_real *w, size_t count)
{
    lc_real sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += w[i] - w[i]; /* 0, or NaN where w is not finite */
    return sum == 0;
}

static bool improved(const lc_trainer *t, double valid_loss)
{
    return !t->valid_windows || t->best_epoch == 0 || valid_loss < t->history[t->best_epoch - 1].valid_loss;
}

static lc_status end_epoch(lc_trainer *t)
{
    double valid_loss = validate(t);
    if (t->valid_windows && !isfinite(valid_loss))
        return diverged(t, "validation loss");
    if (!all_finite(t->weights, t->length))
        return diverged(t, "weight vector");
    bool best = improved(t, valid_loss);
    t->history[t->epoch++] = (lc_epoch){
        .loss = t->loss_sum / (double)t->windows,
        .valid_loss = valid_loss,
        .gradient_norm = t->norm_sum / (double)t->steps,
        .rate = t->rate,
        .seconds = since(&t->began),
    };
    t->step = 0;
    if (best) {
        t->best_epoch = t->epoch;
        memcpy(t->best, t->weights, t->length * sizeof *t->best);
    }
    return LC_OK;
}

static bool finished(const lc_trainer *t)
{
    const lc_train_config *c = &t->request.config;
    return t->epoch == c->epochs || (c->patience && t->epoch - t->best_epoch >= c->patience);
}

static void report(lc_progress *p, const lc_trainer *t, double norm, double seconds)
{
    double per_window = seconds / (double)t->windows_done;
    size_t epochs = t->request.config.epochs;
    *p = (lc_progress){.epoch = t->epoch + 1, .epochs = epochs, .step = t->step, .steps = t->steps, .gradient_norm = norm};
    p->loss = t->loss_sum / (double)t->windows_done;
    p->windows_per_second = seconds > 0 ? 1 / per_window : 0;
    p->seconds_left = per_window * (double)((epochs - t->epoch) * t->windows - t->windows_done);
}

lc_status lc_trainer_step(lc_progress *progress, lc_trainer *t)
{
    lc_status status = LC_OK;
    double norm;
    if (t->step == 0)
        begin_epoch(t);
    TRY(train_batch(t, &norm));
    t->step++;
    report(progress, t, norm, since(&t->began));
    if (t->step == t->steps) {
        progress->epoch_done = true;
        TRY(end_epoch(t));
    }
    progress->done = progress->epoch_done && finished(t);
done:
    return status;
}

const lc_real *lc_trainer_best(const lc_trainer *t)
{
    return t->best;
}

const lc_epoch *lc_trainer_history(size_t *count, size_t *best, const lc_trainer *t)
{
    *count = t->epoch;
    *best = t->best_epoch;
    return t->history;
}

size_t lc_trainer_bytes(const lc_trainer *t)
{
    return t->bytes;
}

const char *const *lc_optim_names(void)
{
    return lc_optim_table_names;
}

const char *const *lc_schedule_names(void)
{
    return lc_schedule_table_names;
}
