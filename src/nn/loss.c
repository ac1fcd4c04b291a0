/* loss - the losses of a shard whose outputs are there, and their gradients. */
#include <math.h>
#include <string.h>

#include "nn/net.h"

/* The targets of a cell of the forecast after an origin; unknown in lanes that have not begun then: hidden has room for them. */
static const lc_real *target_of(lc_real *hidden, const lc_shard *shard, const lc_net *net, size_t origin, size_t cell)
{
    const lc_real *target = shard->target + (origin * net->shape.targets + cell) * shard->lanes;
    if (shard->origins == 1 || origin >= shard->late.most)
        return target;
    for (size_t lane = 0; lane < shard->lanes; lane++)
        hidden[lane] = shard->late.step[lane] > origin ? (lc_real)NAN : target[lane];
    return hidden;
}

/* loss (lanes) and dy */
static void find_losses(lc_shard *shard, const lc_net *net, double scale)
{
    const size_t lanes = shard->lanes;
    lc_real hidden[LC_LANES_MOST];
    memset(shard->loss, 0, lanes * sizeof *shard->loss);
    lc_head_cell cell = {.lanes = lanes, .loss = shard->loss, .scale = scale, .knobs = &net->head_knobs};
    cell.outputs = net->outputs;
    cell.weight = net->shape.class_weight;
    const lc_real *spread = net->head->classes || !shard->spread ? NULL : shard->spread + net->shape.inputs * lanes;
    for (size_t i = 0; i < shard->origins * shard->cells; i++) {
        cell.y = shard->y + i * net->outputs * lanes;
        cell.dy = shard->sums ? shard->dy + i * net->outputs * lanes : NULL;
        cell.target = target_of(hidden, shard, net, i / shard->cells, i % shard->cells);
        cell.unit = shard->unit ? shard->unit + i % net->shape.targets * lanes : NULL;
        if (spread)
            lc_normalize_loss(&cell, net->head, spread + i % net->shape.targets * lanes, shard->said);
        else
            net->head->loss(&cell);
    }
}

/* L = sum of weight * loss, lane by lane */
static void weigh(lc_shard *shard)
{
    const size_t lanes = shard->lanes, rows = shard->sums ? shard->origins * shard->outputs : 0;
    for (size_t lane = 0; lane < lanes; lane++)
        shard->loss[lane] *= shard->weight[lane];
    for (size_t row = 0; row < rows; row++)
        for (size_t lane = 0; lane < lanes; lane++)
            shard->dy[row * lanes + lane] *= (lc_real)shard->weight[lane];
}

void lc_net_loss(double *loss, lc_shard *shard, const lc_net *net, double scale)
{
    const size_t parts = shard->sums ? shard->sums : 1, mates = shard->mates ? shard->mates->share->size : 1;
    find_losses(shard, net, scale);
    if (shard->weighed)
        weigh(shard);
    lc_share_meet(lc_mates_share(shard->mates));
    if (!lc_share_is_first(lc_mates_share(shard->mates)))
        return;
    memset(loss, 0, parts * sizeof *loss);
    for (size_t mate = 0; mate < mates; mate++) {
        const double *of_lane = lc_mates_array(shard->loss, shard->mates, mate);
        for (size_t lane = 0; lane < shard->lanes; lane++)
            loss[lane / (shard->lanes / parts)] += of_lane[lane];
    }
}

size_t lc_shard_known(const lc_shard *shard, const lc_net *net)
{
    lc_real hidden[LC_LANES_MOST];
    size_t known = 0;
    for (size_t i = 0; i < shard->origins * shard->cells; i++) {
        const lc_real *target = target_of(hidden, shard, net, i / shard->cells, i % shard->cells);
        for (size_t lane = 0; lane < shard->lanes; lane++)
            known += !isnan(target[lane]);
    }
    return known;
}
