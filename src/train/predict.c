#include "train/predict.h"
#include "core/mem.h"
#include "core/parallel.h"

enum { FEW = 6 }; /* windows up to here are faster one by one than as a shard of LC_LANES */

size_t lc_predictor_lanes(size_t windows)
{
    return windows <= FEW ? 1 : windows < 4 * LC_LANES ? LC_LANES : 2 * LC_LANES;
}

lc_status lc_predictor_new(lc_predictor **out, const lc_net *net, size_t lanes, size_t workers)
{
    lc_status status = LC_OK;
    lc_predictor *p = NULL;
    TRY(lc_new(&p, 1, sizeof *p));
    *p = (lc_predictor){.net = net, .workers = workers, .lanes = lanes};
    TRY(lc_new(&p->shard, workers, sizeof *p->shard));
    for (size_t i = 0; i < workers; i++)
        TRY(lc_shard_new(&p->shard[i], net, lanes, 0));
    *out = p;
    p = NULL;
done:
    lc_predictor_free(p);
    return status;
}

void lc_predictor_free(lc_predictor *p)
{
    if (!p)
        return;
    for (size_t i = 0; p->shard && i < p->workers; i++)
        lc_shard_free(p->shard[i]);
    lc_free(p->shard);
    lc_free(p);
}

typedef struct sweep {
    const lc_predictor *predictor;
    const lc_packed *packed;
    const lc_source *source;
    size_t first, count;
    lc_real *out;
    double *loss;
} sweep;

static void scatter(lc_real *out, const lc_shard *shard, size_t count)
{
    for (size_t lane = 0; lane < count; lane++)
        for (size_t k = 0; k < shard->outputs; k++)
            *out++ = shard->y[k * shard->lanes + lane];
}

/* One shard of windows. */
static void run_piece(void *ctx, size_t piece, size_t worker)
{
    const sweep *s = ctx;
    const lc_predictor *p = s->predictor;
    lc_shard *shard = p->shard[worker];
    size_t index[LC_LANES_MOST], at = piece * p->lanes, left = s->count - at, count = left < p->lanes ? left : p->lanes;
    unsigned saved = lc_lane_enter();
    for (size_t lane = 0; lane < count; lane++)
        index[lane] = s->first + at + lane;
    lc_gather(shard, s->source, index, count, s->loss);
    lc_net_forward(shard, p->net, s->packed);
    if (s->loss)
        lc_net_loss(&s->loss[piece], shard, p->net, count, 0);
    else
        scatter(s->out + at * shard->outputs, shard, count);
    lc_lane_leave(saved);
}

void lc_predictor_run(lc_real *out, const lc_predictor *p, const lc_packed *packed, const lc_source *source, size_t first,
                      size_t count)
{
    sweep s = {.predictor = p, .packed = packed, .source = source, .first = first, .count = count, .out = out};
    lc_parallel(lc_shards_of(count, p->lanes), p->workers, run_piece, &s);
}

double lc_predictor_loss(double *piece, const lc_predictor *p, const lc_packed *packed, const lc_source *source, size_t count)
{
    sweep s = {.predictor = p, .packed = packed, .source = source, .count = count, .loss = piece};
    double total = 0;
    lc_parallel(lc_shards_of(count, p->lanes), p->workers, run_piece, &s);
    for (size_t i = 0; i < lc_shards_of(count, p->lanes); i++)
        total += piece[i];
    return total;
}
