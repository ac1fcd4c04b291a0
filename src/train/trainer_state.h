/* trainer_state - what the files of the trainer share: its state, and the steps of training one after the other. */
#ifndef LC_TRAIN_TRAINER_STATE_H
#define LC_TRAIN_TRAINER_STATE_H

#include "train/gradient.h"
#include "train/optim.h"
#include "core/parallel.h"
#include "train/order.h"
#include "train/pace.h"
#include "train/predict.h"
#include "train/schedule.h"
#include "train/trainer.h"

struct lc_trainer {
    lc_trainer_request request;
    const lc_optim *optim;
    const lc_schedule *schedule;
    const lc_order *order;
    lc_knob_values optim_knobs, schedule_knobs, order_knobs;
    lc_cut cut; /* of a batch */
    lc_plan plan;
    lc_teams *teams;
    lc_pace pace;
    size_t length, windows, valid_windows, steps;
    lc_member *member; /* epochs done, their history, the best weights */
    size_t step;       /* steps of the epoch that are done */
    size_t *window;    /* (windows) in the order of the epoch */
    lc_real *weights, *moment[LC_MOMENTS_MAX];
    lc_packed *packed;
    lc_shard **shard; /* (teams) */
    lc_shard **mate;  /* (teams, members) where members are mates */
    size_t apart;     /* their arrays */
    lc_gradient *gradient;
    lc_predictor *valid;
    double *slot_loss;             /* (slots) */
    lc_predicted_loss *valid_loss; /* (valid shards) */
    double loss_sum;               /* of the epoch's batches: mean losses times weights */
    double weight_sum;             /* of these weights: a batch's known targets per cell */
    double norm_sum, rate;         /* of the epoch so far; of the last step */
    size_t windows_done;           /* of the epoch */
    double began;                  /* when the epoch did, by lc_clock_seconds */
};

/* A phase of a step begins. */
static inline void lc_trainer_mark(const lc_trainer *trainer, lc_train_phase phase)
{
    if (trainer->request.observer.mark)
        trainer->request.observer.mark(trainer->request.observer.ctx, phase);
}

/* Weights into panels, in parallel. */
void lc_trainer_pack(lc_trainer *trainer);

/* One minibatch from windows to new weights; *norm is the gradient's, before any clipping. */
lc_status lc_trainer_batch(double *norm, lc_trainer *trainer);

/* The member's flow, of its weights and of some training windows. There is no step after it. */
void lc_trainer_measure(lc_trainer *trainer);

/* The windows in the order of the epoch. */
void lc_trainer_arrange(lc_trainer *trainer);

/* Order, sums and clock of a new epoch; after its last batch: validation, history and best weights. */
void lc_trainer_begin_epoch(lc_trainer *trainer);
lc_status lc_trainer_end_epoch(lc_trainer *trainer);

/* LC_E_DIVERGED: what is not finite, where, and what to try. */
lc_status lc_trainer_diverged(const lc_trainer *trainer, const char *what);

#endif
