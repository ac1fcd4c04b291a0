/* net - the networks' room: sees arrays (steps, features, lanes), never a dataset. Includes core and lane.
 *
 * A net is immutable and shared by threads. Weights, gradients and moments are flat blocks of lc_net_length. Weights in the form
 * that products read are `packed`; what one thread needs to carry one shard through forward and backward is a `shard`.
 */
#ifndef LC_NN_NET_H
#define LC_NN_NET_H

#include <lanecast/flow.h>
#include <lanecast/net.h>

#include <string.h>

#include "core/arena.h"
#include "lane/lane.h"
#include "core/rng.h"
#include "core/team.h"
#include "nn/arch.h"
#include "nn/head.h"
#include "nn/init.h"
#include "nn/late.h"
#include "nn/normalize.h"

struct lc_net {
    lc_net_shape shape;
    lc_model_config config;
    const lc_lane *lane;
    const lc_arch *arch;
    const lc_head *head;
    const lc_normalize *normalize;
    lc_knob_values arch_knobs, head_knobs;
    size_t outputs; /* of the head, per cell */
    size_t known;   /* offset of the map of known covariates, where there is one */
    void *parts;    /* the architecture's */
    lc_parameter *parameter;
    lc_init_rule *rule; /* one per parameter */
    size_t count, capacity, rule_capacity, length;
};

/* How many known covariates the linear map at the end has: none where the architecture reads them. */
static inline size_t lc_net_mapped(const lc_net *net)
{
    return net->arch->reads_known ? 0 : net->shape.known;
}

/* Whether contexts may have fewer steps than the shape's. */
static inline bool lc_net_is_ragged(const lc_net *net)
{
    return net->shape.shortest > 0 && net->shape.shortest < net->shape.context;
}

/* Whether training asks for forecasts after every step. */
static inline bool lc_net_is_every(const lc_net *net)
{
    return strcmp(net->config.output, "every") == 0;
}

/* lc_net_new at a level of one's own choice: tests and benchmarks. */
lc_status lc_net_new_at(lc_net **out, const lc_net_shape *shape, const lc_model_config *config, const lc_lane *lane);

/* One more parameter: its offset. The name is formatted; rule says how it begins. */
lc_status lc_net_add(size_t *offset, lc_net *net, const lc_init_rule *rule, size_t rows, size_t columns, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* lc_net_init on `threads` threads: the same bits. */
void lc_net_begin(lc_real *weights, const lc_net *net, uint64_t seed, size_t threads);

/* Whether a parameter is a bias or another vector, and not a matrix. */
bool lc_net_is_bias(const lc_net *net, size_t parameter);

/* Weights as products read them, for shards in training or for forecasts (these also of one lane). Pack after every change:
 * lc_net_pack_pieces pieces, independent of each other. */
typedef struct lc_packed {
    void *memory, *parts;
    lc_real *known; /* as the parameter */
} lc_packed;

lc_status lc_packed_new(lc_packed **out, const lc_net *net, bool training);

/* For training, what `other` packs for the same net of another level, which it must outlive: every level reads the same. */
lc_status lc_packed_at(lc_packed **out, const lc_net *net, const lc_packed *other);
void lc_packed_free(lc_packed *packed);
size_t lc_net_pack_pieces(const lc_net *net);
void lc_net_pack(lc_packed *packed, const lc_net *net, const lc_real *weights, size_t piece);

enum { LC_SUMS_MAX = 2 }; /* of a shard */

/* The memory of one thread, or of one team, for one shard at a time. Fill x (and target), call forward, read y.
 *
 * In training the lanes are `sums` equal parts, each with a gradient of its own. Which windows are one sum follows from the
 * configuration, how many sums a shard carries side by side from the threads: hence the same bits for any number of these. */
typedef struct lc_shard {
    lc_share *share;       /* of the work: a member of a team has a copy of this struct, with its own; NULL: all of it */
    const lc_mates *mates; /* who has the other lanes of the sum, in a shard like this one; NULL: nobody */
    size_t lanes;
    size_t cells;    /* horizon * targets */
    size_t origins;  /* steps of the context, the last ones, after which there is a forecast: 1, or `steps` */
    size_t outputs;  /* cells * outputs of the head */
    size_t sums;     /* 0: forecasts only */
    bool fresh;      /* the first of a sum: backward sets the gradient instead of adding to it */
    size_t steps;    /* of the context that are taken: the last ones; x begins with the first of them */
    lc_late late;    /* lanes that have fewer */
    lc_real *x;      /* (steps, inputs, lanes) */
    lc_real *known;  /* (origins - 1 + horizon, known, lanes): the rows after the first of the origins */
    lc_real *target; /* (origins - 1 + horizon, targets, lanes), scaled, normalized; NaN: not known, as in an empty lane */
    lc_real *unit;   /* (targets, lanes) where the head is of counts: lc_head_cell; else NULL */
    lc_real *zero;   /* (inputs, then targets; lanes), scaled: what was taken off x and target; NULL: nothing */
    lc_real *spread; /* the same: what they were then divided by; NULL: nothing */
    lc_real *said;   /* (outputs of the head, lanes) scratch of a loss in scaled units, where there is a spread */
    lc_real *y;      /* (origins, cells, outputs of the head, lanes) */
    lc_real *dy;     /* as y */
    lc_flow *flow;   /* backward adds its norms, where an architecture measures them; NULL: not measured */
    double *loss;    /* (lanes) of the last lc_net_loss */
    bool weighed;    /* each lane's loss, and what follows from it, counts by its weight */
    double weight[LC_LANES_MOST];
    lc_real *before, *after;     /* (state_rows, lanes) in training: the states that forward begins and ends with; NULL: zeros */
    lc_rng dropout[LC_SUMS_MAX]; /* set before a training pass; drawn from in one order */
    lc_real *last; /* (targets, lanes), likewise: of the row before the horizon; where the architecture feeds back */
    bool taught;   /* in training: targets may be read in place of outputs, as the architecture says, */
    double epoch;  /* how often depends on the epochs that are done, and on these streams */
    lc_rng teacher[LC_SUMS_MAX];
    void *memory, *parts;
} lc_shard;

/* Its late lanes, for a pass; NULL: all of them have all steps. */
static inline const lc_late *lc_shard_late(const lc_shard *shard)
{
    return shard->late.most ? &shard->late : NULL;
}

lc_status lc_shard_new(lc_shard **out, const lc_net *net, size_t lanes, size_t sums);
void lc_shard_free(lc_shard *shard);

/* shard[0 .. mates): of mates with `lanes` lanes each, and *apart, by which their arrays are apart. lc_shard_free of each, the
 * first one last. */
lc_status lc_mates_new(lc_shard **shard, size_t *apart, const lc_net *net, size_t lanes, size_t mates);

/* The team that carries a shard: members with a share each, or mates; NULL: one thread does. */
static inline lc_share *lc_shard_team(const lc_shard *shard)
{
    return shard->mates ? shard->mates->share : shard->share;
}

/* Sets the steps of the passes to come, for every member of a team, each on its own copy, before a meeting. At first they are
 * the context; fewer, and lanes that are late, where shape.shortest allows it. */
void lc_shard_take(lc_shard *shard, const lc_net *net, size_t steps);

/* Members of a team begin after a meeting. After forward, loss is the first member's; backward begins and ends with a meeting. */
void lc_net_forward(lc_shard *shard, const lc_net *net, const lc_packed *packed);

/* Of a team the first member does it; of mates all do, and it is the first one's. loss[sum]: the loss summed over the known
 * targets of that part's lanes (outside training: loss[0], over all lanes); in training dy = dLoss/dy * scale, zero where a
 * target is not known. */
void lc_net_loss(double *loss, lc_shard *shard, const lc_net *net, double scale);

/* How many targets are known, of the forecasts after all origins. */
size_t lc_shard_known(const lc_shard *shard, const lc_net *net);

/* Adds dLoss/dweights of each part to gradient[sum] (NULL: not wanted), or sets it where the shard is fresh. After forward and
 * loss. */
void lc_net_backward(lc_real *const *gradient, lc_shard *shard, const lc_net *net, const lc_packed *packed);

#endif
