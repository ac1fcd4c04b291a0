/* update - a gradient -> clip -> optimizer -> packed weights. */
#include "core/parallel.h"
#include "train/trainer_state.h"

typedef struct updating {
    lc_trainer *trainer;
    lc_optim_step step;
    lc_real factor;
    double share; /* of the new weights in the average */
} updating;

/* Numbers [first, end) of the blocks, biases or none. */
static void update_range(const updating *u, size_t first, size_t end, bool biases)
{
    const lc_trainer *t = u->trainer;
    lc_optim_step step = u->step;
    lc_real *moment[LC_MOMENTS_MAX];
    step.biases = biases;
    for (size_t i = 0; i < LC_MOMENTS_MAX; i++)
        moment[i] = t->moment[i] ? t->moment[i] + first : NULL;
    t->optim->update(t->weights + first, moment, t->gradient->slot[0] + first, end - first, &step);
}

/* The parameters that a chunk has, or has a part of; neighbours of one kind together. */
static void update_parameters(const updating *u, size_t first, size_t end)
{
    const lc_net *net = u->trainer->request.net;
    size_t begun = first;
    for (size_t i = 0; i < net->count && begun < end; i++) {
        const size_t ends = net->parameter[i].offset + net->parameter[i].rows * net->parameter[i].columns;
        const bool biases = lc_net_is_bias(net, i);
        if (ends <= begun || (ends < end && i + 1 < net->count && lc_net_is_bias(net, i + 1) == biases))
            continue;
        update_range(u, begun, ends < end ? ends : end, biases);
        begun = ends;
    }
}

static void update_chunk(void *ctx, size_t chunk, size_t worker)
{
    (void)worker;
    const updating *u = ctx;
    lc_trainer *t = u->trainer;
    size_t first = chunk * LC_CHUNK, left = t->length - first, count = left < LC_CHUNK ? left : LC_CHUNK;
    lc_real *g = t->gradient->slot[0] + first;
    for (size_t i = 0; u->factor != 1 && i < count; i++)
        g[i] *= u->factor;
    update_parameters(u, first, first + count);
    if (t->average)
        lc_average_add(t->average + first, t->weights + first, count, u->share);
}

double lc_trainer_rate(const lc_trainer *t)
{
    const lc_train_config *c = &t->request.config;
    const lc_member *m = t->member;
    const lc_rate_step now = {t->epoch, c->epochs, t->step, t->steps, m->history, m->rounds, &t->schedule_knobs};
    double done = (double)(lc_trainer_steps(t) + 1), warm = (double)(c->warmup * t->steps);
    return c->rate * t->schedule->factor(&now) * (done < warm ? done / warm : 1);
}

void lc_trainer_update(lc_trainer *t, double norm)
{
    const lc_train_config *c = &t->request.config;
    updating u = {.trainer = t, .factor = (lc_real)lc_gradient_clip(norm, c->clip)};
    u.step = (lc_optim_step){.rate = t->rate, .number = lc_trainer_steps(t) + 1, .knobs = &t->optim_knobs};
    u.share = lc_average_share(c->average, u.step.number);
    lc_trainer_mark(t, LC_PHASE_OPTIMIZER);
    lc_parallel(t->gradient->chunks, lc_trainer_flat_threads(t), update_chunk, &u);
    lc_trainer_mark(t, LC_PHASE_PACKING);
    lc_trainer_pack(t, u.step.number);
}
