/* predict - forward passes over many windows. */
#include "train/predict.h"
#include "core/mem.h"
#include "train/gather.h"
#include "train/plan.h"

enum { FEW = 6 }; /* windows up to here are faster one by one than as a shard of LC_LANES */

size_t lc_predictor_lanes(size_t windows)
{
    return windows <= FEW ? 1 : windows < 4 * LC_LANES ? LC_LANES : 2 * LC_LANES;
}

lc_status lc_predictor_new(lc_predictor **out, const lc_net *net, const lc_predictor_size *size)
{
    lc_status status = LC_OK;
    lc_predictor *p = NULL;
    const lc_load load = lc_load_of(net);
    const lc_team_plan plan = lc_plan_forecasts(lc_shards_of(size->items, size->lanes), size->lanes, &load, size->threads);
    TRY(lc_new(&p, 1, sizeof *p));
    *p = (lc_predictor){.net = net, .lanes = size->lanes};
    TRY(lc_teams_new(&p->teams, plan.teams, plan.members));
    TRY(lc_new(&p->shard, plan.teams, sizeof *p->shard));
    for (size_t i = 0; i < plan.teams; i++)
        TRY(lc_shard_new(&p->shard[i], net, size->lanes, 0));
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
    for (size_t i = 0; p->shard && i < p->teams->count; i++)
        lc_shard_free(p->shard[i]);
    lc_teams_free(p->teams);
    lc_free(p->shard);
    lc_free(p);
}

/* Items [first, first + count) of a source, in shards. */
typedef struct forecasting {
    const lc_predictor *predictor;
    const lc_packed *packed;
    const lc_source *source;
    size_t first, count;
    lc_real *out;
    lc_predicted_loss *loss;
} forecasting;

/* A lane's outputs to their place among those of its window: cell by cell, the window's lanes in turn. */
static void scatter(const forecasting *f, const lc_shard *shard, size_t at, size_t count)
{
    const size_t width = lc_source_width(f->source), outputs = f->predictor->net->outputs;
    for (size_t lane = 0; lane < count; lane++) {
        size_t window = (at + lane) / width, channel = (at + lane) % width;
        lc_real *to = f->out + (window * shard->cells * width + channel) * outputs;
        for (size_t cell = 0; cell < shard->cells; cell++, to += width * outputs)
            for (size_t k = 0; k < outputs; k++)
                to[k] = shard->y[(cell * outputs + k) * shard->lanes + lane];
    }
}

/* What the first member of a team does when all outputs are there. */
static void finish(const forecasting *f, lc_shard *shard, size_t piece, size_t count)
{
    if (f->loss) {
        lc_net_loss(&f->loss[piece].loss, shard, f->predictor->net, 0);
        f->loss[piece].known = lc_shard_known(shard, f->predictor->net);
    } else
        scatter(f, shard, piece * f->predictor->lanes, count);
}

/* One shard of windows. */
static void run_piece(void *ctx, size_t piece, size_t team, lc_share *share)
{
    const forecasting *f = ctx;
    const lc_predictor *p = f->predictor;
    lc_shard shard = *p->shard[team];
    size_t item[LC_LANES_MOST], at = piece * p->lanes, left = f->count - at, count = left < p->lanes ? left : p->lanes;
    unsigned saved = lc_lane_enter();
    shard.share = share;
    for (size_t lane = 0; lane < count; lane++)
        item[lane] = f->first + at + lane;
    if (f->source->ragged)
        lc_shard_take(&shard, p->net, lc_gather_steps(f->source, item, count));
    lc_gather(&shard, f->source, item, count, f->loss);
    lc_share_meet(share);
    lc_net_forward(&shard, p->net, f->packed);
    if (lc_share_is_first(share))
        finish(f, &shard, piece, count);
    lc_lane_leave(saved);
}

size_t lc_predictor_pieces(const lc_predictor *p, const lc_source *source, size_t windows)
{
    return lc_shards_of(windows * lc_source_width(source), p->lanes);
}

void lc_predictor_run(lc_real *out, const lc_predictor *p, const lc_packed *packed, const lc_source *source, size_t first,
                      size_t count)
{
    const size_t width = lc_source_width(source);
    forecasting f = {p, packed, source, first * width, count * width, out, NULL};
    lc_teams_paced(p->teams, lc_predictor_pieces(p, source, count), run_piece, &f);
}

double lc_predictor_loss(lc_predicted_loss *piece, const lc_predictor *p, const lc_packed *packed, const lc_source *source,
                         size_t count)
{
    forecasting f = {p, packed, source, 0, count * lc_source_width(source), NULL, piece};
    const size_t pieces = lc_predictor_pieces(p, source, count);
    double total = 0;
    size_t known = 0;
    lc_teams_paced(p->teams, pieces, run_piece, &f);
    for (size_t i = 0; i < pieces; i++) {
        total += piece[i].loss;
        known += piece[i].known;
    }
    return total / (double)known;
}
