/* known - the map of known covariates, and its gradient. Lanes are summed in one order, apart for every sum of a shard. */
#include "nn/known.h"

/* The row that is known of a step, counted over the horizons of all origins: each begins a row after the one before. */
static size_t row_of(const lc_net *net, size_t step)
{
    return step / net->shape.horizon + step % net->shape.horizon;
}

void lc_known_forward(lc_shard *shard, const lc_net *net, const lc_real *w)
{
    const size_t known = lc_net_mapped(net), rows = net->shape.targets * net->outputs, lanes = shard->lanes;
    for (size_t step = 0; known && step < shard->origins * net->shape.horizon; step++)
        for (size_t row = 0; row < rows; row++)
            for (size_t k = 0; k < known; k++) {
                lc_real *restrict y = shard->y + (step * rows + row) * lanes;
                const lc_real *restrict x = shard->known + (row_of(net, step) * known + k) * lanes;
                const lc_real factor = w[row * known + k];
                for (size_t lane = 0; lane < lanes; lane++)
                    y[lane] += lc_lane_mul(factor, x[lane]);
            }
}

/* sum[lane] = sum over steps of dy x */
static void sum_steps(lc_real *restrict sum, const lc_shard *shard, const lc_net *net, size_t row, size_t k)
{
    const size_t known = lc_net_mapped(net), rows = net->shape.targets * net->outputs, lanes = shard->lanes;
    for (size_t lane = 0; lane < lanes; lane++)
        sum[lane] = 0;
    for (size_t step = 0; step < shard->origins * net->shape.horizon; step++) {
        const lc_real *restrict dy = shard->dy + (step * rows + row) * lanes;
        const lc_real *restrict x = shard->known + (row_of(net, step) * known + k) * lanes;
        for (size_t lane = 0; lane < lanes; lane++)
            sum[lane] += lc_lane_mul(dy[lane], x[lane]);
    }
}

void lc_known_backward(lc_real *const *gradient, const lc_shard *shard, const lc_net *net)
{
    const size_t known = lc_net_mapped(net), elements = known * net->shape.targets * net->outputs;
    lc_real sum[LC_LANES_MOST] = {0};
    for (size_t i = 0; i < elements; i++) {
        sum_steps(sum, shard, net, i / known, i % known);
        for (size_t part = 0, lane = 0; part < shard->sums; part++) {
            lc_real total = 0;
            for (size_t count = shard->lanes / shard->sums; count > 0; count--)
                total += sum[lane++];
            if (gradient[part])
                gradient[part][net->known + i] = (shard->fresh ? 0 : gradient[part][net->known + i]) + total;
        }
    }
}
