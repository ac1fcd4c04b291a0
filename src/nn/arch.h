/* arch - an architecture: a file in nn/arch, a composition of layer, stack, dense. */
#ifndef LC_NN_ARCH_H
#define LC_NN_ARCH_H

#include <lanecast/net.h>

#include "core/arena.h"
#include "core/registry.h"

struct lc_shard;
struct lc_fault;

/* In training the lanes are `sums` equal parts, each with a gradient of its own; 0: forecasts only. Mates are shards of the
 * members of a team that have the lanes of one sum among them, in order: how many; 0 or 1: the shard has them all. */
typedef struct lc_shard_size {
    size_t lanes, sums, mates;
} lc_shard_size;

/* How a window's channels lie in a shard. */
typedef enum lc_layout {
    LC_CHANNELS_AS_FEATURES, /* x (context, inputs, lanes): a window is a lane */
    LC_CHANNELS_AS_STEPS,    /* x (inputs, context, lanes): a channel is a step, its rows are the features */
    LC_CHANNELS_AS_LANES /* x (context, 1, lanes): a channel of a window is a lane; inputs and targets are the same channels */
} lc_layout;

typedef struct lc_arch {
    const char *help; /* one line */
    const lc_option *knobs;
    lc_layout layout;

    bool reads_known;  /* covariates that are known of the horizon: then no linear map adds them to y */
    bool feeds_back;   /* what it said of a step is read by the next: it wants shard->last, and may be taught */
    bool horizon_free; /* weights do not depend on the horizon: it may be another one in forecasts */

    /* Sets net->parts (lc_new) and adds the parameters. */
    lc_status (*create)(lc_net *net);

    /* Bytes of the structs that the two plans fill with pointers. */
    size_t packed_size, shard_size;

    /* Passes to come have `steps` steps, and lanes may be late (lc_shard). NULL: every context must be whole. */
    void (*take)(void *parts, const lc_net *net, size_t steps);

    /* Called twice each: over an empty arena to count, then to carve. */
    void (*plan_packed)(void *packed, const lc_net *net, lc_arena *arena, bool training);
    void (*plan_shard)(void *parts, const lc_net *net, lc_arena *arena, const lc_shard_size *size);

    size_t (*pack_pieces)(const lc_net *net);
    void (*pack)(void *packed, const lc_net *net, const lc_real *weights, size_t piece);

    /* Whether a training shard may ask for outputs after every step of its context (lc_shard.origins). */
    bool every;

    /* Whether forward and backward do only the share of the work that shard->share says. If not, one thread does all of it. */
    bool parted;

    /* Whether backward adds the norms of its gradients against the lag to shard->flow, where that is not NULL. */
    bool flows;

    /* (optional) Rows of the state that a net of one direction hands on: its forward and backward begin with shard->before, and
     * forward leaves shard->after, where these are not NULL. Weights may not depend on the length of the context. */
    size_t (*state_rows)(const lc_net *net);

    /* Whether it passes shard->mates on, and nothing in it adds up lanes otherwise. */
    bool mated;

    /* x to y; dy to gradient[sum] (added, or set where shard->fresh; NULL: not wanted). Members of a team begin and end with a
     * meeting. */
    void (*forward)(struct lc_shard *shard, const lc_net *net, const void *packed);
    void (*backward)(lc_real *const *gradient, struct lc_shard *shard, const lc_net *net, const void *packed);

    /* (optional) After a forward of one thread in training: the first number between x and y that is not finite, in the first
     * `lanes` lanes (nn/fault.h); where out->back, after its backward: the first gradient. False: there is none. */
    bool (*find_fault)(struct lc_fault *out, const struct lc_shard *shard, const lc_net *net, size_t lanes);
} lc_arch;

LC_REGISTRY_WITH_KNOBS(lc_arch, lc_arch);

#endif
