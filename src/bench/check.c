/* check - the last states of a network whose weights and inputs follow a formula. */
#include "bench/check.h"

#include <math.h>

#include "core/mem.h"
#include "nn/net.h"

/* The formula of weights (one stream per parameter) and inputs (stream 50) on both sides. */
static double formula(size_t stream, size_t index, double scale)
{
    double i = (double)index;
    return scale * sin(0.7 + 1.3 * (double)stream + 0.37 * i + 0.011 * i * sin(0.13 * i));
}

/* Cell weights by the formula; a head that passes the features on. */
static void set_weights(lc_real *weights, const lc_net *net, size_t hidden)
{
    size_t count;
    const lc_parameter *p = lc_net_parameters(&count, net);
    for (size_t stream = 0; stream + 2 < count; stream++)
        for (size_t i = 0; i < p[stream].rows * p[stream].columns; i++)
            weights[p[stream].offset + i] = (lc_real)formula(stream, i, 1 / sqrt((double)hidden));
    const lc_parameter *head = &p[count - 2];
    for (size_t row = 0; row < head->rows; row++)
        for (size_t k = 0; k < head->columns; k++)
            weights[head->offset + row * head->columns + k] = k == row;
}

static void fill_inputs(lc_shard *shard, const lc_bench_case *c, size_t first)
{
    for (size_t t = 0; t < c->context; t++)
        for (size_t lane = 0; lane < shard->lanes && first + lane < c->batch; lane++)
            for (size_t k = 0; k < c->inputs; k++)
                shard->x[(t * c->inputs + k) * shard->lanes + lane] =
                    (lc_real)formula(50, (t * c->batch + first + lane) * c->inputs + k, 1);
}

static void add_outputs(double check[2], const lc_shard *shard, size_t used, size_t outputs)
{
    for (size_t row = 0; row < outputs; row++)
        for (size_t lane = 0; lane < used; lane++) {
            double h = (double)shard->y[row * shard->lanes + lane];
            check[0] += h;
            check[1] += h * h;
        }
}

/* The head is asked for all features at once: horizon = features, one target. */
lc_status lc_bench_check(double check[2], const lc_bench_case *c)
{
    lc_status status = LC_OK;
    lc_net *net = NULL;
    lc_packed *packed = NULL;
    lc_shard *shard = NULL;
    lc_real *weights = NULL;
    size_t features = c->hidden * (c->bidirectional ? 2 : 1);
    lc_net_shape shape = {.context = c->context, .inputs = c->inputs, .horizon = features, .targets = 1};
    lc_config config = lc_bench_config(c, 1);
    TRY(lc_net_new(&net, &shape, &config.model));
    TRY(lc_packed_new(&packed, net, false));
    TRY(lc_shard_new(&shard, net, LC_LANES, 0));
    TRY(lc_new(&weights, lc_net_length(net), sizeof *weights));
    set_weights(weights, net, c->hidden);
    for (size_t piece = 0; piece < lc_net_pack_pieces(net); piece++)
        lc_net_pack(packed, net, weights, piece);
    check[0] = check[1] = 0;
    for (size_t first = 0; first < c->batch; first += LC_LANES) {
        fill_inputs(shard, c, first);
        lc_net_forward(shard, net, packed);
        add_outputs(check, shard, c->batch - first < LC_LANES ? c->batch - first : LC_LANES, features);
    }
done:
    lc_free(weights);
    lc_shard_free(shard);
    lc_packed_free(packed);
    lc_net_free(net);
    return status;
}
