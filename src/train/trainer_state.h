/* trainer_state - what the files of the trainer share: its state, and the steps of training one after the other. */
#ifndef LC_TRAIN_TRAINER_STATE_H
#define LC_TRAIN_TRAINER_STATE_H

#include "train/fault_text.h"
#include "train/gradient.h"
#include "train/optim.h"
#include "core/parallel.h"
#include "train/order.h"
#include "train/predict.h"
#include "train/schedule.h"
#include "train/streams.h"
#include "train/trainer.h"

struct lc_trainer {
    lc_trainer_request request;
    const lc_optim *optim;
    const lc_schedule *schedule;
    const lc_order *order;
    lc_knob_values optim_knobs, schedule_knobs, order_knobs;
    lc_cut cut; /* of a batch */
    lc_team_plan plan;
    lc_teams *teams;
    size_t length, windows, valid_windows, steps;
    size_t round;       /* steps from one validation to the next; the last one of an epoch may come sooner */
    lc_member *member;  /* rounds done, their history, the best weights */
    size_t epoch, step; /* epochs that are done; steps of the current one */
    size_t *window;     /* (windows) in the order of the epoch */
    lc_real *weights, *moment[LC_MOMENTS_MAX];
    lc_real *average; /* of the weights; NULL: not asked for */
    lc_real *dropped; /* the weights as the next step reads them; NULL: as they are */
    size_t drawn;     /* steps before the one they were drawn for */
    lc_packed *packed;
    lc_shard **shard;    /* (teams) */
    lc_shard **mate;     /* (teams, members) where members are mates */
    size_t apart;        /* their arrays */
    lc_net *chunk_net;   /* with train.truncate, the net for that many rows, which request.net then is; NULL else */
    lc_streams *streams; /* likewise */
    lc_net *narrow_net;  /* where the plan is of a narrower level, the net of that for mates, NULL else; and its weights */
    lc_packed *narrow_packed;
    lc_gradient *gradient;
    double *weigh; /* (windows) NULL: all count alike */
    lc_predictor *valid;
    double *slot_loss;             /* (slots) */
    lc_predicted_loss *valid_loss; /* (valid shards) */
    double loss_sum;               /* of the round's batches: mean losses times weights */
    double weight_sum;             /* of these weights: a batch's known targets per cell */
    double norm_sum, rate;         /* of the round so far; of the last step */
    size_t windows_done;           /* of the round */
    double began;                  /* when the round did, by lc_clock_seconds */
};

/* Steps of all epochs that are done. */
static inline size_t lc_trainer_steps(const lc_trainer *trainer)
{
    return trainer->epoch * trainer->steps + trainer->step;
}

/* Before the first step of a round. */
static inline bool lc_trainer_is_between(const lc_trainer *trainer)
{
    return trainer->step % trainer->round == 0;
}

/* A phase of a step begins. */
static inline void lc_trainer_mark(const lc_trainer *trainer, lc_train_phase phase)
{
    if (trainer->request.observer.mark)
        trainer->request.observer.mark(trainer->request.observer.ctx, phase);
}

/* Threads for work on flat blocks. */
size_t lc_trainer_flat_threads(const lc_trainer *trainer);

/* Takes the blocks that follow the weights, where the configuration asks for them. */
lc_status lc_trainer_take_followers(lc_trainer *trainer);

/* The weights that the step after `steps` of all reads, into panels, in parallel; without those it drops. */
void lc_trainer_pack(lc_trainer *trainer, size_t steps);

/* What training has come to: the average of the weights, or these; into panels for a validation; and the step's back again. */
const lc_real *lc_trainer_result(const lc_trainer *trainer);
void lc_trainer_pack_result(lc_trainer *trainer);
void lc_trainer_pack_back(lc_trainer *trainer);

/* An average with exponential weights, corrected for its beginning as Kingma & Ba 2015, section 7.2, have it:
 *
 *     average = sum of decay^(n - i) w(i), i = 1..n, divided by the sum of decay^(n - i)
 *             = average before + (1 - decay) / (1 - decay^n) (w(n) - average before)
 */
double lc_average_share(double decay, size_t number);
void lc_average_add(lc_real *average, const lc_real *weights, size_t count, double share);

/* One minibatch from windows to new weights; *norm is the gradient's, before any clipping. */
lc_status lc_trainer_batch(double *norm, lc_trainer *trainer);

/* The schedule's rate; over the first `warmup` epochs it rises in a straight line, step by step. */
double lc_trainer_rate(const lc_trainer *trainer);

/* The gradient, of this norm, clipped -> new weights, packed. */
void lc_trainer_update(lc_trainer *trainer, double norm);

/* The member's flow, of its weights and of some training windows. There is no step after it. */
void lc_trainer_measure(lc_trainer *trainer);

/* The windows in the order of the epoch. */
void lc_trainer_arrange(lc_trainer *trainer);

/* Sums and clock of a new round, at the start of an epoch its order; after its last batch: validation, history, best weights. */
void lc_trainer_begin_round(lc_trainer *trainer);
lc_status lc_trainer_end_round(lc_trainer *trainer);

/* LC_E_DIVERGED: what is not finite, when, where it began as far as that is known, and what to try. */
lc_status lc_trainer_diverged(const lc_trainer *trainer, const char *what, const lc_fault_text *where);

#endif
