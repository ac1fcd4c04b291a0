/* plan - how a batch is cut into sums, and which threads carry which. What is summed together follows from batch and weights
 * only; who carries it follows from sizes and threads, and changes no bit.
 *
 *     batch 64, lanes 16        sums     |  0 |  1 |  2 |  3 |    added inside a sum in one order
 *                               slots       0    1    2    3      a gradient each, added in this order
 *     1 to 3 threads            shards   [  0    1 ][  2    3 ]   two sums abreast, each shard on one thread
 *     4 threads                 shards   [  0 ][  1 ][  2 ][  3 ]
 *     8 threads                 the same shards, by a team of two each
 *
 *     batch 2080, lanes 32      sums     |  0 |  1 | ... | 63 | 64 |
 *                               slots       0    1   ...   63    0      at most 64: slot 0 takes sum 0, then sum 64 is added
 */
#ifndef LC_TRAIN_PLAN_H
#define LC_TRAIN_PLAN_H

#include "nn/net.h"

/* ceil(items / lanes) */
static inline size_t lc_shards_of(size_t items, size_t lanes)
{
    return (items + lanes - 1) / lanes;
}

typedef struct lc_cut {
    size_t lanes; /* windows of a sum */
    size_t sums;  /* of a whole batch */
    size_t slots; /* gradient blocks; more sums than this share them, in order */
} lc_cut;

lc_cut lc_cut_of(size_t batch, size_t weights);

/* What a net has that counts for the plan. */
typedef struct lc_load {
    size_t weights;
    size_t units;  /* of the narrowest layer; 0: a team has nothing to part */
    size_t layers; /* counting both directions */
    bool both;     /* directions: half of a team each */
    size_t shared; /* numbers that members who part the units read of each other in a step, for each lane: h and gates */
    size_t vector; /* lanes that a mate has at least; 0: the net cannot be carried by mates */
    size_t level;  /* lanes of a vector of the net's level: a mate with fewer is of the narrower one (lane/lane.h) */
} lc_load;

lc_load lc_load_of(const lc_net *net);

/* teams x members is how many threads have work; a team carries one shard at a time. Its members part the units, or, as mates,
 * the lanes: mates meet once in a block of steps, not in each, but a vector of lanes is the least that one can have. */
typedef struct lc_team_plan {
    size_t abreast; /* sums of a shard */
    size_t teams, members;
    bool mates;
    bool narrow; /* of a level whose vectors are narrower than the net's */
    double time; /* expected of all shards, ns per step of the context; only its ratio to another plan's says something */
} lc_team_plan;

/* The plan whose step is expected to be the shortest:
 *
 *     rounds * (work of a shard / members * unevenness + meetings + what members read of each other)      per step of time
 *
 * rounds: shards that a team carries one after the other. A team must be a tenth faster than threads by themselves. */
lc_team_plan lc_plan_training(const lc_cut *cut, const lc_load *load, size_t threads);

/* The most members that a team in training has work for. */
size_t lc_plan_members_most(const lc_load *load);

/* The same for forecasts of `shards` shards of `lanes` lanes. */
lc_team_plan lc_plan_forecasts(size_t shards, size_t lanes, const lc_load *load, size_t threads);

#endif
