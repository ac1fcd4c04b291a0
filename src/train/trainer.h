/* trainer - parallel minibatches: shards -> one gradient -> clip -> optimizer -> packed weights. A step allocates nothing.
 *
 * A batch is cut into sums of lanes, sums are dealt to slots; both follow only from the configuration, so the same seed gives
 * the same bits for any number of threads. Sees data and nn; knows nothing of forecasters.
 */
#ifndef LC_TRAIN_TRAINER_H
#define LC_TRAIN_TRAINER_H

#include <lanecast/option.h>

#include "train/source.h"
#include "train/member.h"
#include "train/plan.h"

typedef struct lc_trainer lc_trainer;
typedef struct lc_point lc_point;

/* The phases of a step; each ends where the next one begins. The first four come again for every shard. */
typedef enum lc_train_phase {
    LC_PHASE_GATHER,
    LC_PHASE_FORWARD,
    LC_PHASE_LOSS,
    LC_PHASE_BACKWARD,
    LC_PHASE_REDUCTION,
    LC_PHASE_OPTIMIZER,
    LC_PHASE_PACKING
} lc_train_phase;

/* Hears when a phase begins, on the thread that begins it; mark NULL: nobody does. */
typedef struct lc_train_observer {
    void (*mark)(void *ctx, lc_train_phase phase);
    void *ctx;
} lc_train_observer;

typedef struct lc_trainer_request {
    const lc_net *net; /* borrowed for life */
    lc_source train;   /* what is in it: borrowed for life */
    lc_source valid;   /* valid.windows NULL: no validation; the last epoch is the best */
    lc_train_config config;
    uint64_t seed;
    size_t threads;
    lc_train_observer observer; /* (optional) */
} lc_trainer_request;

/* Weights begin as the net's configuration and the seed say. */
lc_status lc_trainer_new(lc_trainer **out, const lc_trainer_request *request);
void lc_trainer_free(lc_trainer *trainer);

/* Before the first step: training begins with these weights. */
void lc_trainer_start(lc_trainer *trainer, const lc_real *weights);

/* One optimizer step; with the last of an epoch also the validation. Where training has ended, it only sets
 * progress->done.
 * LC_E_DIVERGED as lc_forecaster_step says; then there is no next step. */
lc_status lc_trainer_step(lc_progress *progress, lc_trainer *trainer);

/* How its steps are carried. */
typedef struct lc_trainer_facts {
    lc_cut cut; /* of a whole batch */
    lc_load load;
    lc_team_plan plan;
    double windows; /* of a step, mean over an epoch */
} lc_trainer_facts;

lc_trainer_facts lc_trainer_facts_of(const lc_trainer *trainer);

/* What training has found so far; the trainer's. */
const lc_member *lc_trainer_member(const lc_trainer *trainer);

/* Measures how far back gradients reach at the best weights, and frees the trainer, except for its member, which is the
 * caller's: lc_member_free; and for where it ended, likewise: lc_point_clear. */
lc_member *lc_trainer_finish(lc_trainer *trainer, lc_point *end);

#endif
